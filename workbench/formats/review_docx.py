"""Parallel text as a table in a Word document for reviewers, to be taken in again.

One row is one pair. Word keeps the source from being typed into, and offers the states to choose
from; a hidden column, and the names of the content controls, say which pair a row is, so that rows
may be moved or deleted, and columns too. Inline markup stands in the texts as `{1>`, `<1}` and
`{2}`, and a row whose target has lost one that must not go is refused.

Tracked changes of a target come back as its wordings in order of time, each with its author;
comments anywhere in a row come back as new notes, and so does what is written below the notes that
went out. A state is initial, draft, translated, reviewed or final, or 未译, 草稿, 已译, 已审 or
定稿.

Cannot hold: control characters, replies to notes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats import _xml_text
from workbench.formats._languages import by_region
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
    TERMS,
    columns_for,
    losses,
    review_rows,
)
from workbench.formats._review_columns import expected as expected_rows
from workbench.formats._review_rows import (
    IDENTITY,
    CellsRow,
    carried,
    compared,
    is_head,
    no_table,
    returned_file,
)
from workbench.model.segments import SegmentKind, State
from workbench.plugins import Format
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.formats._docx_rows import WordRow
    from workbench.formats._docx_table import TableColumn, TableRow
    from workbench.model.exchange import Carried, ParallelPair, ParallelText
    from workbench.model.returned import ReturnedFile

_TASK = (
    "Please correct the column “Target”, with tracked changes if you like, and choose a state. "
    "Remarks are welcome as comments or in the column “Notes”. Signs such as {1} stand for "
    "formatting: please keep them."
)
_WIDTHS = {
    NUMBER: 13,
    DOCUMENT: 23,
    SHAPE: 16,
    STATE: 22,
    NOTES: 36,
    TERMS: 30,
    EARLIER: 34,
    REFERENCE: 3,
}
"""In millimetres; source and target share what is left."""
_SOURCE_SHARE = 0.45


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes a row for every pair. Raises Refused where no Word document is as large as that."""
    from workbench.formats._docx_table import landscape, write_table

    title = held(parallel.title).replace("\n", " ") or "Review"
    document = landscape(title, _TASK, parallel.source_language, parallel.target_language)
    columns = _columns(parallel)
    rows = (_row(pair, cells) for pair, cells in review_rows(parallel, held))
    write_table(document, columns, rows, out)
    return [*_xml_text.losses(parallel), *losses(parallel)]


def expected(parallel: ParallelText) -> Iterator[Carried]:
    """Everything that a row has, but for control characters."""
    return expected_rows(parallel, held)


def read_back(path: Path) -> Iterator[Carried]:
    """The rows of the only table."""
    from workbench.formats._docx_changes import accepted, pieces
    from workbench.formats._docx_rows import word_package, word_rows

    head: list[str] = []
    for row in word_rows(word_package(path)):
        cells = [accepted(pieces(cell)) for cell in row.cells]
        if head:
            yield carried(dict(zip(head, cells, strict=True)))
        else:
            head = cells


def read_returned(path: Path) -> ReturnedFile:
    """The rows of every table with our columns. Raises UnreadableFile."""
    return returned_file(lambda: _rows(path))


def held(text: str) -> str:
    """A text as a cell of Word holds it."""
    return to_line_feeds(_xml_text.legal(text))


def _columns(parallel: ParallelText) -> list[TableColumn]:
    from workbench.formats._docx_table import PAGE, TableColumn

    names = columns_for(parallel)
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
            language=by_region(parallel.source_language) if name == SOURCE else "",
            choices=tuple(State) if name == STATE else (),
        )
        for name in names
    ]


def _row(pair: ParallelPair, cells: tuple[str, ...]) -> TableRow:
    from workbench.formats._docx_table import TableRow

    return TableRow(
        cells=cells,
        tag=f"{pair.segment.id} {pair.fingerprint}",
        is_strong=pair.segment.kind is SegmentKind.HEADLINE,
    )


def _rows(path: Path) -> Iterator[CellsRow]:
    from workbench.formats._docx_changes import accepted, last_change, pieces, wordings
    from workbench.formats._docx_comments import anchored, comments
    from workbench.formats._docx_rows import tags_in, word_package, word_rows

    package = word_package(path)
    known = comments(package)
    columns: list[str] = []
    at = 0
    """The table that the columns are of."""
    for row in word_rows(package):
        cells = [pieces(cell) for cell in row.cells]
        texts = [to_line_feeds(accepted(cell)) for cell in cells]
        identity = next(filter(IDENTITY.search, (*tags_in(row.element), *texts)), "")
        if is_head(texts) and not identity:
            columns, at = compared(texts), row.table
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
