"""The application: one project, its services, its themes, and leaving in good order."""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import CancelledError
from functools import cache
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import App, SystemCommand
from textual.worker import get_current_worker

from workbench.errors import Refused, WorkbenchError
from workbench.services.asking import Asker
from workbench.store.project import Store
from workbench.tui.command import Keymap, Mode, all_commands, shown
from workbench.tui.screens.editor import EditorScreen
from workbench.tui.sequences import keep_alt_keys_silent
from workbench.tui.terminal import is_hung_up
from workbench.tui.themes import DARK, LIGHT, THEMES
from workbench.tui.tidying import LOOK_SECONDS as TIDY_SECONDS
from workbench.tui.tidying import Tidying
from workbench.tui.typed_paths import system_errors
from workbench.tui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

    from textual.screen import Screen

    from workbench.model.settings import Settings
    from workbench.model.term_keys import SavedKeys
    from workbench.services.recognising import Recogniser
    from workbench.tui.clipboard import Clipboard
    from workbench.tui.screens.listing import ListScreen


T = TypeVar("T")

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
        self.asker = Asker(path)
        self.counter = Asker(path)
        """For what may take long, so that nobody waits for it."""
        self.tidying = Tidying(self)
        self.keymap = Keymap(all_commands(), settings.keys)
        keep_alt_keys_silent()
        self._data_version = self.reader.data_version()
        self._recogniser: Recogniser | None = None
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
        self.asker.stop()
        self.counter.stop()

    def hang_up(self) -> None:
        """Stores what was typed, also in a form, at once, and ends."""
        for screen in self.screen_stack:
            if isinstance(screen, EditorScreen) or hasattr(screen, "keep_unfinished"):
                self.editor.attempt(screen.keep_unfinished)
        self.store_all()
        self.exit(return_code=129)

    def _look_for_terminal(self) -> None:
        if sys.__stdin__ is not None and is_hung_up(sys.__stdin__.fileno()):
            self.hang_up()

    def store_all(self) -> None:
        """Puts everything that was typed into the file, and waits for it."""
        self.editor.keep_place()
        self.writer.drain()

    # The glossary

    @property
    def recogniser(self) -> Recogniser | None:
        """The glossary's terms, ready to be found; None until they are read."""
        return self._recogniser

    def open_glossary(self, text: str = "", row: int | None = None) -> None:
        """Opens the glossary, filtered by a text or with the cursor on a concept."""
        from workbench.tui.screens.glossary import GlossaryScreen

        self.store_all()
        self.push_screen(GlossaryScreen(self.keymap, text=text, row=row), self._back_from_list)

    def open_uses(self, concept: int) -> None:
        """Opens the list of the places where a concept is used."""
        from workbench.tui.screens.uses import UsesScreen

        self.store_all()
        self.push_screen(UsesScreen(self.keymap, concept), self._back_from_list)

    def open_notes(self) -> None:
        """Opens the list of all notes of the document, at the active pair."""
        from workbench.tui.screens.notes import NotesScreen

        self.store_all()
        screen = NotesScreen(self.keymap, self.work.document, self.work.row)
        self.push_screen(screen, self._back_from_list)

    def open_candidates(self) -> None:
        """Opens the list of terms that the documents have and the glossary lacks."""
        from workbench.tui.screens.candidates import CandidatesScreen

        self.store_all()
        self.push_screen(CandidatesScreen(self.keymap), self._back_from_list)

    def open_mends(self) -> None:
        """Opens the list of what repair proposes for the document, at the active pair."""
        from workbench.tui.mend_desk import DocumentDesk
        from workbench.tui.screens.mends import MendsScreen

        self.store_all()
        desk = DocumentDesk(self, self.work.document)
        number = self.work.active + 1
        self.push_screen(MendsScreen(self.keymap, desk, number=number), self._back_from_list)

    def open_timeline(self, segment: int, day: date | None = None) -> None:
        """Opens what was done to a segment, or on a day in the whole project."""
        from workbench.tui.screens.timeline import TimelineScreen

        self.store_all()
        self.push_screen(TimelineScreen(self.keymap, segment, day), self._back_from_list)

    def open_concordance(self, text: str) -> None:
        """Opens what the translation memory has of a text."""
        from workbench.tui.screens.concordance import ConcordanceScreen

        self.store_all()
        self.push_screen(ConcordanceScreen(self.keymap, text), self._back_from_list)

    def open_pairing(self, segment: int) -> None:
        """Opens the sentences of a pair that has English."""
        from workbench.tui.screens.pairing import PairingScreen

        self.store_all()
        self.push_screen(PairingScreen(self.keymap, segment), self._back_from_list)

    def open_columns(self, path: Path) -> None:
        """Opens a term list, to say what its columns are and import it. Raises UnreadableFile."""
        from workbench.services.files import refuse_unreadable
        from workbench.tui.screens.columns import ColumnsScreen

        refuse_unreadable(self.reader, path)
        self.push_screen(ColumnsScreen(self.keymap, path), self._back_from_list)

    def open_agreement(self, path: Path) -> None:
        """Opens the list of the places where another project's annotations differ.

        Raises NoProject and its kin, and Refused for the project that is open.
        """
        from workbench.services import projects
        from workbench.tui.screens.agreement import AgreementScreen

        projects.open_for_reading(path).close()
        if path.samefile(self.path):
            raise Refused(f"{path.name} is this project", hint="name the file of somebody else")
        self.store_all()
        self.push_screen(AgreementScreen(self.keymap, path), self._back_from_list)

    def open_returned(self, path: Path) -> None:
        """Opens the list of what a file that came back would change. Raises UnreadableFile."""
        from workbench.services.files import refuse_unreadable
        from workbench.tui.screens.returned import ReturnedScreen

        refuse_unreadable(self.reader, path)
        self.store_all()
        self.push_screen(ReturnedScreen(self.keymap, path), self._back_from_list)

    def go_from_lists(self, segment: int) -> None:
        """Leaves all lists, and goes to a segment in the editor."""
        self.leave_lists()
        self.editor.attempt(self.editor.go_to_row, segment)

    def leave_lists(self) -> None:
        """Leaves all lists for the editor."""
        while self.screen is not self.editor:
            self.pop_screen()
        self.editor.attempt(self.editor.come_back)

    def _back_from_list(self, _result: None) -> None:
        self.front.attempt(self.front.come_back)

    def undo(self) -> str | None:
        """Takes the last stored change back, whatever it was; names it."""
        return self.work.undo_stored()

    def redo(self) -> str | None:
        """Brings back the stored change that was undone last; names it."""
        return self.work.redo_stored()

    def learn_terms(self) -> None:
        """Reads the glossary, if it is not known, without keeping anybody waiting."""
        known = self._recogniser
        if known is not None and known.generation == self.reader.concepts.generation():
            self.editor.take_recogniser(known)
            return
        self.in_background("terms", _read_terms, self._take_terms)

    def learn_term(self, concept: int) -> None:
        """Learns one concept that was added or changed here."""
        if self._recogniser is None:
            self.learn_terms()
            return
        self._recogniser.refresh(self.reader, [concept])
        self.editor.take_recogniser(self._recogniser)

    def follow_glossary(self) -> None:
        """Reads the glossary again where it is not the one that is known."""
        known = self._recogniser
        if known is None or known.generation == self.reader.concepts.generation():
            return
        if known.is_near(self.reader):
            known.refresh(self.reader)
            self.editor.take_recogniser(known)
        else:
            self.learn_terms()

    def _take_terms(self, read: tuple[Recogniser, SavedKeys | None]) -> None:
        from workbench.services import recognising

        self._recogniser, saved = read
        if saved is not None:
            self.writer.submit(recognising.keep, saved)
        self.editor.take_recogniser(self._recogniser)
        self.learn_words()

    def learn_words(self) -> None:
        """Reads which English the terms of the document have, for completing what is typed."""
        recogniser, document = self._recogniser, self.work.document
        if recogniser is not None:
            from workbench.services.completing import english_of_document

            self.in_background(
                "words",
                lambda store: english_of_document(store, recogniser, document),
                self.editor.take_words,
            )

    # Searching

    def find_renderings(self, phrase: str, but: int) -> None:
        """Finds earlier renderings of a phrase without keeping anybody waiting."""
        from workbench.services import searching

        self.work.flush()
        self.in_background(
            "search",
            lambda store: searching.renderings(store, phrase, but=but),
            lambda found: self.editor.take_renderings(phrase, found),
        )

    def find_phrase(self, phrase: str) -> None:
        """Finds a phrase in this document without keeping anybody waiting."""
        from workbench.services import searching

        document = self.work.document
        self.work.flush()
        self.in_background(
            "search",
            lambda store: searching.search(store, phrase, document=document),
            lambda hits: self.editor.take_hits(phrase, hits),
        )

    def in_background(
        self, group: str, read: Callable[[Store], T], take: Callable[[T], object]
    ) -> None:
        """Reads something on a thread and a store of its own, after what was typed is stored.

        A newer question of the same group lets the answer to this one go unheard.
        """

        def answer() -> None:
            try:
                self.writer.drain()
                with system_errors(), Store.open(self.path, writable=False) as store:
                    found = read(store)
            except WorkbenchError as error:
                self.call_from_thread(self.front.say, str(error), is_warning=True)
            else:
                if not get_current_worker().is_cancelled:
                    self.call_from_thread(self.front.attempt, take, found)

        self.run_worker(answer, thread=True, exclusive=True, group=group)

    def ask_memory(
        self,
        subject: str,
        read: Callable[[Store], T],
        take: Callable[[T], object],
        *,
        asker: Asker | None = None,
    ) -> None:
        """Asks the translation memory after what was typed is stored; its index stays in memory.

        A newer question on the same subject lets the answer to this one go unheard.
        """

        def answer() -> None:
            try:
                self.writer.drain()
                with system_errors():
                    found = (asker or self.asker).ask(subject, read).result()
            except CancelledError:
                return
            except WorkbenchError as error:
                if not get_current_worker().is_cancelled:
                    self.call_from_thread(self.front.say, str(error), is_warning=True)
            else:
                if not get_current_worker().is_cancelled:
                    self.call_from_thread(self.front.attempt, take, found)

        self.run_worker(answer, thread=True, exclusive=True, group=subject)

    def write_in_background(self, write: Callable[[Store], T], take: Callable[[T], object]) -> None:
        """Does something long on the thread that writes, without keeping anybody waiting."""

        def answer() -> None:
            try:
                with system_errors():
                    done = self.writer.call(write)
            except WorkbenchError as error:
                self.call_from_thread(self.front.say, str(error), is_warning=True)
            else:
                self.call_from_thread(self.front.attempt, take, done)

        self.run_worker(answer, thread=True, group="writing")

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
        self.learn_words()

    # The clipboard

    def copy(self, text: str) -> None:
        """Copies to the system's clipboard, and says by which way."""
        self.copy_to_clipboard(text)
        program = _clipboard()
        if program is None:
            self.editor.say(f"copied {len(text)} characters through the terminal (OSC 52)")
            return

        def hand_over() -> None:
            done = program.copy(text)
            way = program.name if done else f"the terminal (OSC 52), {program.name} failed"
            self.call_from_thread(self.editor.say, f"copied {len(text)} characters by {way}")

        self.run_worker(hand_over, thread=True, group="clipboard")

    def paste(self, taken: Callable[[str], None]) -> None:
        """Reads the system's clipboard, or else what was copied here."""
        program = _clipboard()
        if program is None:
            taken(self.clipboard)
            return

        def fetch() -> None:
            text = program.paste()
            text = self.clipboard if text is None else text
            self.call_from_thread(self.editor.attempt, taken, text)

        self.run_worker(fetch, thread=True, exclusive=True, group="clipboard")

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


def _read_terms(store: Store) -> tuple[Recogniser, SavedKeys | None]:
    from workbench.services.recognising import Recogniser

    recogniser = Recogniser()
    recogniser.read(store)
    return recogniser, recogniser.to_save()


@cache
def _clipboard() -> Clipboard | None:
    from workbench.tui.clipboard import find_clipboard

    return find_clipboard(os.environ)
