"""What stands left and right of a place where a name may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from workbench.match.named.words import FUNCTION, PREPOSITIONS, words
from workbench.model.spans import Span

BREAKS = frozenset(" ,.;:!?()[]<>《》\"'…-~/□■◇◆●▲\n\u3000|")
"""Folded characters at which a clause or a column of credits breaks."""
LIST = "、"
_SAYS = frozenset("说称道")
_QUOTES = frozenset(',:"')
_ENDS_OF_ORGANS = frozenset("院局厅部委社队所校会司学处科室站镇乡村县市省区")
_GAP = " :\u3000"
_CREDITED = re.compile(
    r"(?:[ /](?:文|图|摄)|[ /]?(?:整理|摄影|制图|供图|撰文|编译))(?=[ /,.;:)\]]|$)"
)
"""What somebody did for the page, after the name: 王晓磊/整理."""
_SEXES = (",男", ",女", "(男", "(女", ",汉族", ",又名", ",绰号", "(化名", "(另案")
_LONGEST_WORD = 7
_LONGEST_ROLE = 40
_LEADS = (
    "以及",
    "由",
    "对",
    "向",
    "在",
    "据",
    "与",
    "和",
    "了",
    "的",
    "给",
    "会见",
    "是",
    "让",
    "到",
)


NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What leads to a name: 3 for a title, 2 for a verb, 1 for a break, 0 for nothing."""

    strength: int
    role: Span = NOWHERE
    """Where the title stands with all that belongs to it; empty for none."""
    is_organ: bool = False
    """Whether the character before ends names of organs."""
    is_apart: bool = False
    """Whether a space or colon sets the name off from the title."""


def left_of(text: str, at: int) -> Left:
    """What stands before offset `at` of a folded text."""
    before = text[max(0, at - _LONGEST_WORD) : at]
    stripped = before.rstrip(_GAP)
    if stripped.endswith(words("titles")) and not _cuts_title(text, at):
        return Left(strength=3, role=_role(text, at), is_apart=stripped != before)
    if stripped != before or not before or before[-1] in BREAKS or before[-1] == LIST:
        return Left(strength=1)
    if before.endswith(words("appointing")):
        return Left(strength=2)
    return Left(strength=int(before[-1] in PREPOSITIONS), is_organ=before[-1] in _ENDS_OF_ORGANS)


def right_of(text: str, at: int) -> float:
    """What stands from offset `at` on: 4 doctrine, 3 act or title, 2 break, 1.5 function word."""
    after = text[at : at + _LONGEST_WORD]
    if after.startswith(_SEXES) or _CREDITED.match(after):
        return 3
    if not after or after[0] in BREAKS or after[0] == LIST or after[0].isdigit():
        return 2
    if after.startswith(words("doctrines")):
        return 4
    if after.startswith(_acting()):
        return 3
    if after[0] in _SAYS:
        return 3 if after[1:2] in _QUOTES else 1.5
    return 1.5 if after[0] in FUNCTION else 0


def title_after(text: str, at: int) -> str:
    """The title that stands from offset `at` on; empty for none."""
    found = [title for title in words("after_names") if text.startswith(title, at)]
    return max(found, key=len, default="")


def is_personal(text: str, at: int) -> bool:
    """Whether what stands from offset `at` on is a title or an act that only people do."""
    return text.startswith(_personal(), at) or bool(_CREDITED.match(text, at))


def begins_with_act(text: str) -> bool:
    """Whether a text begins with a word for what people do, of two characters or more."""
    return text.startswith(_acting())


def _cuts_title(text: str, at: int) -> bool:
    """Whether a title runs across an offset: after 书记 in 书记员."""
    return any(
        text[start:end] in _titles()
        for start in range(max(0, at - _LONGEST_WORD), at)
        for end in range(at + 1, min(len(text), start + _LONGEST_WORD) + 1)
    )


@cache
def _titles() -> frozenset[str]:
    return frozenset(words("titles"))


@cache
def _acting() -> tuple[str, ...]:
    return tuple(word for word in (*words("acts"), *words("after_names")) if len(word) > 1)


@cache
def _personal() -> tuple[str, ...]:
    return (*words("speech"), *words("after_names"), *_SEXES)


def _role(text: str, at: int) -> Span:
    """The title before a name with all that belongs to it: 洛阳市副市长、公安局局长."""
    end = len(text[:at].rstrip(_GAP))
    start = end
    while start > max(0, end - _LONGEST_ROLE):
        character = text[start - 1]
        if character in BREAKS or character.isdigit():
            break
        if character == LIST and not text[: start - 1].endswith(words("titles")):
            break
        start -= 1
    role = text[start:end]
    cut = max((role.rfind(lead) + len(lead) for lead in _LEADS if lead in role), default=0)
    return Span(start + cut if cut < len(role) else start, end)
