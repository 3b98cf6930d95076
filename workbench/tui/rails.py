"""Lines of signs below the rows of a text, which say without colour what its annotations are on.

Each annotation that stands on words of a row has its sign below the first of them and dashes below
the others. Those that overlap lie on rails of their own, one below the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment

from workbench.text.width import columns
from workbench.text.wrapping import row_text
from workbench.tui.over_codes import marks_over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from workbench.model.segments import Side
    from workbench.tui.marks import Mark


def railed(
    text: str, starts: Sequence[int], marks: Sequence[Mark], side: Side, base: Style
) -> list[list[list[Segment]]]:
    """For each row of a text its rails, each a line of segments; none where nothing is marked."""
    own = sorted(
        marks_over(text, [mark for mark in marks if mark.side is side]),
        key=lambda mark: (mark.span.start, -len(mark.span)),
    )
    return [
        _rails(row_text(text, list(starts), row), start, own, base)
        for row, start in enumerate(starts)
    ]


def _rails(row: str, start: int, marks: Sequence[Mark], base: Style) -> list[list[Segment]]:
    rails: list[list[Segment]] = []
    ends: list[int] = []
    for mark in marks:
        first, last = max(mark.span.start - start, 0), min(mark.span.end - start, len(row))
        if first >= last:
            continue
        left, right = columns(row[:first]), columns(row[:last])
        sign = mark.sign if mark.span.start >= start else "-"
        stroke = Segment(sign + "-" * (right - left - 1), base + mark.style)
        at = next((at for at, end in enumerate(ends) if end <= left), None)
        if at is None:
            at = len(rails)
            rails.append([])
            ends.append(0)
        if left > ends[at]:
            rails[at].append(Segment(" " * (left - ends[at]), base))
        rails[at].append(stroke)
        ends[at] = right
    return rails
