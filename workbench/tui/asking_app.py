"""Deciding on the repair of a text before it is imported, on a screen of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import App

from workbench.tui.command import Keymap, Mode, all_commands
from workbench.tui.mend_desk import ImportDesk
from workbench.tui.screens.mends import MendsScreen
from workbench.tui.sequences import keep_alt_keys_silent
from workbench.tui.themes import DARK, THEMES

if TYPE_CHECKING:
    from pathlib import Path

    from textual.screen import Screen

    from workbench.model.settings import Settings
    from workbench.services.importing import Proposal


class AskedScreen(MendsScreen):
    """The proposals for a text that is not stored yet."""

    mode = Mode.ASKED

    def end(self, *, is_wanted: bool) -> None:
        """Ends, and says whether the text is to be imported."""
        self.app.exit(is_wanted)

    def leave(self) -> None:
        """Ends without importing anything."""
        self.end(is_wanted=False)

    quit = leave


class AskingApp(App[bool], inherit_bindings=False):
    """Shows what repair proposes for one text; ends with whether it is to be imported."""

    CSS_PATH = ["workbench.tcss", "screens/listing.tcss"]
    TITLE = "workbench"
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE: ClassVar[bool] = False

    def __init__(self, proposal: Proposal, path: Path, settings: Settings) -> None:
        super().__init__()
        self.path = path
        self.keymap = Keymap(all_commands(), settings.keys)
        self.desk = ImportDesk(proposal)
        keep_alt_keys_silent()
        for theme in THEMES:
            self.register_theme(theme)
        chosen = settings.theme if settings.theme in self.available_themes else DARK.name
        self.set_reactive(App.theme, chosen)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[None]:
        """The proposals are what there is."""
        return AskedScreen(self.keymap, self.desk)


def ask(proposal: Proposal, path: Path, settings: Settings) -> Proposal | None:
    """Lets the user decide on the repair of a text; None where it is not to be imported."""
    app = AskingApp(proposal, path, settings)
    return app.desk.settled if app.run() else None
