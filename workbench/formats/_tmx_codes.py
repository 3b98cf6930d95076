"""The inline codes of a unit as the model has them, and what more a file says of them.

That is kept in properties of the unit: `source.code 2 assoc` is of the second code of the source.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, TypeAlias

from workbench.formats._tmx_types import TYPES, is_deletable, markup_of
from workbench.model.codes import Code, CodeKind, Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from workbench.formats._tmx_raw import RawCode

PARTS = ("source", "target")
_NUMBER = re.compile("[1-9][0-9]{0,3}")
_ELEMENTS = frozenset({"hi", "ut"})
"""Which a code of the model does not tell from others."""


class _Thing:
    """A code that stands alone, or the two of a pair."""

    __slots__ = ("markup", "number", "raw")

    def __init__(self, raw: RawCode) -> None:
        self.raw = raw
        self.markup = markup_of(raw.type, raw.data)
        self.number = 0


_Codes: TypeAlias = "tuple[Code, ...]"


def fact_key(part: str, position: int, name: str) -> str:
    """The property of a unit that says more of the code at that place of a text, from 1."""
    return f"{part}.code {position} {name}"


def codes_of(
    source: Sequence[RawCode],
    target: Sequence[RawCode],
    properties: dict[str, str],
    *,
    keeps_links: bool = False,
) -> tuple[_Codes, _Codes]:
    """The codes of both texts; what the model has no word for goes to the properties.

    With `keeps_links` the codes of the source are numbered as they went out, where the file has it
    still (`x`); else from 1, in order.
    """
    things = _things(source)
    others = _things(target)
    numbers = _numbered(things)
    if keeps_links:
        numbers = _renumbered(things) or numbers
    _link(_each(things), _each(others))
    for thing in _each(others):
        if not thing.number:
            numbers += 1
            thing.number = numbers
    _note_facts("source", source, things, properties)
    _note_facts("target", target, others, properties)
    return (
        _codes("source", source, things, properties),
        _codes("target", target, others, properties),
    )


def _things(codes: Sequence[RawCode]) -> list[_Thing]:
    """For each code what it is of: one that closes is of the last that opened with its sign."""
    found: list[_Thing] = []
    opened: dict[str, list[_Thing]] = {}
    for code in codes:
        partners = opened.get(code.pair) if code.kind is CodeKind.CLOSE and code.pair else None
        thing = partners.pop() if partners else _Thing(code)
        if code.kind is CodeKind.OPEN and code.pair:
            opened.setdefault(code.pair, []).append(thing)
        found.append(thing)
    return found


def _each(things: Sequence[_Thing]) -> list[_Thing]:
    return list(dict.fromkeys(things))


def _numbered(things: Sequence[_Thing]) -> int:
    """Gives numbers from 1, and the last of them."""
    each = _each(things)
    for number, thing in enumerate(each, 1):
        thing.number = number
    return len(each)


def _renumbered(things: Sequence[_Thing]) -> int:
    """Gives numbers by the links, if all have good ones, and the highest; else 0."""
    each = _each(things)
    links = [thing.raw.link for thing in each]
    if len(set(links)) < len(links) or not all(map(_NUMBER.fullmatch, links)):
        return 0
    for thing in each:
        thing.number = int(thing.raw.link)
    return max((thing.number for thing in each), default=0)


def _by_link(thing: _Thing) -> Hashable:
    return thing.raw.link and (thing.raw.kind, thing.raw.link)


def _by_pair(thing: _Thing) -> Hashable:
    raw = thing.raw
    return raw.pair and (raw.kind, raw.pair, thing.markup, raw.data)


def _by_data(thing: _Thing) -> Hashable:
    return (thing.raw.kind, thing.markup, thing.raw.data)


def _by_markup(thing: _Thing) -> Hashable:
    return thing.markup is not Markup.OTHER and (thing.raw.kind, thing.markup)


_UNSAID = (_by_pair, _by_data, _by_markup)
"""How codes are found to answer to each other where the file does not say it, the surest first."""


def _link(source: Sequence[_Thing], target: Sequence[_Thing]) -> None:
    """Gives what answers to a code of the source its number, each once."""
    free = dict.fromkeys(source)
    _link_by(_by_link, free, target)
    if any(thing.raw.link for thing in source):
        free = {thing: None for thing in free if not thing.raw.link}
        target = [thing for thing in target if not thing.raw.link]
    for key_of in _UNSAID:
        _link_by(key_of, free, [thing for thing in target if not thing.number])


def _link_by(
    key_of: Callable[[_Thing], Hashable], free: dict[_Thing, None], target: Sequence[_Thing]
) -> None:
    waiting: dict[Hashable, deque[_Thing]] = {}
    for thing in free:
        if key := key_of(thing):
            waiting.setdefault(key, deque()).append(thing)
    for thing in target:
        answers = waiting.get(key_of(thing))
        if answers:
            answer = answers.popleft()
            thing.number = answer.number
            del free[answer]


def _note_facts(
    part: str, codes: Sequence[RawCode], things: Sequence[_Thing], properties: dict[str, str]
) -> None:
    for position, (code, thing) in enumerate(zip(codes, things, strict=True), 1):
        for name, value in _facts(code, thing):
            properties[fact_key(part, position, name)] = value


def _facts(code: RawCode, thing: _Thing) -> Iterator[tuple[str, str]]:
    if code is thing.raw:
        if code.type and code.type != TYPES[thing.markup]:
            yield "type", code.type
        if code.element in _ELEMENTS:
            yield "element", code.element
    yield from code.further.items()


def _codes(
    part: str, codes: Sequence[RawCode], things: Sequence[_Thing], properties: dict[str, str]
) -> _Codes:
    found = []
    for position, (code, thing) in enumerate(zip(codes, things, strict=True), 1):
        said = properties.pop(fact_key(part, position, "deletable"), "")
        found.append(
            Code(
                number=thing.number,
                kind=code.kind,
                offset=code.offset,
                markup=thing.markup,
                data=code.data,
                is_deletable=said == "yes" if said else is_deletable(thing.markup),
            )
        )
    return tuple(found)
