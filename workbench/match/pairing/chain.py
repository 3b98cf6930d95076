"""The best chain of beads through a paragraph, and how likely each of its beads is.

The scores are those of a semi-Markov conditional random field (Sarawagi and Cohen 2004): a chain
is as likely as the exponential of its sum, so that the share of the chains that have a bead is how
likely it is (the forward-backward algorithm).
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from workbench.match.pairing.weights import SHAPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_ADDED = SHAPES.index((0, 1))
"""The one shape that stays in a row of the lattice, so that it is summed along the row."""


class Link(NamedTuple):
    """A bead by the numbers of its sentences, ends excluded."""

    source: tuple[int, int]
    target: tuple[int, int]
    likelihood: float
    """From 0 to 1, given that the texts are a translation."""


class _Row(NamedTuple):
    """Sums of a row of the lattice, from its first column on."""

    low: int
    sums: Floats

    def window(self, low: int, width: int) -> Floats:
        """The sums from a column on; minus infinity beyond the row."""
        if low >= self.low and low + width <= self.low + len(self.sums):
            return self.sums[low - self.low : low - self.low + width]
        wide = np.full(width, -np.inf)
        first, last = max(low, self.low), min(low + width, self.low + len(self.sums))
        if first < last:
            wide[first - low : last - low] = self.sums[first - self.low : last - self.low]
        return wide

    def at(self, column: int) -> float:
        """The sum of a column; minus infinity beyond the row."""
        inside = 0 <= column - self.low < len(self.sums)
        return float(self.sums[column - self.low]) if inside else -math.inf


def best_chain(scores: Sequence[Floats], bounds: Sequence[tuple[int, int]]) -> list[Link]:
    """The likeliest chain from the first sentences to the last."""
    lows = [low for low, _ in bounds]
    greatest = _forward(scores, lows, np.maximum)
    before, after = _forward(scores, lows, np.logaddexp), _backward(scores, lows)
    total = before[-1].at(bounds[-1][1])
    links = []
    for (start, first), (end, last) in pairwise(_path(scores, lows, greatest, bounds[-1][1])):
        shape = SHAPES.index((end - start, last - first))
        score = float(scores[end][shape, last - lows[end]])
        likelihood = math.exp(
            min(0.0, before[start].at(first) + score + after[end].at(last) - total)
        )
        links.append(Link((start, end), (first, last), likelihood))
    return links


def _path(
    scores: Sequence[Floats], lows: Sequence[int], greatest: Sequence[_Row], columns: int
) -> list[tuple[int, int]]:
    """The corners of the best chain, from the first."""
    at = len(scores) - 1, columns
    corners = [at]
    while at != (0, 0):
        end, last = at
        at = max(
            (
                (greatest[end - ours].at(last - theirs) + score, (end - ours, last - theirs))
                for (ours, theirs), score in zip(
                    SHAPES, scores[end][:, last - lows[end]].tolist(), strict=True
                )
                if score > -math.inf
            ),
        )[1]
        corners.append(at)
    return corners[::-1]


def _forward(scores: Sequence[Floats], lows: Sequence[int], join: np.ufunc) -> list[_Row]:
    """What the chains up to each corner come to, joined."""
    found: list[_Row] = []
    for end, (row, low) in enumerate(zip(scores, lows, strict=True)):
        width = row.shape[1]
        sums = np.full(width, -np.inf)
        if end == 0:
            sums[0] = 0
        for shape, (ours, theirs) in enumerate(SHAPES):
            if 0 < ours <= end:
                sums = join(sums, found[end - ours].window(low - theirs, width) + row[shape])
        found.append(_Row(low, _along(sums, row[_ADDED], join)))
    return found


def _along(sums: Floats, added: Floats, join: np.ufunc) -> Floats:
    """Joins to each sum those before it in the row, with the sentences added between."""
    steps = np.cumsum(np.concatenate(([0.0], added[1:])))
    return np.asarray(join.accumulate(sums - steps) + steps)


def _backward(scores: Sequence[Floats], lows: Sequence[int]) -> list[_Row]:
    """What the chains from each corner to the end come to."""
    found: dict[int, _Row] = {}
    for start in reversed(range(len(scores))):
        low, width = lows[start], scores[start].shape[1]
        sums = np.full(width, -np.inf)
        if start == len(scores) - 1:
            sums[-1] = 0
        for shape, (ours, theirs) in enumerate(SHAPES):
            end = start + ours
            if ours and end < len(scores):
                through = _Row(lows[end], found[end].sums + scores[end][shape])
                sums = np.logaddexp(sums, through.window(low + theirs, width))
        added = scores[start][_ADDED]
        found[start] = _Row(
            low, _along(sums[::-1], np.append(0.0, added[:0:-1]), np.logaddexp)[::-1]
        )
    return [found[start] for start in range(len(scores))]
