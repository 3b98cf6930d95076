"""Pinyin with numbers for tones as pinyin with marks: `lu:4 shi1` is `lǜ shī`."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SYLLABLE = re.compile(r"([A-Za-züÜ:]+)([1-5])")
_TONES = ("", "\u0304", "\u0301", "\u030c", "\u0300", "")
_UMLAUT = {"u:": "ü", "U:": "Ü", "v": "ü", "V": "Ü"}
_VOWELS = "aeiouü"


def marked(text: str) -> str:
    """The text with a mark in each syllable that ends in a number; the fifth tone has none.

    What is no such syllable stays as it is. The mark stands where the rules of Hanyu Pinyin put
    it: on a, else on e, else on the o of ou, else on the last vowel.
    """
    return " ".join(map(_marked, text.split()))


@lru_cache(maxsize=4096)
def _marked(word: str) -> str:
    return _SYLLABLE.sub(lambda match: _with_tone(match[1], int(match[2])), word)


def _with_tone(syllable: str, tone: int) -> str:
    for written, vowel in _UMLAUT.items():
        syllable = syllable.replace(written, vowel)
    lower = syllable.lower()
    at = max((lower.find(each) for each in ("a", "e")), default=-1)
    if at < 0:
        at = lower.find("ou")
    if at < 0:
        at = max(lower.rfind(vowel) for vowel in _VOWELS)
    if at < 0:
        # Syllables such as m2 and ng4 carry the mark on their first consonant that can.
        at = max(0, lower.find("n"))
    whole = syllable[: at + 1] + _TONES[tone] + syllable[at + 1 :]
    return unicodedata.normalize("NFC", whole)
