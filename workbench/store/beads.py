"""Sentence pairs of a source and its target, which hold for one wording of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.memory import Bead
from workbench.model.spans import Span
from workbench.store.rows import new_uuid, now
from workbench.store.wordings import row_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from workbench.store.change_sets import ChangeSet, Value

_COLUMNS = (
    "uuid",
    "source_revision_id",
    "target_revision_id",
    "source_start",
    "source_end",
    "target_start",
    "target_end",
    "confidence",
    "is_one_to_one",
    "author",
    "time",
)
_HEADS = (
    "SELECT source_head, target_head FROM segments"
    " WHERE id = ? AND source_head IS NOT NULL AND target_head IS NOT NULL"
)


class Beads:
    """The sentence pairs of a project. Those that nobody set by hand can be found again."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of(self, segment: int) -> tuple[Bead, ...]:
        """The beads of the wordings that stand, in order; none where nobody paired them yet."""
        heads = self._connection.execute(_HEADS, (segment,)).fetchone()
        return () if heads is None else self.between(*heads)

    def between(self, source: int, target: int) -> tuple[Bead, ...]:
        """The beads of two wordings, by their rows."""
        found = self._connection.execute(
            "SELECT source_start, source_end, target_start, target_end, confidence, is_one_to_one"
            " FROM beads WHERE source_revision_id = ? AND target_revision_id = ?"
            " AND retired IS NULL ORDER BY source_start, target_start, id",
            (source, target),
        )
        return tuple(
            Bead(
                source=Span(start, end),
                target=Span(target_start, target_end),
                confidence=confidence,
                is_one_to_one=bool(is_one_to_one),
            )
            for start, end, target_start, target_end, confidence, is_one_to_one in found
        )

    def of_wordings(self, source: str, target: str) -> tuple[Bead, ...]:
        """The beads of two wordings, by their tokens; none where one was never written."""
        if not (source and target):
            return ()
        return self.between(_row(source), _row(target))

    def is_by_hand(self, segment: int) -> bool:
        """Whether somebody paired the sentences of the wordings that stand."""
        heads = self._connection.execute(_HEADS, (segment,)).fetchone()
        found = (
            heads
            and self._connection.execute(
                "SELECT 1 FROM beads WHERE source_revision_id = ? AND target_revision_id = ?"
                " AND author <> '' AND retired IS NULL LIMIT 1",
                heads,
            ).fetchone()
        )
        return bool(found)

    def put(self, segment: int, beads: Sequence[Bead]) -> None:
        """Keeps what the program found for the wordings that stand, in no history.

        Replaces what it found before, and nothing that somebody set by hand.
        """
        heads = self._connection.execute(_HEADS, (segment,)).fetchone()
        if heads is None or self.is_by_hand(segment):
            return
        self._connection.execute(
            "DELETE FROM beads WHERE source_revision_id = ? AND target_revision_id = ?"
            " AND author = '' AND id NOT IN (SELECT row_id FROM changes"
            "  WHERE table_name = 'beads')",
            heads,
        )
        marks = ", ".join("?" * len(_COLUMNS))
        self._connection.executemany(
            f"INSERT INTO beads ({', '.join(_COLUMNS)}) VALUES ({marks})",
            (_values(bead, heads, "", now()) for bead in beads),
        )

    def set(self, change: ChangeSet, segment: int, beads: Sequence[Bead]) -> None:
        """Pairs the sentences of the wordings that stand by hand."""
        heads = self._connection.execute(_HEADS, (segment,)).fetchone()
        if heads is None:
            return
        for (row,) in self._connection.execute(
            "SELECT id FROM beads WHERE source_revision_id = ? AND target_revision_id = ?"
            " AND retired IS NULL",
            heads,
        ).fetchall():
            change.retire("beads", row, "paired by hand")
        rows = [_values(bead, heads, change.author, change.time) for bead in beads]
        change.insert_many("beads", _COLUMNS, rows)


def _row(token: str) -> int:
    row = row_of(token)
    assert row is not None
    return row


def _values(bead: Bead, heads: tuple[int, int], author: str, time: str) -> tuple[Value, ...]:
    return (
        new_uuid(),
        *heads,
        bead.source.start,
        bead.source.end,
        bead.target.start,
        bead.target.end,
        bead.confidence,
        int(bead.is_one_to_one),
        author,
        time,
    )
