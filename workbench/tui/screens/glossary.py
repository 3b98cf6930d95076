"""The glossary: a list that can be narrowed, the card of a concept, and editing it in place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.model.term_signs import TERM_SIGNS
from workbench.services import browsing, cards, concept_history, glossary, uniting
from workbench.services.browsing import View
from workbench.tui.command import Keymap, Mode
from workbench.tui.concept_card import card_lines
from workbench.tui.entries import Part
from workbench.tui.screens.listing import ListScreen
from workbench.tui.typed_paths import typed_path
from workbench.tui.widgets.cells import Cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.terms import Concept
    from workbench.services.browsing import Facet
    from workbench.services.recognising import Recogniser
    from workbench.store.project import Store
    from workbench.tui.command import Command

_WINDOW = 64
"""Concepts that are read at once."""


_LOOKING = "looking through the documents …"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Used:
    """Which concepts the documents have, as long as the glossary stays what it was."""

    generation: int = -1
    rows: frozenset[int] = frozenset()


class GlossaryScreen(ListScreen):
    """The concepts of a project by the pinyin of their Chinese."""

    mode = Mode.GLOSSARY
    question = "/ filters: Chinese, pinyin, English, definition"
    shares = (30, 62, 8)

    def __init__(self, keymap: Keymap, *, text: str = "", row: int | None = None) -> None:
        """`text` stands in the filter at first; `row` is the concept that the cursor is on."""
        super().__init__(keymap)
        self.view = View(text=text)
        self.concepts: list[int] = []
        self._row = row
        self._known: dict[int, Concept] = {}
        self._used = _Used()
        self._cells: Cells | None = None
        self._edited: int | None = None
        self._shows_history = False
        self.filter.value = text

    def look(self) -> None:
        """Reads the list anew."""
        self.view = replace(self.view, text=self.filter.value.strip())
        view, known, recogniser = self.view, self._used, self.workbench.terms.recogniser

        def read(store: Store) -> tuple[list[int], _Used]:
            used = known if view.is_used is None else _used(store, known, recogniser)
            return browsing.find_concepts(store, view, used.rows), used

        self.workbench.background.read("glossary", read, self._take)

    def _take(self, found: tuple[list[int], _Used]) -> None:
        rows, self._used = found
        self._message = "" if self._message == _LOOKING else self._message
        exact = self.workbench.reader.concepts.rows_of_text([self.view.text])
        at = self._row if self._row is not None else self.concept_row
        at = next((row for row in exact if row in rows), at) if self.view.text else at
        self._row = None
        self.concepts, self._known = rows, {}
        self.rows.cursor = rows.index(at) if at in rows else self.rows.cursor
        self.take_rows(len(rows))

    @property
    def concept_row(self) -> int | None:
        """The row of the concept under the cursor."""
        at = self.rows.cursor
        return self.concepts[at] if at < len(self.concepts) else None

    def concept(self, index: int) -> Concept | None:
        """A concept of the list; None where it was removed since the list was read."""
        row = self.concepts[index]
        if row not in self._known:
            start = max(0, index - _WINDOW // 2)
            window = self.concepts[start : start + _WINDOW]
            self._known |= self.workbench.reader.concepts.get(window)
        return self._known.get(row)

    def read_row(self, index: int) -> Sequence[Part]:
        """Chinese, English, and its standing."""
        concept = self.concept(index)
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
        concept = self.concept(index)
        if concept is None:
            return ()
        if not self._shows_history:
            return card_lines(concept)
        return [
            (
                Part(text=f"{change.time[:16].replace('T', ' ')} ", role="reading"),
                Part(text=f"{change.author}  ", role="label"),
                Part(text=change.text, role="other"),
            )
            for change in concept_history.history(self.workbench.reader, self.concepts[index])
        ]

    def place(self) -> str:
        """Where one is, and what is left out."""
        view = self.view
        used = {None: "", True: "used", False: "not used"}[view.is_used]
        said = [view.kind, view.domain, view.client, view.status, used]
        said += ["no English"] if view.has_english is False else []
        narrowed = ", ".join(filter(None, said))
        return f"glossary {super().place()}{f' [{narrowed}]' if narrowed else ''}"

    # Narrowing

    def choose_facet(self, name: str) -> None:
        """Asks which kind, domain, client or standing is to be shown."""
        from workbench.tui.screens.choose import ChooseScreen

        unset = None if name in ("domain", "client") else ""

        def ask(facets: Facet) -> None:
            values = {
                "kind": facets.kinds,
                "domain": facets.domains,
                "client": facets.clients,
                "status": facets.statuses,
            }[name]

            def chosen(index: int | None) -> None:
                if index is not None:
                    value = values[index - 1][0] if index else unset
                    self.narrow(_narrowed(self.view, name, value))

            if self.app.screen is self:
                options = ["all", *(f"{value or '(none)'}  {count}" for value, count in values)]
                self.app.push_screen(
                    ChooseScreen(f"Which {name}?", options), lambda at: self.attempt(chosen, at)
                )

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
        if self._cells is None:
            super().run_command(command)
        else:
            self._cells.take_caret()
            self.say("Enter keeps what you typed; Esc leaves it")

    def edit(self) -> None:
        """Puts the cells of the concept in the place of its card."""
        row, concept = self.concept_row, self.concept(self.rows.cursor) if self.concepts else None
        if row is None or concept is None:
            self.say("there is no concept here")
            return
        self._begin(row, "Edit", cards.cells_of(concept), first="en")

    def add(self) -> None:
        """Puts empty cells in the place of the card."""
        from workbench.model.terms import NewConcept, NewTerm

        blank = NewConcept(terms=(NewTerm(language="zh-Hans", text="·"),))
        self._begin(None, "New concept", cards.cells_of(blank) | {"zh-Hans": ""}, first="zh-Hans")

    def _begin(self, row: int | None, title: str, cells: dict[str, str], *, first: str) -> None:
        self._edited = row
        self._cells = Cells(title, cells, first=first)
        self.card.display = False
        self.query_one("#body").mount(self._cells)
        self.tell_foot()

    def on_cells_kept(self, _event: Cells.Kept) -> None:
        """Keeps what was typed."""
        self.attempt(self.keep)

    def on_cells_dropped(self, _event: Cells.Dropped) -> None:
        """Leaves the concept as it was."""
        self._end()

    def keep(self) -> None:
        """Stores the cells that are being edited, if there are any. Raises Refused."""
        if self._cells is None or not self._cells.is_changed:
            self._end()
            return
        row = self._edited
        author = self.workbench.work.author
        row = self.workbench.writer.call(
            cards.keep, row, self._cells.filled, author, self._cells.before
        )
        self._row = row
        self._end()
        self.workbench.terms.learn_one(row)
        self.look()
        self.say("kept")

    def _end(self) -> None:
        if self._cells is not None:
            self._cells.remove()
            self._cells = None
        self.card.display = True
        self.rows.focus()
        self.show_card()

    def remove_chosen(self) -> None:
        """Takes concepts out of the glossary."""
        rows = [self.concepts[index] for index in self.chosen()]
        if not rows:
            self.say("there is no concept here")
            return
        author = self.workbench.work.author
        removed = self.workbench.writer.call(glossary.remove_all, rows, author)
        self._changed(f"removed {removed}; ^Z brings back")

    def merge(self) -> None:
        """Makes one concept of several; the uppermost that is marked keeps its identity."""
        rows = [self.concepts[index] for index in self.chosen()]
        if len(rows) < 2:
            self.say("mark the concepts to merge with Space first")
            return
        author = self.workbench.work.author
        self._row = rows[0]
        self.workbench.writer.call(uniting.merge, rows, author)
        self._changed(f"{len(rows)} concepts are one now; ^Z takes it back")

    def split(self) -> None:
        """Asks which English becomes a concept of its own, with the Chinese of this one."""
        from workbench.tui.screens.choose import ChooseScreen

        row, concept = self.concept_row, self.concept(self.rows.cursor) if self.concepts else None
        english = concept.in_language("en") if concept is not None else ()
        if row is None or len(english) < 2:
            self.say("the concept has no second English that could be split off")
            return

        def chosen(index: int | None) -> None:
            if index is None:
                return
            author = self.workbench.work.author
            self.workbench.writer.call(uniting.split, row, [english[index].id], author)
            self._changed(f"{english[index].text} is a concept of its own now")

        self.app.push_screen(
            ChooseScreen("Which English means something else?", [term.text for term in english]),
            lambda at: self.attempt(chosen, at),
        )

    def _changed(self, message: str) -> None:
        self.workbench.terms.learn()
        self.look()
        self.say(message)

    # Other views

    def foot_keys(self) -> tuple[tuple[str, str], ...]:
        """Those of the card while it is edited."""
        if self._cells is not None:
            return (("Enter", "keep"), ("Tab", "next line"), ("Esc", "leave"))
        return super().foot_keys()

    def toggle_history(self) -> None:
        """Shows who changed what, or the card again."""
        self._shows_history = not self._shows_history
        self.show_card()

    def open_uses(self) -> None:
        """Opens the list of the places where the concept is used."""
        row = self.concept_row
        if row is not None:
            self.workbench.lists.open_uses(row)

    def open_candidates(self) -> None:
        """Opens the list of terms that the glossary lacks."""
        self.workbench.lists.open_candidates()

    def ask_file(self) -> None:
        """Asks for a term list, and shows what it would bring."""

        def asked(name: str) -> None:
            self.workbench.lists.open_columns(typed_path(name))

        question = "Which term list? (CSV, TSV, XLSX, TBX, UTX, CC-CEDICT, JSON Lines …)"
        self.questions.ask(question, asked)

    def keep_unfinished(self) -> None:
        """Keeps what stands in the cells when the terminal hangs up."""
        if self._cells is not None and self._cells.is_changed:
            author = self.workbench.work.author
            cells = self._cells
            self.workbench.writer.call(
                cards.rescue, self._edited, cells.filled, cells.before, author
            )


def _used(store: Store, known: _Used, recogniser: Recogniser | None) -> _Used:
    """The concepts that the documents have; looked for anew only after the glossary changed."""
    generation = store.concepts.generation()
    if known.generation == generation:
        return known
    if recogniser is not None and recogniser.generation != generation:
        recogniser = None
    return _Used(generation=generation, rows=frozenset(browsing.used_concepts(store, recogniser)))


def _narrowed(view: View, name: str, value: str | None) -> View:
    """The view with another value of a facet."""
    if name == "domain":
        return replace(view, domain=value)
    if name == "client":
        return replace(view, client=value)
    return replace(view, kind=value or "") if name == "kind" else replace(view, status=value or "")
