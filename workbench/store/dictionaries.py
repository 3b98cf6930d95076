"""Dictionaries to look words up in.

They are no work of the translator's: importing one is in no history, and is not undone.
"""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

from workbench.errors import NotFound
from workbench.model.dictionaries import Dictionary, DictionaryEntry
from workbench.store.rows import new_uuid, now, transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

_BATCH = 5_000


class Dictionaries:
    """The dictionaries of a project, and their entries."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self) -> list[Dictionary]:
        """Every dictionary, in the order in which they were imported."""
        found = self._connection.execute(
            "SELECT uuid, name, date, entries, author, time FROM dictionaries ORDER BY id"
        )
        return [
            Dictionary(id=uuid, name=name, date=date, entries=entries, author=author, time=time)
            for uuid, name, date, entries, author, time in found
        ]

    def get(self, name: str) -> Dictionary:
        """The dictionary of a name or id. Raises NotFound, naming what there is."""
        known = self.all()
        for each in known:
            if name in (each.name, each.id):
                return each
        names = ", ".join(each.name for each in known)
        hint = f"there are {names}" if names else "import one with: workbench dictionary import"
        raise NotFound(f"there is no dictionary {name!r}", hint=hint)

    def replace(
        self,
        name: str,
        entries: Iterable[DictionaryEntry],
        author: str,
        *,
        date: Callable[[], str] = str,
        report: Callable[[int], None] = lambda _count: None,
    ) -> Dictionary:
        """Puts a dictionary in, in place of one of the same name: all of it, or nothing.

        `date` is asked when all entries are read; `report` is told how many are in so far.
        """
        with transaction(self._connection):
            for known in self.all():
                if known.name == name:
                    self.remove(known)
            cursor = self._connection.execute(
                "INSERT INTO dictionaries (uuid, name, entries, author, time)"
                " VALUES (?, ?, 0, ?, ?)",
                (new_uuid(), name, author, now()),
            )
            row, count = cursor.lastrowid, 0
            rest = iter(entries)
            while batch := list(islice(rest, _BATCH)):
                self._connection.executemany(
                    "INSERT INTO dictionary_entries"
                    " (dictionary_id, traditional, simplified, pinyin, english)"
                    " VALUES (?, ?, ?, ?, ?)",
                    [
                        (row, each.traditional, each.simplified, each.pinyin, each.english)
                        for each in batch
                    ],
                )
                count += len(batch)
                report(count)
            self._connection.execute(
                "UPDATE dictionaries SET entries = ?, date = ? WHERE id = ?", (count, date(), row)
            )
            return self.get(name)

    def remove(self, dictionary: Dictionary) -> None:
        """Takes a dictionary out with its entries."""
        with transaction(self._connection):
            self._connection.execute(
                "DELETE FROM dictionary_entries WHERE dictionary_id ="
                " (SELECT id FROM dictionaries WHERE uuid = ?)",
                (dictionary.id,),
            )
            self._connection.execute("DELETE FROM dictionaries WHERE uuid = ?", (dictionary.id,))

    def are_there(self) -> bool:
        """Whether there is any dictionary."""
        return self._connection.execute("SELECT 1 FROM dictionaries").fetchone() is not None

    def find(self, words: Iterable[str]) -> list[tuple[DictionaryEntry, str]]:
        """(entry, name of its dictionary) for the entries that are written as one of the words.

        In either script, in the order of the dictionaries.
        """
        found = self._connection.execute(_FIND, (json.dumps(list(words)),))
        return [
            (
                DictionaryEntry(
                    traditional=traditional, simplified=simplified, pinyin=pinyin, english=english
                ),
                name,
            )
            for _, traditional, simplified, pinyin, english, name in found
        ]


_FIND = """
WITH words AS (SELECT value FROM json_each(?)),
found AS (
    SELECT id FROM dictionary_entries WHERE simplified IN words
    UNION SELECT id FROM dictionary_entries WHERE traditional IN words
)
SELECT entry.id, traditional, simplified, pinyin, english, dictionaries.name
FROM dictionary_entries AS entry JOIN dictionaries ON dictionaries.id = dictionary_id
WHERE entry.id IN found ORDER BY entry.id
"""
