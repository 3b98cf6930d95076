"""Whether a Chinese text is in Simplified or Traditional characters."""

from __future__ import annotations

from functools import cache

from workbench.text.folding import convert, to_simplified, to_traditional

_COMMON_HAN = "".join(map(chr, range(0x4E00, 0xA000)))
_SURE = 3
"""So many different characters of one script alone leave no doubt."""


def is_traditional(text: str) -> bool:
    """Whether a text is Traditional; one that has no character of either script alone is not.

    Only where the characters leave a doubt (乾 is Traditional, but not in 乾坤) is the text
    converted by opencc's phrases, which takes ten times as long.
    """
    characters = set(text)
    traditional = len(characters & _changed_by("t2s"))
    if not traditional:
        return False
    simplified = len(characters & _changed_by("s2t"))
    if traditional >= _SURE and not simplified:
        return True
    if simplified >= _SURE * traditional:
        return False
    return to_simplified(text) != text and to_traditional(text) == text


@cache
def _changed_by(config: str) -> frozenset[str]:
    """The characters that a conversion changes where each stands alone."""
    converted = convert(config, "\n".join(_COMMON_HAN)).split("\n")
    pairs = zip(_COMMON_HAN, converted, strict=True)
    return frozenset(character for character, other in pairs if other != character)
