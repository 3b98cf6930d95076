"""Making one concept of several, and two of one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import NotFound, Refused
from workbench.services import glossary
from workbench.text.script_forms import with_derived_forms

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from workbench.model.terms import NewConcept, NewTerm
    from workbench.store.project import Store

_TEXTS = ("domain", "client", "definition", "source", "url", "date", "role", "dates")


def united(first: NewConcept, *others: NewConcept) -> NewConcept:
    """One concept that says all that several say; where they differ the first one's word stands.

    A definition, source or other fact of a later one that differs is kept in the note.
    """
    terms: dict[tuple[str, str], NewTerm] = {}
    for concept in (first, *others):
        for term in concept.terms:
            if not term.is_derived:
                terms.setdefault((term.language, term.text), term)
    facts = {name: getattr(first, name) for name in _TEXTS}
    notes = [first.note]
    for other in others:
        for name in _TEXTS:
            said = getattr(other, name)
            if not facts[name]:
                facts[name] = said
            elif said not in ("", facts[name]):
                notes.append(f"{name}: {said}")
        notes.append(other.note)
    return replace(
        first,
        terms=tuple(terms.values()),
        note="\n".join(dict.fromkeys(filter(None, notes))),
        lists=tuple(dict.fromkeys(each for one in (first, *others) for each in one.lists)),
        properties=tuple(
            dict.fromkeys(each for one in (first, *others) for each in one.properties)
        ),
        **facts,
    )


def merge(store: Store, rows: Sequence[int], author: str) -> None:
    """Makes one concept of several; the first keeps its identity. Raises NotFound, Refused.

    One step of undo brings all of them back.
    """
    known = store.concepts.get(rows)
    if len(known) < len(set(rows)):
        raise NotFound("one of the terms was removed from the glossary", hint="look again")
    if len(known) < 2:
        raise Refused("one concept alone cannot be merged", hint="choose two or more")
    first, *others = (known[row].as_new() for row in dict.fromkeys(rows))
    whole = with_derived_forms(united(first, *others))
    label = f"merge {len(known)} terms into {first.terms[0].text}"
    with store.journal.change(label, author) as change:
        for row in list(known)[1:]:
            store.concepts.retire(change, row)
        store.concepts.replace(change, rows[0], whole)


def split(store: Store, row: int, terms: Collection[str], author: str) -> int:
    """Makes a concept of its own of some English terms, by id, with the Chinese of the old one.

    Gives the row of the new concept. Raises NotFound, or Refused where no English would be left.
    """
    with store.transaction():
        concept = glossary.get_concept(store, row)
        english = concept.in_language("en")
        leaving = [term for term in english if term.id in terms]
        if not leaving or len(leaving) == len(english):
            raise Refused(
                "both concepts need English of their own", hint="choose some of it, not all"
            )
        staying = tuple(term.as_new() for term in concept.terms if term not in leaving)
        chinese = tuple(term.as_new() for term in concept.in_language("zh"))
        other = replace(
            concept.as_new(),
            terms=(*chinese, *(term.as_new() for term in leaving)),
            reference="",
            lists=(),
        )
        with store.journal.change(f"split {leaving[0].text} off", author) as change:
            store.concepts.replace(change, row, replace(concept.as_new(), terms=staying))
            return store.concepts.add(change, other)
