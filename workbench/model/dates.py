"""Dates that may be partial, and the periods between them.

A date is as much of ISO 8601 as is known: `2017`, `2017-10` or `2017-10-24`; empty where nothing
is known. A period includes both of its ends, each as a whole: `until 2017` includes December.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def checked_date(text: str) -> str:
    """The date as it stands, without white space around it. Raises ValueError where it is none."""
    date = text.strip()
    if date:
        _days(date)
    return date


def checked_period(start: str, end: str) -> Period:
    """The period between two dates. Raises ValueError where one is none, or it ends too early."""
    period = Period(start=checked_date(start), end=checked_date(end))
    if period.start and period.end and _days(period.end)[1] < _days(period.start)[0]:
        raise ValueError(f"a period from {period.start} cannot end in {period.end}")
    return period


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time; an end that is empty is open."""

    start: str = ""
    end: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it has not ended."""
        return not self.end

    @property
    def days(self) -> tuple[str, str]:
        """Its first and its last day as YYYY-MM-DD; empty for an end that is open."""
        first = _days(self.start)[0] if self.start else ""
        return first, _days(self.end)[1] if self.end else ""

    def covers(self, date: str) -> bool:
        """Whether any day of a date lies in it; without a date, whether it has not ended.

        Raises ValueError where one of the dates is none.
        """
        if not date:
            return self.is_open
        first, last = _days(date)
        return (not self.start or last >= _days(self.start)[0]) and (
            not self.end or first <= _days(self.end)[1]
        )

    def __str__(self) -> str:
        if self.start and self.end:
            return self.start if self.start == self.end else f"{self.start} to {self.end}"
        if self.start:
            return f"from {self.start}"
        return f"until {self.end}" if self.end else ""


ALWAYS = Period()
"""Open on both sides."""


def _days(date: str) -> tuple[str, str]:
    """The first and the last day of a date, both as YYYY-MM-DD."""
    match = _PARTIAL.fullmatch(date)
    year, month, day = match.groups() if match else (None, None, None)
    if year is None or int(year) == 0 or (month and not 1 <= int(month) <= 12):
        raise ValueError(f"{date!r} is no date such as 2017, 2017-10 or 2017-10-24")
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    longest = calendar.monthrange(int(year), int(month))[1]
    if day is None:
        return f"{date}-01", f"{date}-{longest:02}"
    if not 1 <= int(day) <= longest:
        raise ValueError(f"{date!r} is no day of the calendar")
    return date, date
