"""The styles of an OpenDocument text: what they make of paragraphs and of words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.formats._inline_looks import ON, is_monospaced, markup_of
from workbench.formats._odt_names import children, full, get
from workbench.formats._office_style_names import heading_level, is_caption

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml import etree

    from workbench.formats._inline_items import Look
    from workbench.model.codes import Markup

_DEEPEST = 32
"""Styles that may be based on one another, one after the other."""
_VALUES = {
    "fo:color": ("colour", ("#000000",)),
    "fo:font-size": ("size", ()),
    "fo:background-color": ("highlight", ("transparent", "#ffffff")),
    "style:text-underline-style": ("underline", ("none",)),
    "fo:font-variant": ("smallCaps", ("normal",)),
    "fo:text-transform": ("caps", ("none",)),
    "style:text-emphasize": ("dots", ("none",)),
    "style:text-outline": ("outline", ("false",)),
}
_NO_FORMATTING = ("language", "country", "script", "rfc-language-tag", "rsid", "paragraph-rsid")
"""Attributes of words by the beginning of their local names that are seen by nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One style, as it stands."""

    name: str
    """As it is shown."""
    parent: str = ""
    outline: int = 0
    """Level of headlines, from 1; 0 where it says none."""
    is_automatic: bool = False
    is_plain: bool = True
    """Whether it formats nothing."""
    properties: Mapping[str, str] = field(default_factory=dict)
    """What it makes of words."""


class Sheet:
    """The styles of one part; automatic ones of another part may have the same names."""

    def __init__(self, roots: Iterable[tuple[etree._Element, bool]]) -> None:
        """Reads the styles of roots, each with whether its automatic ones count too."""
        self._styles: dict[tuple[str, str], Style] = {}
        self._usual: dict[str, dict[str, str]] = {}
        for root, is_own in roots:
            for name, group in children(root):
                is_automatic = name == "office:automatic-styles"
                if name == "office:styles" or (is_automatic and is_own):
                    self._add(group, is_automatic=is_automatic)

    def chain(self, family: str, style: str) -> Iterator[Style]:
        """A style of `paragraph` or `text` and its parents, the nearest first.

        One that is nowhere described is the last, and has nothing but its name.
        """
        for _ in range(_DEEPEST):
            if not style:
                return
            found = self._styles.get((family, style))
            yield found or Style(name=_shown(style))
            style = found.parent if found else ""

    def words(self, style: str) -> dict[str, str]:
        """What a style of paragraphs makes of words, with the defaults."""
        return self._usual.get("paragraph", {}) | self._merged("paragraph", style)

    def span(self, style: str) -> dict[str, str]:
        """What a style of words makes of them; one with a name of its own is named, too."""
        found = self._styles.get(("text", style))
        merged = self._merged("text", style)
        if found is not None and not found.is_automatic and any(merged.values()):
            merged["style"] = style
        return merged

    def is_plain(self, style: str) -> bool:
        """Whether a style of words formats nothing, and is there for the program's own use."""
        found = self._styles.get(("text", style))
        return found is None or (found.is_plain and not found.parent)

    def heading(self, style: str) -> int:
        """The level of a headline, from 1; 0 for no headline."""
        for each in self.chain("paragraph", style):
            level = each.outline or heading_level(each.name)
            if level:
                return level
        return 0

    def is_caption(self, style: str) -> bool:
        """Whether it is the style of captions, or is based on it."""
        return any(is_caption(each.name) for each in self.chain("paragraph", style))

    def markup_of(self, look: Look, base: Look) -> Markup:
        """As in `_inline_looks`; a style of words that does a single thing is called by it."""
        return markup_of(_unnamed(look), _unnamed(base))

    def _merged(self, family: str, style: str) -> dict[str, str]:
        merged: dict[str, str] = {}
        for each in reversed(list(self.chain(family, style))):
            merged |= each.properties
        return merged

    def _add(self, group: etree._Element, *, is_automatic: bool) -> None:
        for name, element in children(group):
            if name not in ("style:style", "style:default-style"):
                continue
            family = get(element, "style:family")
            of_words = element.find(full("style:text-properties"))
            properties = {} if of_words is None else text_properties(of_words)
            if name == "style:default-style":
                self._usual[family] = properties
                continue
            identity = get(element, "style:name")
            level = get(element, "style:default-outline-level")
            self._styles[family, identity] = Style(
                name=get(element, "style:display-name") or _shown(identity),
                parent=get(element, "style:parent-style-name"),
                outline=int(level) if level in tuple("123456789") else 0,
                is_automatic=is_automatic,
                is_plain=of_words is None or _is_plain(of_words),
                properties=properties,
            )


def _shown(identity: str) -> str:
    """The name of a style as people see it, where the file says no other."""
    return identity.replace("_20_", " ")


def text_properties(element: etree._Element) -> dict[str, str]:
    """What can be seen of the formatting of words, by the names of `_inline_looks`."""
    found: dict[str, str] = {}
    for name, (said, nothing) in _VALUES.items():
        value = get(element, name).lower()
        if value:
            found[said] = "" if value in nothing else value
    bold = _western_or_asian(element, "font-weight")
    if bold:
        found["bold"] = ON if bold == "bold" or bold in ("600", "700", "800", "900") else ""
    italic = _western_or_asian(element, "font-style")
    if italic:
        found["italic"] = "" if italic == "normal" else ON
    line = get(element, "style:text-line-through-style") or get(
        element, "style:text-line-through-type"
    )
    if line:
        found["strike"] = "" if line == "none" else ON
    position = get(element, "style:text-position").split()
    if position:
        found["vertical"] = _vertical(position[0])
    font = get(element, "style:font-name") or get(element, "fo:font-family")
    if font:
        found["mono"] = ON if is_monospaced(font) else ""
    if get(element, "text:display"):
        found["hidden"] = ON if get(element, "text:display") == "none" else ""
    return found


def _western_or_asian(element: etree._Element, name: str) -> str:
    return get(element, f"fo:{name}") or get(element, f"style:{name}-asian")


def _vertical(said: str) -> str:
    if said in ("super", "sub"):
        return said
    if said.startswith("-"):
        return "sub"
    return "" if said in ("0%", "0") else "super"


def _is_plain(element: etree._Element) -> bool:
    return all(
        name.rpartition("}")[2].startswith(_NO_FORMATTING) for name in map(str, element.attrib)
    )


def _unnamed(look: Look) -> Look:
    """A look without the name of its style, where it also says what that style does."""
    plain = frozenset(each for each in look if each[0] != "style")
    return plain or look
