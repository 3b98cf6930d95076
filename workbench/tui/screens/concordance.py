"""How something was said before: what the translation memory has, in both texts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.concordance import ConcordanceQuery
from workbench.model.segments import Origin, Side
from workbench.tui.command import Keymap, Mode
from workbench.tui.entries import Part
from workbench.tui.found import found_in_context, found_parts
from workbench.tui.memory_search import MemorySearch
from workbench.tui.screens.listing import ListScreen
from workbench.tui.typed_paths import typed_path
from workbench.tui.unit_facts import read_period, told_period, unit_facts, unit_place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.model.concordance import ConcordanceHit
    from workbench.model.exchange import Exported
    from workbench.model.spans import Span
    from workbench.model.terms import TermHit

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
        self._search = MemorySearch(lambda: self.workbench, ConcordanceQuery(text=text))
        self._terms: Sequence[TermHit] = ()
        """The terms of the glossary in what is looked for."""
        self.rows.reach_end = lambda: self._search.ask_on(self._grow)

    def on_unmount(self) -> None:
        """Lets go of the count."""
        self._search.drop(self._query)

    @property
    def _query(self) -> ConcordanceQuery:
        return self._search.query

    # Looking

    def look(self) -> None:
        """Looks for what is typed, as it is to be looked for."""
        self._ask(replace(self._query, text=self.filter.value.strip()))

    def _ask(self, query: ConcordanceQuery) -> None:
        if query.text:
            self._search.ask(query, self._take)
            return
        self._search.drop(query)
        self._show()
        self.begin_filter()
        self.say("type what is to be looked for; Enter or Down goes to what is found")

    def _take(self) -> None:
        self._message = "" if self._search.hits else "nothing is found"
        self._terms = self.workbench.editor.vocabulary.find(self._query.text)
        self._show()
        self._search.begin_count(self.tell_foot)

    def _show(self) -> None:
        self.rows.cursor = 0
        self.take_rows(len(self._search.hits))

    def _grow(self) -> None:
        self.rows.grow(len(self._search.hits))
        self.tell_foot()

    # What is shown

    def read_row(self, index: int) -> Sequence[tuple[Part, ...]]:
        """Both texts from a little before what was found."""
        hit = self._search.hits[index]
        width = self.rows.size.width // len(self.shares) - 2  # less the mark and the gap
        return (
            found_in_context(hit.unit.source, hit.source_spans, "other", width),
            found_in_context(hit.unit.target, self._english_spans(hit), "other", width),
        )

    def card_of(self, index: int) -> Sequence[Sequence[Part]]:
        """Both texts whole, with all that was found, and where they come from."""
        hit = self._search.hits[index]
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
        count = (
            f"{len(self._search.hits):,}+"
            if self._search.count is None
            else f"{self._search.count:,}"
        )
        at = min(self.rows.cursor + 1, len(self._search.hits))
        return f"memory {at:,}/{count}" + (f" ({', '.join(told)})" if told else "")

    # What is looked for

    def next_side(self) -> None:
        """Looks in the Chinese only, then in the English only, then in both."""
        at = _SIDES.index(self._query.side)
        self._ask(replace(self._query, side=_SIDES[(at + 1) % len(_SIDES)]))

    def toggle_exact(self) -> None:
        """Tells case, width and script apart, or no longer."""
        self._ask(replace(self._query, is_exact=not self._query.is_exact))

    def toggle_regex(self) -> None:
        """Takes what is typed for a regular expression, or for words."""
        self._ask(replace(self._query, is_regex=not self._query.is_regex))

    def choose_origin(self) -> None:
        """Asks whose units are to be shown."""

        def chosen(index: int) -> None:
            self._ask(replace(self._query, origins=_ORIGINS[index][1]))

        self.questions.choose("Which units?", [name for name, _ in _ORIGINS], chosen)

    def choose_memory(self) -> None:
        """Asks of which memory or library the units are to be."""
        reader = self.workbench.reader
        names = [
            *dict.fromkeys(reader.memories.names().values()),
            *(library.path for _, library in reader.libraries.all()),
        ]

        def chosen(index: int) -> None:
            self._ask(replace(self._query, memory=["", *names][index]))

        self.questions.choose("Which memory?", ["all", *names], chosen)

    def ask_period(self) -> None:
        """Asks from when the units are to be."""

        def asked(text: str) -> None:
            since, until = read_period(text)
            self._ask(replace(self._query, since=since, until=until))

        question = "Units of which time? 2021, 2021-03, 2019..2021, 2021.., ..2020; 0 shows all"
        self.questions.ask(question, asked, value=told_period(self._query))

    def show_everything(self) -> None:
        """Leaves nothing out any more."""
        self._ask(ConcordanceQuery(text=self._query.text))

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
                # One may have gone back to work meanwhile.
                lambda done: self.workbench.front.say(_written(done, out)),
                is_slow=True,
            )

        self.questions.ask("Write all that is found to which file? (such as found.tsv)", asked)

    def _here(self) -> ConcordanceHit:
        if not self._search.hits:
            raise Refused("nothing is found that this could be done with")
        return self._search.hits[self.rows.cursor]


def _side(side: Side) -> str:
    return "Chinese" if side is Side.SOURCE else "English"


def _written(done: Exported, out: Path) -> str:
    units = "1 unit" if done.written == 1 else f"{done.written:,} units"
    return "; ".join([f"wrote {units} to {out}", *done.warnings])
