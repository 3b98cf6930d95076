"""Names of people, known by the office or calling that stands before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.match.extracting.lexicon import ROLES, SURNAMES
from workbench.match.extracting.sightings import Kind, Sighting
from workbench.match.extracting.words import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.match.extracting.words import Word

_ROLES = tuple(ROLES)
_BEFORE = 8
"""Code points before a name in which its office must end."""
_TRUST = 0.7
_WHY = "stands after an office"


def persons(key: str, words: Sequence[Word]) -> Iterator[Sighting]:
    """Names after the word for what somebody is, also across a space."""
    first, last = words[0], words[-1]
    if words and _is_alone(key[first.start : last.end]) and _is_after_role(key, first.start):
        yield Sighting(first.start, last.end, Kind.PERSON, _TRUST, _WHY)
    for word in words:
        if _is_name(word) and _is_after_role(key, word.start):
            yield Sighting(word.start, word.end, Kind.PERSON, _TRUST, _WHY)


def _is_after_role(key: str, start: int) -> bool:
    return key[max(0, start - _BEFORE) : start].rstrip().endswith(_ROLES)


def _is_alone(run: str) -> bool:
    """Whether a run looks like a name in a byline."""
    return 2 <= len(run) <= 3 and run[0] in SURNAMES


def _is_name(word: Word) -> bool:
    size = len(word.text)
    return word.part is Part.NAME and 2 <= size <= 4 and word.text[0] in SURNAMES
