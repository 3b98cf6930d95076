"""How a source is drawn while it is read: in another script, with its words told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.style import Style

from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.tui.widgets.lines import Layer

NOWHERE = Span(0, 0)
_ODD = Style(underline=True)
_EVEN = Style(underline=False)
_TERM = Style(bold=True)
"""What tells a term where the line below it tells words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """What is drawn of a source beside its text."""

    shown: str
    """The text in the script that is chosen, with as many code points."""
    words: Sequence[Span] = ()
    """The words that are told apart; empty where they are not."""
    looked_up: Span = NOWHERE
    """The word that the dictionary has at the caret."""


def over(marked: str, stored: str, shown: str) -> str:
    """The text with the characters of `shown` in place of those of `stored`.

    It may hold marks that `stored` has not, and then keeps them. Where it is another text, as while
    it is being corrected, it stays as it is.
    """
    if marked == stored:
        return shown
    pieces: list[str] = []
    at = 0
    for character in marked:
        if at < len(stored) and character == stored[at]:
            pieces.append(shown[at])
            at += 1
        else:
            pieces.append(character)
    return "".join(pieces) if at == len(stored) else marked


def view_layers(view: SourceView, terms: Sequence[Span], looked_up: Style) -> Iterator[Layer]:
    """The styles of a view: a line under every other word, and the word that was looked up."""
    for number, span in enumerate(view.words):
        yield span, _ODD if number % 2 else _EVEN
    if view.words:
        yield from ((span, _TERM) for span in terms)
    if len(view.looked_up):
        yield view.looked_up, looked_up
