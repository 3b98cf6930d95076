"""The scroll bar at the right edge of a page, as a part of its lines."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

_KEPT = 4_000
"""Lines that are remembered with their part of the bar."""


class ScrollBar:
    """Puts its part beside a line; the same object for the same line, so that it is not redrawn."""

    def __init__(self) -> None:
        self._blank = self._thumb = Style()
        self._known: dict[tuple[int, bool], tuple[Strip | None, Strip]] = {}

    def take_look(self, blank: Style, thumb: Style) -> None:
        """Draws in other styles, and for another width, from now on."""
        self._blank, self._thumb = blank, thumb
        self._known.clear()

    def beside(self, strip: Strip | None, width: int, *, is_thumb: bool) -> Strip:
        """A line, or a blank one for None, in a width with its part of the bar."""
        key = (id(strip), is_thumb)
        known = self._known.get(key)
        if known is None:
            look = self._thumb if is_thumb else self._blank
            body = Strip.blank(width - 1, self._blank) if strip is None else strip
            body = body.adjust_cell_length(width - 1, self._blank)
            # The strip is kept beside what was made of it, so that its id stays its own.
            known = (strip, Strip([*body, Segment(" ", look)], width))
            if len(self._known) > _KEPT:
                self._known.clear()
            self._known[key] = known
        return known[1]
