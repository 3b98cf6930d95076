"""Annotations as they are read, with what the store knows them and their segments by."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.model.annotations import (
    Annotation,
    AnnotationState,
    Reply,
    Severity,
    Visibility,
)
from workbench.model.segments import Side
from workbench.model.spans import Span

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.store.change_sets import Value

_REMARK = """
SELECT annotations.id, segment_id, segments.document_id, segments.position,
       annotations.uuid, annotations.version, segments.uuid, documents.name, side, start_offset,
       end_offset, quote, label, body, author, time, annotations.state, visibility, severity, origin
FROM annotations
JOIN segments ON segments.id = segment_id
JOIN documents ON documents.id = segments.document_id
LEFT JOIN anchors ON annotation_id = annotations.id
     AND revision_id = CASE side WHEN 'source' THEN source_head ELSE target_head END
WHERE annotations.retired IS NULL AND segments.retired IS NULL AND documents.retired IS NULL
"""
_BATCH = 500
_FEW = 4
"""So many segments are counted one by one; to list all of a document costs about as much."""


class Remark(NamedTuple):
    """An annotation with what the store knows it and its segment by."""

    row: int
    segment_row: int
    document_row: int
    annotation: Annotation


def read_remarks(
    connection: sqlite3.Connection,
    where: str,
    values: tuple[Value, ...],
    numbers: Mapping[int, int] | None = None,
) -> Iterator[Remark]:
    """Annotations in reading order; `where` is what is asked beside that they stand.

    Numbers of segments that are not given are counted.
    """
    rows = connection.execute(
        f"{_REMARK} {where} ORDER BY documents.position, segments.position, side,"
        " start_offset IS NULL AND quote <> '', start_offset, end_offset, annotations.id",
        values,
    ).fetchall()
    numbers = _numbers(connection, rows) if numbers is None else numbers
    replies = _replies(connection, [row[0] for row in rows])
    for row in rows:
        yield Remark(
            row=row[0],
            segment_row=row[1],
            document_row=row[2],
            annotation=_annotation(row[4:], numbers[row[1]], tuple(replies.get(row[0], ()))),
        )


def _numbers(connection: sqlite3.Connection, rows: Sequence[Sequence[int]]) -> dict[int, int]:
    """By the row of a segment: its number. One scan a document, or one search a segment."""
    wanted = {row[1]: (row[2], row[3]) for row in rows}
    if len(wanted) > _FEW:
        numbers: dict[int, int] = {}
        for document in {document for document, _ in wanted.values()}:
            found = connection.execute(
                "SELECT id FROM segments WHERE document_id = ? AND retired IS NULL"
                " ORDER BY position",
                (document,),
            )
            numbers.update((row, at) for at, (row,) in enumerate(found, 1) if row in wanted)
        return numbers
    return {
        row: connection.execute(
            "SELECT count(*) FROM segments WHERE document_id = ? AND retired IS NULL"
            " AND position <= ?",
            place,
        ).fetchone()[0]
        for row, place in wanted.items()
    }


def _replies(connection: sqlite3.Connection, rows: Sequence[int]) -> dict[int, list[Reply]]:
    found: dict[int, list[Reply]] = {}
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]
        marks = ", ".join("?" * len(batch))
        for annotation, uuid, version, body, author, time in connection.execute(
            "SELECT annotation_id, uuid, version, body, author, time FROM replies"
            f" WHERE annotation_id IN ({marks}) AND retired IS NULL ORDER BY time, id",
            tuple(batch),
        ):
            found.setdefault(annotation, []).append(
                Reply(id=uuid, version=version, body=body, author=author, time=time)
            )
    return found


def _annotation(cells: Sequence[object], number: int, replies: tuple[Reply, ...]) -> Annotation:
    uuid, version, segment, document, side, start, end, *said = cells
    quote, label, body, author, time, state, visibility, severity, origin = map(str, said)
    is_placed = isinstance(start, int) and isinstance(end, int)
    return Annotation(
        id=str(uuid),
        version=int(str(version)),
        segment=str(segment),
        document=str(document),
        number=number,
        side=Side(str(side)),
        span=Span(int(str(start)), int(str(end))) if is_placed else None,
        quote=quote,
        label=label,
        body=body,
        author=author,
        time=time,
        state=AnnotationState(state),
        visibility=Visibility(visibility),
        severity=Severity(severity),
        origin=origin,
        replies=replies,
    )
