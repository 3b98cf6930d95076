"""Strings that a text repeats, found by counting characters alone.

Strings grow by one character at a time, and only where both shorter ones are repeated (Agrawal
and Srikant's Apriori), so that memory follows what is repeated and not the length of the text.
What stays has different neighbours on both sides and holds together inside.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from workbench.match.extracting.lexicon import FUNCTION_FIRST, FUNCTION_LAST
from workbench.match.extracting.measures import cohesion, entropy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_APART = re.compile(r"[^\u3400-\u9fff\U00020000-\U000323af]+")
_LONGEST = 14
_FEWEST_CHARACTERS = 20_000
"""The length of a text from which on twice is chance."""
_LEAST_ENTROPY = 0.6
"""Under that of two neighbours as frequent as each other, ln 2."""
_LEAST_COHESION = 0.12


@dataclass(frozen=True, slots=True)
class Repeat:
    """A string that occurs more than once."""

    text: str
    count: int
    branching: float
    """The smaller of the entropies of its left and right neighbours, in nats."""
    cohesion: float
    """How much its parts belong together, from -1 to 1."""


def repeats(keys: Sequence[str]) -> Iterator[Repeat]:
    """The strings that folded paragraphs repeat and that look like units, shorter ones first."""
    text = "\n" + "\n".join(_APART.sub("\n", key) for key in keys) + "\n"
    fewest = fewest_repeats(len(text))
    counts = Counter(text)
    alive: Sequence[int] = range(len(text) - 1)
    total = len(text)
    for size in range(2, _LONGEST + 1):
        here = Counter(
            gram for at in alive if "\n" not in (gram := text[at : at + size]) and len(gram) == size
        )
        kept = {gram: count for gram, count in here.items() if count >= fewest}
        places = [at for at in alive if text[at : at + size] in kept]
        counts.update(kept)
        yield from _units(text, size, kept, places, counts, total)
        starts = set(places)
        alive = [at for at in places if at + 1 in starts]
        if not alive:
            return


def fewest_repeats(size: int) -> int:
    """How often a string must occur in a text of `size` characters to be more than chance."""
    return 2 + int(max(0.0, 2 * log(size / _FEWEST_CHARACTERS))) if size else 2


def _units(
    text: str,
    size: int,
    kept: dict[str, int],
    places: Sequence[int],
    counts: Counter[str],
    total: int,
) -> Iterator[Repeat]:
    """The strings of one length that are units."""
    fit = {gram for gram in kept if gram[0] not in FUNCTION_FIRST and gram[-1] not in FUNCTION_LAST}
    left: defaultdict[str, Counter[str]] = defaultdict(Counter)
    right: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for at in places:
        gram = text[at : at + size]
        if gram in fit:
            left[gram][_side(text[at - 1], at)] += 1
            right[gram][_side(text[at + size], at)] += 1
    for gram in sorted(fit):
        branching = min(entropy(left[gram]), entropy(right[gram]))
        if branching < _LEAST_ENTROPY:
            continue
        halves = [(counts[gram[:cut]], counts[gram[cut:]]) for cut in range(1, size)]
        holds = cohesion(kept[gram], halves, total)
        if holds >= _LEAST_COHESION:
            yield Repeat(gram, kept[gram], branching, holds)


def _side(neighbour: str, at: int) -> str:
    """A neighbour; the edge of a stretch counts as another one each time."""
    return neighbour if neighbour != "\n" else f"\n{at}"
