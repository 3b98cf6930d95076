"""The columns of parallel text in tables for those who work with data.

The last two are never empty, so that a row that was cut short is noticed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._cell_notes import notes_and_marks
from workbench.formats._joined_notes import joined
from workbench.formats._said_beside import match_said, term_said, wording_said
from workbench.model.exchange import Carried, Carries, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.exchange import ParallelPair, ParallelText

FIRST = ("number", "document", "kind", "state", "source", "target", "note", "id", "origin")
"""In every table, and always in this order."""
SHEET = "Parallel text"
"""What the sheet is called where the table is a workbook."""
CARRIES = frozenset(Carries) - {Carries.CODES}
HOLDS = (
    "source, target, state, notes, id, fingerprint, origin, author, time; sentences, terms,"
    " matches, earlier wordings where asked for"
)
_WRITTEN = ("author", "time", "detail", "notes_sent")
_PART = ("part", "paragraph")
_LAST = ("fingerprint", "project")


def columns_for(parallel: ParallelText) -> tuple[str, ...]:
    """The names of the columns: those that somebody asked for besides the usual ones."""
    choices = parallel.choices
    part = _PART if choices.level is Level.SENTENCE else ()
    asked = {
        "terms": choices.has_terms,
        "matches": bool(choices.matches),
        "history": choices.has_history,
    }
    return (*FIRST, *_WRITTEN, *part, *(name for name in asked if asked[name]), *_LAST)


def rows_for(parallel: ParallelText) -> Iterator[tuple[int | str, ...]]:
    """A row for every pair, in the order of the columns."""
    columns = columns_for(parallel)
    beside = [name for name in columns if name in (*_PART, "terms", "matches", "history")]
    for document in parallel.documents:
        for pair in document.pairs:
            first = _first(pair, document.name)
            last = pair.fingerprint, parallel.project
            yield (*first, *(_beside(pair, name) for name in beside), *last)


def carried(columns: Sequence[str], cells: Sequence[int | str]) -> Carried:
    """A row as exports are compared by."""
    texts = list(map(str, cells))
    source, target = FIRST.index("source"), FIRST.index("target")
    names = (*columns[:source], *columns[target + 1 :])
    facts = zip(names, texts[:source] + texts[target + 1 :], strict=False)
    return Carried(texts[source], texts[target], tuple(facts))


def _first(pair: ParallelPair, document: str) -> tuple[int | str, ...]:
    segment, target = pair.segment, pair.target
    notes, marks = notes_and_marks(pair)
    return (
        segment.number,
        document,
        segment.kind.value,
        target.state.value,
        segment.source,
        target.text,
        notes,
        segment.id,
        target.origin.value if target.text else "",
        target.author,
        target.time,
        target.detail if target.text else "",
        marks,
    )


def _beside(pair: ParallelPair, column: str) -> str:
    if column == "terms":
        return joined(map(term_said, pair.terms))
    if column == "matches":
        return joined(map(match_said, pair.matches))
    if column == "history":
        return joined(map(wording_said, pair.history))
    if pair.part is None:
        return ""
    return pair.part.name if column == "part" else pair.part.paragraph
