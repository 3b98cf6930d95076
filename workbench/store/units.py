"""Translation units: those that files brought, and those of the project's confirmed pairs.

Source and target of a unit are never changed in place: an edit retires the row and adds another,
and so an index over rows stays right for ever. Retired rows stay in it, and are left out here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from workbench.store.memories import Memories
from workbench.store.unit_codes import BothCodes, UnitCodes
from workbench.store.unit_rows import LIVE, NO_CODES, READ, unit_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.model.memory import TranslationUnit
    from workbench.model.segments import Side

_BATCH = 500
Texts: TypeAlias = "tuple[str, str]"
"""Source and target."""


class Units:
    """The translation units of a project."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def last(self) -> int:
        """The row of the youngest unit; 0 where there is none."""
        query = "SELECT coalesce(max(id), 0) FROM units"
        return int(self._connection.execute(query).fetchone()[0])

    def is_empty(self) -> bool:
        """Whether there is no unit at all."""
        return self._connection.execute("SELECT 1 FROM units LIMIT 1").fetchone() is None

    def texts(self, first: int, end: int) -> Iterator[tuple[int, str, str]]:
        """(row, source, target) of all units from `first` to before `end`, also retired ones."""
        yield from self._connection.execute(
            "SELECT id, source, target FROM units WHERE id >= ? AND id < ? ORDER BY id",
            (first, end),
        )

    def texts_of(self, side: Side, first: int, end: int) -> Iterator[tuple[int, str]]:
        """(row, text) of one side of the same units."""
        yield from self._connection.execute(
            f"SELECT id, {side} FROM units WHERE id >= ? AND id < ? ORDER BY id", (first, end)
        )

    def sources(self, rows: Sequence[int]) -> dict[int, str]:
        """By row: the sources of those units that stand."""
        return dict(self._live("id, source", rows))

    def pairs(self, rows: Sequence[int]) -> dict[int, Texts]:
        """By row: source and target of those units that stand."""
        return {
            row: (source, target) for row, source, target in self._live("id, source, target", rows)
        }

    def get(self, rows: Sequence[int], *, is_brief: bool = False) -> dict[int, TranslationUnit]:
        """By row: those units that stand.

        Brief ones lack what takes time: the numbers of their segments, and their codes.
        """
        names = Memories(self._connection).names()
        codes = {} if is_brief else self.codes(rows)
        units: dict[int, TranslationUnit] = {}
        for row, memory, uuid, version, segment, is_sentence, *cells in self._live(READ, rows):
            if memory in names:
                is_counted = not is_brief and segment is not None
                number = self._number(segment) if is_counted else 0
                both = codes.get(row, NO_CODES)
                units[row] = unit_of(
                    names[memory], uuid, version, number, bool(is_sentence), cells, both
                )
        return units

    def codes(self, rows: Sequence[int]) -> dict[int, BothCodes]:
        """By row: the inline markup of those units that have any."""
        found: dict[int, BothCodes] = {}
        for start in range(0, len(rows), _BATCH):
            found.update(UnitCodes(self._connection).of(rows[start : start + _BATCH]))
        return found

    def rows_of(self, memories: Iterable[int] = (), *, newest_first: bool = False) -> Iterator[int]:
        """The rows of the units that stand, of all memories or of some."""
        chosen = tuple(memories)
        within = f" AND memory_id IN ({', '.join('?' * len(chosen))})" if chosen else ""
        order = "DESC" if newest_first else "ASC"
        query = f"SELECT id FROM units WHERE {LIVE}{within} ORDER BY id {order}"
        for (row,) in self._connection.execute(query, chosen):
            yield row

    def count(self) -> int:
        """How many units stand."""
        query = f"SELECT count(*) FROM units WHERE {LIVE}"
        return int(self._connection.execute(query).fetchone()[0])

    def find(self, uuid: str) -> int | None:
        """The row of a unit that stands."""
        query = f"SELECT id FROM units WHERE uuid = ? AND {LIVE}"
        found = self._connection.execute(query, (uuid,)).fetchone()
        return None if found is None else int(found[0])

    def find_all(self, uuids: Sequence[str]) -> dict[str, int]:
        """By UUID: the rows of those units that stand."""
        found: dict[str, int] = {}
        for start in range(0, len(uuids), _BATCH):
            batch = tuple(uuids[start : start + _BATCH])
            marks = ", ".join("?" * len(batch))
            query = f"SELECT uuid, id FROM units WHERE uuid IN ({marks}) AND {LIVE}"
            found.update(self._connection.execute(query, batch))
        return found

    def segment_of(self, row: int) -> int | None:
        """The row of the segment that a unit is made of; None for one that a file brought."""
        query = "SELECT segment_id FROM units WHERE id = ?"
        found = self._connection.execute(query, (row,)).fetchone()
        return None if found is None or found[0] is None else int(found[0])

    def of_segment(self, segment: int) -> frozenset[int]:
        """The rows of all units that were made of a segment, also retired ones."""
        query = "SELECT id FROM units WHERE segment_id = ?"
        return frozenset(row for (row,) in self._connection.execute(query, (segment,)))

    def memory_of(self, row: int) -> int:
        """The row of the memory that a unit is in."""
        query = "SELECT memory_id FROM units WHERE id = ?"
        return int(self._connection.execute(query, (row,)).fetchone()[0])

    def neighbours(self, row: int) -> Texts:
        """The sources before and after a unit in its text, as the file or the project says."""
        segment, before, after = self._connection.execute(
            "SELECT segment_id, before, after FROM units WHERE id = ?", (row,)
        ).fetchone()
        if segment is not None:
            return self.around(segment)
        return before, after

    def around(self, segment: int) -> Texts:
        """The sources of the segments before and after one; empty at the ends of a document."""
        found = []
        for order, sign in (("DESC", "<"), ("ASC", ">")):
            query = (
                "SELECT text FROM segments AS this JOIN segments AS other"
                " ON other.document_id = this.document_id AND other.retired IS NULL"
                f" AND other.position {sign} this.position"
                " JOIN revisions ON revisions.id = other.source_head WHERE this.id = ?"
                f" ORDER BY other.position {order} LIMIT 1"
            )
            there = self._connection.execute(query, (segment,)).fetchone()
            found.append("" if there is None else str(there[0]))
        return found[0], found[1]

    def _live(self, columns: str, rows: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        for start in range(0, len(rows), _BATCH):
            batch = tuple(rows[start : start + _BATCH])
            marks = ", ".join("?" * len(batch))
            query = f"SELECT {columns} FROM units WHERE id IN ({marks}) AND {LIVE}"
            yield from self._connection.execute(query, batch)

    def _number(self, segment: int) -> int:
        (number,) = self._connection.execute(
            "SELECT count(*) FROM segments JOIN segments AS this ON this.id = ?"
            " WHERE segments.document_id = this.document_id AND segments.retired IS NULL"
            " AND segments.position <= this.position",
            (segment,),
        ).fetchone()
        return int(number)
