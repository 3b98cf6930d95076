"""A choice out of a few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from workbench.tui.screens.form import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


class ChooseScreen(Form[int | None]):
    """Gives the index of what was chosen, or None."""

    BINDINGS = [("escape", "cancel", "Cancel")]

    def __init__(self, title: str, options: Sequence[str], *, begin: int = 0) -> None:
        """Asks with the cursor on the option at `begin`, from 0."""
        super().__init__()
        self._title = title
        self._options = options
        self._begin = begin

    def compose(self) -> ComposeResult:
        """What there is."""
        with Vertical(classes="form"):
            yield Label(f"{self._title}    Enter: choose    Esc: leave it")
            yield OptionList(*(Option(option, id=None) for option in self._options), markup=False)

    def on_mount(self) -> None:
        """Puts the cursor on the option to begin with."""
        self.query_one(OptionList).highlighted = self._begin

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Gives the one chosen."""
        self.dismiss(event.option_index)

    def action_cancel(self) -> None:
        """Gives nothing."""
        self.dismiss(None)
