"""The units of one batch, each read in the quickest way that can.

First come those that one expression reads; those that are written like one of them before are
units already. From the first that is more than that, expat reads all that are left at once; and
where it finds a fault, each by itself, so that only the faulty are lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.formats._tmx_batches import Batch, boundaries
from workbench.formats._tmx_element import elements_of, read_element
from workbench.formats._tmx_faults import CUT, NOT_CLOSED
from workbench.formats._tmx_plain import plain_text, read_plain, without_remarks
from workbench.formats._tmx_raw import RawUnit, UnitFault
from workbench.model.memory import BadUnit

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from xml.etree.ElementTree import Element

    from workbench.formats._tmx_shapes import Shapes
    from workbench.model.memory import NewUnit

MOST_TAGS = 100_000
TOO_MANY_TAGS = f"the unit has more than {MOST_TAGS:,} tags"
STRAY = "what stands here between units is not read"
NO_END = "the file ends without its closing tags; units may be missing"
_SPACE = re.compile(rb"\s*")
_CLOSED_BY = {b"<!--": b"-->", b"<?": b"?>"}
_IGNORED = re.compile(rb"<!--|<\?")
_CLOSING = (re.compile(rb"</body\s*>"), re.compile(rb"</tmx\s*>"))


class Run:
    """The units of a batch, and where the one is that was given last."""

    def __init__(
        self, batch: Batch, wrapper: bytes, encoding: str, shapes: Shapes | None = None
    ) -> None:
        self._data, self._first_line = batch.data, batch.line
        self._is_last = batch.is_last
        self._wrapper, self._encoding = wrapper, encoding
        self._shapes = shapes
        self._text = ""
        self._counted = 0
        """So much of the text is before the first line."""
        self._start = 0
        """Of the unit in the text, or its number among those that expat reads at once."""
        self._openings: list[int] = []

    def units(self) -> Iterator[NewUnit | RawUnit | BadUnit]:
        """The units as they stand, or with the facts that they say, and those that cannot be read.

        Without shapes all are as they stand.
        """
        for part in self.parts():
            if isinstance(part, list):
                yield from part
            else:
                yield part

    def parts(self) -> Iterator[list[NewUnit] | RawUnit | BadUnit]:
        """The same, some at once where they are alike."""
        if self._is_last:
            yield from self._tail()
            return
        yield from self._plain()
        if self._data:
            yield from self._others()

    def line(self) -> int:
        """Where the unit that was given last begins."""
        if self._text:
            self._first_line += self._text.count("\n", self._counted, self._start)
            self._counted = self._start
            return self._first_line
        if not self._openings:
            found, _ = boundaries(self._data)
            self._openings = [each.start for each in found if each.is_opening]
        return self._line_at(self._openings[self._start])

    def _plain(self) -> Iterator[list[NewUnit] | RawUnit]:
        """The units that need no parser, until the first that does; leaves the others in data."""
        text = plain_text(self._data)
        if not text:
            return
        start = yield from self._until_remark(text, _after_space(text, 0))
        rest = without_remarks(text[start:])
        if len(rest) < len(text) - start:
            text = text[:start] + rest
            start = yield from self._until_remark(text, _after_space(text, start))
        self._data = text[start:].encode()
        if self._data:
            self._start = start
            self._first_line = self.line()
        self._text, self._start = "", 0

    def _until_remark(self, text: str, start: int) -> Generator[list[NewUnit] | RawUnit, None, int]:
        """The units from there on, until a comment or the first that needs a parser: where it is.

        Another text has as many lines before that place as the one before it.
        """
        self._text = text
        shapes = self._shapes
        if shapes is not None:
            shapes.begin(text, start)
        while True:
            if shapes is not None:
                yield from shapes.units()
                start = shapes.at
            found = read_plain(text, start)
            if found is None:
                return start
            self._start = start
            unit, start = found
            yield unit
            if shapes is not None:
                shapes.learn(start)

    def _others(self) -> Iterator[RawUnit | BadUnit]:
        elements = self._elements()
        if elements is None:
            yield from self._singles()
            return
        for self._start, element in enumerate(elements):
            try:
                yield read_element(element)
            except UnitFault as fault:
                yield BadUnit(line=self.line(), fault=fault.fault)

    def _elements(self) -> Element | None:
        """All units as one element; None where any is faulty or something stands between them."""
        if self._data.count(b"<") > MOST_TAGS:
            return None
        try:
            elements = elements_of(self._data, self._wrapper, self._encoding)
        except UnitFault:
            return None
        between = [elements.text, *(each.tail for each in elements)]
        if any(each.tag != "tu" for each in elements) or any(
            text and not text.isspace() for text in between
        ):
            return None
        return elements

    def _singles(self) -> Iterator[RawUnit | BadUnit]:
        """Each unit by itself; a new one ends one that is not closed."""
        found, _ = boundaries(self._data)
        opening, done = -1, 0
        for start, end, is_opening in found:
            if not is_opening and opening >= 0:
                yield self._single(opening, end)
                opening, done = -1, end
            elif is_opening:
                if opening >= 0:
                    yield self._single(opening, start, NOT_CLOSED)
                elif not _is_blank(self._data, done, start):
                    yield self._stray(done)
                opening = done = start
        if opening >= 0:
            is_cut = self._is_last and not _CLOSING[-1].search(self._data, opening)
            yield self._single(opening, len(self._data), CUT if is_cut else NOT_CLOSED)
        elif not self._is_last and not _is_blank(self._data, done, len(self._data)):
            yield self._stray(done)

    def _single(self, start: int, end: int, known: str = "") -> RawUnit | BadUnit:
        """One unit; `known` is what is the matter with it if it cannot be read."""
        unit = self._data[start:end]
        line = self._line_at(start)
        if unit.count(b"<") > MOST_TAGS:
            return BadUnit(line=line, fault=TOO_MANY_TAGS)
        self._openings, self._start = [start], 0
        try:
            elements = elements_of(unit, self._wrapper, self._encoding)
        except UnitFault as fault:
            if known or fault.fault == NOT_CLOSED:
                return BadUnit(line=line, fault=known or NOT_CLOSED)
            return BadUnit(line=line + fault.line - 1, fault=fault.fault)
        try:
            return read_element(elements[0])
        except UnitFault as fault:
            return BadUnit(line=line, fault=fault.fault)

    def _tail(self) -> Iterator[RawUnit | BadUnit]:
        """What follows the last whole unit: the end of the file, or a unit that is cut off."""
        found, _ = boundaries(self._data)
        if any(each.is_opening for each in found):
            yield from self._singles()
            return
        at, closed = _after_blank(self._data, 0), 0
        while closed < len(_CLOSING) and (tag := _CLOSING[closed].match(self._data, at)):
            at, closed = _after_blank(self._data, tag.end()), closed + 1
        if at < len(self._data):
            yield self._stray(at)
        elif closed < len(_CLOSING):
            yield BadUnit(line=self._line_at(len(self._data.rstrip())), fault=NO_END)

    def _stray(self, start: int) -> BadUnit:
        return BadUnit(line=self._line_at(_after_blank(self._data, start)), fault=STRAY)

    def _line_at(self, offset: int) -> int:
        return self._first_line + self._data.count(b"\n", 0, offset)


def _after_space(text: str, start: int) -> int:
    """Where something else than white space begins."""
    return len(text) - len(text[start:].lstrip(" \t\n"))


def _is_blank(data: bytes, start: int, end: int) -> bool:
    """Whether there is nothing but white space, comments and instructions to programs."""
    return _after_blank(data, start) >= end


def _after_blank(data: bytes, start: int) -> int:
    """Where something else than these begins."""
    while True:
        space = _SPACE.match(data, start)
        start = space.end() if space else start
        sign = _IGNORED.match(data, start)
        if sign is None:
            return start
        closing = _CLOSED_BY[sign[0]]
        close = data.find(closing, sign.end())
        if close < 0:
            return start
        start = close + len(closing)
