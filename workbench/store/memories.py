"""Memories: sets of translation units under one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.memory import Memory
from workbench.store.rows import new_uuid

if TYPE_CHECKING:
    import sqlite3

    from workbench.store.change_sets import ChangeSet

PROJECT = 1
"""The row of the memory whose units are the confirmed pairs of the project itself."""

_WHOLE = (
    "(SELECT whole.id FROM memories AS whole"
    " WHERE whole.id = this.part_of_id AND whole.retired IS NULL)"
)
"""What a memory is a part of."""


class Memories:
    """The memories of a project. One that was put into another stays as a part of it.

    A part that stands though its whole was removed, in another copy, stands on its own.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self) -> list[tuple[int, Memory]]:
        """Every memory that stands on its own, with its row; that of the project first."""
        counts: dict[int, int] = {}
        for row, count in self._connection.execute(
            "SELECT memory_id, count(*) FROM units WHERE retired IS NULL AND memory_id IN"
            " (SELECT id FROM memories WHERE retired IS NULL) GROUP BY memory_id"
        ):
            whole = self.whole_of(row)
            counts[whole] = counts.get(whole, 0) + count
        found = self._connection.execute(
            "SELECT id, uuid, version, name, author, time FROM memories AS this"
            f" WHERE retired IS NULL AND ({_WHOLE} IS NULL) ORDER BY id"
        )
        return [
            (
                row,
                Memory(
                    id=uuid,
                    version=version,
                    name=name,
                    units=counts.get(row, 0),
                    author=author,
                    time=time,
                    is_project=row == PROJECT,
                ),
            )
            for row, uuid, version, name, author, time in found
        ]

    def names(self) -> dict[int, str]:
        """By row: what each memory that counts is called; a part has the name of its whole."""
        found = {
            row: (name, whole)
            for row, name, whole in self._connection.execute(
                f"SELECT id, name, {_WHOLE} FROM memories AS this WHERE retired IS NULL"
            )
        }
        names: dict[int, str] = {}
        for row in found:
            seen: set[int] = set()
            at: int | None = row
            while at is not None and at not in seen:
                seen.add(at)
                names[row], at = found[at]
            if at is not None:  # a part of itself, in a damaged file
                del names[row]
        return names

    def whole_of(self, row: int) -> int:
        """The memory that a part belongs to in the end; itself for one on its own."""
        seen: set[int] = set()
        while row not in seen:
            seen.add(row)
            query = f"SELECT {_WHOLE} FROM memories AS this WHERE id = ?"
            found = self._connection.execute(query, (row,)).fetchone()
            if found is None or found[0] is None:
                return row
            row = found[0]
        return row

    def parts_of(self, row: int) -> list[int]:
        """The rows of a memory and of all that was put into it."""
        return [
            part
            for (part,) in self._connection.execute(
                "WITH RECURSIVE parts (id) AS (SELECT ?1 UNION SELECT memories.id FROM memories"
                " JOIN parts ON memories.part_of_id = parts.id WHERE retired IS NULL)"
                " SELECT id FROM parts",
                (row,),
            )
        ]

    def add(self, change: ChangeSet, name: str) -> int:
        """A new memory without units."""
        values = {"uuid": new_uuid(), "name": name, "author": change.author, "time": change.time}
        return change.insert("memories", values)

    def put_into(self, change: ChangeSet, row: int, whole: int) -> None:
        """Makes a memory a part of another."""
        change.update("memories", row, {"part_of_id": whole})

    def rename(self, change: ChangeSet, row: int, name: str) -> None:
        """Gives a memory another name."""
        change.update("memories", row, {"name": name})

    def remove(self, change: ChangeSet, row: int) -> None:
        """Takes a memory away with all of its units, which stay in the file for undoing it."""
        change.retire_many("memories", self.parts_of(row), "removed")
