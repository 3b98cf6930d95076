"""The page: all pairs of a document in reading order, the active one edited in place.

Only what is in view is read, wrapped and drawn (`viewport`, `drawn_pairs`). The widget paints the
lines that have changed, and says where the mouse was pressed.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from textual.geometry import Offset, Size
from textual.message import Message

from workbench.model.segments import Side
from workbench.text.wrapping import offset_at, row_of
from workbench.tui.drawing import Drawing
from workbench.tui.drawn import Look
from workbench.tui.drawn_pairs import DrawnPairs
from workbench.tui.layout import PageLayout
from workbench.tui.scroll_bar import ScrollBar
from workbench.tui.viewport import Viewport
from workbench.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.strip import Strip

    from workbench.tui.work import Work

_WHEEL_LINES = 3
_WHOLE = ("text", "active")
"""Looks that have a background of their own; the others are laid over them."""


class Page(Lines, can_focus=True):
    """Draws the pairs of a `Work`."""

    COMPONENT_CLASSES = {f"page--{name}" for name in Look.__dataclass_fields__} | {"page--bar"}

    class Pressed(Message):
        """A mouse button went down on a text, or moved while it was down."""

        def __init__(
            self,
            *,
            index: int,
            side: Side,
            offset: int,
            leans_back: bool,
            is_drag: bool,
            clicks: int,
        ) -> None:
            super().__init__()
            self.index = index
            self.side = side
            self.offset_in_text = offset
            """In code points, marks of codes counted."""
            self.leans_back = leans_back
            """Whether it is the end of a row, where the next one begins at it too."""
            self.is_drag = is_drag
            self.clicks = clicks

    def __init__(self, work: Work) -> None:
        super().__init__(id="page")
        self.pairs = DrawnPairs(work)
        self.viewport = Viewport(self)
        self.press_key: Callable[[events.Key], None] = lambda _event: None
        self.take_paste: Callable[[str], None] = lambda _text: None
        self.take_size: Callable[[], None] = lambda: None
        """Called when the page has a new size, and what is placed by it can be placed."""
        self.is_stacked = False
        self._bar = ScrollBar()
        self._size_taken: Size | None = None
        self._is_pressing = False

    # What the viewport asks for

    @property
    def count(self) -> int:
        """How many pairs there are; none as long as they cannot be drawn."""
        return len(self.pairs.work) if self.pairs.is_ready else 0

    @property
    def lines(self) -> int:
        """How many lines there is room for."""
        return self.size.height

    def height_of(self, index: int) -> int:
        """How many lines a pair takes."""
        return self.pairs.of(index).height

    # What the screen asks for

    def take(self, work: Work) -> None:
        """Shows the pairs of a work."""
        self.pairs.take(work)
        self.viewport = Viewport(self)

    def place(self, y: int) -> None:
        """Scrolls so that the active pair begins at a line of the view, or as near as can be."""
        self.viewport.place(self.pairs.work.active, y)

    def y_of_active(self) -> int | None:
        """The line of the view on which the active pair begins; None where it is far away.

        It is also None as long as nothing can be drawn, as when the terminal is gone at once.
        """
        return self.viewport.y_of(self.pairs.work.active) if self.count else None

    def reveal(self, *, whole: bool = False, from_top: bool = False) -> None:
        """Scrolls until the caret is in view, and with `whole` all of the pair if it fits.

        With `from_top`, a pair that does not fit begins at the top.
        """
        if not self.count or self.lines < 1:
            return
        _, line = self.pairs.caret() or (0, 0)
        lines = len(self.pairs.active.strips)
        index = self.pairs.work.active
        self.viewport.reveal(index, lines, line, whole=whole, from_top=from_top)

    def scroll_lines(self, lines: int) -> None:
        """Scrolls the view without moving the caret."""
        self.viewport.scroll(lines)
        self.update()

    def scroll_pages(self, pages: int) -> None:
        """Scrolls by the height of the view, less one line."""
        self.scroll_lines(pages * max(1, self.lines - 1))

    def update(self) -> None:
        """Paints what has changed, and puts the terminal's cursor at the caret."""
        if not self.pairs.is_ready:
            return
        self.viewport.arrange()
        thumb, width = self.viewport.thumb(), self.size.width
        strips: list[Strip] = []
        for index, line in self.viewport.places:
            drawn = self.pairs.of(index).strips
            strip = drawn[line] if line < len(drawn) else None
            strips.append(self._bar.beside(strip, width, is_thumb=len(strips) in thumb))
        while len(strips) < self.lines:
            strips.append(self._bar.beside(None, width, is_thumb=len(strips) in thumb))
        self.show(strips)
        self._place_cursor()

    def _place_cursor(self) -> None:
        caret = self.pairs.caret()
        if caret is None or not self.has_focus:
            return
        x, line = caret
        try:
            y = self.viewport.places.index((self.pairs.work.active, line))
        except ValueError:
            return
        origin = self.content_region.offset
        self.app.cursor_position = Offset(origin.x + x, origin.y + y)

    # Size and look

    def render_line(self, y: int) -> Strip:
        """One line; the first frame of a size has its text and waits for no message."""
        self._arrange_for_size()
        return super().render_line(y)

    def on_resize(self, _event: events.Resize) -> None:
        """Wraps anew; the active pair stays at its height."""
        self._arrange_for_size()

    def _arrange_for_size(self) -> None:
        if self.size == self._size_taken:
            return
        self._size_taken = self.size
        y = self.y_of_active()
        self.arrange_anew()
        if y is not None:
            self.place(y)
        self.take_size()

    def arrange_anew(self) -> None:
        """Takes the present size, layout and theme."""
        if not self.size.width:
            return
        look = {
            name: self.get_component_rich_style(f"page--{name}", partial=name not in _WHOLE)
            for name in Look.__dataclass_fields__
        }
        layout = PageLayout(
            width=self.size.width,
            digits=max(2, len(str(len(self.pairs.work)))),
            is_stacked=self.is_stacked,
        )
        self.pairs.draw_by(Drawing(layout, Look(**look)))
        self._bar.take_look(self.rich_style, self.get_component_rich_style("page--bar"))

    # Keys and mouse

    def on_key(self, event: events.Key) -> None:
        """Hands a key to the screen."""
        self.press_key(event)

    def on_paste(self, event: events.Paste) -> None:
        """Hands a paste to the screen."""
        event.stop()
        self.take_paste(event.text)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scrolls down."""
        event.stop()
        self.scroll_lines(_WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scrolls up."""
        event.stop()
        self.scroll_lines(-_WHEEL_LINES)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Puts the caret where the mouse is, or scrolls to where the bar was hit."""
        if event.button != 1:
            return
        if event.x >= self.size.width - 1:
            share = event.y / max(1, self.lines - 1)
            self.viewport.place(min(self.count - 1, int(share * self.count)), 0)
            self.update()
            return
        self._is_pressing = True
        self.capture_mouse()
        self._press(event.x, event.y, is_drag=False)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Selects while the button is down."""
        if self._is_pressing:
            self._press(event.x, event.y, is_drag=True)

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """Ends a selection."""
        self._is_pressing = False
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Selects a word at the second click."""
        if event.chain > 1:
            self._press(event.x, event.y, is_drag=False, clicks=event.chain)

    def _press(self, x: int, y: int, *, is_drag: bool, clicks: int = 1) -> None:
        if not 0 <= y < len(self.viewport.places):
            return
        index, line = self.viewport.places[y]
        drawn, layout = self.pairs.of(index), self.pairs.drawing.layout
        side = self._side_at(index, line, x)
        is_target = side is Side.TARGET
        starts = drawn.target_starts if is_target else drawn.source_starts
        lines = drawn.target_lines if is_target else drawn.source_lines
        row = max(0, min(bisect_right(lines, line) - 1, len(starts) - 1))
        column = max(0, x - (layout.target_x if is_target else layout.gutter))
        offset = offset_at(self.pairs.text_of(index, side), starts, row, column)
        self.post_message(
            self.Pressed(
                index=index,
                side=side,
                offset=offset,
                leans_back=row_of(starts, offset) > row,
                is_drag=is_drag,
                clicks=clicks,
            )
        )

    def _side_at(self, index: int, line: int, x: int) -> Side:
        """The text of a pair that stands at a line of it and a column of the page."""
        layout = self.pairs.drawing.layout
        if layout.is_stacked:
            is_target = line >= self.pairs.of(index).target_lines[0]
        else:
            is_target = x >= layout.target_x - 1
        return Side.TARGET if is_target else Side.SOURCE
