"""The paragraphs of a Word document that have words, with what each is and where it stands.

The order: the body, then footnotes and endnotes, then headers and footers, once each. The
paragraphs of a text box follow that to which it is anchored.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.formats import _docx_names as names
from workbench.formats._docx_items import Reader
from workbench.formats._docx_looks import Looks, style_of
from workbench.formats._docx_parts import main_part, style_part, text_parts
from workbench.formats._docx_sheet import list_level, outline, read_sheet
from workbench.formats._inline_coding import Coded, coded, has_words
from workbench.formats._inline_items import Group, Words
from workbench.formats._inline_looks import ON
from workbench.model.segments import SegmentKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from workbench.formats._inline_items import Item
    from workbench.formats._office_package import Package

_KINDS = {
    "footnotes": SegmentKind.FOOTNOTE,
    "endnotes": SegmentKind.FOOTNOTE,
    "header": SegmentKind.CAPTION,
    "footer": SegmentKind.CAPTION,
}
"""What a part makes of its paragraphs. Running heads stand beside the text, as captions do, and
are whole without a full stop."""
_NOTES = ("footnote", "endnote")
_TWICE_OR_GONE = frozenset({"mc:Fallback", "del", "moveFrom"})
"""What holds the form of a text box for old programs, and what tracked changes deleted."""
_NOT_READ = "not read"
_ENCLOSING = ("tc", "txbxContent")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Found:
    """One paragraph of a document that has words."""

    part: str
    number: int
    """Among the paragraphs of its part, from 1."""
    element: etree._Element
    items: list[Item]
    kind: SegmentKind | None
    level: int
    gap: int
    """Paragraphs without words directly before it."""

    @property
    def locator(self) -> str:
        """How it is found again: `word/document.xml p 12`."""
        return f"{self.part} p {self.number}"


class Paragraphs:
    """All paragraphs of a document, one part after the other."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.seen = Counter[str]()
        """How often there was what is not read; complete when all paragraphs were given."""
        self.main = main_part(package)
        self._sheet = read_sheet(style_part(self.package, self.main))
        self.looks = Looks(self._sheet)

    def __iter__(self) -> Iterator[Found]:
        """Reads them all, each time anew."""
        self.seen.clear()
        for kind, part in text_parts(self.package, self.main):
            yield from self._of_part(kind, part)

    def coded(self, items: list[Item]) -> Coded:
        """The items of a paragraph as text with codes."""
        return coded(items, self.looks.markup_of, names.written)

    def _of_part(self, kind: str, part: str) -> Iterator[Found]:
        root = self.package.root(part)
        reader = Reader(root, self.looks, self.seen)
        gap = 0
        for number, element in enumerate(root.iter(names.sibling_tag(root, "p")), 1):
            around = _enclosing(element)
            if around == _NOT_READ:
                continue
            items = reader.items(element)
            if not has_words(items):
                gap += 1
                continue
            said, level = self._kind(element, around)
            if said is None and self._is_code(element, items):
                said = SegmentKind.BODY
            yield Found(
                part=part,
                number=number,
                element=element,
                items=items,
                kind=_KINDS.get(kind) or said,
                level=0 if kind in _KINDS else level,
                gap=gap,
            )
            gap = 0

    def _kind(self, element: etree._Element, around: str) -> tuple[SegmentKind | None, int]:
        """What a paragraph of the body is, with its level."""
        if around == "tc":
            return SegmentKind.TABLE_CELL, 0
        properties = names.child(element, "pPr")
        style = style_of(element) or self._sheet.usual
        level = outline(properties)
        heading = self._sheet.heading(style) if level is None else (level + 1) % 10
        if heading:
            return SegmentKind.HEADLINE, heading
        if self._sheet.is_caption(style):
            return SegmentKind.CAPTION, 0
        own = list_level(properties)
        depth = self._sheet.list_level(style) if own is None else own + 1
        return (SegmentKind.LIST_ITEM, depth) if depth else (None, 0)

    def _is_code(self, element: etree._Element, items: Sequence[Item]) -> bool:
        """Whether a paragraph is set in the font of code, which its document is not.

        It is no headline, however short. A font of that kind may stand beside Chinese as well.
        """
        style, usual = style_of(element) or self._sheet.usual, self._sheet.usual
        is_usual = self._sheet.words(usual).get("mono") == ON
        is_style = self._sheet.words(style).get("mono") == ON
        words = [each for each in _words(items) if not each.text.isspace()]
        if is_usual or not all(is_style or ("mono", ON) in each.look for each in words):
            return False
        text = "".join(each.text for each in words)
        return 2 * sum(map(str.isascii, text)) > len(text)


def _words(items: Sequence[Item]) -> Iterator[Words]:
    for item in items:
        if isinstance(item, Words):
            yield item
        elif isinstance(item, Group):
            yield from _words(item.items)


def _enclosing(element: etree._Element) -> str:
    """What decides on a paragraph: `tc` or `txbxContent`, the nearest; `_NOT_READ`; or nothing."""
    nearest = ""
    for each in element.iterancestors("*"):
        name = names.short(each.tag)
        is_line = name in _NOTES and names.get(each, "type", "normal") != "normal"
        if is_line or name in _TWICE_OR_GONE:
            return _NOT_READ
        if not nearest and name in _ENCLOSING:
            nearest = name
    return nearest
