"""Notes on segments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.rows import new_uuid

if TYPE_CHECKING:
    import sqlite3

    from workbench.store.journal import ChangeSet

QUERY = "query"
"""The label of a question to whoever can answer it."""


class Notes:
    """One plain note a segment."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def set(self, change: ChangeSet, segment: int, body: str, author: str) -> None:
        """Writes, changes or (with an empty body) retires the note of a segment."""
        found = self._connection.execute(
            "SELECT id FROM annotations WHERE segment_id = ? AND retired IS NULL ORDER BY id",
            (segment,),
        ).fetchone()
        if found is None and body:
            change.insert(
                "annotations",
                {
                    "uuid": new_uuid(),
                    "segment_id": segment,
                    "label": QUERY,
                    "body": body,
                    "author": author,
                    "time": change.time,
                },
            )
        elif found is not None and body:
            change.update("annotations", found[0], {"body": body, "author": author})
        elif found is not None:
            change.retire("annotations", found[0], "removed")
