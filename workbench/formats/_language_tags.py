"""Language tags of other programs as the glossary has them: zh-CN is zh-Hans, zh-TW zh-Hant-TW."""

from __future__ import annotations

import re

from workbench.text.folding import to_simplified, to_traditional

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
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
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
    """The tag as the glossary has it; for Chinese without a script `text` decides."""
    tag = tag.strip().replace("_", "-")
    lower = tag.lower()
    if lower == "zh":
        is_traditional = to_simplified(text) != text and to_traditional(text) == text
        return "zh-Hant" if is_traditional else "zh-Hans"
    if lower in _CHINESE:
        return _CHINESE[lower]
    language, *rest = tag.split("-")
    return "-".join(
        (language.lower(), *(part.upper() if len(part) == 2 else part for part in rest))
    )


def region_of(usage: str) -> str:
    """TW, HK or MO where a note on geographical usage names one; else empty."""
    return _REGIONS.get(usage.strip().lower().removeprefix("zh-"), "")
