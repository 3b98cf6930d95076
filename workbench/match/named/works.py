"""Laws and publications: by their title marks, and by how they end."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from workbench.match.named.values import Mention, NameKind
from workbench.match.named.words import words
from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_TITLED = re.compile(r"《([^《》]{2,60}(?:《[^《》]{2,40}》[^《》]{0,20})?)》")
_LAW_END = re.compile(
    r"(?:法|法典|宪法|条例|规定|办法|解释|决定|准则|细则|规则|章程|通则|规程|修正案|解释\([一二三四五六七八九十]+\)"
    r"|意见|通知|纪要|批复|规划|纲要|方案|公约|协定)(?:\([^()]{1,20}\))?$"
)
_PAPER_END = re.compile(r"(?:报|周刊|杂志|月刊|文摘|时报|评论|学刊|研究)$")
_HAN = "[\u3400-\u9fff]"
_LEADS = re.compile("^(?:据|由|在|的|和|与|对|向|本报讯|按照|接受)")


def find_works(folded: str) -> Iterator[Mention]:
    """Laws and publications of one paragraph; titles without their marks."""
    covered: list[Span] = []
    for match in _TITLED.finditer(folded):
        span = Span(*match.span(1))
        covered.append(span)
        if _LAW_END.search(match[1]):
            yield Mention(span=span, kind=NameKind.LAW, confidence=0.95)
        elif _PAPER_END.search(match[1]):
            yield Mention(span=span, kind=NameKind.PUBLICATION, confidence=0.95)
    for pattern, kind, confidence in _patterns():
        for match in pattern.finditer(folded):
            lead = _LEADS.match(match[0])
            span = Span(match.start() + (lead.end() if lead else 0), match.end())
            if not any(span.meets(other) for other in covered):
                covered.append(span)
                yield Mention(span=span, kind=kind, confidence=confidence)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], NameKind, float], ...]:
    """What stands without title marks: statutes in full and in short, newspapers, agencies."""
    state, laws = "|".join(words("states")), "|".join(words("laws"))
    papers, agencies = "|".join(words("papers")), "|".join(words("agencies"))
    return (
        (
            re.compile(rf"(?:{state}){_HAN}{{1,20}}?(?:法典|法|条例)(?![院律治官制规庭定人学])"),
            NameKind.LAW,
            0.9,
        ),
        (
            re.compile(rf"(?<![有死处徒罚合])(?:{laws})(?![院律治官制规庭学日周])"),
            NameKind.LAW,
            0.8,
        ),
        (
            re.compile(rf"{_HAN}{{2,5}}?(?:{papers})(?![告道送案警复酬名])"),
            NameKind.PUBLICATION,
            0.8,
        ),
        (re.compile(agencies), NameKind.PUBLICATION, 0.8),
    )
