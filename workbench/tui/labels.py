"""Labels: one key each, for what can be inserted or gone to."""

from __future__ import annotations

LABELS = "123456789abcdefghijklmnopqrstuvwxyz"
"""In the order in which they are given out."""


def label(index: int) -> str:
    """The label of the thing at an index; empty for what has none."""
    return LABELS[index] if 0 <= index < len(LABELS) else ""


def index_of(key: str, count: int) -> int | None:
    """The thing that a key names, out of so many; None where it names none."""
    index = LABELS.find(key) if len(key) == 1 else -1
    return index if 0 <= index < count else None
