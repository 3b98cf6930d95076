"""The index of the translation units, in shards; all of it can be thrown away at any time.

A shard indexes the units of one range of rows. Units are never changed in place, so that a shard
that is whole is right for ever; one that is damaged, or that another edition of the program made,
is no shard, and its range is indexed anew. What no shard has is looked through.
"""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.model.segments import Side

SIZES = (1 << 16, 1 << 12)
"""Rows of a big shard and of a small one; each begins at a multiple of its size."""
_PAGES = 16 * 1024
"""KiB."""


class ShardRange(NamedTuple):
    """The rows of units from `first`, so many."""

    first: int
    size: int

    @property
    def end(self) -> int:
        """The row after the last."""
        return self.first + self.size


class Block(NamedTuple):
    """Postings of neighbouring terms."""

    side: Side
    first_term: int
    last_term: int
    data: bytes


class DamagedShard(ValueError):
    """A shard that is to be built again."""


class Shards:
    """The shards of a project."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @contextmanager
    def many_pages(self, most: int = _PAGES) -> Iterator[None]:
        """Lets SQLite hold 16 MB of pages or so many KiB meanwhile, so that big indexes grow in
        memory."""
        (before,) = self._connection.execute("PRAGMA cache_size").fetchone()
        self._connection.execute(f"PRAGMA cache_size = -{most}")
        try:
            yield
        finally:
            self._connection.execute(f"PRAGMA cache_size = {before}")

    def ranges(self, edition: str) -> list[tuple[int, ShardRange]]:
        """(row, range) of what this edition indexed, in order."""
        found = self._connection.execute(
            "SELECT id, first_unit, size FROM shards WHERE edition = ? ORDER BY first_unit, size",
            (edition,),
        )
        return [(row, ShardRange(first, size)) for row, first, size in found]

    def state(self) -> tuple[int, int]:
        """Two numbers that are others after a shard was made or thrown away."""
        query = "SELECT coalesce(max(id), 0), count(*) FROM shards"
        last, count = self._connection.execute(query).fetchone()
        return last, count

    def has_all_blocks(self, row: int) -> bool:
        """Whether no postings of a shard are lost."""
        query = (
            "SELECT blocks = (SELECT count(*) FROM postings WHERE shard_id = shards.id)"
            " FROM shards WHERE id = ?"
        )
        found = self._connection.execute(query, (row,)).fetchone()
        return found is not None and bool(found[0])

    def signatures(self, row: int) -> bytes | None:
        """The signatures of a shard; None where it is gone."""
        query = "SELECT signatures FROM shards WHERE id = ?"
        found = self._connection.execute(query, (row,)).fetchone()
        return None if found is None else bytes(found[0])

    def blocks(self, row: int, side: Side, low: int, high: int) -> Iterator[bytes]:
        """The postings of a shard that may hold terms from `low` to `high`, in order.

        Raises DamagedShard.
        """
        found = self._connection.execute(
            "SELECT iif(first_term <= ?, data, NULL), checksum FROM postings"
            " WHERE shard_id = ? AND side = ? AND last_term >= ? ORDER BY last_term",
            (high, row, str(side), low),
        )
        for data, checksum in found:
            if data is None:  # no later one has any of them either
                break
            if zlib.crc32(data) != checksum:
                raise DamagedShard("postings that have been altered")
            yield data

    def put(
        self, place: ShardRange, edition: str, signatures: bytes, blocks: Iterable[Block]
    ) -> None:
        """Keeps a shard, and drops every other that lies within its range.

        Blocks are taken one by one, so that not all of them need be in memory.
        """
        self.drop(place)
        row = self._connection.execute(
            "INSERT INTO shards (first_unit, size, edition, blocks, signatures)"
            " VALUES (?, ?, ?, 0, zeroblob(0))",
            (*place, edition),
        ).lastrowid
        self._connection.executemany(
            "INSERT INTO postings (shard_id, side, first_term, last_term, checksum, data)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                (row, str(side), first, last, zlib.crc32(data), data)
                for side, first, last, data in blocks
            ),
        )
        self._connection.execute(
            "UPDATE shards SET signatures = ?,"
            " blocks = (SELECT count(*) FROM postings WHERE shard_id = shards.id) WHERE id = ?",
            (signatures, row),
        )

    def places(self) -> list[ShardRange]:
        """The ranges of all shards, whoever made them and whether or not they are whole."""
        found = self._connection.execute("SELECT first_unit, size FROM shards").fetchall()
        return [ShardRange(first, size) for first, size in found]

    def drop(self, place: ShardRange) -> None:
        """Throws away what was indexed within a range."""
        rows: Sequence[tuple[int]] = self._connection.execute(
            "SELECT id FROM shards WHERE first_unit >= ? AND first_unit < ?",
            (place.first, place.end),
        ).fetchall()
        self._connection.executemany("DELETE FROM postings WHERE shard_id = ?", rows)
        self._connection.executemany("DELETE FROM shards WHERE id = ?", rows)
