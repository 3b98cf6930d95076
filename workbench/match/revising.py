"""A newer version of a text beside the older one: which paragraphs are the same, moved, changed.

Paragraphs that both versions have once are matched first, and the longest sequence of them that
is in one order stands still (the patience method of Bram Cohen, with the longest increasing
subsequence of Fredman 1975); those out of it have moved. Between two that stand still, equal
paragraphs are matched from both ends, and what is left is paired by likeness, in order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LEAST = 0.5
"""The likeness from which a paragraph is a changed one and not another."""
_MOST = 40_000
"""Pairs of paragraphs of one gap whose likeness is looked at; beyond that they are paired in
order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """What became of the paragraphs, as pairs of (old index, new index) in order of the new."""

    kept: tuple[tuple[int, int], ...]
    moved: tuple[tuple[int, int], ...]
    changed: tuple[tuple[int, int], ...]

    @property
    def pairs(self) -> dict[int, int]:
        """The new index by the old one, for all that both versions have."""
        return dict((*self.kept, *self.moved, *self.changed))


def revise(old: Sequence[str], new: Sequence[str]) -> Revised:
    """What became of the paragraphs `old` in the version `new`."""
    common = _common(old, new)
    still = in_order(common)
    kept: list[tuple[int, int]] = []
    changed: list[tuple[int, int]] = []
    taken = {pair for pair in common if pair not in still}
    gone, come = {pair[0] for pair in taken}, {pair[1] for pair in taken}
    for olds, news in _gaps(sorted(still), len(old), len(new)):
        left = [at for at in olds if at not in gone]
        right = [at for at in news if at not in come]
        same, left, right = _same_ends(old, new, left, right)
        kept += same
        same, left, right = _same_within(old, new, left, right)
        kept += same
        changed += _alike(old, new, left, right)
    return Revised(
        kept=tuple(sorted([*still, *kept], key=_by_new)),
        moved=tuple(sorted(taken, key=_by_new)),
        changed=tuple(sorted(changed, key=_by_new)),
    )


def likeness(before: str, after: str) -> float:
    """From 0 to 1: twice the characters in common by all characters (Ratcliff and Obershelp)."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.real_quick_ratio() < _LEAST or matcher.quick_ratio() < _LEAST:
        return 0.0
    return matcher.ratio()


def _by_new(pair: tuple[int, int]) -> int:
    return pair[1]


def _common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The paragraphs that both versions have exactly once, in order of the old."""
    counts = Counter(old), Counter(new)
    places = {text: at for at, text in enumerate(new)}
    return [
        (at, places[text])
        for at, text in enumerate(old)
        if counts[0][text] == 1 and counts[1][text] == 1
    ]


def in_order(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """The most pairs that are in one order on both sides."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, place) in enumerate(pairs):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(place)
            ends.append(at)
        else:
            tails[length], ends[length] = place, at
    found: set[tuple[int, int]] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        found.add(pairs[at])
        at = before[at]
    return found


def _gaps(still: Sequence[tuple[int, int]], old: int, new: int) -> Iterator[tuple[range, range]]:
    """What lies between the pairs that stand still, where anything does."""
    last = (-1, -1)
    for pair in (*still, (old, new)):
        gap = range(last[0] + 1, pair[0]), range(last[1] + 1, pair[1])
        if gap[0] or gap[1]:
            yield gap
        last = pair


def _same_ends(
    old: Sequence[str], new: Sequence[str], left: list[int], right: list[int]
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """The equal paragraphs at both ends of a gap, and what is left of it."""
    head = 0
    while head < min(len(left), len(right)) and old[left[head]] == new[right[head]]:
        head += 1
    pairs = list(zip(left[:head], right[:head], strict=True))
    left, right = left[head:], right[head:]
    tail = 0
    while tail < min(len(left), len(right)) and old[left[-1 - tail]] == new[right[-1 - tail]]:
        tail += 1
    pairs += zip(left[len(left) - tail :], right[len(right) - tail :], strict=True)
    return pairs, left[: len(left) - tail], right[: len(right) - tail]


def _same_within(
    old: Sequence[str], new: Sequence[str], left: list[int], right: list[int]
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Equal paragraphs amid a gap that one version has several times, in order."""
    if not {old[at] for at in left} & {new[at] for at in right}:
        return [], left, right
    matcher = SequenceMatcher(
        None, [old[at] for at in left], [new[at] for at in right], autojunk=False
    )
    pairs = [
        (left[match.a + at], right[match.b + at])
        for match in matcher.get_matching_blocks()
        for at in range(match.size)
    ]
    olds, news = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    return (
        pairs,
        [at for at in left if at not in olds],
        [at for at in right if at not in news],
    )


def _alike(
    old: Sequence[str], new: Sequence[str], left: list[int], right: list[int]
) -> list[tuple[int, int]]:
    """Pairs of one gap that are alike, in order, of the greatest likeness in all."""
    if not left or not right:
        return []
    if len(left) * len(right) > _MOST:
        pairs = zip(left, right, strict=False)
        return [pair for pair in pairs if likeness(old[pair[0]], new[pair[1]]) >= _LEAST]
    best: list[list[float]] = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    scores: dict[tuple[int, int], float] = {}
    for i, one in enumerate(left, 1):
        for j, other in enumerate(right, 1):
            score = likeness(old[one], new[other])
            scores[i, j] = score if score >= _LEAST else -1.0
            best[i][j] = max(best[i - 1][j], best[i][j - 1], best[i - 1][j - 1] + scores[i, j])
    found: list[tuple[int, int]] = []
    i, j = len(left), len(right)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((left[i], right[j]))
    return found[::-1]
