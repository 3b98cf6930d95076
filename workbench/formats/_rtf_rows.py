"""The tables of an RTF file put together from their paragraphs, cells and rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from workbench.errors import UnreadableFile
from workbench.formats._bilingual_rows import Row
from workbench.formats._rtf_cells import RtfCell, RtfLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.formats._rtf_cells import Spot
    from workbench.model.sources import FileNote

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

    Each comes with the place before it, where it ends, and in how many tables its paragraph is.
    """

    def __init__(self, file: RtfFile, name: str, tag_styles: set[int]) -> None:
        self._file, self._name, self._tag_styles = file, name, tag_styles
        self.line = RtfLine()
        """The paragraph that words go to."""
        self._lines: list[RtfLine] = []
        self._cells: list[RtfCell] = []
        self._notes: list[FileNote] = []
        self._is_in_row = self._has_inner = False
        self._number = self._edges = 0
        self._starts_table = True

    def note(self, note: FileNote, close: int) -> None:
        """Takes a comment on the row, if it says something."""
        self._notes += [note] if note.text else []
        self._bound(len(self._notes), _MOST_LINES, "comments of a row", close)

    def paragraph(self, spot: Spot, close: int, depth: int) -> None:
        """Ends a paragraph."""
        if depth > 1:
            self.nested(spot, close, depth)
            return
        if self._is_in_row or depth:
            self._end_line(spot, close)
            return
        self._leave_out()
        if self._number:
            self._starts_table, self._number = True, 0

    def row_begins(self, spot: Spot, close: int, depth: int) -> None:
        """Takes what comes for a row; it may be said again behind its cells."""
        if not self._cells and not self._is_in_row and not depth:
            self._leave_out()
        self._is_in_row = True
        self._edges = 0

    def edge(self, spot: Spot, close: int, depth: int) -> None:
        """Takes where a cell of the row ends on the page."""
        self._edges += 1

    def cell(self, spot: Spot, close: int, depth: int) -> None:
        """Ends a cell."""
        self._end_line(spot, close)
        self._cells.append(RtfCell(self._lines, self._tag_styles))
        self._lines = []
        self._bound(len(self._cells), _MOST_CELLS, "cells of a row", close)

    def nested(self, spot: Spot, close: int, depth: int) -> None:
        """Ends a paragraph, a cell or a row of a table within a cell, which is no text of it."""
        self._has_inner = True
        self.line = RtfLine()

    def row(self, spot: Spot, close: int, depth: int) -> None:
        """Ends a row."""
        if self._starts_table:
            self._file.tables += 1
            self._starts_table = False
        self._number += 1
        while len(self._cells) > self._edges > 0 and not self._cells[-1].text():
            self._cells.pop()  # LibreOffice ends a cell twice behind a table within another
        self._file.rows.append(
            Row(
                table=self._file.tables,
                number=self._number,
                cells=tuple(self._cells),
                comments=tuple(self._notes),
                has_inner=self._has_inner,
            )
        )
        self._cells, self._lines, self.line, self._notes = [], [], RtfLine(), []
        self._is_in_row = self._has_inner = False
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
        self._lines, self.line, self._notes = [], RtfLine(), []


_Take: TypeAlias = "Callable[[TableMaker, Spot, int, int], None]"
STRUCTURE: dict[str, _Take] = {
    "par": TableMaker.paragraph,
    "sect": TableMaker.paragraph,
    "trowd": TableMaker.row_begins,
    "cellx": TableMaker.edge,
    "cell": TableMaker.cell,
    "nestcell": TableMaker.nested,
    "nestrow": TableMaker.nested,
    "row": TableMaker.row,
}
"""By control word."""
