"""Whether a string that is repeated has the shape of a term, by the words in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.match.extracting.lexicon import BARE, CLOSING, GOVERNING, HEADS, WEAK
from workbench.match.extracting.words import Part, frequency, is_word, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.match.extracting.words import Word

_COMMON = 3e-5
"""The share in general Chinese over which a word of two characters is nobody's term."""
_TRUST = 0.3


def trust_in(text: str) -> float:
    """How far the words of a repeated string speak for it, from 0 for not at all."""
    words = next(iter(runs(text)), [])
    if not words or words[-1].end != len(text):
        return 0
    if len(words) == 1:
        return _trust_in_word(words[0])
    first, last = words[0], words[-1]
    if first.part in (Part.BREAK, Part.GOVERNOR) or first.text in GOVERNING - CLOSING:
        return 0
    if last.part in (Part.BREAK, Part.GOVERNOR, Part.QUALITY):
        return 0
    trust = _TRUST
    if last.text in WEAK or first.text in WEAK:
        trust *= 0.6 if last.text in HEADS else 0.4
    if first.part is Part.VERB and not _is_nominal(words):
        trust *= 0.35
    if last.part is Part.VERB and first.part is not Part.VERB:
        trust *= 0.6
    if any(word.part in (Part.BREAK, Part.GOVERNOR) for word in words):
        trust *= 0.5
    return trust


def _is_nominal(words: Sequence[Word]) -> bool:
    """Whether a verb at the start belongs to the compound."""
    return words[1].text in HEADS or all(
        word.part is Part.VERB and len(word.text) == 2 for word in words[:2]
    )


def _trust_in_word(word: Word) -> float:
    """A single word is a term only where general Chinese hardly has it."""
    if word.part in (Part.BREAK, Part.GOVERNOR) or word.text in WEAK | HEADS | BARE:
        return 0
    if not is_word(word.text):
        return 0.2
    share = frequency(word.text)
    if len(word.text) == 2:
        return 0 if share > _COMMON or word.part is not Part.NOUN else 0.12
    return 0.25 if share < _COMMON else 0.15
