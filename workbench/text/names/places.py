"""Names of places in Latin letters: the name by its own reading, the kind of place in English.

A name of one syllable takes the kind into itself and repeats it (单县 is Shanxian County), which is
the practice of English gazetteers of China; UN gazetteers leave the kind in pinyin (Shan Xian).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from workbench.text.folding import fold
from workbench.text.names.kinds import (
    AUTONOMOUS,
    DIRECTIONS,
    KINDS,
    MUNICIPALITIES,
    PEOPLES,
    PROVINCES,
)
from workbench.text.names.romanised import Origin, Romanised
from workbench.text.names.spelling import without_tones, word
from workbench.text.names.tables import read_table, split

_MONOSYLLABIC = frozenset("县市区州乡镇村")
_POLYPHONES = frozenset("行乐重长都单会浒铅厦阿六朝解尉盖莘堡埔圩泊洞朴卜覃鄱泌浚崆番磨牟蔚钻")
"""Characters that local names read otherwise than the language does."""
_CAN_STAND_ALONE = frozenset({"省", "市", "自治区", "特别行政区"})
"""Kinds that English leaves out where the place is plain: Henan for 河南省."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    stem: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spelled:
    text: str
    reading: str
    others: tuple[str, ...]
    doubts: tuple[str, ...]
    source: str


def romanise_place(han: str) -> Romanised:
    """The English form of a place, the smallest unit first.

    河南省郑州市金水区 is Jinshui District, Zhengzhou City, Henan Province.
    """
    name = "".join(han.split())
    units = (_Unit(stem=fold(name), kind=""),) if fold(name) in _table() else divide(fold(name))
    if not units:
        return Romanised(
            han=name,
            text="",
            origin=Origin.UNKNOWN,
            doubts=(f"{name} has no Han characters that can be read.",),
        )
    spelled = [_spell(unit) for unit in reversed(units)]
    first, *around = spelled
    tail = "".join(f", {unit.text}" for unit in around)
    return Romanised(
        han=name,
        text=first.text + tail,
        reading=" ".join(unit.reading for unit in reversed(spelled)),
        origin=Origin.ESTABLISHED if first.source else Origin.PINYIN,
        alternatives=tuple(other + tail for other in first.others),
        doubts=tuple(doubt for unit in spelled for doubt in unit.doubts),
        source=first.source or "GB/T 16159-2012",
    )


def divide(folded: str) -> tuple[_Unit, ...]:
    """The units of a place from the largest to the smallest, each a stem and its kind.

    A stem without a kind has an empty one; a kind with no stem before it belongs to the stem.
    """
    if not folded or not all("\u3400" <= character <= "\u9fff" for character in folded):
        return ()
    for province in PROVINCES:
        rest = folded.removeprefix(province)
        if rest != folded and len(rest) > 1 and not rest.startswith((*KINDS, *PEOPLES)):
            return (_Unit(stem=province, kind=""), *divide(rest))
    for match in _kinds().finditer(folded, 1):
        rest = folded[match.end() :]
        unit = _Unit(stem=folded[: match.start()], kind=match[0])
        if not rest:
            return (unit,)
        below = divide(rest) if len(rest) > 1 and match[0] in _CONTAINERS else ()
        if below and below[-1].kind:
            return (unit, *below)
    return (_Unit(stem=folded, kind=""),)


_CONTAINERS = frozenset(
    {"省", "市", "县", "区", "镇", "乡", "街道", "自治区", "自治州", "自治县", "地区", "盟", "旗"}
)


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile("|".join(sorted(KINDS, key=len, reverse=True)))


def _spell(unit: _Unit) -> _Spelled:
    stem, peoples = _without_peoples(unit)
    heading, direction = _direction(stem, unit.kind)
    latin, reading, others, source = _name(heading)
    doubts = () if source else _doubts(heading)
    kind = _kind(unit, peoples)
    spoken = " ".join(filter(None, (reading, _spoken(unit, heading))))
    if not kind:
        return _Spelled(text=latin, reading=reading, others=others, doubts=doubts, source=source)
    if len(heading) == 1 and unit.kind in _MONOSYLLABIC:
        joined = latin + without_tones(_read(unit.kind))
        return _Spelled(
            text=f"{joined} {kind}",
            reading=spoken,
            others=(f"{latin} {kind}", f"{latin} {joined[len(latin) :].capitalize()}"),
            doubts=doubts,
            source="practice of English gazetteers of China",
        )
    middle = " ".join(filter(None, (direction, kind)))
    alone = (latin,) if unit.kind in _CAN_STAND_ALONE else ()
    return _Spelled(
        text=f"{latin} {middle}",
        reading=spoken,
        others=(*alone, *(f"{other} {middle}" for other in others)),
        doubts=doubts,
        source=source,
    )


def _spoken(unit: _Unit, heading: str) -> str:
    """The reading of what stands after the name: peoples, then direction and kind as one word."""
    after = unit.stem[len(heading) :]
    parts = (f"{after}{unit.kind}",) if after in DIRECTIONS else (after, unit.kind)
    return " ".join(word([_read(part)]) for part in parts if part)


def _without_peoples(unit: _Unit) -> tuple[str, str]:
    """The stem without the peoples whose autonomy it names, and these in English."""
    if unit.kind not in AUTONOMOUS:
        return unit.stem, ""
    stem = unit.stem
    found: list[str] = []
    while True:
        han = next((han for han in PEOPLES if stem.endswith(han) and stem != han), None)
        if han is None:
            break
        stem = stem.removesuffix(han)
        found.insert(0, PEOPLES[han])
    if len(found) > 1:
        return stem, f"{', '.join(found[:-1])} and {found[-1]}"
    return stem, "".join(found)


def _direction(stem: str, kind: str) -> tuple[str, str]:
    if kind in ("路", "街", "大街") and len(stem) > 2 and stem[-1] in DIRECTIONS:
        return stem[:-1], DIRECTIONS[stem[-1]]
    return stem, ""


def _kind(unit: _Unit, peoples: str) -> str:
    if unit.kind == "市" and unit.stem in MUNICIPALITIES:
        return "Municipality"
    english = KINDS.get(unit.kind, "")
    return f"{peoples} {english}" if peoples else english


def _name(stem: str) -> tuple[str, str, tuple[str, ...], str]:
    """Latin form, reading, other forms, and where a form that is not plain pinyin comes from."""
    row = _table().get(stem)
    if row:
        return row["latin"], row["reading"], split(row["others"]), row["source"]
    reading = word(_syllables(stem))
    return without_tones(reading), reading, (), ""


def _doubts(stem: str) -> tuple[str, ...]:
    return tuple(
        f"{character} in {stem} may have a local reading."
        for character in stem
        if character in _POLYPHONES
    )


def has_own_reading(han: str) -> bool:
    """Whether a place, without its kind, is one whose name is not read as its characters are."""
    return fold(han) in _table()


@cache
def _table() -> dict[str, dict[str, str]]:
    return {row["han"]: row for row in read_table("places")}


def _read(text: str) -> str:
    return "".join(_syllables(text))


def _syllables(text: str) -> list[str]:
    from pypinyin import Style, pinyin

    return [readings[0] for readings in pinyin(text, style=Style.TONE)]
