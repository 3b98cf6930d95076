"""Dates and periods in Chinese, to the year, decade or five-year plan, counted by any calendar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = "〇零○一二三四五六七八九"
_ERAS = "民国|公元前?|光绪|宣统|乾隆|康熙|昭和|平成|令和"
_YEAR = (
    rf"(?:(?<![0-9])(?:公元前?)?[0-9]{{4}}|(?<![{_DIGITS}])[{_DIGITS}]{{4}}"
    rf"|(?<![0-9])[0-9]{{2}}(?=年(?:1[0-2]|0?[1-9])月)"
    rf"|(?:{_ERAS})(?:[0-9]{{1,4}}|[元{_DIGITS}十百]{{1,4}}))\s?年(?:度(?![0-9]))?(?!代)"
)
_NEAR_YEAR = "(?:今|去|前|明|后|同|当|翌|次|本)年(?:度(?!假))?"
_PART = "(?:[上下]半年|第?[一二三四1-4]季度|年?[初末底]|春季|夏季|秋季|冬季)"
_HAN_MONTH = "(?<![一二三四五六七八九十])(?:十[一二]?|[一二三四五六七八九])"
_MONTH = rf"(?<![0-9])(?:1[0-2]|0?[1-9]|{_HAN_MONTH})月份?"
_NEAR_MONTH = "(?:本|上|下|当|同)月"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
_TIME = (
    r"(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上?|深夜)?"
    r"(?:[0-9]{1,2}|[二两三四五六七八九十]{1,3})(?:[时点](?:(?:[0-9]{1,2})分|半|许)?|:[0-9]{2})(?!间)"
)
_REST = rf"(?:{_MONTH}(?:{_DAY}(?:{_TIME})?|[上中下]旬|[初底末])?)"
_POINT = (
    rf"(?:{_YEAR}(?:{_REST}|{_PART})?|{_NEAR_YEAR}(?:{_REST}|{_PART})"
    rf"|{_NEAR_MONTH}(?:{_DAY}(?:{_TIME})?|[上中下]旬|[初底末])?|{_REST})"
)
_CENTURY = (
    rf"(?:[上本]个?世纪|(?:[0-9]{{1,2}}|[一二十{_DIGITS}]{{1,3}})世纪)"
    r"(?:[1-9]0年代|[二三四五六七八九]十年代)?(?:[初末]期?|中叶|中后期|前期|后期)?"
)
_DECADE = (
    r"(?:(?<![0-9])(?:(?:1[0-9]|20)?[1-9]0)|[二三四五六七八九]十)年代"
    r"(?:[初末]期?|中后期|前期|后期)?"
)
_PLAN = "(?<![一二三四五六七八九十第])十[一二三四五六]五(?![一二三四五六七八九十百千万亿年个名条])"
_DATES = re.compile(
    rf"[12][0-9]{{3}}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12][0-9]|0?[1-9])(?![0-9.])"
    rf"|(?:[12][0-9]{{3}}|{_POINT})(?:至|到|[-—–~]+){_POINT}"
    rf"|{_CENTURY}|{_DECADE}|{_POINT}"
    r"|(?<![0-9.第期满过足])(?:3[01]|[12][0-9]|0?[1-9])日(?!以?[内前])"
    rf"(?:{_TIME}|凌晨|清晨|早上|上午|中午|下午|傍晚|晚上?)?"
    rf"|(?:今|去|明)年(?!轻)|星期[一二三四五六日天]|{_PLAN}"
)


def find_dates(folded: str) -> Iterator[Span]:
    """The dates of a folded text, the longest at each place; a period from-to is one.

    How long something took (三年, 15日内) is a number. A bare day needs figures: 28日.
    """
    for match in _DATES.finditer(folded):
        yield Span(*match.span())
