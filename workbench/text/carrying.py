"""Codes carried through what is done to their text: edits, a cut in two, a join."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.codes import Code, CodeKind
from workbench.text.code_findings import CodeFault, code_findings
from workbench.text.coding import highest, renumbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.edits import Edit
    from workbench.model.spans import Span


def edited(codes: Sequence[Code], edits: Sequence[Edit]) -> tuple[Code, ...]:
    """Where codes stand after edits, each of which counts the text that the one before it made.

    What stood within a stretch that gave way encloses the text in its place: codes that open stand
    before it, the others after it. None is lost.
    """
    moved = tuple(codes)
    for edit in edits:
        moved = _edited(moved, edit)
    return moved


def _edited(codes: Sequence[Code], edit: Edit) -> tuple[Code, ...]:
    start, end, length = edit.span.start, edit.span.end, len(edit.text)
    found: list[Code] = []
    least = 0
    for code in codes:
        offset = code.offset
        if offset >= end and offset > start:
            offset += length - (end - start)
        elif offset > start:
            offset = start if code.kind is CodeKind.OPEN else start + length
        least = max(least, offset)  # of several within, an order that was stays
        found.append(replace(code, offset=least))
    return tuple(found)


def divided(codes: Sequence[Code], offset: int) -> tuple[tuple[Code, ...], tuple[Code, ...]]:
    """The codes of both parts of a text that is cut at a code point, each numbered for itself.

    Of codes at the cut, those from the first that opens on go with the second part. A pair that is
    cut in two is closed at the end of the first part and opened anew in the second.
    """
    at = _first_behind(codes, offset)
    first, second = codes[:at], codes[at:]
    closing = {code.number: code for code in reversed(second) if code.kind is CodeKind.CLOSE}
    cut = [code for code in _still_open(first) if code.number in closing]
    closed = (replace(closing[code.number], offset=offset) for code in reversed(cut))
    behind = (*(replace(code, offset=offset) for code in cut), *second)
    numbers = {
        number: new for new, number in enumerate(dict.fromkeys(code.number for code in behind), 1)
    }
    return (*first, *closed), tuple(
        replace(code, number=numbers[code.number], offset=code.offset - offset) for code in behind
    )


def within(codes: Sequence[Code], span: Span, length: int) -> tuple[Code, ...]:
    """The codes of a stretch of a text of that length, counted from its start.

    They keep their numbers. A pair that reaches beyond the stretch opens at its start, or closes
    at its end. Codes at an end are dealt to the stretches beside it as `divided` does it.
    """
    start = _first_behind(codes, span.start) if span.start else 0
    end = _first_behind(codes, span.end) if span.end < length else len(codes)
    closing = {code.number: code for code in codes if code.kind is CodeKind.CLOSE}
    open_before = [code for code in _still_open(codes[:start]) if code.number in closing]
    inside = (*(replace(code, offset=span.start) for code in open_before), *codes[start:end])
    open_after = [code for code in _still_open(inside) if code.number in closing]
    closed = (replace(closing[code.number], offset=span.end) for code in reversed(open_after))
    return tuple(replace(code, offset=code.offset - span.start) for code in (*inside, *closed))


def joined_codes(
    first: Sequence[Code], second: Sequence[Code], *, by: int, shift: int
) -> tuple[Code, ...]:
    """The codes of two texts as those of one, in which the second begins at `shift`.

    `by` is what the numbers of the second rise by: the same for source and target, so that the
    codes of both go on answering to each other.
    """
    return (*first, *renumbered(second, by=by, shift=shift))


def numbered_as(own: Sequence[Code], codes: Sequence[Code]) -> tuple[Code, ...]:
    """The codes of a text put together from parts, with the numbers of those that they are.

    `own` are those of the block in whose place the text stands. What came from elsewhere, and the
    second of a pair that was cut in two, has a number above all of these.
    """
    free: dict[tuple[CodeKind, str], list[int]] = {}
    for code in own:
        if code.kind is not CodeKind.CLOSE:
            free.setdefault((code.kind, code.data), []).append(code.number)
    numbers: dict[int, int] = {}
    above = highest(own)
    for code in codes:
        if code.kind is not CodeKind.CLOSE and code.number not in numbers:
            known = free.get((code.kind, code.data))
            above += not known
            numbers[code.number] = known.pop(0) if known else above
    return tuple(
        replace(code, number=numbers[code.number]) for code in codes if code.number in numbers
    )


def lacking(source: Sequence[Code], target: Sequence[Code]) -> list[Code]:
    """The codes that a text must have and has not, in order of the source."""
    return [
        finding.code
        for finding in code_findings(source, target)
        if finding.fault is CodeFault.MISSING and not finding.code.is_deletable
    ]


def _first_behind(codes: Sequence[Code], offset: int) -> int:
    """Which of the codes is the first of the text behind a cut."""
    return next((at for at, code in enumerate(codes) if _is_behind(code, offset)), len(codes))


def _is_behind(code: Code, offset: int) -> bool:
    return code.offset > offset or (code.offset == offset and code.kind is CodeKind.OPEN)


def _still_open(codes: Sequence[Code]) -> list[Code]:
    """The codes that open and are not closed, in order."""
    closed = {code.number for code in codes if code.kind is CodeKind.CLOSE}
    return [code for code in codes if code.kind is CodeKind.OPEN and code.number not in closed]
