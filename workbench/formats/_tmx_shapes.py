"""Units that are written alike, each read by one expression that is made for them.

A program writes thousands of units with the same tags, and only texts and values differ. From one
that was read in the careful way an expression is made with a hole for each of these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._tmx_raw import LONGEST
from workbench.formats._tmx_references import other_reference
from workbench.formats._tmx_shape import shape_of
from workbench.formats._tmx_templates import Templates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._tmx_pair import LanguagePair
    from workbench.formats._tmx_shape import Shape
    from workbench.model.memory import NewUnit

_MOST = 8
"""So many shapes are tried, the latest first."""
_MOST_LEARNED = 64
_LONGEST_UNIT = 20_000
"""Characters of a unit that a shape is made of."""
_FEWEST, _MOST_AT_ONCE = 1 << 9, 1 << 16
"""Characters of units that are made at once: the fewer, the more often one wants another look."""
_OPENING = "<tu"


class Shapes:
    """The shapes that units of one file have had."""

    def __init__(self, pair: LanguagePair) -> None:
        self.at = 0
        """Where in the text the next unit begins."""
        self._pair = pair
        self._shapes: list[Shape] = []
        self._learned = 0
        self._text = ""
        self._wanted = _FEWEST
        self._templates = Templates()

    def begin(self, text: str, at: int) -> None:
        """Goes on in another part of the file."""
        self._text, self.at = text, at

    def units(self) -> Iterator[list[NewUnit]]:
        """The next units, some at once, until one that has no known shape or wants another look."""
        failed: Shape | None = None
        while True:
            start = self.at
            for shape in self._shapes:
                if shape is not failed:
                    yield from self._alike(shape)
                    if self.at > start:
                        break
            else:
                return
            failed = shape
            if shape is not self._shapes[0]:
                self._shapes.remove(shape)
                self._shapes.insert(0, shape)

    def learn(self, end: int) -> None:
        """Takes note of the next unit, which was read otherwise and ends there."""
        unit = self._text[self.at : end]
        self.at = end
        if len(unit) > _LONGEST_UNIT or self._learned >= _MOST_LEARNED:
            return
        if any(shape.rows.end(unit, 0) for shape in self._shapes):
            return
        self._learned += 1
        shape = shape_of(unit, self._pair)
        if shape is not None:
            self._shapes.insert(0, shape)
            del self._shapes[_MOST:]

    def _alike(self, shape: Shape) -> Iterator[list[NewUnit]]:
        text, start = self._text, self.at
        while first := shape.rows.end(text, start):
            if first - start > LONGEST:
                return
            stop = self._stop(first)
            if shape.passes_over and (stop := other_reference(text, start, stop)) < first:
                return
            rows, end = shape.rows.rows(text, start, stop)
            has_escapes = text.find("&", start, end) >= 0
            units = shape.units(rows, self._templates, has_escapes=has_escapes)
            is_all = len(units) == len(rows)
            if units:
                self.at = end if is_all else shape.rows.end(text, start, len(units))
                yield units
            if not is_all:
                self._wanted = max(self.at - start, _FEWEST)
                return
            self._wanted = min(2 * self._wanted, _MOST_AT_ONCE)
            start = self.at

    def _stop(self, first: int) -> int:
        """Where to stop: behind as much as is wanted, or behind the first unit, which ends there.

        The latter where there would be more than a text may have: it can be that of one unit.
        """
        text, start = self._text, self.at
        stop = text.find(_OPENING, max(first, start + self._wanted), start + LONGEST)
        if stop < 0:
            return len(text) if len(text) - start <= LONGEST else first
        return stop
