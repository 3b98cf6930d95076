"""What was changed in one copy and is not known in the other, by its journal.

A set that was merged counts as known, and so does a merge of nothing but known sets: it says
nothing new. What was changed and changed back is not changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from workbench.store.noted import TABLES, strange_name

if TYPE_CHECKING:
    import sqlite3

    from workbench.store.change_sets import Value
    from workbench.store.merging.copies import Copy

GONE = {"conflicts": "resolved"}
"""The column that says that a row does not stand, where it is not `retired`."""
_FATES = frozenset({"retired", "retired_reason", "resolved"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """What became of one value in all."""

    before: Value
    after: Value
    author: str
    time: str


Set: TypeAlias = "tuple[str, str, str, str, str]"
"""UUID, label, author, time, via."""


@dataclass(slots=True, kw_only=True)
class Changed:
    """The changes of one copy that the other does not know, with its own row numbers."""

    cells: dict[tuple[str, int], dict[str, Net]] = field(default_factory=dict)
    """By table and row: by column."""
    rows: dict[str, dict[int, None]] = field(default_factory=dict)
    """The rows of each table that the unknown sets name, also where nothing came of it."""
    sets: list[Set] = field(default_factory=list)
    busy: set[tuple[str, int]] = field(default_factory=set)
    """Rows on which somebody worked, themselves or their parts, other than taking them out."""

    def of(self, table: str, row: int | None) -> dict[str, Net]:
        """What was changed in a row, by column."""
        return {} if row is None else self.cells.get((table, row), {})

    def note(self, table: str, row: int, column: str, net: Net) -> None:
        """Adds a change that is in no journal."""
        self.cells.setdefault((table, row), {})[column] = net
        self.rows.setdefault(table, {})[row] = None


def known(connection: sqlite3.Connection) -> frozenset[str]:
    """The identities of all sets that a copy has made or merged; merges undone don't count."""
    stands = _standing(connection)
    own = {uuid for (uuid,) in connection.execute("SELECT uuid FROM change_sets")}
    merged = connection.execute("SELECT uuid, change_set_id FROM merged_sets")
    return frozenset(own | {uuid for uuid, row in merged if row is None or stands[row]})


def changed(copy: Copy, known_by_other: frozenset[str]) -> Changed:
    """What a copy has changed. Raises DamagedProject for a journal with strange names."""
    connection = copy.connection
    found = Changed()
    stale = _stale(connection, known_by_other)
    folded: dict[tuple[str, int], dict[str, Net]] = {}
    sets = connection.execute("SELECT id, uuid, label, author, time, via FROM change_sets")
    for row, *told in sets.fetchall():
        if told[0] in known_by_other:
            continue
        found.sets.append((told[0], told[1], told[2], told[3], told[4]))
        _fold(copy, row, row in stale, found, folded)
    for place, columns in folded.items():
        real = {column: net for column, net in columns.items() if not _is_same(column, net)}
        if real:
            found.cells[place] = real
    stands = _standing(connection)
    merged = "SELECT uuid, label, author, time, via, change_set_id FROM merged_sets ORDER BY id"
    for *told, by in connection.execute(merged):
        if told[0] not in known_by_other and (by is None or stands[by]):
            found.sets.append((told[0], told[1], told[2], told[3], told[4]))
    return found


def _fold(
    copy: Copy,
    row: int,
    is_stale: bool,
    found: Changed,
    folded: dict[tuple[str, int], dict[str, Net]],
) -> None:
    author, time = copy.connection.execute(
        "SELECT author, time FROM change_sets WHERE id = ?", (row,)
    ).fetchone()
    for table, at, column, before, after in copy.connection.execute(
        "SELECT table_name, row_id, column_name, before, after FROM changes"
        " WHERE change_set_id = ? ORDER BY id",
        (row,),
    ):
        if table not in TABLES or column not in copy.columns(table):
            raise strange_name(table, column)
        found.rows.setdefault(table, {})[at] = None
        if is_stale:
            continue
        columns = folded.setdefault((table, at), {})
        first = columns[column].before if column in columns else before
        columns[column] = Net(before=first, after=after, author=author, time=time)


def _is_same(column: str, net: Net) -> bool:
    if column in ("retired", "resolved"):  # the time of it says nothing
        return (net.before is None) == (net.after is None)
    return net.before == net.after


def _stale(connection: sqlite3.Connection, known_by_other: frozenset[str]) -> set[int]:
    """The merges of nothing but known sets, with what undid and redid them."""
    merged: dict[int, bool] = {}
    for row, uuid in connection.execute(
        "SELECT change_set_id, uuid FROM merged_sets WHERE change_set_id IS NOT NULL"
    ):
        merged[row] = merged.get(row, True) and uuid in known_by_other
    stale: set[int] = set()
    for row, reverts in connection.execute("SELECT id, reverts_id FROM change_sets ORDER BY id"):
        if merged.get(row, False) or reverts in stale:
            stale.add(row)
    return stale


def _standing(connection: sqlite3.Connection) -> dict[int, bool]:
    """By the row of a set: whether it was not undone, or was redone after that."""
    stands: dict[int, bool] = {}
    reverted: dict[int, int] = {}
    for row, reverts in connection.execute(
        "SELECT id, reverts_id FROM change_sets ORDER BY id DESC"
    ):
        stands[row] = not (row in reverted and stands[reverted[row]])
        if reverts is not None:
            reverted[reverts] = row
    return stands


def find_busy(copy: Copy, found: Changed, parents: dict[str, tuple[str, ...]]) -> None:
    """Fills in which rows somebody worked on; `parents` are the columns that lead up."""
    from workbench.store.merging.copies import PARENTS

    for (table, row), columns in found.cells.items():
        gone = GONE.get(table, "retired")
        fate = columns.get(gone)
        is_worked = fate.after is None if fate else bool(columns.keys() - _FATES)
        waiting = [(table, row)] if is_worked else []
        while waiting:
            name, at = waiting.pop()
            if (name, at) in found.busy:
                continue
            found.busy.add((name, at))
            for column in parents.get(name, ()):
                above = copy.cell(name, at, column)
                if isinstance(above, int):
                    waiting.append((PARENTS[name][column], above))
