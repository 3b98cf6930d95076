"""How the translation memory is asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MemorySettings:
    """The table [memory] of the settings file."""

    threshold: int = 70
    """Percent that a fuzzy match must have, from 50 to 100."""
    limit: int = 9
    """How many matches are shown."""
    propagate: bool = True
    """Whether confirming a pair fills the identical sources that have no English."""
    machine_penalty: int = 10
    """Percent that a unit loses which no person wrote."""
    region_penalty: int = 5
    """Percent that a unit of another region or script loses."""
    old_years: int = 0
    """From what age in years a unit loses something; 0 for never."""
    old_penalty: int = 3
    """Percent that a unit of that age loses."""
