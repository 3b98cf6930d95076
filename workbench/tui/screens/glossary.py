"""The glossary: a list that can be narrowed, the card of a concept, and what is done to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.term_signs import TERM_SIGNS
from workbench.services import browsing, concept_history, glossary, uniting
from workbench.services.browsing import View
from workbench.tui import concept_list
from workbench.tui.command import Keymap, Mode
from workbench.tui.concept_card import card_lines
from workbench.tui.concept_list import ConceptList, Found, Used
from workbench.tui.entries import Part
from workbench.tui.screens.concept_editor import ConceptEditor
from workbench.tui.screens.listing import ListScreen
from workbench.tui.typed_paths import typed_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.terms import Concept
    from workbench.services.browsing import Facet
    from workbench.tui.command import Command
    from workbench.tui.questions import Hints
    from workbench.tui.widgets.cells import Cells

_LOOKING = "looking through the documents …"


class GlossaryScreen(ListScreen):
    """The concepts of a project by the pinyin of their Chinese."""

    mode = Mode.GLOSSARY
    question = "/ filters: Chinese, pinyin, English, definition"
    shares = (30, 62, 8)

    def __init__(self, keymap: Keymap, *, text: str = "", row: int | None = None) -> None:
        """`text` stands in the filter at first; `row` is the concept that the cursor is on."""
        super().__init__(keymap)
        self.view = View(text=text)
        self.editor = ConceptEditor(self)
        self._row = row
        self._sought = ""
        """The text that was filtered by last: another one takes the cursor to its concept."""
        self._concepts: ConceptList | None = None
        self._shows_history = False
        self.filter.value = text

    # What is shown

    def look(self) -> None:
        """Reads the list anew."""
        self.view = replace(self.view, text=self.filter.value.strip())
        view, recogniser = self.view, self.workbench.terms.recogniser
        known = Used() if self._concepts is None else self._concepts.used
        self.workbench.background.read(
            "glossary", lambda store: concept_list.find(store, view, known, recogniser), self._take
        )

    def look_at(self, row: int) -> None:
        """Reads the list anew, with the cursor on a concept."""
        self._row = row
        self.look()

    def _take(self, found: Found) -> None:
        self._message = "" if self._message == _LOOKING else self._message
        rows = found.rows
        at = self.concept_row
        if self._row is not None:
            at = self._row
        elif self.view.text != self._sought:
            exact = self.workbench.reader.concepts.rows_of_text([self.view.text])
            at = next((row for row in exact if row in rows), at)
        self._row, self._sought = None, self.view.text
        self._concepts = ConceptList(self.workbench.reader, found)
        self.rows.cursor = rows.index(at) if at in rows else self.rows.cursor
        self.take_rows(len(rows))

    @property
    def concepts(self) -> ConceptList:
        """What is listed; nothing until it was read."""
        if self._concepts is None:
            return ConceptList(self.workbench.reader, Found(rows=[], used=Used()))
        return self._concepts

    @property
    def concept_row(self) -> int | None:
        """The row of the concept under the cursor."""
        return self.concepts.row(self.rows.cursor)

    def read_row(self, index: int) -> Sequence[Part]:
        """Chinese, English, and its standing."""
        concept = self.concepts.find(index)
        if concept is None:
            return (Part(text="(removed)", role="remark"),)
        english = next(iter(concept.in_language("en")), None)
        first = concept.in_language("zh")[0].text if concept.in_language("zh") else ""
        if english is None:
            note = "(not translated)" if concept.is_untranslatable else "(no English yet)"
            told = Part(text=note, role="remark")
        else:
            told = Part(text=english.text, role="english")
        sign = TERM_SIGNS[english.status] if english else " "
        return (
            Part(text=first, role="head"),
            told,
            Part(text=f"{sign}{concept.region}", role="label"),
        )

    def card_of(self, index: int) -> Sequence[Sequence[Part]]:
        """The concept, or its history."""
        concept, row = self.concepts.find(index), self.concepts.row(index)
        if concept is None or row is None:
            return ()
        if not self._shows_history:
            return card_lines(concept)
        return [
            (
                Part(text=f"{change.time[:16].replace('T', ' ')} ", role="reading"),
                Part(text=f"{change.author}  ", role="label"),
                Part(text=change.text, role="other"),
            )
            for change in concept_history.history(self.workbench.reader, row)
        ]

    def place(self) -> str:
        """Where one is, and what is left out."""
        view = self.view
        used = {None: "", True: "used", False: "not used"}[view.is_used]
        said = [view.kind, view.domain, view.client, view.status, used]
        said += ["no English"] if view.has_english is False else []
        narrowed = ", ".join(filter(None, said))
        return f"glossary {super().place()}{f' [{narrowed}]' if narrowed else ''}"

    def toggle_history(self) -> None:
        """Shows who changed what, or the card again."""
        self._shows_history = not self._shows_history
        self.show_card()

    # Narrowing

    def choose_facet(self, name: str) -> None:
        """Asks which kind, domain, client or standing is to be shown."""
        unset = None if name in ("domain", "client") else ""

        def ask(facets: Facet) -> None:
            values = {
                "kind": facets.kinds,
                "domain": facets.domains,
                "client": facets.clients,
                "status": facets.statuses,
            }[name]

            def chosen(index: int) -> None:
                value = values[index - 1][0] if index else unset
                self.narrow(_narrowed(self.view, name, value))

            if self.is_active:
                options = ["all", *(f"{value or '(none)'}  {count}" for value, count in values)]
                self.questions.choose(f"Which {name}?", options, chosen)

        self.workbench.background.read("facets", browsing.facets, ask)

    def toggle_used(self) -> None:
        """Shows what stands in the documents, then what does not, then all."""
        following = {None: True, True: False, False: None}[self.view.is_used]
        if following is not None:
            self.say(_LOOKING)
        self.narrow(replace(self.view, is_used=following))

    def toggle_open(self) -> None:
        """Shows what has no English yet, or all."""
        has_english = None if self.view.has_english is False else False
        self.narrow(replace(self.view, has_english=has_english))

    def show_everything(self) -> None:
        """Shows the whole glossary."""
        self.filter.value = ""
        self.narrow(View())

    def narrow(self, view: View) -> None:
        """Shows another part of the glossary."""
        self.view = view
        self.look()

    # Changing

    def run_command(self, command: Command) -> None:
        """Does a command, unless cells are open: the mouse may have put the caret elsewhere."""
        if not self.editor.holds():
            super().run_command(command)

    def edit(self) -> None:
        """Puts the cells of the concept in the place of its card."""
        row, concept = self._here()
        if row is None or concept is None:
            self.say("there is no concept here")
        else:
            self.editor.edit(row, concept)

    def on_cells_kept(self, _event: Cells.Kept) -> None:
        """Keeps what was typed."""
        self.attempt(self.editor.keep)

    def on_cells_dropped(self, _event: Cells.Dropped) -> None:
        """Leaves the concept as it was."""
        self.editor.close()

    def keep_unfinished(self) -> None:
        """Keeps what stands in the cells when the terminal hangs up."""
        self.editor.rescue()

    def remove_chosen(self) -> None:
        """Takes concepts out of the glossary."""
        rows = self._chosen_rows()
        if not rows:
            self.say("there is no concept here")
            return
        author = self.workbench.work.author
        removed = self.workbench.writer.call(glossary.remove_all, rows, author)
        self._changed(f"removed {removed}; ^Z brings back")

    def merge(self) -> None:
        """Makes one concept of several; the uppermost that is marked keeps its identity."""
        rows = self._chosen_rows()
        if len(rows) < 2:
            self.say("mark the concepts to merge with Space first")
            return
        self._row = rows[0]
        self.workbench.writer.call(uniting.merge, rows, self.workbench.work.author)
        self._changed(f"{len(rows)} concepts are one now; ^Z takes it back")

    def split(self) -> None:
        """Asks which English becomes a concept of its own, with the Chinese of this one."""
        row, concept = self._here()
        english = concept.in_language("en") if concept is not None else ()
        if row is None or len(english) < 2:
            self.say("the concept has no second English that could be split off")
            return

        def chosen(index: int) -> None:
            author = self.workbench.work.author
            self.workbench.writer.call(uniting.split, row, [english[index].id], author)
            self._changed(f"{english[index].text} is a concept of its own now")

        question = "Which English means something else?"
        self.questions.choose(question, [term.text for term in english], chosen)

    def _changed(self, message: str) -> None:
        self.workbench.terms.learn()
        self.look()
        self.say(message)

    def _here(self) -> tuple[int | None, Concept | None]:
        """The concept under the cursor, by its row and as it is."""
        return self.concept_row, self.concepts.find(self.rows.cursor)

    def _chosen_rows(self) -> list[int]:
        return [self.concepts.rows[index] for index in self.chosen()]

    # Other lists

    def foot_keys(self) -> Hints:
        """Those of the card while it is edited."""
        return self.editor.keys or super().foot_keys()

    def open_uses(self) -> None:
        """Opens the list of the places where the concept is used."""
        row = self.concept_row
        if row is not None:
            self.workbench.lists.open_uses(row)

    def ask_file(self) -> None:
        """Asks for a term list, and shows what it would bring."""

        def asked(name: str) -> None:
            self.workbench.lists.open_columns(typed_path(name))

        question = "Which term list? (CSV, TSV, XLSX, TBX, UTX, CC-CEDICT, JSON Lines …)"
        self.questions.ask(question, asked)


def _narrowed(view: View, name: str, value: str | None) -> View:
    """The view with another value of a facet."""
    if name == "domain":
        return replace(view, domain=value)
    if name == "client":
        return replace(view, client=value)
    return replace(view, kind=value or "") if name == "kind" else replace(view, status=value or "")
