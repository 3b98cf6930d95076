"""Texts that stand in pieces on a second sheet, for they are too long for a cell.

They are looked for when the first of them is asked for, and kept on the disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._sheet_skeleton import LONG_SHEET
from workbench.formats._streamed_sheet import TOO_LONG

if TYPE_CHECKING:
    from typing import IO

    from workbench.formats._table_book import TableBook

_Piece = tuple[int, int, int]
"""The number of a piece, where it begins in the file, and its length."""


class LongTexts:
    """The long texts of a workbook that is open."""

    def __init__(self, book: TableBook) -> None:
        self._book = book
        self._file: IO[bytes] | None = None
        self._pieces: dict[tuple[str, str], list[_Piece]] = {}

    def whole(self, text: str, key: str, column: str) -> str:
        """What a cell says, with its text from the second sheet where it stands there.

        `key` names its row, `column` its column. Raises UnreadableFile.
        """
        if text != TOO_LONG:
            return text
        if self._file is None:
            self._file = self._book.scratch()
            self._read(self._file)
        pieces = self._pieces.get((key, column.lower()))
        return text if pieces is None else "".join(self._text(*each) for each in sorted(pieces))

    def _read(self, file: IO[bytes]) -> None:
        at = 0
        for sheet in self._book.sheets():
            if sheet.title != LONG_SHEET:
                continue
            for row in sheet.rows():
                key, column, part, text = (*row.cells, "", "", "", "")[:4]
                if part.isascii() and part.isdigit() and len(part) < 9:
                    length = file.write(text.encode())
                    place = self._pieces.setdefault((key, column.lower()), [])
                    place.append((int(part), at, length))
                    at += length
            return

    def _text(self, number: int, at: int, length: int) -> str:
        assert self._file is not None
        self._file.seek(at)
        return self._file.read(length).decode()
