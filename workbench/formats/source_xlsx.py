"""Source texts in one column of the sheets of a workbook.

Which column it is can be said by its name in the header, its letter or its number, after the name
of a sheet and an exclamation mark where only that one is meant; else it is in every sheet that
called 原文, source or the like, or that with most Chinese. A header is not read. Every other cell
of the column is a block; a line break within it stays. Formulas are never calculated: what the
spreadsheet program saved as their value is read. A workbook is not written back.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._checked_zip import parts_with
from workbench.formats._original import read_bytes
from workbench.formats._review_columns import FREE, NUMBER, REFERENCE, SOURCE, no_source
from workbench.formats._source_tables import (
    SourceTable,
    column_blocks,
    find_column,
    refused_column,
)
from workbench.formats._workbook import FORMULA, opened, sheet_rows
from workbench.model.sources import Block, SourceText
from workbench.plugins import Format

if TYPE_CHECKING:
    from pathlib import Path

_REVIEW = {NUMBER, *FREE, SOURCE, REFERENCE}
"""The columns that every review table of ours has."""
_UNREAD = "sheets without such a column, not read: {}"


def read_source(path: Path) -> SourceText:
    """The column with most Chinese of every sheet. Raises UnreadableFile."""
    return read_column(path, "")


def read_column(path: Path, column: str) -> SourceText:
    """A column by its name, letter or number, of every sheet that has it. Raises UnreadableFile."""
    sheet, mark, wanted = column.rpartition("!")
    changes: Counter[str] = Counter()
    tables = [each for each in _tables(path, changes) if not mark or each.sheet == sheet.strip()]
    if not column and any(set(each.rows[0][1]) >= _REVIEW for each in tables):
        raise no_source(path.name)
    blocks: list[Block] = []
    warnings: list[str] = []
    unread: list[str] = []
    for table in tables:
        found = find_column(table, wanted.strip())
        if found is None:
            unread.append(table.sheet)
            continue
        part, said = column_blocks(table, found, wanted.strip())
        blocks += part
        warnings.append(said)
    if not warnings:
        raise refused_column(path.name, column.strip(), tables)
    if not blocks:
        raise UnreadableFile(
            f"{path.name}: {'; '.join(warnings)}, and has no text", hint="name another column"
        )
    if unread:
        warnings.append(_UNREAD.format(", ".join(unread)))
    warnings += [sentence.format(count) for sentence, count in changes.items() if count]
    return SourceText(
        format="source-xlsx",
        encoding="binary",
        original=read_bytes(path),
        blocks=tuple(blocks),
        is_structured=True,
        warnings=tuple(warnings),
    )


def _tables(path: Path, changes: Counter[str]) -> list[SourceTable]:
    """The sheets that hold anything."""
    with_formulas = parts_with(path, FORMULA, "xl/worksheets")
    book = opened(path, values=True)
    formulas = opened(path, values=False) if with_formulas else None
    try:
        found = []
        for sheet in book.worksheets:
            name = f"{path.name}, sheet {sheet.title}"
            behind = formulas[sheet.title] if formulas is not None else None
            rows = sheet_rows(name, sheet, changes, behind)
            filled = [(number, row) for number, row in rows if any(map(str.strip, row))]
            if filled:
                found.append(SourceTable(rows=filled, unit="row", sheet=sheet.title))
        return found
    finally:
        book.close()
        if formulas is not None:
            formulas.close()


FORMAT = Format(
    name="source-xlsx",
    title="a column of a workbook (XLSX)",
    suffixes=(".xlsx", ".xlsm"),
    holds="source",
    read_source=read_source,
    read_column=read_column,
)
