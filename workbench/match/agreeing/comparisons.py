"""Which span of one annotator answers which of the other, and how they differ.

The closest go first: the same span with the same label, the same span, an overlapping span with the
same label, an overlapping span. Among those that overlap, the pair goes first that shares the
largest part of what it covers. Here the reader wants the likeliest partner, not the most partners,
so there may be fewer pairs than the scores of overlapping spans count.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from workbench.model.agreements import Comparison, ComparisonKind, LabelledSpan

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    _Key = tuple[float, int, int, int, int]


def compare(
    mine: Iterable[LabelledSpan], theirs: Iterable[LabelledSpan], *, agreed: bool = True
) -> tuple[Comparison, ...]:
    """Every span of both in exactly one row, in text order; without those agreed on if not so."""
    left = _Left(sorted(mine), sorted(theirs))
    rows = [
        *left.pair_same(ComparisonKind.AGREED, lambda mark: mark),
        *left.pair_same(ComparisonKind.OTHER_LABEL, lambda mark: mark.span),
        *left.pair_overlapping(ComparisonKind.OTHER_BOUNDS, same_label=True),
        *left.pair_overlapping(ComparisonKind.BOTH_OTHER, same_label=False),
        *(Comparison(kind=ComparisonKind.ONLY_MINE, mine=one, theirs=None) for one in left.mine),
        *(Comparison(kind=ComparisonKind.ONLY_THEIRS, mine=None, theirs=it) for it in left.theirs),
    ]
    wanted = (row for row in rows if agreed or row.kind is not ComparisonKind.AGREED)
    return tuple(sorted(wanted, key=_place))


def _place(row: Comparison) -> list[LabelledSpan]:
    return sorted(mark for mark in (row.mine, row.theirs) if mark is not None)


class _Left:
    """The spans that have no partner yet, in text order."""

    def __init__(self, mine: list[LabelledSpan], theirs: list[LabelledSpan]) -> None:
        self.mine = mine
        self.theirs = theirs

    def pair_same(
        self, kind: ComparisonKind, part: Callable[[LabelledSpan], Hashable]
    ) -> list[Comparison]:
        """Pairs of which a part is the same."""
        waiting = defaultdict(list)
        for at, mark in enumerate(self.theirs):
            waiting[part(mark)].append(at)
        for places in waiting.values():
            places.reverse()
        pairs = [
            (at, waiting[part(mark)].pop())
            for at, mark in enumerate(self.mine)
            if waiting[part(mark)]
        ]
        return self._take(kind, pairs)

    def pair_overlapping(self, kind: ComparisonKind, *, same_label: bool) -> list[Comparison]:
        """Pairs that overlap, the closest first.

        Each of mine waits with its closest partner, and looks for another only when that one is
        gone: the time grows with the number of overlaps there are, and nothing is sorted by it.
        """
        partners: defaultdict[int, list[int]] = defaultdict(list)
        for at, other in _overlaps(self.mine, self.theirs):
            if not same_label or self.mine[at].label == self.theirs[other].label:
                partners[at].append(other)
        closeness = _Closeness(self.mine, self.theirs)
        waiting = [closeness.closest(at, others) for at, others in partners.items()]
        heapify(waiting)
        pairs, taken = [], set()
        while waiting:
            *_, other, at = heappop(waiting)
            if other not in taken:
                taken.add(other)
                pairs.append((at, other))
                continue
            partners[at] = [left for left in partners[at] if left not in taken]
            if partners[at]:
                heappush(waiting, closeness.closest(at, partners[at]))
        return self._take(kind, pairs)

    def _take(self, kind: ComparisonKind, pairs: Sequence[tuple[int, int]]) -> list[Comparison]:
        rows = [
            Comparison(kind=kind, mine=self.mine[at], theirs=self.theirs[other])
            for at, other in pairs
        ]
        taken, other_taken = {at for at, _ in pairs}, {other for _, other in pairs}
        self.mine = [mark for at, mark in enumerate(self.mine) if at not in taken]
        self.theirs = [mark for at, mark in enumerate(self.theirs) if at not in other_taken]
        return rows


class _Closeness:
    """How close two spans are, as a key by which the closest goes first."""

    def __init__(self, mine: Sequence[LabelledSpan], theirs: Sequence[LabelledSpan]) -> None:
        ranks = {mark: rank for rank, mark in enumerate(sorted({*mine, *theirs}))}
        self._mine = [(mark.span.start, mark.span.end, ranks[mark]) for mark in mine]
        self._theirs = [(mark.span.start, mark.span.end, ranks[mark]) for mark in theirs]

    def closest(self, at: int, others: Iterable[int]) -> _Key:
        """The key of the closest of some that overlap: by the part shared, then in text order."""
        start, end, rank = self._mine[at]
        best = None
        for other in others:
            its_start, its_end, its_rank = self._theirs[other]
            low, high = (start, its_start) if start < its_start else (its_start, start)
            least, most = (end, its_end) if end < its_end else (its_end, end)
            unlike = (high - least) / (most - low)
            if best is None or unlike <= best[0]:
                both = (rank, its_rank) if rank < its_rank else (its_rank, rank)
                key = (unlike, *both, other, at)
                best = key if best is None else min(best, key)
        assert best is not None
        return best


def _overlaps(
    mine: Sequence[LabelledSpan], theirs: Sequence[LabelledSpan]
) -> Iterator[tuple[int, int]]:
    """Indexes of all that overlap; both sides are in text order."""
    events = sorted(
        [(mark.span.start, 0, at) for at, mark in enumerate(mine)]
        + [(mark.span.start, 1, at) for at, mark in enumerate(theirs)]
    )
    opened: tuple[list[int], list[int]] = ([], [])
    for start, of, at in events:
        other, marks = 1 - of, (mine, theirs)[1 - of]
        opened[other][:] = [index for index in opened[other] if marks[index].span.end > start]
        yield from ((at, index) if of == 0 else (index, at) for index in opened[other])
        opened[of].append(at)
