"""Which English words a Chinese measure word answers to: what tells two equal numbers apart."""

from __future__ import annotations

import re

_CHINESE = {
    "year": "年 年度 个年度",
    "month": "月 个月 月份",
    "day": "日 天 号",
    "week": "周 星期 个星期",
    "anniversary": "周年",
    "hour": "小时 个小时 时 钟头 个钟头",
    "minute": "分钟 分",
    "second": "秒",
    "age": "岁 周岁",
    "money": "元 圆 美元 块 角 欧元 日元 港元 人民币",
    "article": "条",
    "paragraph": "项 款 目",
    "chapter": "章",
    "section": "节",
    "part": "编",
    "percent": "% 成 折",
    "permille": "‰",
    "kilometre": "公里 千米",
    "metre": "米 公尺",
    "centimetre": "厘米 公分",
    "kilogram": "公斤 千克",
    "ton": "吨",
    "hectare": "公顷",
    "time": "次",
    "session": "次会议 次全会 次全体 中全会",
    "person": "人 名 位",
    "copy": "份",
    "level": "级",
    "kind": "类 种",
    "fold": "倍",
}
_CLASS_OF = {unit: name for name, units in _CHINESE.items() for unit in units.split()}
_MOST = max(map(len, _CLASS_OF))
_NO_UNIT = re.compile(
    "人(?:民|大|类|员|口|才|生|格|权|事|文)|名(?:义|单|誉|称)|位(?:置|于)|项目|条(?:件|例|款)|款项|目(?:的|标)|节(?:日|目)"
)
_ENGLISH = {
    "year": "years? yrs?",
    "month": "months?",
    "day": "days?",
    "week": "weeks?",
    "anniversary": "anniversar(?:y|ies) years?",
    "hour": "hours? hrs?",
    "minute": "minutes?",
    "second": "seconds?",
    "age": "years? age",
    "money": "yuan dollars? NTD TWD RMB USD CNY NT US",
    "article": "articles? arts? sections? rules?",
    "paragraph": "paragraphs? subparagraphs? sub-paragraphs? items? clauses? subsections? points?"
    " subitems? sub-items? sections? para paras",
    "chapter": "chapters?",
    "section": "sections?",
    "part": "parts? books? volumes?",
    "percent": "percent percentage",
    "permille": "permille thousandths?",
    "kilometre": "km kilomet(?:er|re)s?",
    "metre": "m met(?:er|re)s?",
    "centimetre": "cm centimet(?:er|re)s?",
    "kilogram": "kg kilograms? kilogrammes?",
    "ton": "tons? tonnes?",
    "hectare": "hectares? ha",
    "time": "times?",
    "session": "sessions? meetings? plenums? plenary",
    "person": "persons? people members? individuals?",
    "copy": "copy copies",
    "level": "levels? grades? class(?:es)? ranks?",
    "kind": "categor(?:y|ies) class(?:es)? types? kinds? groups?",
    "fold": "times? fold",
}
_WORD = re.compile("[A-Za-z]+(?:-[A-Za-z]+)*")
_NAMES = [
    (name, re.compile("|".join(f"(?:{each})" for each in words.split()), re.IGNORECASE))
    for name, words in _ENGLISH.items()
]
_CACHE: dict[str, frozenset[str]] = {}
_MOST_CACHED = 20_000


def chinese_class(following: str) -> str:
    """The class of the measure word that a folded text begins with, or nothing."""
    if _NO_UNIT.match(following):
        return ""
    for length in range(_MOST, 0, -1):
        if name := _CLASS_OF.get(following[:length]):
            return name
    return ""


def english_classes(word: str) -> frozenset[str]:
    """The classes that an English word names; none for most words."""
    found = _CACHE.get(word)
    if found is None:
        found = frozenset(name for name, names in _NAMES if names.fullmatch(word))
        if len(_CACHE) < _MOST_CACHED:
            _CACHE[word] = found
    return found
