"""A term list as a workbook for Excel or LibreOffice, in the columns of the lists in glossary/.

The first sheet whose first row names Chinese and English is read, or the one that is named.
Formulas are never calculated: what the spreadsheet program saved as their value is read. Every
cell that is written is text, also one that begins like a formula.

Cannot hold: what `terms-csv` cannot, control characters, more than 32,767 characters in a cell.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, BinaryIO

from workbench.errors import UnreadableFile
from workbench.formats import _term_table
from workbench.formats._cell_guard import guarded
from workbench.formats._cell_texts import LONGEST, escaped
from workbench.formats._checked_zip import parts_with
from workbench.formats._term_columns import KEPT
from workbench.formats._term_table import Table, table_of
from workbench.formats._workbook import FORMULA, opened, sheet_rows
from workbench.formats._xml_text import legal
from workbench.model.tables import AS_IT_STANDS, ColumnMap, TableHead
from workbench.plugins import Format
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.model.terms import NewConcept

CUT = f"texts longer than the {LONGEST:,} characters of a cell were cut: {{}}"
CONTROLS = "cells that lost control characters: {}"


def read_terms(
    path: Path, changes: Counter[str], given: ColumnMap = AS_IT_STANDS
) -> Iterator[NewConcept]:
    """The concepts of a sheet, row by row. Raises UnreadableFile with the row."""
    with_formulas = parts_with(path, FORMULA, "xl/worksheets")
    book = opened(path, values=True)
    try:
        sheet = _chosen(book, path, given)
        formulas = opened(path, values=False) if with_formulas else None
        table = _table(path, sheet, changes, formulas[sheet.title] if formulas else None)
        yield from _term_table.read_terms(table, changes, given)
    finally:
        book.close()


def inspect_table(path: Path, given: ColumnMap) -> TableHead:
    """The header and the first rows of a sheet. Raises UnreadableFile."""
    parts_with(path, (), "")
    book = opened(path, values=True)
    try:
        sheet = _chosen(book, path, given)
        head = _term_table.inspect(_table(path, sheet, Counter()), given)
        return TableHead(
            header=head.header,
            mapping=head.mapping,
            rows=head.rows,
            missing=head.missing,
            sheets=tuple(book.sheetnames),
            sheet=sheet.title,
        )
    finally:
        book.close()


def write_terms(concepts: Sequence[NewConcept], out: BinaryIO) -> list[str]:
    """Writes a row for each concept that has Chinese, under a header that stays in sight."""
    from openpyxl import Workbook

    losses: Counter[str] = Counter()
    columns, rows = table_of(concepts, losses)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("terms")
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, column.removeprefix(KEPT)) for column in columns])
    for cells in rows:
        for text in cells.values():
            losses[CUT] += len(to_line_feeds(legal(text))) > LONGEST
            losses[CONTROLS] += legal(text) != text
        sheet.append([_cell(sheet, _held(cells.get(column, ""))) for column in columns])
    book.save(out)
    return [sentence.format(count) for sentence, count in losses.items() if count]


def expected_terms(concepts: Sequence[NewConcept]) -> Iterator[NewConcept]:
    """What `read_terms` must give for concepts that were written."""
    return _term_table.expected_terms(concepts, _held)


def _held(text: str) -> str:
    return to_line_feeds(legal(text))[:LONGEST]


def _cell(sheet: Any, text: str) -> Any:
    """A cell that is text whatever it begins with."""
    from openpyxl.cell import WriteOnlyCell

    if not text:
        return None
    cell = WriteOnlyCell(sheet, "")
    cell._value = escaped(text)
    cell.data_type = "s"
    if guarded(text) != text:
        cell.quotePrefix = True
    return cell


def _chosen(book: Any, path: Path, given: ColumnMap) -> Any:
    """The sheet of that name, else the first whose header has what is needed, else the first."""
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    if given.sheet:
        if given.sheet not in sheets:
            raise UnreadableFile(
                f"{path.name} has no sheet {given.sheet!r}", hint=f"it has {', '.join(sheets)}"
            )
        return sheets[given.sheet]
    for sheet in sheets.values():
        try:
            head = _term_table.inspect(_table(path, sheet, Counter()), given)
        except UnreadableFile:
            continue
        if not head.missing:
            return sheet
    if not sheets:
        raise UnreadableFile(f"{path.name} has no sheet with cells")
    return next(iter(sheets.values()))


def _table(path: Path, sheet: Any, changes: Counter[str], formulas: Any = None) -> Table:
    name = f"{path.name}, sheet {sheet.title}"
    return Table(name=name, unit="row", rows=sheet_rows(name, sheet, changes, formulas))


FORMAT = Format(
    name="terms-xlsx",
    title="term list, workbook (XLSX)",
    suffixes=(".xlsx", ".xlsm"),
    holds="concepts, Chinese and English terms, properties of concepts",
    read_terms=read_terms,
    write_terms=write_terms,
    expected_terms=expected_terms,
    read_table=read_terms,
    inspect_table=inspect_table,
)
