"""The cells of a workbook for Excel or LibreOffice as text.

Formulas are never calculated: what the spreadsheet program saved as their value is read.
"""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from workbench.errors import UnreadableFile

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator
    from pathlib import Path

FORMULA = (b"<f>", b"<f ", b"<f/")
"""What a part with formulas has in it."""
UNCOUNTED = "formulas without a saved value were read as empty cells: {}"
FAULTY = "cells with an error such as #N/A were read as empty: {}"
_ESCAPE = re.compile("_x(005[Ff]|00[01][0-9A-Fa-f])_")
"""How a cell writes a control character, or a bar that would begin such an escape."""


def opened(path: Path, *, values: bool) -> Any:
    """A workbook; with the values of its formulas, or with the formulas. Raises UnreadableFile."""
    from openpyxl import load_workbook

    try:
        # Given a path, the library would judge it by its suffix.
        data = BytesIO(path.read_bytes())
        with warnings.catch_warnings(action="ignore"):  # of what it does not keep, nothing is read
            return load_workbook(data, read_only=True, data_only=values, keep_links=False)
    except Exception as error:  # the library raises whatever a damaged part leads to
        raise UnreadableFile(
            f"{path.name} is no workbook that can be read: {_told(error)}",
            hint="open it in a spreadsheet program and save it as .xlsx",
        ) from error


def sheet_rows(
    name: str, sheet: Any, changes: Counter[str], formulas: Any
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet with their numbers; what was read as empty is counted in `changes`.

    `formulas` is the same sheet with its formulas, or None where it has none. Raises
    UnreadableFile, whose fault begins with the name.
    """
    # What a sheet says of its own size may be wrong, or a million rows of nothing.
    sheet.reset_dimensions()
    if formulas is not None:
        formulas.reset_dimensions()
    shown = sheet.iter_rows()
    behind = formulas.iter_rows() if formulas is not None else ()
    try:
        for number, (row, other) in enumerate(zip_longest(shown, behind, fillvalue=()), 1):
            for value, formula in zip(row, other, strict=False):
                changes[UNCOUNTED] += formula.data_type == "f" and value.value is None
            changes[FAULTY] += sum(cell.data_type == "e" for cell in row)
            yield number, [_text(cell) for cell in row]
    except UnreadableFile:
        raise
    except Exception as error:  # the library raises whatever a damaged part leads to
        raise UnreadableFile(f"{name} cannot be read: {_told(error)}") from error


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
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), str(value))
