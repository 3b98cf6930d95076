"""The paragraphs of an OpenDocument text that have words, with what each is and where it stands.

The order: the body, then footnotes and endnotes, then headers and footers. The paragraphs of a
text box follow that to which it is anchored.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats import _odt_names as names
from workbench.formats._inline_coding import Coded, coded, has_words
from workbench.formats._odt_items import Reader, spaces_of
from workbench.formats._odt_sheet import Sheet
from workbench.formats._office_package import Package
from workbench.model.segments import SegmentKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from workbench.formats._inline_items import Item

CONTENT, STYLES, MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_TEXT = "application/vnd.oasis.opendocument.text"
_PLACES = frozenset({"table:table-cell", "draw:text-box", "text:note-body"})
_NOT_READ = frozenset(
    {"text:tracked-changes", "office:annotation", "table:covered-table-cell", "office:forms"}
)
_MOST_SPACES = 10_000_000
"""For which elements may stand, all together."""
_HEADERS = ("style:header", "style:footer")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Found:
    """One paragraph of a document that has words."""

    part: str
    number: int
    """Among the paragraphs of its part, from 1."""
    element: etree._Element
    items: list[Item]
    sheet: Sheet
    kind: SegmentKind | None
    level: int
    gap: int
    """Paragraphs without words directly before it."""

    @property
    def locator(self) -> str:
        """How it is found again: `content.xml p 12`."""
        return f"{self.part} p {self.number}"

    def coded(self) -> Coded:
        """Its text with codes."""
        return coded(self.items, self.sheet.markup_of, names.written)


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a paragraph."""

    place: str
    """The nearest of the elements that say what a paragraph is; empty for none."""
    depth: int
    """Lists that it stands in, within that."""


def opened(data: bytes, name: str) -> Package:
    """The package of an OpenDocument text. Raises UnreadableFile."""
    if data.lstrip()[:1] == b"<":
        raise UnreadableFile(
            f"{name} is an OpenDocument text in a single XML file",
            hint="open it in an office program and save it as ODT",
        )
    package = Package(data, name, what="OpenDocument text", suffix="ODT")
    encrypted = names.full("manifest:encryption-data")
    if "encrypted-package" in package.parts or (
        MANIFEST in package.parts and next(package.root(MANIFEST).iter(encrypted), None) is not None
    ):
        raise UnreadableFile(
            f"{name} is protected by a password",
            hint="open it in an office program and save it without one",
        )
    root = package.root(CONTENT)
    if sum(map(spaces_of, root.iter(names.full("text:s")))) > _MOST_SPACES:
        raise UnreadableFile(
            f"{name} has more than {_MOST_SPACES:,} spaces beside each other",
            hint="replace them in an office program, and save it again",
        )
    if _body(root) is None:
        raise UnreadableFile(
            f"{name} is no OpenDocument text: it holds another kind of document",
            hint=f"its type should be {_TEXT}",
        )
    return package


class Paragraphs:
    """All paragraphs of a document, one part after the other."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.seen = Counter[str]()
        """How often there was what is not read; complete when all paragraphs were given."""
        self._content = package.root(CONTENT)
        self._styles = package.root(STYLES) if STYLES in package.parts else None

    def __iter__(self) -> Iterator[Found]:
        """Reads them all, each time anew."""
        self.seen.clear()
        roots = [] if self._styles is None else [(self._styles, False)]
        sheet = Sheet([*roots, (self._content, True)])
        body = _body(self._content)
        notes: list[Found] = []
        for found in self._of_part(CONTENT, self._content, sheet):
            if found.kind is SegmentKind.FOOTNOTE:
                notes.append(found)
            elif body is not None:
                yield found
        yield from notes
        if self._styles is not None:
            sheet = Sheet([(self._styles, True)])
            yield from self._of_part(STYLES, self._styles, sheet)

    def _of_part(self, part: str, root: etree._Element, sheet: Sheet) -> Iterator[Found]:
        reader = Reader(sheet, self.seen)
        tags = (names.full("text:p"), names.full("text:h"))
        gap = 0
        for number, element in enumerate(root.iter(*tags), 1):
            around = self._around(element)
            if around is None:
                continue
            items = reader.items(element)
            if not has_words(items):
                gap += 1
                continue
            kind, level = _kind(element, around, sheet, part)
            yield Found(
                part=part,
                number=number,
                element=element,
                items=items,
                sheet=sheet,
                kind=kind,
                level=level,
                gap=gap,
            )
            gap = 0

    def _around(self, element: etree._Element) -> _Around | None:
        """What stands around a paragraph; None where it is not to be read."""
        place, depth, is_title = "", 0, False
        for each in element.iterancestors("*"):
            name = names.short(each.tag)
            if name in _NOT_READ:
                return None
            is_title = is_title or name == "text:index-title"
            if name == "text:index-body" and not is_title:
                self.seen["contents"] += 1
                return None
            if name == "text:section" and names.get(each, "text:display") == "none":
                self.seen["hidden"] += 1
                return None
            if not place:
                depth += name == "text:list"
                place = name if name in _PLACES or name.startswith(_HEADERS) else ""
            if name == "office:styles":
                return None
        return _Around(place, depth)


def _kind(
    element: etree._Element, around: _Around, sheet: Sheet, part: str
) -> tuple[SegmentKind | None, int]:
    """What a paragraph is, with its level."""
    if around.place == "text:note-body":
        return SegmentKind.FOOTNOTE, 0
    if part == STYLES:
        # Running heads stand beside the text, as captions do, and are whole without a full stop.
        return SegmentKind.CAPTION, 0
    if around.place == "table:table-cell":
        return SegmentKind.TABLE_CELL, 0
    style = names.get(element, "text:style-name")
    level = sheet.heading(style)
    if names.short(element.tag) == "text:h":
        said = names.get(element, "text:outline-level", "1")
        level = int(said) if said in tuple("123456789") else 1
    if level:
        return SegmentKind.HEADLINE, level
    if sheet.is_caption(style):
        return SegmentKind.CAPTION, 0
    return (SegmentKind.LIST_ITEM, around.depth) if around.depth else (None, 0)


def _body(root: etree._Element) -> etree._Element | None:
    return root.find(f"{names.full('office:body')}/{names.full('office:text')}")
