"""What lies above the editor until it is answered: one box in the middle, with its own style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.screen import ModalScreen

if TYPE_CHECKING:
    from textual.screen import Screen

    from workbench.tui.questions import Hints

T = TypeVar("T")

_USUAL = (("Enter", "choose"), ("Esc", "leave it"))


class Form(ModalScreen[T]):
    """A box above the editor; its style sheet is read when the first one is opened."""

    CSS_PATH = "forms.tcss"
    keys: ClassVar[Hints] = _USUAL
    """What the foot below shows as long as the form is open."""


def keys_above(screen: Screen[Any]) -> Hints:
    """The keys of the box that lies above a screen; none where none does."""
    if screen.is_active:
        return ()
    above = screen.app.screen
    if isinstance(above, Form):
        return above.keys
    return _USUAL if isinstance(above, ModalScreen) else ()
