"""Lines of a wrapped page as a chain: which starts a paragraph, continues one, or stands alone.

How well each line fits each place is weighed, and the forward-backward algorithm (Rabiner 1989)
sums over all ways to read the page, so that each join comes with its probability.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_INSERTED = 3
"""Lines that may stand between two parts of a paragraph."""
_BODY = 0
_ALONE = 1 + MOST_INSERTED
_STATES = 2 + MOST_INSERTED
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
_Step = list[tuple[int, int, float]]
"""From which state to which, with which odds."""


def read(weights: Weights) -> Reading:
    """Reads a page, in time that grows with its lines."""
    odds = _Odds(weights)
    count = len(weights)
    rows = array("d", [0.0] * _STATES * count)
    row = [0.0] * _STATES
    for index in range(count):
        row = _forward(odds.step(index), row) if index else odds.first()
        rows[index * _STATES : (index + 1) * _STATES] = array("d", row)
    joins: dict[tuple[int, int], float] = {}
    alone = [0.0] * count
    onward = odds.last()
    for index in range(count - 1, -1, -1):
        row = rows[index * _STATES : (index + 1) * _STATES].tolist()
        total = sum(map(float.__mul__, row, onward))
        alone[index] = 1.0 - row[_BODY] * onward[_BODY] / total
        if index:
            row = rows[(index - 1) * _STATES : index * _STATES].tolist()
            onward = _backward(odds.step(index), row, onward, index, joins)
    return Reading(joins=joins, alone=alone)


class _Odds:
    """The odds of every line, each looked up once, in plain lists."""

    def __init__(self, weights: Weights) -> None:
        lines = range(len(weights))
        alone = [weights.alone(index) for index in lines]
        self._alone = [exp(weight) for weight in alone]
        self._starts = [exp(weights.starts(index)) for index in lines]
        self._ends = [exp(weights.ends(index)) for index in lines]
        self._joins = [exp(weights.joins(index - 1, index)) if index else 0.0 for index in lines]
        self._inserted = [0.0] * len(weights)
        self._depths = [0] * len(weights)
        """How many inserted lines may end with each line."""
        self._past: dict[tuple[int, int], float] = {}
        for index in lines[1:]:
            for depth in range(1, self._depths[index - 1] + 1):
                before = index - 1 - depth
                self._past[before, index] = exp(weights.joins(before, index))
            inserted = alone[index] + weights.inserted(index)
            if inserted > _IMPOSSIBLE:
                self._inserted[index] = exp(inserted)
                self._depths[index] = min(MOST_INSERTED, self._depths[index - 1] + 1)

    def first(self) -> list[float]:
        """How the first line may stand."""
        return _normal([self._starts[0], *[0.0] * MOST_INSERTED, self._alone[0]])

    def last(self) -> list[float]:
        """How a page may end."""
        return [*self._ends[-1:], *[0.0] * MOST_INSERTED, 1.0]

    def step(self, index: int) -> _Step:
        """The ways to a line from the one before; a join is a way to `_BODY` but for a start."""
        starts, ends = self._starts[index], self._ends[index - 1]
        alone = self._alone[index]
        step = [
            (_BODY, _BODY, self._joins[index]),
            (_BODY, _BODY, ends * starts),
            (_BODY, _ALONE, ends * alone),
            (_ALONE, _BODY, starts),
            (_ALONE, _ALONE, alone),
        ]
        for depth in range(1, self._depths[index - 1] + 1):
            step.append((depth, _BODY, self._past[index - 1 - depth, index]))
        inserted = self._inserted[index]
        step += [(depth, depth + 1, inserted) for depth in range(self._depths[index])]
        return step


def _forward(step: _Step, row: list[float]) -> list[float]:
    reached = [0.0] * _STATES
    for origin, goal, odds in step:
        reached[goal] += row[origin] * odds
    return _normal(reached)


def _backward(
    step: _Step,
    row: list[float],
    onward: list[float],
    index: int,
    joins: dict[tuple[int, int], float],
) -> list[float]:
    """The odds of all that follows, a line further up; notes the joins to `index`."""
    earlier = [0.0] * _STATES
    total = 0.0
    found: list[tuple[int, float]] = []
    for number, (origin, goal, odds) in enumerate(step):
        rest = odds * onward[goal]
        earlier[origin] += rest
        total += row[origin] * rest
        if goal == _BODY and (number == 0 or 0 < origin < _ALONE):
            found.append((index - 1 - origin, row[origin] * rest))
    for before, odds in found:
        joins[before, index] = odds / total
    return _normal(earlier)


def _normal(row: list[float]) -> list[float]:
    total = sum(row)
    return [each / total for each in row]
