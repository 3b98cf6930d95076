"""Notes on segments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.annotations import Visibility
from workbench.store.rows import new_uuid

if TYPE_CHECKING:
    import sqlite3

    from workbench.store.change_sets import ChangeSet

QUERY = "query"
"""The label of a question to whoever can answer it."""


_IS_NOTE = "segment_id = ? AND retired IS NULL AND quote = '' AND state = 'open'"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainNote:
    """The plain note of a segment."""

    body: str
    has_replies: bool


class Notes:
    """One plain note a segment: the first open remark on the whole of it.

    It is a question to whoever can answer it, so the client may see it.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def find(self, segment: int) -> PlainNote | None:
        """The note of a segment, if it has one."""
        found = self._connection.execute(
            "SELECT body, EXISTS (SELECT 1 FROM replies WHERE annotation_id = annotations.id"
            " AND replies.retired IS NULL) FROM annotations"
            f" WHERE {_IS_NOTE} ORDER BY id",
            (segment,),
        ).fetchone()
        return None if found is None else PlainNote(body=found[0], has_replies=bool(found[1]))

    def set(self, change: ChangeSet, segment: int, body: str, author: str) -> None:
        """Writes, changes or (with an empty body) retires the note of a segment."""
        found = self._connection.execute(
            f"SELECT id FROM annotations WHERE {_IS_NOTE} ORDER BY id", (segment,)
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
                    "visibility": str(Visibility.CLIENT),
                },
            )
        elif found is not None and body:
            change.update("annotations", found[0], {"body": body, "author": author})
        elif found is not None:
            change.retire("annotations", found[0], "removed")
