"""Documents, and bringing a repaired text in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import NotFound
from workbench.model.segments import Document, SegmentKind, State
from workbench.store.editions import Editions
from workbench.store.rows import POSITION_STEP, new_uuid

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from workbench.model.sources import Paragraph, SourceText
    from workbench.store.change_sets import ChangeSet


NEVER = "never"
"""What `repair` gives of a bilingual file."""


class Documents:
    """The source texts of a project."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.editions = Editions(connection)

    def all(self) -> list[tuple[int, Document]]:
        """Every document with its row, in order."""
        query = (
            "SELECT documents.id, documents.uuid, documents.version, name, format, encoding, date"
            " FROM documents JOIN editions ON editions.id = edition_id"
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

    def repair(self, row: int) -> str:
        """Whether the file that a document was last read from was repaired."""
        query = "SELECT repair FROM documents WHERE id = ?"
        return str(self._connection.execute(query, (row,)).fetchone()[0])

    def is_bilingual(self, row: int) -> bool:
        """Whether that file has both languages, so that its segments stay as they are."""
        return self.repair(row) == NEVER

    def set_date(self, change: ChangeSet, row: int, date: str) -> None:
        """Says when a document was written."""
        change.update("documents", row, {"date": date})

    def add(
        self,
        change: ChangeSet,
        name: str,
        source: SourceText,
        paragraphs: Sequence[Paragraph],
        *,
        repair: str,
        date: str = "",
    ) -> int:
        """Stores a source text with its paragraphs as segments, and gives its row.

        Of all that, the journal notes the document alone: undoing takes it out of the project as
        it is.
        """
        (last,) = self._connection.execute("SELECT max(position) FROM documents").fetchone()
        row = change.insert(
            "documents",
            {
                "uuid": new_uuid(),
                "position": (last or 0) + POSITION_STEP,
                "name": name,
                "repair": repair,
                "date": date,
                "created": change.time,
            },
        )
        edition, blocks = self.editions.insert(row, source, change.author, change.time)
        self._connection.execute("UPDATE documents SET edition_id = ? WHERE id = ?", (edition, row))
        first = self._next_id("segments")
        self._insert_segments(row, first, paragraphs)
        self._insert_sources(first, paragraphs, change.author, change.time)
        if source.is_bilingual:
            from workbench.store.renderings import Renderings  # late: few files are

            renderings = [paragraph.rendering for paragraph in paragraphs]
            Renderings(self._connection).insert(first, renderings, change.author, change.time)
        self._insert_lineages(first, blocks, paragraphs, change.time)
        return row

    def _next_id(self, table: str) -> int:
        (last,) = self._connection.execute(f"SELECT max(id) FROM {table}").fetchone()
        return (last or 0) + 1

    def _insert_segments(self, document: int, first: int, paragraphs: Sequence[Paragraph]) -> None:
        self._connection.executemany(
            "INSERT INTO segments (id, uuid, document_id, position, kind, level, article,"
            " unfinished) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    first + index,
                    new_uuid(),
                    document,
                    (index + 1) * POSITION_STEP,
                    str(SegmentKind(paragraph.kind)),
                    paragraph.level,
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
        if any(paragraph.codes for paragraph in paragraphs):
            from workbench.store.codes import Codes  # late: most texts have none

            Codes(self._connection).put(
                (revision + index, paragraph.codes) for index, paragraph in enumerate(paragraphs)
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
