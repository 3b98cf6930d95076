"""The Chinese of what goes out in another script, and what must be known for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.scripts import Script
from workbench.model.segments import Side

if TYPE_CHECKING:
    from workbench.model.exchange import ParallelPair
    from workbench.model.spans import Span
    from workbench.model.terms import TermHit

_TAGS = {
    Script.SIMPLIFIED: "zh-Hans",
    Script.TRADITIONAL: "zh-Hant",
    Script.TAIWAN: "zh-Hant-TW",
    Script.HONG_KONG: "zh-Hant-HK",
}


def tag_in(language: str, script: Script) -> str:
    """The language of the source in a script. Raises Refused where it is not Chinese."""
    if script is Script.STORED:
        return language
    if language.split("-", maxsplit=1)[0] not in ("zh", "cmn", "yue"):
        raise Refused(
            f"the source is {language}, which has no other script", hint="leave --script out"
        )
    return _TAGS[script]


def may_have_names(text: str) -> bool:
    from workbench.text.script_view import needs_names

    return needs_names(text)


def people_of(text: str, hits: tuple[TermHit, ...]) -> tuple[Span, ...]:
    """The names of people in a text, where another script might spell one of them wrongly."""
    from workbench.services.source_names import people_in

    return tuple(people_in(text, hits)) if may_have_names(text) else ()


def shown_in(
    pair: ParallelPair, hits: tuple[TermHit, ...], script: Script
) -> tuple[ParallelPair, tuple[TermHit, ...]]:
    """The pair and its terms with the source in a script; each text keeps its length."""
    from workbench.text.script_view import in_script

    text = pair.segment.source
    shown = in_script(text, script, people_of(text, hits))
    annotations = tuple(
        replace(each, quote=each.span.of(shown))
        if each.side is Side.SOURCE and each.span is not None
        else each
        for each in pair.annotations
    )
    converted = replace(pair, segment=replace(pair.segment, source=shown), annotations=annotations)
    return converted, tuple(replace(hit, text=hit.span.of(shown)) for hit in hits)
