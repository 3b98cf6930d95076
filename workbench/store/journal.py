"""The journal: what every change touched, so that it can be undone, also after a restart.

A change set groups the changes of one thing that a user did. Each change names a row, a column,
and the value before and after. A row that was inserted is noted as one that came back from
retirement, so that undoing is always the same: put the values of `before` back. Undoing appends
a set of its own that names the one it reverts, and redoing reverts that one in turn; nothing is
ever taken out of the journal.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from workbench.errors import DamagedProject, Refused
from workbench.model.undone import Undone
from workbench.store.rows import new_uuid, now, transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Value: TypeAlias = str | int | float | None
Row: TypeAlias = tuple[Value, ...]
Change: TypeAlias = tuple[str, int, str, Value, Value]
"""Table, row, column, before, after."""


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
        self._note(table, cursor.lastrowid, _GONE.get(table, "retired"), self.time, None)
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
        self._segments.update(*found)
        remembering.follow(self._segments)
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
            row for _, table, row, column, *_ in noted if (table, column) in _REMEMBERED
        )
        self._units.update(row for _, table, row, *_ in noted if table == "units")
        self._beads.update(row for _, table, row, *_ in noted if table == "beads")
        self._documents.update(
            row for _, table, row, column, *_ in noted if (table, column) == _COMING
        )


class Journal:
    """Writes change sets, and walks the author's own back and forth."""

    def __init__(self, connection: sqlite3.Connection, via: str = "") -> None:
        self._connection = connection
        self._via = via

    @contextmanager
    def change(
        self, label: str, author: str, *, segment_row: int | None = None
    ) -> Iterator[ChangeSet]:
        """One thing that a user does: a transaction and, where it changes anything, a set."""
        with transaction(self._connection):
            change = ChangeSet(
                self._connection, label, author, segment_row=segment_row, via=self._via
            )
            yield change
            change.let_memory_follow()

    def undo(self, author: str, *, documents: bool = False) -> Undone | None:
        """Takes the author's last standing change back; None where there is none.

        One that brought a document is not gone past, and only taken back with `documents`. Raises
        Refused for it where there are older ones, where something later stands on the change, or
        where the segment is final by now.
        """
        row = self._last_done(author)
        if row is None or documents or not self._brought_document(row):
            return self._walk(row, author)
        if self._last_done(author, before=row) is not None:
            raise self._stands_between(row, "`workbench undo` takes a document out")
        return None

    def redo(self, author: str, *, documents: bool = False) -> Undone | None:
        """Brings the change back that the author undid last; None where there is none.

        One that takes a document in or out needs `documents`, else it is refused. Raises Refused
        where something later stands on it.
        """
        row = self._last_undo(author)
        if row is not None and not documents and self._brought_document(row):
            raise self._stands_between(row, "`workbench redo` brings a document back")
        return self._walk(row, author)

    def _walk(self, row: int | None, author: str) -> Undone | None:
        if row is None:
            return None
        with transaction(self._connection):
            return self._revert(row, author)

    def _stands_between(self, row: int, deed: str) -> Refused:
        (label,) = self._connection.execute(
            "SELECT label FROM change_sets WHERE id = ?", (row,)
        ).fetchone()
        return Refused(f"“{label}” stands between: only {deed}", hint="then it goes on from there")

    def _brought_document(self, row: int) -> bool:
        """Whether a set put a document into the project, or took it out again."""
        query = (
            "SELECT 1 FROM changes WHERE change_set_id = ? AND table_name = 'documents'"
            " AND column_name = 'retired' LIMIT 1"
        )
        return self._connection.execute(query, (row,)).fetchone() is not None

    def _last_done(self, author: str, *, before: int = 1 << 62) -> int | None:
        """The youngest set that does something new or again, and was not reverted itself."""
        return self._one(
            "SELECT max(id) FROM change_sets AS this WHERE author = ?1 AND NOT undoes AND id < ?2"
            " AND NOT EXISTS (SELECT 1 FROM change_sets WHERE reverts_id = this.id)",
            author,
            before,
        )

    def _last_undo(self, author: str) -> int | None:
        """The youngest undo that nothing new has come after, and that was not redone."""
        return self._one(
            "SELECT max(id) FROM change_sets AS this WHERE author = ?1 AND undoes"
            " AND NOT EXISTS (SELECT 1 FROM change_sets WHERE reverts_id = this.id)"
            " AND NOT EXISTS (SELECT 1 FROM change_sets AS newer WHERE newer.author = ?1"
            "  AND newer.id > this.id AND newer.reverts_id IS NULL)",
            author,
        )

    def _one(self, query: str, *values: Value) -> int | None:
        (row,) = self._connection.execute(query, values).fetchone()
        return None if row is None else int(row)

    def _revert(self, row: int, author: str) -> Undone:
        label, segment_row, undoes = self._connection.execute(
            "SELECT label, segment_id, undoes FROM change_sets WHERE id = ?", (row,)
        ).fetchone()
        changes = self._connection.execute(
            "SELECT table_name, row_id, column_name, before, after FROM changes"
            " WHERE change_set_id = ? ORDER BY id DESC",
            (row,),
        ).fetchall()
        _refuse_strange_names(changes)
        if self._is_overwritten(changes) or self._is_built_upon(row, author, changes):
            raise Refused(
                f"“{label}” can't be {'redone' if undoes else 'undone'}:"
                " something later stands on it",
                hint="the history of the segment has every wording",
            )
        if self._is_final(changes):
            raise Refused(
                f"“{label}” can't be {'redone' if undoes else 'undone'}: the segment is final",
                hint="a reviewer can open it again (`workbench review`)",
            )
        undo = ChangeSet(
            self._connection,
            label,
            author,
            segment_row=segment_row,
            reverts=row,
            undoes=not undoes,
            via=self._via,
        )
        if _is_each_place_once(changes):
            for (table, column), places in _by_column(changes).items():
                undo.put_back(table, column, places)
        else:
            for table, row_id, column, before, _ in changes:
                undo.update(table, row_id, {column: before})
        undo.let_memory_follow()
        self._refuse_ring(label, changes)
        return Undone(
            label=label,
            segment_row=segment_row,
            touched_segments=_segments_in(self._connection, changes),
            touched_glossary=any(change[0] in _GLOSSARY for change in changes),
            placed_anchors=tuple({row: None for table, row, *_ in changes if table == "anchors"}),
        )

    def _refuse_ring(self, label: str, changes: list[Change]) -> None:
        """Refuses to put a memory into what somebody else has put into it since."""
        for table, row, column, *_ in changes:
            if (table, column) == ("memories", "part_of_id") and self._one(_RING, row) is not None:
                raise Refused(
                    f"“{label}” can't be redone: the memories were merged otherwise since"
                )

    def _is_overwritten(self, changes: list[Change]) -> bool:
        """Whether a place that the set wrote says something else by now."""
        last: dict[tuple[str, int, str], Value] = {}
        for table, row, column, _, after in changes:  # the latest comes first
            if table not in _GONE:  # a conflict that was decided meanwhile only stays so
                last.setdefault((table, row, column), after)
        followed = self._followed([row for table, row, _ in last if table == "units"])
        for row in followed:
            for column in ("retired", "retired_reason"):
                last.pop(("units", row, column), None)
        latest: list[Change] = [(*place, None, after) for place, after in last.items()]
        return any(
            self._is_any_different(table, column, places)
            for (table, column), places in _by_column(latest).items()
        )

    def _followed(self, rows: Sequence[int]) -> Iterator[int]:
        """Those units that were retired with their pairs, in no history: it overwrites nothing."""
        from workbench.store.remembering import FOLLOWED

        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            query = (
                f"SELECT id FROM units WHERE id IN ({', '.join('?' * len(batch))})"
                " AND segment_id IS NOT NULL AND retired_reason = ?"
            )
            for (row,) in self._connection.execute(query, (*batch, FOLLOWED)):
                yield row

    def _is_final(self, changes: list[Change]) -> bool:
        """Whether the set gave another text to a segment that only a later one made final."""
        rows = {row for table, row, column, *_ in changes if (table, column) in _TEXTS}
        rows -= {row for table, row, column, *_ in changes if (table, column) == _LOCK}
        rows = {row for row in rows if self._was_locked(row)}
        return self._is_any_different("segments", "locked", [(row, None, 0) for row in rows])

    def _was_locked(self, row: int) -> bool:
        """Whether a segment became final in this copy; a merge may bring one that is so."""
        query = (
            "SELECT 1 FROM changes WHERE table_name = 'segments' AND row_id = ?"
            " AND column_name = 'locked' LIMIT 1"
        )
        return self._connection.execute(query, (row,)).fetchone() is not None

    def _is_any_different(
        self, table: str, column: str, places: Sequence[tuple[int, Value, Value]]
    ) -> bool:
        """Whether a column of some rows has another value than the last of each place."""
        for start in range(0, len(places), _BATCH):
            batch = {row: after for row, _, after in places[start : start + _BATCH]}
            marks = ", ".join("?" * len(batch))
            found = self._connection.execute(
                f"SELECT id, {column} FROM {table} WHERE id IN ({marks})", tuple(batch)
            )
            if any(batch[row] != value for row, value in found):
                return True
        return False

    def _is_built_upon(self, set_row: int, author: str, changes: list[Change]) -> bool:
        """Whether a row that would go, or a part of it, has something of another's by now."""
        parts: dict[str, tuple[str, ...]] = {name: _ON_PARTS.get(name, ()) for name in TABLES}
        own: tuple[str, ...] = (_LATER,)
        if self._one(_OTHERS, author, set_row) is None:
            # Nobody else did anything since; open conflicts stand in no set.
            own = ()
            parts = {"segments": _ON_PARTS["segments"][1:]}
        return any(
            self._connection.execute(
                query, {"set": set_row, "author": author, "table": table, "row": row}
            ).fetchone()
            is not None
            for table, row, column, before, _ in changes
            if column == "retired" and before is not None
            for query in (*own, *parts.get(table, ()))
        )


_RING = (
    "WITH RECURSIVE wholes (id) AS (SELECT part_of_id FROM memories WHERE id = ?1 UNION"
    " SELECT part_of_id FROM memories JOIN wholes ON memories.id = wholes.id)"
    " SELECT max(id) FROM wholes WHERE id = ?1"
)
"""The memory itself where it is a part of itself."""
_LATER_THAN = (
    "SELECT 1 FROM change_sets AS later JOIN changes ON change_set_id = later.id"
    " WHERE later.id > :set AND later.author <> :author AND NOT later.undoes"
    " AND NOT EXISTS (SELECT 1 FROM change_sets WHERE reverts_id = later.id) AND"
)
_OTHERS = (
    "SELECT max(id) FROM change_sets AS later WHERE author <> ?1 AND id > ?2 AND NOT undoes"
    " AND NOT EXISTS (SELECT 1 FROM change_sets WHERE reverts_id = later.id)"
)
_BATCH = 500
_LATER = f"{_LATER_THAN} table_name = :table AND row_id = :row"
_ON_PARTS = {
    "documents": (
        f"{_LATER_THAN} table_name = 'segments'"
        " AND row_id IN (SELECT id FROM segments WHERE document_id = :row)",
        f"{_LATER_THAN} table_name = 'annotations' AND row_id IN (SELECT annotations.id"
        " FROM annotations JOIN segments ON segments.id = segment_id WHERE document_id = :row)",
    ),
    "segments": (
        f"{_LATER_THAN} table_name = 'annotations'"
        " AND row_id IN (SELECT id FROM annotations WHERE segment_id = :row)",
        "SELECT 1 FROM conflicts WHERE segment_id = :row AND resolved IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM changes WHERE change_set_id = :set AND table_name = 'conflicts'"
        "  AND row_id = conflicts.id)",
    ),
    "annotations": (
        f"{_LATER_THAN} table_name = 'replies'"
        " AND row_id IN (SELECT id FROM replies WHERE annotation_id = :row)",
        f"{_LATER_THAN} table_name = 'relations' AND row_id IN"
        " (SELECT id FROM relations WHERE :row IN (from_annotation_id, to_annotation_id))",
    ),
    "concepts": (
        f"{_LATER_THAN} table_name = 'terms'"
        " AND row_id IN (SELECT id FROM terms WHERE concept_id = :row)",
        f"{_LATER_THAN} table_name = 'member_lists'"
        " AND row_id IN (SELECT id FROM member_lists WHERE concept_id = :row)",
        f"{_LATER_THAN} table_name = 'properties'"
        " AND row_id IN (SELECT id FROM properties WHERE concept_id = :row)",
    ),
    "memories": (
        f"{_LATER_THAN} table_name = 'memories'"
        " AND row_id IN (SELECT id FROM memories WHERE part_of_id = :row)",
        f"{_LATER_THAN} table_name = 'units'"
        " AND (SELECT memory_id FROM units WHERE units.id = row_id) = :row",
    ),
}


_GLOSSARY = frozenset({"concepts", "terms", "member_lists", "members", "properties"})
_REMARKS = frozenset({"annotations", "anchors", "replies", "relations", "labels"})
TABLES = (
    _GLOSSARY
    | _REMARKS
    | {
        "segments",
        "lineages",
        "documents",
        "refusals",
        "conflicts",
        "segmentation_rules",
        "memories",
        "units",
        "beads",
        "libraries",
    }
)
"""The tables whose changes are noted."""
_TEXTS = {("segments", column) for column in ("source_head", "target_head", "retired")}
_LOCK = ("segments", "locked")
_REMEMBERED = {*_TEXTS, ("segments", "translatable")}
"""What decides about the unit of a segment."""
_COMING = ("documents", "retired")
"""What says that a document came or went, with all of its pairs."""
_GONE = {"conflicts": "resolved"}
"""What says that a row is gone, where it is not `retired`."""


_SEGMENT_OF = {
    "annotations": "SELECT segment_id FROM annotations WHERE id = ?",
    "conflicts": "SELECT segment_id FROM conflicts WHERE id = ?",
    **{
        table: f"SELECT segment_id FROM annotations JOIN {table} ON annotations.id = {column}"
        f" WHERE {table}.id = ?"
        for table, column in (
            ("anchors", "annotation_id"),
            ("replies", "annotation_id"),
            ("relations", "from_annotation_id"),
        )
    },
}
"""The segment that a row of what is said of annotations belongs to."""


def _is_each_place_once(changes: list[Change]) -> bool:
    return len({change[:3] for change in changes}) == len(changes)


def _by_column(changes: list[Change]) -> dict[tuple[str, str], list[tuple[int, Value, Value]]]:
    found: dict[tuple[str, str], list[tuple[int, Value, Value]]] = {}
    for table, row, column, before, after in changes:
        found.setdefault((table, column), []).append((row, before, after))
    return found


def _refuse_strange_names(changes: list[Change]) -> None:
    """The names go into SQL, and the file may come from anybody."""
    for table, _, column, *_ in changes:
        if table not in TABLES or not column.isidentifier():
            raise strange_name(table, column)


def strange_name(table: str, column: str) -> DamagedProject:
    """What is said of a journal that names what no program of ours notes."""
    return DamagedProject(
        f"the journal names a column {table}.{column}, which is none",
        hint="ask whoever sent the file",
    )


def strange_row(table: str, row: int) -> DamagedProject:
    """What is said of a journal that names a row that is not there."""
    return DamagedProject(
        f"the journal names row {row} of {table}, which is not there",
        hint="ask whoever sent the file",
    )


def _set(connection: sqlite3.Connection, table: str, row: int, values: Mapping[str, Value]) -> None:
    columns = ", ".join(f"{column} = ?" for column in values)
    connection.execute(
        f"UPDATE {table} SET {columns}, version = version + 1 WHERE id = ?",
        (*values.values(), row),
    )


def _segments_in(connection: sqlite3.Connection, changes: list[Change]) -> tuple[int, ...]:
    rows: dict[int, None] = {}
    for table, row, *_ in changes:
        if table == "segments":
            rows[row] = None
        elif table in _SEGMENT_OF:
            found = connection.execute(_SEGMENT_OF[table], (row,)).fetchone()
            if found is not None:
                rows[found[0]] = None
    return tuple(rows)
