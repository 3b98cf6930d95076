"""What became of the concepts of a list that was imported, or would become of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.terms import Concept, NewConcept


class OnConflict(StrEnum):
    """What is done with a concept of a list that contradicts one of the glossary."""

    BOTH = "both"
    """It becomes a concept beside the other."""
    OURS = "ours"
    """It is left out."""
    THEIRS = "theirs"
    """It takes the place of what it contradicts."""


class Outcome(StrEnum):
    """What became of a concept of a list."""

    NEW = "new"
    CHANGED = "changed"
    """The glossary had it and now knows more of it."""
    CONFLICT = "conflict"
    SKIPPED = "skipped"
    """The glossary had it with everything that the list says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermProposal:
    """A concept of a list with what would become of it."""

    outcome: Outcome
    concept: NewConcept
    """As it comes from the list."""
    known: Concept | None = None
    """The concept of the glossary that it is compared with."""
    differences: tuple[str, ...] = ()
    """What would change, or what contradicts, each in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedTerms:
    """What was taken in; counts of concepts."""

    added: int = 0
    changed: int = 0
    conflicts: int = 0
    skipped: int = 0
    warnings: tuple[str, ...] = ()
    proposals: tuple[TermProposal, ...] = ()
    """What is not skipped, in the order of the list; only where a preview was asked for."""
