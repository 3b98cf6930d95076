"""Times as other programs write them, in the form that ours have."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache

_LONGEST = 40
_DAY = re.compile("[0-9]{8}")
_MINUTE = re.compile("T(?:[01][0-9]|2[0-3])[0-5][0-9]")
_SECONDS = frozenset(f"{second:02}Z" for second in range(60))
_TO_SECONDS = len("2024-03-01T08:30:00")


def iso_time(text: str) -> str:
    """A time of ISO 8601 (also YYYYMMDDThhmmssZ, as in TMX) in UTC; empty where it is none.

    One without a zone is taken for UTC; parts of seconds are dropped.
    """
    second = text[13:]
    if second in _SECONDS and (date := _date(text[:8])) and (minute := _minute(text[8:13])):
        return f"{date}{minute}{second}"  # by parts, for thousands of units share a few days
    return _iso_time(text) if len(text) <= _LONGEST else ""


@lru_cache(maxsize=1024)
def _date(text: str) -> str:
    """A day of YYYYMMDD with hyphens; empty where there is none such."""
    if not _DAY.fullmatch(text):
        return ""
    try:
        return datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        return ""


@lru_cache(maxsize=2048)
def _minute(text: str) -> str:
    """A minute of Thhmm with colons; empty where there is none such."""
    return f"{text[:3]}:{text[3:]}:" if _MINUTE.fullmatch(text) else ""


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
