"""The page: all pairs of a document in reading order, the active one edited in place.

Only what is in view is read, wrapped and drawn. The view is anchored at a pair and a line of it,
so that no height outside the view is ever needed: 100,000 pairs open and scroll as ten do, and
nothing above can make the page jump.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip

from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.text.coding import marked
from workbench.text.wrapping import offset_at, row_of
from workbench.tui.drawing import Drawing, Drawn, Field, Look
from workbench.tui.layout import PageLayout
from workbench.tui.marks import UNMARKED, Marked
from workbench.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

    from workbench.model.segments import Pair
    from workbench.tui.source_view import SourceView
    from workbench.tui.work import Work

_WHEEL_LINES = 3
_BARS_KEPT = 4_000
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

    def __init__(self) -> None:
        super().__init__(id="page")
        self.work: Work | None = None
        self.find_terms: Callable[[str], Sequence[Span]] = lambda _text: ()
        self.find_marks: Callable[[Pair], Marked] = lambda _pair: UNMARKED
        self.find_view: Callable[[Pair, bool], SourceView | None] = lambda _pair, _is_active: None
        """How a source is shown, given whether its pair is the active one."""
        self.press_key: Callable[[events.Key], None] = lambda _event: None
        self.take_paste: Callable[[str], None] = lambda _text: None
        self.take_size: Callable[[], None] = lambda: None
        """Called when the page has a new size, and what is placed by it can be placed."""
        self.found: dict[int, list[tuple[Side, Span]]] = {}
        """What a search found, by index."""
        self.places: list[tuple[Side, Span]] = []
        """What is to be looked at in the active pair."""
        self.is_stacked = False
        self.first = 0
        """The pair at the top of the view."""
        self.skip = 0
        """Lines of it that are above the view."""
        self._size_taken: Size | None = None
        self._drawing: Drawing | None = None
        self._drawn: dict[int, Drawn] = {}
        self._active: Drawn | None = None
        self._field: Field | None = None
        self._places: list[tuple[int, int]] = []
        self._bars: dict[tuple[int, bool], tuple[Strip | None, Strip]] = {}
        self._is_pressing = False
        self._blank_style = self._thumb_style = Style()

    # What the screen asks for

    def take(self, work: Work) -> None:
        """Shows the pairs of a work."""
        self.work = work
        self.first = self.skip = 0
        self.forget()

    def forget(self, index: int | None = None) -> None:
        """Draws a pair, or all of them, anew the next time."""
        if index is None:
            self._drawn.clear()
        else:
            self._drawn.pop(index, None)
        self._active = None

    def edit(self, field: Field) -> None:
        """Shows the active pair with this text and caret."""
        self._field = field
        self._active = None

    def place(self, index: int, y: int) -> None:
        """Scrolls so that a pair begins at a line of the view, or as near as can be."""
        self.first, self.skip = index, -y
        self._normalise()

    def y_of_active(self) -> int | None:
        """The line of the view on which the active pair begins; None where it is far away."""
        assert self.work is not None
        index = self.work.active
        if not self.first - 1 <= index <= self.first + max(self.size.height, 1):
            return None
        if index < self.first:
            return -self.skip - self._height(index)
        return sum(self._height(at) for at in range(self.first, index)) - self.skip

    def reveal(self, *, whole: bool = False, from_top: bool = False) -> None:
        """Scrolls until the caret is in view, and with `whole` all of the pair if it fits.

        With `from_top`, a pair that does not fit begins at the top.
        """
        assert self.work is not None
        height = self.size.height
        if not len(self.work) or height < 1:
            return
        top = self.y_of_active()
        if top is None:
            self.place(self.work.active, height // 3)
            top = self.y_of_active() or 0
        drawn = self._draw(self.work.active)
        line = self._caret_line(drawn)
        lines = len(drawn.strips)
        if from_top and line < height < lines:
            self.place(self.work.active, 0)
            return
        if whole and lines <= height:
            first, last = top, top + lines - 1
        else:
            first = last = top + line
        if last >= height:
            self.place(self.work.active, top - (last - height + 1))
        elif first < 0:
            self.place(self.work.active, top - first)

    def scroll_lines(self, lines: int) -> None:
        """Scrolls the view without moving the caret."""
        self.skip += lines
        self._normalise()
        self.update()

    def scroll_pages(self, pages: int) -> None:
        """Scrolls by the height of the view, less one line."""
        self.scroll_lines(pages * max(1, self.size.height - 1))

    def update(self) -> None:
        """Paints what has changed, and puts the terminal's cursor at the caret."""
        if self.work is None or self._drawing is None:
            return
        self._arrange()
        strips: list[Strip] = []
        thumb = self._thumb()
        for y, (index, line) in enumerate(self._places):
            drawn = self._draw(index)
            is_blank = line >= len(drawn.strips)
            strips.append(self._bared(None if is_blank else drawn.strips[line], y in thumb))
        while len(strips) < self.size.height:
            strips.append(self._bared(None, len(strips) in thumb))
        self.show(strips)
        self._place_cursor()

    def in_view(self) -> Span:
        """The indexes of the pairs in view."""
        if not self._places:
            return Span(0, 0)
        return Span(self._places[0][0], self._places[-1][0] + 1)

    @property
    def drawn_active(self) -> Drawn:
        """The active pair as it is drawn."""
        assert self.work is not None
        return self._draw(self.work.active)

    @property
    def layout_now(self) -> PageLayout:
        """The columns of the page at its present size."""
        assert self._drawing is not None
        return self._drawing.layout

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
        y = self.y_of_active() if self.work is not None and self._drawing is not None else None
        self.arrange_anew()
        if y is not None and self.work is not None:
            self.place(self.work.active, y)
        self.take_size()

    def arrange_anew(self) -> None:
        """Takes the present size, layout and theme."""
        if self.work is None or not self.size.width:
            return
        look = {
            name: self.get_component_rich_style(f"page--{name}", partial=name not in _WHOLE)
            for name in Look.__dataclass_fields__
        }
        layout = PageLayout(
            width=self.size.width,
            digits=max(2, len(str(len(self.work)))),
            is_stacked=self.is_stacked,
        )
        self._drawing = Drawing(layout, Look(**look))
        self._blank_style = self.rich_style
        self._thumb_style = self.get_component_rich_style("page--bar")
        self._bars.clear()
        self.forget()

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
        if event.x >= self.size.width - 1 and self.work is not None:
            share = event.y / max(1, self.size.height - 1)
            self.place(min(len(self.work) - 1, int(share * len(self.work))), 0)
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
        if not 0 <= y < len(self._places) or self._drawing is None or self.work is None:
            return
        index, line = self._places[y]
        drawn, layout = self._draw(index), self._drawing.layout
        if layout.is_stacked:
            side = Side.TARGET if line >= drawn.target_lines[0] else Side.SOURCE
        else:
            side = Side.TARGET if x >= layout.target_x - 1 else Side.SOURCE
        pair, is_active = self.work.pairs[index], index == self.work.active
        if side is Side.TARGET:
            text = marked(pair.target.text, pair.target.codes)
            text = self.work.target.text if is_active else text
            starts, row = drawn.target_starts, bisect_right(drawn.target_lines, line) - 1
            column = x - layout.target_x
        else:
            text = marked(pair.segment.source, pair.segment.codes)
            text = self.work.source.text if is_active else text
            starts = drawn.source_starts
            row = bisect_right(drawn.source_lines, line) - 1
            column = x - layout.gutter
        row = max(0, min(row, len(starts) - 1))
        offset = offset_at(text, starts, row, max(0, column))
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

    # Inside

    def _draw(self, index: int) -> Drawn:
        assert self.work is not None
        assert self._drawing is not None
        if index == self.work.active and self._field is not None:
            if self._active is None:
                self._active = self._draw_anew(index, self._field)
            return self._active
        drawn = self._drawn.get(index)
        if drawn is None:
            drawn = self._drawn[index] = self._draw_anew(index, None)
        return drawn

    def _draw_anew(self, index: int, field: Field | None) -> Drawn:
        assert self.work is not None
        assert self._drawing is not None
        pair = self.work.pairs[index]
        return self._drawing.pair(
            pair,
            self.find_terms(pair.segment.source),
            found=[*self.found.get(index, ()), *(self.places if field is not None else ())],
            marked=self.find_marks(pair) if pair.annotations else UNMARKED,
            has_conflict=self.work.outline.rows[index] in self.work.conflicts,
            target=self.work.target.text if field is not None else None,
            field=field,
            view=self.find_view(pair, field is not None),
        )

    def _height(self, index: int) -> int:
        return self._draw(index).height

    def _caret_line(self, drawn: Drawn) -> int:
        if self._field is None or self._drawing is None:
            return 0
        return self._drawing.caret(drawn, self._field)[1]

    def _normalise(self) -> None:
        """Brings the anchor to a line that its pair has."""
        if self.work is None or self._drawing is None or not len(self.work):
            return
        last = len(self.work) - 1
        self.first = max(0, min(self.first, last))
        while self.skip < 0 and self.first > 0:
            self.first -= 1
            self.skip += self._height(self.first)
        while self.first < last and self.skip >= self._height(self.first):
            self.skip -= self._height(self.first)
            self.first += 1
        self.skip = max(0, min(self.skip, self._height(self.first) - 1))

    def _arrange(self) -> None:
        """Says for each line of the view which pair and which line of it stands there."""
        assert self.work is not None
        places: list[tuple[int, int]] = []
        index, line = self.first, self.skip
        while len(places) < self.size.height and index < len(self.work):
            height = self._height(index)
            places += [(index, at) for at in range(line, height)]
            index, line = index + 1, 0
        self._places = places[: self.size.height]

    def _thumb(self) -> range:
        """The lines of the view where the scroll bar has its thumb."""
        assert self.work is not None
        height, count = self.size.height, max(1, len(self.work))
        seen = len({index for index, _ in self._places})
        if seen >= count and self.first == 0 and self.skip == 0:
            return range(0)
        size = max(1, round(height * seen / count))
        start = min(height - size, int(self.first / count * height))
        return range(start, start + size)

    def _bared(self, strip: Strip | None, is_thumb: bool) -> Strip:
        """A line with its part of the scroll bar; the same object for the same line."""
        key = (id(strip), is_thumb)
        known = self._bars.get(key)
        if known is None:
            look = self._thumb_style if is_thumb else self._blank_style
            width = self.size.width - 1
            body = Strip.blank(width, self._blank_style) if strip is None else strip
            body = body.adjust_cell_length(width, self._blank_style)
            # The strip is kept beside what was made of it, so that its id stays its own.
            known = (strip, Strip([*body, Segment(" ", look)], width + 1))
            if len(self._bars) > _BARS_KEPT:
                self._bars.clear()
            self._bars[key] = known
        return known[1]

    def _place_cursor(self) -> None:
        if self.work is None or self._field is None or self._drawing is None or not self.has_focus:
            return
        x, line = self._drawing.caret(self._draw(self.work.active), self._field)
        try:
            y = self._places.index((self.work.active, line))
        except ValueError:
            return
        origin = self.content_region.offset
        self.app.cursor_position = Offset(origin.x + x, origin.y + y)
