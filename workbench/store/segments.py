"""Segments in their order: reading pairs and outlines, finding, splitting and joining."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from workbench.model.segments import Side, State
from workbench.store.outlines import read_outline, read_shape
from workbench.store.pair_reading import read_pairs
from workbench.store.pair_rows import PAIR
from workbench.store.rows import new_uuid
from workbench.store.spacing import position_before, positions_after

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from workbench.model.outline import Outline
    from workbench.model.segments import Pair
    from workbench.store.change_sets import ChangeSet, Row

_ALIKE = ("kind", "level", "article", "translatable")
"""What the parts of a paragraph have in common."""
_BATCH = 500


class Segments:
    """The segments of a project."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def outline(self, document: int) -> Outline:
        """The columns of a document's pairs, in reading order."""
        return read_outline(self._connection, document)

    def shape(self, document: int) -> int:
        """A number that is another one after the cut or the order changed, as of an outline."""
        return read_shape(self._connection, document)

    def pairs(self, document: int) -> Iterator[Pair]:
        """The pairs of a document, in reading order."""
        query = (
            f"{PAIR} WHERE segments.document_id = ? AND segments.retired IS NULL"
            " ORDER BY segments.position"
        )
        found = self._connection.execute(query, (document,))
        first = 1
        while batch := found.fetchmany(_BATCH):
            numbers = {row[0]: number for number, row in enumerate(batch, first)}
            yield from read_pairs(self._connection, batch, numbers)
            first += len(batch)

    def count(self, document: int) -> int:
        """How many segments a document has."""
        query = "SELECT count(*) FROM segments WHERE document_id = ? AND retired IS NULL"
        return int(self._connection.execute(query, (document,)).fetchone()[0])

    def at(self, rows: Sequence[int], first_number: int) -> list[Pair]:
        """The pairs of consecutive rows; the first of them has the given number."""
        numbers = {row: number for number, row in enumerate(rows, first_number)}
        pairs = self._pairs(rows, numbers)
        return [pairs[row] for row in rows]

    def pair(self, row: int) -> Pair:
        """The pair of a row, with its number counted."""
        number = self._connection.execute(
            "SELECT count(*) FROM segments JOIN segments AS this ON this.id = ?"
            " WHERE segments.document_id = this.document_id AND segments.retired IS NULL"
            " AND segments.position <= this.position",
            (row,),
        ).fetchone()[0]
        return self.at([row], number)[0]

    def pairs_of(self, rows: Collection[int]) -> dict[int, Pair]:
        """By row: the pairs of segments anywhere, with their numbers counted."""
        from workbench.store.numbering import Numbering  # late, as below

        numbering = Numbering(self._connection)
        numbering.count(rows)
        numbers = {row: numbering.of(row)[0] for row in rows}
        pairs: dict[int, Pair] = {}
        wanted = tuple(rows)
        for start in range(0, len(wanted), _BATCH):
            pairs |= self._pairs(wanted[start : start + _BATCH], numbers)
        return pairs

    def document_of(self, row: int) -> int:
        """The row of a segment's document."""
        query = "SELECT document_id FROM segments WHERE id = ?"
        return int(self._connection.execute(query, (row,)).fetchone()[0])

    def rows_of_uuids(self, uuids: Collection[str]) -> dict[str, int]:
        """By UUID: the rows of the segments that stand; nothing for those that do not."""
        found: dict[str, int] = {}
        wanted = tuple(uuids)
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            marks = ", ".join("?" * len(batch))
            query = f"SELECT uuid, id FROM segments WHERE uuid IN ({marks}) AND retired IS NULL"
            found.update(self._connection.execute(query, batch).fetchall())
        return found

    def row_of_uuid(self, uuid: str) -> tuple[int, int, int] | None:
        """(row, document row, number) of the segment with that UUID, if it stands."""
        found = self._connection.execute(
            "SELECT id, document_id, (SELECT count(*) FROM segments AS before"
            "  WHERE before.document_id = segments.document_id AND before.retired IS NULL"
            "  AND before.position <= segments.position)"
            " FROM segments WHERE uuid = ? AND retired IS NULL",
            (uuid,),
        ).fetchone()
        return None if found is None else (found[0], found[1], found[2])

    def rows_of_source(self, text: str) -> list[int]:
        """The segments that stand with that very source, code point by code point."""
        found = self._connection.execute(
            "SELECT segments.id FROM revisions AS source"
            " JOIN segments ON segments.id = source.segment_id AND source_head = source.id"
            " JOIN documents ON documents.id = document_id WHERE source.side = 'source'"
            # The plus keeps SQLite from putting :text into the term that the index is on.
            " AND substr(source.text, 1, 16) = substr(:text, 1, 16) AND +source.text = :text"
            " AND segments.retired IS NULL AND documents.retired IS NULL"
            " ORDER BY documents.position, segments.position",
            {"text": text},
        )
        return [row for (row,) in found]

    def row_of_number(self, document: int, number: int) -> int | None:
        """The row of the segment with that number (from 1), if there is one."""
        if number < 1:
            return None
        found = self._connection.execute(
            "SELECT id FROM segments WHERE document_id = ? AND retired IS NULL"
            " ORDER BY position LIMIT 1 OFFSET ?",
            (document, number - 1),
        ).fetchone()
        return None if found is None else int(found[0])

    def standing(self, row: int) -> int:
        """The segment itself, or where it was retired, the one that its source went back into."""
        seen: set[int] = set()
        while row not in seen and self._is_retired(row):
            seen.add(row)
            found = self._connection.execute(
                "SELECT to_segment_id, 1 AS is_join, id FROM lineages"
                " WHERE from_segment_id = ?1 AND retired IS NULL UNION ALL"
                " SELECT from_segment_id, 0, id FROM lineages"
                " WHERE to_segment_id = ?1 AND from_segment_id IS NOT NULL"
                " ORDER BY is_join DESC, id DESC LIMIT 1",
                (row,),
            ).fetchone()
            row = row if found is None else int(found[0])
        return row

    def next_row(self, row: int) -> int | None:
        """The segment after this one in its document."""
        found = self._connection.execute(
            "SELECT after.id FROM segments AS after JOIN segments AS this ON this.id = ?"
            " WHERE after.document_id = this.document_id AND after.retired IS NULL"
            " AND after.position > this.position ORDER BY after.position LIMIT 1",
            (row,),
        ).fetchone()
        return None if found is None else int(found[0])

    def insert_after(self, change: ChangeSet, counts: Mapping[int, int]) -> dict[int, range]:
        """Makes so many new segments after each of some, all of one document; gives their rows.

        They are alike in all that is said of the one before, and have no source as yet.
        """
        places = positions_after(self._connection, counts)
        new: list[Row] = []
        for row, positions in places.items():
            document, *alike = self._connection.execute(
                f"SELECT document_id, {', '.join(_ALIKE)} FROM segments WHERE id = ?", (row,)
            ).fetchone()
            new += [(new_uuid(), document, position, *alike) for position in positions]
        rows = change.insert_many("segments", ("uuid", "document_id", "position", *_ALIKE), new)
        ends = [0, *accumulate(map(len, places.values()))]
        return dict(zip(places, (rows[slice(*ends)] for ends in pairwise(ends)), strict=True))

    def note_lineage(
        self,
        change: ChangeSet,
        from_row: int,
        to_row: int,
        *,
        offsets: tuple[int, int],
        length: int,
        reason: str,
        confidence: float = 1.0,
    ) -> None:
        """Records that a stretch of one segment's source now stands in another's.

        `offsets` are code points in the old and in the new source.
        """
        change.insert(
            "lineages",
            {
                "from_segment_id": from_row,
                "to_segment_id": to_row,
                "from_offset": offsets[0],
                "to_offset": offsets[1],
                "length": length,
                "reason": reason,
                "confidence": confidence,
                "time": change.time,
            },
        )

    def refresh(self, rows: Iterable[int]) -> None:
        """Repeats in a segment's row the state of its target, so that an outline is one scan."""
        self._connection.executemany(
            "UPDATE segments SET state = coalesce("
            "(SELECT state FROM revisions WHERE id = target_head), 'initial') WHERE id = ?",
            ((row,) for row in rows),
        )

    def states(self, rows: Sequence[int]) -> dict[int, State]:
        """By row: how far the targets of some segments have come."""
        found: dict[int, State] = {}
        for start in range(0, len(rows), _BATCH):
            batch = tuple(rows[start : start + _BATCH])
            marks = ", ".join("?" * len(batch))
            query = f"SELECT id, state FROM segments WHERE id IN ({marks})"
            found.update(
                (row, State(state)) for row, state in self._connection.execute(query, batch)
            )
        return found

    def texts(self, document: int | None) -> Iterator[tuple[int, str, str]]:
        """(row, source, target) of every segment of a document, or of the project, in order."""
        where = "" if document is None else "AND segments.document_id = ?"
        yield from self._connection.execute(
            "SELECT segments.id, source.text, coalesce(target.text, '') FROM segments"
            " JOIN documents ON documents.id = segments.document_id"
            " JOIN revisions AS source ON source.id = segments.source_head"
            " LEFT JOIN revisions AS target ON target.id = segments.target_head"
            f" WHERE segments.retired IS NULL AND documents.retired IS NULL {where}"
            " ORDER BY documents.position, segments.position",
            () if document is None else (document,),
        )

    def is_locked(self, row: int) -> bool:
        """Whether nobody may change the texts of a segment."""
        query = "SELECT locked FROM segments WHERE id = ?"
        return bool(self._connection.execute(query, (row,)).fetchone()[0])

    def locked(self) -> frozenset[int]:
        """The rows of the segments that nobody may change."""
        query = "SELECT id FROM segments WHERE locked AND retired IS NULL"
        return frozenset(row for (row,) in self._connection.execute(query))

    def position_after(self, row: int) -> int:
        """A free position right after a segment; all are spread anew where there is none."""
        return positions_after(self._connection, {row: 1})[row][0]

    def position_before(self, document: int) -> int:
        """A free position before all segments of a document."""
        return position_before(self._connection, document)

    def _pairs(self, rows: Sequence[int], numbers: Mapping[int, int]) -> dict[int, Pair]:
        """By row: pairs, each with its number; no more of them than SQL takes."""
        marks = ", ".join("?" * len(rows))
        query = f"{PAIR} WHERE segments.id IN ({marks})"
        found = self._connection.execute(query, tuple(rows)).fetchall()
        own = {row: numbers[row] for row in rows}
        pairs = read_pairs(self._connection, found, own)
        return {row[0]: pair for row, pair in zip(found, pairs, strict=True)}

    def _is_retired(self, row: int) -> bool:
        query = "SELECT retired IS NOT NULL FROM segments WHERE id = ?"
        return bool(self._connection.execute(query, (row,)).fetchone()[0])


SIDES = {Side.SOURCE: "source_head", Side.TARGET: "target_head"}
"""The column of a segment that points at the wording which stands."""
