"""Where a sentence ends in English, for each mark that can end one."""

from __future__ import annotations

import re

from workbench.text.sentencing.abbreviations import (
    BEFORE_NAMES,
    BEFORE_NUMBERS,
    NEVER_LAST,
    OFTEN_LAST,
    STARTERS,
    WITH_POINTS,
)
from workbench.text.sentencing.marks import find_list_mark, is_han, is_only_a_mark

_LOOK_BACK = 30
_WORD = re.compile(r"[^\s()\[\]{}“”‘\"，、。：；（）《》「」—–/]*$")
_DOTTED = re.compile(r"[A-Za-z](?:\.-?[A-Za-z])+")
_INITIALS = re.compile(r"[A-Z](?:\.?-[A-Z])*")
_BRAND = re.compile(r"[a-z]{1,3}[A-Z]\w*|(?:adidas|lululemon|thyssenkrupp|bell hooks|eBay)\b")
_NUMBER = re.compile(r"[\d§]|[(\[]\d|[IVXLC]+\b(?!')|[A-Z]\d|[A-Z]-?\d")
_WHOLE_WORD = re.compile(r"(?:^|[\s(“\"‘-])(?:[a-z]{3,}|\d{4})[)”\"’]*$")
_CAPITAL_WORD = re.compile(r"[A-Z][a-z]+[\s,]")
_NEXT_WORD = re.compile(r"[“‘\"'(\[]*([A-Z][a-z’']*)(?![.\w])")
_SPEAKS = re.compile(
    r"(?:[A-Z][\w’'-]*\.?\s+|the\s+\w+\s+){1,4}(?:said|asked|cried|shouted|replied|answered|whispered"
    r"|exclaimed|yelled|called|demanded|wondered|screamed|muttered|says|asks)\b"
)
_WITH_EXCLAMATION = re.compile(r"(?:Yahoo|Jeopardy|Oklahoma|Yum|Joomla)$")
_QUOTES = frozenset("”’\"'»」』")
_BEGINS = frozenset("“‘\"'(（[［【《「『«•·●■§$£€¥￥#@&+©–")
_HESITATION = 2
"""Words; fewer before an ellipsis are held to search for what follows it."""


def begins_sentence(line: str, at: int) -> bool:
    """Whether what stands there can begin a sentence.

    A lower-case word cannot, unless it is a name such as iPhone or the mark of a list item.
    """
    first = line[at]
    if first.islower():
        return _BRAND.match(line, at) is not None or find_list_mark(line, at) > at
    if first in _BEGINS:
        within = line[at : at + 4].lstrip("“‘\"'(（[［【《「『« ")
        return (
            not within[:1].islower() or find_list_mark(line, at) > at or bool(_BRAND.match(within))
        )
    return first.isalnum()


def ends_in_period(line: str, start: int, point: int, end: int, following: int) -> bool:
    """Whether the period at `point` ends the sentence that began at `start`.

    `end` is where the marks that close quotations and brackets end, `following` the next word.
    """
    if is_only_a_mark(line, start, point + 1):
        return False
    if not begins_sentence(line, following):
        return False
    if end > point + 1:
        return True
    return _may_end(line, point, following)


def lacks_space(line: str, marks: tuple[int, int], end: int) -> bool:
    """Whether a sentence ends and the space is missing: `in 2014.In May`, not `Node.Js`.

    The word before is a whole one in small letters or a year; that after it begins sentences, or
    after ! and ? has a capital.
    """
    first, last = marks
    before = line[max(0, first - _LOOK_BACK) : first]
    if line[first:last] == ".":
        found = _NEXT_WORD.match(line, end)
        is_start = found is not None and found[1] in STARTERS
    else:
        is_start = line[first] in "!?" and _CAPITAL_WORD.match(line, end) is not None
    return is_start and _WHOLE_WORD.search(before) is not None


def ends_in_ellipsis(line: str, start: int, first: int, following: int) -> bool:
    """Whether an ellipsis ends the sentence: not after a word or two, nor before a small letter."""
    if not begins_sentence(line, following):
        return False
    return len(line[max(start, first - _LOOK_BACK) : first].split()) > _HESITATION


def ends_in_shout(line: str, marks: tuple[int, int], end: int, following: int) -> bool:
    """Whether ! or ? ends a sentence: not within a name, nor before `John said` after a quote."""
    first, last = marks
    if _WITH_EXCLAMATION.search(line, max(0, first - 12), first) and end == last:
        return False
    if not begins_sentence(line, following):
        return False
    is_quoted = not _QUOTES.isdisjoint(line[last:end])
    return not (is_quoted and _SPEAKS.match(line, following))


def _may_end(line: str, point: int, following: int) -> bool:
    """Whether a sentence may end in the word before the period, seeing what comes next."""
    found = _WORD.search(line[max(0, point - _LOOK_BACK) : point])
    word = found[0] if found else ""
    lower = word.lower()
    if word in BEFORE_NAMES or lower in NEVER_LAST:
        return False
    if lower in BEFORE_NUMBERS and _NUMBER.match(line, following):
        return False
    if len(word) == 1 and word.isalpha():
        return _is_pronoun(line, point) or _starts(line, following)
    is_short = _DOTTED.fullmatch(word) or _INITIALS.fullmatch(word) or lower in WITH_POINTS
    if is_short or lower in OFTEN_LAST:
        return _starts(line, following)
    return True


def _is_pronoun(line: str, point: int) -> bool:
    """Whether the letter before the period is the pronoun I, as in `than I.`"""
    return re.search(r"[a-z]\s+I$", line[max(0, point - _LOOK_BACK) : point]) is not None


def _starts(line: str, at: int) -> bool:
    """Whether the next word begins a sentence also after an abbreviation: The, He, In, a quote."""
    found = _NEXT_WORD.match(line, at)
    return found is not None and (found[1] in STARTERS or line[at] in '“"')


def is_western(line: str, mark: int) -> bool:
    """Whether the word before a half-width mark is not Han."""
    before = line[max(0, mark - 3) : mark].rstrip(" ”’\"')）]")
    return not is_han(before[-1:])
