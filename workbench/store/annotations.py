"""Annotations with their replies."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import NotFound
from workbench.model.annotations import (
    Annotation,
    AnnotationState,
    Reply,
    Severity,
    Visibility,
)
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.store.relations import Relations
from workbench.store.rows import identity, new_uuid

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from workbench.model.annotations import NewAnnotation
    from workbench.store.change_sets import ChangeSet, Value
    from workbench.text.anchoring import Quote

_ANNOTATION = """
SELECT annotations.id, annotations.uuid, annotations.version, segments.uuid, documents.name,
       segments.document_id, segments.position, segment_id, side, start_offset, end_offset, quote,
       label, body, author, time, annotations.state, visibility, severity, origin
FROM annotations
JOIN segments ON segments.id = segment_id
JOIN documents ON documents.id = segments.document_id
LEFT JOIN anchors ON annotation_id = annotations.id
     AND revision_id = CASE side WHEN 'source' THEN source_head ELSE target_head END
WHERE annotations.retired IS NULL AND segments.retired IS NULL AND documents.retired IS NULL
"""
_BATCH = 500
REMOVED = "removed"
"""Why an annotation is out that somebody took out; one that was undone has no reason."""
_FEW = 4
"""So many segments are counted one by one; to list all of a document costs about as much."""


class Remark(NamedTuple):
    """An annotation with what the store knows it and its segment by."""

    row: int
    segment_row: int
    document_row: int
    annotation: Annotation


class Place(NamedTuple):
    """Where an annotation begins, or where somebody is."""

    segment_row: int
    is_target: bool
    start: int
    """In code points; -1 for what is on the whole segment or has lost its words."""
    annotation: str
    """Its UUID; empty for a place before all that begin there."""


class Annotations:
    """The annotations of a project."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of_segments(self, rows: Sequence[int], first_number: int) -> dict[int, list[Remark]]:
        """By the row of the segment: its annotations, source first, in order of their spans.

        The segments are consecutive; the first of them has the given number.
        """
        return self.of_numbered({row: number for number, row in enumerate(rows, first_number)})

    def of_numbered(self, numbers: Mapping[int, int]) -> dict[int, list[Remark]]:
        """The same for segments anywhere, each with its number."""
        rows = list(numbers)
        found: dict[int, list[Remark]] = {}
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            marks = ", ".join("?" * len(batch))
            for remark in self._read(f"AND segment_id IN ({marks})", tuple(batch), numbers):
                found.setdefault(remark.segment_row, []).append(remark)
        return found

    def of_document(self, document: int | None = None) -> list[Remark]:
        """All annotations of a document, or of the project, in reading order."""
        if document is None:
            return list(self._read("", ()))
        return list(self._read("AND segments.document_id = ?", (document,)))

    def has_label(self, document: int, labels: Collection[str]) -> bool:
        """Whether an annotation of a document has one of some labels, by name."""
        marks = ", ".join("?" * len(labels))
        found = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM annotations JOIN segments ON segments.id = segment_id"
            " WHERE annotations.retired IS NULL AND segments.retired IS NULL"
            f" AND document_id = ? AND label IN ({marks}))",
            (document, *labels),
        ).fetchone()
        return bool(found[0])

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

    def at(self, row: int) -> Remark:
        """One annotation. Raises NotFound where it is not there any more."""
        return self._one("AND annotations.id = ?", row, f"annotation {row}")

    def several(self, rows: Sequence[int]) -> list[Remark]:
        """Annotations in the order that is given. Raises NotFound where one is not there."""
        found: dict[int, Remark] = {}
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            marks = ", ".join("?" * len(batch))
            for remark in self._read(f"AND annotations.id IN ({marks})", tuple(batch)):
                found[remark.row] = remark
        return [found[row] if row in found else self.at(row) for row in rows]

    def get(self, uuid: str) -> Remark:
        """The annotation of that UUID, or whose UUID begins so. Raises NotFound."""
        prefix = uuid.lower()
        last = f"{prefix[:-1]}{chr(ord(prefix[-1]) + 1)}" if prefix else ""
        query = "AND annotations.uuid >= ? AND annotations.uuid < ?"
        remarks = list(self._read(query, (prefix, last))) if prefix else []
        if len(remarks) != 1:
            fault = "several annotations begin with" if remarks else "there is no annotation"
            raise NotFound(f"{fault} {uuid}", hint="`workbench notes list` names them all")
        return remarks[0]

    def insert(
        self,
        change: ChangeSet,
        segment: int,
        new: NewAnnotation,
        quote: Quote | None,
        *,
        uuid: str = "",
        time: str = "",
    ) -> int:
        """Adds an annotation; its anchor is put by whoever knows the wording. Gives its row."""
        return change.insert(
            "annotations",
            {
                "uuid": identity(self._connection, "annotations", uuid) if uuid else new_uuid(),
                "segment_id": segment,
                "label": new.label,
                "body": new.body,
                "author": new.author,
                "time": time or change.time,
                "side": str(new.side),
                "quote": quote.exact if quote else "",
                "prefix": quote.prefix if quote else "",
                "suffix": quote.suffix if quote else "",
                "state": str(new.state),
                "visibility": str(new.visibility),
                "severity": str(new.severity),
                "origin": new.origin,
            },
        )

    def update(self, change: ChangeSet, row: int, values: dict[str, Value]) -> bool:
        """Sets columns of an annotation; tells whether any was different."""
        return change.update("annotations", row, values)

    def retire(self, change: ChangeSet, row: int, reason: str) -> None:
        """Takes an annotation out, with its relations."""
        for relation, _ in Relations(self._connection).of(row):
            change.retire("relations", relation, reason)
        change.retire("annotations", row, reason)

    def earlier_bodies_of(self, uuid: str) -> set[str]:
        """What an annotation said at other times, since it was first written or undone."""
        column = "table_name = 'annotations' AND column_name = 'body' AND row_id = annotations.id"
        found = self._connection.execute(
            f"SELECT changes.before FROM annotations JOIN changes ON {column} WHERE uuid = ?1"
            f" UNION SELECT changes.after FROM annotations JOIN changes ON {column} WHERE uuid = ?1"
            " EXCEPT SELECT body FROM annotations WHERE uuid = ?1",
            (uuid,),
        )
        return {str(body) for (body,) in found if body is not None}

    def rows_on(self, segment: int) -> list[tuple[int, Side, Span | None, str]]:
        """(row, side, span, quote) of every annotation of a segment, as it stands now.

        Removed ones are among them: they go where the others go, and may be brought back.
        """
        found = self._connection.execute(
            "SELECT annotations.id, side, start_offset, end_offset, quote FROM annotations"
            " JOIN segments ON segments.id = segment_id"
            " LEFT JOIN anchors ON annotation_id = annotations.id"
            "  AND revision_id = CASE side WHEN 'source' THEN source_head ELSE target_head END"
            " WHERE segment_id = ? ORDER BY annotations.id",
            (segment,),
        )
        return [
            (row, Side(side), None if start is None else Span(start, end), quote)
            for row, side, start, end, quote in found
        ]

    def reply(
        self,
        change: ChangeSet,
        annotation: int,
        body: str,
        author: str,
        *,
        uuid: str = "",
        time: str = "",
    ) -> int:
        """Adds an answer."""
        return change.insert(
            "replies",
            {
                "uuid": identity(self._connection, "replies", uuid) if uuid else new_uuid(),
                "annotation_id": annotation,
                "body": body,
                "author": author,
                "time": time or change.time,
            },
        )

    def edit_reply(self, change: ChangeSet, uuid: str, body: str) -> None:
        """Gives an answer other words. Raises NotFound where it is not there any more."""
        change.update("replies", self._reply_row(uuid), {"body": body})

    def retire_reply(self, change: ChangeSet, uuid: str, reason: str) -> None:
        """Takes an answer out. Raises NotFound where it is not there any more."""
        change.retire("replies", self._reply_row(uuid), reason)

    def _reply_row(self, uuid: str) -> int:
        found = self._connection.execute(
            "SELECT id FROM replies WHERE uuid = ? AND retired IS NULL", (uuid,)
        ).fetchone()
        if found is None:
            raise NotFound(f"there is no reply {uuid}", hint="look at the note again")
        return int(found[0])

    def _one(self, where: str, value: Value, name: str) -> Remark:
        remarks = list(self._read(where, (value,)))
        if not remarks:
            raise NotFound(f"{name} is not there any more", hint="look at the list again")
        return remarks[0]

    def _read(
        self, where: str, values: tuple[Value, ...], numbers: Mapping[int, int] | None = None
    ) -> Iterator[Remark]:
        rows = self._connection.execute(
            f"{_ANNOTATION} {where} ORDER BY documents.position, segments.position, side,"
            " start_offset IS NULL AND quote <> '', start_offset, end_offset, annotations.id",
            values,
        ).fetchall()
        numbers = self._numbers(rows) if numbers is None else numbers
        replies = self._replies([row[0] for row in rows])
        for row in rows:
            yield Remark(
                row=row[0],
                segment_row=row[7],
                document_row=row[5],
                annotation=_annotation(row, numbers[row[7]], tuple(replies.get(row[0], ()))),
            )

    def _numbers(self, rows: Sequence[Sequence[int]]) -> dict[int, int]:
        """By the row of a segment: its number. One scan a document, or one search a segment."""
        wanted = {row[7]: (row[5], row[6]) for row in rows}
        if len(wanted) > _FEW:
            numbers: dict[int, int] = {}
            for document in {document for document, _ in wanted.values()}:
                found = self._connection.execute(
                    "SELECT id FROM segments WHERE document_id = ? AND retired IS NULL"
                    " ORDER BY position",
                    (document,),
                )
                numbers.update((row, at) for at, (row,) in enumerate(found, 1) if row in wanted)
            return numbers
        return {
            row: self._connection.execute(
                "SELECT count(*) FROM segments WHERE document_id = ? AND retired IS NULL"
                " AND position <= ?",
                place,
            ).fetchone()[0]
            for row, place in wanted.items()
        }

    def _replies(self, rows: Sequence[int]) -> dict[int, list[Reply]]:
        found: dict[int, list[Reply]] = {}
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            marks = ", ".join("?" * len(batch))
            for annotation, uuid, version, body, author, time in self._connection.execute(
                "SELECT annotation_id, uuid, version, body, author, time FROM replies"
                f" WHERE annotation_id IN ({marks}) AND retired IS NULL ORDER BY time, id",
                tuple(batch),
            ):
                found.setdefault(annotation, []).append(
                    Reply(id=uuid, version=version, body=body, author=author, time=time)
                )
        return found


def _annotation(row: Sequence[object], number: int, replies: tuple[Reply, ...]) -> Annotation:
    (
        _,
        uuid,
        version,
        segment,
        document,
        _,
        _,
        _,
        side,
        start,
        end,
        quote,
        label,
        body,
        author,
        time,
        state,
        visibility,
        severity,
        origin,
    ) = row
    is_placed = isinstance(start, int) and isinstance(end, int)
    return Annotation(
        id=str(uuid),
        version=int(str(version)),
        segment=str(segment),
        document=str(document),
        number=number,
        side=Side(str(side)),
        span=Span(int(str(start)), int(str(end))) if is_placed else None,
        quote=str(quote),
        label=str(label),
        body=str(body),
        author=str(author),
        time=str(time),
        state=AnnotationState(str(state)),
        visibility=Visibility(str(visibility)),
        severity=Severity(str(severity)),
        origin=str(origin),
        replies=replies,
    )
