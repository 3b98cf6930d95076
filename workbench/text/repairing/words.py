"""Words that run across a break: the page itself says what its words are.

A string that spans a break and stands unbroken elsewhere on the page is taken for a word, so that
no dictionary is needed.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from workbench.text.counting import is_han
from workbench.text.folding import to_simplified
from workbench.text.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOOSE = frozenset(
    "的了着过地得和与及或在是有不也都就而但等之其这那各每为对把被从向由以于到将并让使我你他一"
)
"""Characters that stand beside any other, so that a pair with one of them proves nothing."""
_SIDE = 2
"""Characters to each side of a break that a word may have besides the two that touch it."""

_HAN_END = re.compile("[\u3400-\u9fff]{1,4}$")
_HAN_START = re.compile("[\u3400-\u9fff]{1,4}")
_COMPARED = 4
"""Breaks with the same two characters for which the longest word is looked for."""


def known_word(before: str, after: str) -> str:
    """The word of the dictionary that runs across a break; empty if none does."""
    head = _HAN_END.search(before[-4:])
    tail = _HAN_START.match(after)
    if head is None or tail is None:
        return ""
    whole = head[0] + tail[0]
    simple = to_simplified(whole)
    if len(simple) != len(whole):
        return ""
    joint = len(head[0])
    return next(
        (
            whole[span.start : span.end]
            for span in word_spans(simple)
            if span.start < joint < span.end
        ),
        "",
    )


def words_across(texts: Sequence[str]) -> dict[int, str]:
    """For each block that breaks off in a word, by its index, the longest such word."""
    breaks: dict[str, list[int]] = defaultdict(list)
    for index, (before, after) in enumerate(itertools.pairwise(texts)):
        pair = before[-1] + after[0]
        if all(is_han(character) and character not in _LOOSE for character in pair):
            breaks[pair].append(index)
    words: dict[int, str] = {}
    for text in texts:
        for at, pair in enumerate(map(str.__add__, text, text[1:])):
            for index in breaks.get(pair, ())[:_COMPARED]:
                word = _common(texts[index], texts[index + 1], text, at + 1)
                if len(word) > len(words.get(index, "")):
                    words[index] = word
    for pair, indexes in breaks.items():
        if indexes[0] in words:
            words |= {index: words.get(index, pair) for index in indexes}
    return words


def _common(before: str, after: str, text: str, at: int) -> str:
    """What surrounds the break and surrounds a place of the text alike, as far as it is Han."""
    left = right = 1
    while left <= _SIDE and _agrees(before, text, -1 - left, at - 1 - left):
        left += 1
    while right <= _SIDE and _agrees(after, text, right, at + right):
        right += 1
    return text[at - left : at + right]


def _agrees(part: str, text: str, index: int, at: int) -> bool:
    if not (-len(part) <= index < len(part) and 0 <= at < len(text)):
        return False
    character = part[index]
    return character == text[at] and is_han(character) and character not in _LOOSE
