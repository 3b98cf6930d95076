"""Where annotations stand: the next one of a document, and the words that are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.model.segments import Side
from workbench.model.spans import Span

if TYPE_CHECKING:
    import sqlite3

REMOVED = "removed"
"""Why a note or an answer is out that somebody took out; what was undone has no reason."""


class Place(NamedTuple):
    """Where an annotation begins, or where somebody is."""

    segment_row: int
    is_target: bool
    start: int
    """In code points; -1 for what is on the whole segment or has lost its words."""
    annotation: str
    """Its UUID; empty for a place before all that begin there."""


class AnnotationPlaces:
    """The places of a project's annotations."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def beside(self, place: Place, *, is_forward: bool) -> Place | None:
        """The next annotation of the document that is not resolved, or the one before.

        Beginning at a place that need not be an annotation; from the other end of the document
        where there is none any more, None where there is none at all.
        """
        document, position = self._connection.execute(
            "SELECT document_id, position FROM segments WHERE id = ?", (place.segment_row,)
        ).fetchone()
        sign, order = (">", "ASC") if is_forward else ("<", "DESC")
        start = (position, place.is_target, place.start, place.annotation)
        ends = (-1, 0, -2, "") if is_forward else (1 << 62, 2, 0, "")
        for here in (start, ends):
            found = self._connection.execute(
                "SELECT segments.id, side = 'target' AS is_target,"
                " coalesce(start_offset, -1) AS start, annotations.uuid"
                " FROM segments CROSS JOIN annotations ON segment_id = segments.id"
                " LEFT JOIN anchors ON annotation_id = annotations.id AND revision_id ="
                "  CASE side WHEN 'source' THEN source_head ELSE target_head END"
                " WHERE segments.document_id = ?1 AND segments.retired IS NULL"
                f" AND position {sign}= ?2 AND (position, is_target, start, annotations.uuid)"
                f" {sign} (?2, ?3, ?4, ?5) AND annotations.retired IS NULL"
                " AND annotations.state <> 'resolved'"
                f" ORDER BY position {order}, is_target {order}, start {order},"
                f" annotations.uuid {order} LIMIT 1",
                (document, *here),
            ).fetchone()
            if found is not None:
                return Place(found[0], bool(found[1]), found[2], found[3])
        return None

    def spans_taken(self, document: int | None = None) -> dict[tuple[int, Side, str], list[Span]]:
        """By segment row, side and label: where annotations stand, or stood when removed."""
        where = "" if document is None else "AND document_id = ?"
        taken: dict[tuple[int, Side, str], list[Span]] = {}
        for segment, side, label, start, end in self._connection.execute(
            "SELECT segment_id, side, label, start_offset, end_offset FROM annotations"
            " JOIN segments ON segments.id = segment_id"
            " JOIN anchors ON annotation_id = annotations.id"
            "  AND revision_id = CASE side WHEN 'source' THEN source_head ELSE target_head END"
            " WHERE start_offset IS NOT NULL AND segments.retired IS NULL"
            f" AND (annotations.retired IS NULL OR annotations.retired_reason = ?) {where}",
            (REMOVED,) if document is None else (REMOVED, document),
        ):
            taken.setdefault((segment, Side(side), label), []).append(Span(start, end))
        return taken
