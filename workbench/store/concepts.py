"""Concepts and their terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import NotFound
from workbench.store.concept_journal import changes_of
from workbench.store.concept_parts import (
    add_lists,
    add_properties,
    add_term,
    replace_lists,
    replace_properties,
)
from workbench.store.concept_records import details_of, facts_of
from workbench.store.concept_values import read_concepts
from workbench.store.rows import identity

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.model.terms import Concept, NewConcept
    from workbench.store.change_sets import ChangeSet
    from workbench.store.concept_journal import CellChange

_BATCH = 500


class Concepts:
    """The glossary of a project."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, change: ChangeSet, concept: NewConcept) -> int:
        """Adds a concept with its terms, and gives its row.

        Its reference becomes its identity where it is a UUID that this project has never had.
        """
        uuid = identity(self._connection, "concepts", concept.reference)
        values = {"uuid": uuid, "created": change.time, **facts_of(concept)}
        row = change.insert("concepts", values)
        for term in concept.terms:
            add_term(change, row, term)
        add_lists(change, row, concept.lists)
        add_properties(change, row, None, concept.properties)
        self.touch()
        return row

    def add_many(self, change: ChangeSet, concepts: Sequence[NewConcept]) -> range:
        """Adds concepts with their terms, as `add` does with each, and gives their rows."""
        from workbench.store.new_concepts import insert_all

        rows = insert_all(self._connection, change, concepts)
        self.touch()
        return rows

    def replace(self, change: ChangeSet, row: int, concept: NewConcept) -> None:
        """Gives a concept new facts and terms; a term that stays keeps its identity.

        Raises NotFound where it was removed.
        """
        self._refuse_removed(row)
        change.update("concepts", row, facts_of(concept))
        wanted = {(term.language, term.text): term for term in concept.terms}
        for term_row, language, text in self._connection.execute(
            "SELECT id, language, text FROM terms WHERE concept_id = ? AND retired IS NULL", (row,)
        ).fetchall():
            term = wanted.pop((language, text), None)
            if term is None:
                change.retire("terms", term_row, "edited")
                replace_properties(self._connection, change, row, term_row, ())
            else:
                change.update("terms", term_row, details_of(term))
                replace_properties(self._connection, change, row, term_row, term.properties)
        for term in wanted.values():
            add_term(change, row, term)
        replace_lists(self._connection, change, row, concept.lists)
        replace_properties(self._connection, change, row, None, concept.properties)
        self.touch()

    def retire(self, change: ChangeSet, row: int) -> None:
        """Takes a concept and its terms out of the glossary. Raises NotFound."""
        self._refuse_removed(row)
        change.retire("concepts", row, "removed")
        for (term,) in self._connection.execute(
            "SELECT id FROM terms WHERE concept_id = ? AND retired IS NULL", (row,)
        ).fetchall():
            change.retire("terms", term, "removed")
        self.touch()

    def get(self, rows: Sequence[int]) -> dict[int, Concept]:
        """The concepts of these rows with their terms, in the order asked."""
        found: dict[int, Concept] = {}
        for start in range(0, len(rows), _BATCH):
            found |= read_concepts(self._connection, rows[start : start + _BATCH])
        return found

    def all(self) -> Iterator[Concept]:
        """Every concept, in the order in which they were added."""
        rows = [row for (row,) in self._connection.execute(_STANDING)]
        for start in range(0, len(rows), _BATCH):
            yield from read_concepts(self._connection, rows[start : start + _BATCH]).values()

    def changes(self, row: int) -> Iterator[CellChange]:
        """What was changed in a concept, newest first."""
        yield from changes_of(self._connection, row)

    def count(self) -> int:
        """How many concepts the glossary has."""
        query = "SELECT count(*) FROM concepts WHERE retired IS NULL"
        return int(self._connection.execute(query).fetchone()[0])

    def row_of_uuid(self, uuid: str) -> int:
        """The row of a concept, or of the concept that has a term. Raises NotFound."""
        found = self._connection.execute(
            "SELECT id FROM concepts WHERE uuid = ?1 AND retired IS NULL UNION ALL"
            " SELECT concept_id FROM terms WHERE uuid = ?1 AND retired IS NULL",
            (uuid,),
        ).fetchone()
        if found is None:
            raise NotFound(f"there is no concept {uuid}", hint="terms list names them")
        return int(found[0])

    def rows_of_text(self, texts: Iterable[str]) -> list[int]:
        """The rows of the concepts that have a term with one of these texts, oldest first."""
        wanted = list(dict.fromkeys(texts))
        marks = ", ".join("?" * len(wanted))
        found = self._connection.execute(
            f"SELECT DISTINCT concept_id FROM terms WHERE text IN ({marks}) AND retired IS NULL"
            " ORDER BY concept_id",
            wanted,
        )
        return [row for (row,) in found]

    def rows_of_uuids(self, uuids: Iterable[str]) -> dict[str, int]:
        """The rows of the concepts that have one of these identities."""
        wanted = list(dict.fromkeys(uuids))
        found: dict[str, int] = {}
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            marks = ", ".join("?" * len(batch))
            found |= self._connection.execute(
                f"SELECT uuid, id FROM concepts WHERE uuid IN ({marks}) AND retired IS NULL", batch
            ).fetchall()
        return found

    def source_terms(self, concepts: Sequence[int] | None = None) -> Iterable[tuple[int, str]]:
        """(concept row, text) of every Chinese term, or of those of the given concepts.

        All of them are read as they are asked for, so that a million need no memory.
        """
        query = (
            "SELECT concept_id, text FROM terms"
            " WHERE retired IS NULL AND (language = 'zh' OR language LIKE 'zh-%')"
        )
        if concepts is None:
            return self._connection.execute(query)
        found: list[tuple[int, str]] = []
        for start in range(0, len(concepts), _BATCH):
            batch = concepts[start : start + _BATCH]
            marks = ", ".join("?" * len(batch))
            found += self._connection.execute(f"{query} AND concept_id IN ({marks})", tuple(batch))
        return found

    def case_sensitive(self) -> list[str]:
        """The texts of the Chinese terms in which capitals count."""
        query = (
            "SELECT text FROM terms WHERE case_sensitive = 1 AND retired IS NULL"
            " AND (language = 'zh' OR language LIKE 'zh-%')"
        )
        return [text for (text,) in self._connection.execute(query)]

    def generation(self) -> int:
        """Counts the changes of the glossary, so that a cache can tell that it is stale."""
        query = "SELECT glossary_generation FROM projects"
        return int(self._connection.execute(query).fetchone()[0])

    def touch(self) -> None:
        """Counts a change of the glossary; needed only where it came about by undo."""
        self._connection.execute(
            "UPDATE projects SET glossary_generation = glossary_generation + 1"
        )

    def _refuse_removed(self, row: int) -> None:
        query = "SELECT 1 FROM concepts WHERE id = ? AND retired IS NULL"
        if self._connection.execute(query, (row,)).fetchone() is None:
            raise NotFound("the term was removed from the glossary", hint="look it up again")


_STANDING = "SELECT id FROM concepts WHERE retired IS NULL ORDER BY id"
