"""Parts in their roles as styled, wrapped rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rich.segment import Segment

from workbench.model.spans import Span
from workbench.text.width import columns
from workbench.text.wrapping import row_text, wrap
from workbench.tui.widgets.lines import fitted, styled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style

    from workbench.tui.entries import Part

Cell: TypeAlias = "Part | tuple[Part, ...]"
"""What stands in one column of a row: one part, or several one after another."""
ROLES = ("head", "reading", "english", "other", "remark", "label", "title", "lost", "gained")
"""What a part can be; a widget that draws parts has a component class for each."""


def wrapped(
    parts: Sequence[Part], width: int, style_of: Callable[[str], Style], base: Style
) -> list[list[Segment]]:
    """The rows of a width, in columns, that the parts fill one after another."""
    text = "".join(part.text for part in parts)
    layers: list[tuple[Span, Style]] = []
    start = 0
    for part in parts:
        layers.append((Span(start, start + len(part.text)), style_of(part.role)))
        start += len(part.text)
    starts = wrap(text, width)
    return [
        styled(text, at, at + len(row_text(text, starts, row)), base, layers)
        for row, at in enumerate(starts)
    ]


def cell(given: Cell, width: int, style_of: Callable[[str], Style], base: Style) -> list[Segment]:
    """One or more parts on one line, cut or filled up to a width in columns."""
    segments: list[Segment] = []
    room = width
    for part in (given,) if not isinstance(given, tuple) else given:
        text = fitted(part.text.replace("\n", " "), room)
        segments.append(Segment(text, base + style_of(part.role)))
        room -= columns(text)
        if columns(part.text) > columns(text):
            break
    return [*segments, Segment(" " * max(0, room), segments[-1].style if segments else base)]
