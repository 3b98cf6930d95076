"""Compounds: the longest stretches of words that make one noun, each by itself evidence.

A page of a newspaper says most of its terms once, so that counting alone finds few. A stretch
runs from a mark, a function word or a governing verb (推进, 完善) to the next one. A verb at its
start belongs to the sentence unless a generic head follows it (调解机制), and nouns that say
nothing are no terms alone.
"""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

from workbench.match.extracting.lexicon import (
    BARE,
    HEADS,
    LAW_ENDINGS,
    MEETING_ENDINGS,
    NO_ORGANS,
    ORGAN_ENDINGS,
    WEAK,
)
from workbench.match.extracting.sightings import Kind, Sighting
from workbench.match.extracting.stretches import stretches
from workbench.match.extracting.words import Part, frequency, is_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.match.extracting.words import Word

_ENDS = frozenset({Part.NOUN, Part.VERB, Part.PLACE, Part.NAME})
_NO_ORGANS = tuple(NO_ORGANS)
_LAWS, _ORGANS, _MEETINGS = tuple(LAW_ENDINGS), tuple(ORGAN_ENDINGS), tuple(MEETING_ENDINGS)
_WHY = "is a compound of {} words"
_TRUST_IN_WORD = 0.42
_NOTHING = WEAK | HEADS | BARE
_OF_PAPERS = ("记者", "编辑")
"""Callings that a newspaper gives its own people."""
_RARE = 8e-5
"""The share in general Chinese under which a single word may be a term."""
_LONGEST = 18
_TRUST_BY_WORDS = {2: 0.42, 3: 0.46, 4: 0.4, 5: 0.25}
_COMMON = -3.9
"""The mean logarithm (to 10) of shares from which on a compound says nothing special."""


def compounds(words: Sequence[Word]) -> Iterator[Sighting]:
    """The compounds of a run of words, and the words of the dictionary that are terms alone."""
    for breaks, stretch in stretches(words):
        if breaks:
            yield from _idioms(stretch)
            continue
        yield from _singles(stretch)
        trimmed = _trimmed(stretch)
        if len(trimmed) > 1:
            yield from _compound(trimmed)


def _is_person(word: Word) -> bool:
    """Whether a word is a name and no word of the dictionary's that looks like one (文明)."""
    return word.part is Part.NAME and not is_word(word.text)


def _idioms(words: Sequence[Word]) -> Iterator[Sighting]:
    for word in words:
        if word.part is Part.IDIOM and len(word.text) >= 4:
            yield Sighting(word.start, word.end, Kind.SET_PHRASE, 0.33, "is a set phrase")


def _singles(words: Sequence[Word]) -> Iterator[Sighting]:
    for word in words:
        size = len(word.text)
        if word.part is Part.PLACE and size >= 3 and is_word(word.text):
            yield Sighting(word.start, word.end, Kind.PLACE, 0.35, "is a place")
        elif word.part is Part.NOUN and size >= 3 and not _says_nothing(word.text):
            kind = _kind(word.text)
            trust = 0.68 if kind is not Kind.COMPOUND else 0.42 if size >= 4 else 0.35
            if frequency(word.text) < _RARE or kind is not Kind.COMPOUND:
                yield Sighting(word.start, word.end, kind, trust, "is one word, rare elsewhere")


def _says_nothing(text: str) -> bool:
    return text in _NOTHING or text.endswith(_OF_PAPERS)


def _trimmed(words: Sequence[Word]) -> Sequence[Word]:
    """A stretch without what the sentence governs it by and without a weak end."""
    start, end = 0, len(words)
    while start < end and _opens_badly(words, start, end):
        start += 1
    while start < end and (words[end - 1].part not in _ENDS or _is_person(words[end - 1])):
        end -= 1
    return words[start:end]


def _opens_badly(words: Sequence[Word], start: int, end: int) -> bool:
    word = words[start]
    following = words[start + 1].text if start + 1 < end else ""
    if word.part is Part.VERB:
        return following not in HEADS and not _is_verbal_phrase(words[start:end])
    return (word.text in WEAK and following not in HEADS) or _is_person(word)


def _is_verbal_phrase(words: Sequence[Word]) -> bool:
    """Whether two verbs of two characters make a phrase of four: 扶危济困."""
    return len(words) >= 2 and all(
        word.part is Part.VERB and len(word.text) == 2 for word in words[:2]
    )


def _compound(words: Sequence[Word]) -> Iterator[Sighting]:
    text = "".join(word.text for word in words)
    start, end = words[0].start, words[-1].end
    if len(text) > _LONGEST:
        return
    kind = _kind(text)
    if kind is not Kind.COMPOUND and text not in BARE:
        trust = max(0.4, 0.84 - 0.06 * len(words))
        yield Sighting(start, end, kind, trust, f"ends as names of its kind do ({kind.value})")
        return
    shorter = words[:-1]
    if words[-1].text in WEAK and _size(shorter) >= 4 and not text[:-2].endswith("化"):
        yield from _compound(shorter)
        yield Sighting(start, end, kind, _trust(words) - 0.12, _WHY.format(len(words)))
    elif len(words) > 1:
        yield Sighting(start, end, kind, _trust(words), _WHY.format(len(words)))
    elif text not in WEAK and is_word(text):
        yield Sighting(start, end, kind, _TRUST_IN_WORD, "is one word, rare elsewhere")


def _trust(words: Sequence[Word]) -> float:
    """How far a compound is to be trusted by the number, the kinds and the rarity of its words."""
    trust = _TRUST_BY_WORDS.get(len(words), 0.2)
    if words[-1].part is Part.VERB:
        trust -= 0.17
    if words[-1].text in WEAK:
        trust -= 0.08
    if words[0].text in WEAK:
        trust -= 0.1
    if any(word.part is Part.QUALITY for word in words):
        trust -= 0.05
    if sum(log10(frequency(word.text)) for word in words) / len(words) > _COMMON:
        trust -= 0.1
    return max(trust, 0.05)


def _size(words: Sequence[Word]) -> int:
    return sum(len(word.text) for word in words)


def _kind(text: str) -> Kind:
    """What the end of a compound makes of it."""
    if text.endswith(_LAWS):
        return Kind.LAW
    if text.endswith(_MEETINGS):
        return Kind.MEETING
    if text.endswith(_ORGANS) and not text.endswith(_NO_ORGANS) and len(text) > 2:
        return Kind.ORGAN
    return Kind.COMPOUND
