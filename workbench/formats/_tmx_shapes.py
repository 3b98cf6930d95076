"""Units that are written alike, each read by one expression that is made for them.

A program writes thousands of units with the same tags, and only texts and values differ. From one
that was read in the careful way an expression is made with a hole for each of these. Where what
stands in a hole goes is found out by reading a unit with signs in the holes, so that there is one
set of rules. What a value may change, such as a machine for an author, is looked for; where
anything is unusual the careful way reads the unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from workbench.formats._language_tags import known_language, language_of
from workbench.formats._made_units import made_unit
from workbench.formats._tmx_facts import (
    CHANGED,
    CHANGED_BY,
    CREATED,
    CREATED_BY,
    context_of,
)
from workbench.formats._tmx_plain import NotPlain, read_plain, unescaped
from workbench.formats._tmx_raw import LONGEST, UnitFault
from workbench.formats._tmx_roles import ORIGIN, OWN_TYPE, SHORT, is_machine, role_of
from workbench.formats._utc_times import iso_time
from workbench.model.memory import NOTHING_BESIDES, NewUnit
from workbench.model.segments import Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.formats._tmx_pair import LanguagePair
    from workbench.formats._tmx_raw import RawUnit

_MOST = 8
"""So many shapes are tried, the latest first."""
_MOST_LEARNED = 64
_LONGEST_UNIT = 20_000
"""Characters of a unit that a shape is made of."""
_LONGEST_SHAPE = 4000
"""Characters of an expression; longer ones are of units with many notes, which differ anyway."""
_TAG = re.compile(r"<([^<>]*)>([^<]*)")
_HOLDERS = ("prop", "note", "seg")
_STAYS = frozenset({"type", "lang", "xml:lang", "srclang"})
"""Attributes that are part of a shape."""
_DATES = frozenset({"changedate", "creationdate"})
_VALUE, _TEXT, _SPACE = '([^"<>\n\t]*)', "([^<]*)", "[ \t\n]*"
_BEGIN = "\ue000"
_SIGN, _SIGN_YEAR = _BEGIN + "{}.", "{}0101T000000Z"
_FIRST_YEAR = 1000
_SETTLED = frozenset({*CHANGED, *CHANGED_BY, *CREATED, *CREATED_BY, "tu.srclang"})
"""Properties by which others are decided."""
_CHINESE = "zh"


class _Written(NamedTuple):
    """A unit with holes."""

    pattern: str
    example: str
    """With a sign in each hole."""
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """Where the values go that stand in the holes of one expression.

    Numbers are those of values: first the holes, in order, then what is the same for all units.
    """

    expression: re.Pattern[str]
    constants: tuple[str, ...]
    source: int
    target: int
    source_language: str
    """Empty where the text says the script."""
    target_language: str
    author: int
    time: int
    document: int
    before: int
    after: int
    keys: tuple[str, ...]
    values: Callable[[Sequence[str]], tuple[str, ...]]
    """Those of the properties."""
    needed: tuple[int, ...]
    """Which may not be empty."""
    makers: tuple[int, ...]
    """Which may not say that a machine made the unit."""

    def unit(self, held: tuple[str, ...]) -> NewUnit | None:
        """The unit of what stands in the holes; None where it wants another look."""
        held += self.constants
        source, target = held[self.source], held[self.target]
        if not source.strip() or not target.strip() or len(source) + len(target) > LONGEST:
            return None
        for at in self.needed:
            if not held[at]:
                return None
        for at in self.makers:
            if _is_machine(held[at]):
                return None
        said = held[self.time]
        time = said and iso_time(said)
        if said and not time:
            return None
        properties = dict(zip(self.keys, self.values(held), strict=True))
        return made_unit(
            (
                source,
                target,
                self.source_language or language_of(_CHINESE, source),
                self.target_language,
                Origin.IMPORTED,
                held[self.author],
                time,
                held[self.document],
                held[self.before],
                held[self.after],
                properties or NOTHING_BESIDES,
                (),
                (),
            )
        )

    def unescaped(self, held: tuple[str, ...]) -> tuple[str, ...] | None:
        """The same values without escapes; None where they want another look."""
        try:
            plain = [unescaped(value) if "&" in value else value for value in held]
            for at in (self.before, self.after):
                if at < len(plain):
                    plain[at] = context_of(plain[at])
        except (NotPlain, UnitFault):
            return None
        return tuple(plain)


class Shapes:
    """The shapes that units of one file have had."""

    def __init__(self, pair: LanguagePair) -> None:
        self.at = 0
        """Where in the text the next unit begins."""
        self._pair = pair
        self._shapes: list[_Shape] = []
        self._learned = 0
        self._text = ""
        self._escape = 0

    def begin(self, text: str, at: int) -> None:
        """Goes on in another part of the file."""
        self._text, self.at = text, at
        self._find_escape()

    def units(self) -> Iterator[NewUnit]:
        """The next units, until one that has no known shape or wants another look."""
        failed: _Shape | None = None
        while True:
            start = self.at
            for shape in self._shapes:
                if shape is not failed:
                    yield from self._alike(shape)
                    if self.at > start:
                        break
            else:
                return
            failed = shape
            if shape is not self._shapes[0]:
                self._shapes.remove(shape)
                self._shapes.insert(0, shape)

    def learn(self, end: int) -> None:
        """Takes note of the next unit, which was read otherwise and ends there."""
        unit = self._text[self.at : end]
        self.at = end
        if self._escape < end:
            self._find_escape()
        if len(unit) > _LONGEST_UNIT or self._learned >= _MOST_LEARNED:
            return
        if any(shape.expression.match(unit) for shape in self._shapes):
            return
        self._learned += 1
        shape = _shape_of(unit, self._pair)
        if shape is not None:
            self._shapes.insert(0, shape)
            del self._shapes[_MOST:]

    def _alike(self, shape: _Shape) -> Iterator[NewUnit]:
        match, make, text = shape.expression.match, shape.unit, self._text
        while found := match(text, self.at):
            held: tuple[str, ...] | None = found.groups()
            end = found.end()
            if self._escape < end:
                held = shape.unescaped(found.groups())
            unit = None if held is None else make(held)
            if unit is None:
                return
            self.at = end
            if self._escape < end:
                self._find_escape()
            yield unit

    def _find_escape(self) -> None:
        found = self._text.find("&", self.at)
        self._escape = found if found >= 0 else len(self._text)


@lru_cache(maxsize=4096)
def _is_short_machine(text: str) -> bool:
    return is_machine(text)


def _is_machine(text: str) -> bool:
    return _is_short_machine(text) if len(text) < SHORT else is_machine(text)


def _shape_of(unit: str, pair: LanguagePair) -> _Shape | None:
    """The shape of a unit that `read_plain` read; None for one whose values decide too much."""
    written = _written(unit)
    if len(written.pattern) > _LONGEST_SHAPE:
        return None
    read = read_plain(written.example, 0)
    if read is None or _is_undecided(read[0]):
        return None
    raw = read[0]
    (found, *others) = pair.units(raw, lambda: 0, "")
    if others or not isinstance(found, NewUnit):
        return None
    is_detected = any(known_language(each.language) == _CHINESE for each in raw.variants)
    if is_detected and "srclang" in raw.attributes:
        return None
    return _placed(written, found, is_detected=is_detected)


def _written(unit: str) -> _Written:
    pattern: list[str] = []
    example: list[str] = []
    signs: list[str] = []

    def hole(expression: str, form: str) -> None:
        signs.append(form.format(len(signs) if form is _SIGN else _FIRST_YEAR + len(signs)))
        pattern.append(expression)
        example.append(signs[-1])

    def stays(text: str) -> None:
        pattern.append(re.escape(text))
        example.append(text)

    for tag, behind in _TAG.findall(unit):
        stays("<")
        pieces = tag.split('"')
        for name, value in zip(pieces[::2], pieces[1::2], strict=False):
            stays(f'{name}"')
            known = name.split()[-1].removesuffix("=")
            if known in _STAYS:
                stays(value)
            else:
                hole(_VALUE, _SIGN_YEAR if known in _DATES else _SIGN)
            stays('"')
        stays(f"{pieces[-1]}>")
        if tag.startswith(_HOLDERS):
            hole(_TEXT, _SIGN)
        elif tag == "/tu":
            pattern.append(_SPACE)
        else:
            stays(behind)
    return _Written("".join(pattern), "".join(example), tuple(signs))


def _is_undecided(raw: RawUnit) -> bool:
    """Whether values may decide where others go."""
    first, second = raw.variants
    for name in ("changeid", "changedate"):
        if (name in raw.attributes) + (name in first.attributes) + (name in second.attributes) > 1:
            return True
    items = (*raw.items, *first.items, *second.items)
    own = f"prop:{OWN_TYPE}"
    return any(
        item.name.startswith(own) and item.name.removeprefix(own) in _SETTLED for item in items
    )


def _placed(written: _Written, found: NewUnit, *, is_detected: bool) -> _Shape | None:
    """Where each of the signs went."""
    constants: list[str] = [""]
    numbers = {sign: number for number, sign in enumerate(written.signs)}
    times = {iso_time(sign): number for sign, number in numbers.items()}

    def number_of(value: str) -> int:
        if value in numbers:
            return numbers[value]
        constants.append(value)
        return len(numbers) + len(constants) - 1

    nothing = len(numbers)
    facts = (found.author, found.document, found.before, found.after)
    is_strange = any(
        _BEGIN in value and value not in numbers for value in found.properties.values()
    )
    if is_strange or any(fact and fact not in numbers for fact in facts):
        return None
    author, document, before, after = (numbers.get(fact, nothing) for fact in facts)
    if found.source not in numbers or found.target not in numbers:
        return None
    time = times[found.time] if found.time else nothing
    chosen = [number_of(value) for value in found.properties.values()]
    origins = (
        number
        for key, number in zip(found.properties, chosen, strict=True)
        if role_of(key) == ORIGIN
    )
    return _Shape(
        expression=re.compile(written.pattern),
        constants=tuple(constants),
        source=numbers[found.source],
        target=numbers[found.target],
        source_language="" if is_detected else found.source_language,
        target_language=found.target_language,
        author=author,
        time=time,
        document=document,
        before=before,
        after=after,
        keys=tuple(found.properties),
        values=_picker(chosen),
        needed=tuple({author, time, document, before, after} - {nothing}),
        makers=tuple({author, *origins} - {nothing}),
    )


def _picker(chosen: Sequence[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    if len(chosen) > 1:
        return itemgetter(*chosen)
    return lambda held: tuple(held[at] for at in chosen)
