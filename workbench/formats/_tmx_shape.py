"""What units that are written alike have in common, and where their values go.

Where what stands in a hole goes is found out by reading a unit with signs in the holes, so that
there is one set of rules. What a value may change, such as a machine for an author, is looked for;
where anything is unusual the careful way reads the unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import repeat, takewhile
from typing import TYPE_CHECKING, TypeAlias

from workbench.formats._language_tags import known_language, language_of
from workbench.formats._made_units import made_unit
from workbench.formats._tmx_facts import (
    CHANGED,
    CHANGED_BY,
    CREATED,
    CREATED_BY,
    context_of,
)
from workbench.formats._tmx_holes import BEGIN, with_holes
from workbench.formats._tmx_plain import read_plain
from workbench.formats._tmx_raw import UnitFault
from workbench.formats._tmx_references import NotPlain, unescaped
from workbench.formats._tmx_roles import ORIGIN, OWN_TYPE, is_machine, role_of
from workbench.formats._utc_times import iso_time
from workbench.model.memory import NOTHING_BESIDES, NewUnit
from workbench.model.segments import Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.formats._tmx_holes import Written
    from workbench.formats._tmx_pair import LanguagePair
    from workbench.formats._tmx_raw import RawUnit, Variant
    from workbench.formats._tmx_templates import CodedPair
    from workbench.model.codes import Code

Row: TypeAlias = "Sequence[str]"
"""What stands in the holes of one unit."""
_LONGEST_SHAPE = 4000
"""Characters of an expression; longer ones are of units with many notes, which differ anyway."""
_SETTLED = frozenset({*CHANGED, *CHANGED_BY, *CREATED, *CREATED_BY, "tu.srclang"})
"""Properties by which others are decided."""
_OF_CODE = re.compile(r"(?:source|target)\.code ")
"""Begins the key of a property that is of a code."""
_CHINESE = "zh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Where the values go that stand in the holes of one expression.

    Numbers are those of columns: first the holes, in order, then what is the same for all units.
    """

    expression: re.Pattern[str]
    constants: tuple[str, ...]
    source: int
    target: int
    is_coded: bool
    """Whether the expression takes inline codes."""
    source_language: str
    """Empty where the text says the script."""
    target_language: str
    author: int
    time: int
    document: int
    before: int
    after: int
    keys: tuple[str, ...]
    chosen: tuple[int, ...]
    """The columns of the properties."""
    needed: tuple[int, ...]
    """Which may not be empty."""
    makers: tuple[int, ...]
    """Which may not say that a machine made the unit."""

    def units(self, rows: Sequence[Row], coded: Mapping[int, CodedPair]) -> list[NewUnit]:
        """The units of what stands in the holes, until one that wants another look.

        `coded` are those with codes, by their place among the rows.
        """
        columns = self._columns(rows)
        times = self._times(columns)
        if times is None:
            usual = list(takewhile(self._is_usual, rows))
            return self.units(usual, coded) if usual else []
        count = len(rows)
        properties, codes = self._properties(columns, count, coded)
        sources = columns[self.source]
        return list(
            map(
                made_unit,
                zip(
                    sources,
                    columns[self.target],
                    self._languages(sources),
                    repeat(self.target_language),
                    repeat(Origin.IMPORTED),
                    columns[self.author],
                    times,
                    columns[self.document],
                    columns[self.before],
                    columns[self.after],
                    properties,
                    *codes,
                    strict=False,
                ),
            )
        )

    def _columns(self, rows: Sequence[Row]) -> list[Sequence[str]]:
        columns: list[Sequence[str]] = list(zip(*rows, strict=True))
        columns.extend((constant,) * len(rows) for constant in self.constants)
        return columns

    def _is_usual(self, row: Row) -> bool:
        return self._times(self._columns([row])) is not None

    def _times(self, columns: Sequence[Sequence[str]]) -> Sequence[str] | None:
        """The times of units; None where one of them wants another look."""
        if not all(map(str.strip, columns[self.source])):
            return None
        if not all(map(str.strip, columns[self.target])):
            return None
        if not all(all(columns[at]) for at in self.needed):
            return None
        if any(any(map(is_machine, set(columns[at]))) for at in self.makers):
            return None
        said = columns[self.time]
        if self.time not in self.needed:
            return said
        times = {each: iso_time(each) for each in set(said)}
        return [times[each] for each in said] if all(times.values()) else None

    def _languages(self, sources: Sequence[str]) -> Iterable[str]:
        if self.source_language:
            return repeat(self.source_language)
        return (language_of(_CHINESE, source) for source in sources)

    def _properties(
        self, columns: Sequence[Sequence[str]], count: int, coded: Mapping[int, CodedPair]
    ) -> tuple[Iterable[Mapping[str, str]], tuple[Iterable[tuple[Code, ...]], ...]]:
        """Of all units the properties and the codes."""
        properties: list[Mapping[str, str]] = [NOTHING_BESIDES] * count
        if self.keys:
            values = zip(*(columns[at] for at in self.chosen), strict=True)
            properties = list(map(dict, map(zip, repeat(self.keys), values)))
        source_codes: list[tuple[Code, ...]] = [()] * count
        target_codes: list[tuple[Code, ...]] = [()] * count
        for at, pair in coded.items():
            if at < count:
                source_codes[at], target_codes[at] = pair.source_codes, pair.target_codes
                if pair.facts:
                    properties[at] = {**properties[at], **pair.facts}
        return properties, (source_codes, target_codes)

    def unescaped(self, row: Row) -> list[str]:
        """The same without escapes. Raises NotPlain where it wants another look."""
        plain = [unescaped(value) if "&" in value else value for value in row]
        for at in (self.before, self.after):
            if at < len(plain):
                plain[at] = _context(plain[at])
        return plain

    def decoded(self, row: Row, pair: CodedPair) -> Row:
        """The same without escapes, with the texts of the pair. Raises as `unescaped`."""
        plain = list(row)
        plain[self.source] = plain[self.target] = ""
        plain = self.unescaped(plain)
        plain[self.source], plain[self.target] = pair.source, pair.target
        return plain


def _context(text: str) -> str:
    try:
        return context_of(text)
    except UnitFault:
        raise NotPlain from None


def shape_of(unit: str, pair: LanguagePair) -> Shape | None:
    """The shape of a unit that `read_plain` read; None for one whose values decide too much."""
    written = with_holes(unit)
    read = read_plain(written.example, 0)
    if read is None:
        return None
    raw = read[0]
    sources, targets, _ = pair.sides(raw, "")
    variants = (*sources.values(), *targets.values())
    (found, *others) = pair.units(raw, lambda: 0, "")
    if others or not isinstance(found, NewUnit) or _is_undecided(raw, variants):
        return None
    is_detected = any(known_language(each.language) == _CHINESE for each in variants)
    if is_detected and "srclang" in raw.attributes:
        return None
    if written.is_coded and any(map(_OF_CODE.match, found.properties)):
        return None
    return _placed(written, found, is_detected=is_detected)


def _is_undecided(raw: RawUnit, variants: Sequence[Variant]) -> bool:
    """Whether values may decide where others go, or the head of the file whose text one is."""
    parts = (raw.attributes, *(each.attributes for each in variants))
    if any(sum(name in part for part in parts) > 1 for name in ("changeid", "changedate")):
        return True
    own = f"prop:{OWN_TYPE}"
    items = (raw.items, *(each.items for each in variants))
    names = [item.name for part in items for item in part]
    return not all(each.language for each in raw.variants) or any(
        name.startswith(own) and name.removeprefix(own) in _SETTLED for name in names
    )


def _placed(written: Written, found: NewUnit, *, is_detected: bool) -> Shape | None:
    """Where each of the signs went."""
    signs = frozenset(written.signs)
    times = {iso_time(sign): sign for sign in signs}
    facts = (found.author, found.document, found.before, found.after)
    values = tuple(found.properties.values())
    is_strange = any(BEGIN in value and value not in signs for value in values)
    if is_strange or not {found.source, found.target} <= signs:
        return None
    if any(fact and fact not in signs for fact in facts):
        return None
    time = times[found.time] if found.time else ""
    used = signs & {found.source, found.target, time, *facts, *values}
    expression = written.expression(used, (found.source, found.target))
    if len(expression) > _LONGEST_SHAPE:
        return None
    holes = [sign for sign in written.signs if sign in used]
    constants = ["", *(value for value in values if value not in signs)]
    numbers: dict[str, int] = {}
    for number, value in enumerate((*holes, *constants)):
        numbers.setdefault(value, number)
    author, document, before, after = (numbers[fact] for fact in facts)
    origins = (numbers[v] for key, v in found.properties.items() if role_of(key) == ORIGIN)
    nothing = numbers[""]
    return Shape(
        expression=re.compile(expression),
        constants=tuple(constants),
        source=numbers[found.source],
        target=numbers[found.target],
        is_coded=written.is_coded,
        source_language="" if is_detected else found.source_language,
        target_language=found.target_language,
        author=author,
        time=numbers[time],
        document=document,
        before=before,
        after=after,
        keys=tuple(found.properties),
        chosen=tuple(numbers[value] for value in values),
        needed=tuple({author, numbers[time], document, before, after} - {nothing}),
        makers=tuple({author, *origins} - {nothing}),
    )
