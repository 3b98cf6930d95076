"""Brackets and quotation marks of a line, each with its partner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LONG = 400
"""Code points from which on a pair hides nothing: its marks were hardly meant for each other."""
BRACKETS = ("(（", "《", "〈", "【", "[［", "〔", "〖", "{｛")
"""Opening brackets; those in one string may be closed by each other's partners."""
_BRACKETS_CLOSE = (")）", "》", "〉", "】", "]］", "〕", "〗", "}｝")
QUOTES = ("“", "‘", "「", "『", "«")
_QUOTES_CLOSE = ("”", "’", "」", "』", "»")
STRAIGHT = '"＂'
OPENING = "".join((*BRACKETS, *QUOTES, STRAIGHT))
CLOSING = "".join((*_BRACKETS_CLOSE, *_QUOTES_CLOSE, STRAIGHT))
_KINDS_OPENED = {mark: kind for kind, marks in enumerate((*BRACKETS, *QUOTES)) for mark in marks}
_KINDS_CLOSED = {
    mark: kind for kind, marks in enumerate((*_BRACKETS_CLOSE, *_QUOTES_CLOSE)) for mark in marks
}
_IS_QUOTE = frozenset("".join((*QUOTES, STRAIGHT)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """What stands in a pair, by offset; a mark without a partner is in neither mapping."""

    closing: Mapping[int, int]
    """From an opening mark to the one that closes it."""
    opening: Mapping[int, int]
    """From a closing mark to the one that opens it."""


def is_quote(mark: str) -> bool:
    """Whether an opening mark opens a quotation, not a bracket or a title."""
    return mark in _IS_QUOTE


def pairs(line: str) -> Pairs:
    """Pairs each closing mark with the last open one of its kind. Kinds may cross each other.

    Straight marks open and close by turns. An apostrophe is no closing mark, nor is the sign of
    inches after a figure.
    """
    open_by_kind: dict[int, list[int]] = {}
    closing: dict[int, int] = {}
    straight = -1
    for at, character in enumerate(line):
        if character in _KINDS_OPENED:
            open_by_kind.setdefault(_KINDS_OPENED[character], []).append(at)
        elif character in _KINDS_CLOSED:
            waiting = open_by_kind.get(_KINDS_CLOSED[character])
            if waiting and not _is_apostrophe(line, at):
                closing[waiting.pop()] = at
        elif character in STRAIGHT:
            if straight >= 0:
                closing[straight] = at
                straight = -1
            elif not line[at - 1 : at].isdecimal():
                straight = at
    return Pairs(closing=closing, opening={end: start for start, end in closing.items()})


def _is_apostrophe(line: str, at: int) -> bool:
    before, after = line[at - 1 : at], line[at + 1 : at + 2]
    return line[at] == "’" and after.isascii() and after.isalnum() and before.isalnum()
