"""How syllables of pinyin become a word.

GB/T 16159-2012 joins the syllables of a word and puts an apostrophe before a later one that begins
with a, o or e; GB/T 28039-2011 asks the same of given names (Li Yan'an) and lets YU stand for Ü
where a machine has capitals of ASCII alone, as passports do.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPENING_VOWELS = frozenset("aoe")
_TONES = {"\u0304", "\u0301", "\u030c", "\u0300"}
"""The combining macron, acute, caron and grave; the diaeresis of ü is not among them."""


def word(syllables: Sequence[str]) -> str:
    """Syllables with tone marks as one capitalised word: `cháng`, `ān` is Cháng'ān."""
    joined = "".join(
        f"'{syllable}" if at and without_tones(syllable)[:1] in _OPENING_VOWELS else syllable
        for at, syllable in enumerate(syllables)
    )
    return joined[:1].upper() + joined[1:]


def without_tones(text: str) -> str:
    """The text without the marks of the tones; ü keeps its dots."""
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))


def in_passport(text: str) -> str:
    """A spelling as passports of the PRC print it: capitals, YU for Ü, nothing but letters."""
    capitals = without_tones(text).upper().replace("Ü", "YU")
    return "".join(letter for letter in capitals if letter.isalpha() or letter == " ")
