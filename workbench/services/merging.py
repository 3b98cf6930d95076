"""Two values of one concept: whether they are one, what contradicts, and what both know together.

A concept that is given is the same as a known one where they share a term in Chinese and one in
English. Domains that differ, and regions, make two concepts of it.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from workbench.model.terms import NewConcept, NewTerm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.terms import Concept

_FACTS = tuple(
    each.name
    for each in fields(NewConcept)
    if each.name not in ("terms", "properties", "reference")
)
_DETAILS = tuple(
    each.name
    for each in fields(NewTerm)
    if each.name not in ("language", "text", "status", "is_derived", "properties")
)
_UNSAID = {each.name: each.default for each in (*fields(NewConcept), *fields(NewTerm))}


def shares_chinese(first: NewConcept, second: NewConcept) -> bool:
    """Whether both have a Chinese term, and are of regions that may be compared."""
    texts = {term.text for term in first.in_language("zh")}
    return first.region == second.region and any(
        term.text in texts for term in second.in_language("zh")
    )


def is_same(given: NewConcept, known: NewConcept) -> bool:
    """Whether two concepts that share Chinese are one: by their English, unless a domain differs.

    One without any English is the same as one that has some, unless their pinyin differs.
    """
    if given.domain and known.domain and given.domain != known.domain:
        return False
    ours, theirs = _english(known), _english(given)
    if ours and theirs:
        return not ours.isdisjoint(theirs)
    return _reading(given) == _reading(known) or not (_reading(given) and _reading(known))


def distance(given: NewConcept, known: NewConcept) -> tuple[int, int]:
    """How far a concept is from one that may be the same: contradictions, and what it adds."""
    additions = sum(1 for _ in differences(known, filled(known, given)))
    return sum(1 for _ in contradictions(given, known)), additions


def contradictions(given: NewConcept, known: NewConcept) -> Iterator[str]:
    """What both say and say otherwise: the definition, and whether a term may be used.

    Which of several usable terms comes first is no contradiction, for many lists do not say it.
    """
    if given.definition and known.definition and given.definition != known.definition:
        yield f"definition: {known.definition!r}, in the list {given.definition!r}"
    standing = {(term.language, term.text): term.status for term in known.terms}
    for term in given.terms:
        status = standing.get((term.language, term.text), term.status)
        is_chinese = term.language.startswith("zh")
        if status.is_usable != term.status.is_usable and not is_chinese:
            yield f"{term.text}: {status}, in the list {term.status}"


def filled(ours: NewConcept, given: NewConcept) -> NewConcept:
    """The first concept with what it lacks; nothing that it says is changed."""
    facts = {name: getattr(given, name) for name in _FACTS if getattr(ours, name) == _UNSAID[name]}
    theirs = {(term.language, term.text): term for term in given.terms if not term.is_derived}
    terms = [
        _filled_term(term, theirs.pop((term.language, term.text), None)) for term in ours.terms
    ]
    names = {name for name, _ in ours.properties}
    return replace(
        ours,
        terms=(*terms, *theirs.values()),
        properties=(*ours.properties, *(pair for pair in given.properties if pair[0] not in names)),
        **facts,
    )


def taken_over(ours: NewConcept, given: NewConcept) -> NewConcept:
    """The first concept with everything that the given one says in the place of its own.

    English that the given one lacks goes where it has any; Chinese stays, and its pinyin where the
    given one has none.
    """
    facts = {name: value for name in _FACTS if (value := getattr(given, name)) != _UNSAID[name]}
    theirs = {(term.language, term.text) for term in given.terms}
    known = {(term.language, term.text): term for term in ours.terms}
    said = [_with_reading(term, known.get((term.language, term.text))) for term in given.terms]
    has_english = bool(given.in_language("en"))
    kept = [
        term
        for term in ours.terms
        if (term.language, term.text) not in theirs
        and not (has_english and term.language.startswith("en"))
    ]
    names = {name for name, _ in given.properties}
    properties = (*given.properties, *(pair for pair in ours.properties if pair[0] not in names))
    return replace(ours, terms=(*said, *kept), properties=properties, **facts)


def differences(before: NewConcept, after: NewConcept) -> Iterator[str]:
    """What is new in the second of two values of a concept, each in one line."""
    for name in _FACTS:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield f"{name.removeprefix('is_').replace('_', ' ')}: {new or 'none'}"
    old_terms = {(term.language, term.text): term for term in before.terms}
    new_terms = {(term.language, term.text): term for term in after.terms}
    for place, term in new_terms.items():
        known = old_terms.get(place)
        if known is None:
            yield f"+ {term.language} {term.text}"
        elif known != term:
            yield f"± {term.language} {term.text}"
    for language, text in old_terms.keys() - new_terms.keys():
        yield f"- {language} {text}"
    for name, value in after.properties:
        if (name, value) not in before.properties:
            yield f"{name}: {value}"


def united(concepts: Sequence[Concept]) -> NewConcept:
    """One concept of several: terms united, facts of the first kept, other facts in the note."""
    first, *others = (concept.as_new() for concept in concepts)
    whole = first
    notes = [first.note] if first.note else []
    for other in others:
        notes += _other_facts(whole, other)
        notes += [other.note] if other.note and other.note not in notes else []
        whole = filled(whole, other)
    return replace(whole, note="\n".join(notes))


def _other_facts(ours: NewConcept, other: NewConcept) -> Iterator[str]:
    for name in _FACTS:
        mine, its = getattr(ours, name), getattr(other, name)
        if (
            name not in ("note", "lists")
            and its != _UNSAID[name]
            and mine not in (its, _UNSAID[name])
        ):
            yield f"{name.removeprefix('is_').replace('_', ' ')}: {its}"
    standing = {(term.language, term.text): term.status for term in ours.terms}
    for term in other.terms:
        status = standing.get((term.language, term.text), term.status)
        if status is not term.status:
            yield f"{term.text}: {term.status}"


def _filled_term(term: NewTerm, given: NewTerm | None) -> NewTerm:
    if given is None:
        return term
    details = {
        name: getattr(given, name)
        for name in _DETAILS
        if getattr(term, name) == _UNSAID[name] and getattr(given, name) != _UNSAID[name]
    }
    names = {name for name, _ in term.properties}
    further = tuple(pair for pair in given.properties if pair[0] not in names)
    return replace(term, is_derived=False, properties=(*term.properties, *further), **details)


def _with_reading(term: NewTerm, ours: NewTerm | None) -> NewTerm:
    """The term with our reading of the same word where it has none."""
    return term if ours is None or term.reading else replace(term, reading=ours.reading)


def _reading(concept: NewConcept) -> str:
    """The pinyin of the first Chinese term that has any; spaces and capitals do not count."""
    found = next((term.reading for term in concept.in_language("zh") if term.reading), "")
    return "".join(filter(str.isalpha, found)).casefold()


def _english(concept: NewConcept) -> set[str]:
    return {" ".join(term.text.casefold().split()) for term in concept.in_language("en")}
