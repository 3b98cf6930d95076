"""Organs and companies: by the word that ends them, back to the place or power they belong to."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from workbench.match.named.values import Mention, NameKind
from workbench.match.named.words import words
from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COMPANIES = ("公司", "事务所", "大学", "学院")
"""Endings of names that begin with any word; a place in them belongs to the name."""
_FUNCTION = re.compile(
    "[^\u3400-\u9fff]|由|以|打造|建立|领导|监督(?!管理|委|局|检|员)|或|各级|上级|上一级|任期|包括|产生|选举|同(?![济仁安心])|创新|依托|完善|成立|设立|向|对|与|及|的|了|到|被|据|是|把|将|让|给|在|从|等|"
    "(?<=[委局院厅部会央府市省县区])和|记者|走进|来到|按照|经过|通过|其中|根据|报告|出席|参加|起诉|请求|会同|邀请|前往|要求|协助|委托|诉"
)
"""Where an organ cannot begin earlier."""
_LONGEST = 30
_SHORTEST_OF_COMPANY = 4


def find_organs(folded: str, places: Sequence[Mention]) -> Iterator[Mention]:
    """Organs of one paragraph, each from its place or power to its last ending.

    Endings that follow one another belong to one organ (郑州市公安局交警支队); a bare 研究院 is
    no name.
    """
    done = 0
    for ending in _ending().finditer(folded):
        if ending.end() <= done:
            continue
        start = _start(folded, ending, places, done)
        if start is None:
            continue
        end = _extend(folded, ending.end())
        done = end
        is_company = ending[0].endswith(COMPANIES)
        yield Mention(
            span=Span(start, end),
            kind=NameKind.ORGAN,
            confidence=0.7 if is_company else 0.85,
        )


def _start(folded: str, ending: re.Match[str], places: Sequence[Mention], done: int) -> int | None:
    """Where the organ begins: at the first place or power of its stretch; None for no name."""
    floor = max(done, ending.start() - _LONGEST)
    breaks = [match.end() for match in _FUNCTION.finditer(folded, floor, ending.start())]
    floor = max([floor, *breaks])
    anchors = [
        place.span.start
        for place in places
        if floor <= place.span.start < ending.end() and place.span.end <= ending.end()
    ]
    anchors += [
        at for power in words("powers") if (at := folded.find(power, floor, ending.end())) >= 0
    ]
    if anchors:
        start = min(anchors)
        return start if start < ending.start() or ending[0].startswith("最高") else None
    is_company = ending[0].endswith(COMPANIES)
    if is_company and ending.start() - floor >= 2:
        return floor
    return None


def _extend(folded: str, end: int) -> int:
    while True:
        for length in range(7):
            following = _ending().match(folded, end + length)
            between = folded[end : end + length]
            if following and not _FUNCTION.search(between) and _belongs(between):
                end = following.end()
                break
        else:
            return end


def _belongs(between: str) -> bool:
    """Whether what stands between two endings is a part of one organ's name."""
    return not any(mark in between for mark in ("和", "书记", "主任", "局长", "院长", "副", "中国"))


@cache
def _ending() -> re.Pattern[str]:
    endings = sorted(words("organs"), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(endings)})(?!长)")
