"""The sentences of one pair, as somebody sorts out which of them belong together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.segments import Side
from workbench.services import pairing, sentencing
from workbench.text.sentences import sentences

if TYPE_CHECKING:
    from workbench.model.memory import Bead
    from workbench.model.spans import Span
    from workbench.store.project import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedSentences:
    """Both texts of a pair, their sentences, and which belong together."""

    segment: int
    """The row of the segment."""
    number: int
    source: str
    target: str
    source_spans: tuple[Span, ...]
    target_spans: tuple[Span, ...]
    beads: tuple[Bead, ...]

    def counts(self, at: int) -> tuple[int, int]:
        """How many sentences of each text a bead has."""
        bead = self.beads[at]
        return (
            sum(bead.source.holds(span) for span in self.source_spans),
            sum(bead.target.holds(span) for span in self.target_spans),
        )


def read(store: Store, segment: int) -> PairedSentences:
    """The sentences of a pair as they are paired, or would be. Raises Refused without English."""
    pair = store.segments.pair(segment)
    source = store.wordings.standing(segment, Side.SOURCE)[0]
    target = store.wordings.standing(segment, Side.TARGET)[0]
    if not target:
        raise Refused(f"segment {pair.segment.number} has no English yet", hint="type it first")
    languages, own = store.languages, sentencing.rules(store)
    return PairedSentences(
        segment=segment,
        number=pair.segment.number,
        source=source,
        target=target,
        source_spans=tuple(sentences(source, languages[0], own)),
        target_spans=tuple(sentences(target, languages[1], own)),
        beads=pairing.beads(store, segment),
    )


def keep(store: Store, paired: PairedSentences, author: str) -> None:
    """Stores how the sentences are paired: somebody has seen all of it, so that all is sure."""
    beads = [replace(bead, confidence=1.0) for bead in paired.beads]
    pairing.pair_by_hand(store, paired.segment, paired.number, beads, author)


def join(paired: PairedSentences, at: int) -> PairedSentences:
    """Makes one of the bead at an index, from 0, and the next. Raises Refused at the last."""
    from workbench.match.pairing.by_hand import joined

    return _with(paired, joined(paired.beads, at, paired.source_spans, paired.target_spans))


def split(paired: PairedSentences, at: int) -> PairedSentences:
    """Cuts a bead after its first sentences; one of a sentence each is no pair any more.

    Raises Refused where it has no more than one sentence.
    """
    ours, theirs = paired.counts(at)
    after = (1, 0) if ours == theirs == 1 else (min(1, ours), min(1, theirs))
    return _divided(paired, at, after)


def part(paired: PairedSentences, at: int) -> PairedSentences:
    """Says that the two sides of a bead do not belong together. Raises Refused for one side."""
    ours, theirs = paired.counts(at)
    if not ours or not theirs:
        raise Refused("these sentences belong to none already")
    return _divided(paired, at, (ours, 0))


def move(paired: PairedSentences, at: int, side: Side, step: int) -> PairedSentences:
    """Moves the last sentence of a side of a bead to the next bead, or its first to the one before.

    `step` is 1 or -1. Raises Refused where there is no bead or no sentence.
    """
    from workbench.match.pairing.by_hand import moved

    if not paired.counts(at)[side is Side.TARGET]:
        raise Refused("there is no sentence here that could be moved")
    if not 0 <= at + step < len(paired.beads):
        raise Refused("there is no sentence pair to move it to")
    if sum(paired.counts(at)) == 1:  # nothing would be left here
        return join(paired, min(at, at + step))
    by = (0, -step) if side is Side.TARGET else (-step, 0)
    first = min(at, at + step)
    return _with(paired, moved(paired.beads, first, by, paired.source_spans, paired.target_spans))


def _divided(paired: PairedSentences, at: int, after: tuple[int, int]) -> PairedSentences:
    from workbench.match.pairing.by_hand import divided

    spans = paired.source_spans, paired.target_spans
    return _with(paired, divided(paired.beads, at, after, *spans))


def _with(paired: PairedSentences, beads: tuple[Bead, ...]) -> PairedSentences:
    return replace(paired, beads=beads)
