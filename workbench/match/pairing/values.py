"""Numbers by value: 8.5万 and 85,000, 第三条 and Article 3, 民国85年 and 1996 are the same.

Here every number counts as evidence, of whatever it is the number: other than in `match/marked`,
where only amounts are looked for, articles, ordinals and months are found too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.match.marked.number_words import FIXED
from workbench.text.english_numbers import GREAT, LIKELY_WORDS, MONTHS, likely_values
from workbench.text.numerals import POWERS, VALUES, likely_value

if TYPE_CHECKING:
    from collections.abc import Iterator

_REPUBLIC = 1911
"""What is added to a year of the Republic (1912 is its first)."""
_PLAN = "十[一二三四五六]五"
"""A five-year plan: 十四五 is the 14th."""
_CHINESE = re.compile(
    rf"(?P<republic>民国)?(?:(?P<figures>[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?)(?P<power>[十百千万亿]*)"
    rf"|(?P<plan>{_PLAN})(?![{''.join(VALUES)}{''.join(POWERS)}])"
    rf"|(?P<han>[{''.join(VALUES)}{''.join(POWERS)}]+(?:点[{''.join(VALUES)}]+)?))(?P<month>月)?"
)
_MONTH_VALUES = {name.lower(): at for at, name in enumerate(MONTHS, start=1)}
_ANY_WORD = "|".join(sorted([*LIKELY_WORDS, *GREAT], key=len, reverse=True))
_ENGLISH = re.compile(
    r"(?P<figures>(?<![a-z0-9.])[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(?:st|nd|rd|th|s)?\b"
    rf"(?:[ -](?P<power>{'|'.join(GREAT)})s?\b)?"
    rf"|\b(?P<words>(?:{_ANY_WORD})(?:(?:[ -]|,? and )(?:{_ANY_WORD}))*)\b"
    rf"|\b(?P<month>{'|'.join(_MONTH_VALUES)})\b"
)
_MAY = re.compile(r"(?:[0-9]|\b(?:of|in|since|on|by|until|late|early))[ ,]$|^ [0-9]")


def chinese_values(folded: str) -> Iterator[tuple[str, bool]]:
    """The values of a folded Chinese text, each with whether it is a month.

    What a set phrase has (万一, 十分) is no number, and 一 alone is an article.
    """
    fixed = [match.span() for match in FIXED.finditer(folded)]
    for match in _CHINESE.finditer(folded):
        start, end = match.span()
        if match["figures"]:
            value = _figures(match["figures"])
            for power in match["power"]:
                value *= POWERS[power]
        elif any(start < other_end and other < end for other, other_end in fixed):
            continue
        elif match["plan"]:
            value = 10.0 + VALUES[match["plan"][1]]
        else:
            if match["han"] == "一" and folded[start - 1 : start] != "第" and not match["month"]:
                continue
            value = likely_value(match["han"])
        if match["republic"]:
            value += _REPUBLIC
        yield _written(value), bool(match["month"])


def english_values(small: str) -> Iterator[tuple[str, bool]]:
    """The values of an English text in small letters, each with whether it is a month.

    *one* alone is mostly a pronoun, and *may* mostly a verb.
    """
    for match in _ENGLISH.finditer(small):
        if match["figures"]:
            value = _figures(match["figures"]) * GREAT.get(match["power"] or "", 1)
            yield _written(value), False
        elif month := match["month"]:
            around = (
                small[max(0, match.start() - 7) : match.start()],
                small[match.end() : match.end() + 2],
            )
            if month != "may" or any(map(_MAY.search, around)):
                yield str(_MONTH_VALUES[month]), True
        elif match["words"] != "one":
            for value in likely_values(match["words"]):
                yield _written(value), False


def _figures(text: str) -> float:
    return float(text.replace(",", ""))


def _written(value: float) -> str:
    """A value as a key: 85000, 3.5; a float tells whole numbers apart up to 2**53."""
    return str(int(value)) if value.is_integer() else f"{value:.6g}"
