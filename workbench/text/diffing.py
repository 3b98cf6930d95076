"""What changed between two wordings, word by word: Han characters are words of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = (
    r"[⺀-鿿豈-﫿\U00020000-\U0003ffff]"
    r"|[^\W⺀-鿿豈-﫿\U00020000-\U0003ffff]+(?:[’'-][^\W⺀-鿿豈-﫿\U00020000-\U0003ffff]+)*"
    r"|\s+|."
)
"""A Han character, a word of another script, white space, or a mark."""


class Change(StrEnum):
    """What became of a stretch."""

    KEPT = "kept"
    LOST = "lost"
    GAINED = "gained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of one of two wordings, or of both."""

    change: Change
    text: str


def diff(before: str, after: str) -> list[Piece]:
    """The stretches of both wordings in order; what was lost stands before what was gained.

    Words in common are those of a longest common subsequence as difflib finds it. Single spaces
    and marks between two changes count as changed, so that a changed phrase is one stretch.
    """
    pieces: list[Piece] = []
    for kept, lost, gained in _stretches(before, after):
        for change, text in (
            (Change.KEPT, kept),
            (Change.LOST, lost),
            (Change.GAINED, gained),
        ):
            if text:
                pieces.append(Piece(change=change, text=text))
    return pieces


def kept_stretches(before: str, after: str) -> list[tuple[int, int, int]]:
    """(start in `before`, start in `after`, length) of what both have, in code points."""
    found: list[tuple[int, int, int]] = []
    at = to = 0
    for kept, lost, gained in _stretches(before, after):
        if kept:
            found.append((at, to, len(kept)))
        at += len(kept) + len(lost)
        to += len(kept) + len(gained)
    return found


def marked(pieces: Sequence[Piece]) -> str:
    """A diff as plain text: `[-lost-]` and `{+gained+}`."""
    signs = {Change.KEPT: ("", ""), Change.LOST: ("[-", "-]"), Change.GAINED: ("{+", "+}")}
    return "".join(each.text.join(signs[each.change]) for each in pieces)


def word_diff(before: str, after: str) -> str:
    """The later text, with what it lost as `[-lost-]` and what it gained as `{+gained+}`."""
    return marked(diff(before, after))


def alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How much two texts, or lists of words, have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _stretches(before: str, after: str) -> list[tuple[str, str, str]]:
    """(kept, then lost, then gained) from the beginning to the end."""
    from difflib import SequenceMatcher

    tokens = re.compile(_TOKEN, re.DOTALL)  # costs 4 ms the first time, so not at the start
    old, new = tokens.findall(before), tokens.findall(after)
    head = alike(old, new)
    tail = alike(old[head:][::-1], new[head:][::-1])
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    found: list[tuple[str, str, str]] = [("".join(old[:head]), "", "")]
    matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        lost, gained = "".join(middle_old[start:end]), "".join(middle_new[new_start:new_end])
        if kind != "equal":
            found.append(("", lost, gained))
        elif lost.strip() and any(map(str.isalnum, lost)):
            found.append((lost, "", ""))
        else:
            found.append(("", lost, gained))
    found.append(("".join(old[len(old) - tail :]), "", ""))
    return _merged(found)


def _merged(stretches: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Neighbours that were changed as one."""
    merged: list[tuple[str, str, str]] = []
    for kept, lost, gained in stretches:
        if merged and not kept:
            before = merged[-1]
            merged[-1] = (before[0], before[1] + lost, before[2] + gained)
        elif kept or lost or gained:
            merged.append((kept, lost, gained))
    return merged
