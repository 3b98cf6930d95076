"""Where everybody's work on each document stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.rows import now

if TYPE_CHECKING:
    import sqlite3

    from workbench.store.segments import Segments


class Places:
    """One place an author and document."""

    def __init__(self, connection: sqlite3.Connection, segments: Segments) -> None:
        self._connection = connection
        self._segments = segments

    def find(self, author: str, document: int) -> tuple[int, int, int] | None:
        """(segment row, caret, scroll) where an author's work on a document stopped."""
        found = self._connection.execute(
            "SELECT segment_id, caret, scroll FROM places WHERE author = ? AND document_id = ?",
            (author, document),
        ).fetchone()
        return None if found is None else (self._segments.standing(found[0]), found[1], found[2])

    def keep(self, author: str, document: int, row: int, caret: int, scroll: int) -> None:
        """Remembers where the work stopped: caret in code points, scroll in screen lines."""
        self._connection.execute(
            "INSERT OR REPLACE INTO places (author, document_id, segment_id, caret, scroll, time)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (author, document, row, caret, scroll, now()),
        )

    def latest_document(self, author: str) -> int | None:
        """The row of the document that the author worked on last."""
        found = self._connection.execute(
            "SELECT document_id FROM places WHERE author = ? ORDER BY time DESC LIMIT 1", (author,)
        ).fetchone()
        return None if found is None else int(found[0])
