"""Chinese numbers that say which one without 第: 十九届, 四中全会, 二十大, 人大四次会议."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

_COUNTS_TERMS = re.compile("(?:连续|续?任|[了过历满经超达获为前近后每共以]|[举召]办|召开)$")
"""What stands before a number of terms that are counted: 连任三届."""
_COUNTED_TERMS = re.compile(r"届(?:$|[^\w、]|者|为限|任期|以[上下内])")
"""A term that is named by its number has its body beside it: 十三届全国人大."""
_SESSION = re.compile("次(?:会议|全体?会)")
_BODY = re.compile("(?:届|人大|政协|[党常纪省市县区]委会?|[员理监常事]会|大会)$")
"""Whose session is the fourth; without it, 四次会议 are four of them."""
_PARTY = re.compile("(?:中共|共产党|党的?)$")
_CONGRESS = re.compile(
    r"大(?:$|\W|[的和上前后召开对为是将把提作明强要部闭胜代期]|报告|精神|以来|之[前后]|党章)"
)
"""What follows a congress by its number alone; a thing that is counted follows 十大 and 十二大."""
_MOST_COUNTED = 10
"""The largest number before 大 that counts things even after 党的: 党的六大纪律."""


def is_numbered(value: Decimal, before: str, after: str) -> bool:
    """Whether a number is that of a term, a session, a plenum or a Party congress.

    `before` and `after` are a few code points of folded text. Where these do not show it, the
    number counts: 三次会议 are three meetings, and 两届 are two terms.
    """
    if after.startswith("大"):
        is_of_party = _PARTY.search(before) is not None
        is_alone = _CONGRESS.match(after) is not None
        return is_of_party or is_alone if value > _MOST_COUNTED else is_of_party and is_alone
    if after.startswith("届"):
        return not _COUNTED_TERMS.match(after) and not _COUNTS_TERMS.search(before)
    if _SESSION.match(after):
        return _BODY.search(before) is not None
    return after.startswith("中全会")
