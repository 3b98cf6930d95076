"""Parallel text as a table in a Word document for reviewers, to be taken in again.

One row is one pair. Word keeps the source from being typed into, and offers the states to choose
from; a hidden column, and the names of the content controls, say which pair a row is, so that rows
may be moved or deleted, and columns too. Inline markup stands in the texts as `{1>`, `<1}` and
`{2}`, and a row whose target has lost one that must not go is refused.

Tracked changes of a target come back as its wordings in order of time, each with its author;
comments anywhere in a row come back as new notes, and so does what is written below the notes that
went out. Answers stand below their notes with a number, `[1.1 王审]`; a line that begins with
`[1.]` is a new answer to the first note.

Terms stand in a second table, of which nothing comes back. A state is initial, draft, translated,
reviewed or final, or 未译, 草稿, 已译, 已审 or 定稿.

Cannot hold: control characters, more than three earlier wordings of a pair.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, BinaryIO

from workbench.formats import _xml_text
from workbench.formats._glossary_rows import GLOSSARY, TERMS, glossary_rows, with_glossary
from workbench.formats._languages import by_region
from workbench.formats._position import Position
from workbench.formats._review_columns import (
    CARRIES,
    DOCUMENT,
    EARLIER,
    NOTES,
    NUMBER,
    REFERENCE,
    SHAPE,
    SOURCE,
    STATE,
    TARGET,
    columns_for,
    extent_of,
    review_rows,
)
from workbench.formats._review_columns import expected as expected_rows
from workbench.formats._review_facts import facts_of, undated, undated_facts_of
from workbench.formats._review_rows import (
    IDENTITY,
    CellsRow,
    carried,
    compared,
    is_head,
    no_table,
    returned_file,
)
from workbench.model.exchange import Around
from workbench.model.segments import SegmentKind, State
from workbench.plugins import Format
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from workbench.formats._docx_rows import WordRow
    from workbench.formats._docx_table import TableBehind
    from workbench.formats._docx_table_rows import TableColumn, TableRow
    from workbench.model.exchange import Carried, ParallelPair, ParallelText
    from workbench.model.returned import ReturnedFile

_TASK = (
    "Please correct the column “Target”, with tracked changes if you like, and choose a state. "
    "Remarks are welcome as comments or in the column “Notes”; to answer the note [1] there, begin "
    "a line with [1.]. Signs such as {1} stand for formatting: please keep them."
)
_UNTITLED = "Review"
_WIDTHS = {
    NUMBER: 13,
    DOCUMENT: 23,
    SHAPE: 21,
    STATE: 22,
    NOTES: 36,
    EARLIER: 40,
    REFERENCE: 3,
}
"""In millimetres; source and target share what is left."""
_GLOSSARY_WIDTHS = (58, 92, 117)
_SOURCE_SHARE = 0.45
_SEEN_ROWS = 20
"""Among which the head is, unless somebody put much before it."""


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes a row for every pair. Raises Refused where no Word document is as large as that."""
    from workbench.formats._docx_streamed import too_long_for_word
    from workbench.formats._docx_table import landscape, write_table

    title = _one_line(parallel.title) or _UNTITLED
    facts = _one_line(facts_of(parallel))
    document = landscape(
        title, _TASK, parallel.source_language, parallel.target_language, facts=facts
    )
    extent = extent_of(parallel)
    names = columns_for(parallel, has_history=extent.history > 0)
    lost, length = _xml_text.Losses(has_authors=True), 0

    def rows() -> Iterator[TableRow]:
        nonlocal length
        for pair, cells in review_rows(parallel, names, held):
            lost.see(pair, ())  # a footnote is one of the annotations of its pair
            length += sum(map(len, cells))
            yield _row(pair, cells)

    behind = [_glossary(parallel)] if parallel.concepts else []
    write_table(document, _columns(parallel, names), rows(), out, behind=behind)
    return [*lost.told(parallel), *extent.losses, *too_long_for_word(length)]


def expected(parallel: ParallelText) -> Iterator[Carried | Around]:
    """Everything that a row has and that stands above the table, but for control characters."""
    yield Around("title", _one_line(parallel.title) or _UNTITLED)
    yield Around("facts", _one_line(undated_facts_of(parallel)))
    yield from expected_rows(parallel, held, held)


def read_back(path: Path) -> Iterator[Carried | Around]:
    """What stands above the first table, its rows, and those of the glossary."""
    from workbench.formats._docx_changes import accepted, pieces
    from workbench.formats._docx_outside import paragraphs_outside
    from workbench.formats._docx_rows import word_package, word_rows

    package = word_package(path)
    title, facts = islice(paragraphs_outside(package), 2)
    yield Around("title", title.text)
    yield Around("facts", undated(facts.text))
    rows = (
        (row.table, [accepted(pieces(cell)) for cell in row.cells]) for row in word_rows(package)
    )
    tables = ((cells for _, cells in table) for _, table in groupby(rows, key=itemgetter(0)))
    yield from with_glossary(_pairs(next(tables, ())), lambda: islice(next(tables, ()), 1, None))


def _pairs(rows: Iterable[list[str]]) -> Iterator[Carried]:
    given = iter(rows)
    head = next(given, [])
    for cells in given:
        yield carried(dict(zip(head, cells, strict=True)))


def read_returned(path: Path) -> ReturnedFile:
    """The rows of every table with our columns. Raises UnreadableFile."""
    position = Position()
    return replace(returned_file(_rows(path, position.note)), position=position)


def begins(path: Path) -> bool:
    """Whether a review table of ours is among the first rows. Raises UnreadableFile."""
    from workbench.formats._docx_changes import accepted, pieces
    from workbench.formats._docx_rows import word_package, word_rows

    first = islice(word_rows(word_package(path)), _SEEN_ROWS)
    heads = (compared([accepted(pieces(cell)) for cell in row.cells]) for row in first)
    ours = {name.lower() for name in (NUMBER, SOURCE, TARGET, REFERENCE)}
    return any(ours <= set(head) for head in heads)


def held(text: str) -> str:
    """A text as a cell of Word holds it."""
    return to_line_feeds(_xml_text.legal(text))


def _one_line(text: str) -> str:
    return held(text).replace("\n", " ")


def _columns(parallel: ParallelText, names: Sequence[str]) -> list[TableColumn]:
    from workbench.formats._docx_table import PAGE
    from workbench.formats._docx_table_rows import TableColumn

    left = PAGE - sum(_WIDTHS.get(name, 0) for name in names)
    shares = {SOURCE: round(left * _SOURCE_SHARE), TARGET: left - round(left * _SOURCE_SHARE)}
    return [
        TableColumn(
            name=name,
            width=_WIDTHS.get(name) or shares[name],
            is_hidden=name == REFERENCE,
            is_locked=name == SOURCE,
            is_text=name in (SOURCE, TARGET),
            is_grey=name in (NUMBER, DOCUMENT, SHAPE, EARLIER),
            is_small=name in (DOCUMENT, SHAPE, EARLIER),
            language=by_region(parallel.source_language) if name == SOURCE else "",
            choices=tuple(State) if name == STATE else (),
        )
        for name in names
    ]


def _glossary(parallel: ParallelText) -> TableBehind:
    from workbench.formats._docx_table import TableBehind
    from workbench.formats._docx_table_rows import TableColumn, TableRow

    columns = [
        TableColumn(
            name=name,
            width=width,
            is_small=True,
            language=by_region(parallel.source_language) if name == GLOSSARY[0] else "",
        )
        for name, width in zip(GLOSSARY, _GLOSSARY_WIDTHS, strict=True)
    ]
    rows = (TableRow(cells=cells) for cells in glossary_rows(parallel, held))
    return TableBehind(title=TERMS, columns=columns, rows=rows)


def _row(pair: ParallelPair, cells: tuple[str, ...]) -> TableRow:
    from workbench.formats._docx_table_rows import TableRow

    return TableRow(
        cells=cells,
        tag=f"{pair.segment.id} {pair.fingerprint}",
        is_strong=pair.segment.kind is SegmentKind.HEADLINE,
    )


def _rows(path: Path, report: Callable[[int], None]) -> Iterator[CellsRow]:
    from workbench.formats._docx_changes import accepted, last_change, pieces, wordings
    from workbench.formats._docx_comments import anchored, comments
    from workbench.formats._docx_rows import tags_in, word_package, word_rows

    package = word_package(path)
    known = comments(package)
    columns: list[str] = []
    at = 0
    """The table that the columns are of."""
    size = path.stat().st_size
    for row in word_rows(package, lambda share: report(round(share * size))):
        cells = [pieces(cell) for cell in row.cells]
        texts = [to_line_feeds(accepted(cell)) for cell in cells]
        identity = next(filter(IDENTITY.search, (*tags_in(row.element), *texts)), "")
        if is_head(texts) and not identity:
            columns, at = compared(texts), row.table
            continue
        if texts == list(GLOSSARY):
            # Its rows are no pairs, also where the two tables have become one.
            at = 0
            continue
        # A table that was cut in two goes on without a head; one of the reviewer's own does not.
        is_ours = bool(columns) and (row.table == at or bool(identity))
        if is_ours and not row.is_removed and (identity or any(map(str.strip, texts))):
            notes = tuple(anchored(row.element, known))
            values = dict(zip(columns, texts, strict=False))
            changes = dict(zip(columns, cells, strict=False))
            yield CellsRow(
                values=values,
                line=row.number,
                where=_where(row),
                identity=identity,
                wordings=wordings(changes.get(TARGET.lower(), ())),
                comments=notes,
                noted=last_change(changes.get(NOTES.lower(), ())),
                fault=_fault(row, len(columns)),
            )
    if not columns:
        raise no_table(path.name, "table")


def _where(row: WordRow) -> str:
    return f"row {row.number}" if row.table == 1 else f"table {row.table}, row {row.number}"


def _fault(row: WordRow, columns: int) -> str:
    """Why the cells of a row cannot be told apart; empty where they can."""
    if row.is_merged:
        return "cells of the row were merged; split them"
    count = len(row.cells)
    return f"the row has {count} cells and not {columns}; restore them" if count != columns else ""


FORMAT = Format(
    name="review-docx",
    title="Word document for reviewers",
    suffixes=(".review.docx",),
    holds="source, target, state, notes, id; terms and earlier wordings where asked for",
    carries=CARRIES,
    write=write,
    expected=expected,
    read_back=read_back,
    read_returned=read_returned,
)
