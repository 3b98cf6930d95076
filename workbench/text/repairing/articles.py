"""Which article of a page each paragraph belongs to."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from workbench.model.segments import SegmentKind
from workbench.text.repairing.openings import opens_with_dateline

if TYPE_CHECKING:
    from collections.abc import Sequence

_DECK = ("—", "─", "--")
_SERIES = re.compile(
    "系列(?:报道|評論|评论)?|[专專][栏欄题題刊辑輯]|特[刊稿]|特别报道|特別報道|巡礼|巡禮|[笔筆][谈談]|大家[谈談]"
    "|[访訪][谈談][录錄]?|一线|一線|走基层|走基層|进行时|進行時|在行动|在行動"
)
"""What a title above several articles is called."""
_LONGEST_TITLE = 2
"""Lines of a title under the kickers of a page."""


def articles(kinds: Sequence[SegmentKind], texts: Sequence[str], gaps: Sequence[int]) -> list[int]:
    """The article of each paragraph, from 1; 0 for kickers above several articles.

    `gaps` are the blank lines before each paragraph.

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
        above = _kickers(kinds, texts, gaps)
        numbers[:above] = [0] * above
    return numbers


def _kickers(kinds: Sequence[SegmentKind], texts: Sequence[str], gaps: Sequence[int]) -> int:
    """How many of the headlines that open a page of several articles are above all of them."""
    count = next(
        (at for at, kind in enumerate(kinds) if kind is not SegmentKind.HEADLINE), len(kinds)
    )
    decks = [at for at in range(1, count - 1) if texts[at].startswith(_DECK)]
    if decks:
        return decks[-1] + 1
    is_decked = count > 1 and texts[count - 1].startswith(_DECK)
    beyond = max(0, count - _LONGEST_TITLE - is_decked)
    set_apart = [
        at
        for at in range(1, count - is_decked)
        if _SERIES.search(texts[at - 1]) or gaps[at] > max(1, *gaps[at + 1 : count + 1])
    ]
    return max(beyond, *set_apart, 0) if set_apart else beyond
