"""Credits and captions that were broken over two blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.segments import SegmentKind
from workbench.text.repairing import shapes
from workbench.text.repairing.marks import Ending, ending, open_brackets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.text.repairing.layout import Layout

_LONGEST_REST = 30
"""Characters of the second block of the two."""
_LONGEST_NAMES = 14
"""Characters of a second block that only says who took the picture."""


def broken_units(texts: Sequence[str], layout: Layout) -> dict[int, SegmentKind]:
    """The first blocks of those credits and captions that go on in the next, with their kinds."""
    found: dict[int, SegmentKind] = {}
    for index in range(len(texts) - 1):
        before, after = texts[index], texts[index + 1]
        is_end = len(after) <= _LONGEST_REST and not (layout.wrap and layout.is_full(index + 1))
        if not is_end or index - 1 in found:
            continue
        if _is_credit(before, after):
            found[index] = SegmentKind.CREDIT
        elif layout.wrap and layout.is_full(index) and _is_caption(before, after):
            found[index] = SegmentKind.CAPTION
    return found


def _is_credit(before: str, after: str) -> bool:
    is_open = before[0] in "(（【[" and open_brackets(before)[0] != ""
    whole = before + after
    return is_open and open_brackets(whole) == ("", "") and shapes.is_credit(whole)


def _is_caption(before: str, after: str) -> bool:
    if ending(before) not in (Ending.OPEN, Ending.COMMA) or shapes.is_shot(before):
        return False
    if shapes.is_caption(after) or shapes.is_byline(after):
        return False
    if shapes.is_caption(before):
        return True
    return len(after) <= _LONGEST_NAMES and shapes.is_shot(before + after)
