"""The files that documents were read from, with their blocks: one edition for each version."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.model.segments import SegmentKind
from workbench.store.rows import new_uuid, ordered_uuids

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from workbench.model.sources import Block, SourceStream, SourceText


class Editions:
    """What was read, for ever; a document names the edition that is in force."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def begin(
        self,
        document: int,
        source: SourceText | SourceStream,
        author: str,
        time: str,
        original: Path | bytes,
    ) -> int:
        """Makes an edition that has no blocks as yet, and gives its row.

        The original are the bytes of the file, or the file itself. Raises Refused where it is too
        large to be kept.
        """
        from workbench.store.originals import Originals, stored  # late: opening reads none

        cursor = self._connection.execute(
            "INSERT INTO editions (uuid, document_id, format, encoding, is_structured, original,"
            " author, time) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                new_uuid(),
                document,
                source.format,
                source.encoding,
                int(source.is_structured),
                stored(original) if isinstance(original, bytes) else b"",
                author,
                time,
            ),
        )
        assert cursor.lastrowid is not None
        if not isinstance(original, bytes):
            Originals(self._connection).keep(cursor.lastrowid, original)
        return cursor.lastrowid

    def insert(self, document: int, source: SourceText, author: str, time: str) -> tuple[int, int]:
        """Keeps what was read; gives its row and that of its first block."""
        edition = self.begin(document, source, author, time, source.original)
        return edition, self.put_blocks(document, edition, source.blocks)

    def original(self, document: int) -> bytes:
        """The bytes of the file that a document was last read from.

        Raises Refused where they are too many to be held.
        """
        from workbench.store.originals import Originals  # late, as above

        return Originals(self._connection).read(self._edition(document))

    def copy_original(self, document: int, out: BinaryIO) -> None:
        """Writes those bytes, however many they are."""
        from workbench.store.originals import Originals  # late, as above

        Originals(self._connection).copy(self._edition(document), out)

    def is_of(self, document: int, path: Path) -> bool:
        """Whether a file is as it was when a document was last read from it.

        A later file that has the same bytes is a copy, such as an export without any English.
        """
        from datetime import datetime  # late, as the next one

        from workbench.store.originals import Originals

        edition = self._edition(document)
        query = "SELECT time FROM editions WHERE id = ?"
        (time,) = self._connection.execute(query, (edition,)).fetchone()
        is_older = path.stat().st_mtime <= datetime.fromisoformat(time).timestamp()
        return is_older and Originals(self._connection).is_in(edition, path)

    def _edition(self, document: int) -> int:
        query = "SELECT edition_id FROM documents WHERE id = ?"
        return int(self._connection.execute(query, (document,)).fetchone()[0])

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

    def texts(self, document: int) -> Iterator[str]:
        """The texts of those blocks, as a stream."""
        found = self._connection.execute(
            "SELECT text FROM blocks JOIN documents USING (edition_id)"
            " WHERE documents.id = ? ORDER BY blocks.position",
            (document,),
        )
        return (text for (text,) in found)

    def block_rows(self, document: int) -> range:
        """The rows of those blocks, which follow one another."""
        first, last = self._connection.execute(
            "SELECT min(blocks.id), max(blocks.id) FROM blocks JOIN documents USING (edition_id)"
            " WHERE documents.id = ?",
            (document,),
        ).fetchone()
        return range(0) if first is None else range(first, last + 1)

    def put_blocks(
        self, document: int, edition: int, blocks: Iterable[Block], *, before: int = 0
    ) -> int:
        """Gives an edition further blocks, and gives the row of the first; it has `before`."""
        (last,) = self._connection.execute("SELECT max(id) FROM blocks").fetchone()
        first = (last or 0) + 1
        uuids = ordered_uuids()
        self._connection.executemany(
            "INSERT INTO blocks (id, uuid, document_id, edition_id, position, line, text, indent,"
            " gap, kind, level, locator) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    first + index,
                    next(uuids),
                    document,
                    edition,
                    before + index + 1,
                    block.line,
                    block.text,
                    block.indent,
                    block.gap,
                    "" if block.kind is None else str(block.kind),
                    block.level,
                    block.locator,
                )
                for index, block in enumerate(blocks)
            ),
        )
        return first
