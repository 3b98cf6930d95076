"""Places: known ones wherever they stand, others by the kind of place that ends them."""

from __future__ import annotations

import re
from functools import cache

from workbench.match.named.gazetteer import bare_places, is_listed, provinces
from workbench.match.named.sides import BREAKS, LIST
from workbench.match.named.values import Mention, NameKind
from workbench.match.named.words import words
from workbench.model.spans import Span

_WORDY = frozenset({"社区", "村", "区"})
"""Kinds that end many words."""
_STREETS = frozenset({"路", "大街", "大道"})
_FOUND_ALONE = frozenset({"县", "镇", "乡", "自治县", "村", "街道", "社区"})
"""Kinds that a place which no list has may show by themselves; 区 ends too many words."""
_LONGEST_STEM = 4
_LONGEST_PEOPLES = 10
_NEVER_STEM = frozenset(
    "全各我该本两这某每的是在到了和与及等有为个一从向由对被几多哪贫困优秀先进示范试点乡农市县区省镇"
    "于设立后强大穷弱族能理业集活范验心化新老城辖郊灾山地小校园景片社牧林战特禁厂矿库开发高保税自主商进入出驻跨"
)
"""Characters that a stem of one character, or the end of a longer one, is not."""
_NEVER_FIRST = frozenset(
    "属分未依帮走完推落产建打支设立驻入出进返离赶经过途全各我该本两这某每的是有为个一从向由对被几多哪把将与及等在到赴于住至往让他她此"
)
_NEVER_LAST = _NEVER_FIRST | frozenset("困范点进秀区业大后强穷弱小邻外贫市县乡镇村集等省族粮先")
_OF_HARMONY = frozenset({"和", "和平", "和田", "和静", "和顺", "和林格尔", "和县", "和政", "和龙"})
"""Stems in which 和 is no conjunction."""
_NOT_AFTER = re.compile(
    "市(?:[场委长直级域容]|民(?![政族间])|区两级|县两级)|省(?:[委级长直会内外]|政府)|县(?:[委级长域]|城(?!乡))|区(?:[委域别间块长])"
    "|村(?:[民委庄落支干级两规集小]|内)|乡(?:[村镇亲土长]|下)|镇[长压静]|路(?:[径线上面口灯人桥])|旗[帜下舰]"
)
"""What makes another word of a kind; 洛阳市委 is of 洛阳, and the place ends before 市."""


def find_places(folded: str) -> list[Mention]:
    """Places of one paragraph, in reading order, none across another.

    Units of one address touch and stay apart: 河南省 and 郑州市 are two.
    """
    found: list[Mention] = []
    at = 0
    while at < len(folded):
        mention = _known_at(folded, at) or _ended_at(folded, at, found)
        if mention:
            found.append(mention)
            at = mention.span.end
        else:
            at += 1
    return found


def _known_at(folded: str, at: int) -> Mention | None:
    for length in range(5, 0, -1):
        stem = folded[at : at + length]
        if len(stem) == length and is_listed(stem):
            end = _end_of_kind(folded, at + length)
            if end > at + length:
                return _mention(folded, at, end, 0.95)
    bare = bare_places().match(folded, at)
    return _mention(folded, at, bare.end(), 0.85) if bare else None


def _end_of_kind(folded: str, at: int) -> int:
    """The end of a kind that begins at an offset; the offset where there is none."""
    match = _kind().match(folded, at)
    if match is None:
        peoples = re.compile(rf"[^ ,.]{{1,{_LONGEST_PEOPLES}}}?族(?:自治[州县旗]|乡)").match(
            folded, at
        )
        return peoples.end() if peoples else at
    if _NOT_AFTER.match(folded, at):
        return at
    return match.end()


def _ended_at(folded: str, at: int, found: list[Mention]) -> Mention | None:
    """A place that no list has: it stands in an address, or after a word that leads to places."""
    last = found[-1].span.end if found else -1
    in_address = last == at or (last == at - 1 and folded[last] == LIST)
    is_led = folded.endswith(words("leads_to_places"), 0, at) or at == 0 or folded[at - 1] in BREAKS
    if not in_address and not is_led:
        return None
    for length in range(1, _LONGEST_STEM + 1):
        stem = folded[at : at + length]
        if len(stem) < length or not _is_han(stem):
            return None
        match = _kind().match(folded, at + length)
        if match is None or _end_of_kind(folded, at + length) == at + length:
            continue
        if bare_places().search(stem) or not _may_be_stem(stem, match[0], in_address):
            return None
        return _mention(folded, at, match.end(), 0.85 if in_address else 0.6)
    return None


def _may_be_stem(stem: str, kind: str, in_address: bool) -> bool:
    if in_address and kind in _STREETS:
        return len(stem) > 1 and stem[0] not in _NEVER_FIRST
    never_last = _NEVER_STEM if kind in _WORDY else _NEVER_LAST
    if (
        stem[-1] in never_last
        or stem[0] in _NEVER_FIRST
        or (stem[0] == "和" and stem not in _OF_HARMONY)
    ):
        return False
    if len(stem) == 1:
        return kind == "县" or (in_address and kind in ("村", "镇", "乡"))
    return in_address or (len(stem) == 2 and kind in _FOUND_ALONE)


def _mention(folded: str, start: int, end: int, confidence: float) -> Mention:
    stem = folded[start:end].rstrip("省市县")
    province = provinces().get(stem, "")
    return Mention(
        span=Span(start, end),
        kind=NameKind.PLACE,
        confidence=confidence,
        role=province if province != stem else "",
    )


def _is_han(text: str) -> bool:
    return all("\u3400" <= character <= "\u9fff" for character in text)


@cache
def _kind() -> re.Pattern[str]:
    return re.compile("|".join(sorted(words("kinds_of_places"), key=len, reverse=True)))
