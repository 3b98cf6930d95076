"""The columns of a page: which runs are read before which.

A gutter is a place where many lines begin and before which others end, beside each other. Lines
that run across it, a headline over several columns or a text above them, divide the page into
bands; within a band the left column is read before the right one, each again by its own gutters.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING

from workbench.formats._pdf_runs import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.formats._pdf_runs import Run

_CLEAR = 0.4
"""Sizes before the begin of a column at which a gutter is looked for."""
_NARROWEST = 6.0
"""Sizes; what is narrower is a column of a table, and is read row by row."""
_FEWEST = 3
"""Lines that each of two columns has."""
_CANDIDATES = 16
_BESIDE = 0.8
"""Sizes by which lines of two columns that stand beside each other may differ in height."""
_ROWS = 2.0
"""Sizes from row to row beyond which what stands alone is none of the columns'."""
_STOREY = 2.5
"""Sizes of white space through the whole page that part what stands above and below it."""
_WIDER = 1.4
"""The same in usual steps from row to row."""
_DEEPEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bands:
    """A page cut at a gutter."""

    parts: Sequence[tuple[bool, Sequence[Run]]]
    """From top to bottom; with whether the runs cross the gutter."""
    gutter: float

    def sides(self, part: Sequence[Run]) -> tuple[list[Run], list[Run]]:
        """What of a band stands left and right."""
        left = [run for run in part if run.left < self.gutter]
        return left, [run for run in part if run.left >= self.gutter]

    def columns(self) -> Iterator[tuple[list[Run], list[Run]]]:
        """The bands that have text on both sides."""
        for crosses, part in self.parts:
            left, right = self.sides(part)
            if not crosses and left and right:
                yield left, right


def regions(found: Sequence[Run], depth: int = 0) -> Iterator[list[Run]]:
    """The runs of a page in groups, in reading order; within a group they are read line by line."""
    if not found:
        return
    if depth == _DEEPEST:
        yield list(found)
        return
    whole = _best(found, _FEWEST)
    storeys = _storeys(found)
    for storey in storeys:
        bands = whole
        if len(storeys) > 1:
            # What is too small to show a gutter of its own may have that of the page.
            bands = _best(storey, _FEWEST) or (whole and _tried(storey, whole.gutter, 1))
        yield from _of_bands(bands, depth) if bands else (storey,)


def _of_bands(bands: _Bands, depth: int) -> Iterator[list[Run]]:
    every = [run for _, part in bands.parts for run in part]
    middle = (min(run.left for run in every) + max(run.right for run in every)) / 2
    for crosses, part in bands.parts:
        if crosses:
            yield list(part)
            continue
        above, columns, below = _parted(part, middle)
        left, right = bands.sides(columns)
        yield from filter(None, (above,))
        yield from regions(left, depth + 1)
        yield from regions(right, depth + 1)
        yield from filter(None, (below,))


def _storeys(found: Sequence[Run]) -> list[list[Run]]:
    """The runs above and below white space that goes through the whole width."""
    parts = rows(found, _BESIDE)
    size = median(run.size for run in found)
    steps = [_step(parts, at) for at in range(len(parts) - 1)]
    storeys = [list(parts[0])]
    for step, row in zip(steps, parts[1:], strict=True):
        white = step - max(run.size for run in row)
        if white >= max(_STOREY * size, median(steps)):
            storeys.append([])
        storeys[-1] += row
    return storeys


def _parted(part: Sequence[Run], middle: float) -> tuple[list[Run], list[Run], list[Run]]:
    """The columns of a band, and what stands alone above and below them: a running head.

    Above they are told by the white space between, or since they stand amid the page.
    """
    parts = rows(part, _BESIDE)
    size = median(run.size for run in part)
    steps = [_step(parts, at) for at in range(len(parts) - 1)]
    pitch = max(_ROWS * size, _WIDER * median(steps)) if steps else 0.0
    first = at = 0
    while at < len(parts) - 1 and len(parts[at]) == 1:
        run = parts[at][0]
        is_centred = abs((run.left + run.right) / 2 - middle) <= size
        at += 1
        if is_centred or _step(parts, at - 1) >= pitch:
            first = at
    last = len(parts)
    while last > first + 1 and len(parts[last - 1]) == 1 and _step(parts, last - 2) >= pitch:
        last -= 1
    above, columns, below = (
        [run for row in each for run in row]
        for each in (parts[:first], parts[first:last], parts[last:])
    )
    return above, columns, below


def _step(parts: Sequence[Sequence[Run]], at: int) -> float:
    """Points from one row to the next."""
    return parts[at][-1].base - parts[at + 1][0].base


def _best(found: Sequence[Run], fewest: int) -> _Bands | None:
    """The page cut at the gutter that most lines stand beside; None where there is none."""
    if len(found) < 2 * fewest:
        return None
    size = median(run.size for run in found)
    first = min(run.left for run in found)
    starts = Counter(round(2 * run.left / size) for run in found)
    best, most = None, 0.0
    for start, count in starts.most_common(_CANDIDATES):
        gutter = (start / 2 - _CLEAR) * size
        if count < fewest or gutter < first + _NARROWEST * size:
            continue
        bands = _cut(found, gutter)
        score = _score(bands, size, fewest)
        if score > most:
            best, most = bands, score
    return best


def _tried(found: Sequence[Run], gutter: float, fewest: int) -> _Bands | None:
    """The page cut at a gutter, if there is text beside it."""
    bands = _cut(found, gutter)
    size = median(run.size for run in found)
    return bands if _score(bands, size, fewest) else None


def _cut(found: Sequence[Run], gutter: float) -> _Bands:
    ordered = sorted(found, key=lambda run: (-run.base, run.left))
    parts = groupby(ordered, key=lambda run: run.left < gutter < run.right)
    return _Bands(
        parts=[(crosses, list(part)) for crosses, part in parts],
        gutter=gutter,
    )


def _score(bands: _Bands, size: float, fewest: int) -> float:
    """How many lines stand beside the gutter, less those that run across it; 0 for no gutter."""
    lefts: list[Run] = []
    rights: list[Run] = []
    for left, right in bands.columns():
        lefts += left
        rights += right
    if min(len(lefts), len(rights)) < fewest:
        return 0.0
    widths = [median(run.right - run.left for run in side) for side in (lefts, rights)]
    if min(widths) < _NARROWEST * size:
        return 0.0
    crossing = sum(len(part) for crosses, part in bands.parts if crosses)
    return max(0.0, len(lefts) + len(rights) - crossing / 2)
