"""Which text of a translation unit is the Chinese and which the English, whatever its direction."""

from __future__ import annotations

from typing import NamedTuple

from workbench.formats._language_tags import is_chinese, is_english, language_of
from workbench.text.sentencing.marks import has_han

_NOT_OURS = "the unit is from {} to {}, not between Chinese and English"
_LONGEST_NAMED = 20


class Sides(NamedTuple):
    """A unit from Chinese to English; languages are as the memory has them."""

    source: str
    target: str
    source_language: str
    target_language: str


def sides_of(source: tuple[str, str], target: tuple[str, str]) -> Sides | str:
    """The unit of two texts with their language tags, or why it is none of ours.

    A unit from English to Chinese is taken in reverse. Where a side has no tag, as in many XLIFF
    files that name only the source language, its Han characters tell what it is.
    """
    tags = _tag(*source), _tag(*target)
    if is_english(tags[0]) and is_chinese(tags[1]):
        source, target, tags = target, source, (tags[1], tags[0])
    if not is_chinese(tags[0]) or not is_english(tags[1]):
        return _NOT_OURS.format(*(_named(tag) for _, tag in (source, target)))
    text, english = source[0], target[0]
    return Sides(text, english, language_of(tags[0], text), language_of(tags[1]))


def _tag(text: str, tag: str) -> str:
    return tag or ("zh" if has_han(text) else "en")


def _named(tag: str) -> str:
    return language_of(tag[:_LONGEST_NAMED]) if tag else "a language that is not named"
