"""The cells of a workbook for Excel or LibreOffice as text.

Formulas are never calculated: what the spreadsheet program saved as their value is read.
"""

from __future__ import annotations

import warnings
from datetime import date, datetime
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from workbench.errors import UnreadableFile
from workbench.formats._cell_texts import unescaped

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator
    from pathlib import Path

FORMULA = (b"<f>", b"<f ", b"<f/")
"""What a part with formulas has in it."""
UNCOUNTED = "formulas without a saved value were read as empty cells: {}"
FAULTY = "cells with an error such as #N/A were read as empty: {}"
MOST_ROWS = 1_048_576
"""Rows of a sheet."""
_MOST_COLUMNS = 16_384
_MOST_CELLS = 50_000_000
"""Cells of a sheet, empty ones before the last of a row among them."""
_STRINGS = "xl/sharedStrings.xml"
_BAR = "x005F_"


def opened(path: Path, *, values: bool) -> Any:
    """A workbook; with the values of its formulas, or with the formulas. Raises UnreadableFile."""
    from openpyxl import load_workbook

    try:
        # Given a path, the library would judge it by its suffix.
        data = BytesIO(path.read_bytes())
        with warnings.catch_warnings(action="ignore"):  # of what it does not keep, nothing is read
            book = load_workbook(data, read_only=True, data_only=values, keep_links=False)
            _mend_strings(book)
            return book
    except Exception as error:  # the library raises whatever a damaged part leads to
        raise UnreadableFile(
            f"{path.name} is no workbook that can be read: {_told(error)}",
            hint="open it in a spreadsheet program and save it as .xlsx",
        ) from error


def _mend_strings(book: Any) -> None:
    """Reads the strings that cells share anew where the library has taken escaped bars out."""
    from openpyxl.cell.text import Text
    from openpyxl.xml.constants import SHEET_MAIN_NS
    from openpyxl.xml.functions import iterparse

    parts = {name.lower(): name for name in book._archive.namelist()}
    if not book.worksheets or _STRINGS.lower() not in parts:
        return
    part = book._archive.read(parts[_STRINGS.lower()])
    if _BAR.encode() in part:
        # Every sheet has the same list.
        strings, at = book.worksheets[0]._shared_strings, 0
        for _, node in iterparse(BytesIO(part)):
            if node.tag == f"{{{SHEET_MAIN_NS}}}si":
                text = Text.from_tree(node).content
                if _BAR in text:
                    strings[at] = text
                node.clear()
                at += 1


def typed_rows(name: str, sheet: Any) -> Iterator[tuple[int, list[str], list[int]]]:
    """The rows of a sheet with their numbers, and which of their cells have no text of their own.

    These are formulas, of which the workbook must have been opened without values, and errors; they
    are read as empty. Raises UnreadableFile, whose fault begins with the name.
    """
    for number, row in _bounded(name, sheet):
        unheld = [at for at, cell in enumerate(row) if cell.data_type in ("f", "e")]
        texts = ["" if cell.data_type == "f" else _text(cell) for cell in row]
        yield number, texts, [at for at in unheld if row[at].value is not None]


def _bounded(name: str, sheet: Any) -> Iterator[tuple[int, Any]]:
    """The rows of a sheet, which is refused where it says that it is larger than sheets are."""
    # What a sheet says of its own size may be wrong, or a million rows of nothing.
    sheet.reset_dimensions()
    cells = 0
    try:
        for number, row in enumerate(sheet.iter_rows(), 1):
            cells += len(row)
            if number > MOST_ROWS or len(row) > _MOST_COLUMNS or cells > _MOST_CELLS:
                raise UnreadableFile(
                    f"{name} has cells beyond those of a sheet, or too many of them",
                    hint="copy the columns that are needed into a new workbook",
                )
            yield number, row
    except UnreadableFile:
        raise
    except Exception as error:  # the library raises whatever a damaged part leads to
        raise UnreadableFile(f"{name} cannot be read: {_told(error)}") from error


def sheet_rows(
    name: str, sheet: Any, changes: Counter[str], formulas: Any
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet with their numbers; what was read as empty is counted in `changes`.

    `formulas` is the same sheet with its formulas, or None where it has none. Raises
    UnreadableFile, whose fault begins with the name.
    """
    behind = _bounded(name, formulas) if formulas is not None else ()
    both = zip_longest(_bounded(name, sheet), behind, fillvalue=(0, ()))
    for (number, row), (_, other) in both:
        for value, formula in zip(row, other, strict=False):
            changes[UNCOUNTED] += formula.data_type == "f" and value.value is None
        changes[FAULTY] += sum(cell.data_type == "e" for cell in row)
        yield number, [_text(cell) for cell in row]


def _told(error: Exception) -> str:
    """What the library says, in one line."""
    return " ".join(str(error).split())


def _text(cell: Any) -> str:
    """What a cell says: a number without needless decimals, a date in ISO 8601."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time().isoformat() == "00:00:00" else str(value)
    if isinstance(value, date):
        return value.isoformat()
    return unescaped(str(value))
