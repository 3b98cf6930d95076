"""Sentences of a paragraph as spans, by the rules of Chinese and English punctuation.

A line break ends a sentence, for within a paragraph only verses, addresses and the like have
one. Within a line 。！？ and their kin end one, with the closing marks that follow; ； does not.
What stands in brackets or between title marks is never cut; where a quotation is cut is told in
`sentencing.quotations`, what a point is in `sentencing.english`. The rules go by the characters
around a mark, so that Latin sentences in a Chinese paragraph are told apart too.

Rules of the user's own come first: see `sentencing.user_rules`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.spans import Span
from workbench.text.sentencing import lines, verse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.model.segmentation import SegmentationRules

_BREAK = "\n"


def sentences(text: str, language: str, rules: SegmentationRules | None = None) -> tuple[Span, ...]:
    """The sentences of a paragraph, in order, without the white space around them.

    `language` is a BCP 47 tag, by which those of `rules` are chosen that apply. None is empty, and
    what no sentence covers is white space. Raises Refused for a rule that cannot be used.
    """
    gaps: Iterable[tuple[int, int]] = _breaks(text)
    if rules is not None:
        from workbench.text.sentencing.user_rules import overruled

        gaps = overruled(text, list(gaps), language, rules)
    return tuple(_between(text, gaps))


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    """The gaps between sentences as our own rules have them."""
    start = 0
    while start <= len(text):
        end = text.find(_BREAK, start)
        line = text[start:] if end < 0 else text[start:end]
        for gap in verse.breaks(line) or lines.breaks(line):
            yield gap[0] + start, gap[1] + start
        if end < 0:
            return
        yield end, end + 1
        start = end + 1


def _between(text: str, gaps: Iterable[tuple[int, int]]) -> Iterator[Span]:
    start = 0
    for end, following in (*gaps, (len(text), len(text))):
        span = _trimmed(text, start, end)
        if span:
            yield span
        start = following


def _trimmed(text: str, start: int, end: int) -> Span:
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    return Span(start, start + len(stretch.strip()))
