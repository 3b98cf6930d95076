"""The cells of a workbook for Excel or LibreOffice as text.

Formulas are never calculated: what the spreadsheet program saved as their value is read.
"""

from __future__ import annotations

import warnings
from collections.abc import Sized
from datetime import datetime
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, TypeVar

from workbench.errors import UnreadableFile
from workbench.formats._cell_texts import unescaped

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator
    from pathlib import Path

Row = TypeVar("Row", bound=Sized)

FORMULA = (b"<f>", b"<f ", b"<f/")
"""What a part with formulas has in it."""
UNCOUNTED = "formulas without a saved value were read as empty cells: {}"
FAULTY = "cells with an error such as #N/A were read as empty: {}"
MOST_ROWS = 1_048_576
"""Rows of a sheet."""
MOST_COLUMNS = 16_384
_MOST_CELLS = 50_000_000
"""Cells of a sheet, empty ones before the last of a row among them."""


def opened(path: Path, *, values: bool) -> Any:
    """A workbook that is read from the disk; with the values of its formulas, or with the formulas.

    Whoever opens it closes it. Raises UnreadableFile.
    """
    from workbench.formats._sheet_archive import SheetArchive
    from workbench.formats._workbook_reader import read_workbook

    archive = SheetArchive(path)
    try:
        with warnings.catch_warnings(action="ignore"):  # of what it does not keep, nothing is read
            return read_workbook(archive, values=values)
    except UnreadableFile:
        archive.close()
        raise
    except Exception as error:  # the library raises whatever a damaged part leads to
        archive.close()
        raise UnreadableFile(
            f"{path.name} is no workbook that can be read: {_told(error)}",
            hint="open it in a spreadsheet program and save it as .xlsx",
        ) from error


def typed_rows(name: str, sheet: Any) -> Iterator[tuple[int, list[str], list[int]]]:
    """The rows that are there with their numbers, and which cells have no text of their own.

    These are formulas, of which the workbook must have been opened without values, and errors; they
    are read as empty. Raises UnreadableFile, whose fault begins with the name.
    """
    from workbench.formats._sheet_cells import sheet_cells

    for number, cells in bounded_rows(name, sheet_cells(sheet)):
        texts = ["" if kind else _said(value) for kind, value in cells]
        yield number, texts, [at for at, (kind, _) in enumerate(cells) if kind]


def bounded_rows(name: str, rows: Iterator[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
    """The rows of a sheet, which is refused where it says that it is larger than sheets are."""
    cells = 0
    try:
        for number, row in rows:
            cells += len(row)
            if number > MOST_ROWS or len(row) > MOST_COLUMNS or cells > _MOST_CELLS:
                raise UnreadableFile(
                    f"{name} has cells beyond those of a sheet, or too many of them",
                    hint="copy the columns that are needed into a new workbook",
                )
            yield number, row
    except UnreadableFile:
        raise
    except Exception as error:  # the library raises whatever a damaged part leads to
        raise UnreadableFile(f"{name} cannot be read: {_told(error)}") from error


def _object_rows(sheet: Any) -> Iterator[tuple[int, Any]]:
    """The rows as the library has them."""
    # What a sheet says of its own size may be wrong, or a million rows of nothing.
    sheet.reset_dimensions()
    return enumerate(sheet.iter_rows(), 1)


def sheet_rows(
    name: str, sheet: Any, changes: Counter[str], formulas: Any
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet with their numbers; what was read as empty is counted in `changes`.

    `formulas` is the same sheet with its formulas, or None where it has none. Raises
    UnreadableFile, whose fault begins with the name.
    """
    behind = bounded_rows(name, _object_rows(formulas)) if formulas is not None else ()
    both = zip_longest(bounded_rows(name, _object_rows(sheet)), behind, fillvalue=(0, ()))
    for (number, row), (_, other) in both:
        for value, formula in zip(row, other, strict=False):
            changes[UNCOUNTED] += formula.data_type == "f" and value.value is None
        changes[FAULTY] += sum(cell.data_type == "e" for cell in row)
        yield number, [_text(cell) for cell in row]


def _told(error: Exception) -> str:
    """What the library says, in one line."""
    return " ".join(str(error).split())


def _text(cell: Any) -> str:
    """What a cell says; an error says nothing."""
    return "" if cell.data_type == "e" else _said(cell.value)


def _said(value: Any) -> str:
    """What a value says: a number without needless decimals, a date in ISO 8601."""
    if isinstance(value, str) or value is None:
        return unescaped(value or "")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    is_day = isinstance(value, datetime) and value.time().isoformat() == "00:00:00"
    return value.date().isoformat() if is_day else str(value)
