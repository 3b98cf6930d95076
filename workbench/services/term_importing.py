"""Merging the concepts of a list into the glossary, batch by batch.

Each concept is compared with what the glossary had before the list: with the one of its reference,
else with those that share its Chinese. Within the list only what is word for word the same counts
as one, for a list knows best which of its concepts are two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING
from uuid import UUID

from workbench.model.term_imports import ImportedTerms, OnConflict, Outcome, TermProposal
from workbench.services import merging
from workbench.text.script_forms import with_derived_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.terms import Concept, NewConcept
    from workbench.store.change_sets import ChangeSet
    from workbench.store.project import Store

SHARED = "concepts whose Chinese another concept of the list has too: {}"
KEPT_BOTH = "concepts that contradict one of the glossary stand beside it now: {}"
KEPT_OURS = "concepts that contradict one of the glossary were left out: {}"
KEPT_THEIRS = "concepts of the glossary that the list contradicts were replaced: {}"
_SENTENCES = {
    OnConflict.BOTH: KEPT_BOTH,
    OnConflict.OURS: KEPT_OURS,
    OnConflict.THEIRS: KEPT_THEIRS,
}


class Importer:
    """What a glossary had before a list, and what became of the list so far."""

    def __init__(self, store: Store, on_conflict: OnConflict, *, is_preview: bool) -> None:
        self.changes: Counter[str] = Counter()
        self._store = store
        self._on_conflict = on_conflict
        self._is_preview = is_preview
        self._counts: Counter[Outcome] = Counter()
        self._proposals: list[TermProposal] = []
        self._seen: set[int] = set()
        self._chinese: set[int] = set()
        self._updated: dict[int, NewConcept] = {}
        """Concepts of the glossary that the list has changed already, by row."""
        self._rows: dict[str, list[int]] = defaultdict(list)
        for row, text in store.concepts.source_terms():
            self._rows[text].append(row)

    def take(self, batch: Sequence[NewConcept], change: ChangeSet) -> None:
        """Merges some concepts; at most as many as one query takes."""
        references = self._references(batch)
        rows = {row for given in batch for row in self._candidates(given, references)}
        known = self._store.concepts.get(sorted(rows))
        fresh: list[NewConcept] = []
        for given in batch:
            fingerprint = hash(_fingerprint(given))
            if fingerprint in self._seen:
                self._counts[Outcome.SKIPPED] += 1
                continue
            self._seen.add(fingerprint)
            self._count_shared(given)
            candidates = [row for row in self._candidates(given, references) if row in known]
            fresh += self._merge(given, candidates, known, change)
        if fresh and not self._is_preview:
            self._store.concepts.add_many(change, fresh)

    def result(self) -> ImportedTerms:
        """What became of all concepts, without warnings."""
        return ImportedTerms(
            added=self._counts[Outcome.NEW],
            changed=self._counts[Outcome.CHANGED],
            conflicts=self._counts[Outcome.CONFLICT],
            skipped=self._counts[Outcome.SKIPPED],
            proposals=tuple(self._proposals),
        )

    def _merge(
        self,
        given: NewConcept,
        candidates: Sequence[int],
        known: dict[int, Concept],
        change: ChangeSet,
    ) -> list[NewConcept]:
        """Settles one concept; gives what is to be added."""
        values = {row: self._updated.get(row) or known[row].as_new() for row in candidates}
        related = [
            row
            for row in candidates
            if known[row].id == given.reference or merging.shares_chinese(given, values[row])
        ]
        if not related:
            self._note(Outcome.NEW, given, None, ())
            return [with_derived_forms(given)]
        same = [
            row
            for row in related
            if known[row].id == given.reference or merging.is_same(given, values[row])
        ]
        same.sort(key=lambda row: merging.distance(given, values[row]))
        if same and not any(merging.contradictions(given, values[same[0]])):
            self._fill(given, same[0], values[same[0]], known[same[0]], change)
            return []
        if not same and _is_of_another_domain(given, [values[row] for row in related]):
            self._note(Outcome.NEW, given, None, ())
            return [with_derived_forms(given)]
        row = (same or related)[0]
        return self._settle_conflict(given, row, values[row], known[row], change)

    def _fill(
        self, given: NewConcept, row: int, ours: NewConcept, known: Concept, change: ChangeSet
    ) -> None:
        after = merging.filled(ours, given)
        found = tuple(merging.differences(ours, after))
        if not found:
            self._counts[Outcome.SKIPPED] += 1
            return
        self._note(Outcome.CHANGED, given, known, found)
        self._write(row, with_derived_forms(after), change)

    def _settle_conflict(
        self, given: NewConcept, row: int, ours: NewConcept, known: Concept, change: ChangeSet
    ) -> list[NewConcept]:
        found = tuple(merging.contradictions(given, ours)) or (_english(ours, given),)
        self._note(Outcome.CONFLICT, given, known, found)
        self.changes[_SENTENCES[self._on_conflict]] += not self._is_preview
        if self._on_conflict is OnConflict.BOTH:
            return [with_derived_forms(given)]
        if self._on_conflict is OnConflict.THEIRS:
            self._write(row, with_derived_forms(merging.taken_over(ours, given)), change)
        return []

    def _write(self, row: int, after: NewConcept, change: ChangeSet) -> None:
        self._updated[row] = after
        if not self._is_preview:
            self._store.concepts.replace(change, row, after)

    def _note(
        self,
        outcome: Outcome,
        given: NewConcept,
        known: Concept | None,
        differences: tuple[str, ...],
    ) -> None:
        self._counts[outcome] += 1
        if self._is_preview:
            self._proposals.append(
                TermProposal(outcome=outcome, concept=given, known=known, differences=differences)
            )

    def _count_shared(self, given: NewConcept) -> None:
        """Counts a concept whose first Chinese term stood in the list before."""
        chinese = given.in_language("zh")
        if chinese:
            place = hash(chinese[0].text)
            self.changes[SHARED] += place in self._chinese
            self._chinese.add(place)

    def _references(self, batch: Sequence[NewConcept]) -> dict[str, int]:
        wanted = [given.reference for given in batch if _is_uuid(given.reference)]
        return self._store.concepts.rows_of_uuids(wanted) if wanted else {}

    def _candidates(self, given: NewConcept, references: dict[str, int]) -> list[int]:
        """The rows to compare a concept with, that of its reference first."""
        named = references.get(given.reference)
        if named is not None:
            return [named]
        texts = (term.text for term in given.in_language("zh") if not term.is_derived)
        return list(dict.fromkeys(row for text in texts for row in self._rows.get(text, ())))


def _is_of_another_domain(given: NewConcept, known: Sequence[NewConcept]) -> bool:
    """Whether the only thing that keeps a concept from being a known one is its domain."""
    ours = {text for each in known for text in _texts(each)}
    return bool(given.domain) and not ours.isdisjoint(_texts(given))


def _texts(concept: NewConcept) -> set[str]:
    return {term.text.casefold() for term in concept.in_language("en")}


def _english(ours: NewConcept, given: NewConcept) -> str:
    mine, its = (" / ".join(term.text for term in each.in_language("en")) for each in (ours, given))
    return f"English: {mine}, in the list {its}"


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _fingerprint(concept: NewConcept) -> tuple[object, ...]:
    """What makes two concepts of a list the same; derived forms count for nothing."""
    given = (term for term in concept.terms if not term.is_derived)
    terms = frozenset((term.language, term.text, term.reading) for term in given)
    return terms, concept.domain, concept.definition
