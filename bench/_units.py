"""Translation units for the benchmarks: real sentences with their English, and near-duplicates.

The real ones are lines of the statutes of Taiwan, sentences of Tatoeba and of TICO-19, from the
folder that BENCH_DATA names or else from shared/data beside the project. Where more are asked for
than there are, copies of real ones follow, edited on both sides at about the same place: a clause
left out, put in or moved, or words and characters replaced here and there. The same count gives
the same units on every machine.
"""

from __future__ import annotations

import gzip
import os
import random
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from xml.etree.ElementTree import iterparse

Unit = tuple[str, str]
"""A source with its target."""

_BESIDE = Path(__file__).parents[2] / "shared" / "data"
DATA = Path(os.environ.get("BENCH_DATA", _BESIDE))
_HELD_OUT = 2_000
"""Real sentences that are never among the units."""
_CHINESE = re.compile("[^，、；：。]+[，、；：。]?")
_ENGLISH = re.compile(r"[^,;:.]+[,;:.]?\s*")
_SCATTERED = 0.25
"""The most of a copy that is replaced here and there."""


def units(count: int) -> Iterator[Unit]:
    """So many different units, the real ones first; none where the data is not there."""
    real = _real()[_HELD_OUT:]
    yield from real[:count]
    seen = set(real)
    chance = random.Random(count)
    left = count - len(real) if real else 0
    while left > 0:
        copy = _edited(chance.choice(real), chance.choice(real), chance)
        if copy not in seen:
            seen.add(copy)
            left -= 1
            yield copy


def held_out(count: int) -> list[str]:
    """Real Chinese sentences that are no units, at most 2,000."""
    return [source for source, _ in _real()[:_HELD_OUT][:count]]


def edited(text: str, part: float, chance: random.Random) -> str:
    """A Chinese text with about that part of its characters replaced, left out or put in.

    Half of the texts are changed in one place, the others all over.
    """
    characters = list(text)
    edits = max(1, round(part * len(text)))
    start = chance.randrange(max(1, len(text) - edits + 1))
    is_block = chance.random() < 0.5
    places = range(start, start + edits) if is_block else _places(len(text), edits, chance)
    other = held_out(_HELD_OUT)
    for at in reversed(places):
        donor = chance.choice(chance.choice(other))
        characters[at : at + 1] = chance.choice(([donor], [donor], [], [*characters[at], donor]))
    return "".join(characters) or text


def boilerplate(count: int) -> Iterator[str]:
    """So many different Chinese sentences that four templates give, for a memory of forms."""
    chance = random.Random(4)
    names = [text[:6] for text in held_out(_HELD_OUT) if len(text) > 12]
    templates = (
        "依据《{0}条例》第{1}条第{2}款的规定，决定对{3}处以罚款人民币{4}元整。",
        "本公司于{4}年{1}月{2}日召开第{1}届董事会第{2}次会议，审议通过了关于{0}的议案。",
        "{0}：你单位于{4}年{1}月{2}日提出的{3}申请，经审查符合法定条件，现予受理。",
        "合同编号{4}-{1}-{2}，甲方为{0}，乙方为{3}，双方经友好协商，订立本合同。",
    )
    seen: set[str] = set()
    while len(seen) < count:
        text = chance.choice(templates).format(
            chance.choice(names),
            chance.randrange(1, 100),
            chance.randrange(1, 30),
            chance.choice(names),
            chance.randrange(1_000, 90_000),
        )
        if text not in seen:
            seen.add(text)
            yield text


def _edited(unit: Unit, other: Unit, chance: random.Random) -> Unit:
    """A copy that a translator could have made for a text much like the first."""
    clauses = _clauses(unit)
    if min(map(len, clauses)) < 2 or chance.random() < 0.4:
        part = chance.random() * _SCATTERED
        words = _replaced(unit[1].split(), other[1].split(), part, chance)
        return "".join(_replaced(list(unit[0]), list(other[0]), part, chance)), " ".join(words)
    kind, place = chance.choice(("left out", "put in", "moved")), chance.random()
    for parts, given in zip(clauses, _clauses(other), strict=True):
        at = int(place * (len(parts) - 1))
        if kind == "left out":
            del parts[at]
        elif kind == "moved":
            parts[at], parts[at + 1] = parts[at + 1], parts[at]
        elif given:
            parts.insert(at, given[int(place * len(given))])
    return "".join(clauses[0]), "".join(clauses[1])


def _clauses(unit: Unit) -> tuple[list[str], list[str]]:
    return _CHINESE.findall(unit[0]), _ENGLISH.findall(unit[1])


def _replaced(parts: list[str], other: list[str], part: float, chance: random.Random) -> list[str]:
    """Characters or words, some of them replaced by those of another unit."""
    for at in _places(len(parts), max(1, round(part * len(parts))), chance):
        parts[at] = chance.choice(other)
    return parts


def _places(length: int, count: int, chance: random.Random) -> list[int]:
    return sorted(chance.sample(range(length), min(length, count)))


@cache
def _real() -> list[Unit]:
    """All real units, each once, in a mixed order that never changes."""
    found = dict.fromkeys(unit for unit in _read() if all(unit))
    real = list(found)
    random.Random(1).shuffle(real)
    return real


def _read() -> Iterator[Unit]:
    for file in sorted((DATA / "laws").glob("line_pairs*.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                _, _, source, target = line.rstrip("\n").split("\t")
                yield source, target
    for file in sorted((DATA / "tatoeba").glob("*.gz")):
        with gzip.open(file, "rt", encoding="utf-8-sig") as lines:
            for line in lines:
                target, source, *_ = (*line.split("\t"), "", "")
                yield source, target
    for file in sorted((DATA / "tico19").glob("*.zip")):
        with zipfile.ZipFile(file) as archive, archive.open(archive.namelist()[0]) as tmx:
            for _, element in iterparse(tmx):
                if element.tag == "tu":
                    target, source = (seg.text or "" for seg in islice(element.iter("seg"), 2))
                    yield source, target
                    element.clear()
