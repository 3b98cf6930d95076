"""Texts with what was found in them: in brackets and in a colour, so that either tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.text.width import columns
from workbench.tui.entries import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model.spans import Span

_ELLIPSIS = "…"


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


def found_in_context(text: str, spans: Sequence[Span], role: str, room: int) -> tuple[Part, ...]:
    """A text from a little before its first find on: at most `room` columns stand before that."""
    start = spans[0].start if spans else 0
    begin = start
    while begin > 0 and columns(text[begin - 1 : start]) <= room:
        begin -= 1
    parts = found_parts(text, spans, role)
    cut, kept = begin, []
    for part in parts:
        kept.append(Part(text=part.text[cut:], role=part.role))
        cut = max(0, cut - len(part.text))
    head = [Part(text=_ELLIPSIS, role=role)] if begin else []
    return tuple(part for part in (*head, *kept) if part.text)
