"""What in a translation memory wants a look."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class MemoryFault(StrEnum):
    """What is wrong with units."""

    DUPLICATE = "duplicate"
    """Several have the same two texts."""
    DIFFERENT_TARGETS = "different-targets"
    """Several have the same source and other targets."""
    NEAR_SOURCES = "near-sources"
    """Several have the same target, and sources that are nearly the same."""
    SWAPPED = "swapped"
    """The source stands where the target should, and the other way round."""
    WRONG_SCRIPT = "wrong-script"
    """A Chinese side without Chinese characters, or another one mostly of them."""
    EMPTY = "empty"
    """A side has no writing."""
    NO_WORDS = "no-words"
    """The source has figures and signs only."""
    SAME_TEXT = "same-text"
    """Source and target are the same."""
    LENGTH = "length"
    """One side is far longer than that of other units."""
    MACHINE = "machine"
    """No person wrote or confirmed it."""
    PATTERN = "pattern"
    """A side has what the user looked for."""

    @property
    def needs_choice(self) -> bool:
        """Whether somebody must say which unit is right."""
        return self in (MemoryFault.DIFFERENT_TARGETS, MemoryFault.NEAR_SOURCES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One of several texts that answer to the same one."""

    text: str
    count: int
    """How many units have it."""
    unit: int
    """The row of the youngest of them."""
    author: str
    """Who wrote that."""
    time: str
    """When, in ISO 8601; empty where nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryFinding:
    """Units with what is wrong with them."""

    fault: MemoryFault
    units: tuple[int, ...]
    """Their rows; of duplicates the one that is kept comes first."""
    variants: tuple[Variant, ...] = ()
    """The targets, or the sources, between which somebody must choose; the most used first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MendedMemory:
    """What was done about faults."""

    removed: int = 0
    swapped: int = 0
    left: int = 0
    """Units of confirmed pairs that only a change of the segment can mend."""
    by_fault: dict[MemoryFault, int] = field(default_factory=dict)
    """How many units had each fault."""
