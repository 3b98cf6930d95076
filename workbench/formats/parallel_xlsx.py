"""Parallel text as a plain workbook for Excel, LibreOffice or pandas: a row for every pair.

The columns are those of `tsv`. Every cell but the number is text, also one that begins like a
formula, and holds every character.
A text of more than 32,767 characters stands in pieces on a second sheet, `Long texts`.

A workbook comes back with `workbench update`, also one that LibreOffice saved as `.ods`: what is
taken from it is what is taken from `tsv`, and comments on the cells of a row are notes too. A row
with a formula in a cell that counts is refused. Sheets may have as many rows as Excel has.

A memory comes in as units: rows with a Chinese and an English column, whose names tell which they
are, or else their text; columns for author, time and document are known by their names as in
tables with a separator. The first sheet that names both columns is read, else the first with
cells. Formulas are never calculated, and count as empty cells.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import UnreadableFile
from workbench.formats._long_texts import LongTexts
from workbench.formats._pair_columns import (
    CARRIES,
    FIRST,
    HOLDS,
    SHEET,
    carried,
    columns_for,
    rows_for,
)
from workbench.formats._returned_workbook import is_review, read_workbook
from workbench.formats._sheet_layout import Layout, SheetColumn
from workbench.formats._sheet_skeleton import LONG_SHEET
from workbench.formats._streamed_sheet import TOO_LONG, write_sheet
from workbench.formats._table_book import table_book
from workbench.formats._unit_columns import columns_of
from workbench.formats._unit_table import units_of
from workbench.formats._workbook import MOST_ROWS
from workbench.formats._workbook_title import found_title, meant_title
from workbench.model.memory import BadUnit
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.formats._table_book import TableBook, TableSheet
    from workbench.model.exchange import Around, Carried, ParallelText
    from workbench.model.memory import NewUnit
    from workbench.model.returned import ReturnedFile

_USUAL_WIDTH = 20
_WIDTHS = dict(zip(FIRST, (8, 20, 12, 12, 60, 60, 30, 38, 12), strict=True))
_ID = FIRST.index("id")
_OFTEN = 1000
"""Rows after which it is told how far the file is read."""
_ELSEWHERE = f"a text is too long for a cell, and stands on the sheet {LONG_SHEET}"
_TOO_MANY = "export the documents one by one, or as .tsv, which holds any number"


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes a row for every pair. Raises Refused for more pairs than a sheet has rows."""
    columns = tuple(
        SheetColumn(name=name, width=_WIDTHS.get(name, _USUAL_WIDTH), is_number=name == "number")
        for name in columns_for(parallel)
    )
    layout = Layout(title=SHEET, columns=columns, key=_ID, properties=parallel.title)
    write_sheet(layout, rows_for(parallel), out, too_many=_TOO_MANY)
    return []


def expected(parallel: ParallelText) -> Iterator[Carried | Around]:
    """Everything that a row has, to the last character."""
    yield meant_title(parallel)
    columns = columns_for(parallel)
    for cells in rows_for(parallel):
        yield carried(columns, cells)


def read_back(path: Path) -> Iterator[Carried | Around]:
    """The title, and the rows of the first sheet."""
    with table_book(path) as book:
        yield found_title(book)
        long = LongTexts(book)
        rows = next(book.sheets()).rows()
        columns = next(rows).cells
        for row in rows:
            cells = [*row.cells, *[""] * (len(columns) - len(row.cells))]
            texts = zip(cells, columns, strict=True)
            yield carried(columns, [long.whole(text, cells[_ID], name) for text, name in texts])


def read_returned(path: Path) -> ReturnedFile:
    """The rows of the first sheet that names both columns. Raises UnreadableFile."""
    if is_review(path):
        raise UnreadableFile(
            f"{path.name} is a review table", hint="read it with --from review-xlsx"
        )
    return read_workbook(path)


def read_units(path: Path, report: Callable[[int], None]) -> Iterator[NewUnit | BadUnit]:
    """A unit for every row with Chinese and English. Raises UnreadableFile."""
    with table_book(path) as book:
        sheet = _unit_sheet(book)
        name = f"{path.name}, sheet {sheet.title}"
        told = _told(report, path.stat().st_size, sheet.said_length)
        for unit in units_of(_unit_rows(sheet, told), name):
            yield replace(unit, where=f"row {unit.line}") if isinstance(unit, BadUnit) else unit


def _unit_sheet(book: TableBook) -> TableSheet:
    """The first sheet whose head names both columns, else the first that has cells."""
    filled = []
    for sheet in book.sheets():
        head = next((row.cells for row in sheet.rows() if any(row.cells)), [])
        if head and sheet.title != LONG_SHEET:
            filled.append(sheet)
            if len(head) > 1 and columns_of([head], book.name, 1).has_head:
                return sheet
    if not filled:
        raise UnreadableFile(
            f"{book.name} has no sheet with cells", hint="give in one with two columns"
        )
    return filled[0]


def _told(report: Callable[[int], None], size: int, said: int) -> Callable[[int], None]:
    """Tells how many bytes a row stands for, by what the sheet says of its length."""
    return lambda row: report(size * row // said) if 0 < row < said else None


def _unit_rows(
    sheet: TableSheet, told: Callable[[int], None]
) -> Iterator[tuple[int, list[str]] | BadUnit]:
    """The rows that have text, none shorter than the first."""
    width = 0
    for number, cells, unheld, _ in sheet.rows():
        if number % _OFTEN == 0:
            told(number)
        if TOO_LONG in cells:
            yield BadUnit(line=number, fault=_ELSEWHERE)
        elif any(cells) or unheld:
            width = width or len(cells)
            yield number, [*cells, *[""] * (width - len(cells))]


FORMAT = Format(
    name="parallel-xlsx",
    title="workbook of all pairs",
    suffixes=(".xlsx",),
    holds=HOLDS,
    carries=CARRIES,
    most_pairs=MOST_ROWS - 1,
    write=write,
    expected=expected,
    read_back=read_back,
    read_suffixes=(".xlsm", ".ods"),
    read_returned=read_returned,
    read_units=read_units,
)
