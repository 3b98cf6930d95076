"""A TMX file cut between its units, so that no more than some of them are in memory.

What stands in comments and CDATA sections is no boundary. A comment that nothing closes hides
nothing, for else one bad unit would take all that follow with it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.model.memory import BadUnit

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 1 << 24
"""Bytes of a unit in UTF-8: both of its texts at their longest, and much beside them."""
TOO_LARGE = f"the unit is larger than {LARGEST >> 20} MB"
_SIGN = re.compile(rb"<!--|<!\[CDATA\[|<tu(?=[\s/>])|</tu\s*>")
_HIDING = re.compile(rb"<!--|<!\[CDATA\[")
_DECLARED = re.compile(rb"<!")
"""An expression finds it in less than half the time that `in` takes."""
_OPENING = re.compile(rb"<tu(?=[\s/>])")
_CLOSED_BY = {b"<!--": b"-->", b"<![CDATA[": b"]]>"}
_SIMPLE_END = b"</tu>"
_ENDS = (b"</tu", b"/>")
"""With which a unit can end; a large one is looked through only where there is one."""
_LONGEST_SIGN = 8


class Boundary(NamedTuple):
    """The opening or the closing tag of a unit; a tag that is both is two."""

    start: int
    end: int
    """Of the tag, or of its name."""
    is_opening: bool


class Batch(NamedTuple):
    """Whole units with what stands between them."""

    data: bytes
    line: int
    """On which it begins, from 1."""
    is_last: bool


def boundaries(data: bytes) -> tuple[list[Boundary], int]:
    """Where units begin and end, and where something begins that nothing closes (or the end)."""
    found: list[Boundary] = []
    missing: set[bytes] = set()
    unclosed, at = len(data), 0
    while sign := _SIGN.search(data, at):
        at = sign.end()
        closing = _CLOSED_BY.get(sign[0])
        if closing is None:
            is_opening = not sign[0].startswith(b"</")
            end = _end_of_empty(data, at) if is_opening else at
            at = end or at
            if is_opening:
                found.append(Boundary(sign.start(), at, is_opening=True))
            if end:
                found.append(Boundary(sign.start(), at, is_opening=False))
            continue
        close = -1 if closing in missing else data.find(closing, at)
        if close >= 0:
            at = close + len(closing)
        else:
            missing.add(closing)
            unclosed = min(unclosed, sign.start())
    return found, unclosed


def _end_of_empty(data: bytes, at: int) -> int:
    """Where the tag ends that goes on there, if it closes its element too; else 0."""
    end = data.find(b">", at)
    if end < 0 or not data.endswith(b"/", at, end) or data.find(b"<", at, end) >= 0:
        return 0
    return end + 1


def head_of(chunks: Iterator[bytes]) -> tuple[bytes, bytes]:
    """What stands before the first unit, and what has been read from there on.

    Where there is no unit in the first 16 MB, all of that is the head.
    """
    read = b""
    for chunk in chunks:
        read += chunk
        if b"<tu" in chunk or b"<tu" in read[-len(chunk) - _LONGEST_SIGN :]:
            start = _first_unit(read)
            if start < len(read) - _LONGEST_SIGN:
                return read[:start], read[start:]
        if len(read) > LARGEST:
            return read, b""
    start = _first_unit(read)
    return read[:start], read[start:]


def batches(rest: bytes, chunks: Iterator[bytes], line: int) -> Iterator[Batch | BadUnit]:
    """All units of a file; `rest` is what was read already, which begins on that line."""
    for chunk in chunks:
        rest += chunk
        is_news = any(sign in rest[-len(chunk) - _LONGEST_SIGN :] for sign in _ENDS)
        end = _last_end(rest) if is_news else 0
        if not end and len(rest) > LARGEST:
            end = rest.rfind(_SIMPLE_END) + len(_SIMPLE_END)
            if end < len(_SIMPLE_END):
                yield BadUnit(line=line, fault=TOO_LARGE)
                start, passed = _skipped(rest, chunks)
                line += passed
                rest = start
                continue
        if end:
            yield Batch(rest[:end], line, is_last=False)
            line += rest.count(b"\n", 0, end)
            rest = rest[end:]
    end = _last_end(rest)
    yield Batch(rest[:end], line, is_last=False)
    yield Batch(rest[end:], line + rest.count(b"\n", 0, end), is_last=True)


def _first_unit(data: bytes) -> int:
    first = _SIGN.search(data)
    if first and _OPENING.match(data, first.start()):
        return first.start()
    found, _ = boundaries(data)
    return next((each.start for each in found if each.is_opening), len(data))


def _last_end(data: bytes) -> int:
    """Where the last whole unit ends; 0 where there is none."""
    may_hide = b"!" in data and _DECLARED.search(data)
    spans, limit = _hidden(data) if may_hide else ([], len(data))
    end = data.rfind(_SIMPLE_END, 0, limit)
    for start, close in reversed(spans):
        if close <= end:
            break
        if start < end:
            end = data.rfind(_SIMPLE_END, 0, start)
    if end >= 0:
        return end + len(_SIMPLE_END)
    found, unclosed = boundaries(data)
    ends = (each.end for each in reversed(found) if not each.is_opening and each.end <= unclosed)
    return next(ends, 0)


def _hidden(data: bytes) -> tuple[list[tuple[int, int]], int]:
    """Comments and CDATA sections, and where one begins that nothing closes (or the end)."""
    spans: list[tuple[int, int]] = []
    missing: set[bytes] = set()
    unclosed, at = len(data), 0
    while sign := _HIDING.search(data, at):
        start, at = sign.span()
        closing = _CLOSED_BY[sign[0]]
        close = -1 if closing in missing else data.find(closing, at)
        if close >= 0:
            at = close + len(closing)
            spans.append((start, at))
        else:
            missing.add(closing)
            unclosed = min(unclosed, start)
    return spans, unclosed


def _skipped(rest: bytes, chunks: Iterator[bytes]) -> tuple[bytes, int]:
    """What stands from the second unit on, and how many lines were passed over until there."""
    first = _OPENING.search(rest)
    lines, start = 0, first.end() if first else 0
    while not (found := _OPENING.search(rest, start)):
        kept = rest[-_LONGEST_SIGN:]
        lines += rest.count(b"\n", 0, len(rest) - len(kept))
        chunk = next(chunks, b"")
        if not chunk:
            return b"", lines + kept.count(b"\n")
        rest, start = kept + chunk, 0
    return rest[found.start() :], lines + rest.count(b"\n", 0, found.start())
