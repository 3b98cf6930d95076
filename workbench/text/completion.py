"""Completing what is being typed from what a translator may want to write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST = 2
"""Characters that must stand there before anything is offered."""
_WORD_START = re.compile(r"(?<![^\W_])\S")


class Completer:
    """Candidates in the order in which they are wanted, by how they begin.

    It is built for a paragraph and asked at each key, so that the number of candidates does not
    matter there.
    """

    def __init__(self, candidates: Iterable[str] = ()) -> None:
        self._whole: set[str] = set()
        self._by_start: dict[str, list[str]] = {}
        self._longest = 0
        for candidate in candidates:
            lowered = candidate.lower()
            if lowered not in self._whole and len(lowered) == len(candidate) > _LEAST:
                self._whole.add(lowered)
                self._by_start.setdefault(lowered[:_LEAST], []).append(candidate)
                self._longest = max(self._longest, len(candidate))

    def completion(self, before: str, after: str) -> str:
        """What would complete the candidate that the text before the caret begins; empty for none.

        At least two characters must stand there, from the start of a word; the candidate of which
        most was typed wins, among equals the first. Nothing is completed in mid-word, nor where a
        whole candidate stands already.
        """
        if after[:1].isalnum():
            return ""
        first = max(0, len(before) - self._longest)
        tails = [before[match.start() :] for match in _WORD_START.finditer(before, first)]
        if any(tail.lower() in self._whole for tail in tails):
            return ""
        for tail in tails:
            lowered = tail.lower()
            if len(lowered) >= _LEAST:
                for candidate in self._by_start.get(lowered[:_LEAST], ()):
                    if len(candidate) > len(tail) and candidate.lower().startswith(lowered):
                        return candidate[len(tail) :]
        return ""
