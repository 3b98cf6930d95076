"""Annotations on segments that somebody cut: they go where their words are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.spans import Span
from workbench.store.anchors import Anchors
from workbench.store.segments import Segments
from workbench.text.anchoring import Quote, carried, found_again

if TYPE_CHECKING:
    from workbench.store.merging.copies import Values
    from workbench.store.merging.work import Work


def place(work: Work) -> None:
    """Puts every annotation on a segment that stands, and gives it an anchor there."""
    segments, anchors = Segments(work.mine.connection), Anchors(work.mine.connection)
    groups = {row: _related(work, row) for row in sorted(work.recut)}
    everywhere = {row for group in groups.values() for row in group}
    for row in sorted(everywhere):
        standing = segments.standing(row)
        if standing != row:
            for each in work.mine.rows("annotations", "segment_id = ? AND retired IS NULL", row):
                work.change.update("annotations", int(str(each["id"])), {"segment_id": standing})
    work.touched |= everywhere
    anchors.settle(sorted(work.touched))
    for row in sorted(everywhere):
        if work.mine.cell("segments", row, "retired") is None:
            others = sorted(_related(work, row) - {row})
            for annotation in _orphans(work, row):
                _place_elsewhere(work, anchors, annotation, others)
    segments.refresh(work.touched)


def _related(work: Work, row: int) -> set[int]:
    """The segments that a segment's text came from or went to, also by a cut not taken."""
    found = {row}
    waiting = [row]
    while waiting:
        for start, end in work.mine.connection.execute(
            "SELECT from_segment_id, to_segment_id FROM lineages WHERE from_segment_id = ?1"
            " UNION SELECT from_segment_id, to_segment_id FROM lineages"
            " WHERE to_segment_id = ?1 AND from_segment_id IS NOT NULL",
            (waiting.pop(),),
        ).fetchall():
            fresh = {start, end} - found
            found |= fresh
            waiting += fresh
    return found


def _orphans(work: Work, segment: int) -> list[Values]:
    """Annotations on words of the source that the source of their segment does not have."""
    return list(
        work.mine.rows(
            "annotations",
            "segment_id = ? AND side = 'source' AND quote <> '' AND retired IS NULL AND EXISTS"
            " (SELECT 1 FROM anchors JOIN segments ON segments.id = segment_id"
            "  WHERE annotation_id = annotations.id AND revision_id = source_head"
            "  AND start_offset IS NULL)",
            segment,
        )
    )


def _place_elsewhere(work: Work, anchors: Anchors, annotation: Values, others: list[int]) -> None:
    row = int(str(annotation["id"]))
    held = work.mine.connection.execute(
        "SELECT text, start_offset, end_offset FROM anchors"
        " JOIN revisions ON revisions.id = revision_id"
        " WHERE annotation_id = ? AND start_offset IS NOT NULL ORDER BY revision_id DESC LIMIT 1",
        (row,),
    ).fetchone()
    quote = Quote(
        exact=str(annotation["quote"]),
        prefix=str(annotation["prefix"]),
        suffix=str(annotation["suffix"]),
    )
    for other in others:
        head = work.mine.cell("segments", other, "source_head")
        if head is None or work.mine.cell("segments", other, "retired") is not None:
            continue
        text = str(work.mine.revision(head)["text"])
        span = held and carried(held[0], text, Span(held[1], held[2]))
        span = span or found_again(text, quote)
        if span:
            work.change.update("annotations", row, {"segment_id": other})
            anchors.put(row, int(str(head)), span)
            return
