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
    from collections.abc import Iterator, Mapping, Sequence

_LEAST = 0.5
"""The likeness from which a paragraph is a changed one and not another."""
_MOST = 100_000
"""Pairs of paragraphs of one gap whose likeness is looked at; beyond that only those that stand
about as far from the ends of the gap."""
_NEAREST = 20
"""How many on either side are looked at in any case."""
_LONGEST = 1_000
"""Paragraphs of a gap among which equal ones are sought at once: the time grows by the square."""


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
    """From 0 to 1: twice the characters in common, in order, by all characters; 0 below a half.

    Those in common are the longest common subsequence, found bit by bit (Hyyrö 2004).
    """
    return _likeness(before, _masks(before), after)


def _likeness(before: str, masks: Mapping[str, int], after: str) -> float:
    total = len(before) + len(after)
    if 2 * min(len(before), len(after)) < _LEAST * total:
        return 0.0
    whole = rest = (1 << len(before)) - 1
    for character in after:
        common = rest & masks.get(character, 0)
        if common:
            rest = (rest + common | rest - common) & whole
    score = 2 * (whole ^ rest).bit_count() / total if total else 1.0
    return score if score >= _LEAST else 0.0


def _masks(text: str) -> dict[str, int]:
    """By character: the places where it stands, as bits."""
    masks: dict[str, int] = {}
    for at, character in enumerate(text):
        masks[character] = masks.get(character, 0) | 1 << at
    return masks


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
    parts = 1 + max(len(left), len(right)) // _LONGEST
    pairs: list[tuple[int, int]] = []
    for part in range(parts):
        olds, news = (
            each[len(each) * part // parts : len(each) * (part + 1) // parts]
            for each in (left, right)
        )
        matcher = SequenceMatcher(
            None, [old[at] for at in olds], [new[at] for at in news], autojunk=False
        )
        for block in matcher.get_matching_blocks():
            pairs += zip(
                olds[block.a : block.a + block.size],
                news[block.b : block.b + block.size],
                strict=True,
            )
    gone, come = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    return (
        pairs,
        [at for at in left if at not in gone],
        [at for at in right if at not in come],
    )


def _alike(
    old: Sequence[str], new: Sequence[str], left: list[int], right: list[int]
) -> list[tuple[int, int]]:
    """Pairs of one gap that are alike, in order, of the greatest likeness in all."""
    if not left or not right:
        return []
    table = [_Row(first=0, scores=[], best=[0.0])]
    for i, one in enumerate(left, 1):
        first, end = _band(i, len(left), len(right))
        masks = _masks(old[one])
        scores = [_likeness(old[one], masks, new[at]) for at in right[first - 1 : end - 1]]
        above, best = table[-1], list[float]()
        for j, score in enumerate(scores, first):
            choices = [above.at(j), above.at(j - 1) + score if score else 0.0]
            best.append(max(*choices, best[-1] if best else 0.0))
        table.append(_Row(first=first, scores=scores, best=best))
    found: list[tuple[int, int]] = []
    i, j = len(left), len(right)
    while i and j:
        row = table[i]
        if row.at(j) == table[i - 1].at(j):
            i -= 1
        elif row.at(j) == row.at(j - 1):
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((left[i], right[j]))
    return found[::-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """How alike one paragraph is to some of the others, and the greatest sums that end there."""

    first: int
    """The first of the others, from 1; before it nothing is paired."""
    scores: list[float]
    best: list[float]

    def at(self, j: int) -> float:
        """The greatest sum of likenesses up to here and up to the other."""
        if j < self.first:
            return 0.0
        return self.best[min(j - self.first, len(self.best) - 1)]


def _band(i: int, rows: int, columns: int) -> tuple[int, int]:
    """(first, end) of the others, from 1, that a paragraph is compared with."""
    if rows * columns <= _MOST:
        return 1, columns + 1
    reach = max(_NEAREST, _MOST // (2 * rows))
    middle = i * columns // rows
    return max(1, middle - reach), min(columns, middle + reach) + 1
