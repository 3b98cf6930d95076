"""What the editor asks: phrases, numbers, notes, terms; and what it finds.

Forms and services are imported when they are used: the first page does not wait for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.segments import Side as TextSide
from workbench.model.spans import Span
from workbench.tui.awaiting import Awaited
from workbench.tui.command import Keymap, Mode, shown
from workbench.tui.screens.matches import Matches
from workbench.tui.typed_paths import typed_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.services.searching import Rendering, SearchHit
    from workbench.services.term_forms import TermForm
    from workbench.tui.work import Work


class Asking(Matches):
    """What the editor asks: phrases, numbers, notes, terms; and what it finds."""

    def __init__(self, work: Work, keymap: Keymap) -> None:
        super().__init__(work, keymap)
        self._not_rendered = ""
        """The phrase of which no earlier rendering was found; asked again, the memory is."""

    def show_renderings(self) -> None:
        """Finds how the selected phrase was rendered before; asks for one where none is."""
        phrase = self.buffer.selected_text.strip()
        if phrase and phrase == self._not_rendered:
            self.open_concordance(phrase)
        elif phrase:
            self.workbench.find_renderings(phrase, self.work.row)
        else:
            question = "How was it rendered? Chinese phrase (or select one: ^O, v, arrows)"
            self._ask(
                question,
                lambda text: self.workbench.find_renderings(text, self.work.row),
                instead=self.open_concordance,
            )

    def open_concordance(self, text: str = "") -> None:
        """Looks in the whole memory for a text, else for what is selected."""
        self.workbench.open_concordance(text or self.buffer.selected_text.strip())

    def open_pairing(self) -> None:
        """Opens the sentences of the active pair. Raises Refused where it has no English."""
        if not len(self.work):
            return
        if not self.work.pair.target.text:
            number = self.work.pair.segment.number
            raise Refused(f"segment {number} has no English yet", hint="type it first")
        self.workbench.open_pairing(self.work.row)

    def insert_phrase(self, text: str) -> None:
        """Inserts English that was found elsewhere, with the spaces that it needs at the caret."""
        from workbench.text.insertion import insertion

        self.leave_source(quietly=True)
        sides = self.work.target.plain_sides
        self.insert(insertion(*sides, text, capital_at_sentence_start=False).text)

    def take_renderings(self, phrase: str, found: list[Rendering]) -> None:
        """Shows earlier renderings of a phrase."""
        self._not_rendered = "" if found else phrase
        if not found:
            again = f"; {shown('ctrl+r')} looks in the whole memory"
            self.say(f"{phrase} has no earlier rendering in this project{again}")
            return
        from workbench.tui.entries import rendering_entries

        title = f"{phrase}: {len(found)} earlier"
        self.show_entries("renderings", title, rendering_entries(found), Awaited.RENDERING)

    def ask_phrase(self) -> None:
        """Asks for a phrase, and finds it."""
        self._ask(
            "Find in Chinese and English",
            self.workbench.find_phrase,
            value=self.buffer.selected_text,
        )

    def take_hits(self, phrase: str, hits: list[SearchHit]) -> None:
        """Marks the places of a phrase, goes to the first after the caret, and lists them all."""
        rows = self._indexes()
        self._last_hit = None
        self.places = [hit for hit in hits if hit.row in rows]
        self.page.found = {}
        for hit in self.places:
            self.page.found.setdefault(rows[hit.row], []).append((hit.side, hit.span))
        self.page.forget()
        if not self.places:
            self.show_caret()
            self.say(f"{phrase} is not in this document")
            return
        self.go_next_hit()
        from workbench.tui.entries import hit_entries

        numbers = [rows[hit.row] + 1 for hit in self.places]
        count = len(self.places)
        title = f"{phrase}: {count} place{'' if count == 1 else 's'}; ^L goes on"
        self.show_entries("hits", title, hit_entries(self.places, numbers), Awaited.HIT)

    def go_next_hit(self) -> None:
        """Goes to the next place that was found, and selects it."""
        if not self.places:
            self.say("nothing was found yet; ^F finds a phrase")
            return
        rows = self._indexes()
        here = (self.work.active, True, self.buffer.plain_caret)
        if self._last_hit is not None and self._last_hit[0] == self.work.active:
            here = self._last_hit
        order = sorted(
            (rows[hit.row], hit.side is TextSide.TARGET, hit.span.end, hit.span.start)
            for hit in self.places
            if hit.row in rows
        )
        if not order:
            self.say("what was found is not there any more; ^F finds a phrase")
            return
        following = [place for place in order if place[:3] > here]
        index, is_target, end, start = (following or order)[0]
        panel, title, entries = self._panel, self.side.title, self.side.entries
        self.go(index)
        if panel == "hits":
            self._panel = panel
            self.side.tell(title, entries)
        if self.work.active == index:
            # A place in the Chinese is marked, and the caret stays where typing is typing.
            self.leave_source(quietly=True)
            self._last_hit = (index, is_target, end)
            if is_target:
                self.take_mode(TextSide.TARGET)
                self.buffer.select_plain(Span(start, end))
            self.show_caret()

    def _indexes(self) -> dict[int, int]:
        return {row: index for index, row in enumerate(self.work.outline.rows)}

    def ask_date(self) -> None:
        """Asks when the document was written."""
        from workbench.services import dating

        known = self.work.setting.date

        def asked(date: str) -> None:
            self.workbench.writer.call(dating.set_date, self.work.document, date, self.work.author)
            self.show_pair()
            self.say(f"the text is of {date}")

        self._ask("When was it written? 2021, 2021-03 or 2021-03-18", asked, value=known)

    def ask_number(self) -> None:
        """Asks for the number of a pair, and goes there."""
        self._ask(f"Go to pair (1 to {len(self.work)})", self._go_to_number)

    def _go_to_number(self, text: str) -> None:
        if text.isascii() and text.isdigit() and 1 <= int(text) <= len(self.work):
            self.go(int(text) - 1)
        else:
            self.say(f"there is no pair {text}", is_warning=True)

    def _ask(
        self,
        question: str,
        answered: Callable[[str], None],
        *,
        value: str = "",
        is_kept: bool = False,
        instead: Callable[[str], None] | None = None,
    ) -> None:
        """Asks for a line of text; `is_kept`: it is an answer also where the terminal hangs up.

        `instead` is what the key that inserts a match does with what stands there.
        """
        from workbench.tui.widgets.prompt import Prompt

        def attempted(text: str) -> None:
            self.attempt(answered, text)

        prompt = Prompt(question, attempted, value=value, is_kept=is_kept)
        if instead is not None:
            do = instead  # known to be there, also when it is called
            for key in self.keymap.keys_of("insert-match"):
                prompt.others[key] = lambda text: self.attempt(do, text)
        self.mount(prompt, before=self.foot)

    def write_note(self) -> None:
        """Asks for the note of the active pair."""
        from workbench.tui.screens.forms import NoteScreen

        segment = self.work.pair.segment

        def written(body: str | None) -> None:
            if body is not None:
                self.work.write_note(body)
                self.page.forget()
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
            self.workbench.learn_term(row)
            self.leave_source()
            self.say(f"added: {form.simplified} = {form.english}")

        self.app.push_screen(TermScreen(given), lambda form: self.attempt(filled, form))

    def open_glossary(self) -> None:
        """Opens the glossary."""
        self.workbench.open_glossary()

    def ask_agreement(self) -> None:
        """Asks for the file of another annotator, and compares it with this one."""

        def asked(name: str) -> None:
            self.workbench.open_agreement(typed_path(name))

        self._ask("Compare the annotations with which project? (a copy that was annotated)", asked)

    def open_mends(self) -> None:
        """Opens the list of what repair proposes for the document."""
        if len(self.work):
            self.workbench.open_mends()

    def look_up(self) -> None:
        """Opens the glossary at the selection, or at the term under the caret."""
        phrase = self.buffer.selected_text.strip()
        row = None if phrase else self._concept_here()
        self.workbench.open_glossary(phrase, row)

    def open_uses(self) -> None:
        """Opens the list of the places where the term under the caret is used."""
        row = self._concept_here()
        if row is None:
            self.say("the caret is on no term of the glossary")
        else:
            self.workbench.open_uses(row)

    def open_timeline(self) -> None:
        """Opens what was done to the active segment."""
        if len(self.work):
            self.workbench.open_timeline(self.work.row)

    def open_day(self) -> None:
        """Opens what was done today."""
        from workbench.services import timeline

        segment = self.work.row if len(self.work) else 0
        self.workbench.open_timeline(segment, timeline.read_day("today"))

    def _concept_here(self) -> int | None:
        caret = self.buffer.plain_caret
        here = [hit for hit in self.hits if hit.span.start <= caret < hit.span.end]
        return self.workbench.reader.concepts.row_of_uuid(here[0].concepts[0].id) if here else None

    def come_back(self) -> None:
        """Shows what became of the page while a list lay above it."""
        self.work.reload()
        self.show_all()
        self.workbench.follow_glossary()
        self.page.focus()

    def keep_unfinished(self) -> None:
        """Keeps what stands in a form, a note or a correction when the terminal hangs up."""
        from workbench.tui.screens.forms import NoteScreen, TermScreen
        from workbench.tui.widgets.prompt import Prompt

        for prompt in self.query(Prompt):
            prompt.keep()
        form = self.app.screen
        if isinstance(form, NoteScreen):
            self.work.write_note(form.body)
        elif isinstance(form, TermScreen) and form.is_filled:
            from workbench.services import glossary

            self.workbench.writer.call(glossary.add, form.filled, self.work.author)
        if self.mode is Mode.CORRECTING:
            self.end_correcting(accept=True)

    def choose_document(self) -> None:
        """Asks for another document."""
        from workbench.tui.screens.forms import DocumentScreen

        def chosen(name: str | None) -> None:
            if name is not None:
                self.workbench.open_document(name)

        names = [document.name for _, document in self.workbench.reader.documents.all()]
        self.app.push_screen(DocumentScreen(names), lambda name: self.attempt(chosen, name))

    def show_help(self) -> None:
        """Shows every key."""
        from workbench.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.keymap))

    def copy(self) -> None:
        """Copies the selection, or the whole text."""
        text = self.buffer.selected_text or self.buffer.plain_text
        if text:
            self.workbench.copy(text)

    def cut(self) -> None:
        """Cuts the selection."""
        if len(self.buffer.selection):
            self.workbench.copy(self.buffer.selected_text)
            self.delete(self.buffer.caret)

    def paste_clipboard(self) -> None:
        """Pastes what the system's clipboard holds."""
        self.workbench.paste(self.paste)

    def switch_theme(self) -> None:
        """Switches to the other theme."""
        self.workbench.switch_theme()

    def toggle_typographic(self) -> None:
        """Turns typographic typing on or off."""
        self.workbench.is_typographic = not self.workbench.is_typographic
        is_on = self.workbench.is_typographic
        self.say(f"quotes and dashes become typographic: {'on' if is_on else 'off'}")
