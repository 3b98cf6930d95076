"""Codes as OmegaT shows and saves them, as words of a text: `<g0>bold</g0>`, `<x1/>`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.model.codes import Code, CodeKind, Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

_TAG = re.compile(r"<(?P<close>/?)[A-Za-z]{1,8}(?P<number>[0-9]{1,4})(?P<alone>/?)>")
_FIRST = 5_000
"""What is added to the numbers of tags, which are by chance those of codes."""


def read_tags(text: str) -> tuple[str, tuple[Code, ...]]:
    """The text without such tags, and these as codes with numbers of their own."""
    parts: list[str] = []
    codes: list[Code] = []
    done = length = 0
    for found in _TAG.finditer(text):
        if found["close"] and found["alone"]:
            continue
        parts.append(text[done : found.start()])
        length += found.start() - done
        done = found.end()
        kind = (
            CodeKind.CLOSE
            if found["close"]
            else CodeKind.ALONE
            if found["alone"]
            else CodeKind.OPEN
        )
        number = _FIRST + int(found["number"])
        codes.append(
            Code(number=number, kind=kind, offset=length, markup=Markup.OTHER, data=found[0])
        )
    return "".join((*parts, text[done:])), tuple(codes)


def places_of(text: str, codes: Sequence[Code]) -> list[tuple[CodeKind, int]]:
    """Each code with how many characters stand before it, white space not counted."""
    found: list[tuple[CodeKind, int]] = []
    at = count = 0
    for code in codes:
        if code.offset < at:
            at = count = 0
        count += inked(text[at : code.offset])
        at = code.offset
        found.append((code.kind, count))
    return found


def inked(text: str) -> int:
    """How many characters a text has that are no white space."""
    return sum(map(len, text.split()))


def offset_behind(text: str, count: int, start: int = 0) -> int:
    """Where in a text so many characters from `start` on have passed that are no white space."""
    at = start
    while count and at < len(text):
        count -= not text[at].isspace()
        at += 1
    return at
