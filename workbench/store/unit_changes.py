"""Units that come, go and change place; one that is edited goes, and another comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.memory import NewUnit
from workbench.model.segments import Origin
from workbench.store.rows import ordered_uuids
from workbench.store.unit_codes import BothCodes, UnitCodes
from workbench.store.unit_rows import INSERT, LIVE, WRITTEN, row_of, source_key, swapped
from workbench.store.units import Texts, Units

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.store.change_sets import ChangeSet, Row

_BATCH = 500


class UnitChanges:
    """What is done to the translation units of a project."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

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
        units = Units(self._connection)
        (uuid,) = self._connection.execute("SELECT uuid FROM units WHERE id = ?", (row,)).fetchone()
        memory = units.memory_of(row)
        unit = units.get([row])[row]
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
                f" AND {LIVE} ORDER BY id",
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

    def _known(self, keys: Sequence[int]) -> set[Texts]:
        known: set[Texts] = set()
        for start in range(0, len(keys), _BATCH):
            batch = tuple(keys[start : start + _BATCH])
            marks = ", ".join("?" * len(batch))
            known.update(
                self._connection.execute(
                    "SELECT source, target FROM units"
                    f" WHERE source_key IN ({marks}) AND segment_id IS NULL AND {LIVE}",
                    batch,
                )
            )
        return known
