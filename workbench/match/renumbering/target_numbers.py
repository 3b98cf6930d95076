"""A number of an English text: where it stands, what it may say, and in which form."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from workbench.match.renumbering.quantities import Kind, Quantity

if TYPE_CHECKING:
    import re

    from workbench.match.renumbering.forms import Form


class Reading(NamedTuple):
    """One thing that a number may say, and the form in which it says it."""

    quantity: Quantity
    form: Form


class TargetNumber(NamedTuple):
    """A number of a target."""

    start: int
    end: int
    text: str
    readings: tuple[Reading, ...]
    units: frozenset[str]
    """The classes of the words that say what is counted."""
    twin_of: int = -1
    """The place in the list of the number that this one only repeats: twelve (12)."""


def number_at(
    match: re.Match[str],
    readings: tuple[Reading, ...],
    units: frozenset[str] = frozenset(),
) -> TargetNumber:
    """The number that a whole match is."""
    return TargetNumber(*match.span(), match[0], readings, units)


def reads(kind: Kind, value: int, form: Form, over: int = 1) -> Reading:
    """A reading of a whole number."""
    return Reading(Quantity(kind, Decimal(value), over), form)


def width_of(figures: str) -> int:
    """How many figures there must be: as many as there are, where zeros lead."""
    return len(figures) if figures[0] == "0" and figures.isdigit() else 0
