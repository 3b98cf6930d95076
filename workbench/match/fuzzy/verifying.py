"""The letter by letter comparison of candidates, the most promising first."""

from __future__ import annotations

from heapq import heappush, heapreplace
from typing import TYPE_CHECKING, Final

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from workbench.match.fuzzy.folding import folded_all
from workbench.match.fuzzy.hit import Hit
from workbench.match.fuzzy.probe import WORK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from numpy.typing import NDArray

    from workbench.match.fuzzy.probe import Candidates, Numbers, Probe

    Fetch: TypeAlias = Callable[[Sequence[int]], Mapping[int, str]]

MOST_FETCHED: Final = 1_024
"""Rows whose texts are asked for at once."""
_MOST_FOR_BEST: Final = 256
"""The same where only the best are wanted: what was found tells how many more are needed."""
_FIRST: Final = 32
_NEAREST: Final = 1_024
"""So many candidates are put in order first, which are enough in most cases."""
_LONG: Final = 4_096
"""From so many code points on it pays to try first whether texts are very near."""


def verified(probe: Probe, candidates: Candidates, fetch: Fetch, limit: int) -> list[Hit]:
    """The candidates that are like enough, or the best so many of them, best first.

    They are compared in the order of what they could reach at most, of two that could reach as
    much the newest first, in batches that grow to a third of a second at most. Once there are as
    many hits as are wanted, only what could come before the last of them counts.
    """
    best = _Best(probe.cut, limit)
    longest = np.maximum(candidates.lengths, probe.length)
    reachable = candidates.bounds / longest
    for some in _nearest_first(reachable, limit):
        near = some[reachable[some] <= best.furthest]  # before they are put in order
        rows = near[np.lexsort((-candidates.ids[near], reachable[near]))]
        work = np.cumsum(longest[rows] * probe.allowed(candidates.lengths[rows]))
        _compare(probe, candidates.ids[rows], reachable[rows], work, fetch, best)
    return best.hits()


def _nearest_first(reachable: NDArray[np.float64], limit: int) -> Iterator[NDArray[np.intp]]:
    """All candidates at once, or first the nearest of them and then the others."""
    if limit and len(reachable) > _NEAREST:
        is_near = reachable <= np.partition(reachable, _NEAREST)[_NEAREST]
        yield np.flatnonzero(is_near)
        yield np.flatnonzero(~is_near)
    else:
        yield np.arange(len(reachable))


def _compare(
    probe: Probe,
    ids: Numbers,
    reachable: NDArray[np.float64],
    work: Numbers,
    fetch: Fetch,
    best: _Best,
) -> None:
    """Adds what is near of candidates in order; `work` is what it takes to compare up to each."""
    most = _MOST_FOR_BEST if best.limit else MOST_FETCHED
    start, size = 0, _FIRST if best.limit else most
    while True:
        done = int(work[start - 1]) if start else 0
        fitting = int(np.searchsorted(work, done + WORK, side="right"))
        end = min(best.useful(ids, reachable), start + size, max(fitting, start + 1))
        if start >= end:
            return
        texts = fetch(ids[start:end].tolist())
        for hit in _near(probe, texts, best.cut):
            best.add(hit)
        start, size = end, min(2 * size, most)


class _Best:
    """The hits so far; with a limit the best so many, the worst of them on top of a heap."""

    def __init__(self, cut: tuple[int, int], limit: int) -> None:
        self.cut = cut
        """A distance and a length: what is further away, for its length, is of no use."""
        self.limit = limit
        self._heap: list[tuple[tuple[float, int], Hit]] = []

    @property
    def furthest(self) -> float:
        """The cut as a quotient."""
        return self.cut[0] / self.cut[1]

    def useful(self, ids: Numbers, reachable: NDArray[np.float64]) -> int:
        """How many candidates could come among the hits: all up to one that cannot."""
        end = int(np.searchsorted(reachable, self.furthest, side="right"))
        if not self._is_full:
            return end
        first = int(np.searchsorted(reachable, self.furthest))
        return first + int(np.searchsorted(-ids[first:end], -self._heap[0][1].id))

    @property
    def _is_full(self) -> bool:
        return bool(self.limit) and len(self._heap) == self.limit

    def add(self, hit: Hit) -> None:
        """Takes a hit that is not further away than the cut."""
        distance, newest = hit.order
        entry = (-distance, -newest), hit
        if not self.limit:
            self._heap.append(entry)
        elif not self._is_full:
            heappush(self._heap, entry)
        elif self._heap[0][0] < entry[0]:
            heapreplace(self._heap, entry)
        if self._is_full:
            worst = self._heap[0][1]
            self.cut = worst.distance, worst.longest

    def hits(self) -> list[Hit]:
        """Best first."""
        return [hit for _, hit in sorted(self._heap, key=lambda entry: entry[1].order)]


def _near(probe: Probe, texts: Mapping[int, str], cut: tuple[int, int]) -> Iterator[Hit]:
    """The texts that are not further away than the cut."""
    if not texts:
        return
    folded = folded_all(list(texts.values()))
    lengths = np.fromiter(map(len, folded), np.int64, len(folded))
    longest = np.maximum(lengths, probe.length)
    allowed = np.minimum(probe.allowed(lengths), cut[0] * longest // cut[1])
    distances: Numbers = cdist(
        [probe.folded],
        folded,
        scorer=Levenshtein.distance,
        score_cutoff=int(allowed.max()),
        score_hint=probe.length // 64 if probe.length >= _LONG else None,
        dtype=np.int32,
    )[0]
    ids = list(texts)
    for row in np.flatnonzero(distances <= allowed).tolist():
        yield Hit(id=ids[row], distance=int(distances[row]), longest=int(longest[row]))
