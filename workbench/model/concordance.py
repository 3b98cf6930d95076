"""What is looked for in the translation memory, and where it was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.memory import TranslationUnit
    from workbench.model.segments import Origin, Side
    from workbench.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcordanceQuery:
    """What was typed, and what is to be left out."""

    text: str
    """Words, all of which must stand; "what is quoted" stands together. Or a regular expression."""
    side: Side | None = None
    """The side that is searched; None for both, of which one must have it all."""
    is_regex: bool = False
    is_exact: bool = False
    """Whether case, width and script must be as typed."""
    origins: frozenset[Origin] = frozenset()
    """Only units of these; of all where there are none."""
    since: str = ""
    """Only units from this day on, as an ISO 8601 date; empty for all."""
    until: str = ""
    """Only units up to this day."""
    memory: str = ""
    """Only units of the memory or library of this name; empty for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcordanceHit:
    """A unit that holds what was looked for."""

    unit: TranslationUnit
    library: str = ""
    """The library that it is in; empty for the project."""
    source_spans: tuple[Span, ...] = ()
    """In code points of the source of the unit, in order."""
    target_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcordancePage:
    """A stretch of the hits, the youngest units first."""

    hits: tuple[ConcordanceHit, ...]
    next: str = ""
    """What to ask on with; empty where there are no more."""
