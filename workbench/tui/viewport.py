"""Which pairs of a page are in view: a view that is anchored at a pair and a line of it.

Nothing outside the view is measured, so that 100,000 pairs scroll as ten do, and nothing above can
make the page jump.
"""

from __future__ import annotations

from typing import Protocol

from workbench.model.spans import Span


class Paged(Protocol):
    """What is looked at through a viewport, as it is at the moment."""

    @property
    def count(self) -> int:
        """How many pairs there are."""

    @property
    def lines(self) -> int:
        """How many lines there is room for."""

    def height_of(self, index: int) -> int:
        """How many lines a pair takes."""


class Viewport:
    """A window of some lines on pairs of any heights."""

    def __init__(self, paged: Paged) -> None:
        self._paged = paged
        self.first = 0
        """The pair at the top of the view."""
        self.skip = 0
        """Lines of it that are above the view."""
        self.places: list[tuple[int, int]] = []
        """(index, line of that pair) of each line of the view, as they were arranged last."""

    def place(self, index: int, y: int) -> None:
        """Scrolls so that a pair begins at a line of the view, or as near as can be."""
        self.first, self.skip = index, -y
        self._normalise()

    def scroll(self, lines: int) -> None:
        """Scrolls down by lines, or up."""
        self.skip += lines
        self._normalise()

    def y_of(self, index: int) -> int | None:
        """The line of the view on which a pair begins; None where it is far away."""
        if not self.first - 1 <= index <= self.first + max(self._paged.lines, 1):
            return None
        if index < self.first:
            return -self.skip - self._paged.height_of(index)
        return sum(self._paged.height_of(at) for at in range(self.first, index)) - self.skip

    def reveal(
        self, index: int, lines: int, line: int, *, whole: bool = False, from_top: bool = False
    ) -> None:
        """Scrolls until a line of a pair is in view, and with `whole` all its lines if they fit.

        `lines` are those of the pair. With `from_top`, a pair that does not fit begins at the top.
        """
        room, top = self._paged.lines, self.y_of(index)
        if top is None:
            self.place(index, room // 3)
            top = self.y_of(index) or 0
        if from_top and line < room < lines:
            self.place(index, 0)
            return
        if whole and lines <= room:
            first, last = top, top + lines - 1
        else:
            first = last = top + line
        if last >= room:
            self.place(index, top - (last - room + 1))
        elif first < 0:
            self.place(index, top - first)

    def arrange(self) -> None:
        """Says for each line of the view which pair and which line of it stands there."""
        places: list[tuple[int, int]] = []
        index, line, room = self.first, self.skip, self._paged.lines
        while len(places) < room and index < self._paged.count:
            height = self._paged.height_of(index)
            places += [(index, at) for at in range(line, height)]
            index, line = index + 1, 0
        self.places = places[:room]

    def in_view(self) -> Span:
        """The indexes of the pairs in view."""
        if not self.places:
            return Span(0, 0)
        return Span(self.places[0][0], self.places[-1][0] + 1)

    def thumb(self) -> range:
        """The lines of the view where a scroll bar has its thumb; none where all is in view."""
        room, count = self._paged.lines, max(1, self._paged.count)
        seen = len({index for index, _ in self.places})
        if seen >= count and self.first == 0 and self.skip == 0:
            return range(0)
        size = max(1, round(room * seen / count))
        start = min(room - size, int(self.first / count * room))
        return range(start, start + size)

    def _normalise(self) -> None:
        """Brings the anchor to a line that its pair has."""
        if not self._paged.count:
            return
        last = self._paged.count - 1
        self.first = max(0, min(self.first, last))
        while self.skip < 0 and self.first > 0:
            self.first -= 1
            self.skip += self._paged.height_of(self.first)
        while self.first < last and self.skip >= self._paged.height_of(self.first):
            self.skip -= self._paged.height_of(self.first)
            self.first += 1
        self.skip = max(0, min(self.skip, self._paged.height_of(self.first) - 1))
