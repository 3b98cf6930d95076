"""Texts that stand in pieces on a second sheet, for they are too long for a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.formats._streamed_sheet import LONG_SHEET, TOO_LONG
from workbench.formats._workbook import typed_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

LongTexts = dict[tuple[str, str], str]
"""By the key of a row and the name of a column."""


def long_texts(book: Any, name: str) -> LongTexts:
    """All of them. Raises UnreadableFile, whose fault begins with the name."""
    if LONG_SHEET not in book.sheetnames:
        return {}
    pieces: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for _, cells, _ in typed_rows(f"{name}, sheet {LONG_SHEET}", book[LONG_SHEET]):
        key, column, part, text = (*cells, "", "", "", "")[:4]
        if part.isascii() and part.isdigit() and len(part) < 9:
            pieces.setdefault((key, column.lower()), []).append((int(part), text))
    return {place: "".join(text for _, text in sorted(found)) for place, found in pieces.items()}


def whole(text: str, key: str, column: str, long: Mapping[tuple[str, str], str]) -> str:
    """What a cell says, with its text from the second sheet where it stands there."""
    return long.get((key, column.lower()), text) if text == TOO_LONG else text
