"""Texts with what was found in them: in brackets and in a colour, so that either tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.text.width import columns
from workbench.tui.entries import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model.spans import Span

_ELLIPSIS = "…"
_BEFORE = 3
"""A third of the width at least stands before what was found."""


def found_parts(text: str, spans: Iterable[Span], role: str) -> list[Part]:
    """A text with brackets and a colour around what was found; `role` is that of the rest."""
    parts: list[Part] = []
    last = 0
    for span in spans:
        parts.append(Part(text=text[last : span.start], role=role))
        parts.append(Part(text=f"[{span.of(text)}]", role="english"))
        last = span.end
    parts.append(Part(text=text[last:], role=role))
    return [part for part in parts if part.text]


def found_in_context(text: str, spans: Sequence[Span], role: str, width: int) -> tuple[Part, ...]:
    """A text as it goes into a width in columns with what was found first in sight.

    It is cut at the beginning only, where it would not go in whole: the rest is for who draws it.
    """
    parts = found_parts(text, spans, role)
    if not spans or sum(columns(part.text) for part in parts) <= width:
        return tuple(parts)
    start = spans[0].start
    rest = columns(text[start:]) + len("[]") * len(spans)
    room = max(width // _BEFORE, width - rest) - columns(_ELLIPSIS)
    begin = start
    while begin > 0 and columns(text[begin - 1 : start]) <= room:
        begin -= 1
    if not begin:
        return tuple(parts)
    before = Part(text=f"{_ELLIPSIS}{text[begin:start]}", role=role)
    return (before, *(parts[1:] if start else parts))
