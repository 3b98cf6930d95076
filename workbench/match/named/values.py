"""Names as they were found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.spans import Span


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ANONYMISED = "anonymised"
    """A person whose name a court or newspaper withholds (李某某): no entry of a register."""
    PLACE = "place"
    ORGAN = "organ"
    LAW = "law"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name at one place of one paragraph."""

    span: Span
    kind: NameKind
    confidence: float
    """From 0 to 1."""
    role: str = ""
    """The office or part that the text gives beside the name; empty where it gives none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePlace:
    """Where a name stands."""

    paragraph: int
    """From 0, as the paragraphs were given."""
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundName:
    """A name that a document has, with all its places."""

    han: str
    """As it stands at its first place."""
    kind: NameKind
    latin: str
    """A proposal for people and places; empty where it must be looked up."""
    alternatives: tuple[str, ...]
    doubts: tuple[str, ...]
    """One sentence for each thing that somebody should look up."""
    role: str
    """The fullest office or part that the text gives beside the name."""
    confidence: float
    """From 0 to 1: that of the surest place."""
    evidence: str
    """The sentence of the surest place."""
    places: tuple[NamePlace, ...]
    """In reading order."""
