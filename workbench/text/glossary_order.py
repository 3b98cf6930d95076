"""The order of a printed glossary: by sound, as dictionaries of Chinese have it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.model.terms import Concept, Term


def by_sound(concepts: Iterable[Concept], language: str) -> list[Concept]:
    """The concepts by the reading of their first term in a language, by tag (zh-Hans).

    Tones and spaces do not count. A term without a reading stands where its characters would.
    """
    return sorted(concepts, key=lambda concept: _sound(_first(concept, language)))


def _first(concept: Concept, language: str) -> tuple[str, str]:
    """Reading and text of the term that an entry begins with."""
    terms: tuple[Term, ...] = concept.in_language(language.partition("-")[0])
    own = [term for term in terms if term.language == language] or terms
    return (own[0].reading, own[0].text) if own else ("", "")


def _sound(term: tuple[str, str]) -> tuple[str, str]:
    reading, text = term
    letters = unicodedata.normalize("NFD", reading or text)
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    return "".join(plain.casefold().split()), text
