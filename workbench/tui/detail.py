"""How much the side panel tells of each entry."""

from __future__ import annotations

from enum import IntEnum


class Detail(IntEnum):
    """How much of each entry is told."""

    SHORT = 0
    MIDDLE = 1
    LONG = 2
