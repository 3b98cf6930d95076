"""Language tags of other programs as ours have them: zh-CN is zh-Hans, zh-TW is zh-Hant-TW."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.text.han_scripts import is_traditional

_CODES = {"zho": "zh", "chi": "zh", "cmn": "zh", "eng": "en"}
"""Codes of three letters (ISO 639-2 and -3) and the one of two letters that stands for them."""
_SINITIC = frozenset(
    {"cdo", "cjy", "cnp", "cpx", "csp", "czh", "czo", "gan"}
    | {"hak", "hsn", "lzh", "mnp", "nan", "wuu", "yue"}
)
"""The languages that are Chinese too (the extended subtags of `zh`, RFC 5646, section 2.2.2)."""
_CHINESE = {
    "zh-cn": "zh-Hans",
    "zh-sg": "zh-Hans",
    "zh-hans": "zh-Hans",
    "zh-hans-cn": "zh-Hans",
    "zh-chs": "zh-Hans",
    "zh-hant": "zh-Hant",
    "zh-cht": "zh-Hant",
    "zh-tw": "zh-Hant-TW",
    "zh-hk": "zh-Hant-HK",
    "zh-mo": "zh-Hant-MO",
    "zh-hant-tw": "zh-Hant-TW",
    "zh-hant-hk": "zh-Hant-HK",
    "zh-hant-mo": "zh-Hant-MO",
}
_NAMES = (
    (re.compile("english|英[语語文]"), (("", "en"),)),
    (
        re.compile("chinese|中文|[汉漢][语語]|[简簡繁]体|[简簡繁]體|华语|華語"),
        (
            ("taiwan|[台臺][湾灣]", "zh-Hant-TW"),
            ("hong ?kong|香港", "zh-Hant-HK"),
            ("maca[ou]|澳[门門]", "zh-Hant-MO"),
            ("traditional|繁", "zh-Hant"),
            ("simplified|简|簡|prc|china|mainland|singapore|大[陆陸]|中[国國]|新加坡", "zh-Hans"),
            ("", "zh"),
        ),
    ),
)
"""Names that some programs write for a tag, in English or Chinese, and what each is."""
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_LONGEST = 100
"""Characters from which nothing is a tag, or the name of a language."""
_REGIONS = {
    "tw": "TW",
    "taiwan": "TW",
    "hk": "HK",
    "hong kong": "HK",
    "mo": "MO",
    "macao": "MO",
    "macau": "MO",
}


def is_tag(text: str) -> bool:
    """Whether a text has the shape of a language tag (RFC 5646)."""
    return _TAG.fullmatch(text) is not None


def language_of(tag: str, text: str = "") -> str:
    """The tag as the glossary and the memory have it; Chinese without a script `text` decides."""
    known = known_language(tag)
    if known == "zh":
        return "zh-Hant" if is_traditional(text) else "zh-Hans"
    return known


def is_chinese(tag: str) -> bool:
    """Whether a tag is that of Chinese, whatever the script, region or kind."""
    return is_of(known_language(tag), "zh")


def is_english(tag: str) -> bool:
    """Whether a tag is that of English, whatever the region."""
    return is_of(known_language(tag), "en")


def is_of(language: str, wanted: str) -> bool:
    """Whether a tag in our form is that of a language or of one of its kinds (RFC 4647, 3.3.1)."""
    return language == wanted or language.startswith(f"{wanted}-")


def known_language(tag: str) -> str:
    """The tag as `language_of` gives it; `zh` where only the text can say the script."""
    return _known(tag) if len(tag) <= _LONGEST else ""


@lru_cache(maxsize=1024)
def _known(tag: str) -> str:
    tag = tag.strip().replace("_", "-")
    language, *rest = tag.split("-")
    language = _CODES.get(language.lower(), language.lower())
    if language in _SINITIC:
        language, rest = "zh", [language, *rest]
    elif language == "zh" and rest and rest[0].lower() == "cmn":
        del rest[0]
    lower = "-".join((language, *rest)).lower()
    if lower in _CHINESE:
        return _CHINESE[lower]
    if not _TAG.fullmatch(tag) or len(language) > 3:
        for name, places in _NAMES:
            if name.search(lower):
                return next(found for sign, found in places if re.search(sign, lower))
    return "-".join((language, *(part.upper() if len(part) == 2 else part for part in rest)))


def region_of(usage: str) -> str:
    """TW, HK or MO where a note on geographical usage names one; else empty."""
    return _REGIONS.get(usage.strip().lower().removeprefix("zh-"), "")
