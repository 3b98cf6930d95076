"""Translation units: those that files brought, and those of the project's confirmed pairs.

Source and target of a unit are never changed in place: an edit retires the row and adds another,
and so an index over rows stays right for ever. Retired rows stay in it, and are left out here.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias

from workbench.model.memory import NewUnit
from workbench.model.segments import Origin
from workbench.store.memories import Memories
from workbench.store.rows import ordered_uuids
from workbench.store.unit_codes import BothCodes, UnitCodes
from workbench.store.unit_rows import (
    INSERT,
    NO_CODES,
    READ,
    WRITTEN,
    row_of,
    source_key,
    swapped,
    unit_of,
)
from workbench.text.folding import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.model.memory import TranslationUnit
    from workbench.model.segments import Side
    from workbench.model.unit_queries import UnitQuery
    from workbench.store.change_sets import ChangeSet, Row, Value

_LIVE = "units.retired IS NULL AND +memory_id IN (SELECT id FROM memories WHERE retired IS NULL)"
"""The plus keeps SQLite from going through all units of a memory to find some of them."""
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
        query = f"SELECT id FROM units WHERE {_LIVE}{within} ORDER BY id {order}"
        for (row,) in self._connection.execute(query, chosen):
            yield row

    def chosen(
        self,
        rows: Sequence[int],
        *,
        origins: Iterable[Origin] = (),
        since: str = "",
        until: str = "",
        memories: Iterable[int] = (),
    ) -> set[int]:
        """Those of some rows that stand, are of these origins and memories (none: of any), and
        were written from one time to before another (ISO 8601; empty: at any time)."""
        kinds, within = tuple(map(str, origins)), tuple(memories)
        wanted = [_LIVE]
        values: list[Value] = []
        for column, chosen in (("origin", kinds), ("memory_id", within)):
            if chosen:
                wanted.append(f"{column} IN ({', '.join('?' * len(chosen))})")
                values += chosen
        for sign, bound in ((">=", since), ("<", until)):
            if bound:
                wanted.append(f"time {sign} ?")
                values.append(bound)
        found: set[int] = set()
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            query = (
                f"SELECT id FROM units WHERE id IN ({', '.join('?' * len(batch))})"
                f" AND {' AND '.join(wanted)}"
            )
            found.update(row for (row,) in self._connection.execute(query, (*batch, *values)))
        return found

    def left_out(self, first: int, end: int) -> set[int]:
        """The rows of a range whose units do not stand any more."""
        found = {
            row
            for (row,) in self._connection.execute(
                "SELECT id FROM units WHERE retired IS NOT NULL AND id >= ? AND id < ?",
                (first, end),
            )
        }
        for memory in self._removed():
            found.update(
                row
                for (row,) in self._connection.execute(
                    "SELECT id FROM units INDEXED BY units_of_memory"
                    " WHERE memory_id = ? AND retired IS NULL AND id >= ? AND id < ?",
                    (memory, first, end),
                )
            )
        return found

    def are_all_standing(self) -> bool:
        """Whether `left_out` would be empty for every range."""
        query = "SELECT 1 FROM units WHERE retired IS NOT NULL LIMIT 1"
        return self._connection.execute(query).fetchone() is None and not self._removed()

    def _removed(self) -> list[int]:
        query = "SELECT id FROM memories WHERE retired IS NOT NULL"
        return [row for (row,) in self._connection.execute(query)]

    def count(self) -> int:
        """How many units stand."""
        query = f"SELECT count(*) FROM units WHERE {_LIVE}"
        return int(self._connection.execute(query).fetchone()[0])

    def kinds(self, after: int) -> set[tuple[str, str]]:
        """(language of the source, origin) of all units after a row, also of retired ones.

        The origin is empty for units of the project's pairs, whose origin may become another.
        """
        query = (
            "SELECT DISTINCT source_language, iif(segment_id IS NULL, origin, '')"
            " FROM units WHERE id > ?"
        )
        return set(self._connection.execute(query, (after,)))

    def find(self, uuid: str) -> int | None:
        """The row of a unit that stands."""
        query = f"SELECT id FROM units WHERE uuid = ? AND {_LIVE}"
        found = self._connection.execute(query, (uuid,)).fetchone()
        return None if found is None else int(found[0])

    def find_all(self, uuids: Sequence[str]) -> dict[str, int]:
        """By UUID: the rows of those units that stand."""
        found: dict[str, int] = {}
        for start in range(0, len(uuids), _BATCH):
            batch = tuple(uuids[start : start + _BATCH])
            marks = ", ".join("?" * len(batch))
            query = f"SELECT uuid, id FROM units WHERE uuid IN ({marks}) AND {_LIVE}"
            found.update(self._connection.execute(query, batch))
        return found

    def select(self, memories: Sequence[int], query: UnitQuery) -> Iterator[tuple[int, str, str]]:
        """(row, source, target) of the units of some memories that a query means.

        What it says of the texts is left to the caller.
        """
        told = {
            "document = ?": (query.document,),
            "author = ?": (query.author,),
            "time >= ?": (query.since,),
            "time <> '' AND substr(time, 1, ?) <= ?": (len(query.until), query.until),
        }
        asked = {where: values for where, values in told.items() if values[-1]}
        for name, chosen in (("memory_id", memories), ("origin", [*map(str, query.origins)])):
            if chosen:
                asked[f"{name} IN ({', '.join('?' * len(chosen))})"] = tuple(chosen)
        where = " AND ".join((_LIVE, *asked))
        yield from self._connection.execute(
            f"SELECT id, source, target FROM units WHERE {where} ORDER BY id",
            tuple(chain.from_iterable(asked.values())),
        )

    def same_as(self, text: str, limit: int = 0) -> list[int]:
        """The rows of the newest units, or of all, whose source is a text once both are folded."""
        key = fold(text)
        query = (
            f"SELECT id, source FROM units WHERE source_key = ? AND {_LIVE}"
            " ORDER BY id DESC LIMIT ?"
        )
        found = self._connection.execute(query, (source_key(text), limit or -1))
        return [row for row, source in found if fold(source) == key]

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

    def unknown(self, units: Iterable[NewUnit]) -> list[NewUnit]:
        """Those of some units whose two texts no other memory has, each once.

        The units of the project itself do not count: they go when their pair is changed.
        """
        given = list(units)
        known = self._known([source_key(unit.source) for unit in given])
        new: list[NewUnit] = []
        for unit in given:
            texts = unit.source, unit.target
            if texts not in known:
                known.add(texts)
                new.append(unit)
        return new

    def add(self, memory: int, units: Iterable[NewUnit]) -> None:
        """Adds units to a memory that was added in this transaction.

        They are in no history of their own: who takes the memory away takes them with it.
        """
        coded: list[tuple[str, BothCodes]] = []

        def values() -> Iterator[Row]:
            for uuid, unit in zip(ordered_uuids(), units, strict=False):
                if unit.source_codes or unit.target_codes:
                    coded.append((uuid, BothCodes(unit.source_codes, unit.target_codes)))
                yield row_of(uuid, memory, unit)

        self._connection.executemany(INSERT, values())
        self._put_codes(coded)

    def edit(self, change: ChangeSet, row: int, source: str, target: str) -> int:
        """Puts a unit with other texts in the place of one; gives its row.

        A text that stays keeps its codes; in another one nobody knows where they would stand.
        """
        (uuid,) = self._connection.execute("SELECT uuid FROM units WHERE id = ?", (row,)).fetchone()
        memory = self.memory_of(row)
        unit = self.get([row])[row]
        change.retire("units", row, "edited")
        new = NewUnit(
            source=source,
            target=target,
            source_language=unit.source_language,
            target_language=unit.target_language,
            origin=Origin.TYPED,
            author=change.author,
            time=change.time,
            document=unit.document,
            before=unit.before,
            after=unit.after,
            properties={**unit.properties, "edited-from": uuid},
        )
        values = row_of(next(ordered_uuids()), memory, new)
        added = change.insert("units", dict(zip(WRITTEN, values, strict=True)))
        kept = BothCodes(
            unit.source_codes if source == unit.source else (),
            unit.target_codes if target == unit.target else (),
        )
        UnitCodes(self._connection).put([(added, kept)])
        return added

    def swap(self, change: ChangeSet, rows: Sequence[int]) -> int:
        """Puts units with source and target changed over in the place of some; gives how many.

        Those of confirmed pairs are left as they are.
        """
        count = 0
        columns = ", ".join(("id", *WRITTEN))
        for start in range(0, len(rows), _BATCH):
            batch = tuple(rows[start : start + _BATCH])
            marks = ", ".join("?" * len(batch))
            found = self._connection.execute(
                f"SELECT {columns} FROM units WHERE id IN ({marks}) AND segment_id IS NULL"
                f" AND {_LIVE} ORDER BY id",
                batch,
            ).fetchall()
            change.retire_many("units", [row for row, *_ in found], "swapped")
            new = [
                swapped(uuid, dict(zip(WRITTEN, cells, strict=True)))
                for uuid, (_, *cells) in zip(ordered_uuids(), found, strict=False)
            ]
            if new:
                added = change.insert_many("units", WRITTEN, new)
                codes = UnitCodes(self._connection)
                both = codes.of([row for row, *_ in found])
                codes.put(
                    (row, BothCodes(*reversed(both[old])))
                    for row, (old, *_) in zip(added, found, strict=True)
                    if old in both
                )
            count += len(new)
        return count

    def remove(self, change: ChangeSet, rows: Iterable[int]) -> int:
        """Takes units away; gives how many. One of a confirmed pair does not come back with it."""
        return change.retire_many("units", rows, "removed")

    def move(self, change: ChangeSet, rows: Iterable[int], memory: int) -> int:
        """Puts units into another memory; gives how many."""
        return change.update_many("units", rows, {"memory_id": memory})

    def _put_codes(self, coded: Iterable[tuple[str, BothCodes]]) -> None:
        """Gives new units their codes, by their UUIDs."""
        query = "SELECT id FROM units WHERE uuid = ?"
        UnitCodes(self._connection).put(
            (int(self._connection.execute(query, (uuid,)).fetchone()[0]), both)
            for uuid, both in coded
        )

    def _live(self, columns: str, rows: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        for start in range(0, len(rows), _BATCH):
            batch = tuple(rows[start : start + _BATCH])
            marks = ", ".join("?" * len(batch))
            query = f"SELECT {columns} FROM units WHERE id IN ({marks}) AND {_LIVE}"
            yield from self._connection.execute(query, batch)

    def _known(self, keys: Sequence[int]) -> set[Texts]:
        known: set[Texts] = set()
        for start in range(0, len(keys), _BATCH):
            batch = tuple(keys[start : start + _BATCH])
            marks = ", ".join("?" * len(batch))
            known.update(
                self._connection.execute(
                    "SELECT source, target FROM units"
                    f" WHERE source_key IN ({marks}) AND segment_id IS NULL AND {_LIVE}",
                    batch,
                )
            )
        return known

    def _number(self, segment: int) -> int:
        (number,) = self._connection.execute(
            "SELECT count(*) FROM segments JOIN segments AS this ON this.id = ?"
            " WHERE segments.document_id = this.document_id AND segments.retired IS NULL"
            " AND segments.position <= this.position",
            (segment,),
        ).fetchone()
        return int(number)
