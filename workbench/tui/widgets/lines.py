"""A widget that draws ready-made lines, and repaints only those that have changed.

Nothing here takes part in layout when its content changes, so that a key costs one frame.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from workbench.model.spans import Span
from workbench.text.coding import labelled
from workbench.text.width import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Layer = tuple[Span, Style]
"""A style over a span of a text, in code points."""


class Lines(Widget):
    """Draws the strips that it was given last."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._shown: Sequence[Strip] = ()

    def show(self, strips: Sequence[Strip]) -> None:
        """Draws these strips from the top; what is below them is blank."""
        before, self._shown = self._shown, strips
        width = self.size.width
        changed = [
            Region(0, y, width, 1)
            for y in range(max(len(before), len(strips)))
            if y >= len(before) or y >= len(strips) or before[y] is not strips[y]
        ]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        width = self.size.width
        if y >= len(self._shown):
            return Strip.blank(width, self.rich_style)
        return self._shown[y].adjust_cell_length(width, self.rich_style)


def styled(
    text: str, start: int, end: int, style: Style, layers: Iterable[Layer] = ()
) -> list[Segment]:
    """The stretch of a text in a style, with layers of other styles over parts of it.

    Marks of codes are shown as their labels.
    """
    inside = [(max(s.start, start), min(s.end, end), over) for s, over in layers]
    inside = [(first, last, over) for first, last, over in inside if first < last]
    if not inside:
        return [Segment(labelled(text[start:end]), style)] if start < end else []
    edges = sorted({start, end, *(e for first, last, _ in inside for e in (first, last))})
    segments: list[Segment] = []
    for first, last in pairwise(edges):
        combined = style
        for low, high, over in inside:
            if low <= first and last <= high:
                combined += over
        segments.append(Segment(labelled(text[first:last]), combined))
    return segments


def padding(width: int, style: Style) -> list[Segment]:
    """Blanks of a width."""
    return [Segment(" " * width, style)] if width > 0 else []


def fitted(text: str, width: int) -> str:
    """The text, cut with an ellipsis where it is wider than that."""
    if columns(text) <= width:
        return text
    kept = ""
    used = 0
    for character in text:
        used += columns(character)
        if used > width - 1:
            break
        kept += character
    return f"{kept}…" if width > 0 else ""
