"""What units that are written alike have in common, and where their values go.

Where what stands in a hole goes is found out by reading a unit with signs in the holes, so that
there is one set of rules. What a value may change, such as a machine for an author, is looked for;
where anything is unusual the careful way reads the unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

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
from workbench.formats._tmx_plain import NotPlain, read_plain, unescaped
from workbench.formats._tmx_raw import LONGEST, UnitFault
from workbench.formats._tmx_roles import ORIGIN, OWN_TYPE, SHORT, is_machine, role_of
from workbench.formats._utc_times import iso_time
from workbench.model.memory import NOTHING_BESIDES, NewUnit
from workbench.model.segments import Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.formats._tmx_holes import Written
    from workbench.formats._tmx_pair import LanguagePair
    from workbench.formats._tmx_raw import RawUnit

_LONGEST_SHAPE = 4000
"""Characters of an expression; longer ones are of units with many notes, which differ anyway."""
_SETTLED = frozenset({*CHANGED, *CHANGED_BY, *CREATED, *CREATED_BY, "tu.srclang"})
"""Properties by which others are decided."""
_CHINESE = "zh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
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


def shape_of(unit: str, pair: LanguagePair) -> Shape | None:
    """The shape of a unit that `read_plain` read; None for one whose values decide too much."""
    written = with_holes(unit)
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


@lru_cache(maxsize=4096)
def _is_short_machine(text: str) -> bool:
    return is_machine(text)


def _is_machine(text: str) -> bool:
    return _is_short_machine(text) if len(text) < SHORT else is_machine(text)


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


def _placed(written: Written, found: NewUnit, *, is_detected: bool) -> Shape | None:
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
    is_strange = any(BEGIN in value and value not in numbers for value in found.properties.values())
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
    return Shape(
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
