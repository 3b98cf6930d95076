"""Times as other programs write them, in the form that ours have."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache

_LONGEST = 40
_COMPACT = re.compile("([0-9]{8})(T(?:[01][0-9]|2[0-3]))([0-5][0-9])([0-5][0-9]Z)")
"""A time as TMX has it, which is read by parts: thousands of units share a few days."""
_TO_SECONDS = len("2024-03-01T08:30:00")


def iso_time(text: str) -> str:
    """A time of ISO 8601 (also YYYYMMDDThhmmssZ, as in TMX) in UTC; empty where it is none.

    One without a zone is taken for UTC; parts of seconds are dropped.
    """
    if found := _COMPACT.fullmatch(text):
        day, hour, minute, second = found.groups()
        date = _date(day)
        return date and f"{date}{hour}:{minute}:{second}"
    return _iso_time(text) if len(text) <= _LONGEST else ""


@lru_cache(maxsize=1024)
def _date(text: str) -> str:
    """A day of YYYYMMDD with hyphens; empty where there is none such."""
    try:
        return datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        return ""


@lru_cache(maxsize=4096)
def _iso_time(text: str) -> str:
    try:
        time = datetime.fromisoformat(text)
        if time.tzinfo is not None and time.tzinfo is not UTC:
            time = time.astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return f"{time.isoformat(timespec='seconds')[:_TO_SECONDS]}Z"


def tmx_time(text: str) -> str:
    """The same as YYYYMMDDThhmmssZ, as TMX has it."""
    return _tmx_time(text) if len(text) <= _LONGEST else ""


@lru_cache(maxsize=4096)
def _tmx_time(text: str) -> str:
    return _iso_time(text).replace("-", "").replace(":", "")
