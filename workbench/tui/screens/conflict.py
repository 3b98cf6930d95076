"""Two wordings of one pair, and the choice between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from workbench.tui.screens.form import Form

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from workbench.model.wordings import OpenConflict


class ConflictScreen(Form[str | None]):
    """Gives the text that shall stand, or None where nothing was decided."""

    BINDINGS = [("escape", "dismiss_undecided", "Decide later")]
    keys = (("Enter", "choose"), ("Esc", "decide later"))

    def __init__(self, conflict: OpenConflict) -> None:
        super().__init__()
        self._texts = {
            "mine": conflict.mine,
            "theirs": conflict.theirs,
            "both": f"{conflict.mine}\n{conflict.theirs}",
        }
        self._number = conflict.number
        self._second = conflict.mine_author
        self._standing = conflict.theirs_author

    def compose(self) -> ComposeResult:
        """Both wordings above the choice."""
        with Vertical(classes="form"):
            yield Label(f"Pair {self._number} has two wordings. Both are kept.")
            yield Label(f"By {self._second}, came second:", classes="caption")
            yield Static(self._texts["mine"] or "(empty)", markup=False, classes="wording")
            yield Label(f"By {self._standing}, stands now:", classes="caption")
            yield Static(self._texts["theirs"] or "(empty)", markup=False, classes="wording")
            yield OptionList(
                Option("take the one that came second", id="mine"),
                Option("keep the one that stands now", id="theirs"),
                Option("keep both, one below the other, and edit them", id="both"),
            )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Decides."""
        self.dismiss(self._texts[str(event.option_id)])

    def action_dismiss_undecided(self) -> None:
        """Leaves the conflict open."""
        self.dismiss(None)
