"""What units that are written alike have in common, and where their values go.

Where what stands in a hole goes is found out by reading a unit with signs in the holes, so that
there is one set of rules. What a value may change, such as a machine for an author, is looked for;
where anything is unusual the careful way reads the unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

from workbench.formats._language_tags import known_language, language_of
from workbench.formats._made_units import made_unit
from workbench.formats._tmx_facts import (
    CHANGED,
    CHANGED_BY,
    CREATED,
    CREATED_BY,
    SEG,
    SEG_END,
    context_of,
)
from workbench.formats._tmx_holes import BEGIN, with_holes
from workbench.formats._tmx_plain import read_plain
from workbench.formats._tmx_raw import UnitFault
from workbench.formats._tmx_references import BETWEEN, NotPlain, all_unescaped
from workbench.formats._tmx_roles import ORIGIN, OWN_TYPE, is_machine, role_of
from workbench.formats._tmx_rows import Rows
from workbench.formats._utc_times import iso_time
from workbench.model.memory import NOTHING_BESIDES, NewUnit
from workbench.model.segments import Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.formats._tmx_holes import Written
    from workbench.formats._tmx_pair import LanguagePair
    from workbench.formats._tmx_raw import RawUnit, Variant
    from workbench.formats._tmx_rows import Row
    from workbench.formats._tmx_templates import Templates
    from workbench.model.codes import Code

_LONGEST_SHAPE = 4000
"""Characters of an expression; longer ones are of units with many notes, which differ anyway."""
_SETTLED = frozenset({*CHANGED, *CHANGED_BY, *CREATED, *CREATED_BY, "tu.srclang"})
"""Properties by which others are decided."""
_OF_CODE = re.compile(r"(?:source|target)\.code ")
"""Begins the key of a property that is of a code."""
_CHINESE = "zh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Where the values go that stand in the holes of units.

    Numbers are those of columns: first the holes, in order, then what is the same for all units.
    """

    rows: Rows
    constants: tuple[str, ...]
    source: int
    target: int
    is_coded: bool
    """Whether the expression takes inline codes."""
    passes_over: bool
    """Whether it takes values that are not looked at, such as texts of other languages."""
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

    def units(
        self, rows: Sequence[Row], templates: Templates, *, has_escapes: bool
    ) -> list[NewUnit]:
        """The units of what stands in the holes, until one that wants another look."""
        try:
            return self._units(rows, templates, has_escapes=has_escapes)
        except NotPlain:
            if len(rows) == 1:
                return []
        half = len(rows) // 2
        found = self.units(rows[:half], templates, has_escapes=has_escapes)
        if len(found) == half:
            found += self.units(rows[half:], templates, has_escapes=has_escapes)
        return found

    def _units(
        self, rows: Sequence[Row], templates: Templates, *, has_escapes: bool
    ) -> list[NewUnit]:
        """Those of all rows. Raises NotPlain where one wants another look."""
        columns: list[Sequence[str]] = [*zip(*rows, strict=True)]
        del columns[-1]  # nothing
        codes: Sequence[Iterable[tuple[Code, ...]]] = (repeat(()), repeat(()))
        facts: Sequence[Mapping[str, str]] = ()
        if self.is_coded:
            coded = templates.read(columns[self.source], columns[self.target])
            columns[self.source] = columns[self.target] = ()
            codes, facts = (coded.source_codes, coded.target_codes), coded.facts
        if has_escapes:
            columns = list(map(all_unescaped, columns))
        if self.is_coded:
            columns[self.source], columns[self.target] = coded.sources, coded.targets
        for at in {self.before, self.after}:
            if at < len(columns):
                columns[at] = _contexts(columns[at])
        columns.extend((constant,) * len(rows) for constant in self.constants)
        self._look(columns)
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
                    self._times(columns),
                    columns[self.document],
                    columns[self.before],
                    columns[self.after],
                    self._properties(columns, facts),
                    *codes,
                    strict=False,
                ),
            )
        )

    def _look(self, columns: Sequence[Sequence[str]]) -> None:
        """Raises NotPlain where a value changes what others are."""
        if not all(map(str.strip, columns[self.source])):
            raise NotPlain
        if not all(map(str.strip, columns[self.target])):
            raise NotPlain
        if not all(all(columns[at]) for at in self.needed):
            raise NotPlain
        if any(any(map(is_machine, set(columns[at]))) for at in self.makers):
            raise NotPlain

    def _times(self, columns: Sequence[Sequence[str]]) -> Sequence[str]:
        """The times of units. Raises NotPlain where one is none."""
        said = columns[self.time]
        if self.time not in self.needed:
            return said
        times = list(map(iso_time, said))
        if not all(times):
            raise NotPlain
        return times

    def _languages(self, sources: Sequence[str]) -> Iterable[str]:
        if self.source_language:
            return repeat(self.source_language)
        return (language_of(_CHINESE, source) for source in sources)

    def _properties(
        self, columns: Sequence[Sequence[str]], facts: Sequence[Mapping[str, str]]
    ) -> Iterable[Mapping[str, str]]:
        """Those that stand in the unit, and what is said of its codes."""
        properties: Iterable[Mapping[str, str]] = repeat(NOTHING_BESIDES)
        if self.keys:
            values = zip(*(columns[at] for at in self.chosen), strict=True)
            properties = map(dict, map(zip, repeat(self.keys), values))
        if not any(facts):
            return properties
        both = zip(properties, facts, strict=False)
        return [{**each, **further} if further else each for each, further in both]


def _contexts(column: Sequence[str]) -> Sequence[str]:
    """The texts of neighbours. Raises NotPlain."""
    whole = BETWEEN.join(column)
    inner = whole.removeprefix(SEG).removesuffix(SEG_END)
    inner = inner.replace(f"{SEG_END}{BETWEEN}{SEG}", BETWEEN)
    wrapped = len(column) * len(SEG + SEG_END)
    if len(whole) - len(inner) == wrapped and "<" not in inner and "&" not in inner:
        return inner.split(BETWEEN)
    try:
        return [context_of(each) for each in column]
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
        rows=Rows(expression),
        constants=tuple(constants),
        source=numbers[found.source],
        target=numbers[found.target],
        is_coded=written.is_coded,
        passes_over=len(holes) < len(written.signs),
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
