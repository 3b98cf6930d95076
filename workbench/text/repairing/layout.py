"""The layout of a page as evidence: its indents and the width at which its lines are wrapped."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.text.repairing.marks import Ending
from workbench.text.width import columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.sources import Block

_INDENT = 2
"""Columns from which white space is an indent."""
_SURELY_PROSE = 60
"""Columns beyond which a line is text and no title."""
_SURELY_SHORT = 0.8
"""The part of a wrapped line's width below which a line ends because its paragraph does."""
_FEWEST = 3
_MOST = 0.8
_NARROWEST = 16
_SPREAD = 0.9
"""The part of all lines that have a blank line before them where lines are spread."""
_FEWEST_BROKEN = 2
_BROKEN_SHARE = 0.4
"""The part of all lines that break off which do so at the width of the page."""
_LONGER = 0.1
_WIDE = re.compile("[“”‘’…—·]")
"""Chinese print gives these a whole width, terminals a half."""
_READ_NARROW = re.compile("[,;:!?()]")
"""OCR may write with half a width what is printed with a whole one."""
_HANGING = "，。、；：？！”’）》」』〉】,.;:?!)"
_RAGGED = 3
"""Columns by which a full line may be short, since a mark is not set at the start of a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How paragraphs are told apart on a page."""

    indents: bool
    """Whether practically every paragraph opens with an indent, and nothing else does."""
    hanging: bool
    """Whether indents stand before lines that continue a paragraph."""
    gaps: bool
    """Whether practically every paragraph of a wrapped page has a blank line before it."""
    gaps_before: tuple[int, ...]
    """Blank lines before each block, but for those that stand between all lines of the page."""
    wrap: int
    """Columns at which lines are wrapped; 0 where a line has the length that it needs."""
    widths: tuple[int, ...]
    """Columns of each block as printed: with its indent, half-width marks as wide as in print."""

    def is_full(self, index: int) -> bool:
        """Whether a block runs to the width at which lines are wrapped."""
        return bool(self.wrap) and self.widths[index] >= self.wrap - _RAGGED


def layout(blocks: Sequence[Block], endings: Sequence[Ending]) -> Layout:
    """Measures a page."""
    wrap, widths = _measured(blocks, endings)
    starts, continued, gaps = [], [], []
    before = _gaps_before(blocks, wrap)
    for at, block in enumerate(blocks[1:], 1):
        is_long = widths[at] > _SURELY_PROSE or 0 < wrap - _RAGGED <= widths[at]
        is_prose = endings[at] is not Ending.OPEN or is_long
        is_short = widths[at - 1] < _SURELY_SHORT * wrap
        if endings[at - 1] is Ending.SENTENCE and is_short:
            gaps.append(before[at] > 0)
        if is_prose and endings[at - 1] is Ending.SENTENCE and (is_short or not wrap):
            starts.append(is_indented(block))
        elif is_prose and endings[at - 1] in (Ending.OPEN, Ending.COMMA):
            continued.append(is_indented(block))
    hanging = sum(continued) > 1 and sum(starts) * len(continued) < sum(continued) * len(starts)
    return Layout(
        indents=_is_the_rule(starts) and not hanging,
        hanging=hanging,
        gaps=_is_the_rule(gaps),
        gaps_before=before,
        wrap=wrap,
        widths=widths,
    )


def _is_the_rule(cases: Sequence[bool]) -> bool:
    return sum(cases) >= _FEWEST and sum(cases) >= _MOST * len(cases)


def _gaps_before(blocks: Sequence[Block], wrap: int) -> tuple[int, ...]:
    gaps = tuple(block.gap for block in blocks)
    is_spread = wrap and sum(gap > 0 for gap in gaps) > _SPREAD * len(gaps)
    return tuple(max(0, gap - 1) for gap in gaps) if is_spread else gaps


def is_indented(block: Block) -> bool:
    """Whether a block has an indent."""
    return block.indent >= _INDENT


def _mark(text: str) -> int:
    """Columns of a mark at the end of a line, which may hang beyond the width."""
    return 2 if text[-1] in _HANGING else 0


def _measured(blocks: Sequence[Block], endings: Sequence[Ending]) -> tuple[int, tuple[int, ...]]:
    """The width of the page and of its lines, by the measure by which more lines break off there.

    One measure takes narrow marks for what they are, the other for wide ones that OCR misread.
    """
    narrow = tuple(
        columns(block.text) + len(_WIDE.findall(block.text)) + block.indent for block in blocks
    )
    wide = tuple(
        width + len(_READ_NARROW.findall(block.text))
        for width, block in zip(narrow, blocks, strict=True)
    )
    found = [(*_wrap(blocks, widths, endings), widths) for widths in (narrow, wide)]
    wrap, _, widths = max(found, key=lambda each: each[1])
    return wrap, widths


def _wrap(
    blocks: Sequence[Block], widths: Sequence[int], endings: Sequence[Ending]
) -> tuple[int, float]:
    """The width, without a mark at the end, at which most lines break off, and how many do.

    Hardly any line is longer; 0 where too few break off at one width.
    """
    bare = [width - _mark(block.text) for width, block in zip(widths, blocks, strict=True)]
    broken = Counter(
        width
        for width, ending in zip(bare, endings, strict=True)
        if ending in (Ending.OPEN, Ending.COMMA) and width >= _NARROWEST
    )
    if not broken:
        return 0, 0
    at = {width: broken[width] + broken[width - 1] / 2 for width in broken}
    widest = max(broken, key=lambda width: (at[width], width))
    near = sum(broken[width] for width in range(widest - _RAGGED, widest + 2))
    longer = sum(width > widest + 1 for width in bare)
    is_wrapped = near >= _FEWEST_BROKEN and near >= _BROKEN_SHARE * broken.total()
    return widest if is_wrapped and longer <= _LONGER * len(bare) else 0, at[widest]
