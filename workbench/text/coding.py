"""Codes as characters of a text: how they are edited, counted and missed.

Stored texts contain no codes, and spans count text only. Where a text is edited or drawn, each
code is one character of a private plane (U+100000 to U+10BFFF) that says its kind and number, so
that the caret, deleting, undo and wrapping take it for what it is: one thing. `marked` and
`unmarked` go from one form to the other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.codes import Code, CodeKind
from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FIRST = 0x100000
_ROOM = 0x4000
_KINDS = (CodeKind.OPEN, CodeKind.CLOSE, CodeKind.ALONE)
_MARK = re.compile("[\U00100000-\U0010bfff]")
MOST_CODES = _ROOM - 1
"""The greatest number that a code of a segment may have."""


def mark(kind: CodeKind, number: int) -> str:
    """The character that stands for a code; `number` is 1 to MOST_CODES."""
    return chr(_FIRST + _KINDS.index(kind) * _ROOM + number)


def has_marks(text: str) -> bool:
    """Whether a text holds characters that stand for codes."""
    return _MARK.search(text) is not None


def is_mark(character: str) -> bool:
    """Whether a character stands for a code."""
    return _FIRST <= ord(character) < _FIRST + len(_KINDS) * _ROOM


def kind_of(mark: str) -> CodeKind:
    """How the code stands that a mark is for."""
    return _KINDS[(ord(mark) - _FIRST) // _ROOM]


def marks_in(text: str) -> list[int]:
    """The offsets of the characters that stand for codes."""
    return [found.start() for found in _MARK.finditer(text)]


def label(character: str) -> str:
    """What is shown for a mark: `‹1` opens, `1›` closes, `‹1›` stands alone."""
    at, number = divmod(ord(character) - _FIRST, _ROOM)
    kind = _KINDS[at]
    return f"{'' if kind is CodeKind.CLOSE else '‹'}{number}{'' if kind is CodeKind.OPEN else '›'}"


def labelled(text: str) -> str:
    """A text as it is shown: with labels in the place of its marks."""
    return _MARK.sub(lambda found: label(found[0]), text) if has_marks(text) else text


def marked(text: str, codes: Sequence[Code]) -> str:
    """A text with its codes as characters of it, but for numbers beyond MOST_CODES."""
    if not codes:
        return text
    parts: list[str] = []
    done = 0
    for code in codes:
        if code.number <= MOST_CODES:
            parts += [text[done : code.offset], mark(code.kind, code.number)]
            done = code.offset
    return "".join((*parts, text[done:]))


def unmarked(text: str, known: Iterable[Code]) -> tuple[str, tuple[Code, ...]]:
    """A text without its marks, and the codes that stood for them, as they are in `known`.

    A mark that `known` has no code for is dropped.
    """
    if not has_marks(text):
        return text, ()
    by_mark = {mark(code.kind, code.number): code for code in known}
    codes: list[Code] = []
    parts: list[str] = []
    done = length = 0
    for found in _MARK.finditer(text):
        parts.append(text[done : found.start()])
        length += found.start() - done
        done = found.end()
        if found[0] in by_mark:
            codes.append(replace(by_mark[found[0]], offset=length))
    return "".join((*parts, text[done:])), tuple(codes)


def plain(text: str) -> str:
    """A text without its marks."""
    return _MARK.sub("", text)


def replaced_marks(text: str) -> str:
    """A text with U+FFFD for each character that would be taken for a mark."""
    return _MARK.sub("\ufffd", text)


def plain_offset(text: str, offset: int) -> int:
    """Where a code point of a marked text stands in the plain one."""
    return offset - len(_MARK.findall(text, 0, offset))


def plain_span(text: str, span: Span) -> Span:
    """Where a span of a marked text stands in the plain one."""
    start = plain_offset(text, span.start)
    return Span(start, start + len(plain(span.of(text))))


def marked_span(text: str, span: Span) -> Span:
    """Where a span of a plain text stands in the marked one, without the marks around it."""
    places = [at - before for before, at in enumerate(marks_in(text))]
    start = span.start + bisect_right(places, span.start)
    return Span(start, max(start, span.end + bisect_left(places, span.end)))


def marked_offset(codes: Sequence[Code], offset: int) -> int:
    """Where a code point of a plain text stands in the marked one: after the codes before it."""
    return offset + sum(code.offset <= offset for code in codes)


def renumbered(codes: Sequence[Code], *, by: int, shift: int) -> tuple[Code, ...]:
    """Codes of a text that now stands `shift` code points further on, after others."""
    return tuple(
        replace(code, number=code.number + by, offset=code.offset + shift) for code in codes
    )


def highest(codes: Iterable[Code]) -> int:
    """The greatest number among codes; 0 where there are none."""
    return max((code.number for code in codes), default=0)
