"""Concepts and their terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import NotFound
from workbench.model.terms import Concept, NewConcept, NewTerm, Term, TermStatus
from workbench.store.rows import new_uuid

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.store.journal import ChangeSet, Value

_IN_ORDER = (
    "CASE status WHEN 'preferred' THEN 0 WHEN 'admitted' THEN 1 WHEN 'deprecated' THEN 2"
    " ELSE 3 END, id"
)
_BATCH = 500


class Concepts:
    """The glossary of a project."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, change: ChangeSet, concept: NewConcept) -> int:
        """Adds a concept with its terms, and gives its row."""
        row = change.insert(
            "concepts", {"uuid": new_uuid(), "created": change.time, **_properties(concept)}
        )
        for term in concept.terms:
            self._add_term(change, row, term)
        self.touch()
        return row

    def replace(self, change: ChangeSet, row: int, concept: NewConcept) -> None:
        """Gives a concept new properties and terms; a term that stays keeps its identity.

        Raises NotFound where it was removed.
        """
        self._refuse_removed(row)
        change.update("concepts", row, _properties(concept))
        wanted = {(term.language, term.text): term for term in concept.terms}
        for term_row, language, text in self._connection.execute(
            "SELECT id, language, text FROM terms WHERE concept_id = ? AND retired IS NULL", (row,)
        ).fetchall():
            term = wanted.pop((language, text), None)
            if term is None:
                change.retire("terms", term_row, "edited")
            else:
                change.update("terms", term_row, _details(term))
        for term in wanted.values():
            self._add_term(change, row, term)
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
            found |= self._read(rows[start : start + _BATCH])
        return found

    def all(self) -> Iterator[Concept]:
        """Every concept, in the order in which they were added."""
        rows = [row for (row,) in self._connection.execute(_STANDING)]
        for start in range(0, len(rows), _BATCH):
            yield from self._read(rows[start : start + _BATCH]).values()

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

    def source_terms(self, concepts: Sequence[int] | None = None) -> list[tuple[int, str]]:
        """(concept row, text) of every Chinese term, or of those of the given concepts."""
        query = (
            "SELECT concept_id, text FROM terms"
            " WHERE retired IS NULL AND (language = 'zh' OR language LIKE 'zh-%')"
        )
        if concepts is None:
            return self._connection.execute(query).fetchall()
        found: list[tuple[int, str]] = []
        for start in range(0, len(concepts), _BATCH):
            batch = concepts[start : start + _BATCH]
            marks = ", ".join("?" * len(batch))
            found += self._connection.execute(f"{query} AND concept_id IN ({marks})", tuple(batch))
        return found

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

    def _add_term(self, change: ChangeSet, concept: int, term: NewTerm) -> None:
        change.insert(
            "terms",
            {
                "uuid": new_uuid(),
                "concept_id": concept,
                "language": term.language,
                "text": term.text,
                **_details(term),
            },
        )

    def _read(self, rows: Sequence[int]) -> dict[int, Concept]:
        marks = ", ".join("?" * len(rows))
        terms: dict[int, list[Term]] = {row: [] for row in rows}
        for (
            concept,
            uuid,
            version,
            language,
            text,
            status,
            reading,
            derived,
        ) in self._connection.execute(
            "SELECT concept_id, uuid, version, language, text, status, reading, derived"
            f" FROM terms WHERE concept_id IN ({marks}) AND retired IS NULL"
            f" ORDER BY {_IN_ORDER}",
            tuple(rows),
        ):
            terms[concept].append(
                Term(
                    id=uuid,
                    version=version,
                    language=language,
                    text=text,
                    status=TermStatus(status),
                    reading=reading,
                    is_derived=bool(derived),
                )
            )
        found = {
            row: Concept(
                id=uuid,
                version=version,
                domain=domain,
                definition=definition,
                note=note,
                source=source,
                url=url,
                terms=tuple(terms[row]),
            )
            for row, uuid, version, domain, definition, note, source, url in (
                self._connection.execute(
                    "SELECT id, uuid, version, domain, definition, note, source, url"
                    f" FROM concepts WHERE id IN ({marks}) AND retired IS NULL",
                    tuple(rows),
                )
            )
        }
        return {row: found[row] for row in rows if row in found}


_STANDING = "SELECT id FROM concepts WHERE retired IS NULL ORDER BY id"


def _properties(concept: NewConcept) -> dict[str, Value]:
    return {
        "domain": concept.domain,
        "definition": concept.definition,
        "note": concept.note,
        "source": concept.source,
        "url": concept.url,
    }


def _details(term: NewTerm) -> dict[str, Value]:
    return {
        "status": str(term.status),
        "reading": term.reading,
        "derived": int(term.is_derived),
    }
