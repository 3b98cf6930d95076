"""Numbers by value: 8.5万 and 85,000, 第三条 and Article 3, 民国85年 and 1996 are the same.

Here every number counts as evidence, of whatever it is the number: other than in `match/marked`,
where only amounts are looked for, articles, ordinals and months are found too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.match.marked.number_words import FIXED

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_SMALL_POWERS = {"十": 10, "百": 100, "千": 1000}
_GREAT_POWERS = {"万": 10**4, "亿": 10**8}
_POWERS = _SMALL_POWERS | _GREAT_POWERS
_REPUBLIC = 1911
"""What is added to a year of the Republic (1912 is its first)."""
_PLAN = "十[一二三四五六]五"
"""A five-year plan: 十四五 is the 14th."""
_CHINESE = re.compile(
    rf"(?P<republic>民国)?(?:(?P<figures>[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?)(?P<power>[十百千万亿]*)"
    rf"|(?P<plan>{_PLAN})(?![{''.join(_DIGITS)}{''.join(_POWERS)}])"
    rf"|(?P<han>[{''.join(_DIGITS)}{''.join(_POWERS)}]+(?:点[{''.join(_DIGITS)}]+)?))(?P<month>月)?"
)
_MONTHS = "january february march april may june july august september october november december"
_MONTH_VALUES = {name: at for at, name in enumerate(_MONTHS.split(), start=1)}
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_WORDS = (
    {word: at for at, word in enumerate(_ONES.split())}
    | {word: at for at, word in enumerate(_ORDINALS.split())}
    | {f"{word}s": at for at, word in enumerate(_ORDINALS.split()) if at > 2}
    | {word: at * 10 for at, word in enumerate(_TENS.split(), start=2)}
    | {f"{word[:-1]}ieth": at * 10 for at, word in enumerate(_TENS.split(), start=2)}
)
_ENGLISH_POWERS = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_ANY_WORD = "|".join(sorted([*_WORDS, *_ENGLISH_POWERS], key=len, reverse=True))
_ENGLISH = re.compile(
    r"(?P<figures>(?<![a-z0-9.])[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(?:st|nd|rd|th|s)?\b"
    rf"(?:[ -](?P<power>{'|'.join(_ENGLISH_POWERS)})s?\b)?"
    rf"|\b(?P<words>(?:{_ANY_WORD})(?:(?:[ -]|,? and )(?:{_ANY_WORD}))*)\b"
    rf"|\b(?P<month>{_MONTHS.replace(' ', '|')})\b"
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
                value *= _POWERS[power]
        elif any(start < other_end and other < end for other, other_end in fixed):
            continue
        elif match["plan"]:
            value = 10.0 + _DIGITS[match["plan"][1]]
        else:
            if match["han"] == "一" and folded[start - 1 : start] != "第" and not match["month"]:
                continue
            value = _han(match["han"])
        if match["republic"]:
            value += _REPUBLIC
        yield _written(value), bool(match["month"])


def english_values(small: str) -> Iterator[tuple[str, bool]]:
    """The values of an English text in small letters, each with whether it is a month.

    *one* alone is mostly a pronoun, and *may* mostly a verb.
    """
    for match in _ENGLISH.finditer(small):
        if match["figures"]:
            value = _figures(match["figures"]) * _ENGLISH_POWERS.get(match["power"] or "", 1)
            yield _written(value), False
        elif month := match["month"]:
            around = (
                small[max(0, match.start() - 7) : match.start()],
                small[match.end() : match.end() + 2],
            )
            if month != "may" or any(map(_MAY.search, around)):
                yield str(_MONTH_VALUES[month]), True
        elif match["words"] != "one":
            for value in _spoken(match["words"]):
                yield _written(value), False


def _figures(text: str) -> float:
    return float(text.replace(",", ""))


def _written(value: float) -> str:
    """A value as a key: 85000, 3.5; a float tells whole numbers apart up to 2**53."""
    return str(int(value)) if value.is_integer() else f"{value:.6g}"


def _han(text: str) -> float:
    whole, _, decimals = text.partition("点")
    value = float(_whole(whole))
    for place, digit in enumerate(decimals, start=1):
        value += _DIGITS[digit] / 10**place
    return value


def _whole(text: str) -> int:
    if not any(power in text for power in _POWERS):
        return int("".join(str(_DIGITS[digit]) for digit in text[:15]))
    total = section = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _SMALL_POWERS:
            section += (digit or 1) * _SMALL_POWERS[character]
            digit = 0
        elif character == "亿":
            total = min((total + section + digit or 1) * _GREAT_POWERS[character], 10**15)
            section = digit = 0
        else:
            total += (section + digit or (0 if total else 1)) * _GREAT_POWERS[character]
            section = digit = 0
    return total + section + digit


def _spoken(words: str) -> Iterator[float]:
    """The value of number words; two in a row that cannot be one number are two."""
    total = section = 0
    last = 0
    for word in re.findall("[a-z]+", words):
        if word == "and":
            continue
        if power := _ENGLISH_POWERS.get(word):
            if power == 100:
                section = min((section or 1) * power, 10**15)
            else:
                total, section = min(total + (section or 1) * power, 10**15), 0
            last = 0
            continue
        value = _WORDS[word]
        if last and not (last >= 20 and last % 10 == 0 and value < 10):
            yield float(total + section)
            total = section = 0
        section += value
        last = value
    yield float(total + section)
