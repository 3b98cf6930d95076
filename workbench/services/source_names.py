"""The names in a paragraph, so that they are read and shown as names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.match.naming import NameKind, find_names
from workbench.model.terms import ConceptKind
from workbench.text.romanising import romanise_person, romanise_place
from workbench.text.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.spans import Span
    from workbench.model.terms import Concept, TermHit


def names_in(text: str, hits: Sequence[TermHit] = ()) -> dict[Span, str]:
    """The readings of the names in a text, by their spans, none of which meet.

    People and places of the glossary come first, read as it says; then those that the text shows
    to be some.
    """
    names: dict[Span, str] = {}
    for hit in hits:
        reading = next(filter(None, (_reading(hit.text, each) for each in hit.concepts)), "")
        if reading:
            names[hit.span] = reading
    words = word_spans(text)
    edges = ({word.start for word in words}, {word.end for word in words})
    for found in find_names([text]):
        reading = _FOUND.get(found.kind, _unread)(found.han)
        for span in [place.span for place in found.places] if reading else ():
            # A place that parts a word is none: 西安市长安区 has no 市长安区.
            is_whole = span.start in edges[0] and span.end in edges[1]
            is_free = not any(span.meets(other) for other in names)
            if is_free and (is_whole or found.kind is NameKind.PERSON):
                names[span] = reading
    return names


def people_in(text: str, hits: Sequence[TermHit] = ()) -> list[Span]:
    """Where the names of people stand in a text: those of the glossary, and others."""
    people = {
        hit.span
        for hit in hits
        if any(concept.kind is ConceptKind.PERSON for concept in hit.concepts)
    }
    people |= {
        place.span
        for found in find_names([text])
        if found.kind is NameKind.PERSON
        for place in found.places
    }
    return sorted(people)


def _reading(text: str, concept: Concept) -> str:
    """How a person or place of the glossary is read; empty for anything else."""
    if concept.kind not in (ConceptKind.PERSON, ConceptKind.PLACE):
        return ""
    chinese = concept.in_language("zh")
    known = next((term.reading for term in chinese if len(term.text) == len(text)), "")
    return known or (romanise_person(text).reading if concept.kind is ConceptKind.PERSON else "")


def _unread(_name: str) -> str:
    return ""


_FOUND = {
    NameKind.PERSON: lambda name: romanise_person(name).reading,
    NameKind.PLACE: lambda name: romanise_place(name).reading,
}
