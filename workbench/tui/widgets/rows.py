"""A list of any length, drawn row by row: what is out of view is not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from workbench.tui.widgets.lines import Lines
from workbench.tui.widgets.parts import ROLES, cell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style
    from textual import events

    from workbench.tui.widgets.parts import Cell

_MARK = 2


class Rows(Lines, can_focus=True):
    """Draws the rows around its cursor; the cursor's row has a sign and a colour."""

    COMPONENT_CLASSES = {"rows--cursor", "rows--mark", *(f"rows--{role}" for role in ROLES)}

    @dataclass
    class Pressed(Message):
        """The mouse chose a row."""

        index: int
        clicks: int

    def __init__(self) -> None:
        super().__init__(id="rows")
        self.count = 0
        self.cursor = 0
        self.marked: set[int] = set()
        """Rows that the next command is for, by index."""
        self.press_key: Callable[[events.Key], None] = lambda _event: None
        self.reach_end: Callable[[], None] = lambda: None
        """Called when the last row comes into view: there may be more to add."""
        self._top = 0
        self._read: Callable[[int], Sequence[Cell]] = lambda _index: ()
        self._shares: tuple[int, ...] = ()

    def take(
        self, count: int, read: Callable[[int], Sequence[Cell]], shares: tuple[int, ...]
    ) -> None:
        """Shows other rows; `shares` says how the width is dealt to the cells, in hundredths."""
        self.count, self._read, self._shares = count, read, shares
        self.marked.clear()
        self.go(self.cursor)

    def grow(self, count: int) -> None:
        """Shows more rows below those that are there."""
        self.count = count
        self.draw()

    def go(self, index: int) -> None:
        """Puts the cursor on a row, which is scrolled into view."""
        self.cursor = max(0, min(index, self.count - 1))
        room = max(1, self.size.height)
        if self.cursor < self._top:
            self._top = self.cursor
        elif self.cursor >= self._top + room:
            self._top = self.cursor - room + 1
        self._top = max(0, min(self._top, self.count - room))
        self.draw()

    def draw(self) -> None:
        """Draws anew, for another size, theme or state."""
        last = min(self.count, self._top + self.size.height)
        self.show([self._strip(index) for index in range(self._top, last)])
        if last == self.count:
            self.reach_end()

    def on_resize(self, _event: events.Resize) -> None:
        """Draws for the new size."""
        self.go(self.cursor)

    async def _on_key(self, event: events.Key) -> None:
        self.press_key(event)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scrolls down."""
        event.stop()
        self._scroll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scrolls up."""
        event.stop()
        self._scroll(-3)

    def on_click(self, event: events.Click) -> None:
        """Puts the cursor on the row under the mouse."""
        event.stop()
        index = self._top + event.y
        if index < self.count:
            self.post_message(self.Pressed(index, event.chain))

    def _scroll(self, rows: int) -> None:
        self._top = max(0, min(self._top + rows, self.count - self.size.height))
        self.draw()

    def _strip(self, index: int) -> Strip:
        is_cursor = index == self.cursor
        base = self._style("cursor") if is_cursor else self.rich_style
        sign = (">" if is_cursor else " ") + ("*" if index in self.marked else " ")
        segments = [Segment(sign, base + self._style("mark"))]
        room = self.size.width - _MARK
        for part, width in zip(self._read(index), self._widths(room), strict=False):
            segments += cell(part, width - 1, self._style, base)
            segments.append(Segment(" ", base))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _widths(self, room: int) -> list[int]:
        widths = [max(2, room * share // 100) for share in self._shares]
        if widths:
            widths[-1] += room - sum(widths)
        return widths

    def _style(self, role: str) -> Style:
        return self.get_component_rich_style(f"rows--{role}", partial=True)
