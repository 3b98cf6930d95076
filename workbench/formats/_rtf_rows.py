"""The tables of an RTF file put together from their paragraphs, cells and rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from workbench.errors import UnreadableFile
from workbench.formats._bilingual_rows import Row
from workbench.formats._rtf_cells import RtfCell, RtfLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.formats._rtf_cells import Spot

_MOST_CELLS = 1_000
"""Of a row."""
_MOST_LINES = 10_000
"""Of a cell."""
_MOST_ROWS = 500_000


class RtfFile:
    """What is known of a file once it has been read."""

    def __init__(self) -> None:
        self.rows: list[Row[RtfCell]] = []
        self.tables = 0
        self.beside = 0
        """Characters that stand in no table."""
        self.page = "cp1252"
        """The codec of the file."""
        self.unread = 0
        """Characters that are none in the code page that the file names."""


class TableMaker:
    """Takes the words that end paragraphs, cells and rows.

    Each comes with the place before it, where it ends, and whether its paragraph is in a table.
    """

    def __init__(self, file: RtfFile, name: str, tag_styles: set[int]) -> None:
        self._file, self._name, self._tag_styles = file, name, tag_styles
        self.line = RtfLine()
        """The paragraph that words go to."""
        self._lines: list[RtfLine] = []
        self._cells: list[RtfCell] = []
        self._is_in_row = self._is_nested = False
        self._number = 0
        self._starts_table = True

    def paragraph(self, spot: Spot, close: int, is_in_table: bool) -> None:
        """Ends a paragraph."""
        if self._is_in_row or is_in_table:
            self._end_line(spot, close)
            return
        self._leave_out()
        if self._number:
            self._starts_table, self._number = True, 0

    def row_begins(self, spot: Spot, close: int, is_in_table: bool) -> None:
        """Takes what comes for a row; it may be said again behind its cells."""
        if not self._cells and not self._is_in_row and not is_in_table:
            self._leave_out()
        self._is_in_row = True

    def cell(self, spot: Spot, close: int, is_in_table: bool) -> None:
        """Ends a cell."""
        self._end_line(spot, close)
        self._cells.append(RtfCell(self._lines, self._tag_styles))
        self._lines = []
        self._bound(len(self._cells), _MOST_CELLS, "cells of a row", close)

    def nested(self, spot: Spot, close: int, is_in_table: bool) -> None:
        """Ends a cell or row of a table within a cell, with which the row is not read."""
        self._is_nested = True
        self._end_line(spot, close)

    def row(self, spot: Spot, close: int, is_in_table: bool) -> None:
        """Ends a row."""
        if self._starts_table:
            self._file.tables += 1
            self._starts_table = False
        self._number += 1
        cells = () if self._is_nested else tuple(self._cells)
        self._file.rows.append(Row(table=self._file.tables, number=self._number, cells=cells))
        self._cells, self._lines, self.line = [], [], RtfLine()
        self._is_in_row = self._is_nested = False
        self._bound(len(self._file.rows), _MOST_ROWS, "rows", close)

    def _end_line(self, spot: Spot, close: int) -> None:
        self.line.spot, self.line.close = spot, close
        self._lines.append(self.line)
        self.line = RtfLine()
        self._bound(len(self._lines), _MOST_LINES, "paragraphs of a cell", close)

    def _bound(self, count: int, most: int, what: str, at: int) -> None:
        if count > most:
            raise UnreadableFile(
                f"{self._name}, byte {at:,}: there are more than {most:,} {what}",
                hint="export it in several parts",
            )

    def _leave_out(self) -> None:
        """Drops what stands in no table."""
        lines = [*self._lines, self.line]
        self._file.beside += sum(
            len(each.text) for line in lines for each in line.stretches if not each.is_hidden
        )
        self._lines, self.line = [], RtfLine()


_Take: TypeAlias = "Callable[[TableMaker, Spot, int, bool], None]"
STRUCTURE: dict[str, _Take] = {
    "par": TableMaker.paragraph,
    "sect": TableMaker.paragraph,
    "trowd": TableMaker.row_begins,
    "cell": TableMaker.cell,
    "nestcell": TableMaker.nested,
    "nestrow": TableMaker.nested,
    "row": TableMaker.row,
}
"""By control word."""
