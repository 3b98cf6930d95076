"""Han personal names whose Traditional form no conversion can tell."""

from __future__ import annotations

SURNAMES = frozenset("于范余后郁云干台岳游种朴占丑涂党咸术吁")
"""Surnames that are the same in both scripts, where opencc puts another character (於, 範, 餘)."""
_LENGTHS = range(2, 4)


def may_be_misconverted(text: str) -> bool:
    """Whether a text looks like a personal name with such a surname; 后果 does so too."""
    return text[:1] in SURNAMES and len(text) in _LENGTHS and all(map(_is_han, text))


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
