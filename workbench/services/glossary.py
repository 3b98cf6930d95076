"""Keeping the glossary: listing, adding, editing and removing terms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import NotFound, Refused
from workbench.services.term_forms import TermForm, concept_of, shown
from workbench.text.script_forms import with_derived_forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.terms import (
        Concept,
        NewConcept,
        NewTerm,
    )
    from workbench.store.project import Store


def concepts(store: Store) -> Iterator[Concept]:
    """The whole glossary."""
    return store.concepts.all()


def get_concept(store: Store, row: int) -> Concept:
    """The concept of a row. Raises NotFound where it was removed."""
    concept = store.concepts.get([row]).get(row)
    if concept is None:
        raise NotFound("the term was removed from the glossary", hint="look it up again")
    return concept


def find_concept(store: Store, name: str) -> int:
    """The row of the concept with that UUID, or with that term. Raises NotFound."""
    rows = store.concepts.rows_of_text([name])
    if not rows:
        try:
            return store.concepts.row_of_uuid(name)
        except NotFound:
            raise NotFound(
                f"the glossary has no term {name!r}", hint="terms list shows what it has"
            ) from None
    if len(rows) > 1:
        known = store.concepts.get(rows)
        ids = ", ".join(known[row].id for row in rows)
        raise Refused(f"{name!r} is a term of {len(rows)} concepts", hint=f"name one by id: {ids}")
    return rows[0]


def add(store: Store, form: TermForm, author: str) -> int:
    """Adds a concept, and gives its row. Raises Refused where the glossary has the very same."""
    concept = concept_of(form)
    with store.journal.change(f"add term {form.simplified}", author) as change:
        _refuse_again(store, concept)
        return store.concepts.add(change, concept)


def _refuse_again(store: Store, concept: NewConcept) -> None:
    """Raises Refused where a concept of the same domain has all terms of this one."""
    given = _given(concept)
    rows = store.concepts.rows_of_text([concept.in_language("zh")[0].text])
    for known in store.concepts.get(rows).values():
        if known.domain == concept.domain and given <= _given(known):
            name = concept.in_language("zh")[0].text
            raise Refused(f"the glossary has {name!r} with this English already", hint="edit it")


def _given(concept: NewConcept) -> set[tuple[str, str]]:
    return {(term.language, term.text) for term in concept.terms if not term.is_derived}


def add_concept(store: Store, concept: NewConcept, author: str) -> int:
    """Adds a concept that was given whole, with its script forms, and gives its row."""
    name = concept.in_language("zh")[0].text
    with store.journal.change(f"add term {name}", author) as change:
        return store.concepts.add(change, with_derived_forms(concept))


def edit(store: Store, row: int, form: TermForm, author: str) -> None:
    """Gives a concept what the form says; what the form does not show stays as it is."""
    concept = concept_of(form)
    with store.journal.change(f"edit term {form.simplified}", author) as change:
        before = get_concept(store, row)
        of_form = shown(before)
        others = tuple(
            term.as_new() for term in before.terms if term not in of_form and not term.is_derived
        )
        concept = replace(
            concept,
            terms=(*others, *(_kept(term, before, form) for term in concept.terms)),
            lists=before.lists,
            properties=before.properties,
        )
        store.concepts.replace(change, row, with_derived_forms(concept))


def _kept(term: NewTerm, before: Concept, form: TermForm) -> NewTerm:
    """A term of a form with what the form does not say, as the same term had it before."""
    same = (
        each for each in before.terms if (each.language, each.text) == (term.language, term.text)
    )
    known = next((each.as_new() for each in same if not each.is_derived), None)
    if known is None or term.is_derived:
        return term
    if not term.language.startswith("en"):
        return replace(known, reading=term.reading or known.reading)
    if term.text != form.english.strip():
        return replace(known, status=term.status)
    return replace(
        term,
        type=known.type,
        abbreviation_of=known.abbreviation_of,
        properties=known.properties,
    )


def save(store: Store, row: int, concept: NewConcept, author: str) -> None:
    """Gives a concept everything that another value of it says. Raises Refused, NotFound."""
    if not concept.in_language("zh"):
        raise Refused("the term has no Chinese", hint="fill it in")
    name = concept.in_language("zh")[0].text
    with store.journal.change(f"edit term {name}", author) as change:
        get_concept(store, row)
        store.concepts.replace(change, row, with_derived_forms(concept))


def remove(store: Store, row: int, author: str) -> Concept:
    """Takes a concept out of the glossary; undo brings it back. Raises NotFound."""
    with store.transaction():
        concept = get_concept(store, row)
        with store.journal.change(f"remove term {concept.terms[0].text}", author) as change:
            store.concepts.retire(change, row)
    return concept


def remove_all(store: Store, rows: Sequence[int], author: str) -> int:
    """Takes concepts out of the glossary as one step of undo, and gives how many there were."""
    known = store.concepts.get(rows)
    with store.journal.change(f"remove {len(known)} terms", author) as change:
        for row in known:
            store.concepts.retire(change, row)
    return len(known)
