"""The words of a text and what a term may do with them.

The words and their parts of speech come from rjieba, jieba's dictionary and hidden Markov model
in Rust. What it parts too finely is put together again: affixes (副检察长, 网格化) are no words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from workbench.match.extracting.lexicon import (
    FUNCTION,
    GOVERNING,
    HEADS,
    INSIDE,
    MEASURES,
    NOMINAL,
    PREFIXES,
    SUFFIXES,
    SURNAMES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rjieba import Jieba

_RUN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af々〇a-z0-9]+")
_CORPUS = 60_101_967
"""The occurrences that jieba's dictionary was counted from, in words."""


class Part(Enum):
    """What a word may do in a term."""

    NOUN = "noun"
    VERB = "verb"
    QUALITY = "quality"
    NAME = "name"
    PLACE = "place"
    IDIOM = "idiom"
    GOVERNOR = "governor"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a folded text, at code points with the end excluded."""

    start: int
    end: int
    text: str
    part: Part


_PARTS = {
    "n": Part.NOUN,
    "vn": Part.NOUN,
    "an": Part.NOUN,
    "l": Part.NOUN,
    "j": Part.NOUN,
    "nt": Part.NOUN,
    "nz": Part.NOUN,
    "ng": Part.NOUN,
    "nrfg": Part.NOUN,
    "vg": Part.NOUN,
    "s": Part.NOUN,
    "zg": Part.NOUN,
    "v": Part.VERB,
    "a": Part.QUALITY,
    "b": Part.QUALITY,
    "ad": Part.QUALITY,
    "nr": Part.NAME,
    "nrt": Part.NAME,
    "ns": Part.PLACE,
    "i": Part.IDIOM,
}


_MISLABELLED = frozenset({"整顿", "中部", "东部", "西部"})
"""Words to which the dictionary gives a part of speech that breaks."""
_NOUNS = HEADS | NOMINAL | _MISLABELLED


def runs(key: str) -> Iterator[list[Word]]:
    """The words of a folded text, in runs that no mark or space parts."""
    for run in _RUN.finditer(key):
        yield _glued(list(_cut(run.group(), run.start())))


def frequency(word: str) -> float:
    """The share of a word in general Chinese, by jieba's dictionary, for one it lacks by parts."""
    return max(1, _jieba().suggest_freq(word)) / _CORPUS


def is_word(text: str) -> bool:
    """Whether jieba's dictionary has it."""
    return bool(_jieba().has_word(text))


def _cut(run: str, at: int) -> Iterator[Word]:
    for text, tag in _jieba().tag(run):
        yield Word(at, at + len(text), text, _part(text, tag))
        at += len(text)


@cache
def _part(text: str, tag: str) -> Part:
    if text in INSIDE:
        return Part.VERB
    if text in GOVERNING or _is_governed(text, tag):
        return Part.GOVERNOR
    if _is_strange(text):
        return Part.BREAK
    if len(text) == 1 and text not in PREFIXES | SUFFIXES:
        is_noun = tag in ("n", "ng", "j") and text not in MEASURES
        return Part.NOUN if is_noun else Part.BREAK
    if tag in ("nr", "nrt") and (text[0] not in SURNAMES or len(text) > 3):
        return Part.NOUN
    return Part.NOUN if text in _NOUNS else _PARTS.get(tag, Part.BREAK)


def _is_governed(text: str, tag: str) -> bool:
    """Whether a phrase of the dictionary opens with a governing verb (全面建成)."""
    if len(text) != 4 or text[:2] not in GOVERNING - INSIDE:
        return False
    return tag in ("i", "l", "v") or text[2:] in GOVERNING


def _is_strange(text: str) -> bool:
    """Whether it is Latin, or a guess of the tagger's that has a function word in it."""
    return text[0].isascii() or (not is_word(text) and not FUNCTION.isdisjoint(text))


def _glued(words: list[Word]) -> list[Word]:
    """The words, with a suffix put to the word before it and a prefix to the one after it."""
    found: list[Word] = []
    for index, word in enumerate(words):
        last = found[-1] if found else None
        following = words[index + 1] if index + 1 < len(words) else None
        if last is not None and _takes(last, word, following):
            found[-1] = Word(last.start, word.end, last.text + word.text, Part.NOUN)
        elif last is not None and last.text in PREFIXES and word.part in _SOLID:
            found[-1] = Word(last.start, word.end, last.text + word.text, word.part)
        else:
            found.append(word)
    return [
        Word(word.start, word.end, word.text, Part.BREAK) if _is_rest(word) else word
        for word in found
    ]


_SOLID = frozenset({Part.NOUN, Part.VERB, Part.PLACE})


def _takes(last: Word, word: Word, following: Word | None) -> bool:
    """Whether a word is the suffix of the one before it."""
    if word.text not in SUFFIXES or len(last.text) < 2 or last.part not in _STEMS:
        return False
    return word.text != "会" or following is None or following.part is not Part.VERB


_STEMS = frozenset({Part.NOUN, Part.VERB, Part.PLACE, Part.QUALITY, Part.NAME})


def _is_rest(word: Word) -> bool:
    return len(word.text) == 1 and word.text in PREFIXES


@cache
def _jieba() -> Jieba:
    """The dictionary, read at the first use, which takes a tenth of a second."""
    from rjieba import Jieba

    return Jieba()
