"""The numbers that segments have today."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_BATCH = 500


class Numbering:
    """Numbers of segments, counted once; for one reading of a list, as it does not notice changes.

    All that are asked for together cost one walk over the index of their document.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[int, tuple[int, str]] = {}

    def of(self, row: int) -> tuple[int, str]:
        """(number, name of the document) of a segment; 0 where it stands in no text any more."""
        if row not in self._known:
            self.count([row])
        return self._known.get(row, (0, ""))

    def count(self, rows: Iterable[int]) -> None:
        """Takes note of the numbers of some segments."""
        missing = sorted(set(rows) - self._known.keys())
        places: dict[int, list[tuple[int, int]]] = {}
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            marks = ", ".join("?" * len(batch))
            for row, document, name, position, stands in self._connection.execute(
                "SELECT segments.id, document_id, name, segments.position,"
                " segments.retired IS NULL AND documents.retired IS NULL FROM segments"
                f" JOIN documents ON documents.id = document_id WHERE segments.id IN ({marks})",
                batch,
            ):
                self._known[row] = (0, name)
                if stands:
                    places.setdefault(document, []).append((position, row))
        for document, found in places.items():
            self._walk(document, sorted(found))

    def _walk(self, document: int, places: list[tuple[int, int]]) -> None:
        number, last = 0, -1
        for position, row in places:
            number += self._connection.execute(
                "SELECT count(*) FROM segments WHERE document_id = ? AND retired IS NULL"
                " AND position > ? AND position <= ?",
                (document, last, position),
            ).fetchone()[0]
            last = position
            self._known[row] = (number, self._known[row][1])
