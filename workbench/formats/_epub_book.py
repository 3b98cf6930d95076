"""Reading a book: its title, its chapters, and its table of contents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._bounded_file import read_bounded
from workbench.formats._epub_archive import opened
from workbench.formats._epub_labels import entries, titles
from workbench.formats._epub_package import package
from workbench.formats._html_encoding import Decoded, decoded
from workbench.formats._html_places import MOST_BLOCKS, places
from workbench.model.sources import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.formats._epub_archive import Archive
    from workbench.formats._epub_package import Package
    from workbench.formats._html_places import Page, Place
    from workbench.model.sources import Block

_LARGEST = 256 * 2**20
_LARGEST_TEXT = 64 * 2**20
"""Bytes of all pages of a book, unpacked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of a book that has text."""

    name: str
    original: Decoded
    page: Page

    @property
    def blocks(self) -> Iterator[tuple[Place, Block]]:
        """The places that are blocks of the book, with locators that find them in all of it."""
        for place in self.page.places:
            if not is_head_title(place):
                locator = f"{self.name} {place.block.locator}"
                yield place, replace(place.block, locator=locator)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The members of a book that have text."""

    opf: Member
    chapters: tuple[Member, ...]
    """With the table of contents of EPUB 3 at its place, or at the end."""
    ncx: Member | None
    has_nav: bool
    is_right_to_left: bool
    warnings: tuple[str, ...]

    @property
    def read(self) -> tuple[Member, ...]:
        """The members whose texts are blocks, in order."""
        is_ncx_read = self.ncx is not None and not self.has_nav
        return (self.opf, *self.chapters, *((self.ncx,) if is_ncx_read and self.ncx else ()))


def is_head_title(place: Place) -> bool:
    """Whether a place is the title in the head of a chapter, which no reader sees."""
    return place.element.name == "title" and not place.is_attribute


def read_source(path: Path) -> SourceText:
    """Reads a book. Raises UnreadableFile."""
    data = read_bounded(path, most=_LARGEST, hint="take the pictures out, or cut it into volumes")
    with opened(data, path.name) as archive:
        found = book(archive)
    blocks = tuple(
        replace(block, line=number)
        for number, (_, block) in enumerate(
            (each for member in found.read for each in member.blocks), 1
        )
    )
    if not any(member is not found.opf and any(member.blocks) for member in found.read):
        raise UnreadableFile(
            f"{path.name} holds no text: its pages are pictures", hint="add a text of its words"
        )
    return SourceText(
        format="epub",
        encoding="utf-8",
        original=data,
        blocks=blocks,
        is_structured=True,
        warnings=found.warnings,
    )


def book(archive: Archive) -> Book:
    """The members of a book that have text. Raises UnreadableFile."""
    about = package(archive)
    warnings = list(about.warnings)
    chapters = list(_chapters(archive, about))
    warnings += [f"{each.name}: {line}" for each in chapters for line in each.page.warnings]
    return Book(
        opf=_member(archive, about.opf, titles),
        chapters=tuple(chapters),
        ncx=_member(archive, about.ncx, entries) if about.ncx else None,
        has_nav=bool(about.nav),
        is_right_to_left=about.is_right_to_left,
        warnings=tuple(warnings),
    )


def _member(archive: Archive, member: str, read: Callable[[str, str], Page]) -> Member:
    original = _decoded(archive, member)
    return Member(name=member, original=original, page=read(original.text, _name(archive, member)))


def _chapters(archive: Archive, about: Package) -> Iterator[Member]:
    """The pages one by one. Raises UnreadableFile where they have more text than a book has."""
    pages = _pages(about)
    size = sum(map(archive.size, pages))
    if size > _LARGEST_TEXT:
        raise UnreadableFile(
            f"{archive.name} has {size // 2**20:,} MB of text, more than the "
            f"{_LARGEST_TEXT // 2**20} that are read",
            hint="cut it into volumes",
        )
    count = 0
    for page in pages:
        chapter = _member(archive, page, _page)
        count += len(chapter.page.places)
        if count > MOST_BLOCKS:
            raise UnreadableFile(
                f"{archive.name} has more than {MOST_BLOCKS:,} paragraphs",
                hint="cut it into volumes",
            )
        yield chapter


def _pages(about: Package) -> tuple[str, ...]:
    is_apart = about.nav and about.nav not in about.chapters
    return (*about.chapters, about.nav) if is_apart else about.chapters


def _page(text: str, name: str) -> Page:
    return places(text, is_xml=True, name=name)


def _decoded(archive: Archive, member: str) -> Decoded:
    data = archive.read(member)
    if not data.strip():
        return Decoded(text="", encoding="utf-8")
    return decoded(data, name=_name(archive, member))


def _name(archive: Archive, member: str) -> str:
    return f"{archive.name}: {member}"
