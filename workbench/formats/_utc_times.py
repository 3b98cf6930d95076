"""Times as other programs write them, in the form that ours have."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

_LONGEST = 40
_TO_SECONDS = len("2024-03-01T08:30:00")


def iso_time(text: str) -> str:
    """A time of ISO 8601 (also YYYYMMDDThhmmssZ, as in TMX) in UTC; empty where it is none.

    One without a zone is taken for UTC; parts of seconds are dropped.
    """
    return _iso_time(text) if len(text) <= _LONGEST else ""


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
