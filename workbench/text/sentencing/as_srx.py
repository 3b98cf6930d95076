"""Our own rules as SRX can say them: something to start from when writing rules of one's own.

SRX knows a place by what stands directly around it, so the pairing of quotations, speech and verse
are approximations here. Imported unchanged, these rules would win over the better ones that they
are taken from: keep those that you change.
"""

from __future__ import annotations

from workbench.model.segmentation import (
    LanguageMap,
    LanguageRules,
    SegmentationRule,
    SegmentationRules,
)
from workbench.text.sentencing.abbreviations import (
    BEFORE_NAMES,
    BEFORE_NUMBERS,
    NEVER_LAST,
    OFTEN_LAST,
)

_CLOSING = "[”’」』）】〕)\\]\"']*"
_HIDING = (("《", "》"), ("〈", "〉"), ("（", "）"), ("【", "】"), ("\\(", "\\)"))


def our_rules() -> SegmentationRules:
    """The rules for Chinese and for English, each with its exceptions first."""
    return SegmentationRules(
        languages=(
            LanguageRules(
                name="Chinese", rules=(*_exceptions(), *_abbreviations(), *_chinese_breaks())
            ),
            LanguageRules(name="English", rules=(*_abbreviations(), *_english_breaks())),
        ),
        maps=(
            LanguageMap(pattern="[Zz][Hh].*", name="Chinese"),
            LanguageMap(pattern="[Ee][Nn].*", name="English"),
        ),
    )


def _no(before: str, after: str = "") -> SegmentationRule:
    return SegmentationRule(is_break=False, before=before, after=after)


def _yes(before: str, after: str = "") -> SegmentationRule:
    return SegmentationRule(is_break=True, before=before, after=after)


def _exceptions() -> list[SegmentationRule]:
    inside = [
        _no(
            rf"{opening}[^{opening}{closing}\n]{{0,60}}",
            rf"[^{opening}{closing}\n]{{0,60}}{closing}",
        )
        for opening, closing in _HIDING
    ]
    return [
        *inside,
        _no(rf"[。！？!?…]+{_CLOSING}", r"\h*[，、；：。！？!?…”’」』）》】—]"),
        _no("[。！？!?…]+[”」』]", "[^，。！？：；“「\\n]{0,12}(?:说|說|道|问|問|答|喊)(?![：:])"),
        _no("[。！？!?…]+[”」』]", "(?:的|等|之|是)"),
        _no("(?:^|[^\\p{IsHan}])\\p{IsHan}{0,3}…+"),
    ]


def _chinese_breaks() -> list[SegmentationRule]:
    return [
        _yes(rf"[。！？｡]+{_CLOSING}"),
        _yes(rf"…+{_CLOSING}"),
        _yes(rf"\p{{IsHan}}[”」』）]?[!?]+{_CLOSING}"),
        _yes(rf"\p{{IsHan}}[”」』）]?\.{_CLOSING}", r"[\p{IsHan}“「]"),
        _yes(rf"[.?!]+{_CLOSING}", r"\h+[\p{Lu}\p{IsHan}“]"),
        _yes(r"\n"),
    ]


def _abbreviations() -> list[SegmentationRule]:
    names, numbers = _any_of(BEFORE_NAMES), _any_of(BEFORE_NUMBERS)
    return [
        _no(rf"\b(?:{names})\.", r"\h"),
        _no(rf"\b(?i:{_any_of(NEVER_LAST)})\.", r"\h"),
        _no(rf"\b(?i:{numbers})\.", r"\h+[\p{Nd}§(]"),
        _no(rf"\b(?i:{_any_of(OFTEN_LAST)})\.", r"\h+(?!(?:The|It|He|She|They|In|This|We)\b)"),
        _no(r"\b(?:\p{L}\.)*\p{Lu}\.", r"\h+(?!(?:The|It|He|She|They|In|This|We)\b)"),
        _no(r"(?:^|\n)\h*(?:\p{Nd}{1,3}|[ivxIVX]{1,4}|\p{L})\.", r"\h"),
        _no(r"(?:^|\n|[.?!]\h+)(?:Article|Section|Chapter)\h\p{Nd}+\.", r"\h"),
    ]


def _english_breaks() -> list[SegmentationRule]:
    return [
        _yes(rf"[.?!…]+{_CLOSING}", r"\h+[\"'“‘(\[]?[\p{Lu}\p{Nd}\p{IsHan}]"),
        _yes(rf"[。！？]+{_CLOSING}"),
        _yes(r"\n"),
    ]


def _any_of(words: frozenset[str]) -> str:
    return "|".join(word.replace(".", "\\.") for word in sorted(words))
