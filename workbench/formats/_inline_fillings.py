"""What fillings change in a document of office programs, and what of its codes they leave out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.formats._xml_text import legal
from workbench.model.codes import Code, CodeKind, Markup
from workbench.text.coding import highest
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from workbench.formats._inline_items import Mark
    from workbench.model.sources import Filling

_ONCE = (Markup.FOOTNOTE, Markup.IMAGE)
"""What may stand only once in a document."""
_QUOTE = 24
"""Characters of a paragraph that a warning quotes."""


class Fillings:
    """The fillings of a document, which are compared with its paragraphs one after the other."""

    def __init__(self, fillings: Sequence[Filling]) -> None:
        self._given = {filling.locator: filling for filling in fillings}
        self._known: set[str] = set()
        self._taken = Counter[tuple[CodeKind, str]]()
        """Codes that a filling has and its own paragraph had not: they are of one that goes."""
        self.changed: dict[str, Filling] = {}
        """By locator, those that differ from what stands there."""

    def compare(self, locator: str, text: str, codes: tuple[Code, ...]) -> bool:
        """Whether a paragraph gets another text or other codes."""
        self._known.add(locator)
        filling = self._given.get(locator)
        if filling is None or (filling.text, filling.codes) == (text, codes):
            return False
        self.changed[locator] = filling
        self._taken += _keys(filling.codes) - _keys(codes)
        return True

    def check(self) -> None:
        """Raises ValueError for a locator that no paragraph had."""
        strange = self._given.keys() - self._known
        if strange:
            raise ValueError(f"the original has no paragraph {min(strange)!r}")

    def lost(self, was: Sequence[Code], filling: Filling) -> list[Code]:
        """The codes of a paragraph that may not go and that its filling lacks.

        Those of a paragraph that goes may stand in another filling. Codes are known by their
        data, since those of joined blocks have other numbers.
        """
        there = self._taken if filling.text is None else _keys(filling.codes)
        found: list[Code] = []
        for code in was:
            key = (code.kind, code.data)
            if code.is_deletable or code.kind is CodeKind.CLOSE:
                continue
            if there[key] > 0:
                there[key] -= 1
            else:
                found.append(code)
        return found


class Stock:
    """What stood alone in the paragraphs that are written anew, until it is put somewhere."""

    def __init__(self) -> None:
        self._own: dict[tuple[str, str], list[Mark]] = {}
        """By locator and data, what is of paragraphs that get another text."""
        self._free: dict[str, list[Mark]] = {}
        """By data, what is of paragraphs that go."""

    def add(self, marks: Sequence[tuple[str, Mark]], filling: Filling) -> None:
        """Takes in what stood in the paragraph of a filling, by data."""
        for data, mark in marks:
            if filling.text is None:
                self._free.setdefault(data, []).append(mark)
            else:
                self._own.setdefault((filling.locator, data), []).append(mark)

    def take(self, locator: str, code: Code) -> Sequence[etree._Element] | None:
        """The elements of a code for a paragraph, which are in stock no longer.

        None where it has to be made of its data; nothing where it cannot stand twice.
        """
        held = self._own.get((locator, code.data)) or self._free.get(code.data)
        if held:
            return held.pop(0).elements
        return () if code.markup in _ONCE else None


def _keys(codes: Sequence[Code]) -> Counter[tuple[CodeKind, str]]:
    return Counter((code.kind, code.data) for code in codes)


def closed(codes: Sequence[Code], offset: int) -> list[Code]:
    """Codes at the end of a text, each pair closed at once."""
    made: list[Code] = []
    number = highest(codes)
    for code in codes:
        number += 1
        made.append(replace(code, number=number, offset=offset))
        if code.kind is CodeKind.OPEN:
            made.append(replace(made[-1], kind=CodeKind.CLOSE, data=""))
    return made


def clean(text: str) -> str:
    """The text as XML can hold it, its line ends `\\n`; it has as many characters as before."""
    lines = to_line_feeds(text.replace("\r\n", " \n"))
    return "".join(c if legal(c) else " " for c in lines)


def kept_sentence(text: str, count: int) -> str:
    """That a translation lacks codes which it may not do without."""
    things = (
        "a code that its translation lacks"
        if count == 1
        else f"{count} codes that its translation lacks"
    )
    if not text:
        return f"a paragraph without words stays, for {things} could not go"
    quote = text[:_QUOTE] + ("…" if len(text) > _QUOTE else "")
    return f"“{quote}”: {things} stand{'s' if count == 1 else ''} at its end now"
