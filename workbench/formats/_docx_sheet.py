"""The styles of a Word document: what they make of paragraphs and of words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.formats._docx_names import child, children, get, is_on, number, short, value
from workbench.formats._inline_looks import ON, is_monospaced
from workbench.formats._office_style_names import heading_level, is_caption, list_depth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

_DEEPEST = 32
"""Styles that may be based on one another, one after the other; Word allows eleven."""
_TOGGLES = {"b": "bold", "i": "italic", "strike": "strike", "dstrike": "strike", "vanish": "hidden"}
_FURTHER_TOGGLES = ("caps", "smallCaps", "outline", "shadow", "emboss", "imprint")
_VALUES = {
    "u": ("underline", "none"),
    "color": ("colour", "auto"),
    "sz": ("size", ""),
    "highlight": ("highlight", "none"),
    "vertAlign": ("vertical", "baseline"),
    "position": ("position", "0"),
    "em": ("dots", "none"),
    "bdr": ("border", "none"),
}
_SCRIPTS = {"superscript": "super", "subscript": "sub"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One style, as it stands."""

    name: str
    based_on: str
    outline: int | None
    """Level of the outline from 0, 9 for text; None where the style says none."""
    list_level: int | None
    """From 0; None where the style makes no list."""
    properties: Mapping[str, str]
    """What it makes of words."""


@dataclass(slots=True)
class Sheet:
    """All styles of a document."""

    styles: dict[str, Style] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    """What holds of words without any style."""
    usual: str = ""
    """The style of paragraphs that name none."""
    _words: dict[str, dict[str, str]] = field(default_factory=dict)

    def chain(self, style: str) -> Iterator[Style]:
        """A style and those that it is based on, the nearest first."""
        for _ in range(_DEEPEST):
            found = self.styles.get(style)
            if found is None:
                return
            yield found
            style = found.based_on

    def words(self, style: str) -> dict[str, str]:
        """What a style makes of words, with all that it is based on and the defaults."""
        if style not in self._words:
            merged = dict(self.defaults)
            for each in reversed(list(self.chain(style))):
                merged |= each.properties
            self._words[style] = merged
        return self._words[style]

    def own_words(self, style: str) -> dict[str, str]:
        """The same of a style of words, without the defaults."""
        merged: dict[str, str] = {}
        for each in reversed(list(self.chain(style))):
            merged |= each.properties
        return merged

    def heading(self, style: str) -> int:
        """The level of a headline, from 1; 0 for no headline."""
        for each in self.chain(style):
            if each.outline is not None:
                return each.outline + 1 if each.outline < 9 else 0
            if heading_level(each.name):
                return heading_level(each.name)
        return 0

    def list_level(self, style: str) -> int:
        """The depth of a list item, from 1; 0 for none."""
        for each in self.chain(style):
            if list_depth(each.name):
                return list_depth(each.name)
            if each.list_level is not None:
                return each.list_level + 1
        return 0

    def is_caption(self, style: str) -> bool:
        """Whether it is the style of captions, or is based on it."""
        return any(is_caption(each.name) for each in self.chain(style))


def read_sheet(root: etree._Element | None) -> Sheet:
    """The styles of `styles.xml`; none where a document has no such part."""
    sheet = Sheet()
    if root is None:
        return sheet
    defaults = child(root, "docDefaults", "rPrDefault", "rPr")
    if defaults is not None:
        sheet.defaults = {k: v for k, v in properties(defaults).items() if v}
    for name, element in children(root):
        if name == "style":
            identity = get(element, "styleId")
            sheet.styles[identity] = _style(element)
            is_usual = get(element, "default") in ("1", "true", "on")
            if is_usual and get(element, "type") == "paragraph":
                sheet.usual = identity
    return sheet


def outline(properties: etree._Element | None) -> int | None:
    """The outline level of the properties of a paragraph, from 0; None where they say none."""
    element = child(properties, "outlineLvl")
    return None if element is None else number(value(element), 9)


def list_level(properties: etree._Element | None) -> int | None:
    """The depth in a list by the properties of a paragraph, from 0; -1: taken out of any list."""
    element = child(properties, "numPr")
    if element is None or child(element, "numId", "ins") is not None:
        return None
    numbering = child(element, "numId")
    if numbering is not None and value(numbering) == "0":
        return -1
    return min(max(number(value(child(element, "ilvl")), 0), 0), 8)


def _style(element: etree._Element) -> Style:
    of_paragraph = child(element, "pPr")
    of_words = child(element, "rPr")
    level = list_level(of_paragraph)
    return Style(
        name=value(child(element, "name")),
        based_on=value(child(element, "basedOn")),
        outline=outline(of_paragraph),
        list_level=None if level == -1 else level,
        properties={} if of_words is None else properties(of_words),
    )


def properties(element: etree._Element) -> dict[str, str]:
    """What can be seen of the formatting of words, by the names of `_inline_looks`.

    Fonts do not count, for those of Chinese text are changed at every figure, but that they are
    monospaced; nor do languages, spacing, and what a program notes for itself.
    """
    found: dict[str, str] = {}
    for each in element.iterchildren("*"):
        tag = short(each.tag)
        if tag in _TOGGLES:
            found[_TOGGLES[tag]] = ON if is_on(each) else ""
        elif tag in _FURTHER_TOGGLES:
            found[tag] = ON if is_on(each) else ""
        elif tag in _VALUES:
            name, none = _VALUES[tag]
            found[name] = "" if value(each) == none else _canonical(tag, value(each), each)
        elif tag == "rStyle":
            found["style"] = value(each)
        elif tag == "shd":
            fill = get(each, "fill").lower()
            found["shade"] = "" if fill in ("auto", "ffffff") else fill
        elif tag == "rFonts":
            found["mono"] = ON if is_monospaced(get(each, "ascii")) else ""
    return found


def _canonical(tag: str, said: str, element: etree._Element) -> str:
    if tag == "vertAlign":
        return _SCRIPTS.get(said, said)
    if tag == "color":
        # A theme's first dark colour is that of text.
        return "" if said == "000000" or get(element, "themeColor") == "text1" else said.lower()
    return said or ON
