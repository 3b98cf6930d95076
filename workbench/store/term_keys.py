"""The keys of the glossary's terms, kept in the file; they can be thrown away at any time.

They are made anew where they are damaged, were made by another version of the program, or where
the journal does not account for the terms that have come since: another program may have written
some. What the journal does account for is learned on top of them. So nobody has to keep them up
to date, and a file that is only read does not have to be written.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from workbench.model.term_keys import GlossaryMark, SavedKeys
from workbench.store.rows import transaction

if TYPE_CHECKING:
    import sqlite3


class TermKeys:
    """The saved keys of a project, and what they lack."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def mark(self) -> GlossaryMark:
        """How far the glossary has come."""
        generation, change, terms, last = self._connection.execute(
            "SELECT glossary_generation, (SELECT coalesce(max(id), 0) FROM changes),"
            " (SELECT count(*) FROM terms), (SELECT coalesce(max(id), 0) FROM terms) FROM projects"
        ).fetchone()
        return GlossaryMark(generation=generation, change=change, terms=terms, last_term=last)

    def find(self, edition: str) -> SavedKeys | None:
        """The keys that this edition saved; None where there are none or they are damaged."""
        row = self._connection.execute(
            "SELECT generation, change_id, terms, last_term_id, checksum, keys FROM term_keys"
            " WHERE edition = ?",
            (edition,),
        ).fetchone()
        if row is None or zlib.crc32(row[-1]) != row[-2]:
            return None
        generation, change, terms, last, _, data = row
        mark = GlossaryMark(generation=generation, change=change, terms=terms, last_term=last)
        return SavedKeys(mark=mark, edition=edition, data=data)

    def save(self, keys: SavedKeys) -> None:
        """Keeps these instead of those that were kept."""
        mark = keys.mark
        with transaction(self._connection):
            self._connection.execute(
                "INSERT OR REPLACE INTO term_keys (id, edition, generation, change_id, terms,"
                " last_term_id, checksum, keys) VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
                (
                    keys.edition,
                    mark.generation,
                    mark.change,
                    mark.terms,
                    mark.last_term,
                    zlib.crc32(keys.data),
                    keys.data,
                ),
            )

    def touched(self, since: GlossaryMark, now: GlossaryMark) -> list[tuple[int, str]] | None:
        """(concept row, text) of the terms that changed, as they were and as they are.

        Retired ones and those of other languages are among them. None where the journal does not
        account for all that is in the file.
        """
        if now.change < since.change or now.generation < since.generation:
            return None
        rows = [row for (row,) in self._connection.execute(_TOUCHED, (since.change,))]
        added = [row for row in rows if row > since.last_term]
        last = max(added, default=since.last_term)
        if (since.terms + len(added), last) != (now.terms, now.last_term):
            return None
        return self._connection.execute(_AS_THEY_WERE_AND_ARE, (since.change,)).fetchall()


_TOUCHED = "SELECT DISTINCT row_id FROM changes WHERE id > ?1 AND table_name = 'terms'"
_AS_THEY_WERE_AND_ARE = f"""
WITH touched AS ({_TOUCHED}),
texts AS (
    SELECT id, text FROM terms WHERE id IN touched
    UNION SELECT row_id, before FROM changes
    WHERE id > ?1 AND table_name = 'terms' AND column_name = 'text'
),
owners AS (
    SELECT id, concept_id FROM terms WHERE id IN touched
    UNION SELECT row_id, before FROM changes
    WHERE id > ?1 AND table_name = 'terms' AND column_name = 'concept_id'
)
SELECT DISTINCT concept_id, text FROM texts JOIN owners USING (id)
"""
