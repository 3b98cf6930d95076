"""A document while it comes in: each part of its text is stored as it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.segments import SegmentKind, State
from workbench.store.editions import Editions
from workbench.store.rows import POSITION_STEP, ordered_uuids

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from workbench.model.sources import Block, Paragraph
    from workbench.store.change_sets import ChangeSet


class Incoming:
    """A document that was just made, with an edition that has no blocks as yet.

    Of what comes in the journal notes nothing: undoing takes the document out as it is.
    """

    def __init__(
        self, connection: sqlite3.Connection, change: ChangeSet, document: int, edition: int
    ) -> None:
        self.document = document
        self._connection = connection
        self._change = change
        self._edition = edition
        self._editions = Editions(connection)
        self._uuids = ordered_uuids()
        self._segments = self._blocks = 0
        """How many there are so far."""

    def add(self, blocks: Sequence[Block], paragraphs: Sequence[Paragraph]) -> range:
        """Stores the next blocks, and the paragraphs that they are; gives the segments' rows.

        The pieces of the paragraphs count these blocks alone.
        """
        first_block = self._editions.put_blocks(
            self.document, self._edition, blocks, before=self._blocks
        )
        first = next_id(self._connection, "segments")
        self._insert_segments(first, paragraphs)
        self._insert_sources(first, paragraphs)
        self._insert_renderings(first, paragraphs)
        self._insert_lineages(first, first_block, paragraphs)
        self._blocks += len(blocks)
        self._segments += len(paragraphs)
        return range(first, first + len(paragraphs))

    def _insert_segments(self, first: int, paragraphs: Iterable[Paragraph]) -> None:
        self._connection.executemany(
            "INSERT INTO segments (id, uuid, document_id, position, kind, level, article,"
            " unfinished) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    first + index,
                    next(self._uuids),
                    self.document,
                    (self._segments + index + 1) * POSITION_STEP,
                    str(SegmentKind(paragraph.kind)),
                    paragraph.level,
                    paragraph.article,
                    paragraph.unfinished,
                )
                for index, paragraph in enumerate(paragraphs)
            ),
        )

    def _insert_sources(self, first: int, paragraphs: Sequence[Paragraph]) -> None:
        revision = next_id(self._connection, "revisions")
        self._connection.executemany(
            "INSERT INTO revisions (id, uuid, segment_id, side, text, state, author, time, origin)"
            " VALUES (?, ?, ?, 'source', ?, ?, ?, ?, 'imported')",
            (
                (
                    revision + index,
                    next(self._uuids),
                    first + index,
                    paragraph.text,
                    str(State.INITIAL),
                    self._change.author,
                    self._change.time,
                )
                for index, paragraph in enumerate(paragraphs)
            ),
        )
        self._connection.execute(
            "UPDATE segments SET source_head = id + ? WHERE id >= ?", (revision - first, first)
        )
        if any(paragraph.codes for paragraph in paragraphs):
            from workbench.store.codes import Codes  # late: most texts have none

            Codes(self._connection).put(
                (revision + index, paragraph.codes) for index, paragraph in enumerate(paragraphs)
            )

    def _insert_renderings(self, first: int, paragraphs: Sequence[Paragraph]) -> None:
        found = [
            (first + at, each.rendering)
            for at, each in enumerate(paragraphs)
            if each.rendering is not None
        ]
        if not found:
            return
        from workbench.store.renderings import Renderings, state_of  # late: few files have any

        Renderings(self._connection).insert(found, self._change.author, self._change.time)
        self._change.remember(row for row, each in found if state_of(each).is_confirmed)

    def _insert_lineages(self, first: int, blocks: int, paragraphs: Iterable[Paragraph]) -> None:
        self._connection.executemany(
            "INSERT INTO lineages (block_id, to_segment_id, from_offset, to_offset, length,"
            " reason, confidence, time) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    blocks + piece.block,
                    first + index,
                    piece.start,
                    piece.at,
                    piece.length,
                    piece.mend.reason if piece.mend else "",
                    piece.mend.confidence if piece.mend else 1.0,
                    self._change.time,
                )
                for index, paragraph in enumerate(paragraphs)
                for piece in paragraph.pieces
            ),
        )


def next_id(connection: sqlite3.Connection, table: str) -> int:
    """The row that a table has next."""
    (last,) = connection.execute(f"SELECT max(id) FROM {table}").fetchone()
    return (last or 0) + 1
