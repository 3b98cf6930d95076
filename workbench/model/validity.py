"""What is wrong with a file of a standard."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What something of a file stands in: a unit of texts, or an entry of a termbase."""

    kind: str = ""
    """`unit` or `entry`; empty outside of all."""
    number: int = 0
    """Its place in the file, from 1; 0 outside of all."""
    id: str = ""
    """As the file has it; empty where it has none."""


NO_UNIT = Unit()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that a standard forbids, in plain words."""

    line: int
    """From 1, where the element begins; 0 for the whole file."""
    message: str
    """One sentence: what is wrong, and where it is not plain, what would be right."""
    rule: str
    """Where the standard says so: `XLIFF 2.1, 4.2.2.5`, `TMX 1.4b, tuv`."""
    is_warning: bool = False
    """Whether the standard only advises against it."""
    column: int = 0
    """In code points, from 1, where the element begins; 0 where no column is known."""
    unit: Unit = NO_UNIT
    """What it stands in."""
    advice: str = ""
    """What to do about it, as a sentence goes on; empty where the message says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """What a file says that it is."""

    name: str
    """TMX, XLIFF or TBX."""
    version: str
    """As the file has it: `1.4`, `2.1`; of TBX with its dialect: `TBX-Basic, DCA`."""
