"""Which rules of an SRX file are for a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.text.sentencing.srx_patterns import translated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.model.segmentation import LanguageMap, LanguageRules, SegmentationRules

_BY_REGION = {"zh-hans": "zh-CN", "zh-hant": "zh-TW", "zh-hant-hk": "zh-HK", "en": "en-US"}
"""Tags as files of the time before scripts were written in tags have them."""
_SECONDS = 1.0


def rules_for(
    rules: SegmentationRules, language: str, *, only: LanguageMap | None = None
) -> tuple[LanguageRules, ...]:
    """The language rules that are for a language tag, in the order in which they decide.

    A pattern matches the whole tag, in whatever case and with - or _ between its parts, as it is
    or by region (zh-CN for zh-Hans). With `cascades` all maps that match count, else the first.
    Raises Refused for a pattern that cannot be used.
    """
    named = {group.name: group for group in rules.languages}
    maps = rules.maps if only is None else (only,)
    fitting = [each.name for each in maps if _fits(each, language)]
    found = [named[name] for name in fitting if name in named]
    return tuple(found if rules.cascades else found[:1])


def _fits(each: LanguageMap, language: str) -> bool:
    import regex

    place = f"the language map {each.pattern[:60]!r} of {each.name!r}"
    try:
        pattern = regex.compile(translated(each.pattern), regex.V1 | regex.IGNORECASE)
        return any(pattern.fullmatch(tag, timeout=_SECONDS) for tag in _tags(language))
    except TimeoutError as error:
        raise Refused(f"{place} takes too long") from error
    except (regex.error, RecursionError, OverflowError, ValueError) as error:
        raise Refused(f"{place} cannot be used: {error}") from error


def _tags(language: str) -> Iterator[str]:
    for tag in (language, _BY_REGION.get(language.lower(), "")):
        if tag:
            yield tag
            yield tag.replace("-", "_")
