"""Names that Han characters transcribe: they are looked up, for no rule leads back.

Names of the minorities of China and of other countries stand with a middle dot between their
parts. Without one, a name shows itself by the syllables that transcriptions are made of.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from workbench.text.folding import fold
from workbench.text.names.surnames import find_surname

DOT = "·"
"""The middle dot to which `fold` brings its twins."""

_SHORTEST = 4
_ENOUGH = 2


def is_minority(han: str) -> bool:
    """Whether the name is put together from parts that Turkic or Tibetan names have."""
    folded = fold(han)
    parts = folded.split(DOT)
    if len(parts) > 1:
        return any(element in part for part in parts for element in _elements())
    return _is_made_of_tibetan(folded)


def is_transcribed(han: str) -> bool:
    """Whether a name without a dot reads as a transcription.

    It does if it is made of such syllables alone and either begins with no surname or is longer
    than most Chinese names.
    """
    folded = fold(han)
    if len(folded) < 2 or not all(character in _table("syllables") for character in folded):
        return False
    if find_surname(folded) is None:
        return True
    telling = sum(character in _table("telling") for character in folded)
    return len(folded) >= _SHORTEST and telling >= _ENOUGH


def is_syllable(character: str) -> bool:
    """Whether transcriptions of names use the folded character."""
    return character in _table("syllables") or character in _of_elements()


@cache
def _elements() -> frozenset[str]:
    return _table("turkic") | _table("tibetan")


@cache
def _of_elements() -> frozenset[str]:
    return frozenset("".join(_elements()))


def _is_made_of_tibetan(folded: str) -> bool:
    pairs = [folded[at : at + 2] for at in range(0, len(folded), 2)]
    return len(folded) == 4 and all(pair in _table("tibetan") for pair in pairs)


@cache
def _table(name: str) -> frozenset[str]:
    """A list of transcription.toml, folded: words, or characters where it has no spaces."""
    file = resources.files("workbench.text.names").joinpath("transcription.toml")
    text = fold(tomllib.loads(file.read_text("utf-8"))[name])
    return frozenset(text.split() if " " in text else "".join(text.split()))
