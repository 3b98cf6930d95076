"""Numeric slogans (提法): 四个自信, 三会一课, 1+3+N, 十四五, 二十届三中全会.

A numeral before a counted noun is no slogan: 三个月, 两个方面 and 8项做法 only count.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.match.extracting.lexicon import MEASURES, WEAK, word_set
from workbench.match.extracting.sightings import Kind, Sighting
from workbench.match.extracting.words import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMERAL = "一二两三四五六七八九十"
_HAN = r"[\u3400-\u9fff]"
_FORMULA = re.compile(r"(?<![0-9a-z+.])\d{1,2}(?:\+(?:\d{1,2}|[a-z]))+(?!\.?[0-9a-z+])")
_SERIES = re.compile(rf"(?<!{_HAN})(?:[{_NUMERAL}]{_HAN}{{1,3}}?){{2,5}}(?!{_HAN})")
_EVEN = re.compile(
    rf"(?<![{_NUMERAL}第])(?:[{_NUMERAL}]{_HAN}[{_NUMERAL}]{_HAN}|"
    rf"[{_NUMERAL}]{_HAN}{{2}}[{_NUMERAL}]{_HAN}{{2}})"
)
_COUNTED = re.compile(
    rf"(?<![{_NUMERAL}第百千万])[二两三四五六七八九十](?:个|大|项|条|化|严)({_HAN}{{2}})"
)
_PERIOD = re.compile(r"十[一二三四五六七八]?五(?=\"?(?:规划|时期|期间))")
_SESSION = re.compile(
    rf"(?:党的)?[{_NUMERAL}]+届[{_NUMERAL}]+中全会|党的[{_NUMERAL}]+大(?!{_HAN}*会)"
)
_COUNTS = WEAK | word_set(
    "小时 月内 月以 工作 百分 学期 星期 季度 年度 地区 国家 省份 县区 乡镇 村庄 社区 小区 家庭 "
    "孩子 人以 人员 字母 字样 月份 层次 阶段 步骤 部分 类别 品种 例子 主要 案例 案件 数字 行政 "
    "以上 以下 多月 月后 月前 月的"
)


def slogans(key: str) -> Iterator[Sighting]:
    """The slogans of a folded text."""
    for found in _FORMULA.finditer(key):
        yield Sighting(*found.span(), Kind.SLOGAN, 0.8, "is a formula of figures")
    for found in _SERIES.finditer(key):
        if _is_series(found.group()):
            yield Sighting(*found.span(), Kind.SLOGAN, 0.6, "is a series of numerals")
    for found in _EVEN.finditer(key):
        if _is_series(found.group()):
            yield Sighting(*found.span(), Kind.SLOGAN, 0.4, "is a series of numerals")
    for found in _COUNTED.finditer(key):
        noun = found[1]
        if noun not in _COUNTS and noun[0] not in MEASURES:
            trust = 0.45 if found.group()[1] in "个大" else 0.25
            yield Sighting(*found.span(), Kind.SLOGAN, trust, "is a numeral with what it sums up")
    for pattern, kind, why in (
        (_PERIOD, Kind.SLOGAN, "names a five-year plan"),
        (_SESSION, Kind.MEETING, "names a session of the Party"),
    ):
        for found in pattern.finditer(key):
            yield Sighting(*found.span(), kind, 0.85, why)


def is_slogan(key: str) -> bool:
    """Whether a whole folded text is a numeric slogan, also one of two characters (六建)."""
    if any(one.start == 0 and one.end == len(key) for one in slogans(key)):
        return True
    return len(key) == 2 and key[0] in _NUMERAL and key[1] not in MEASURES and not is_word(key)


def _is_series(text: str) -> bool:
    """Whether each numeral stands before something else than a measure, in no idiom."""
    nouns = re.split(f"[{_NUMERAL}]", text)[1:]
    is_counted = any(not noun or noun[0] in MEASURES for noun in nouns)
    return not is_counted and len(set(nouns)) > 1 and not is_word(text)
