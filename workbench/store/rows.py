"""What every table family needs: identities, times, and the transaction."""

from __future__ import annotations

import itertools
import os
from contextlib import contextmanager
from datetime import UTC, datetime
from time import time_ns
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

POSITION_STEP = 1 << 16
"""The gap between the positions of two neighbours, so that a split finds room."""


def new_uuid() -> str:
    """A fresh identity."""
    return str(uuid4())


def ordered_uuids() -> Iterator[str]:
    """Fresh identities, each after the one before, so that an index of a million grows at its end.

    They are of version 7 (RFC 9562): the time in milliseconds, and a counter that begins anywhere.
    """
    time = time_ns() // 1_000_000
    start = int.from_bytes(os.urandom(9), "big")
    for count in itertools.count(start):
        figures = f"{time << 80 | 7 << 76 | (count >> 62) << 64 | 2 << 62 | count & _LOW:032x}"
        yield f"{figures[:8]}-{figures[8:12]}-{figures[12:16]}-{figures[16:20]}-{figures[20:]}"


_LOW = (1 << 62) - 1


def identity(connection: sqlite3.Connection, table: str, proposed: str) -> str:
    """A proposed UUID where it is one and no row of the table ever had it; else a fresh one."""
    try:
        uuid = str(UUID(proposed))
    except ValueError:
        return new_uuid()
    found = connection.execute(f"SELECT 1 FROM {table} WHERE uuid = ?", (uuid,)).fetchone()
    return uuid if found is None else new_uuid()


def now() -> str:
    """The time as it is stored: ISO 8601 in UTC with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; one within another takes part in the outer one."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite rolls back by itself where the disk is full
            connection.execute("ROLLBACK")
        raise
