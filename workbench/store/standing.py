"""What stands on a change set by now, so that it can no longer be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.store.noted import GONE, LOCK, TABLES, TEXTS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from workbench.store.change_sets import Change, Value


class Standing:
    """Looks for what a project says now where a change set would put its values back."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def refuse_ring(self, label: str, changes: list[Change]) -> None:
        """Refuses to put a memory into what somebody else has put into it since."""
        for table, row, column, *_ in changes:
            if (table, column) == ("memories", "part_of_id") and self._one(_RING, row) is not None:
                raise Refused(
                    f"“{label}” can't be redone: the memories were merged otherwise since"
                )

    def is_overwritten(self, changes: list[Change]) -> bool:
        """Whether a place that the set wrote says something else by now."""
        last: dict[tuple[str, int, str], Value] = {}
        for table, row, column, _, after in changes:  # the latest comes first
            if table not in GONE:  # a conflict that was decided meanwhile only stays so
                last.setdefault((table, row, column), after)
        followed = self._followed([row for table, row, _ in last if table == "units"])
        for row in followed:
            for column in ("retired", "retired_reason"):
                last.pop(("units", row, column), None)
        latest: list[Change] = [(*place, None, after) for place, after in last.items()]
        return any(
            self._is_any_different(table, column, places)
            for (table, column), places in by_column(latest).items()
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

    def is_final(self, changes: list[Change]) -> bool:
        """Whether the set gave another text to a segment that only a later one made final."""
        rows = {row for table, row, column, *_ in changes if (table, column) in TEXTS}
        rows -= {row for table, row, column, *_ in changes if (table, column) == LOCK}
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

    def is_built_upon(self, set_row: int, author: str, changes: list[Change]) -> bool:
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

    def _one(self, query: str, *values: Value) -> int | None:
        (row,) = self._connection.execute(query, values).fetchone()
        return None if row is None else int(row)


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


def by_column(changes: list[Change]) -> dict[tuple[str, str], list[tuple[int, Value, Value]]]:
    found: dict[tuple[str, str], list[tuple[int, Value, Value]]] = {}
    for table, row, column, before, after in changes:
        found.setdefault((table, column), []).append((row, before, after))
    return found
