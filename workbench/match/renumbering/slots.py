"""Which number of one source stands in the place of which number of another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.match.renumbering.sources import MASK

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTEXT = 16
"""Code points that are compared on each side of a number."""
_ENOUGH = 4
"""Code points beside a number that two sources have in common where it is surely the same one."""
_MOST_PAIRS = 2500
"""Numbers times numbers; with more, nothing is paired."""

_WITH_SUBNUMBER = re.compile(f".之{MASK}")
"""第三条 and 第三条之一 are two articles, and not one with a number more."""


class _Place(NamedTuple):
    before: str
    """What stands before a number, the nearest first."""
    after: str


def paired(one: str, other: str) -> dict[int, int]:
    """For numbers of one masked source that surely have a counterpart in another, its place.

    Those have it whose surroundings are alike on both sides, in the one best order; the first
    number of a source is 0.
    """
    ours, theirs = list(_places(one)), list(_places(other))
    if one == other:
        return {at: at for at in range(len(ours))}
    if len(ours) * len(theirs) > _MOST_PAIRS:
        return {}
    scores = [[_likeness(mine, yours) for yours in theirs] for mine in ours]
    before = _best(scores)
    after = [row[::-1] for row in _best([row[::-1] for row in scores[::-1]])[::-1]]
    most = before[-1][-1]
    found: dict[int, list[int]] = {}
    for at, row in enumerate(scores):
        for to, score in enumerate(row):
            if score and before[at][to] + score + after[at + 1][to + 1] == most:
                found.setdefault(at, []).append(to)
    taken = [to for places in found.values() for to in places]
    return {
        at: places[0]
        for at, places in found.items()
        if len(places) == 1 and taken.count(places[0]) == 1
    }


def _places(text: str) -> Iterator[_Place]:
    padded = f"\x02{text}\x03"
    at = padded.find(MASK)
    while at >= 0:
        yield _Place(padded[max(0, at - _CONTEXT) : at][::-1], padded[at + 1 : at + 1 + _CONTEXT])
        at = padded.find(MASK, at + 1)


def _likeness(one: _Place, other: _Place) -> int:
    if (_WITH_SUBNUMBER.match(one.after) is None) != (_WITH_SUBNUMBER.match(other.after) is None):
        return 0
    left, right = _alike(one.before, other.before), _alike(one.after, other.after)
    edges = (left and one.before[left - 1] == "\x02") or (right and one.after[right - 1] == "\x03")
    return left + right if left and right and (left + right >= _ENOUGH or edges) else 0


def _alike(one: str, other: str) -> int:
    length = min(len(one), len(other))
    if one[:length] == other[:length]:
        return length
    return next(at for at in range(length) if one[at] != other[at])


def _best(scores: list[list[int]]) -> list[list[int]]:
    """The most that pairs in order can make of the first rows and columns."""
    width = len(scores[0]) if scores else 0
    table = [[0] * (width + 1)]
    for row in scores:
        above, line = table[-1], [0]
        for to, score in enumerate(row):
            line.append(max(above[to + 1], line[to], above[to] + score if score else 0))
        table.append(line)
    return table
