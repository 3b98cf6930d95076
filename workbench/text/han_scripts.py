"""Whether a Chinese text is in Simplified or Traditional characters."""

from __future__ import annotations

from functools import cache

from workbench.text.folding import convert, to_simplified

_COMMON_HAN = "".join(map(chr, range(0x4E00, 0xA000)))
_SURE = 3
"""So many different characters of one script alone leave no doubt."""


def is_traditional(text: str) -> bool:
    """Whether a text is Traditional; one that has no character of either script alone is not.

    Only where few characters tell is the text converted by opencc's phrases, which takes ten times
    as long: 乾 is Traditional, but not in 乾坤.
    """
    characters = set(text)
    traditional = len(characters & _traditional())
    if not traditional or traditional <= len(characters & _simplified()):
        return False
    return traditional >= _SURE or to_simplified(text) != text


@cache
def _traditional() -> frozenset[str]:
    """The characters that Simplified text does not have."""
    return _changed_by("t2s")


@cache
def _simplified() -> frozenset[str]:
    """The characters that Traditional text does not have: 台 and 里 are in Big5 too, 国 is not."""
    return frozenset(each for each in _changed_by("s2t") if not each.encode("big5", "ignore"))


def _changed_by(config: str) -> frozenset[str]:
    """The characters that a conversion changes where each stands alone."""
    converted = convert(config, "\n".join(_COMMON_HAN)).split("\n")
    pairs = zip(_COMMON_HAN, converted, strict=True)
    return frozenset(character for character, other in pairs if other != character)
