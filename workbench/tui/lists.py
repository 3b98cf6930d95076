"""The lists that open above the editor, and the ways back from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import Refused

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from workbench.tui.app import WorkbenchApp
    from workbench.tui.screens.listing import ListScreen


class Lists:
    """Opens lists, each when what was typed is stored; their screens are imported then."""

    def __init__(self, app: WorkbenchApp) -> None:
        self._app = app
        self._keymap = app.keymap

    def open_glossary(self, text: str = "", row: int | None = None) -> None:
        """Opens the glossary, filtered by a text or with the cursor on a concept."""
        from workbench.tui.screens.glossary import GlossaryScreen

        self._open(GlossaryScreen(self._keymap, text=text, row=row))

    def open_uses(self, concept: int) -> None:
        """Opens the list of the places where a concept is used."""
        from workbench.tui.screens.uses import UsesScreen

        self._open(UsesScreen(self._keymap, concept))

    def open_notes(self) -> None:
        """Opens the list of all notes of the document, at the active pair."""
        from workbench.tui.screens.notes import NotesScreen

        work = self._app.work
        self._open(NotesScreen(self._keymap, work.document, work.row))

    def open_candidates(self) -> None:
        """Opens the list of terms that the documents have and the glossary lacks."""
        from workbench.tui.screens.candidates import CandidatesScreen

        self._open(CandidatesScreen(self._keymap))

    def open_mends(self) -> None:
        """Opens the list of what repair proposes for the document, at the active pair."""
        from workbench.tui.mend_desk import DocumentDesk
        from workbench.tui.screens.mends import MendsScreen

        desk = DocumentDesk(self._app, self._app.work.document)
        self._open(MendsScreen(self._keymap, desk, number=self._app.work.active + 1))

    def open_timeline(self, segment: int, day: date | None = None) -> None:
        """Opens what was done to a segment, or on a day in the whole project."""
        from workbench.tui.screens.timeline import TimelineScreen

        self._open(TimelineScreen(self._keymap, segment, day))

    def open_concordance(self, text: str) -> None:
        """Opens what the translation memory has of a text."""
        from workbench.tui.screens.concordance import ConcordanceScreen

        self._open(ConcordanceScreen(self._keymap, text))

    def open_pairing(self, segment: int) -> None:
        """Opens the sentences of a pair that has English."""
        from workbench.tui.screens.pairing import PairingScreen

        self._open(PairingScreen(self._keymap, segment))

    def open_columns(self, path: Path) -> None:
        """Opens a term list, to say what its columns are and import it. Raises UnreadableFile."""
        from workbench.services.files import refuse_unreadable
        from workbench.tui.screens.columns import ColumnsScreen

        refuse_unreadable(self._app.reader, path)
        self._open(ColumnsScreen(self._keymap, path))

    def open_agreement(self, path: Path) -> None:
        """Opens the list of the places where another project's annotations differ.

        Raises NoProject and its kin, and Refused for the project that is open.
        """
        from workbench.services import projects
        from workbench.tui.screens.agreement import AgreementScreen

        projects.open_for_reading(path).close()
        if path.samefile(self._app.path):
            raise Refused(f"{path.name} is this project", hint="name the file of somebody else")
        self._open(AgreementScreen(self._keymap, path))

    def open_returned(self, path: Path) -> None:
        """Opens the list of what a file that came back would change. Raises UnreadableFile."""
        from workbench.services.files import refuse_unreadable
        from workbench.tui.screens.returned import ReturnedScreen

        refuse_unreadable(self._app.reader, path)
        self._open(ReturnedScreen(self._keymap, path))

    def go_to(self, segment: int) -> None:
        """Leaves all lists, and goes to a segment in the editor."""
        self.leave()
        editor = self._app.editor
        editor.attempt(editor.go_to_row, segment)

    def leave(self) -> None:
        """Leaves all lists for the editor."""
        editor = self._app.editor
        while self._app.screen is not editor:
            self._app.pop_screen()
        editor.attempt(editor.come_back)

    def _open(self, screen: ListScreen) -> None:
        self._app.store_all()
        self._app.push_screen(screen, self._back)

    def _back(self, _result: None) -> None:
        front = self._app.front
        front.attempt(front.come_back)
