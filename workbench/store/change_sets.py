"""A change set while it is written: rows are added and changed, and each change is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from workbench.store.noted import FOLLOWED_BY_MEMORY, GONE, WHOLE_DOCUMENT
from workbench.store.rows import new_uuid, now

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

Value: TypeAlias = str | int | float | None
Row: TypeAlias = tuple[Value, ...]
Change: TypeAlias = tuple[str, int, str, Value, Value]
"""Table, row, column, before, after."""
_BATCH = 500
"""Rows that one statement asks for."""


class ChangeSet:
    """One change set while it is being written; it is entered with its first change."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        label: str,
        author: str,
        *,
        segment_row: int | None = None,
        reverts: int | None = None,
        undoes: bool = False,
        via: str = "",
    ) -> None:
        self._connection = connection
        self._row: int | None = None
        self._segments: set[int] = set()
        self._units: set[int] = set()
        self._beads: set[int] = set()
        self._documents: set[int] = set()
        self.author = author
        self.time = now()
        self._entry = (label, author, self.time, segment_row, reverts, int(undoes), via)

    @property
    def row(self) -> int | None:
        """The row of the set; None as long as it changed nothing."""
        return self._row

    def insert(self, table: str, values: Mapping[str, Value]) -> int:
        """Adds a row to a table that has `retired` (or `resolved`), and gives its id."""
        columns = ", ".join(values)
        marks = ", ".join("?" * len(values))
        cursor = self._connection.execute(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(values.values())
        )
        assert cursor.lastrowid is not None
        self._note(table, cursor.lastrowid, GONE.get(table, "retired"), self.time, None)
        return cursor.lastrowid

    def insert_many(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> range:
        """Adds rows to a table that has `retired`, one after the other, and gives their ids."""
        (last,) = self._connection.execute(f"SELECT max(id) FROM {table}").fetchone()
        ids = range((last or 0) + 1, (last or 0) + 1 + len(rows))
        marks = ", ".join("?" * (len(columns) + 1))
        self._connection.executemany(
            f"INSERT INTO {table} (id, {', '.join(columns)}) VALUES ({marks})",
            ((row_id, *row) for row_id, row in zip(ids, rows, strict=True)),
        )
        self._note_many((table, row_id, "retired", self.time, None) for row_id in ids)
        return ids

    def set_each(self, table: str, column: str, places: Sequence[tuple[int, Value, Value]]) -> None:
        """Gives rows other values in a column; (row, before, after) each, no row twice."""
        self.put_back(table, column, [(row, after, before) for row, before, after in places])

    def put_back(self, table: str, column: str, places: Sequence[tuple[int, Value, Value]]) -> None:
        """Gives rows their values before again; (row, before, after) each, no row twice."""
        self._connection.executemany(
            f"UPDATE {table} SET {column} = ?, version = version + 1 WHERE id = ?",
            ((before, row) for row, before, _ in places),
        )
        self._note_many((table, row, column, after, before) for row, before, after in places)

    def update(self, table: str, row: int, values: Mapping[str, Value]) -> bool:
        """Sets columns of a row; tells whether any of them was different."""
        columns = list(values)
        found = self._connection.execute(
            f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (row,)
        ).fetchone()
        changed = [
            (column, before, values[column])
            for column, before in zip(columns, found, strict=True)
            if before != values[column]
        ]
        if not changed:
            return False
        _set(self._connection, table, row, {column: after for column, _, after in changed})
        for column, before, after in changed:
            self._note(table, row, column, before, after)
        return True

    def update_many(self, table: str, rows: Iterable[int], values: Mapping[str, Value]) -> int:
        """Sets columns of many rows to the same values; gives how many rows were different."""
        given, count = list(rows), 0
        for start in range(0, len(given), _BATCH):
            count += self._update_batch(table, given[start : start + _BATCH], values)
        return count

    def retire(self, table: str, row: int, reason: str) -> None:
        """Takes a row out of the project without deleting it."""
        self.update(table, row, {"retired": self.time, "retired_reason": reason})

    def retire_many(self, table: str, rows: Iterable[int], reason: str) -> int:
        """Takes many rows out; gives how many."""
        return self.update_many(table, rows, {"retired": self.time, "retired_reason": reason})

    def remember(self, segments: Iterable[int]) -> None:
        """Says of segments that came in without a note that the memory is to follow them."""
        self._segments.update(segments)

    def let_memory_follow(self) -> None:
        """Makes the units of the segments that were touched so far what their pairs say now."""
        if not (self._segments or self._units or self._beads or self._documents):
            return
        from workbench.store.remembering import Remembering  # late: opening writes nothing

        remembering = Remembering(self._connection)
        found = (
            remembering.segments_of(self._units),
            remembering.segments_paired(self._beads),
            remembering.segments_confirmed(self._documents),
        )
        remembering.follow(self._segments.union(*found))
        self._segments, self._units, self._beads, self._documents = set(), set(), set(), set()

    def _update_batch(self, table: str, rows: Sequence[int], values: Mapping[str, Value]) -> int:
        columns, marks = list(values), ", ".join("?" * len(rows))
        after = tuple(values.values())
        found = self._connection.execute(
            f"SELECT id, {', '.join(columns)} FROM {table} WHERE id IN ({marks})", tuple(rows)
        ).fetchall()
        changed = [row for row in found if row[1:] != after]
        if changed:
            self._connection.executemany(
                f"UPDATE {table} SET {', '.join(f'{column} = ?' for column in columns)},"
                " version = version + 1 WHERE id = ?",
                ((*after, row) for row, *_ in changed),
            )
            self._note_many(
                (table, row, column, old, new)
                for row, *before in changed
                for column, old, new in zip(columns, before, after, strict=True)
                if old != new
            )
        return len(changed)

    def _note(self, table: str, row: int, column: str, before: Value, after: Value) -> None:
        self._note_many([(table, row, column, before, after)])

    def _note_many(self, changes: Iterable[Change]) -> None:
        if self._row is None:
            self._row = self._connection.execute(
                "INSERT INTO change_sets"
                " (uuid, label, author, time, segment_id, reverts_id, undoes, via)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (new_uuid(), *self._entry),
            ).lastrowid
        noted = [(self._row, *change) for change in changes]
        self._connection.executemany(
            "INSERT INTO changes (change_set_id, table_name, row_id, column_name, before, after)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            noted,
        )
        self._segments.update(
            row for _, table, row, column, *_ in noted if (table, column) in FOLLOWED_BY_MEMORY
        )
        self._units.update(row for _, table, row, *_ in noted if table == "units")
        self._beads.update(row for _, table, row, *_ in noted if table == "beads")
        self._documents.update(
            row for _, table, row, column, *_ in noted if (table, column) == WHOLE_DOCUMENT
        )


def _set(connection: sqlite3.Connection, table: str, row: int, values: Mapping[str, Value]) -> None:
    columns = ", ".join(f"{column} = ?" for column in values)
    connection.execute(
        f"UPDATE {table} SET {columns}, version = version + 1 WHERE id = ?",
        (*values.values(), row),
    )
