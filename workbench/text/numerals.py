"""Chinese numerals, and figures with Chinese powers of ten, by value.

Three readings of one notation, each with less trust: `number_of` reads a whole numeral that is
well made, `value_of` also figures, fractions and the formal numerals, where all readers would agree
on the value, and `likely_value` whatever can be read at all. Where two of them read, they agree.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from workbench.text.folding import fold

WHOLE_FIGURES = "(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)"
"""Western figures, with or without commas between thousands; a regular expression."""
FIGURES = rf"{WHOLE_FIGURES}(?:\.[0-9]+)?"
DIGITS = "〇零一二三四五六七八九"
HAN = f"{DIGITS}两十百千万亿廿卅"
FORMAL = "壹贰叁肆伍陆柒捌玖"
VALUES = dict(zip(f"{DIGITS}两", (0, *range(10), 2), strict=True))
"""What each digit is worth; 两 is one too."""
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
POWERS = TENS | MYRIADS
_PLAIN = str.maketrans(
    {
        **dict(zip(f"{FORMAL}拾佰仟", "一二三四五六七八九十百千", strict=True)),
        "廿": "二十",
        "卅": "三十",
    }
)
_PIECE = re.compile(rf"({FIGURES})([十百千万亿]*)")
_SHORT = re.compile("[百千万亿][一二三四五六七八九]$")
"""三万五 is 35,000 to some and 30,005 to others."""
_LONGEST = 24
"""Characters; what is longer is no number that anybody reads."""


def number_of(numeral: str) -> int | None:
    """The value of a Chinese numeral, or None where it is not well made (二三十).

    Figures alone are read one by one: 二〇二一 is 2021.
    """
    folded = fold(numeral)
    if len(folded) > 1 and all(character in VALUES for character in folded):
        return int("".join(str(VALUES[character]) for character in folded))
    total = section = 0
    figure: int | None = None
    ceiling, bound = 10**12, 10**4
    for character in folded:
        if character in VALUES:
            if figure:
                return None
            figure = VALUES[character]
        elif (unit := TENS.get(character)) is not None and unit < bound:
            section += (figure or 1) * unit  # of 一千零十七 too
            figure, bound = None, unit
        elif (unit := MYRIADS.get(character)) is not None and unit < ceiling:
            section += figure or 0
            if not section:
                return None
            total += section * unit
            section, figure, ceiling, bound = 0, None, unit, 10**4
        else:
            return None
    return total + section + (figure or 0) if folded else None


@lru_cache(maxsize=4096)
def value_of(numeral: str) -> Decimal | None:
    """The value of a folded numeral, or None where it has none that all would agree on.

    Zeros at the end of a decimal fraction are kept, as they are written.
    """
    numeral = re.sub("[余多来]", "", numeral)
    if not numeral or len(numeral) > _LONGEST:
        return None
    return _of_figures(numeral) if numeral[0].isdigit() else _of_han(numeral.translate(_PLAIN))


def likely_value(numeral: str) -> float:
    """The value of a folded numeral in Han characters however it is made (百万, 三万五, 二三十).

    Of figures alone the first 15 count, and nothing is larger than 10**15 at its 亿.
    """
    whole, _, decimals = numeral.partition("点")
    figures = "".join(str(VALUES[digit]) for digit in decimals)
    return float(f"{_likely_whole(whole)}.{figures or 0}")


def _of_figures(numeral: str) -> Decimal | None:
    total, bound, at = Decimal(0), 10**20, 0
    for match in _PIECE.finditer(numeral):
        power = 1
        for character in match[2]:
            power *= POWERS[character]
        is_short = at > 0 and power == 1 and 10 ** len(match[1]) < bound
        if match.start() != at or power >= bound or is_short:
            return None
        figures = Decimal(match[1].replace(",", ""))
        total += (figures * power).normalize() if power > 1 else figures
        bound, at = power, match.end()
    return total if at == len(numeral) else None


def _of_han(numeral: str) -> Decimal | None:
    before, point, after = re.sub("[.·]", "点", numeral).partition("点")
    if not point:
        return _whole(before)
    digits = after.rstrip("万亿")
    number, part = _whole(before), number_of(f"一{digits}")
    if number is None or part is None or any(each not in DIGITS for each in digits):
        return None
    power = 1
    for character in after[len(digits) :]:
        power *= POWERS[character]
    return (number + Decimal(str(part)[1:]).scaleb(-len(digits))) * power


def _whole(numeral: str) -> Decimal | None:
    if _SHORT.search(numeral) or not set(numeral) - set("百千万亿"):
        return None
    number = number_of(numeral)
    return None if number is None else Decimal(number)


def _likely_whole(text: str) -> int:
    if not any(power in text for power in POWERS):
        return int("".join(str(VALUES[digit]) for digit in text[:15]))
    total = section = digit = 0
    for character in text:
        if character in VALUES:
            digit = VALUES[character]
        elif character in TENS:
            section += (digit or 1) * TENS[character]
            digit = 0
        elif character == "亿":
            total = min((total + section + digit or 1) * MYRIADS[character], 10**15)
            section = digit = 0
        else:
            total += (section + digit or (0 if total else 1)) * MYRIADS[character]
            section = digit = 0
    return total + section + digit
