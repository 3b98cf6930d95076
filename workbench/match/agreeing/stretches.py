"""The stretches of a text between the places at which somebody's marking changes.

Within one every code point is marked alike, so that a measure over code points need look only once
at each stretch: a million code points with ten thousand spans are twenty thousand stretches.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.agreements import LabelledSpan

Labels = tuple[str, ...]
"""What holds of a code point: each label once, in alphabetical order; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch that is marked alike throughout."""

    length: int
    """Code points, at least one."""
    labels: tuple[Labels, ...]
    """What each annotator says of it."""


def stretches(length: int, annotators: Sequence[Sequence[LabelledSpan]]) -> Iterator[Stretch]:
    """The stretches of a text of `length` code points, in text order."""
    changes: defaultdict[int, list[tuple[int, str, int]]] = defaultdict(list)
    for index, marks in enumerate(annotators):
        for mark in marks:
            changes[mark.span.start].append((index, mark.label, 1))
            changes[mark.span.end].append((index, mark.label, -1))
    opened: list[Counter[str]] = [Counter() for _ in annotators]
    labels: list[Labels] = [()] * len(annotators)
    last = 0
    for place in sorted({*changes, length}):
        if place > last:
            yield Stretch(length=place - last, labels=tuple(labels))
        for index, label, step in changes[place]:
            opened[index][label] += step
        for index in {index for index, _, _ in changes[place]}:
            opened[index] = +opened[index]
            labels[index] = tuple(sorted(opened[index]))
        last = place
