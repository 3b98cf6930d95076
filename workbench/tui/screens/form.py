"""What lies above the editor until it is answered: one box in the middle, with its own style."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import ModalScreen

T = TypeVar("T")


class Form(ModalScreen[T]):
    """A box above the editor; its style sheet is read when the first one is opened."""

    CSS_PATH = "forms.tcss"
