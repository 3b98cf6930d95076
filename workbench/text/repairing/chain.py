"""Lines of a wrapped page as a chain: which starts a paragraph, continues one, or stands alone.

How well each line fits each place is weighed, and the forward-backward algorithm (Rabiner 1989)
sums over all ways to read the page, so that each join comes with its probability.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_INSERTED = 3
"""Lines that may stand between two parts of a paragraph."""
_BODY = 0
_ALONE = 1 + MOST_INSERTED
"""States: in a paragraph; so many lines inserted into one; alone between paragraphs."""


class Weights(Protocol):
    """How well lines fit, as logarithms of odds; an index is that of a line."""

    def __len__(self) -> int: ...

    def starts(self, index: int) -> float:
        """That a paragraph starts with the line."""
        ...

    def ends(self, index: int) -> float:
        """That a paragraph ends with the line."""
        ...

    def joins(self, index: int, after: int) -> float:
        """That the second line continues the first."""
        ...

    def alone(self, index: int) -> float:
        """That the line is no part of a paragraph of lines: a title, a byline, a caption."""
        ...

    def inserted(self, index: int) -> float:
        """That the line, being alone, stands within a paragraph."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a page is to be read."""

    joins: dict[tuple[int, int], float]
    """The probability of each join that is possible at all."""
    alone: Sequence[float]
    """The probability that each line stands alone."""


_IMPOSSIBLE = -8.0
"""The weight below which it is not asked what goes on past a line."""
_Row = list[float]
_Step = list[tuple[int, int, float]]
"""From which state to which, with which odds."""


def read(weights: Weights) -> Reading:
    """Reads a page, in time that grows with its lines."""
    count = len(weights)
    if not count:
        return Reading(joins={}, alone=())
    first = [0.0] * (_ALONE + 1)
    first[_BODY], first[_ALONE] = exp(weights.starts(0)), exp(weights.alone(0))
    steps = list(_steps(weights))
    forward = [_normal(first)]
    for step in steps:
        row = [0.0] * (_ALONE + 1)
        for origin, goal, odds in step:
            row[goal] += forward[-1][origin] * odds
        forward.append(_normal(row))
    last = [0.0] * (_ALONE + 1)
    last[_BODY], last[_ALONE] = exp(weights.ends(count - 1)), 1.0
    joins: dict[tuple[int, int], float] = {}
    alone = [0.0] * count
    backward = last
    for index in range(count - 1, -1, -1):
        total = sum(map(float.__mul__, forward[index], backward))
        alone[index] = 1.0 - forward[index][_BODY] * backward[_BODY] / total
        if index:
            backward = _back(steps[index - 1], forward[index - 1], backward, index, joins)
    return Reading(joins=joins, alone=alone)


def _steps(weights: Weights) -> Iterator[_Step]:
    """The ways from each line to the next; a join is a way to `_BODY` but for a start."""
    depth = 0
    for index in range(1, len(weights)):
        alone = weights.alone(index)
        ends, starts = exp(weights.ends(index - 1)), exp(weights.starts(index))
        step = [
            (_BODY, _BODY, exp(weights.joins(index - 1, index))),
            (_BODY, _BODY, ends * starts),
            (_BODY, _ALONE, ends * exp(alone)),
            (_ALONE, _BODY, starts),
            (_ALONE, _ALONE, exp(alone)),
        ]
        step += [
            (number, _BODY, exp(weights.joins(index - 1 - number, index)))
            for number in range(1, depth + 1)
        ]
        inserted = alone + weights.inserted(index)
        depth = min(MOST_INSERTED, depth + 1, index) if inserted > _IMPOSSIBLE else 0
        step += [(number, number + 1, exp(inserted)) for number in range(depth)]
        yield step


def _back(
    step: _Step, forward: _Row, backward: _Row, index: int, joins: dict[tuple[int, int], float]
) -> _Row:
    """The odds of all that follows, a line further up; notes the joins to `index`."""
    row = [0.0] * (_ALONE + 1)
    total = 0.0
    found: list[tuple[int, float]] = []
    for number, (origin, goal, odds) in enumerate(step):
        onward = odds * backward[goal]
        row[origin] += onward
        total += forward[origin] * onward
        if goal == _BODY and (number == 0 or 0 < origin < _ALONE):
            found.append((index - 1 - origin, forward[origin] * onward))
    for before, odds in found:
        joins[before, index] = odds / total
    return _normal(row)


def _normal(row: _Row) -> _Row:
    total = sum(row)
    return [each / total for each in row]
