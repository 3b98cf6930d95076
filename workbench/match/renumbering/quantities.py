"""What a number says: a value, and the kind of thing that it says the value of."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal


class Kind(IntEnum):
    """What a value is of; values of two kinds are never the same number."""

    CARDINAL = 0
    ORDINAL = 1
    """Which one: 第三次, the third; 第十二条, Article 12."""
    SUBNUMBER = 2
    """What was put in after an article: 第十二条之一, Article 12-1."""
    MARKER = 3
    """The number of an entry, at the start of its line."""
    PERCENT = 4
    PERMILLE = 5
    POINT = 6
    """Percentage points."""
    FRACTION = 7
    YEAR = 8
    """A year of the common era."""
    MONTH = 9
    DAY = 10
    """A day of a month."""
    HOUR = 11
    AFTERNOON = 12
    """An hour after noon, counted from noon."""
    MINUTE = 13
    DECADE = 14
    """The first year of ten."""
    MULTIPLE = 15
    """How many times as much something became: 增长两倍 is 3."""


class Quantity(NamedTuple):
    """A value of a kind. Fractions keep their parts: 2 over 4 is not 1 over 2."""

    kind: Kind
    value: Decimal
    over: int = 1


def whole(quantity: Quantity) -> int | None:
    """The value as a whole number, or None where it is none that is written as one."""
    if quantity.over != 1 or quantity.value != quantity.value.to_integral_value():
        return None
    return int(quantity.value)
