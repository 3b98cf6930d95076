"""What became of the suggestions of the memory."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What was confirmed in the place of one suggestion."""

    id: str
    """The UUID of the segment."""
    document: str
    number: int
    kind: str
    """That of the suggestion, such as *fuzzy*; *propagated* from an identical source."""
    score: int
    """Its likeness in percent."""
    characters: float
    """Percent of its code points that are others now."""
    words: float
    """Percent of its words that are others now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BandEffort:
    """Suggestions of about the same likeness."""

    band: str
    """*propagated*, *context*, *100%*, or a span of percentages."""
    count: int
    unchanged: int
    """Those that were confirmed as they were."""
    characters: float
    """Percent of code points, on average."""
    words: float
    """Percent of words, on average."""
