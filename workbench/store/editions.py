"""The files that documents were read from, with their blocks: one edition for each version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.segments import SegmentKind
from workbench.store.rows import new_uuid

if TYPE_CHECKING:
    import sqlite3

    from workbench.model.sources import Block, SourceText


class Editions:
    """What was read, for ever; a document names the edition that is in force."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def insert(self, document: int, source: SourceText, author: str, time: str) -> tuple[int, int]:
        """Keeps what was read; gives its row and that of its first block."""
        cursor = self._connection.execute(
            "INSERT INTO editions (uuid, document_id, format, encoding, is_structured, original,"
            " author, time) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                new_uuid(),
                document,
                source.format,
                source.encoding,
                int(source.is_structured),
                source.original,
                author,
                time,
            ),
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid, self._insert_blocks(document, cursor.lastrowid, source)

    def original(self, document: int) -> bytes:
        """The bytes of the file that a document was last read from."""
        query = (
            "SELECT original FROM documents JOIN editions ON editions.id = edition_id"
            " WHERE documents.id = ?"
        )
        return bytes(self._connection.execute(query, (document,)).fetchone()[0])

    def reading(self, document: int) -> tuple[str, bool]:
        """(whether it was repaired, whether its blocks are paragraphs) of that file."""
        repair, is_structured = self._connection.execute(
            "SELECT repair, is_structured FROM documents JOIN editions ON editions.id = edition_id"
            " WHERE documents.id = ?",
            (document,),
        ).fetchone()
        return repair, bool(is_structured)

    def blocks(self, document: int) -> tuple[Block, ...]:
        """The blocks of that file, before repair and without their codes."""
        from workbench.model.sources import Block  # late: the first page needs none

        found = self._connection.execute(
            "SELECT text, line, indent, gap, kind, level, locator FROM blocks"
            " JOIN documents USING (edition_id) WHERE documents.id = ? ORDER BY blocks.position",
            (document,),
        )
        return tuple(
            Block(
                text=text,
                line=line,
                indent=indent,
                gap=gap,
                kind=SegmentKind(kind) if kind else None,
                level=level,
                locator=locator,
            )
            for text, line, indent, gap, kind, level, locator in found
        )

    def block_rows(self, document: int) -> range:
        """The rows of those blocks, which follow one another."""
        first, last = self._connection.execute(
            "SELECT min(blocks.id), max(blocks.id) FROM blocks JOIN documents USING (edition_id)"
            " WHERE documents.id = ?",
            (document,),
        ).fetchone()
        return range(0) if first is None else range(first, last + 1)

    def _insert_blocks(self, document: int, edition: int, source: SourceText) -> int:
        (last,) = self._connection.execute("SELECT max(id) FROM blocks").fetchone()
        first = (last or 0) + 1
        self._connection.executemany(
            "INSERT INTO blocks (id, uuid, document_id, edition_id, position, line, text, indent,"
            " gap, kind, level, locator) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    first + index,
                    new_uuid(),
                    document,
                    edition,
                    index + 1,
                    block.line,
                    block.text,
                    block.indent,
                    block.gap,
                    "" if block.kind is None else str(block.kind),
                    block.level,
                    block.locator,
                )
                for index, block in enumerate(source.blocks)
            ),
        )
        return first
