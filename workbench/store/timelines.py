"""Timelines: what was done to a segment, in a span of time or in the whole project, newest first.

They come from the journal, and from what is in no change set: documents that were added, wordings
kept beside the one that stands, and what was merged in with an author and a time of its own.
"""

from __future__ import annotations

from heapq import merge
from itertools import groupby, islice, starmap
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.model.segments import Origin
from workbench.model.timelines import Event, Happening, Step, Subject
from workbench.store.happenings import Teller
from workbench.store.things import Cell

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

_MOST = 40
"""Cells of one change set that a list tells."""
_FIRST_BATCH, _BATCH = 64, 2048
"""Events that are read at once: few until something is shown, as each batch counts numbers."""
_BESIDE_LABEL = "keep a wording beside"
_END_OF_TIME = "~"
"""Comes after every time as it is stored."""


class _Head(NamedTuple):
    """An event without what it did."""

    time: str
    row: int
    uuid: str
    author: str
    via: str
    label: str
    segment: int
    wording: int
    """The row of the wording that tells it; 0 for none."""
    merged_by: str
    added: str = ""
    """The name of the document that was added; empty for none."""
    step: Step = Step.DONE
    change_set: int = 0
    """The row of the change set whose cells tell it; 0 for none."""


class Timelines:
    """What was done to a project."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def between(self, start: str = "", end: str = "", author: str = "") -> Iterator[Event]:
        """What was done from one time on and before another, newest first.

        Times are as they are stored, in UTC; without them everything is told. At most 40 cells of
        one event are read.
        """
        span = {"start": start, "end": end or _END_OF_TIME, "author": author}
        streams = [
            map(_head_of_set, self._connection.execute(_SETS, span)),
            *(starmap(_Head, self._connection.execute(query, span))
              for query in (_MERGED, _DOCUMENTS, _BESIDE)),
        ]  # fmt: skip
        heads = merge(*streams, key=lambda head: (head.time, head.row), reverse=True)
        teller, size = Teller(self._connection), _FIRST_BATCH
        while batch := list(islice(heads, size)):
            cells = {head.change_set: self._cells(head.change_set) for head in batch}
            yield from _told(teller, batch, cells)
            size = _BATCH

    def of_segment(self, segment: int) -> list[Event]:
        """What was done to a segment, and to those that it was split from or joined with."""
        family = self.lineage(segment)
        values = {f"s{at}": row for at, row in enumerate(family)}
        marks = ", ".join(f":{name}" for name in values)
        heads: list[_Head] = []
        cells: dict[int, list[Cell]] = {}
        found = self._connection.execute(_OF_SEGMENTS.format(marks), values)
        for row, rows in groupby(found, key=lambda each: each[1]):
            changes = list(rows)
            heads.append(_head_of_set(changes[0]))
            cells[row] = [Cell(row, *each[9:]) for each in changes]
        heads += self._without_a_set(family, [cell for each in cells.values() for cell in each])
        heads.sort(key=lambda head: (head.time, head.row), reverse=True)
        return list(_told(Teller(self._connection), heads, cells))

    def lineage(self, segment: int) -> list[int]:
        """The row of a segment with those that it was split from or joined with, through all.

        What was split or joined and taken back is no kin.
        """
        found = self._connection.execute(_LINEAGE, (segment,))
        return [row for (row,) in found]

    def wording(self, uuid: str) -> Happening | None:
        """The wording of that UUID beside the one that it was made from; None where none is."""
        found = self._connection.execute(
            "SELECT id, parent_id FROM revisions WHERE uuid = ?", (uuid,)
        ).fetchone()
        if found is None:
            return None
        teller = Teller(self._connection)
        teller.learn_wordings(row for row in found if row is not None)
        return teller.wording(*found)

    def _without_a_set(self, family: Sequence[int], cells: Iterable[Cell]) -> Iterator[_Head]:
        """Wordings that no change made stand: imported ones, and those kept beside."""
        known = {cell.after for cell in cells if cell.column in ("source_head", "target_head")}
        marks = ", ".join("?" * len(family))
        for row, uuid, segment, origin, author, time, document in self._connection.execute(
            "SELECT revisions.id, revisions.uuid, segment_id, origin, author, time, name"
            " FROM revisions JOIN segments ON segments.id = segment_id"
            f" JOIN documents ON documents.id = document_id WHERE segment_id IN ({marks})",
            tuple(family),
        ):
            if row not in known:
                is_first = origin == Origin.IMPORTED
                label = f"add {document}" if is_first else _BESIDE_LABEL
                yield _Head(time, row, uuid, author, "", label, segment, row, "")

    def _cells(self, change_set: int) -> list[Cell]:
        found = self._connection.execute(_CELLS, (change_set, _MOST + 1))
        return [Cell(change_set, *cell) for cell in found]


def _told(teller: Teller, heads: Sequence[_Head], cells: dict[int, list[Cell]]) -> Iterator[Event]:
    teller.learn(
        [cell for each in cells.values() for cell in each[:_MOST]],
        (head.segment for head in heads),
    )
    teller.learn_wordings(head.wording for head in heads if head.wording)
    for head in heads:
        own = cells.get(head.change_set, [])
        told = tuple(teller.told(own[:_MOST]))
        if head.wording:
            told = (teller.wording(head.wording, None),)
        elif head.added:
            told = (_added(head.added),)
        segment = head.segment or _only({each.segment for each in told})
        number, document = teller.numbering.of(segment) if segment else (0, "")
        yield Event(
            id=head.uuid,
            time=head.time,
            author=head.author,
            via=head.via,
            label=head.label,
            step=head.step,
            segment=segment,
            number=number,
            document=document,
            merged_by=head.merged_by,
            happenings=told,
            is_cut_short=len(own) > _MOST,
        )


def _head_of_set(row: Sequence[Any]) -> _Head:
    time, change_set, uuid, author, via, label, segment, reverts, undoes, *_ = row
    step = Step.DONE
    if reverts is not None:
        step = Step.UNDONE if undoes else Step.REDONE
    return _Head(
        time=time,
        row=change_set,
        uuid=uuid,
        author=author,
        via=via,
        label=label,
        segment=segment,
        wording=0,
        merged_by="",
        step=step,
        change_set=change_set,
    )


def _added(document: str) -> Happening:
    return Happening(subject=Subject.DOCUMENT, deed="added", name=document, document=document)


def _only(rows: set[int]) -> int:
    return next(iter(rows)) if len(rows) == 1 else 0


_IN_SPAN = "time >= :start AND time < :end AND :author IN ('', author)"
_HEAD = (
    "change_sets.time, change_sets.id, change_sets.uuid, change_sets.author, change_sets.via,"
    " change_sets.label, coalesce(change_sets.segment_id, 0), reverts_id, undoes"
)
_SETS = f"SELECT {_HEAD} FROM change_sets WHERE {_IN_SPAN} ORDER BY time DESC, id DESC"
_MERGED = (
    "SELECT this.time, this.id, this.uuid, this.author, this.via, this.label, 0, 0,"
    " coalesce(change_sets.author, '') FROM merged_sets AS this"
    " LEFT JOIN change_sets ON change_sets.id = change_set_id"
    " WHERE this.time >= :start AND this.time < :end AND :author IN ('', this.author)"
    " ORDER BY this.time DESC, this.id DESC"
)
_DOCUMENTS = (
    "SELECT time, id, uuid, author, '', 'add ' || name, 0, 0, '', name FROM"
    " (SELECT created AS time, documents.id, uuid, name, coalesce((SELECT author FROM revisions"
    "   WHERE side = 'source' AND segment_id = (SELECT segments.id FROM segments"
    "    WHERE document_id = documents.id AND segments.retired IS NULL"
    "    ORDER BY segments.position LIMIT 1) ORDER BY revisions.id LIMIT 1), '') AS author"
    "  FROM documents WHERE NOT EXISTS (SELECT 1 FROM changes WHERE table_name = 'documents'"
    "   AND row_id = documents.id AND column_name = 'retired'))"
    f" WHERE {_IN_SPAN} ORDER BY time DESC, id DESC"
)
_BESIDE = (
    f"SELECT revisions.time, conflicts.id, conflicts.uuid, author, '', '{_BESIDE_LABEL}',"
    " conflicts.segment_id, revision_id, '' FROM conflicts"
    " JOIN revisions ON revisions.id = revision_id"
    " WHERE revisions.time >= :start AND revisions.time < :end"
    " AND :author IN ('', author) ORDER BY revisions.time DESC, conflicts.id DESC"
)
_CELLS = (
    "SELECT table_name, row_id, column_name, before, after FROM changes"
    " WHERE change_set_id = ? AND table_name <> 'lineages' ORDER BY id LIMIT ?"
)
_LINEAGE = """
WITH RECURSIVE family (id) AS (
    VALUES (?)
    UNION
    SELECT CASE family.id WHEN from_segment_id THEN to_segment_id ELSE from_segment_id END
    FROM family
    JOIN lineages ON lineages.retired IS NULL AND (from_segment_id = family.id
        OR (to_segment_id = family.id AND from_segment_id IS NOT NULL))
)
SELECT id FROM family
"""
_OF_SEGMENTS = f"""
WITH notes (id) AS (SELECT id FROM annotations WHERE segment_id IN ({{0}})),
touched (table_name, row_id) AS (
    SELECT 'segments', id FROM segments WHERE id IN ({{0}})
    UNION ALL SELECT 'annotations', id FROM notes
    UNION ALL SELECT 'anchors', id FROM anchors WHERE annotation_id IN notes
    UNION ALL SELECT 'replies', id FROM replies WHERE annotation_id IN notes
    UNION ALL SELECT 'relations', id FROM relations WHERE from_annotation_id IN notes
)
SELECT {_HEAD}, changes.table_name, changes.row_id, column_name, before, after
FROM touched
JOIN changes ON changes.table_name = touched.table_name AND changes.row_id = touched.row_id
JOIN change_sets ON change_sets.id = changes.change_set_id
ORDER BY change_sets.id DESC, changes.id
"""
