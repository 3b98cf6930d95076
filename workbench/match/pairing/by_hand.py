"""Pairing by hand: what a person does to the beads that were found.

Each gives all beads of the paragraph again, and every sentence stays in its order. What a hand has
made is sure, so that its confidence is 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.match.pairing.beads import Numbers, bead_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.memory import Bead
    from workbench.model.spans import Span


def joined(
    beads: Sequence[Bead], at: int, source_spans: Sequence[Span], target_spans: Sequence[Span]
) -> tuple[Bead, ...]:
    """The beads with that at an index, from 0, and the one after it made one.

    Raises Refused for the last bead, which has none after it.
    """
    if not 0 <= at < len(beads) - 1:
        raise Refused(
            f"bead {at + 1} of {len(beads)} has none after it to be joined with",
            hint="choose the one before it",
        )
    first, second = (_numbers(bead, source_spans, target_spans) for bead in beads[at : at + 2])
    both = _together(first[0], second[0]), _together(first[1], second[1])
    one = bead_of(*both, source_spans, target_spans, confidence=1.0)
    return (*beads[:at], one, *beads[at + 2 :])


def divided(
    beads: Sequence[Bead],
    at: int,
    after: tuple[int, int],
    source_spans: Sequence[Span],
    target_spans: Sequence[Span],
) -> tuple[Bead, ...]:
    """The beads with that at an index, from 0, made two.

    `after` is how many of its source sentences and of its target sentences go to the first; the
    rest goes to the second. Either may be left without sentences of one side. Raises Refused where
    there are not as many, or where one of the two would have nothing at all.
    """
    if not 0 <= at < len(beads):
        raise Refused(f"there is no bead {at + 1}", hint=f"there are {len(beads)}")
    ours, theirs = _numbers(beads[at], source_spans, target_spans)
    cuts = ours[0] + after[0], theirs[0] + after[1]
    if not (0 <= after[0] <= ours[1] - ours[0] and 0 <= after[1] <= theirs[1] - theirs[0]):
        raise Refused(
            f"bead {at + 1} has {ours[1] - ours[0]} and {theirs[1] - theirs[0]} sentences, too few"
            f" to divide it after {after[0]} and {after[1]}",
            hint="choose sentences of this bead",
        )
    if cuts in ((ours[0], theirs[0]), (ours[1], theirs[1])):
        raise Refused(
            f"bead {at + 1} would be divided into itself and nothing",
            hint="leave a sentence of either side to each part",
        )
    parts = (
        bead_of(*part, source_spans, target_spans, confidence=1.0)
        for part in (
            ((ours[0], cuts[0]), (theirs[0], cuts[1])),
            ((cuts[0], ours[1]), (cuts[1], theirs[1])),
        )
    )
    return (*beads[:at], *parts, *beads[at + 1 :])


def moved(
    beads: Sequence[Bead],
    at: int,
    by: tuple[int, int],
    source_spans: Sequence[Span],
    target_spans: Sequence[Span],
) -> tuple[Bead, ...]:
    """The beads with the bound between that at an index, from 0, and the next one moved.

    `by` says over how many sentences, on the source side and on the target side: 1 takes one from
    the next bead, -1 gives it one. Raises Refused where there are not as many, or where one of the
    two would have nothing at all.
    """
    one = joined(beads, at, source_spans, target_spans)
    ours, theirs = _numbers(beads[at], source_spans, target_spans)
    after = ours[1] - ours[0] + by[0], theirs[1] - theirs[0] + by[1]
    return divided(one, at, after, source_spans, target_spans)


def _numbers(
    bead: Bead, source_spans: Sequence[Span], target_spans: Sequence[Span]
) -> tuple[Numbers, Numbers]:
    return _held(bead.source, source_spans), _held(bead.target, target_spans)


def _held(span: Span, spans: Sequence[Span]) -> Numbers:
    """The numbers of the sentences within a span; for an empty one, of the place between two."""
    first = sum(each.end <= span.start for each in spans)
    return first, first + sum(span.holds(each) for each in spans[first:] if span)


def _together(first: Numbers, second: Numbers) -> Numbers:
    return first[0], second[1]
