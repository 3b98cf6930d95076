"""A Word document written again with other texts in its paragraphs.

A paragraph whose text and codes are as they were is not touched. In the others everything but the
properties of the paragraph is made anew: runs in the dress of most of the words, in English for
the spelling checker, and what stands between them moved to where the codes are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from lxml import etree

from workbench.formats import _docx_names as names
from workbench.formats import _office_warnings
from workbench.formats._docx_addresses import without_addresses
from workbench.formats._docx_paragraphs import Found, Paragraphs
from workbench.formats._docx_parts import opened
from workbench.formats._docx_pieces import split_runs
from workbench.formats._docx_removal import remove_paragraph
from workbench.formats._docx_runs import content, wrapped
from workbench.formats._docx_twins import copy_content, find_twin
from workbench.formats._inline_fillings import Fillings, Stock, clean, closed, kept_sentence
from workbench.formats._inline_layout import Put, Say, Step, steps
from workbench.formats._inline_xml import detached
from workbench.formats._office_package import serialised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.formats._inline_coding import Coded
    from workbench.model.codes import Code
    from workbench.model.sources import Filling

_TRACKED = frozenset({"ins", "del", "moveFrom", "moveTo"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A paragraph that gets another text."""

    found: Found
    was: Coded
    filling: Filling
    twin: etree._Element | None


def write_document(original: bytes, fillings: Sequence[Filling], out: BinaryIO) -> list[str]:
    """Writes the original with the fillings; gives a sentence for each loss.

    Raises ValueError for a locator that the original does not have.
    """
    paragraphs = Paragraphs(opened(original, "the original"))
    own = [replace(each, codes=without_addresses(each.codes)) for each in fillings]
    writer = _Writer(paragraphs, own)
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
        self._look()
        places = list(self._places())
        for place in places:
            self._take_out(place)
        for place in places:
            if place.filling.text is not None:
                self._write(place, place.filling.text)
        for place in places:
            if place.filling.text is None:
                self._leave_out(place)

    def _look(self) -> None:
        """Finds the paragraphs that change, and gives each thing in them a run of its own."""
        for found in list(self.paragraphs):
            read = self.paragraphs.coded(found.items)
            if self.fillings.compare(found.locator, read.text, read.codes):
                self.changed.add(found.part)
                split_runs(found.element)
        self.fillings.check()
        if self.changed:
            self.warnings += _office_warnings.of_copy(self.paragraphs.seen)

    def _places(self) -> list[_Place]:
        return [
            _Place(
                found=found,
                was=self.paragraphs.coded(found.items),
                filling=self.fillings.changed[found.locator],
                twin=find_twin(found.element),
            )
            for found in self.paragraphs
            if found.locator in self.fillings.changed
        ]

    def _take_out(self, place: _Place) -> None:
        self.stock.add(place.was.marks, place.filling)
        element = place.found.element
        detached([each for name, each in names.children(element) if name != "pPr"])
        _settle_mark(element)

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
            return [*self._alone(place, code), *detached(behind.pop(code.data, ()))]

        elements = content(place.found.element, place.was.dress, made, alone)
        rest = [each for part in behind.values() for each in part]
        first, last = detached(place.was.first), detached([*place.was.last, *rest])
        elements = [*first, *elements, *last]
        for group in reversed(place.was.outer):
            elements = wrapped(group, elements)
        place.found.element.extend(elements)
        if place.twin is not None:
            copy_content(place.found.element, place.twin)

    def _alone(self, place: _Place, code: Code) -> list[etree._Element]:
        taken = self.stock.take(place.found.locator, code)
        if taken is None:
            return names.parsed(code.data)
        return detached(taken)

    def _leave_out(self, place: _Place) -> None:
        """Removes a paragraph, but for what stands in no other place and may not go."""
        lost = self.fillings.lost(place.was.codes, place.filling)
        unseen = (
            *place.was.first,
            *(element for _, element in place.was.after),
            *place.was.last,
        )
        if lost:
            self.warnings.append(kept_sentence("", len(lost)))
        elif remove_paragraph(place.found.element, unseen):
            if place.twin is not None:
                remove_paragraph(place.twin, ())
            return
        self._put(
            replace(place, was=replace(place.was, before="", outer=())),
            [Put(code=code) for code in lost],
        )


def _settle_mark(paragraph: etree._Element) -> None:
    """Ends what is tracked of the mark at the end of a paragraph: it stands.

    Where the paragraph went on in the next, that is joined to it or has a text of its own.
    """
    look = names.child(paragraph, "pPr", "rPr")
    if look is not None:
        detached([each for name, each in names.children(look) if name in _TRACKED])
