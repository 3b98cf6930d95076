"""A page with other texts in the places of its blocks; all that is no text stays as it was."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.formats._html_rules import BLOCKS, REMOVABLE
from workbench.formats._html_settled import settled
from workbench.formats._html_tokens import attributes
from workbench.formats._xml_text import attribute, content
from workbench.model.codes import CodeKind
from workbench.text.coding import highest
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.formats._html_elements import Element
    from workbench.formats._html_places import Page, Place
    from workbench.model.codes import Code
    from workbench.model.sources import Filling

ENTRY = "entry"
"""The name of what holds a text in a file of XML that is no page."""
_BARE = frozenset({"title", "textarea", "option", ENTRY})
"""Elements that hold nothing but text."""
_PLAIN_TAG = re.compile(
    r"<!--.*?-->|</?(?:b|strong|i|em|u|s|span|font|p|div|li|h[1-6]|blockquote|section|center)"
    r"(?:\s(?:(?!\b(?:id|name)\s*=)[^>])*)?>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"\s*</?(\w+)[^<>]*>\s*")
_LINE_BREAKS = re.compile(r"\s*\n\s*")
_SHOWN = 12
"""Code points of a paragraph by which a warning names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Another text in the place of a stretch of a page, in its code points."""

    start: int
    end: int
    text: str

    def moved(self, by: int) -> Edit:
        """The same edit of a page that has `by` code points more before it."""
        return Edit(start=self.start + by, end=self.end + by, text=self.text)


@dataclass(slots=True)
class Losses:
    """What could not be written as it was given, by the paragraphs that it happened in."""

    missing: list[str] = field(default_factory=list)
    crossing: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def sentences(self) -> list[str]:
        """One for each kind."""
        told = (
            (self.missing, "inline elements that the translation lacks were put at the end of"),
            (self.crossing, "inline elements that crossed each other were made to nest in"),
            (self.bare, "inline elements were left out, where only text may stand, of"),
            (self.lost, "inline elements of texts that were joined stayed where they were in"),
        )
        return [
            f"{what} {len(found)} of the paragraphs; the first is “{found[0][:_SHOWN]}”"
            for found, what in told
            if found
        ]


def is_changed(pairs: Sequence[tuple[Place, Filling]]) -> bool:
    """Whether any filling is not what stands there."""
    return any(_differs(place, filling) for place, filling in pairs)


def _differs(place: Place, filling: Filling) -> bool:
    return filling.text != place.block.text or filling.codes != place.block.codes


def edited(text: str, edits: Sequence[Edit]) -> str:
    """A page with its edits, which do not overlap."""
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join((*parts, text[done:]))


def edits_of(page: Page, pairs: Sequence[tuple[Place, Filling]], losses: Losses) -> list[Edit]:
    """What is to be changed so that each place has its filling."""
    return _Filler(page, pairs, losses).edits()


def language_edits(page: Page, language: str) -> list[Edit]:
    """What makes the page say that it is in a language."""
    edits: list[Edit] = []
    for token in page.roots:
        said = [each for each in attributes(page.text, token) if each.name in ("lang", "xml:lang")]
        edits += [
            Edit(start=each.start, end=each.end, text=language)
            for each in said
            if each.is_quoted or each.value
        ]
        if token.name == "html" and not said:
            at = token.start + 1 + len("html")
            twice = f' xml:lang="{language}"' if page.is_xml else ""
            edits.append(Edit(start=at, end=at, text=f' lang="{language}"{twice}'))
    return edits


class _Filler:
    def __init__(self, page: Page, pairs: Sequence[tuple[Place, Filling]], losses: Losses) -> None:
        self.page = page
        self.losses = losses
        self.changed = [pair for pair in pairs if _differs(*pair)]
        self.inner = sorted(
            (
                _attribute_edit(place, filling.text or "")
                for place, filling in self.changed
                if place.is_attribute
            ),
            key=lambda each: each.start,
        )
        self.data = dict(self._rewritten())
        """What codes hold where an attribute in it is changed, by block, kind and number."""
        self.by_data: dict[str, str] = {}
        """The same by what they held, for those that stand in another block now."""
        for key, data in self.data.items():
            self.by_data.setdefault(key[-1], data)
        self.moved = {
            code.data
            for place, filling in self.changed
            for most in [highest(place.block.codes)]
            for code in filling.codes
            if code.number > most
        }
        """What codes hold that stand in another paragraph now, because it was joined to that."""

    def edits(self) -> list[Edit]:
        """All changes of the page, none within another."""
        outer = [
            self._block_edit(place, filling)
            for place, filling in self.changed
            if not place.is_attribute
        ]
        outer.sort(key=lambda each: each.start)
        return outer + self._outside(outer)

    def _outside(self, outer: Sequence[Edit]) -> list[Edit]:
        """The changes of attributes that do not stand in a block that is written anew."""
        found: list[Edit] = []
        at = 0
        for edit in self.inner:
            while at < len(outer) and outer[at].end <= edit.start:
                at += 1
            if at == len(outer) or edit.start < outer[at].start:
                found.append(edit)
        return found

    def _rewritten(self) -> Iterator[tuple[_Key, str]]:
        starts = [each.start for each in self.inner]
        for place, _ in self.changed if self.inner else ():
            for begun, code in zip(place.code_starts, place.block.codes, strict=True):
                first = bisect_left(starts, begun)
                last = bisect_left(starts, begun + len(code.data))
                if last > first:
                    within = [each.moved(-begun) for each in self.inner[first:last]]
                    yield _key(place, code), edited(code.data, within)

    def _data(self, place: Place, code: Code) -> str:
        """What a code holds now."""
        found = self.data.get(_key(place, code))
        return self.by_data.get(code.data, code.data) if found is None else found

    def _block_edit(self, place: Place, filling: Filling) -> Edit:
        if filling.text is None:
            return self._removal(place)
        text = to_line_feeds(filling.text)
        if place.element.name in _BARE and not place.block.codes:
            if filling.codes:
                self.losses.bare.append(place.block.text)
            shown = text if place.keeps_space else _LINE_BREAKS.sub(" ", text)
            return Edit(start=place.start, end=place.end, text=_escaped(shown))
        fit = settled(place.block.codes, filling.codes, len(text))
        if fit.missing:
            self.losses.missing.append(place.block.text)
        if not fit.is_nested:
            self.losses.crossing.append(place.block.text)
        written = self._written(place, text, fit.codes)
        return Edit(start=place.start, end=place.end, text=written + place.comments)

    def _written(self, place: Place, text: str, codes: Sequence[Code]) -> str:
        parts: list[str] = []
        done = 0
        for code in codes:
            parts += [self._words(place, text[done : code.offset]), self._data(place, code)]
            done = max(done, code.offset)
        return "".join((*parts, self._words(place, text[done:])))

    def _words(self, place: Place, words: str) -> str:
        escaped = _escaped(words)
        if place.keeps_space:
            return escaped
        return _LINE_BREAKS.sub("<br/>\n" if self.page.is_xml else "<br>\n", escaped)

    def _removal(self, place: Place) -> Edit:
        """Takes the element of a block out, or where something else is in it only the text.

        What may not go and did not move with the words stays.
        """
        kept = [
            self._data(place, code)
            for code in place.block.codes
            if not code.is_deletable and code.data not in self.moved
        ]
        element = place.element
        if kept:
            if any(code.kind is not CodeKind.CLOSE for code in place.block.codes):
                self.losses.lost.append(place.block.text)
            return Edit(start=place.start, end=place.end, text="".join(kept) + place.comments)
        around = (
            self.page.text[element.start : place.start] + self.page.text[place.end : element.end]
        )
        is_whole = element.name in REMOVABLE and element.blocks == 1 and element.end >= place.end
        if is_whole and not _PLAIN_TAG.sub("", around).strip() and self._is_set_off(element):
            return Edit(start=element.start, end=element.end, text="")
        return Edit(start=place.start, end=place.end, text="")

    def _is_set_off(self, element: Element) -> bool:
        """Whether what stands before an element and behind it are no words of one paragraph
        once it is gone: a tag of another block is between."""
        text = self.page.text
        opened = text.rfind("<", 0, element.start)
        before = _TAG.fullmatch(text, opened, element.start) if opened >= 0 else None
        behind = _TAG.match(text, element.end)
        return any(tag is not None and tag[1].lower() in BLOCKS for tag in (before, behind))


_Key = tuple[str, str, int, str]


def _key(place: Place, code: Code) -> _Key:
    return place.block.locator, code.kind, code.number, code.data


def _attribute_edit(place: Place, text: str) -> Edit:
    value = attribute(to_line_feeds(text).replace("\n", " ")).replace("'", "&#39;")
    if not place.is_quoted:
        value = f'"{value}"'
    return Edit(start=place.start, end=place.end, text=value)


def _escaped(text: str) -> str:
    """A text between tags. A no-break space is written so that any encoding can hold it."""
    return content(text).replace("\xa0", "&#160;")
