"""Completing what is being typed from a list of candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_LEAST = 2


def completion(before: str, after: str, candidates: Collection[str]) -> str:
    """What would complete the candidate that the text before the caret begins; empty for none.

    At least two characters must stand there, from the start of a word; the candidate of which
    most was typed wins, among equals the first. Nothing is completed in mid-word, nor where a
    whole candidate stands already.
    """
    lowered = before.lower()
    if after[:1].isalnum() or any(_is_whole(lowered, each.lower()) for each in candidates):
        return ""
    best, typed = "", _LEAST - 1
    for candidate in candidates:
        for count in range(min(len(candidate) - 1, len(before)), typed, -1):
            is_word_start = count == len(before) or not before[-count - 1].isalnum()
            if is_word_start and lowered.endswith(candidate[:count].lower()):
                best, typed = candidate[count:], count
                break
    return best


def _is_whole(before: str, candidate: str) -> bool:
    at = len(before) - len(candidate)
    return before.endswith(candidate) and (at == 0 or not before[at - 1].isalnum())
