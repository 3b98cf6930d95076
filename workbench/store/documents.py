"""Documents, and bringing a repaired text in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import NotFound
from workbench.model.segments import Document
from workbench.store.editions import Editions
from workbench.store.rows import POSITION_STEP, new_uuid

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.model.sources import Paragraph, SourceStream, SourceText
    from workbench.store.change_sets import ChangeSet
    from workbench.store.incoming import Incoming


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

    def begin(
        self,
        change: ChangeSet,
        name: str,
        source: SourceText | SourceStream,
        original: Path | bytes,
        *,
        repair: str,
        date: str = "",
    ) -> Incoming:
        """Makes a document that has no text as yet, of the bytes of a file or the file itself.

        Of all that, and of what comes in, the journal notes the document alone: undoing takes it
        out of the project as it is. Raises Refused where the file is too large to be kept.
        """
        from workbench.store.incoming import Incoming  # late: opening brings nothing

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
        edition = self.editions.begin(row, source, change.author, change.time, original)
        self._connection.execute("UPDATE documents SET edition_id = ? WHERE id = ?", (edition, row))
        change.let_memory_follow()  # what comes in is remembered as it comes
        return Incoming(self._connection, change, row, edition)

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
        """Stores a source text with its paragraphs as segments, and gives its row."""
        incoming = self.begin(change, name, source, source.original, repair=repair, date=date)
        incoming.add(source.blocks, paragraphs)
        return incoming.document
