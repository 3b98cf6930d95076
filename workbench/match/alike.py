"""Which of several texts are nearly the same."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEW = 40
"""So many texts are compared each with each."""
_WINDOW = 8
"""Of more, each is compared with so many that follow it in order."""


def alike(texts: Sequence[str], threshold: int) -> list[list[int]]:
    """Groups of two and more places whose texts are alike, directly or through others.

    The likeness is 1 - Levenshtein distance / longer length, in code points, and `threshold` in
    percent. Among more than 40 texts only those are compared that come near each other when all
    are sorted, from their beginnings or from their ends: two that differ in one stretch do.
    """
    from rapidfuzz.distance import Levenshtein

    group = list(range(len(texts)))
    for first, second in _pairs(texts):
        longest = max(len(texts[first]), len(texts[second]))
        most = longest * (100 - threshold) // 100
        distance = Levenshtein.distance(texts[first], texts[second], score_cutoff=most)
        if distance <= most:
            _unite(group, first, second)
    found: dict[int, list[int]] = {}
    for at in range(len(texts)):
        found.setdefault(_root(group, at), []).append(at)
    return [places for places in found.values() if len(places) > 1]


def _pairs(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    if len(texts) <= _FEW:
        yield from combinations(range(len(texts)), 2)
        return
    for key in (texts.__getitem__, lambda at: texts[at][::-1]):
        order = sorted(range(len(texts)), key=key)
        for at, place in enumerate(order):
            for other in order[at + 1 : at + 1 + _WINDOW]:
                yield place, other


def _unite(group: list[int], first: int, second: int) -> None:
    one, other = sorted((_root(group, first), _root(group, second)))
    group[other] = one


def _root(group: list[int], at: int) -> int:
    while group[at] != at:
        group[at] = group[group[at]]
        at = group[at]
    return at
