"""Pairs of spans that overlap, as many as there can be, each span in one pair at most."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.spans import Span


def pair_overlapping(mine: Sequence[Span], theirs: Sequence[Span]) -> list[tuple[int, int]]:
    """The largest matching, as pairs of indexes into `mine` and `theirs`; O(n log n).

    The span that ends first takes that span of the other side which overlaps it and ends next.
    None is lost by that: all that is left ends later, so whatever overlaps the one it takes would
    also overlap those that end after it.
    """
    sides = (mine, theirs)
    by_start = [sorted(range(len(side)), key=side.__getitem__) for side in sides]
    by_end = sorted((span.end, of, at) for of in (0, 1) for at, span in enumerate(sides[of]))
    done = [[False] * len(side) for side in sides]
    begun: tuple[list[tuple[int, int]], ...] = ([], [])
    entered = [0, 0]
    pairs = []
    for end, of, at in by_end:
        if done[of][at]:
            continue
        done[of][at] = True
        other = 1 - of
        while entered[other] < len(by_start[other]):
            index = by_start[other][entered[other]]
            if sides[other][index].start >= end:
                break
            heappush(begun[other], (sides[other][index].end, index))
            entered[other] += 1
        while begun[other] and done[other][begun[other][0][1]]:
            heappop(begun[other])
        if begun[other]:
            _, found = heappop(begun[other])
            done[other][found] = True
            pairs.append((at, found) if of == 0 else (found, at))
    return pairs
