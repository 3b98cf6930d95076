"""Which article of a page each paragraph belongs to."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from workbench.model.segments import SegmentKind
from workbench.text.repairing.openings import opens_with_dateline

if TYPE_CHECKING:
    from collections.abc import Sequence

_DECK = ("—", "─", "--")
_LONGEST_TITLE = 2
"""Lines of a title under the kickers of a page."""


def articles(kinds: Sequence[SegmentKind], texts: Sequence[str]) -> list[int]:
    """The article of each paragraph, from 1; 0 for kickers above several articles.

    An article begins with a group of headlines at the top, after a credit, or above a byline or
    dateline; other headlines are subheadings.
    """
    numbers: list[int] = []
    current = 1
    has_text = ends = False
    at = 0
    for kind, group in groupby(kinds):
        length = len(list(group))
        if kind is SegmentKind.HEADLINE and has_text:
            below = at + length
            is_title = below < len(kinds) and (
                kinds[below] is SegmentKind.BYLINE or opens_with_dateline(texts[below])
            )
            if ends or is_title:
                current += 1
                has_text = False
        has_text = has_text or kind is SegmentKind.BODY
        ends = kind is SegmentKind.CREDIT
        numbers += [current] * length
        at += length
    if current > 1:
        above = _kickers(kinds, texts)
        numbers[:above] = [0] * above
    return numbers


def _kickers(kinds: Sequence[SegmentKind], texts: Sequence[str]) -> int:
    """How many of the headlines that open a page of several articles are above all of them."""
    count = next(
        (at for at, kind in enumerate(kinds) if kind is not SegmentKind.HEADLINE), len(kinds)
    )
    decks = [at for at in range(1, count - 1) if texts[at].startswith(_DECK)]
    if decks:
        return decks[-1] + 1
    is_decked = count > 1 and texts[count - 1].startswith(_DECK)
    return max(0, count - _LONGEST_TITLE - is_decked)
