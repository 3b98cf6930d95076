"""Which paragraphs a document's file was read as, and which stand now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.sources import Piece
from workbench.text.tracing import ReadParagraph, Standing, as_read

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

_BATCH = 500


class Origins:
    """The way from blocks to segments."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def read(self, document: int) -> list[ReadParagraph]:
        """The paragraphs of the edition in force as they were when it was read, in order."""
        blocks = [
            text
            for (text,) in self._connection.execute(
                "SELECT text FROM blocks JOIN documents USING (edition_id)"
                " WHERE documents.id = ? ORDER BY blocks.position",
                (document,),
            )
        ]
        pieces: dict[int, list[Piece]] = {}
        for segment, block, start, at, length in self._connection.execute(
            "SELECT to_segment_id, blocks.position - 1, from_offset, to_offset, length"
            " FROM documents JOIN blocks USING (edition_id)"
            " JOIN lineages ON block_id = blocks.id"
            " JOIN segments ON segments.id = to_segment_id"
            " WHERE documents.id = ? AND lineages.retired IS NULL"
            " ORDER BY segments.position, to_offset",
            (document,),
        ):
            piece = Piece(block=block, start=start, at=at, length=length)
            pieces.setdefault(segment, []).append(piece)
        return [
            ReadParagraph(segment=segment, text=as_read(own, blocks), pieces=tuple(own))
            for segment, own in pieces.items()
        ]

    def standing(self, document: int) -> list[Standing]:
        """The source paragraphs that stand, in order."""
        found = self._connection.execute(
            "SELECT segments.id, source.text FROM segments"
            " JOIN revisions AS source ON source.id = segments.source_head"
            " WHERE document_id = ? AND retired IS NULL ORDER BY position",
            (document,),
        )
        return [Standing(segment=segment, text=text) for segment, text in found]

    def both(self, document: int) -> Iterator[tuple[ReadParagraph | None, Standing | None]]:
        """What each segment was read as, and as what it stands, in order and in bounded memory.

        None for what was read from no file in force, and for what does not stand.
        """
        rows = self._connection.execute(
            "SELECT id FROM segments WHERE document_id = ? ORDER BY position, id", (document,)
        )
        while batch := [row for (row,) in rows.fetchmany(_BATCH)]:
            standing, pieces, blocks = self._details(document, batch)
            for row in batch:
                own = tuple(pieces.get(row, ()))
                read = ReadParagraph(segment=row, text=as_read(own, blocks), pieces=own)
                yield read if own else None, standing.get(row)

    def _details(
        self, document: int, rows: Sequence[int]
    ) -> tuple[dict[int, Standing], dict[int, list[Piece]], dict[int, str]]:
        """(what stands, pieces by segment, texts of their blocks by index) of some segments."""
        marks = ", ".join("?" * len(rows))
        texts = self._connection.execute(
            "SELECT segments.id, text FROM segments JOIN revisions ON revisions.id = source_head"
            f" WHERE segments.id IN ({marks}) AND retired IS NULL",
            tuple(rows),
        )
        standing = {row: Standing(segment=row, text=text) for row, text in texts}
        pieces: dict[int, list[Piece]] = {}
        blocks: dict[int, str] = {}
        for segment, block, text, start, at, length in self._connection.execute(
            "SELECT to_segment_id, blocks.position - 1, text, from_offset, to_offset, length"
            # The order is said, else SQLite goes through all blocks of the edition for each batch.
            " FROM lineages CROSS JOIN blocks ON blocks.id = block_id"
            f" WHERE to_segment_id IN ({marks}) AND lineages.retired IS NULL"
            " AND edition_id = (SELECT edition_id FROM documents WHERE id = ?)"
            " ORDER BY to_offset",
            (*rows, document),
        ):
            blocks[block] = text
            piece = Piece(block=block, start=start, at=at, length=length)
            pieces.setdefault(segment, []).append(piece)
        return standing, pieces, blocks
