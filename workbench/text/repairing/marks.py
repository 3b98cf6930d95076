"""Punctuation as evidence: how a block ends, and which brackets it leaves open.

Half-width marks count as their full-width twins.
"""

from __future__ import annotations

import re
from enum import Enum, auto

_CLOSERS = "”’」』》〉）)】〕]\"'＂＇｣"
_SPACE = " \u3000\xa0\t"
_SENTENCE_ENDS = "。｡.．！？!?…⋯"
_BRACKETED_END = re.compile(r"[。｡！？!?][”’」』\"]*[（(][^（）()]*[）)]$")
_NUMBER_END = re.compile(r"\d[.．:：]$")
_BRACKET = re.compile(r"[“”《》〈〉「」『』（）()【】〔〕｢｣]")
_TWINS = str.maketrans("（）｢｣", "()「」")
_PAIRS = dict(zip("”》〉」』)】〕", "“《〈「『(【〔", strict=True))
_DEEPEST = 64
"""Brackets within brackets that are remembered."""


class Ending(Enum):
    """How a block ends, seen past closing quotes and brackets."""

    SENTENCE = auto()
    CLAUSE = auto()
    """A semicolon."""
    COLON = auto()
    COMMA = auto()
    """A comma or the mark of an enumeration."""
    OPEN = auto()
    """Nothing that ends anything."""


def ending(text: str, following: str = "") -> Ending:
    """How a text ends, where `following` comes next: `17.` before a digit ends no sentence."""
    if _BRACKETED_END.search(text):
        return Ending.SENTENCE
    if _NUMBER_END.search(text) and following[:1].isdigit():
        return Ending.OPEN
    return _of_mark(text.rstrip(_CLOSERS + _SPACE)[-1:])


def _of_mark(mark: str) -> Ending:
    if mark and mark in _SENTENCE_ENDS:
        return Ending.SENTENCE
    if mark and mark in "；;":
        return Ending.CLAUSE
    if mark and mark in "：:︰":
        return Ending.COLON
    return Ending.COMMA if mark and mark in "，,、､﹐﹑" else Ending.OPEN


def open_brackets(text: str, before: str = "") -> tuple[str, str]:
    """The opening marks that are open after a text, and the closing ones that it lacks.

    `before` are those that were open before it; only what closes none of them is lacking.
    """
    stack, lacking = list(before), ""
    for mark in _BRACKET.findall(text.translate(_TWINS)):
        opener = _PAIRS.get(mark)
        if opener is None:
            stack.append(mark)
            del stack[:-_DEEPEST]
        elif opener in stack:
            while stack.pop() != opener:
                pass
        else:
            lacking += mark
    return "".join(stack), lacking


def opener_of(closer: str) -> str:
    """The opening mark that a closing one answers."""
    return _PAIRS[closer]
