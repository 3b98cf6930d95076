"""One merge under way: both copies, what each changed, and what has been done so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from workbench.model.merged import ConflictKind, MergeConflict
from workbench.store.merging.changed import GONE
from workbench.store.merging.copies import PARENTS, SAME, has_uuid

if TYPE_CHECKING:
    from workbench.store.change_sets import ChangeSet, Value
    from workbench.store.merging.changed import Changed, Net
    from workbench.store.merging.copies import Copy, Values


@dataclass(slots=True, kw_only=True)
class Work:
    """What the parts of a merge share."""

    mine: Copy
    theirs: Copy
    change: ChangeSet
    ours: Changed
    """With the row numbers of my copy."""
    their: Changed
    """With the row numbers of theirs."""
    new: set[tuple[str, int]] = field(default_factory=set)
    """Rows of theirs that my copy lacked."""
    left_out: set[int] = field(default_factory=set)
    """Segments of theirs whose cut is not taken."""
    apart: set[int] = field(default_factory=set)
    """Documents of theirs of which a newer version was read that is not taken."""
    reread: set[int] = field(default_factory=set)
    """Segments of mine that have the source of theirs now."""
    recut: set[int] = field(default_factory=set)
    """Segments of mine whose cut somebody changed."""
    touched: set[int] = field(default_factory=set)
    """Segments of mine that are different now, or have something on them that is."""
    conflicts: list[tuple[int | None, MergeConflict]] = field(default_factory=list)
    """With the segment of mine that each is about."""
    settled: list[str] = field(default_factory=list)
    _taken: set[tuple[str, int]] = field(default_factory=set)
    _many: Counter[str] = field(default_factory=Counter)
    _rows: dict[tuple[str, int], int] = field(default_factory=dict)

    # Which row is which

    def tell(self, table: str, theirs: int, mine: int) -> None:
        """Says that a row of theirs is one of mine."""
        self._rows[table, theirs] = mine

    def find(self, table: str, row: Value) -> int | None:
        """The row of mine that is a row of theirs; None where there is none."""
        if not isinstance(row, int):
            return None
        known = self._rows.get((table, row))
        if known is None:
            known = self._look_up(table, row)
            if known is not None:
                self._rows[table, row] = known
        return known

    def get(self, table: str, row: int) -> int:
        """The row of mine that is a row of theirs, which is brought in where it was missing."""
        known = self.find(table, row)
        return self.bring(table, row) if known is None else known

    def mapped(self, table: str, column: str, value: Value) -> Value:
        """A value of theirs as my copy says it."""
        parent = PARENTS[table].get(column)
        if parent is None or not isinstance(value, int):
            return value
        return self.get(parent, value)

    def bring(self, table: str, row: int, **other: Value) -> int:
        """Puts a row of theirs that was missing into my copy, and gives its row there."""
        values = self.theirs.row(table, row)
        fresh: Values = {
            column: self.mapped(table, column, value)
            for column, value in values.items()
            if column not in other and column not in ("id", "version")
        }
        fresh |= other
        if fresh.get(GONE.get(table, "retired")) is None:
            added = self.change.insert(table, fresh)
        else:
            added = self.insert(table, fresh)
        self.tell(table, row, added)
        self.new.add((table, row))
        if fresh.get(GONE.get(table, "retired")) is None:
            self.count(table, added)
        return added

    def insert(self, table: str, values: Values) -> int:
        """Adds a row that nobody sees, or that is never taken back; no change for the journal."""
        marks = ", ".join("?" * len(values))
        cursor = self.mine.connection.execute(
            f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values())
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _look_up(self, table: str, row: int) -> int | None:
        if has_uuid(table):
            found = self.mine.find(table, self.theirs.uuid(table, row))
            if found is not None:
                return found
        if table not in SAME:
            return None
        values = self.theirs.row(table, row)
        if has_uuid(table) and values["retired"] is not None:
            return None
        for column, parent in PARENTS[table].items():
            above = values[column]
            if above is not None:
                values[column] = self.find(parent, above)
                if values[column] is None:
                    return None
        return self.mine.find_same(table, values)

    # What is said of it

    def count(self, table: str, row: int) -> None:
        """Notes that a row of mine came from theirs, or was changed as in theirs."""
        self._taken.add((table, row))

    def count_many(self, table: str, rows: int) -> None:
        """Notes that so many other rows came, or were changed."""
        self._many[table] += rows

    @property
    def taken(self) -> dict[str, int]:
        """How many rows of each table came or were changed."""
        return dict(+(Counter(table for table, _ in sorted(self._taken)) + self._many))

    def take(self, table: str, row: int, values: Values) -> bool:
        """Changes a row of mine as theirs is; tells whether anything was different."""
        is_different = self.change.update(table, row, values)
        if is_different:
            self.count(table, row)
        return is_different

    def conflict(
        self,
        kind: ConflictKind,
        uuid: str,
        *,
        sides: tuple[Value, Value],
        column: str,
        author: str,
        segment: int | None = None,
        name: str = "",
        kept: str = "in their copy",
    ) -> None:
        """Notes what both changed; `sides` are mine and theirs."""
        mine, theirs = ("" if side is None else str(side) for side in sides)
        conflict = MergeConflict(
            kind=kind,
            id=uuid,
            document="",
            number=0,
            name=name,
            column=column,
            mine=mine,
            theirs=theirs,
            author=author,
            kept=kept,
        )
        self.conflicts.append((segment, conflict))

    def both(self, table: str, theirs: int, column: str) -> tuple[Net | None, Net | None]:
        """What became of a value in theirs and in mine; None where nothing did."""
        mine = self.find(table, theirs)
        return self.their.of(table, theirs).get(column), self.ours.of(table, mine).get(column)


def derived_uuid(*parts: object) -> str:
    """An identity that both copies give to what merging makes of the same things."""
    return str(uuid5(NAMESPACE_URL, "urn:workbench:merge:" + ":".join(map(str, parts))))
