"""Tables of words, written as a reader writes them: one after another."""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """The words of a text, which spaces part."""
    return frozenset(text.split())


def paired(text: str) -> dict[str, tuple[str, ...]]:
    """The first word of each row, which commas part, with the words that follow it."""
    rows = (row.split() for row in text.split(","))
    return {first: tuple(rest) for first, *rest in rows}
