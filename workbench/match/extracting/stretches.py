"""Where a term can end: a run of words cut at what belongs to the sentence and not to a term."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from workbench.match.extracting.lexicon import CLOSING, HEADS, INSIDE, ORGAN_ENDINGS
from workbench.match.extracting.words import Part, frequency

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.match.extracting.words import Word

_BREAKS = frozenset({Part.BREAK, Part.GOVERNOR, Part.IDIOM})
_NOMINAL = frozenset({Part.NOUN, Part.PLACE, Part.NAME})
_ORGANS = tuple(ORGAN_ENDINGS)
_LIVELY = 4e-6
"""The share from which on a verb is taken for one; what is rarer is often tagged wrongly."""


def stretches(words: Sequence[Word]) -> Iterator[tuple[bool, list[Word]]]:
    """Runs of words that break and of words that do not, in turn, each with whether it breaks."""
    numbered = enumerate(words)
    for breaks, group in groupby(numbered, key=lambda one: _is_break(words, one[0])):
        yield breaks, [word for _, word in group]


def _is_break(words: Sequence[Word], at: int) -> bool:
    """Whether a term ends before a word; for one that may stand inside, by what follows it."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else None
    if word.text not in INSIDE:
        return word.part in _BREAKS or _is_predicate(words[at - 1] if at else None, word, following)
    if following is None or following.part in _BREAKS:
        return word.text not in CLOSING
    is_modifier = following.part in _NOMINAL and len(following.text) == 2
    nearest = words[at + 1 : at + 3] if is_modifier else [following]
    return not any(_is_head(one) for one in nearest) and following.text not in CLOSING


def _is_head(word: Word) -> bool:
    """Whether a word can close a compound that a verb is part of (管理局, 补偿机制)."""
    return word.text in HEADS or word.text.endswith(_ORGANS)


def _is_predicate(before: Word | None, word: Word, after: Word | None) -> bool:
    """Whether a verb between two nouns makes a sentence of them (法官走进校园)."""
    return (
        before is not None
        and after is not None
        and word.part is Part.VERB
        and before.part in _NOMINAL
        and after.part in _NOMINAL
        and after.text not in HEADS
        and frequency(word.text) > _LIVELY
    )
