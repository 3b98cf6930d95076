"""What merging another person's copy of a project did."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class ConflictKind(StrEnum):
    """What two people changed apart."""

    TARGET = "target"
    CUT = "cut"
    """Where source paragraphs begin and end, or what a source says."""
    SEGMENT = "segment"
    DOCUMENT = "document"
    ANNOTATION = "annotation"
    LABEL = "label"
    TERM = "term"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeConflict:
    """Something that both people changed, each otherwise. What stood in my copy stands."""

    kind: ConflictKind
    id: str
    """The UUID of what was changed."""
    document: str
    """The name of the document; empty where it is about none."""
    number: int
    """That of the segment in my copy after merging; 0 where it is about none."""
    name: str
    """What it is about, for people: words that an annotation is on, a term."""
    column: str
    """Which property of it."""
    mine: str
    theirs: str
    author: str
    """Who wrote theirs."""
    kept: str
    """Where theirs is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What came from the other copy."""

    taken: Mapping[str, int] = field(default_factory=dict)
    """How many rows of each table came or were changed, by the name of the table."""
    conflicts: tuple[MergeConflict, ...] = ()
    settled: tuple[str, ...] = ()
    """What both changed and a rule decided, a sentence each."""
    sets: int = 0
    """Changes of theirs that were not known here, as they had made them."""
