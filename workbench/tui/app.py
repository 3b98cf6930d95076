"""The application: one project, its services, its themes, and leaving in good order."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand

from workbench.tui.background import Background
from workbench.tui.command import Keymap, Mode, all_commands, shown
from workbench.tui.lists import Lists
from workbench.tui.screens.editor import EditorScreen
from workbench.tui.sequences import keep_alt_keys_silent
from workbench.tui.term_knowledge import TermKnowledge
from workbench.tui.terminal import is_hung_up
from workbench.tui.themes import DARK, LIGHT, THEMES
from workbench.tui.tidying import LOOK_SECONDS as TIDY_SECONDS
from workbench.tui.tidying import Tidying
from workbench.tui.work import Work

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.screen import Screen

    from workbench.model.settings import Settings
    from workbench.tui.screens.listing import ListScreen

_LOOK_SECONDS = 1.0


class WorkbenchApp(App[None], inherit_bindings=False):
    """The terminal UI over one open project."""

    CSS_PATH = "workbench.tcss"
    TITLE = "workbench"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+backslash"
    ESCAPE_TO_MINIMIZE: ClassVar[bool] = False

    def __init__(self, path: Path, work: Work, settings: Settings) -> None:
        super().__init__()
        self.path = path
        self.work = work
        self.reader = work.reader
        self.writer = work.writer
        self.settings = settings
        self.is_typographic = settings.typographic
        self.keymap = Keymap(all_commands(), settings.keys)
        self.background = Background(self)
        self.lists = Lists(self)
        self.terms = TermKnowledge(self)
        self.tidying = Tidying(self)
        keep_alt_keys_silent()
        self._data_version = self.reader.data_version()
        for theme in THEMES:
            self.register_theme(theme)
        # Set before the style sheet is read, so that it is read once.
        chosen = settings.theme if settings.theme in self.available_themes else DARK.name
        self.set_reactive(App.theme, chosen)
        self.stylesheet.set_variables(self.get_css_variables())

    @property
    def editor(self) -> EditorScreen:
        """The editor, also where a form lies above it."""
        for screen in self.screen_stack:
            if isinstance(screen, EditorScreen):
                return screen
        raise LookupError("the editor is not open")

    @property
    def front(self) -> EditorScreen | ListScreen:
        """The screen that is worked on: the uppermost list, or else the editor."""
        from workbench.tui.screens.listing import ListScreen

        for screen in reversed(self.screen_stack):
            if isinstance(screen, ListScreen | EditorScreen):
                return screen
        raise LookupError("the editor is not open")

    def get_default_screen(self) -> Screen[None]:
        """The editor is what there is."""
        return EditorScreen(self.work, self.keymap)

    def on_mount(self) -> None:
        """Ends in good order when the terminal hangs up, and begins to tidy the memory."""
        self.set_interval(TIDY_SECONDS, self.tidying.look)
        if not self.is_headless:
            self.set_interval(_LOOK_SECONDS, self._look_for_terminal)
        loop = self._loop
        if loop is None:
            return
        for name in ("SIGHUP", "SIGTERM"):
            number = getattr(signal, name, None)
            if number is not None and hasattr(loop, "add_signal_handler"):
                try:
                    loop.add_signal_handler(number, self.hang_up)
                except (NotImplementedError, RuntimeError, ValueError):
                    continue  # Windows, or not the main thread: closing is noticed otherwise

    def on_unmount(self) -> None:
        """Lets go of the project."""
        self.background.stop()

    def hang_up(self) -> None:
        """Stores what was typed, also in a form, at once, and ends."""
        try:
            for screen in self.screen_stack:
                if isinstance(screen, EditorScreen) or hasattr(screen, "keep_unfinished"):
                    self.editor.attempt(screen.keep_unfinished)
            self.store_all()
        finally:  # nobody is there any more who could end it
            self.exit(return_code=129)

    def _look_for_terminal(self) -> None:
        if sys.__stdin__ is not None and is_hung_up(sys.__stdin__.fileno()):
            self.hang_up()

    def store_all(self) -> None:
        """Puts everything that was typed into the file, and waits for it."""
        self.editor.keep_place()
        self.writer.drain()

    def undo(self) -> str | None:
        """Takes the last stored change back, whatever it was; names it."""
        return self.work.deeds.undo_stored()

    def redo(self) -> str | None:
        """Brings back the stored change that was undone last; names it."""
        return self.work.deeds.redo_stored()

    def action_command_palette(self) -> None:
        """Offers commands, unless something is asked: what stands there would be lost."""
        if self.screen is self.front and not self.front.questions.keys:
            super().action_command_palette()

    # Documents

    def open_document(self, name: str) -> None:
        """Opens another document of the project."""
        row, _ = self.reader.documents.get(name)
        self._open(row, None)

    def open_document_of(self, segment: int) -> None:
        """Opens the document of a segment, at that segment."""
        self._open(self.reader.segments.document_of(segment), segment)

    def _open(self, document: int, segment: int | None) -> None:
        self.store_all()
        if self.editor.has_unstored():
            return
        self.work = Work(
            self.reader,
            self.writer,
            document,
            self.settings.author,
            propagates=self.settings.memory.propagate,
        )
        if segment is not None:
            self.work.go_to_row(segment)
        self.editor.take_work(self.work)
        self.terms.learn_words()

    # The rest

    def switch_theme(self) -> None:
        """Switches between dark and light."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name
        self.editor.call_after_refresh(self.editor.redraw)

    def has_file_changed(self) -> bool:
        """Whether anybody has written to the file since this was asked."""
        version = self.reader.data_version()
        changed = version != self._data_version
        self._data_version = version
        return changed

    def foot_keys(self, mode: Mode) -> tuple[tuple[str, str], ...]:
        """The keys that the foot shows in a mode."""
        if mode is Mode.TARGET:
            return self.keymap.hints(mode)
        own = [
            command
            for command in self.keymap.commands
            if command.hint and mode in command.modes and self.keymap.keys(command)
        ]
        own.sort(key=lambda command: len(command.modes))
        return tuple((shown(self.keymap.keys(command)[0]), command.hint) for command in own)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers: the commands of the editor."""
        front = self.front
        for command in self.keymap.commands:
            if command.in_palette and front.mode in command.modes:
                keys = " ".join(shown(key) for key in self.keymap.keys(command))
                title = command.name.replace("-", " ")
                yield SystemCommand(
                    f"{title}  {keys}",
                    command.summary,
                    lambda chosen=command: front.run_command(chosen),
                )
