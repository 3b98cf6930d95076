"""An OpenDocument text written again with other texts in its paragraphs.

A paragraph whose text and codes are as they were is not touched. The others keep their style, and
their content is made anew: words in the spans that most of them had, and what stands between them
moved to where the codes are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from lxml import etree

from workbench.formats import _odt_names as names
from workbench.formats import _office_warnings
from workbench.formats._inline_fillings import Fillings, Stock, clean, closed, kept_sentence
from workbench.formats._inline_layout import Say, Step, steps
from workbench.formats._inline_xml import detached
from workbench.formats._odt_paragraphs import Found, Paragraphs, opened
from workbench.formats._odt_runs import put_content
from workbench.formats._office_package import serialised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.formats._inline_coding import Coded
    from workbench.model.codes import Code
    from workbench.model.sources import Filling

_BLOCKS = frozenset({"text:p", "text:h", "text:list", "table:table"})
_FREE = frozenset({"office:text", "text:section"})
"""What may lose any paragraph as long as others are left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A paragraph that gets another text."""

    found: Found
    was: Coded
    filling: Filling


def write_document(original: bytes, fillings: Sequence[Filling], out: BinaryIO) -> list[str]:
    """Writes the original with the fillings; gives a sentence for each loss.

    Raises ValueError for a locator that the original does not have.
    """
    paragraphs = Paragraphs(opened(original, "the original"))
    writer = _Writer(paragraphs, fillings)
    writer.fill()
    package = paragraphs.package
    package.write({part: serialised(package.root(part)) for part in writer.changed}, out)
    return writer.warnings


class _Writer:
    def __init__(self, paragraphs: Paragraphs, fillings: Sequence[Filling]) -> None:
        self.paragraphs = paragraphs
        self.fillings = Fillings(fillings)
        self.stock = Stock()
        self.changed: set[str] = set()
        """The parts that are no longer as they were."""
        self.warnings: list[str] = []

    def fill(self) -> None:
        """Fills all paragraphs: what they had is taken out of all before any is written."""
        places = self._places()
        for place in places:
            self._take_out(place)
        for place in places:
            if place.filling.text is not None:
                self._write(place, place.filling.text)
        for place in places:
            if place.filling.text is None:
                self._leave_out(place)

    def _places(self) -> list[_Place]:
        places: list[_Place] = []
        for found in list(self.paragraphs):
            was = found.coded()
            if self.fillings.compare(found.locator, was.text, was.codes):
                filling = self.fillings.changed[found.locator]
                places.append(_Place(found=found, was=was, filling=filling))
        self.fillings.check()
        self.changed = {place.found.part for place in places}
        if places:
            self.warnings += _office_warnings.of_copy(self.paragraphs.seen)
        return places

    def _take_out(self, place: _Place) -> None:
        self.stock.add(place.was.marks, place.filling)
        place.found.element.text = None
        detached(place.found.element.iterchildren())

    def _write(self, place: _Place, text: str) -> None:
        lost = self.fillings.lost(place.was.codes, place.filling)
        codes = (*place.filling.codes, *closed(lost, len(text)))
        if lost:
            self.warnings.append(kept_sentence(text, len(lost)))
        before = [Say(text=place.was.before, within=None)] if place.was.before else []
        self._put(place, [*before, *steps(clean(text), codes)])

    def _put(self, place: _Place, made: Sequence[Step]) -> None:
        """Puts content into a paragraph, with what nobody sees where it stood."""
        behind = {data: list[etree._Element]() for data, _ in place.was.after}
        for data, element in place.was.after:
            behind[data].append(element)

        def alone(code: Code) -> list[etree._Element]:
            return [*self._alone(place, code), *_kept(behind.pop(code.data, ()))]

        held = place.found.element
        held.extend(_kept(place.was.first))
        for group in place.was.outer:
            (outer,) = detached(group.wrapper)
            outer.text = None
            detached(outer.iterchildren())
            held.append(outer)
            held = outer
        put_content(held, place.was.dress, made, alone)
        rest = [each for part in behind.values() for each in part]
        place.found.element.extend(_kept([*place.was.last, *rest]))

    def _alone(self, place: _Place, code: Code) -> list[etree._Element]:
        taken = self.stock.take(place.found.locator, code)
        return names.parsed(code.data) if taken is None else detached(taken)

    def _leave_out(self, place: _Place) -> None:
        """Removes a paragraph, but for what stands in no other place and may not go."""
        lost = self.fillings.lost(place.was.codes, place.filling)
        unseen = _kept(
            [*place.was.first, *(element for _, element in place.was.after), *place.was.last]
        )
        element = place.found.element
        if lost:
            self.warnings.append(kept_sentence("", len(lost)))
        elif not unseen and _may_go(element):
            detached([element])
            return
        for code in lost:
            element.extend(self._alone(place, code))
        element.extend(unseen)


def _kept(unseen: Sequence[etree._Element]) -> list[etree._Element]:
    """What nobody sees, without the marks of changes, which were accepted."""
    kept = [each for each in unseen if not names.short(each.tag).startswith("text:change")]
    detached([each for each in unseen if each not in kept])
    return detached(kept)


def _may_go(element: etree._Element) -> bool:
    parent = element.getparent()
    if parent is None or names.short(parent.tag) not in _FREE:
        return False
    return any(name in _BLOCKS and each is not element for name, each in names.children(parent))
