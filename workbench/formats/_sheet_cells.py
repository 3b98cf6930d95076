"""The cells of a sheet straight from its XML, several times as fast as through objects.

What is not in the sheet itself, its strings, its styles and how it counts days, comes from the
workbook as the library has opened it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from workbench.formats._office_package import WORDS_ALONE
from workbench.formats._workbook import MOST_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMULA, ERROR = "f", "e"
"""Kinds of cells that have no text of their own; all others are \"\"."""


def sheet_cells(sheet: Any) -> Iterator[tuple[int, list[tuple[str, Any]]]]:
    """The rows that are there, with their numbers: kind and value of every cell, gaps filled.

    Raises whatever a damaged part leads to.
    """
    reader = _Reader(sheet)
    number = 0
    with sheet.watched() as stream:
        rows = etree.iterparse(stream, tag=("{*}row", "{*}sheetData"), **WORDS_ALONE)
        for _, row in rows:
            stream.taken()
            if row.tag.endswith("}sheetData"):
                break
            number = int(row.get("r") or number + 1)
            yield number, reader.cells(row)
            row.clear()
            while row.getprevious() is not None:
                del row.getparent()[0]
        stream.pass_rest()


def rich_text(inner: etree._Element) -> str:
    """The text of a string of several looks, without how its words are read."""
    parts = []
    for child in inner:
        name = child.tag.rpartition("}")[2]
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts += [each.text or "" for each in child if each.tag.endswith("}t")]
    return "".join(parts)


class _Reader:
    """What is needed to tell the value of a cell."""

    def __init__(self, sheet: Any) -> None:
        self._book = sheet.parent
        self._strings = sheet._shared_strings
        self._columns: dict[str, int] = {}

    def cells(self, row: etree._Element) -> list[tuple[str, Any]]:
        """Kind and value of the cells of a row, one more than a sheet has where it has more."""
        found: list[tuple[str, Any]] = []
        for cell in row:
            place = cell.get("r")
            if place:
                column = self._column(place.rstrip("0123456789"))
                found += [("", None)] * (column - 1 - len(found))
                # Places that go back would put a text where another one is.
                if len(found) != column - 1:
                    raise ValueError(f"the cell {place} stands behind a later one")
            found.append(self._cell(cell))
            if len(found) > MOST_COLUMNS:
                break
        return found

    def _column(self, letters: str) -> int:
        if letters not in self._columns:
            from openpyxl.utils import column_index_from_string

            self._columns[letters] = column_index_from_string(letters)
        return self._columns[letters]

    def _cell(self, cell: etree._Element) -> tuple[str, Any]:
        kind = cell.get("t", "n")
        said: str | None = None
        inner: etree._Element | None = None
        for child in cell:
            name = child.tag.rpartition("}")[2]
            if name == "f":
                return FORMULA, ""
            if name == "v":
                said = child.text
            elif name == "is":
                inner = child
        if kind == "inlineStr":
            return "", rich_text(inner) if inner is not None else None
        return self._value(cell, kind, said) if said else ("", None)

    def _value(self, cell: etree._Element, kind: str, said: str) -> tuple[str, Any]:
        if kind == "s":
            return "", self._strings[int(said)]
        if kind == "n":
            return self._number(said, int(cell.get("s", 0)))
        if kind == "e":
            return ERROR, said
        if kind == "b":
            return "", bool(int(said))
        if kind == "d":
            from openpyxl.utils.datetime import from_ISO8601

            return "", from_ISO8601(said)
        return "", said

    def _number(self, said: str, style: int) -> tuple[str, Any]:
        whole = said.lstrip("-").isdigit()
        value = int(said) if whole and len(said) < 16 else float(said)
        if style not in self._book._date_formats:
            return "", value
        from openpyxl.utils.datetime import from_excel

        is_span = style in self._book._timedelta_formats
        try:
            return "", from_excel(value, self._book.epoch, timedelta=is_span)
        except (OverflowError, ValueError):
            return ERROR, said
