"""The text of a source or target of XLIFF with its inline codes.

Every code keeps what the file has there as its data, so that a target can be put together from
texts and codes alone (XLIFF 1.2, section 2.4; XLIFF 2.1, section 4.7).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from workbench.model.codes import Code, CodeKind, Markup
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.formats._xml_places import Place
    from workbench.formats._xml_stream import Xml

_AROUND = frozenset({"g", "pc", "mrk"})
"""What encloses words."""
_OPENING = {"bx": "rid", "bpt": "rid", "sc": "id", "sm": "id"}
"""What opens, with the attribute by which the other half is found."""
_CLOSING = {"ex": "rid", "ept": "rid", "ec": "startRef", "em": "startRef"}
_PARTNER = {"ex": "bx", "ept": "bpt", "ec": "sc", "em": "sm"}
_ANNOTATING = frozenset({"mrk", "sm", "em"})
"""What says something of words and does nothing to them: a translation may do without it."""
_LOOKS = frozenset(
    {
        Markup.BOLD,
        Markup.ITALIC,
        Markup.UNDERLINE,
        Markup.STRIKE,
        Markup.SUPERSCRIPT,
        Markup.SUBSCRIPT,
        Markup.MONOSPACE,
    }
)
BY_TYPE = {
    "bold": Markup.BOLD,
    "italic": Markup.ITALIC,
    "underlined": Markup.UNDERLINE,
    "link": Markup.LINK,
    "image": Markup.IMAGE,
    "lb": Markup.BREAK,
    "x-sdl-comment": Markup.OTHER,
    "xlf:b": Markup.BOLD,
    "xlf:i": Markup.ITALIC,
    "xlf:u": Markup.UNDERLINE,
    "xlf:lb": Markup.BREAK,
    "xlf:var": Markup.FIELD,
    "fmt": Markup.STYLE,
}
_BY_CODE = {
    "b": Markup.BOLD,
    "strong": Markup.BOLD,
    "i": Markup.ITALIC,
    "em": Markup.ITALIC,
    "u": Markup.UNDERLINE,
    "s": Markup.STRIKE,
    "sup": Markup.SUPERSCRIPT,
    "sub": Markup.SUBSCRIPT,
    "br": Markup.BREAK,
    "a": Markup.LINK,
    "img": Markup.IMAGE,
}
_NATIVE = re.compile(r"<\s*/?\s*([a-z]+)\b")
HIDDEN = ("x-sdl-deleted", "x-sdl-feedback-deleted")
"""Changes of Trados that took words away: they are no text any more."""


Looks: TypeAlias = "Mapping[str, Markup]"
"""What codes do, by their ids, where a file says it elsewhere."""
NO_LOOKS: Looks = {}


class Coded(NamedTuple):
    """A text with its codes, and the white space at its ends."""

    text: str
    codes: tuple[Code, ...] = ()
    lead: str = ""
    trail: str = ""
    """Outside of the codes there."""
    inner_lead: str = ""
    inner_trail: str = ""
    """Between these codes and the words."""


class _Item(NamedTuple):
    """A code on its way.

    The halves of a pair find each other by name and key; source and target do by name and id.
    """

    kind: CodeKind
    name: str
    key: str
    id: str
    data: str
    offset: int
    markup: Markup
    is_deletable: bool


def coded(
    xml: Xml, source: Place, target: Place | None, looks: Looks = NO_LOOKS
) -> tuple[Coded, Coded]:
    """What a source reads, and its target; the latter is empty where there is none.

    The codes of the source are numbered from 1 in order. Those of the target have the numbers of
    those that they are: the same by element and id, else by what they hold, else the first of their
    element that is left; what answers to none is numbered above all of the source.
    """
    text, items = _read(xml, source, looks)
    numbers = _numbered(items, {}, 0)
    first = _stripped(text, items, numbers)
    if target is None:
        return first, Coded("")
    text, own = _read(xml, target, looks)
    if not own:
        return first, _stripped(text, (), ())
    free = [
        (item, number)
        for item, number in zip(items, numbers, strict=True)
        if item.kind is not CodeKind.CLOSE
    ]
    given = _answers(own, free)
    return first, _stripped(text, own, _numbered(own, given, max(numbers, default=0)))


def _numbered(items: Sequence[_Item], given: Mapping[int, int], last: int) -> list[int]:
    """The numbers of codes: those that are given by their indexes, else one above the last."""
    numbers: list[int] = []
    open_pairs: dict[tuple[str, str], list[int]] = {}
    for at, item in enumerate(items):
        if item.kind is CodeKind.CLOSE:
            numbers.append(open_pairs[item.name, item.key].pop())
            continue
        number = given.get(at, 0)
        if not number:
            last += 1
            number = last
        numbers.append(number)
        if item.kind is CodeKind.OPEN:
            open_pairs.setdefault((item.name, item.key), []).append(number)
    return numbers


def _answers(items: Sequence[_Item], own: Sequence[tuple[_Item, int]]) -> dict[int, int]:
    """By index in a target: the number of the code of the source that it is."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for key_of in (_by_id, _by_data, _by_kind):
        free: dict[tuple[object, ...], list[int]] = {}
        for item, number in reversed(own):
            if number not in taken:
                free.setdefault(key_of(item), []).append(number)
        for at, item in enumerate(items):
            waiting = free.get(key_of(item)) if at not in found else None
            if waiting and item.kind is not CodeKind.CLOSE and key_of(item):
                found[at] = waiting.pop()
                taken.add(found[at])
    return found


def _by_id(item: _Item) -> tuple[object, ...]:
    return (item.kind, item.name, item.id) if item.id else ()


def _by_data(item: _Item) -> tuple[object, ...]:
    return item.kind, item.data


def _by_kind(item: _Item) -> tuple[object, ...]:
    return () if item.name in _ANNOTATING else (item.kind, item.name, item.markup)


def _stripped(text: str, items: Sequence[_Item], numbers: Sequence[int]) -> Coded:
    plain = text.strip()
    if not items and len(plain) == len(text):
        return Coded(text)
    start = len(text) - len(text.lstrip())
    end = start + len(plain)
    lead = text[: min([start, *(item.offset for item in items)])]
    trail = text[max([end, *(item.offset for item in items)]) :]
    codes = tuple(
        Code(
            number=number,
            kind=item.kind,
            offset=max(0, min(item.offset - start, len(plain))),
            markup=item.markup,
            data=item.data,
            is_deletable=item.is_deletable,
        )
        for item, number in zip(items, numbers, strict=True)
    )
    inner_lead, inner_trail = text[len(lead) : start], text[end : len(text) - len(trail)]
    return Coded(plain, codes, lead, trail, inner_lead, inner_trail)


def _read(xml: Xml, place: Place, looks: Looks) -> tuple[str, list[_Item]]:
    """The text of an element, and its codes; a half without its other one stands alone."""
    content = place.content
    if len(content) == 1 and isinstance(content[0], str):
        return to_line_feeds(content[0]), []
    parts: list[str] = []
    items: list[_Item] = []
    length = 0
    for each in _flat(xml, place, looks):
        if isinstance(each, str):
            parts.append(to_line_feeds(each))
            length += len(parts[-1])
        else:
            items.append(each._replace(offset=length))
    return "".join(parts), _paired(items)


def _flat(xml: Xml, place: Place, looks: Looks) -> Iterator[str | _Item]:
    for each in place.content:
        if isinstance(each, str):
            yield each
        elif each.name in _AROUND and not each.is_bare and not _is_hidden(each):
            key, opened = f"@{each.start}", xml.text(each.start, each.inner)
            yield _item(CodeKind.OPEN, each, opened, key, looks)
            yield from _flat(xml, each, looks)
            yield _item(CodeKind.CLOSE, each, xml.text(each.close, each.end), key, looks)
        else:
            yield _half(xml, each, looks)


def _is_hidden(place: Place) -> bool:
    return place.attributes.get("mtype") in HIDDEN


def _half(xml: Xml, place: Place, looks: Looks) -> _Item:
    """A code that is one element."""
    said, data = place.attributes, xml.text(place.start, place.end)
    if place.name in _OPENING:
        key = said.get(_OPENING[place.name]) or said.get("id", "")
        return _item(CodeKind.OPEN, place, data, key, looks)
    if place.name in _CLOSING:
        key = said.get(_CLOSING[place.name]) or said.get("id", "")
        closing = _item(CodeKind.CLOSE, place, data, key, looks)
        return closing._replace(name=_PARTNER[place.name])
    return _item(CodeKind.ALONE, place, data, said.get("id", ""), looks)


def _item(kind: CodeKind, place: Place, data: str, key: str, looks: Looks) -> _Item:
    markup = looks.get(place.attributes.get("id", "")) or _markup(place)
    can = place.attributes.get("canDelete", "")
    is_free = place.name in _ANNOTATING or (markup in _LOOKS and can != "no") or can == "yes"
    own = place.attributes.get("id") or place.attributes.get("rid", "")
    return _Item(kind, place.name, key, own, data, 0, markup, is_free)


def _markup(place: Place) -> Markup:
    said = place.attributes
    for name in ("subType", "ctype", "type"):
        if said.get(name) in BY_TYPE:
            return BY_TYPE[said[name]]
    native = _NATIVE.match(place.text().strip()) if place.name not in _AROUND else None
    if native and native[1] in _BY_CODE:
        return _BY_CODE[native[1]]
    return Markup.STYLE if place.name in ("g", "pc") else Markup.OTHER


def _paired(items: Sequence[_Item]) -> list[_Item]:
    """The codes, of which those halves stand alone that have no other one in this text.

    What closes is what the one that opens is.
    """
    opened: dict[tuple[str, str], list[int]] = {}
    partner: dict[int, int] = {}
    for at, item in enumerate(items):
        if item.kind is CodeKind.OPEN:
            opened.setdefault((item.name, item.key), []).append(at)
        elif item.kind is CodeKind.CLOSE and (waiting := opened.get((item.name, item.key))):
            partner[at] = waiting.pop()
    whole = {*partner, *partner.values()}
    found = [
        item if at in whole or item.kind is CodeKind.ALONE else item._replace(kind=CodeKind.ALONE)
        for at, item in enumerate(items)
    ]
    for at, start in partner.items():
        markup, is_deletable = items[start].markup, items[start].is_deletable
        found[at] = found[at]._replace(markup=markup, is_deletable=is_deletable)
    return found
