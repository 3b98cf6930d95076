"""The names of people in a paragraph, so that they are read and shown as names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.terms import ConceptKind
from workbench.text.romanising import romanise_person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.spans import Span
    from workbench.model.terms import Concept, TermHit


def names_in(text: str, hits: Sequence[TermHit] = ()) -> dict[Span, str]:
    """The readings of the names in a text, by their spans, none of which meet.

    Those of the glossary come first, read as it says, with its places; then those that the text
    shows to be people.
    """
    from workbench.match.naming import NameKind, find_names

    names: dict[Span, str] = {}
    for hit in hits:
        reading = next(filter(None, (_reading(hit.text, each) for each in hit.concepts)), "")
        if reading:
            names[hit.span] = reading
    for found in find_names([text]):
        reading = romanise_person(found.han).reading if found.kind is NameKind.PERSON else ""
        for place in found.places if reading else ():
            if not any(place.span.meets(span) for span in names):
                names[place.span] = reading
    return names


def people_in(text: str, hits: Sequence[TermHit] = ()) -> list[Span]:
    """Where the names of people stand in a text: those of the glossary, and others."""
    places = {
        hit.span
        for hit in hits
        if not any(concept.kind is ConceptKind.PERSON for concept in hit.concepts)
    }
    return [span for span in names_in(text, hits) if span not in places]


def _reading(text: str, concept: Concept) -> str:
    """How a person or place of the glossary is read; empty for anything else."""
    if concept.kind not in (ConceptKind.PERSON, ConceptKind.PLACE):
        return ""
    chinese = concept.in_language("zh")
    known = next((term.reading for term in chinese if len(term.text) == len(text)), "")
    return known or (romanise_person(text).reading if concept.kind is ConceptKind.PERSON else "")
