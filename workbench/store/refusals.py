"""Candidates for the glossary that somebody refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.rows import new_uuid

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from workbench.store.change_sets import ChangeSet


class Refusals:
    """What is not to be proposed again."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, change: ChangeSet, texts: Iterable[str], author: str) -> None:
        """Takes note that somebody refused candidates."""
        for text in texts:
            change.insert(
                "refusals",
                {"uuid": new_uuid(), "text": text, "author": author, "time": change.time},
            )

    def texts(self) -> list[str]:
        """The candidates that stand refused, oldest first."""
        query = "SELECT text FROM refusals WHERE retired IS NULL ORDER BY id"
        return [text for (text,) in self._connection.execute(query)]
