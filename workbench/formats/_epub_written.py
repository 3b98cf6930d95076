"""Writing a book with other texts in the places of its blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._epub_archive import opened
from workbench.formats._epub_book import Book, Member, book, is_head_title
from workbench.formats._epub_labels import language_edits as label_language_edits
from workbench.formats._html_document import LANGUAGE
from workbench.formats._html_encoding import encoded
from workbench.formats._html_filled import Losses, edited, edits_of, is_changed, language_edits
from workbench.model.segments import SegmentKind
from workbench.model.sources import Filling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.formats._html_places import Place

    Pairs = list[tuple[Place, Filling]]

_RIGHT_TO_LEFT = (
    "the pages of the book turn from right to left, and its style sheets may set text in columns: "
    "change page-progression-direction and writing-mode"
)
_TITLES = (SegmentKind.HEADLINE, SegmentKind.LIST_ITEM)


def write_filled(data: bytes, fillings: Sequence[Filling], out: BinaryIO) -> list[str]:
    """Writes the book with other texts; members without any keep their bytes.

    It says that it is English as soon as a text is another one. Raises ValueError where a locator
    is not one of the book.
    """
    with opened(data, "the original") as archive:
        found = book(archive)
        pairs = _paired(found, fillings)
        if not any(map(is_changed, pairs.values())):
            out.write(data)
            return []
        writer = _Writer(found, pairs, _renderings(pairs.values()))
        archive.write(writer.members(), out)
    return writer.losses.sentences() + writer.warnings


def _paired(found: Book, fillings: Iterable[Filling]) -> dict[str, Pairs]:
    """The fillings of each member with their places. Raises ValueError where one has none."""
    by_locator = {
        block.locator: (member.name, place)
        for member in found.read
        for place, block in member.blocks
    }
    pairs: dict[str, Pairs] = {member.name: [] for member in found.read}
    for filling in fillings:
        if filling.locator not in by_locator:
            raise ValueError(f"the original has no block at {filling.locator!r}")
        name, place = by_locator[filling.locator]
        pairs[name].append((place, filling))
    return pairs


@dataclass(slots=True)
class _Writer:
    """Fills the members one by one, and what no block is from what is filled elsewhere."""

    book: Book
    pairs: dict[str, Pairs]
    renderings: dict[str, str]
    """What fills a headline, a title or an entry of some words."""
    losses: Losses = field(default_factory=Losses)
    warnings: list[str] = field(default_factory=list)

    def members(self) -> dict[str, bytes]:
        """The members that are other ones now."""
        changed: dict[str, bytes] = {}
        for member in self.book.read:
            pairs = self.pairs[member.name]
            if member is self.book.opf or is_changed(pairs):
                changed[member.name] = self._filled(member, [*pairs, *self._head_title(member)])
        ncx = self.book.ncx
        if ncx is not None and ncx.name not in self.pairs:
            changed[ncx.name] = self._filled(ncx, self._entries(ncx))
        if self.book.is_right_to_left:
            self.warnings.append(_RIGHT_TO_LEFT)
        return changed

    def _filled(self, member: Member, pairs: Pairs) -> bytes:
        page = member.page
        edits = edits_of(page, pairs, self.losses) + language_edits(page, LANGUAGE)
        if not page.roots:
            edits += label_language_edits(page.text, LANGUAGE)
        data, warnings = encoded(edited(page.text, edits), member.original)
        self.warnings += [f"{member.name}: {each}" for each in warnings]
        return data

    def _head_title(self, member: Member) -> Pairs:
        """The title in the head of a chapter: the words of its equal, or of the first headline."""
        pairs = self.pairs[member.name]
        texts = [
            filling.text
            for place, filling in pairs
            if place.block.kind is SegmentKind.HEADLINE and filling.text
        ]
        return [
            (place, _filling(place, text))
            for place in member.page.places
            if is_head_title(place)
            for text in [self.renderings.get(place.block.text, ""), *texts, *self._titles()]
            if text
        ][:1]

    def _entries(self, ncx: Member) -> Pairs:
        """The entries of a second table of contents, as far as their words stand elsewhere too."""
        found = [(place, self.renderings.get(place.block.text, "")) for place in ncx.page.places]
        left = [place.block.text for place, text in found if not text]
        if left:
            self.warnings.append(
                f"{ncx.name}: entries that stand nowhere else were left as they are: {len(left)}; "
                f"the first is “{left[0]}”"
            )
        return [(place, _filling(place, text)) for place, text in found if text]

    def _titles(self) -> list[str]:
        return [filling.text for _, filling in self.pairs[self.book.opf.name] if filling.text]


def _renderings(pairs: Iterable[Pairs]) -> dict[str, str]:
    """What headlines, titles and entries of a table of contents are filled with, by their words."""
    found: dict[str, str] = {}
    for place, filling in chain.from_iterable(pairs):
        if place.block.kind in _TITLES and filling.text:
            found.setdefault(place.block.text, filling.text)
    return found


def _filling(place: Place, text: str) -> Filling:
    return Filling(locator=place.block.locator, text=text)
