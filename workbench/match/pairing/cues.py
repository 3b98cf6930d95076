"""Common words of both languages that mostly stand for each other: 但 and however."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from workbench.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[a-z]+(?:['’.][a-z]+)*")


def chinese_cues(folded: str) -> Iterator[tuple[int, bool]]:
    """The meanings in a folded Chinese text, by number; each with whether one Han says it.

    Of words that overlap the first counts, of those that begin together the longest.
    """
    pattern, meanings = _chinese()
    for match in pattern.finditer(folded):
        yield meanings[match[0]], len(match[0]) == 1


def english_cues(small: str) -> Iterator[tuple[int, ...]]:
    """The meanings that each word of an English text in small letters may have, if any."""
    stems = _english()
    for word in _WORD.findall(small):
        found = stems.get(word) or stems.get(stem(word))
        if found:
            yield found


@cache
def _lines() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    text = files(__package__).joinpath("cues.txt").read_text("utf-8")
    lines = (line.split("=") for line in text.splitlines() if not line.startswith("#"))
    return tuple((tuple(han.split()), tuple(english.split())) for han, english in lines)


@cache
def _chinese() -> tuple[re.Pattern[str], dict[str, int]]:
    meanings: dict[str, int] = {}
    for meaning, (han, _) in enumerate(_lines()):
        for word in han:
            meanings.setdefault(word, meaning)
    longest_first = sorted(meanings, key=len, reverse=True)
    return re.compile("|".join(longest_first)), meanings


@cache
def _english() -> dict[str, tuple[int, ...]]:
    stems: dict[str, tuple[int, ...]] = {}
    for meaning, (_, english) in enumerate(_lines()):
        for word in english:
            for key in {word, stem(word)}:
                if meaning not in stems.get(key, ()):
                    stems[key] = (*stems.get(key, ()), meaning)
    return stems
