"""How something was said before: what the translation memory has, in both texts."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.concordance import ConcordanceQuery
from workbench.model.segments import Origin, Side
from workbench.tui.command import Keymap, Mode
from workbench.tui.entries import Part
from workbench.tui.found import found_in_context, found_parts
from workbench.tui.screens.listing import ListScreen
from workbench.tui.typed_paths import typed_path
from workbench.tui.unit_facts import read_period, told_period, unit_facts, unit_place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from workbench.model.concordance import ConcordanceHit, ConcordancePage
    from workbench.model.exchange import Exported
    from workbench.model.spans import Span
    from workbench.model.terms import TermHit
    from workbench.store.project import Store

_SIDES = (None, Side.SOURCE, Side.TARGET)
_ORIGINS = (
    ("all", frozenset[Origin]()),
    ("written by a person", frozenset({Origin.TYPED, Origin.MEMORY})),
    ("imported", frozenset({Origin.IMPORTED})),
    ("machine", frozenset({Origin.MACHINE})),
)


class ConcordanceScreen(ListScreen):
    """What the memory has, by what stands in the line above."""

    mode = Mode.CONCORDANCE
    question = 'Chinese or English words; "what is quoted" stands together'
    shares = (50, 50)

    def __init__(self, keymap: Keymap, text: str = "") -> None:
        """`text` is looked for at first; where there is none, the caret is in the line above."""
        super().__init__(keymap)
        self.filter.value = text
        self._query = ConcordanceQuery(text=text)
        self._hits: list[ConcordanceHit] = []
        self._next = ""
        """What to ask on with; empty where there is no more, or where it was asked already."""
        self._terms: Sequence[TermHit] = ()
        """The terms of the glossary in what is looked for."""
        self._count: int | None = None
        """How many there are, once they are counted."""
        self._is_stale = Event()
        """Ends the count that is under way."""
        self.rows.reach_end = self._ask_on

    def on_unmount(self) -> None:
        """Lets go of the count."""
        self._is_stale.set()

    # Looking

    def look(self) -> None:
        """Looks for what is typed, as it is to be looked for."""
        self._search(replace(self._query, text=self.filter.value.strip()))

    def _search(self, query: ConcordanceQuery) -> None:
        self._query = query
        self._is_stale.set()
        self._is_stale = Event()
        if not query.text:
            self._take([], "")
            self.begin_filter()
            self.say("type what is to be looked for; Enter or Down goes to what is found")
            return
        from workbench.services import concordance

        self.workbench.background.ask_memory(
            "concordance",
            lambda store: concordance.find(store, query),
            lambda page: self._take_first(query, page),
        )

    def _take_first(self, query: ConcordanceQuery, page: ConcordancePage) -> None:
        if query != self._query:
            return
        self._message = "" if page.hits else "nothing is found"
        self._terms = self.workbench.editor.find_hits(query.text)
        self._take(list(page.hits), page.next)
        if page.next:
            self._begin_count(query)

    def _take(self, hits: list[ConcordanceHit], following: str) -> None:
        self._hits, self._next = hits, following
        self._count = None if following else len(hits)
        self.rows.cursor = 0
        self.take_rows(len(hits))

    def _begin_count(self, query: ConcordanceQuery) -> None:
        from workbench.services import concordance

        is_stale = self._is_stale

        def count(store: Store) -> int:
            found = 0
            for found in concordance.counted(store, query):
                if is_stale.is_set():
                    return found
            return found

        def counted(found: int) -> None:
            if query == self._query and not is_stale.is_set():
                self._count = found
                self.tell_foot()

        self.workbench.background.ask_memory("count", count, counted, is_slow=True)

    def _ask_on(self) -> None:
        """Asks for the next page as the end of what is there comes into view."""
        query, after = self._query, self._next
        if not after:
            return
        self._next = ""
        from workbench.services import concordance

        def take(page: ConcordancePage) -> None:
            if query == self._query:
                self._hits += page.hits
                self._next = page.next
                self.rows.grow(len(self._hits))
                self.tell_foot()

        self.workbench.background.ask_memory(
            "concordance", lambda store: concordance.find(store, query, after=after), take
        )

    # What is shown

    def read_row(self, index: int) -> Sequence[tuple[Part, ...]]:
        """Both texts from a little before what was found."""
        hit = self._hits[index]
        width = self.rows.size.width // len(self.shares) - 2  # less the mark and the gap
        return (
            found_in_context(hit.unit.source, hit.source_spans, "other", width),
            found_in_context(hit.unit.target, self._english_spans(hit), "other", width),
        )

    def card_of(self, index: int) -> Sequence[Sequence[Part]]:
        """Both texts whole, with all that was found, and where they come from."""
        hit = self._hits[index]
        return [
            (
                Part(text=unit_place(hit), role="title"),
                Part(text=f"  {unit_facts(hit.unit)}", role="reading"),
            ),
            found_parts(hit.unit.source, hit.source_spans, "other"),
            (),
            found_parts(hit.unit.target, self._english_spans(hit), "other"),
        ]

    def _english_spans(self, hit: ConcordanceHit) -> Sequence[Span]:
        """What was found in the English, or else how the glossary renders what was looked for."""
        if hit.target_spans or not self._terms:
            return hit.target_spans
        from workbench.services.adapting import renderings

        spans: list[Span] = []
        for term in self._terms:
            for span in renderings(hit.unit.target, term):
                if not any(span.meets(other) for other in spans):
                    spans.append(span)
        return sorted(spans)

    def place(self) -> str:
        """Where one is, how many there are, and what is left out."""
        query = self._query
        told = [
            *([f"only {_side(query.side)}"] if query.side else []),
            *(["exact"] if query.is_exact else []),
            *(["expression"] if query.is_regex else []),
            *(name for name, origins in _ORIGINS[1:] if origins == query.origins),
            *([told_period(query)] if query.since or query.until else []),
            *([query.memory] if query.memory else []),
        ]
        count = f"{len(self._hits):,}+" if self._count is None else f"{self._count:,}"
        at = min(self.rows.cursor + 1, len(self._hits))
        return f"memory {at:,}/{count}" + (f" ({', '.join(told)})" if told else "")

    # What is looked for

    def next_side(self) -> None:
        """Looks in the Chinese only, then in the English only, then in both."""
        at = _SIDES.index(self._query.side)
        self._search(replace(self._query, side=_SIDES[(at + 1) % len(_SIDES)]))

    def toggle_exact(self) -> None:
        """Tells case, width and script apart, or no longer."""
        self._search(replace(self._query, is_exact=not self._query.is_exact))

    def toggle_regex(self) -> None:
        """Takes what is typed for a regular expression, or for words."""
        self._search(replace(self._query, is_regex=not self._query.is_regex))

    def choose_origin(self) -> None:
        """Asks whose units are to be shown."""

        def chosen(index: int) -> None:
            self._search(replace(self._query, origins=_ORIGINS[index][1]))

        self._choose("Which units?", [name for name, _ in _ORIGINS], chosen)

    def choose_memory(self) -> None:
        """Asks of which memory or library the units are to be."""
        reader = self.workbench.reader
        names = [
            *dict.fromkeys(reader.memories.names().values()),
            *(library.path for _, library in reader.libraries.all()),
        ]

        def chosen(index: int) -> None:
            self._search(replace(self._query, memory=["", *names][index]))

        self._choose("Which memory?", ["all", *names], chosen)

    def ask_period(self) -> None:
        """Asks from when the units are to be."""

        def asked(text: str) -> None:
            since, until = read_period(text)
            self._search(replace(self._query, since=since, until=until))

        question = "Units of which time? 2021, 2021-03, 2019..2021, 2021.., ..2020; 0 shows all"
        self.questions.ask(question, asked, value=told_period(self._query))

    def show_everything(self) -> None:
        """Leaves nothing out any more."""
        self._search(ConcordanceQuery(text=self._query.text))

    def _choose(self, title: str, options: Sequence[str], chosen: Callable[[int], None]) -> None:
        from workbench.tui.screens.choose import ChooseScreen

        def answered(index: int | None) -> None:
            if index is not None:
                self.attempt(chosen, index)

        self.app.push_screen(ChooseScreen(title, options), answered)

    # What is done with what was found

    def insert(self) -> None:
        """Leaves the list, and inserts the English under the cursor at the caret."""
        text = self._here().unit.target
        self.workbench.lists.leave()
        editor = self.workbench.editor
        editor.attempt(editor.insert_phrase, text)

    def go_there(self) -> None:
        """Leaves the list for the pair in the editor, where the unit is one of this project."""
        hit = self._here()
        reader = self.workbench.reader
        row = None if hit.library else reader.units.find(hit.unit.id)
        segment = None if row is None else reader.units.segment_of(row)
        if segment is None:
            raise Refused(
                "this came from a file or a library", hint="no pair of the project has it"
            )
        self.workbench.lists.go_to(reader.segments.standing(segment))

    def ask_file(self) -> None:
        """Asks for a file, and writes all that is found into it; never over one that is there."""
        query = self._query
        self._here()

        def asked(name: str) -> None:
            from workbench.services import concordance_files

            out = typed_path(name)
            if out.exists():
                raise Refused(f"{out.name} is there already", hint="give another name")
            self.say(f"writing {out.name} …")
            self.workbench.background.ask_memory(
                "export",
                lambda store: concordance_files.export(store, query, out),
                lambda done: self.say(_written(done, out)),
                is_slow=True,
            )

        self.questions.ask("Write all that is found to which file? (such as found.tsv)", asked)

    def _here(self) -> ConcordanceHit:
        if not self._hits:
            raise Refused("nothing is found that this could be done with")
        return self._hits[self.rows.cursor]


def _side(side: Side) -> str:
    return "Chinese" if side is Side.SOURCE else "English"


def _written(done: Exported, out: Path) -> str:
    units = "1 unit" if done.written == 1 else f"{done.written:,} units"
    return "; ".join([f"wrote {units} to {out}", *done.warnings])
