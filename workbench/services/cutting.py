"""How a paragraph is cut, and what becomes of all that hangs on it.

Whoever calls this has begun a change set, and has seen that the paragraphs may be changed.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from workbench.errors import Refused
from workbench.model.edits import Edit
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.services.reopening import new_source, reopen, revision_of
from workbench.text.carrying import divided

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.codes import Code
    from workbench.model.segments import Pair
    from workbench.store.change_sets import ChangeSet
    from workbench.store.project import Store

Cut: TypeAlias = "tuple[int, Pair, Sequence[int]]"
"""The row of a segment, its pair as it stands, and the code points at which it is cut, in order."""


def part(store: Store, change: ChangeSet, cuts: Sequence[Cut]) -> list[int]:
    """Cuts paragraphs of one document; gives the rows of all parts.

    Target, note and history stay with the first part; an annotation goes with the greatest part of
    its words, a code with its place, and a pair of codes that is cut stands in both parts. A
    confirmed target is a draft again, since it now says too much. Raises Refused where one of the
    parts would be empty.
    """
    parted = [(row, pair, _spans(pair, offsets)) for row, pair, offsets in cuts]
    new = store.segments.insert_after(change, {row: len(spans) - 1 for row, _, spans in parted})
    found: list[int] = []
    for row, pair, spans in parted:
        rows = [row, *new[row]]
        _part(store, change, rows, pair, spans)
        found += rows
    return found


def _part(
    store: Store, change: ChangeSet, rows: Sequence[int], pair: Pair, spans: Sequence[Span]
) -> None:
    segment, row = pair.segment, rows[0]
    change.update("segments", row, {"unfinished": ""})
    change.update("segments", rows[-1], {"unfinished": segment.unfinished})
    _part_annotations(store, change, rows, spans)
    offsets = [span.start for span in spans[1:]]
    detail = f"split at {offsets[0]}" if len(offsets) == 1 else f"split into {len(rows)}"
    codes = _parted_codes(segment.codes, offsets)
    for each, span, own in zip(rows, spans, codes, strict=True):
        wording = new_source(span.of(segment.source), own, change.author, detail)
        base = segment.source_token if each == row else ""
        edits = {revision_of(segment.source_token): _cut_out(span, len(segment.source))}
        store.wordings.stand(change, each, Side.SOURCE, wording, base, edits)
    # The last first, so that each says where its text stood when it was cut off.
    for each, span in reversed(list(zip(rows, spans, strict=True))[1:]):
        store.segments.note_lineage(
            change, row, each, offsets=(span.start, 0), length=len(span), reason=detail
        )
    reopen(store, change, row, pair, pair.target.text, pair.target.codes)


def _spans(pair: Pair, offsets: Sequence[int]) -> list[Span]:
    """The parts of a source. Raises Refused where one would be empty."""
    source = pair.segment.source
    spans = [Span(*ends) for ends in pairwise((0, *offsets, len(source)))]
    for span in spans:
        if span.start < 0 or span.end > len(source) or not span.of(source).strip():
            at = span.end if span.end > len(source) else span.start or span.end
            raise Refused(
                f"there is nothing to split off in segment {pair.segment.number} at {at}",
                hint="a cut has text on both sides",
            )
    return spans


def _part_annotations(
    store: Store, change: ChangeSet, rows: Sequence[int], spans: Sequence[Span]
) -> None:
    """Gives each part what has more of its words there than in any other."""
    for annotation, side, place, _ in store.annotations.rows_on(rows[0]):
        if side is Side.SOURCE and place is not None:
            shares = [min(place.end, span.end) - max(place.start, span.start) for span in spans]
            segment = rows[shares.index(max(shares))]
            change.update("annotations", annotation, {"segment_id": segment})


def _parted_codes(codes: tuple[Code, ...], offsets: Sequence[int]) -> Iterator[tuple[Code, ...]]:
    before = 0
    for offset in offsets:
        own, codes = divided(codes, offset - before)
        yield own
        before = offset
    yield codes


def _cut_out(span: Span, length: int) -> list[Edit]:
    """What was done to a text of which a span alone was left."""
    return [Edit(span=Span(span.end, length), text=""), Edit(span=Span(0, span.start), text="")]
