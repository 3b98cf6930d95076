"""Numbers in Chinese with their units and approximations, in figures and in Han numerals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.match.marked.number_words import FIXED, NOT_UNIT, UNITS, UNITS_OF_ONE
from workbench.model.spans import Span
from workbench.text.numerals import FIGURES, POWERS, VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ABOUT = "[余多来几]?"
_POWERS = f"[{''.join(POWERS)}]"
_HAN = f"[{''.join((*VALUES, *POWERS))}]"
_UNITS = "|".join(sorted(UNITS, key=len, reverse=True))
_ONES = "|".join(sorted(UNITS_OF_ONE, key=len, reverse=True))
_UNIT = rf"(?:(?!{NOT_UNIT})(?:{_UNITS}))"
_POINTS = "百分点"
_PART = rf"(?:{FIGURES}|{_HAN}+(?:点{_HAN}+)?)"
_SHARE = (
    rf"[百千万]分之(?:{_PART})|{_PART}分之{_PART}|{FIGURES}[%‰](?:[-—~至到]{FIGURES}[%‰])?"
    rf"|(?<![a-z]){FIGURES}个{_POINTS}|{_HAN}+(?:点{_HAN}+)?个{_POINTS}"
    r"|(?:[二三四五六七八九几1-9](?:\.[0-9])?)成(?:以上|左右|多)?(?![立为功果就员熟长交分绩本效文])|半数|过半(?!数)"
)
_RANGE = rf"(?:{FIGURES}{_POWERS}?(?:[-—–~]+|至|到))?"
_IN_FIGURES = (
    rf"(?<![0-9a-z+-])(?<![0-9]\.){_RANGE}{FIGURES}{_ABOUT}{_POWERS}*{_ABOUT}"
    rf"(?:{_UNIT}|多|余)?(?![0-9a-z+])"
)
_SOME = "(?:[数几近]|(?<!以)上)"
_IN_HAN = (
    rf"(?<!{_HAN})(?:{_SOME}?(?:{_HAN}*{_POWERS}{_HAN}*|几十|十几)"
    rf"(?:点{_HAN}+)?{_ABOUT}[万亿]*{_ABOUT}{_UNIT}"
    rf"|[二两三四五六七八九]{_UNIT}|[两三四五六七八九][三四五六七八九]{_UNIT}"
    rf"|一{_ABOUT}(?:{_ONES})"
    rf"|(?:[数几]|(?<!以)上){_POWERS}+{_ABOUT}{_UNIT}?"
    rf"|[一二两三四五六七八九]{_HAN}*[百千万亿]{_HAN}*[余多]?(?![一-鿿]))"
)
_NUMBERS = re.compile(rf"{_SHARE}|{_IN_FIGURES}|{_IN_HAN}")
_NAMED_AFTER = re.compile(
    r"(?:热线|平台|专线|专列|报警|指挥|国道|省道|客服|号|年代|\)第?[0-9]+号|[)、.](?=\D))"
)
"""What makes a name, or the number of an entry, of the figures before it."""
_LEADS = "第〔[【"
_QUOTES = '“‘「『"'


def find_numbers(folded: str, dates: Sequence[Span] = ()) -> Iterator[Span]:
    """The numbers of a folded text, each with its unit; none that meets one of the dates.

    Ordinals (第三条) say which one and not how many. What opens a quotation (“两个维护”) is part
    of a name, and so are figures beside letters (5G) or in a formula (1+5+N). 一 before most
    counters is an article.
    """
    at = 0
    while match := _NUMBERS.search(folded, at):
        span = Span(*match.span())
        fixed = _fixed_at(folded, span)
        at = fixed or max(span.end, at + 1)
        if fixed is None and not _is_name(folded, span) and not any(map(span.meets, dates)):
            yield span


def _is_name(folded: str, span: Span) -> bool:
    before = folded[span.start - 1 : span.start]
    is_bare = folded[span.end - 1].isdigit()
    opens_line = not folded[: span.start].rpartition("\n")[2].strip(" (")
    named = _NAMED_AFTER.match(folded, span.end)
    if before and before in _LEADS + _QUOTES:
        return True
    if not is_bare:
        return False
    is_entry = named is not None and named[0] in ")、." and not (opens_line or before == "(")
    return named is not None and not is_entry


def _fixed_at(folded: str, span: Span) -> int | None:
    """The end of a set phrase that a number is part of."""
    start = max(0, span.start - 3)
    for match in FIXED.finditer(folded, start, min(len(folded), span.end + 3)):
        if match.start() < span.end and span.start < match.end():
            return max(match.end(), span.start + 1)
    return None
