"""Whether pinyin can be how some characters are read."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from workbench.text.counting import is_han

_SANDHI = "一不"
"""Characters whose tone goes by the next one, and is written either way."""
_TONES = "\u0304\u0301\u030c\u0300"


def fits(text: str, reading: str) -> bool:
    """Whether the reading has a syllable for each character, one that the character can have.

    Spaces, capitals and apostrophes do not count, and any syllable may stand without its tone.
    A text with letters or digits is not judged, for nobody knows how they are read.
    """
    if any(each.isalnum() and not is_han(each) for each in text):
        return True
    han = [each for each in text if is_han(each)]
    letters = "".join(filter(str.isalpha, unicodedata.normalize("NFC", reading.lower())))
    if not han or not letters:
        return True
    return re.fullmatch("".join(map(_syllables, han)), letters) is not None


@lru_cache(maxsize=8192)
def _syllables(character: str) -> str:
    """The syllables of a character as a pattern; anything where no dictionary has it."""
    from pypinyin import Style, pinyin

    (found,) = pinyin(character, style=Style.TONE, heteronym=True, errors="ignore") or [[]]
    if not found:
        return "[a-zà-ǿ]+"
    plain = [_without_tone(each) for each in found]
    forms = {*found, *plain}
    if character in _SANDHI:
        forms |= {
            unicodedata.normalize("NFC", re.sub("([aiu])", rf"\1{tone}", each, count=1))
            for each in plain
            for tone in _TONES
        }
    forms |= {"r"} if character in "儿兒" else set()
    return f"(?:{'|'.join(sorted(forms, key=len, reverse=True))})"


def _without_tone(syllable: str) -> str:
    apart = unicodedata.normalize("NFD", syllable)
    return unicodedata.normalize("NFC", "".join(each for each in apart if each not in _TONES))
