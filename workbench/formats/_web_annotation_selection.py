"""What the selectors of a target select: a span of the text where they say one, and its words.

A position counts from where the stretch begins that it refines. Where that is not known (an XPath
above it, say), or where a selector is of another kind, nothing is taken of it: it stays with the
annotation as it was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.formats._web_annotation_node import Node
from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

CHARACTERS = re.compile(r"char=(?=,?\d)(\d*)(,?)(\d*)(?:;.*)?")
"""A position or range in a plain text (RFC 5147, section 3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A stretch of a text."""

    start: int | None = 0
    """In code points; None where it is not known."""
    end: int | None = None
    """None also where it is the end of a text that is not known."""
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    used: tuple[tuple[Node, tuple[str, ...]], ...] = ()
    """The selectors that it follows from, each with the keys that said it."""

    @property
    def span(self) -> Span | None:
        """Where it is; None where that is not known, and for a whole text."""
        if self.start is None or self.end is None or not self.used:
            return None
        return Span(self.start, self.end)


NOWHERE = Selection(start=None)


def selection_of(target: Node, text: str | None) -> Selection:
    """What the selectors of a target select of its text. Marks as taken what was understood."""
    found = [
        _chain([selector], _whole(text), text)
        for selector in target.members("selector")
        if isinstance(selector, Node)
    ]
    placed = next((each for each in found if each.span is not None), None)
    quoted = next((each for each in found if each.quote or each.prefix or each.suffix), NOWHERE)
    named = next((each for each in found if each.used), NOWHERE)
    best = placed or named
    for each in (best, quoted):
        for node, names in each.used:
            node.take("type", *names)
    return replace(best, quote=quoted.quote, prefix=quoted.prefix, suffix=quoted.suffix)


def _whole(text: str | None) -> Selection:
    return Selection(start=0, end=None if text is None else len(text))


def _chain(selectors: Sequence[Node | str], within: Selection, text: str | None) -> Selection:
    """Selectors of which each refines the one before it, with what refines them in turn."""
    selection = within
    for selector in selectors:
        if isinstance(selector, str):
            selection = NOWHERE
            continue
        selection = _narrowed(selector, selection, text)
        selection = _chain(selector.members("refinedBy"), selection, text)
    return selection


def _narrowed(selector: Node, within: Selection, text: str | None) -> Selection:
    for type in selector.names("type"):
        if type in _KINDS:
            return _KINDS[type](selector, within, text)
    return NOWHERE


def _listed(selector: Node, within: Selection, text: str | None) -> Selection:
    """A draft's word for a chain."""
    found = _chain(selector.members("items"), within, text)
    return replace(found, used=(*found.used, (selector, ("type",)))) if found.used else found


def _position(selector: Node, within: Selection, text: str | None) -> Selection:
    return _stretch(
        selector, within, selector.number("start"), selector.number("end"), ("start", "end")
    )


def _stretch(
    selector: Node,
    within: Selection,
    start: int | None,
    end: int | None,
    names: tuple[str, ...],
) -> Selection:
    if start is None or end is None or start > end:
        return NOWHERE
    if within.start is None:
        return _part_of_quote(selector, within, Span(start, end), names)
    if within.end is not None and within.start + end > within.end:
        selector.fault(
            f"{start} to {end} lies outside the text, which has {_length(within)} code points"
        )
        return NOWHERE
    return Selection(
        start=within.start + start,
        end=within.start + end,
        used=(*within.used, (selector, names)),
    )


def _part_of_quote(
    selector: Node, within: Selection, part: Span, names: tuple[str, ...]
) -> Selection:
    if not within.quote or part.end > len(within.quote):
        return NOWHERE
    return Selection(
        start=None,
        quote=part.of(within.quote),
        prefix=within.prefix + within.quote[: part.start],
        suffix=within.quote[part.end :] + within.suffix,
        used=(*within.used, (selector, names)),
    )


def _quote(selector: Node, within: Selection, text: str | None) -> Selection:
    """The words, and where they are, if they stand but once in a stretch that is marked off."""
    exact, prefix, suffix = (
        str(value) if isinstance(value, str) else ""
        for value in map(selector.raw, ("exact", "prefix", "suffix"))
    )
    names = ("exact", "prefix", "suffix")
    said = Selection(
        start=None, quote=exact, prefix=prefix, suffix=suffix, used=((selector, names),)
    )
    stretch = within.span
    if stretch is None or text is None or not exact:
        return said
    words = stretch.of(text)
    if words.count(prefix + exact + suffix) != 1:
        return said
    start = stretch.start + words.index(prefix + exact + suffix) + len(prefix)
    return replace(said, start=start, end=start + len(exact), used=(*within.used, *said.used))


def _bytes(selector: Node, within: Selection, text: str | None) -> Selection:
    """Bytes are those of the text in UTF-8; without the text they name nothing."""
    start, end = selector.number("start"), selector.number("end")
    if text is None or within.start is None or start is None or end is None:
        return NOWHERE
    data = text[within.start : within.end].encode()
    if end > len(data):
        selector.fault(f"{start} to {end} lies outside the text, which has {len(data)} bytes")
        return NOWHERE
    try:
        first, last = (len(data[:offset].decode()) for offset in (start, end))
    except UnicodeDecodeError:
        selector.fault(f"the bytes {start} to {end} begin or end within a character")
        return NOWHERE
    return _stretch(selector, within, first, last, ("start", "end"))


def _range(selector: Node, within: Selection, text: str | None) -> Selection:
    """From where one selection begins to where another begins (section 4.2.8)."""
    found = [
        _narrowed(each, within, text)
        for name in ("startSelector", "endSelector")
        for each in selector.members(name)
        if isinstance(each, Node) and "refinedBy" not in each
    ]
    match found:
        case [Selection(start=int(start)) as first, Selection(start=int(end)) as last]:
            if start > end:
                selector.fault(f"the range begins at {start} and ends before it, at {end}")
                return NOWHERE
            used = dict.fromkeys((*first.used, *last.used, (selector, ("type",))))
            return Selection(start=start, end=end, used=tuple(used))
    return NOWHERE


def _characters(selector: Node, within: Selection, text: str | None) -> Selection:
    standard = selector.raw("conformsTo")
    value = selector.raw("value")
    found = CHARACTERS.fullmatch(value) if isinstance(value, str) else None
    if found is None or (standard is not None and "rfc5147" not in str(standard)):
        return NOWHERE
    first, comma, last = found.groups()
    start = int(first or 0)
    end = int(last) if last else _length(within) if comma else start
    if end is not None and start > end:
        selector.fault(f"{value} ends before it begins")
    return _stretch(selector, within, start, end, ("value", "conformsTo"))


def _length(within: Selection) -> int | None:
    """In code points; None where it is not known."""
    if within.start is None or within.end is None:
        return None
    return within.end - within.start


_KINDS = {
    "TextPositionSelector": _position,
    "TextQuoteSelector": _quote,
    "DataPositionSelector": _bytes,
    "RangeSelector": _range,
    "FragmentSelector": _characters,
    "List": _listed,
}
"""The kinds that can name a stretch of a text."""
