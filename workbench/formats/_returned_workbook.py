"""Workbooks that came back, XLSX or ODS: review tables, and tables of all pairs.

Which of the two a workbook is, its columns tell and not its name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._glossary_rows import TERMS
from workbench.formats._long_texts import LongTexts
from workbench.formats._pair_columns import SHEET
from workbench.formats._position import Position
from workbench.formats._returned_table import returned_table
from workbench.formats._review_columns import (
    NOTES,
    NUMBER,
    REFERENCE,
    SOURCE,
    STATE,
    TARGET,
    key_of,
)
from workbench.formats._review_rows import (
    CellsRow,
    ChangedHead,
    changed_head,
    compared,
    is_head,
    is_hidden_cell,
    no_table,
    returned_file,
)
from workbench.formats._sheet_skeleton import LONG_SHEET
from workbench.formats._table_book import table_book
from workbench.formats._unit_columns import columns_of
from workbench.model.memory import BadUnit
from workbench.model.returned import ReturnedRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from workbench.formats._table_book import SheetRow, TableBook, TableSheet
    from workbench.model.returned import ReturnedFile, ReturnedNote

_HEAD_WITHIN = 20
"""Rows in which the head is looked for."""
_OF_REVIEW = frozenset({NUMBER.lower(), REFERENCE.lower()})
"""Columns that no table of all pairs has."""
_COUNTED = ("id", "state", "status", "note", "notes", "comment", "状态", "备注", "批注")
"""Columns of a table of all pairs, besides the two texts, in which a formula is no empty cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """Where the pairs stand."""

    sheet: int
    """Its number, from 0."""
    title: str
    head: SheetRow
    is_review: bool


def is_review(path: Path) -> bool:
    """Whether a workbook is a review table; one that cannot be read is none."""
    try:
        with table_book(path) as book:
            return _find(book).is_review
    except ChangedHead:
        return True
    except UnreadableFile:
        return False


def read_workbook(path: Path) -> ReturnedFile:
    """The rows of the first sheet with our columns. Raises UnreadableFile."""
    with table_book(path) as book:
        table = _find(book)
    position = Position()
    if table.is_review:
        return replace(returned_file(_review_rows(path, table, position)), position=position)
    comments: dict[str, tuple[ReturnedNote, ...]] = {}
    file = returned_table(
        _pair_rows(path, table, comments, position),
        f"{path.name}, sheet {table.title}",
        unit="row",
        # What was saved out of a table with a separator still has its apostrophes.
        is_guarded=table.title != SHEET,
    )
    return replace(file, rows=_with_comments(file.rows, comments), position=position)


def _find(book: TableBook) -> _Table:
    """The table of a workbook: the first that is ours, else the first with Chinese and English.

    Raises ChangedHead where the first with rows of a review table has no such head.
    """
    other: list[_Table] = []
    for number, sheet in enumerate(book.sheets()):
        if sheet.title in (LONG_SHEET, TERMS):
            continue
        above: list[str] = []
        for row in sheet.rows():
            if is_head(row.cells):
                is_review = not _OF_REVIEW.isdisjoint(compared(row.cells))
                return _Table(sheet=number, title=sheet.title, head=row, is_review=is_review)
            if is_hidden_cell(row.cells):
                raise changed_head(book.name, above)
            above = row.cells
            if not other and _names_both(row.cells, book.name):
                other.append(_Table(sheet=number, title=sheet.title, head=row, is_review=False))
            if row.number >= _HEAD_WITHIN:
                break
    if not other:
        raise no_table(book.name, "sheet")
    return other[0]


def _names_both(cells: Sequence[str], name: str) -> bool:
    return len(cells) > 1 and columns_of([cells], name, 1).has_head


def _sheet(book: TableBook, table: _Table) -> TableSheet:
    return next(each for at, each in enumerate(book.sheets()) if at == table.sheet)


def _review_rows(path: Path, table: _Table, position: Position) -> Iterator[CellsRow]:
    columns = compared(table.head.cells)
    with table_book(path) as book:
        long = LongTexts(book)
        for row in _sheet(book, table).rows():
            position.note(book.position())
            if row.number <= table.head.number or not _has_anything(row):
                continue
            values = dict(zip(columns, [*row.cells, *[""] * len(columns)], strict=False))
            key = key_of(values.get(REFERENCE.lower(), ""))
            unheld = [columns[at] for at in row.unheld if at < len(columns)]
            yield CellsRow(
                values={name: long.whole(text, key, name) for name, text in values.items()},
                line=row.number,
                where=f"row {row.number}",
                comments=row.comments,
                fault=_fault(
                    name
                    for name in (SOURCE, TARGET, STATE, NOTES, REFERENCE)
                    if name.lower() in unheld
                ),
            )


def _pair_rows(
    path: Path,
    table: _Table,
    comments: dict[str, tuple[ReturnedNote, ...]],
    position: Position,
) -> Iterator[tuple[int, list[str]] | BadUnit]:
    """The head, then the rows as long as it; their comments are put by, by the place of the row."""
    head = table.head.cells
    names = compared(head)
    found = columns_of([head], path.name, table.head.number)
    counted = {found.source, found.target} | {
        at for at, name in enumerate(names) if name in _COUNTED
    }
    key = names.index("id") if "id" in names else 0
    yield table.head.number, head
    with table_book(path) as book:
        long = LongTexts(book)
        for row in _sheet(book, table).rows():
            position.note(book.position())
            if row.number <= table.head.number or not _has_anything(row):
                continue
            where = f"row {row.number}"
            fault = _fault(head[at] for at in row.unheld if at in counted)
            if fault:
                id = row.cells[key].strip() if names[key] == "id" and key < len(row.cells) else ""
                yield BadUnit(line=row.number, fault=fault, where=where, id=id)
                continue
            cells = [*row.cells, *[""] * (len(head) - len(row.cells))]
            if row.comments:
                comments[where] = row.comments
            texts = zip(cells, names, strict=False)
            yield row.number, [long.whole(text, cells[key], name) for text, name in texts]


def _with_comments(
    rows: Iterable[ReturnedRow | BadUnit], comments: dict[str, tuple[ReturnedNote, ...]]
) -> Iterator[ReturnedRow | BadUnit]:
    for row in rows:
        found = comments.pop(row.where, ()) if comments else ()
        if found and isinstance(row, ReturnedRow):
            yield replace(row, notes=(*row.notes, *found), has_notes=True)
        else:
            yield row


def _has_anything(row: SheetRow) -> bool:
    return bool(row.unheld) or any(map(str.strip, row.cells))


def _fault(columns: Iterator[str]) -> str:
    """What is said of cells that have no text of their own, where they count."""
    name = next(columns, "")
    return name and f"{name} is a formula or an error; write its text into the cell"
