"""Libraries: other projects, which are asked and never written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.memory import Library
from workbench.store.rows import new_uuid

if TYPE_CHECKING:
    import sqlite3

    from workbench.store.change_sets import ChangeSet


class Libraries:
    """The libraries that are attached to a project, in the order in which they came."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self) -> list[tuple[int, Library]]:
        """Every library with its row."""
        found = self._connection.execute(
            "SELECT id, uuid, version, path, penalty FROM libraries WHERE retired IS NULL"
            " ORDER BY id"
        )
        return [
            (row, Library(id=uuid, version=version, path=path, penalty=penalty))
            for row, uuid, version, path, penalty in found
        ]

    def add(self, change: ChangeSet, path: str, penalty: int) -> int:
        """Attaches another project."""
        return change.insert(
            "libraries",
            {
                "uuid": new_uuid(),
                "path": path,
                "penalty": penalty,
                "author": change.author,
                "time": change.time,
            },
        )

    def set_penalty(self, change: ChangeSet, row: int, penalty: int) -> None:
        """Sets how much the matches of a library lose, in percent."""
        change.update("libraries", row, {"penalty": penalty})

    def remove(self, change: ChangeSet, row: int) -> None:
        """Detaches a library."""
        change.retire("libraries", row, "detached")
