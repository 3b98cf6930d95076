"""Pairs the sentences inside confirmed pairs, so that each becomes a unit of the memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.segments import Side
from workbench.services import sentencing
from workbench.services.recognising import Recogniser
from workbench.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.memory import Bead
    from workbench.model.segmentation import SegmentationRules
    from workbench.store.project import Store

_AT_ONCE = 50
"""Pairs in one transaction: about a tenth of a second."""


def complete_some(store: Store, count: int = _AT_ONCE) -> int:
    """Pairs the sentences of a few confirmed pairs that have none yet; gives how many these were.

    All in one transaction. Where it gives 0, none is left.
    """
    if not store.remembering.unpaired(1):
        return 0
    own = sentencing.rules(store)
    with store.transaction():
        # Only now: what is paired must be what stands when it is stored.
        waiting = store.remembering.unpaired(count)
        for segment, source, target in waiting:
            store.beads.put(segment, found(store, source, target, own))
        segments = [segment for segment, *_ in waiting]
        store.remembering.follow(segments)
        store.remembering.note_paired(segments)
    return len(waiting)


def beads(store: Store, segment: int) -> tuple[Bead, ...]:
    """The sentence pairs of a segment as they stand, or as they would be found."""
    known = store.beads.of(segment)
    if known:
        return known
    source = store.wordings.standing(segment, Side.SOURCE)[0]
    target = store.wordings.standing(segment, Side.TARGET)[0]
    return found(store, source, target, sentencing.rules(store))


def pair_by_hand(
    store: Store, segment: int, number: int, beads: Sequence[Bead], author: str
) -> None:
    """Says which sentences belong together. Raises Refused where there is no English."""
    if not store.wordings.standing(segment, Side.TARGET)[0]:
        raise Refused(f"segment {number} has no English yet", hint="type it first")
    with store.journal.change(f"pair sentences of {number}", author, segment_row=segment) as change:
        store.beads.set(change, segment, beads)
        store.remembering.follow([segment])


def found(
    store: Store, source: str, target: str, own: SegmentationRules | None
) -> tuple[Bead, ...]:
    """The sentence pairs of two texts, as the program finds them by some rules of sentence ends."""
    from workbench.match.pairing.beads import pair

    source_language, target_language = store.languages
    return pair(
        source,
        target,
        sentences(source, source_language, own),
        sentences(target, target_language, own),
        tuple(_anchors(store, source)),
    )


def _anchors(store: Store, source: str) -> Iterator[tuple[str, str]]:
    """What the glossary says of the terms of a source: (Chinese, English)."""
    recogniser = store.kept(Recogniser) or store.keep(Recogniser())
    recogniser.refresh(store)
    for hit in recogniser.hits(store, source):
        for _, term in hit.english:
            yield hit.text, term.text
