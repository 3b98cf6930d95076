"""What two texts alone say is wrong with them as a source and its translation."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from workbench.model.memory_findings import MemoryFault
from workbench.text.counting import han_characters
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LETTER = re.compile(r"[^\W\d_]")
_SEEMS_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufad9\U00016ff0-\U0003347f]")
"""Any character that may be Han: quick, for what is mostly so or not at all."""
_CHINESE = frozenset({"zh", "yue", "lzh", "wuu", "hak", "nan", "cmn"})
_WRITES_HAN = _CHINESE | {"ja", "ko"}
_MOSTLY = 0.5
_FEWEST = 30
"""Pairs from which lengths can be learned."""
_SHORTEST = 10
"""Code points of a source whose translation shows how much longer translations are."""
_ROBUST = 1.4826
"""The median of the deviations of a normal distribution by this is its standard deviation."""
_FAR = 6.0
"""Standard deviations beyond which a length is strange: one of 1,000 units of good memories."""


def pair_faults(
    source: str, target: str, source_language: str, target_language: str
) -> Iterator[MemoryFault]:
    """What is wrong with a pair; languages are BCP 47 tags. At most one fault says most of it."""
    if not has_text(source) or not has_text(target):
        yield MemoryFault.EMPTY
    elif _LETTER.search(source) is None:
        yield MemoryFault.NO_WORDS
    elif source.strip() == target.strip():
        yield MemoryFault.SAME_TEXT
    else:
        languages = _primary(source_language), _primary(target_language)
        if languages[0] in _CHINESE and languages[1] not in _WRITES_HAN:
            yield from _in_wrong_script(source, target)
        elif languages[1] in _CHINESE and languages[0] not in _WRITES_HAN:
            yield from _in_wrong_script(target, source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """How long translations are beside their sources, learned from pairs.

    The model of Gale and Church (1993), “A Program for Aligning Sentences in Bilingual Corpora”:
    the length of a translation has a normal distribution whose mean and variance grow with the
    length of the source. Both are learned by medians, so that bad pairs do not spoil them.
    """

    ratio: float
    """Code points of a target for each of the source."""
    deviation: float
    """Code points, for a source of one."""

    @classmethod
    def learned(cls, lengths: Sequence[tuple[int, int]]) -> Lengths | None:
        """From lengths of sources and targets; None where there are too few."""
        usable = [(first, second) for first, second in lengths if first >= _SHORTEST and second]
        if len(usable) < _FEWEST:
            return None
        ratio = median(second / first for first, second in usable)
        strays = (abs(second - ratio * first) / math.sqrt(first) for first, second in usable)
        return cls(ratio=ratio, deviation=max(1.0, _ROBUST * median(strays)))

    def is_strange(self, source: str, target: str) -> bool:
        """Whether a translation is far longer or shorter than others of such a source."""
        stray = abs(len(target) - self.ratio * len(source))
        return stray > _FAR * self.deviation * math.sqrt(max(1, len(source)))


def _in_wrong_script(chinese: str, other: str) -> Iterator[MemoryFault]:
    has_han = _SEEMS_HAN.search(chinese) is not None and han_characters(chinese) > 0
    is_mostly_han = _SEEMS_HAN.search(other) is not None and _han_share(other) > _MOSTLY
    if not has_han and is_mostly_han:
        yield MemoryFault.SWAPPED
    elif (not has_han and _LETTER.search(chinese)) or is_mostly_han:
        yield MemoryFault.WRONG_SCRIPT


def _han_share(text: str) -> float:
    """Han characters for each letter of a text, with Han characters counted as letters."""
    return han_characters(text) / max(1, len(_LETTER.findall(text)))


def _primary(tag: str) -> str:
    return tag.split("-", 1)[0].lower()
