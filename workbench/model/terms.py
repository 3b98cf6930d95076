"""The glossary: concepts, their terms, and where terms are found."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.spans import Span


class TermStatus(StrEnum):
    """Whether a term may be used (TBX administrative status)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"

    @property
    def is_usable(self) -> bool:
        """Whether a translator may put the term into a text."""
        return self in (TermStatus.PREFERRED, TermStatus.ADMITTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTerm:
    """A term that comes from a file or a form."""

    language: str
    """A BCP 47 tag: zh-Hans, zh-Hant, en."""
    text: str
    status: TermStatus = TermStatus.PREFERRED
    reading: str = ""
    """Hanyu Pinyin with tone marks; for Chinese terms only."""
    is_derived: bool = False
    """Whether a program made it from another form of the same term."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConcept:
    """A concept that comes from a file or a form."""

    terms: tuple[NewTerm, ...]
    domain: str = ""
    definition: str = ""
    note: str = ""
    source: str = ""
    """The named document or publisher that has the wording."""
    url: str = ""
    """Where a reviewer can open the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the project's glossary."""

    id: str
    version: int
    language: str
    text: str
    status: TermStatus
    reading: str
    is_derived: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A concept of the project's glossary with its terms, preferred ones first."""

    id: str
    version: int
    domain: str
    definition: str
    note: str
    source: str
    url: str
    terms: tuple[Term, ...]

    def in_language(self, language: str) -> tuple[Term, ...]:
        """Its terms in a language, by primary subtag: `zh` finds zh-Hans and zh-Hant."""
        return tuple(
            term
            for term in self.terms
            if term.language == language or term.language.startswith(f"{language}-")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TermHit:
    """A term found at a span of a text."""

    span: Span
    text: str
    """The stretch of the text as it stands there."""
    concepts: tuple[Concept, ...]
    """What it may mean; more than one where two concepts share a term."""
    nested: tuple[TermHit, ...] = field(default=())
    """Shorter hits that lie under this one or across its edge."""

    @property
    def english(self) -> tuple[tuple[Concept, Term], ...]:
        """All English of its concepts, each with the concept that has it."""
        return tuple(
            (concept, term) for concept in self.concepts for term in concept.in_language("en")
        )

    @property
    def offered(self) -> tuple[tuple[Concept, Term], ...]:
        """The English that may be inserted, preferred first."""
        return tuple(
            (concept, term)
            for status in (TermStatus.PREFERRED, TermStatus.ADMITTED)
            for concept, term in self.english
            if term.status is status
        )

    @property
    def targets(self) -> tuple[str, ...]:
        """The texts of what is offered, without repeats."""
        return tuple(dict.fromkeys(term.text for _, term in self.offered))
