"""Documents, the blocks of their files, and bringing a repaired text in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import NotFound
from workbench.model.segments import Document, SegmentKind, State
from workbench.store.rows import POSITION_STEP, new_uuid, now, transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from workbench.model.sources import Paragraph, SourceText
    from workbench.store.journal import ChangeSet


class Documents:
    """The source texts of a project."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self) -> list[tuple[int, Document]]:
        """Every document with its row, in order."""
        query = (
            "SELECT id, uuid, version, name, format, encoding, date FROM documents"
            " WHERE retired IS NULL ORDER BY position"
        )
        return [
            (
                row,
                Document(
                    id=uuid,
                    version=version,
                    name=name,
                    format=format,
                    encoding=encoding,
                    date=date,
                ),
            )
            for row, uuid, version, name, format, encoding, date in self._connection.execute(query)
        ]

    def get(self, name_or_id: str) -> tuple[int, Document]:
        """The document of that name or UUID. Raises NotFound."""
        known = self.all()
        for row, document in known:
            if name_or_id in (document.name, document.id):
                return row, document
        names = ", ".join(document.name for _, document in known) or "none"
        raise NotFound(f"there is no document {name_or_id!r}", hint=f"the project has: {names}")

    def date(self, row: int) -> str:
        """When a document was written, as far as it is known."""
        query = "SELECT date FROM documents WHERE id = ?"
        return str(self._connection.execute(query, (row,)).fetchone()[0])

    def set_date(self, change: ChangeSet, row: int, date: str) -> None:
        """Says when a document was written."""
        change.update("documents", row, {"date": date})

    def original(self, row: int) -> bytes:
        """The bytes of the file that it came from."""
        query = "SELECT original FROM documents WHERE id = ?"
        return bytes(self._connection.execute(query, (row,)).fetchone()[0])

    def blocks(self, row: int) -> list[str]:
        """The blocks of its file, before repair."""
        query = "SELECT text FROM blocks WHERE document_id = ? ORDER BY position"
        return [text for (text,) in self._connection.execute(query, (row,))]

    def add(
        self,
        name: str,
        source: SourceText,
        paragraphs: Sequence[Paragraph],
        *,
        repair: str,
        author: str,
        date: str = "",
    ) -> int:
        """Stores a source text with its paragraphs as segments, and gives its row."""
        time = now()
        with transaction(self._connection):
            row = self._insert_document(name, source, repair, date, time)
            blocks = self._insert_blocks(row, source)
            first = self._next_id("segments")
            self._insert_segments(row, first, paragraphs)
            self._insert_sources(first, paragraphs, author, time)
            self._insert_lineages(first, blocks, paragraphs, time)
        return row

    def _insert_document(
        self, name: str, source: SourceText, repair: str, date: str, time: str
    ) -> int:
        (last,) = self._connection.execute("SELECT max(position) FROM documents").fetchone()
        cursor = self._connection.execute(
            "INSERT INTO documents"
            " (uuid, position, name, format, encoding, repair, date, original, created)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                new_uuid(),
                (last or 0) + POSITION_STEP,
                name,
                source.format,
                source.encoding,
                repair,
                date,
                source.original,
                time,
            ),
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _next_id(self, table: str) -> int:
        (last,) = self._connection.execute(f"SELECT max(id) FROM {table}").fetchone()
        return (last or 0) + 1

    def _insert_blocks(self, document: int, source: SourceText) -> int:
        first = self._next_id("blocks")
        self._connection.executemany(
            "INSERT INTO blocks (id, uuid, document_id, position, line, text)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                (first + index, new_uuid(), document, index + 1, block.line, block.text)
                for index, block in enumerate(source.blocks)
            ),
        )
        return first

    def _insert_segments(self, document: int, first: int, paragraphs: Sequence[Paragraph]) -> None:
        self._connection.executemany(
            "INSERT INTO segments (id, uuid, document_id, position, kind, article, unfinished)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    first + index,
                    new_uuid(),
                    document,
                    (index + 1) * POSITION_STEP,
                    str(SegmentKind(paragraph.kind)),
                    paragraph.article,
                    paragraph.unfinished,
                )
                for index, paragraph in enumerate(paragraphs)
            ),
        )

    def _insert_sources(
        self, first: int, paragraphs: Sequence[Paragraph], author: str, time: str
    ) -> None:
        revision = self._next_id("revisions")
        self._connection.executemany(
            "INSERT INTO revisions (id, uuid, segment_id, side, text, state, author, time, origin)"
            " VALUES (?, ?, ?, 'source', ?, ?, ?, ?, 'imported')",
            (
                (
                    revision + index,
                    new_uuid(),
                    first + index,
                    paragraph.text,
                    str(State.INITIAL),
                    author,
                    time,
                )
                for index, paragraph in enumerate(paragraphs)
            ),
        )
        self._connection.execute(
            "UPDATE segments SET source_head = id + ? WHERE id >= ?", (revision - first, first)
        )

    def _insert_lineages(
        self, first: int, blocks: int, paragraphs: Sequence[Paragraph], time: str
    ) -> None:
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
                    time,
                )
                for index, paragraph in enumerate(paragraphs)
                for piece in paragraph.pieces
            ),
        )
