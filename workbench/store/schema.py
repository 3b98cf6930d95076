"""The tables of a project file, and how an older file gets them: by `steps`.

Tables are named in the plural of the model's words and can be read with any SQLite tool. Where a
row has both `id` and `uuid`, the first is only for joins within this file; the second is its
identity, in every copy of the project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3

SQLITE_MAGIC = b"SQLite format 3\0"
"""What every SQLite file begins with."""

APPLICATION_ID = 0x62_77_62_31
"""Stands in the file's header ("bwb1"), so that a foreign file is told from a project."""

LATEST = 7
"""The schema version that this program writes; `PRAGMA user_version` of a project file."""


def upgrade(connection: sqlite3.Connection) -> None:
    """Takes the steps that a file has not had, each in a transaction of its own."""
    from sqlite_utils import Database, Migrations  # imported late: it costs 0.2 s

    from workbench.store.steps import STEPS

    migrations: Any = Migrations("workbench")
    for step in STEPS:
        migrations(name=step.__name__)(step)
    migrations.apply(Database(connection))
    connection.execute(f"PRAGMA user_version = {LATEST}")
