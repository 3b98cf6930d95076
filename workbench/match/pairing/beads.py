"""The sentences of a paragraph paired with those of its English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.match.pairing.chain import Link, best_chain
from workbench.match.pairing.evidence import gathered
from workbench.match.pairing.scores import band, measured, rows
from workbench.match.pairing.soundness import soundness
from workbench.model.memory import Bead
from workbench.model.spans import Span
from workbench.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Numbers = tuple[int, int]
"""Sentences from a number, from 0, to another, which is excluded."""


def pair(
    source: str,
    target: str,
    source_spans: Sequence[Span],
    target_spans: Sequence[Span],
    anchors: Sequence[tuple[str, str]] = (),
) -> tuple[Bead, ...]:
    """The beads of a paragraph in Chinese and its English, in the order of both.

    The spans are the sentences of each side in order, as `text.sentences` tells them. `anchors` are
    terms of the source with English that each may have, found in whatever form it stands. Together
    the beads have every sentence once; an empty span stands behind the sentence before it. One
    sentence on both sides is one bead, and with none on a side nothing is sure.

    A paragraph of five sentences takes about 2 ms and one of ten long ones 5; beyond some hundred,
    time and memory grow with the number of sentences.
    """
    if not source_spans or not target_spans:
        return _beads(_alone(len(source_spans), len(target_spans)), source_spans, target_spans)
    evidence = gathered(source, target, source_spans, target_spans, anchors)
    folded = fold(source)
    sides = measured(
        [span.of(folded) for span in source_spans],
        [span.of(target) for span in target_spans],
        evidence,
    )
    if len(source_spans) == len(target_spans) == 1:
        links = [Link((0, 1), (0, 1), 1.0)]
    else:
        bounds = band(len(source_spans), len(target_spans))
        links = best_chain([*rows(sides, bounds)], bounds)
    sound = soundness(evidence, sides, links)
    return _beads(links, source_spans, target_spans, sound)


def _alone(ours: int, theirs: int) -> Iterator[Link]:
    """Each sentence by itself, where one side has none."""
    yield from (Link((at, at + 1), (0, 0), 0.0) for at in range(ours))
    yield from (Link((0, 0), (at, at + 1), 0.0) for at in range(theirs))


def _beads(
    links: Iterable[Link],
    source_spans: Sequence[Span],
    target_spans: Sequence[Span],
    sound: float = 1.0,
) -> tuple[Bead, ...]:
    return tuple(
        bead_of(
            link.source,
            link.target,
            source_spans,
            target_spans,
            confidence=link.likelihood * sound,
        )
        for link in links
    )


def bead_of(
    ours: Numbers,
    theirs: Numbers,
    source_spans: Sequence[Span],
    target_spans: Sequence[Span],
    *,
    confidence: float,
) -> Bead:
    """A bead of the sentences from one number to another on each side."""
    return Bead(
        source=_covering(source_spans, ours),
        target=_covering(target_spans, theirs),
        confidence=confidence,
        is_one_to_one=ours[1] - ours[0] == theirs[1] - theirs[0] == 1,
    )


def _covering(spans: Sequence[Span], numbers: Numbers) -> Span:
    """From the first of some sentences to the last; where there are none, behind those before."""
    start, end = numbers
    if start < end:
        return Span(spans[start].start, spans[end - 1].end)
    place = spans[start - 1].end if start else 0
    return Span(place, place)
