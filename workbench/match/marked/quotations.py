"""Quotations: what somebody says or what a text says, between quotation marks of any kind.

Chinese writers put terms and slogans between the same marks. What is led in by a colon or by a
word of saying is a quotation, and so is what holds the end of a sentence, or is longer than any
slogan.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "〝": "〞", "«": "»"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_LONGEST_SLOGAN = 24
_SAYS = re.compile(
    r"(?:[:：]|(?:说|道|称|问|答|曰|云|写道|写着|指出|强调|表示|认为|规定|提出|直言|喊|叫|回答|坦言|感慨|宣布|载明)[,，]?"
    r"|\b(?:says?|said|asked|replied|stated|wrote|added|declared|told \w+)[,:]?)\s*$",
    re.IGNORECASE,
)
_LEAD = 24
"""Code points before the mark in which a word of saying is looked for."""
_ENDS = re.compile(r"[。！？；!?;](?=.)|[。！？!?.…]$|[a-z]\. |[a-z],$", re.DOTALL)


def find_quotations(text: str) -> Iterator[Span]:
    """The quotations of a text with their marks, outer ones and those within them.

    A mark that has no partner in its paragraph opens nothing. A straight mark closes what the one
    before it opened.
    """
    for span in sorted(_pairs(text), key=lambda each: (each.start, -each.end)):
        if _is_quotation(text, span):
            yield span


def _pairs(text: str) -> Iterator[Span]:
    open_marks: list[tuple[str, int]] = []
    for at, mark in enumerate(text):
        if mark in ('"', "＂"):
            opened = [number for number, (other, _) in enumerate(open_marks) if other == '"']
            if opened:
                yield Span(open_marks[opened[-1]][1], at + 1)
                del open_marks[opened[-1] :]
            else:
                open_marks.append(('"', at))
        elif mark in _PAIRS:
            open_marks.append((mark, at))
        elif mark in _CLOSING and not _is_apostrophe(text, at):
            opened = [n for n, (other, _) in enumerate(open_marks) if other == _CLOSING[mark]]
            if opened:
                yield Span(open_marks[opened[-1]][1], at + 1)
                del open_marks[opened[-1] :]


def _is_apostrophe(text: str, at: int) -> bool:
    if text[at] != "’":
        return False
    following = text[at + 1 : at + 2]
    return text[at - 1 : at].isascii() and following.isascii() and following.isalpha()


def _is_quotation(text: str, span: Span) -> bool:
    inner = text[span.start + 1 : span.end - 1].strip()
    if not inner:
        return False
    lead = text[max(0, span.start - _LEAD) : span.start]
    return bool(_SAYS.search(lead) or _ENDS.search(inner)) or _length(inner) > _LONGEST_SLOGAN


def _length(text: str) -> int:
    """Han characters, or else words and a half of them for each."""
    words = len(text.split())
    return len(text) if any("㐀" <= each <= "鿿" for each in text) else words * 2
