"""The look of a run: what of its formatting differs from its paragraph and can be seen."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from workbench.formats._docx_names import child, new, sibling_tag, value, written
from workbench.formats._docx_sheet import Sheet, properties
from workbench.formats._inline_looks import ON, markup_of

if TYPE_CHECKING:
    from workbench.formats._inline_items import Look
    from workbench.model.codes import Markup

_NOISE = (
    "rPrChange", "ins", "del", "moveFrom", "moveTo", "noProof", "lang", "fitText",
    "eastAsianLayout", "webHidden", "snapToGrid",
)  # fmt: skip
"""What is no formatting, or only of the very characters that it stands at."""
_AFTER_LANGUAGE = ("eastAsianLayout", "specVanish", "oMath")
"""What follows the language in the properties of a run, as the schema orders them."""
_ENGLISH = "en-US"
_MOST_KNOWN = 4096
"""Formattings that are remembered; a document has some dozens of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worn:
    """How the words of a run look."""

    look: Look
    dress: str
    """Its properties as data; empty where it has none."""
    is_hidden: bool


@dataclass(slots=True)
class Looks:
    """The looks of runs, each of which is worked out once."""

    sheet: Sheet
    _known: dict[tuple[str, bytes], Worn] = field(default_factory=dict)

    def of(self, element: etree._Element | None, style: str) -> Worn:
        """The look of a run with these properties in a paragraph of a style."""
        key = (style, b"" if element is None else etree.tostring(element, with_tail=False))
        if key not in self._known:
            if len(self._known) == _MOST_KNOWN:
                self._known.clear()
            self._known[key] = self._worn(element, style)
        return self._known[key]

    def markup_of(self, look: Look, base: Look) -> Markup:
        """As in `_inline_looks`; a style of words that does a single thing is called by it."""
        added = look - base
        if len(added) == 1 and {name for name, _ in look ^ base} == {"style"}:
            ((_, style),) = added
            does = frozenset((k, v) for k, v in self.sheet.own_words(style).items() if v)
            return markup_of(does, frozenset())
        return markup_of(look, base)

    def _worn(self, element: etree._Element | None, style: str) -> Worn:
        inherited = self.sheet.words(style or self.sheet.usual)
        own = {} if element is None else properties(element)
        character = own.get("style", "")
        under = self.sheet.own_words(character) if character in self.sheet.styles else {}
        if not any(under.values()):
            own.pop("style", None)
        effective = inherited | under | own
        seen = {
            (name, said) for name, said in own.items() if said != (inherited | under).get(name, "")
        }
        return Worn(
            look=frozenset(seen - {("hidden", ON)}),
            dress="" if element is None else dress(element),
            is_hidden=effective.get("hidden") == ON,
        )


def dress(element: etree._Element) -> str:
    """The properties of a run as data, without noise; empty where nothing is left."""
    copy = deepcopy(element)
    for name in _NOISE:
        for each in copy.findall(sibling_tag(copy, name)):
            copy.remove(each)
    fonts = child(copy, "rFonts")
    if fonts is not None:
        # The hint would set quotation marks and dashes in the Chinese font, two columns wide.
        fonts.attrib.pop(sibling_tag(fonts, "hint"), "")
        if not fonts.attrib:
            copy.remove(fonts)
    return written([copy]) if len(copy) else ""


def in_english(near: etree._Element, worn: etree._Element | None) -> etree._Element:
    """Properties for a run of English words: the same, in English for the spelling checker."""
    made = new(near, "rPr") if worn is None else deepcopy(worn)
    language = new(near, "lang")
    language.set(sibling_tag(language, "val"), _ENGLISH)
    follower = next((e for n in _AFTER_LANGUAGE if (e := child(made, n)) is not None), None)
    if follower is None:
        made.append(language)
    else:
        follower.addprevious(language)
    return made


def in_chinese(near: etree._Element, worn: etree._Element | None) -> etree._Element:
    """Properties for a run of Chinese words: the same, its punctuation in the Chinese font."""
    made = new(near, "rPr") if worn is None else deepcopy(worn)
    fonts = child(made, "rFonts")
    if fonts is None:
        fonts = new(near, "rFonts")
        style = child(made, "rStyle")
        made.insert(0 if style is None else 1, fonts)
    fonts.set(sibling_tag(fonts, "hint"), "eastAsia")
    return made


def style_of(paragraph: etree._Element) -> str:
    """The style that a paragraph names; empty where it names none."""
    return value(child(paragraph, "pPr", "pStyle"))
