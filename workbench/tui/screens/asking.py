"""What the editor asks of a pair and of the document: numbers, dates, notes, terms.

Forms and services are imported when they are used: the first page does not wait for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.tui.command import Mode
from workbench.tui.screens.matches import Matches
from workbench.tui.typed_paths import typed_path

if TYPE_CHECKING:
    from workbench.services.term_forms import TermForm


class Asking(Matches):
    """What the editor asks of a pair and of the document."""

    # Where to go

    def ask_number(self) -> None:
        """Asks for the number of a pair, and goes there."""
        self.questions.ask(f"Go to pair (1 to {len(self.work)})", self._go_to_number)

    def _go_to_number(self, text: str) -> None:
        if text.isascii() and text.isdigit() and 1 <= int(text) <= len(self.work):
            self.go(int(text) - 1)
        else:
            self.say(f"there is no pair {text}", is_warning=True)

    def choose_document(self) -> None:
        """Asks for another document."""
        from workbench.tui.screens.forms import DocumentScreen

        def chosen(name: str | None) -> None:
            if name is not None:
                self.workbench.open_document(name)

        names = [document.name for _, document in self.workbench.reader.documents.all()]
        self.app.push_screen(DocumentScreen(names), lambda name: self.attempt(chosen, name))

    # What is so

    def ask_date(self) -> None:
        """Asks when the document was written."""
        from workbench.services import dating

        known = self.work.setting.date

        def asked(date: str) -> None:
            self.workbench.writer.call(dating.set_date, self.work.document, date, self.work.author)
            self.show_pair()
            self.say(f"the text is of {date}")

        question = "When was it written? 2021, 2021-03 or 2021-03-18"
        self.questions.ask(question, asked, value=known)

    def write_note(self) -> None:
        """Asks for the note of the active pair."""
        from workbench.tui.screens.forms import NoteScreen

        segment = self.work.pair.segment

        def written(body: str | None) -> None:
            if body is not None:
                self.work.write_note(body)
                self.page.pairs.forget()
                self.show_caret()
                self.say("the note is kept" if body.strip() else "the note is taken away")

        self.app.push_screen(
            NoteScreen(segment.number, segment.note), lambda body: self.attempt(written, body)
        )

    def add_term(self) -> None:
        """Asks for the English of the selection, and adds the term."""
        from workbench.services.term_forms import TermForm

        phrase = self.work.source.selected_text.strip()
        if not phrase:
            self.say("select the Chinese of the term first: v and the arrows")
            return
        self.ask_term(TermForm(simplified=phrase, english=""))

    def ask_term(self, given: TermForm) -> None:
        """Asks for what a new term lacks, and adds it."""
        from workbench.services import glossary
        from workbench.tui.screens.forms import TermScreen

        def filled(form: TermForm | None) -> None:
            if form is None:
                return
            row = self.workbench.writer.call(glossary.add, form, self.work.author)
            self.workbench.terms.learn_one(row)
            self.leave_source()
            self.say(f"added: {form.simplified} = {form.english}")

        self.app.push_screen(TermScreen(given), lambda form: self.attempt(filled, form))

    def keep_unfinished(self) -> None:
        """Keeps what stands in a form, a note or a correction when the terminal hangs up."""
        from workbench.tui.screens.forms import NoteScreen, TermScreen

        self.questions.keep()
        form = self.app.screen
        if isinstance(form, NoteScreen):
            self.work.write_note(form.body)
        elif isinstance(form, TermScreen) and form.is_filled:
            from workbench.services import glossary

            self.workbench.writer.call(glossary.add, form.filled, self.work.author)
        if self.mode is Mode.CORRECTING:
            self.end_correcting(accept=True)

    # Lists about what is here

    def look_up(self) -> None:
        """Opens the glossary at the selection, or at the term under the caret."""
        phrase = self.buffer.selected_text.strip()
        row = None if phrase else self._concept_here()
        self.workbench.lists.open_glossary(phrase, row)

    def open_uses(self) -> None:
        """Opens the list of the places where the term under the caret is used."""
        row = self._concept_here()
        if row is None:
            self.say("the caret is on no term of the glossary")
        else:
            self.workbench.lists.open_uses(row)

    def open_pairing(self) -> None:
        """Opens the sentences of the active pair. Raises Refused where it has no English."""
        if not len(self.work):
            return
        if not self.work.pair.target.text:
            number = self.work.pair.segment.number
            raise Refused(f"segment {number} has no English yet", hint="type it first")
        self.workbench.lists.open_pairing(self.work.row)

    def ask_agreement(self) -> None:
        """Asks for the file of another annotator, and compares it with this one."""

        def asked(name: str) -> None:
            self.workbench.lists.open_agreement(typed_path(name))

        question = "Compare the annotations with which project? (a copy that was annotated)"
        self.questions.ask(question, asked)

    def come_back(self) -> None:
        """Shows what became of the page while a list lay above it."""
        self.work.reload()
        self.show_all()
        self.workbench.terms.follow()
        self.page.focus()

    def _concept_here(self) -> int | None:
        hit = self.vocabulary.at(self.buffer.plain_caret)
        if hit is None:
            return None
        return self.workbench.reader.concepts.row_of_uuid(hit.concepts[0].id)
