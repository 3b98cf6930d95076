"""How a string is looked up: which terms stand at which token after its first.

Terms overlap, so that every second pair of characters is enough. At the edges of a string less is
known: a word may be part of a longer one, and a character may have any other after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from workbench.match.concordance.terms import (
    BEFORE_WORD,
    OTHER,
    makes_words,
    number,
    pair,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 24
"""Steps of a plan: a text that has so many terms of a string in a row nearly always has all."""
_BROADEST = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Any of the terms from the first to the last."""

    token: int
    """How many tokens after the first of the string."""
    first: int
    last: int

    @property
    def is_broad(self) -> bool:
        """Whether more than one term fits."""
        return self.first != self.last

    @property
    def breadth(self) -> int:
        """Orders steps from those that few texts may have to those that many have."""
        return _BROADEST if self.is_broad else -_BROADEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Any word of the vocabulary that has a string in it."""

    token: int
    part: bytes
    """In UTF-8, with a line break where the word begins or ends there."""

    @property
    def is_broad(self) -> bool:
        """Whether more than one word fits."""
        return not (self.part.startswith(b"\n") and self.part.endswith(b"\n"))

    @property
    def breadth(self) -> int:
        """Orders steps as that of `Pairs` does: a long word is rarer than a short one."""
        return -min(len(self.part), _BROADEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to look up for a string."""

    steps: tuple[Pairs | Words, ...]
    """At least one: all of them stand in each text that has the string."""
    is_sure: bool
    """Whether a text in which they stand in their places surely has the string."""


@lru_cache(maxsize=64)  # shards are searched one by one, and each asks for the same plans
def plan(folded: str) -> Plan:
    """How to look up a folded string, which has more than white space."""
    steps = tuple(_steps(folded))
    is_sure = len(steps) <= _MOST and all(number(character) != OTHER for character in folded)
    return Plan(
        steps=steps[:_MOST],
        is_sure=is_sure and not _has_open_space(folded),
    )


def _has_open_space(folded: str) -> bool:
    """Whether there is a space at an edge of which the terms of a text may say nothing."""
    return (folded[0] == " " and makes_words(folded[1])) or (
        folded[-1] == " " and makes_words(folded[-2])
    )


def _steps(folded: str) -> Iterator[Pairs | Words]:
    token = start = 0
    for is_word, run in groupby(folded, makes_words):
        characters = "".join(run)
        end = start + len(characters)
        if is_word:
            before = b"\n" if start else b""
            after = b"\n" if end < len(folded) else b""
            yield Words(token=token, part=b"".join((before, characters.encode(), after)))
            token += 1
        else:
            yield from _pairs(characters, token, start > 0, end < len(folded))
            token += len(characters) - (end < len(folded) and characters[-1] == " ")
        start = end


def _pairs(run: str, token: int, is_after_word: bool, is_before_word: bool) -> Iterator[Pairs]:
    """Steps for a run of characters that make no words: every second pair, and first and last."""
    numbers = list(map(number, run))
    if is_before_word:
        if run[-1] != " ":
            numbers.append(BEFORE_WORD)
    elif len(run) == 1:
        if not (is_after_word and run == " "):
            yield Pairs(token=token, first=pair(numbers[0], 0), last=pair(numbers[0], OTHER))
        return
    last = len(numbers) - 2
    for at in range(last + 1):
        if (last - at) % 2 == 0 or at == 0:
            yield Pairs(
                token=token + at,
                first=pair(numbers[at], numbers[at + 1]),
                last=pair(numbers[at], numbers[at + 1]),
            )
