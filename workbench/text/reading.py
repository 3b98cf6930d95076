"""How a Chinese text is read: Hanyu Pinyin with tone marks, in words.

The syllables come from pypinyin's dictionary of phrases, and so do the words where it has them
(银行 yínháng, 行长 hángzhǎng). It lists phrases for their readings and not for their frequency, so
that many common words are absent: what it leaves over is set in twos, the usual length of a word,
and so are its longer phrases; particles and prepositions stand alone (GB/T 16159). Good enough to
fill a form that a person reads; surnames with a reading of their own (仇 Qiú) come out as common
words.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from workbench.text.counting import is_han
from workbench.text.folding import to_simplified

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypinyin.seg.mmseg import Seg

_ALONE = frozenset("的了着过在和与及或同对为把被从向到由以于是有不也都就而但等之其这那各每")
_OPEN_VOWELS = frozenset("aāáǎàoōóǒòeēéěèê")


def pinyin(text: str, *, is_capitalised: bool = False) -> str:
    """The pinyin of a text; what is not Han stays, set off by spaces where it is a word.

    The first letter is a capital if asked for.
    """
    reading = ""
    for token in _words(to_simplified(text)):
        written = _written(token) if is_han(token[0]) else token
        is_apart = reading and _is_word(reading[-1]) and _is_word(written[0])
        reading += f" {written}" if is_apart else written
    return reading[:1].upper() + reading[1:] if is_capitalised else reading


def phrases(run: str) -> list[str]:
    """A run of Han in the phrases of pypinyin's dictionary, and single characters between them."""
    return list(_segmenter().cut(run))


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "%"


def _words(text: str) -> Iterator[str]:
    """The words of a text, and between them what is not Han."""
    for of_han, group in groupby(text, key=is_han):
        run = "".join(group)
        if of_han:
            yield from _joined(iter(phrases(run)))
        else:
            yield run


def _joined(words: Iterator[str]) -> Iterator[str]:
    """The words, with neighbouring single characters that the dictionary left over as one."""
    for is_rest, group in groupby(words, key=lambda word: len(word) == 1 and word not in _ALONE):
        if is_rest:
            yield "".join(group)
        else:
            yield from group


def _written(phrase: str) -> str:
    """The syllables of a phrase: up to three are one word, more are set in twos, the last three."""
    from pypinyin import Style, lazy_pinyin

    syllables = lazy_pinyin([phrase], style=Style.TONE)
    reading = ""
    while len(syllables) > 3:
        reading += f"{one_word(syllables[:2])} "
        syllables = syllables[2:]
    return reading + one_word(syllables)


def one_word(syllables: Sequence[str]) -> str:
    """One word, with an apostrophe before a syllable that opens with a vowel: Xī'ān."""
    first, *others = syllables
    return first + "".join(
        f"'{syllable}" if syllable[0] in _OPEN_VOWELS else syllable for syllable in others
    )


@cache
def _segmenter() -> Seg:
    from pypinyin.seg.mmseg import Seg, p_set

    return Seg(p_set, no_non_phrases=True)
