"""The journal: what every change touched, so that it can be undone, also after a restart.

A change set groups the changes of one thing that a user did. Each change names a row, a column,
and the value before and after. A row that was inserted is noted as one that came back from
retirement, so that undoing is always the same: put the values of `before` back. Undoing appends
a set of its own that names the one it reverts, and redoing reverts that one in turn; nothing is
ever taken out of the journal.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.undone import Undone
from workbench.store.change_sets import ChangeSet
from workbench.store.noted import GLOSSARY, TABLES, strange_name
from workbench.store.rows import transaction
from workbench.store.standing import Standing, by_column

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from workbench.store.change_sets import Change, Value


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
        standing = Standing(self._connection)
        deed = f"“{label}” can't be {'redone' if undoes else 'undone'}"
        if standing.is_overwritten(changes) or standing.is_built_upon(row, author, changes):
            hint = "the history of the segment has every wording"
            raise Refused(f"{deed}: something later stands on it", hint=hint)
        if standing.is_final(changes):
            hint = "a reviewer can open it again (`workbench review`)"
            raise Refused(f"{deed}: the segment is final", hint=hint)
        undo = ChangeSet(
            self._connection,
            label,
            author,
            segment_row=segment_row,
            reverts=row,
            undoes=not undoes,
            via=self._via,
        )
        _put_back(undo, changes)
        undo.let_memory_follow()
        standing.refuse_ring(label, changes)
        return Undone(
            label=label,
            segment_row=segment_row,
            touched_segments=_segments_in(self._connection, changes),
            touched_glossary=any(change[0] in GLOSSARY for change in changes),
            placed_anchors=tuple({row: None for table, row, *_ in changes if table == "anchors"}),
        )


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


def _put_back(undo: ChangeSet, changes: list[Change]) -> None:
    """Gives every place the value that it had before; the changes are the last one first."""
    if _is_each_place_once(changes):
        for (table, column), places in by_column(changes).items():
            undo.put_back(table, column, places)
        return
    for table, row, column, before, _ in changes:
        undo.update(table, row, {column: before})


def _is_each_place_once(changes: list[Change]) -> bool:
    return len({change[:3] for change in changes}) == len(changes)


def _refuse_strange_names(changes: list[Change]) -> None:
    """The names go into SQL, and the file may come from anybody."""
    for table, _, column, *_ in changes:
        if table not in TABLES or not column.isidentifier():
            raise strange_name(table, column)


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
