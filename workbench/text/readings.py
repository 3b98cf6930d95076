"""What is read off a concept's Chinese where nobody has said it: pinyin, and names in Latin.

A name is read by the rules for names (仇 is Qiú, 单 Shàn), anything else by its words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.terms import ConceptKind, NewConcept, NewTerm, TermStatus
from workbench.text.reading import pinyin
from workbench.text.romanising import romanise_person, romanise_place

if TYPE_CHECKING:
    from workbench.text.names.romanised import Romanised


def with_readings(concept: NewConcept) -> NewConcept:
    """The concept with pinyin for its first Chinese term, where it has none."""
    chinese = concept.in_language("zh")
    if not chinese or any(term.reading for term in chinese):
        return concept
    first = chinese[0]
    name = _name(concept.kind, first.text)
    filled = replace(first, reading=(name.reading if name else "") or pinyin(first.text))
    return replace(
        concept, terms=tuple(filled if term is first else term for term in concept.terms)
    )


def with_latin_form(concept: NewConcept) -> NewConcept:
    """A person or place with its Latin form as English, where it has none and the form is known.

    A form that leaves doubts is admitted, and the note says what to look up.
    """
    chinese = concept.in_language("zh")
    if not chinese or concept.in_language("en"):
        return concept
    name = _name(concept.kind, chinese[0].text)
    if name is None:
        return concept
    note = "; ".join(filter(None, (concept.note, *name.doubts)))
    if not name.text:
        return replace(concept, note=note)
    status = TermStatus.ADMITTED if name.doubts else TermStatus.PREFERRED
    english = NewTerm(language="en", text=name.text, status=status)
    return replace(concept, terms=(*concept.terms, english), note=note)


def _name(kind: ConceptKind, text: str) -> Romanised | None:
    if kind is ConceptKind.PERSON:
        return romanise_person(text)
    return romanise_place(text) if kind is ConceptKind.PLACE else None
