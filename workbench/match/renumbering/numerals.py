"""Chinese numerals, and figures with Chinese powers of ten, by value."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from workbench.match.patterns import number_of

FIGURES = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
DIGITS = "〇零一二三四五六七八九"
HAN = f"{DIGITS}两十百千万亿廿卅"
FORMAL = "壹贰叁肆伍陆柒捌玖"
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
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


@lru_cache(maxsize=4096)
def value_of(numeral: str) -> Decimal | None:
    """The value of a folded numeral, or None where it has none that all would agree on.

    Zeros at the end of a decimal fraction are kept, as they are written.
    """
    numeral = re.sub("[余多来]", "", numeral)
    if not numeral or len(numeral) > _LONGEST:
        return None
    return _of_figures(numeral) if numeral[0].isdigit() else _of_han(numeral.translate(_PLAIN))


def _of_figures(numeral: str) -> Decimal | None:
    total, bound, at = Decimal(0), 10**20, 0
    for match in _PIECE.finditer(numeral):
        power = 1
        for character in match[2]:
            power *= _POWERS[character]
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
        power *= _POWERS[character]
    return (number + Decimal(str(part)[1:]).scaleb(-len(digits))) * power


def _whole(numeral: str) -> Decimal | None:
    if _SHORT.search(numeral) or not set(numeral) - set("百千万亿"):
        return None
    number = number_of(numeral)
    return None if number is None else Decimal(number)
