"""Parallel text as a workbook for reviewers who use Excel or LibreOffice, to be taken in again.

One row is one pair. The sheet is protected without a password: target, state and notes can be
written in, everything else is locked; the protection can be taken off to sort or delete rows. The
heads of the columns keep their names, and say what to do where somebody goes to them. A hidden
column says which pair a row is, so that rows and columns may change their order. Inline markup
stands in the texts as `{1>`, `<1}` and `{2}`, and a row whose target has lost one that must not go
is refused; so is a row with a formula. Every cell is text and holds every character; a text of more
than 32,767 characters stands in pieces on a second sheet.

What is written below the notes of a pair comes back as a new note, and so does a comment on a cell
of its row. Answers stand below their notes with a number, `[1.1 王审]`; a line that begins with
`[1.]` is a new answer to the first note.

Terms stand on a sheet of their own, of which nothing comes back. A state is initial, draft,
translated, reviewed or final, or 未译, 草稿, 已译, 已审 or 定稿.

One that LibreOffice saved as `.ods` comes back too, whatever its name is by then.

Cannot hold: more than three earlier wordings of a pair, more than 1,048,575 pairs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._cell_texts import PIECE, fits
from workbench.formats._glossary_rows import GLOSSARY, TERMS, glossary_rows, with_glossary
from workbench.formats._long_texts import LongTexts
from workbench.formats._returned_workbook import is_review, read_workbook
from workbench.formats._review_columns import (
    CARRIES,
    DOCUMENT,
    EARLIER,
    FREE,
    NOTES,
    NUMBER,
    REFERENCE,
    SHAPE,
    SOURCE,
    STATE,
    TARGET,
    columns_for,
    extent_of,
    key_of,
    review_rows,
)
from workbench.formats._review_columns import expected as expected_rows
from workbench.formats._review_facts import facts_of
from workbench.formats._review_rows import carried
from workbench.formats._sheet_layout import Layout, SheetColumn
from workbench.formats._streamed_sheet import write_sheet
from workbench.formats._table_book import table_book
from workbench.formats._workbook import MOST_ROWS
from workbench.formats._workbook_title import found_title, meant_title
from workbench.model.segments import State
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.formats._table_book import TableBook
    from workbench.model.exchange import Around, Carried, ParallelText
    from workbench.model.returned import ReturnedFile

_WIDTHS = {
    NUMBER: 7,
    DOCUMENT: 18,
    SHAPE: 16,
    SOURCE: 52,
    TARGET: 60,
    STATE: 12,
    NOTES: 36,
    EARLIER: 44,
    REFERENCE: 12,
}
_ADVICE = {
    NUMBER: (
        "Please correct the column Target and choose a state. To sort or delete rows, first take"
        " off the protection of the sheet, which has no password: Review, Unprotect Sheet in"
        " Excel; Tools, Protect Sheet in LibreOffice."
    ),
    TARGET: (
        "Please correct the English in this column. Signs such as {1>words<1} and {2} stand for"
        " formatting: please keep them. Please leave the names in this row as they are."
    ),
    STATE: f"Choose one of {', '.join(State)} from the list.",
    NOTES: (
        "Write a remark on a line of its own below the notes, or as a comment on a cell of the"
        " row. To answer the note [1], begin the line with [1.]: “[1.] Agreed.”"
    ),
}
"""What the reviewer is told at the heads of columns."""
_GLOSSARY = Layout(
    title=TERMS,
    columns=tuple(
        SheetColumn(name=name, width=width)
        for name, width in zip(GLOSSARY, (36, 56, 80), strict=True)
    ),
    key=0,
    is_protected=True,
)
_TOO_MANY = "export the documents one by one"


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes a row for every pair. Raises Refused for more pairs than a sheet has rows."""
    extent = extent_of(parallel)
    columns = columns_for(parallel, has_history=extent.history > 0)
    head = ": ".join(filter(None, (parallel.title, facts_of(parallel))))
    layout = Layout(
        title="Review",
        columns=tuple(map(_column, columns)),
        key=columns.index(REFERENCE),
        properties=parallel.title,
        is_protected=True,
        print_head=head,
    )
    rows = (cells for _, cells in review_rows(parallel, columns, str))
    behind = (
        [(replace(_GLOSSARY, print_head=head), glossary_rows(parallel, _shortened))]
        if parallel.concepts
        else []
    )
    write_sheet(layout, rows, out, too_many=_TOO_MANY, behind=behind)
    return extent.losses


def expected(parallel: ParallelText) -> Iterator[Carried | Around]:
    """Everything that a row has, to the last character."""
    yield meant_title(parallel)
    yield from expected_rows(parallel, str, _shortened)


def read_back(path: Path) -> Iterator[Carried | Around]:
    """The title, the rows of the first sheet, and those of the glossary."""
    with table_book(path) as book:
        yield found_title(book)
        yield from with_glossary(_pairs(book), lambda: _read_terms(book))


def read_returned(path: Path) -> ReturnedFile:
    """The rows of the first sheet with our columns. Raises UnreadableFile."""
    return read_workbook(path)


def _pairs(book: TableBook) -> Iterator[Carried]:
    rows = next(book.sheets()).rows()
    head = next(rows).cells
    long = LongTexts(book)
    for row in rows:
        key = key_of(row.cells[head.index(REFERENCE)])
        texts = zip(head, row.cells, strict=True)
        yield carried({name: long.whole(text, key, name) for name, text in texts})


def _read_terms(book: TableBook) -> Iterator[list[str]]:
    for sheet in book.sheets():
        if sheet.title == TERMS:
            yield from (row.cells for row in sheet.rows() if row.number > 1)


def _shortened(text: str) -> str:
    """A text of the glossary as one cell holds it; no second sheet goes on with it."""
    return text if fits(text) else f"{text[: PIECE - 1]}…"


def _column(name: str) -> SheetColumn:
    return SheetColumn(
        name=name,
        width=_WIDTHS[name],
        is_free=name in FREE,
        is_hidden=name == REFERENCE,
        choices=tuple(State) if name == STATE else (),
        advice=_ADVICE.get(name, ""),
    )


FORMAT = Format(
    name="review-xlsx",
    title="workbook for reviewers",
    suffixes=(".review.xlsx",),
    read_suffixes=(".xlsx", ".xlsm", ".ods"),
    claims=is_review,
    holds="source, target, state, notes, id; terms and earlier wordings where asked for",
    carries=CARRIES,
    most_pairs=MOST_ROWS - 1,
    write=write,
    expected=expected,
    read_back=read_back,
    read_returned=read_returned,
)
