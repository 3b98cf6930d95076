"""The reading strip: the words of the active source with their pinyin above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from workbench.text.interlinear import row_at, rows
from workbench.text.width import columns
from workbench.tui.widgets.lines import Lines, padding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.style import Style
    from textual import events

    from workbench.text.interlinear import Cell

_ROW = 2
"""Lines of a row: the pinyin, and the text below it."""
_MARGIN = 1
_MORE = 5
"""Columns at the right edge that say how many rows are above or below."""


class ReadingStrip(Lines):
    """Draws rows of cells, scrolled to the caret."""

    COMPONENT_CLASSES = {"reading--pinyin", "reading--text", "reading--here", "reading--more"}

    def __init__(self) -> None:
        super().__init__(id="reading")
        self._cells: Sequence[Cell] = ()
        self._rows: list[list[Cell]] = []
        self._offset = 0
        self._has_caret = False
        self._top = 0
        self._width = 0

    def tell(self, cells: Sequence[Cell], offset: int, *, has_caret: bool) -> None:
        """Shows other cells, or the same with another code point in sight.

        The word there is marked where the caret stands on it.
        """
        if cells is not self._cells:
            self._cells, self._top, self._width = cells, 0, 0
        elif (offset, has_caret) == (self._offset, self._has_caret):
            return
        self._offset, self._has_caret = offset, has_caret
        self.draw()

    def draw(self) -> None:
        """Draws anew, for another size or theme, with the caret's row in sight."""
        if not self.size.width:
            return
        if self._width != self.size.width:
            self._width = self.size.width
            self._rows = rows(self._cells, self._width - 2 * _MARGIN - _MORE)
        room = self._room()
        row = row_at(self._rows, self._offset)
        if not self._top <= row < self._top + room:
            self._top = row
        self._paint()

    def scroll_rows(self, rows: int) -> None:
        """Scrolls by rows, until the caret moves."""
        self._top += rows
        self._paint()

    def on_resize(self, _event: events.Resize) -> None:
        """Sets the rows anew."""
        self.draw()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scrolls down."""
        event.stop()
        self.scroll_rows(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scrolls up."""
        event.stop()
        self.scroll_rows(-1)

    def _room(self) -> int:
        return max(1, self.size.height // _ROW)

    def _paint(self) -> None:
        room = self._room()
        look = {role: self._style(role) for role in ("pinyin", "text", "here", "more")}
        look["blank"] = self.rich_style  # asked for once: it is looked up in the whole sheet
        self._top = max(0, min(self._top, len(self._rows) - room))
        shown = self._rows[self._top : self._top + room]
        below = len(self._rows) - self._top - len(shown)
        strips: list[Strip] = []
        for number, row in enumerate(shown):
            above = f"-{self._top}" if number == 0 and self._top else ""
            more = f"+{below}" if number == len(shown) - 1 and below else ""
            strips.append(self._line([self._pinyin(cell, look) for cell in row], above, look))
            strips.append(self._line([self._text(cell, look) for cell in row], more, look))
        self.show(strips)

    def _line(
        self, parts: Sequence[Sequence[Segment]], more: str, look: Mapping[str, Style]
    ) -> Strip:
        blank = look["blank"]
        segments = padding(_MARGIN, blank)
        for part in parts:
            segments += [*part, Segment(" ", blank)]
        used = sum(columns(segment.text) for segment in segments)
        segments += padding(self._width - used - columns(more) - _MARGIN, blank)
        return Strip([*segments, Segment(more, look["more"]), *padding(_MARGIN, blank)])

    def _pinyin(self, cell: Cell, look: Mapping[str, Style]) -> list[Segment]:
        rest = cell.width - cell.lead - columns(cell.reading)
        return [
            *padding(cell.lead, look["blank"]),
            Segment(cell.reading, look["here" if self._is_here(cell) else "pinyin"]),
            *padding(rest, look["blank"]),
        ]

    def _text(self, cell: Cell, look: Mapping[str, Style]) -> list[Segment]:
        return [
            Segment(cell.text, look["here" if self._is_here(cell) else "text"]),
            *padding(cell.width - columns(cell.text), look["blank"]),
        ]

    def _is_here(self, cell: Cell) -> bool:
        return self._has_caret and cell.span.start <= self._offset < cell.span.end

    def _style(self, role: str) -> Style:
        return self.get_component_rich_style(f"reading--{role}", partial=True)
