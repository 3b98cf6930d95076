"""Annotations with their replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import NotFound
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.store.relations import Relations
from workbench.store.remarks import Remark, read_remarks
from workbench.store.rows import identity, new_uuid

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping, Sequence

    from workbench.model.annotations import NewAnnotation
    from workbench.store.change_sets import ChangeSet, Value
    from workbench.text.anchoring import Quote

_BATCH = 500


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
            for remark in read_remarks(
                self._connection, f"AND segment_id IN ({marks})", tuple(batch), numbers
            ):
                found.setdefault(remark.segment_row, []).append(remark)
        return found

    def of_document(self, document: int | None = None) -> list[Remark]:
        """All annotations of a document, or of the project, in reading order."""
        if document is None:
            return list(read_remarks(self._connection, "", ()))
        return list(read_remarks(self._connection, "AND segments.document_id = ?", (document,)))

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

    def at(self, row: int) -> Remark:
        """One annotation. Raises NotFound where it is not there any more."""
        return self._one("AND annotations.id = ?", row, f"annotation {row}")

    def several(self, rows: Sequence[int]) -> list[Remark]:
        """Annotations in the order that is given. Raises NotFound where one is not there."""
        found: dict[int, Remark] = {}
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            marks = ", ".join("?" * len(batch))
            for remark in read_remarks(
                self._connection, f"AND annotations.id IN ({marks})", tuple(batch)
            ):
                found[remark.row] = remark
        return [found[row] if row in found else self.at(row) for row in rows]

    def get(self, uuid: str) -> Remark:
        """The annotation of that UUID, or whose UUID begins so. Raises NotFound."""
        prefix = uuid.lower()
        last = f"{prefix[:-1]}{chr(ord(prefix[-1]) + 1)}" if prefix else ""
        query = "AND annotations.uuid >= ? AND annotations.uuid < ?"
        remarks = list(read_remarks(self._connection, query, (prefix, last))) if prefix else []
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
        remarks = list(read_remarks(self._connection, where, (value,)))
        if not remarks:
            raise NotFound(f"{name} is not there any more", hint="look at the list again")
        return remarks[0]
