"""Units that are written alike, each read by one expression that is made for them.

A program writes thousands of units with the same tags, and only texts and values differ. From one
that was read in the careful way an expression is made with a hole for each of these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._tmx_shape import shape_of

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


class Shapes:
    """The shapes that units of one file have had."""

    def __init__(self, pair: LanguagePair) -> None:
        self.at = 0
        """Where in the text the next unit begins."""
        self._pair = pair
        self._shapes: list[Shape] = []
        self._learned = 0
        self._text = ""
        self._escape = 0

    def begin(self, text: str, at: int) -> None:
        """Goes on in another part of the file."""
        self._text, self.at = text, at
        self._find_escape()

    def units(self) -> Iterator[NewUnit]:
        """The next units, until one that has no known shape or wants another look."""
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
        if self._escape < end:
            self._find_escape()
        if len(unit) > _LONGEST_UNIT or self._learned >= _MOST_LEARNED:
            return
        if any(shape.expression.match(unit) for shape in self._shapes):
            return
        self._learned += 1
        shape = shape_of(unit, self._pair)
        if shape is not None:
            self._shapes.insert(0, shape)
            del self._shapes[_MOST:]

    def _alike(self, shape: Shape) -> Iterator[NewUnit]:
        match, make, text = shape.expression.match, shape.unit, self._text
        while found := match(text, self.at):
            held: tuple[str, ...] | None = found.groups()
            end = found.end()
            if self._escape < end:
                held = shape.unescaped(found.groups())
            unit = None if held is None else make(held)
            if unit is None:
                return
            self.at = end
            if self._escape < end:
                self._find_escape()
            yield unit

    def _find_escape(self) -> None:
        found = self._text.find("&", self.at)
        self._escape = found if found >= 0 else len(self._text)
