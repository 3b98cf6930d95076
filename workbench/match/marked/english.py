"""Numbers and dates in English targets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.model.spans import Span
from workbench.text.english_numbers import GREAT, MONTHS, ONES, TENS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MONTH = (
    rf"(?:{'|'.join(MONTHS)}"
    r"|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_ORDINAL = r"(?:3[01]|[12]?[0-9])(?:st|nd|rd|th)?"
_DATES = re.compile(
    rf"\b{_YEAR}-[01]?[0-9]-[0-3]?[0-9]\b|\b(?:{_ORDINAL} )?{_MONTH},? {_YEAR}\b"
    rf"|\b{_MONTH} {_ORDINAL}(?:, {_YEAR})?\b(?!,[0-9])|\b{_ORDINAL} {_MONTH}(?! [0-9])"
    rf"|\b(?:the )?(?:1[0-9]|20)?[1-9]0s\b|\b(?:[0-9]{{1,2}}(?:st|nd|rd|th)) century\b"
    rf"|\b{_YEAR}(?:[–-](?:{_YEAR}|[0-9]{{2}}))?\b(?![,.]?[0-9]|\s*(?:yuan|percent|per cent|%|"
    r"cases|people|households|million|billion))"
    r"|\b(?:1[0-5]|[1-9])(?:th|st|nd|rd) Five-Year Plan\b"
)
_BIG = f"(?:{'|'.join(GREAT)})"
_SMALL = f"(?:{'|'.join(ONES[1:])}|(?:{'|'.join(TENS)})(?:-(?:{'|'.join(ONES[1:10])}))?)"
_NUMBERS = re.compile(
    r"(?:(?:US|HK)?\$|€|£|¥|RMB ?|CNY ?)?(?<![\w.+-])[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
    rf"(?:[ -]{_BIG})*(?:%|‰| percent(?:age points?)?\b| per cent\b| yuan\b)?(?![\w+])"
    rf"|\b(?:{_SMALL}|several|tens of|hundreds of|thousands of)(?: (?:and )?(?:{_SMALL}|{_BIG}))*"
    rf" {_BIG}s?(?: (?:and )?(?:{_SMALL}|{_BIG}))*(?: percent\b| per cent\b| yuan\b)?\b"
    r"|\b(?:one|two|three|four|five|seven|nine)[ -]"
    r"(?:half|halves|thirds?|quarters?|fifths?|tenths?)\b"
    rf"|\b{_SMALL} (?:percent(?:age points?)?|per cent|yuan|times)\b",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(r"(?:\bNo\.|\bArticle|\bChapter|\bSection|\bParagraph|\bItem) ?$")
_NAMED_AFTER = re.compile(r" (?:hotline|service line|platform)")


def find_english_dates(text: str) -> Iterator[Span]:
    """The dates of an English text, the longest at each place; a bare year is one."""
    for match in _DATES.finditer(text):
        yield Span(*match.span())


def find_english_numbers(text: str, dates: Sequence[Span] = ()) -> Iterator[Span]:
    """The numbers of an English text with per cent and currency; none that meets a date.

    In words only those with a power of ten, a fraction, or per cent: *one* is mostly a pronoun.
    Numbers of articles, chapters and hotlines are names.
    """
    for match in _NUMBERS.finditer(text):
        span = Span(*match.span())
        is_name = _NAMED_BEFORE.search(text, max(0, span.start - 12), span.start)
        is_name = is_name or _NAMED_AFTER.match(text, span.end)
        if not is_name and not any(map(span.meets, dates)):
            yield span
