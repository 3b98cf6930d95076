"""Notes on pairs as sentences, for formats that have one text for a note and no spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.annotations import AnnotationState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model.annotations import Annotation
    from workbench.model.exchange import Footnote
    from workbench.model.segments import Pair

_QUOTED = 60
"""Characters of a quote that are said; a longer one ends in an ellipsis."""


def remarks(pair: Pair, footnotes: Iterable[Footnote] = ()) -> list[str]:
    """The plain note of a pair as it is, then a sentence for each annotation that is none.

    Left out are those that stand as footnotes already.
    """
    known = {footnote.annotation for footnote in footnotes}
    plain = [pair.segment.note] if pair.segment.note else []
    return plain + [said(each) for each in pair.annotations if each.id not in known]


def said(annotation: Annotation) -> str:
    """Label, words and body: `[query] source “两个一律”: which two?`"""
    facts: Sequence[str] = [annotation.label]
    if annotation.severity:
        facts = [*facts, annotation.severity]
    if annotation.state is AnnotationState.RESOLVED:
        facts = [*facts, "resolved"]
    place = f" {annotation.side} “{_shortened(annotation.quote)}”" if annotation.quote else ""
    body = annotation.body.strip()
    between = ":" if place and body else ""
    return f"[{', '.join(facts)}]{place}{between}{' ' if body else ''}{body}"


def _shortened(quote: str) -> str:
    return quote if len(quote) <= _QUOTED else f"{quote[: _QUOTED - 1]}…"
