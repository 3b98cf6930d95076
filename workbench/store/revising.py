"""Putting the segments of a document into the order of a newer version of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.rows import POSITION_STEP, new_uuid
from workbench.store.spacing import settle, spread

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

    from workbench.model.sources import Paragraph
    from workbench.store.change_sets import ChangeSet

CHANGED = "changed in a newer version"
"""The detail of wordings that reading a newer version made."""


class Revising:
    """What reading a newer version writes besides wordings."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def positions(self, document: int) -> dict[int, int]:
        """The position of every segment of a document, also of those that do not stand."""
        query = "SELECT id, position FROM segments WHERE document_id = ?"
        return dict(self._connection.execute(query, (document,)).fetchall())

    def spread(self, document: int, room: int) -> None:
        """Spaces the positions of a document so that `room` segments fit between any two.

        The order stays, so it is no change for the journal.
        """
        spread(self._connection, document, max(POSITION_STEP, room + 1))

    def part(self, segments: Collection[int]) -> None:
        """Parts segments that stand where others do by now, as those that came back may."""
        settle(self._connection, segments)

    def move(self, change: ChangeSet, segment: int, position: int) -> None:
        """Puts a segment elsewhere."""
        change.update("segments", segment, {"position": position})

    def insert(self, change: ChangeSet, document: int, paragraph: Paragraph, position: int) -> int:
        """A new segment without a wording as yet."""
        return change.insert(
            "segments",
            {
                "uuid": new_uuid(),
                "document_id": document,
                "position": position,
                "kind": str(paragraph.kind),
                "level": paragraph.level,
                "article": paragraph.article,
                "unfinished": paragraph.unfinished,
            },
        )

    def forget_pieces(self, change: ChangeSet, blocks: Sequence[int], reason: str) -> None:
        """Says that nothing counts as read of some blocks, by their rows, any more."""
        for row in blocks:
            found = self._connection.execute(
                "SELECT id FROM lineages WHERE block_id = ? AND retired IS NULL", (row,)
            ).fetchall()
            for (lineage,) in found:
                change.retire("lineages", lineage, reason)

    def find_left_out(self, block: int, text: str, reason: str) -> int | None:
        """The segment with a source that was read from a block, and retired for that reason."""
        found = self._connection.execute(
            "SELECT segments.id FROM lineages JOIN segments ON segments.id = to_segment_id"
            " JOIN revisions ON revisions.id = source_head WHERE block_id = ? AND text = ?"
            " AND segments.retired IS NOT NULL AND segments.retired_reason LIKE ? || '%'"
            " ORDER BY lineages.id DESC LIMIT 1",
            (block, text, reason),
        ).fetchone()
        return None if found is None else int(found[0])

    def bring_back(self, change: ChangeSet, segment: int) -> None:
        """Lets a segment that was retired stand again, at its place."""
        change.update("segments", segment, {"retired": None, "retired_reason": None})

    def note_pieces(
        self, change: ChangeSet, first_block: int, read: Sequence[tuple[int, Paragraph]]
    ) -> None:
        """Says of which blocks, counted from a row, segments were read."""
        change.insert_many(
            "lineages",
            (
                "block_id",
                "to_segment_id",
                "from_offset",
                "to_offset",
                "length",
                "reason",
                "confidence",
                "time",
            ),
            [
                (
                    first_block + piece.block,
                    segment,
                    piece.start,
                    piece.at,
                    piece.length,
                    piece.mend.reason if piece.mend else "",
                    piece.mend.confidence if piece.mend else 1.0,
                    change.time,
                )
                for segment, paragraph in read
                for piece in paragraph.pieces
            ],
        )
