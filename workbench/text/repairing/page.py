"""A page: its blocks with all that can be seen of each before any is joined."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.text.repairing import openings, shapes
from workbench.text.repairing.chain import Reading, read
from workbench.text.repairing.evidence import Evidence
from workbench.text.repairing.layout import Layout, is_indented, layout
from workbench.text.repairing.marks import Ending, ending
from workbench.text.repairing.units import broken_units
from workbench.text.repairing.words import words_across

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.segments import SegmentKind
    from workbench.model.sources import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The evidence; an index is that of a block."""

    blocks: Sequence[Block]
    texts: Sequence[str]
    endings: Sequence[Ending]
    layout: Layout
    lists: frozenset[int]
    """Blocks that open with the mark of a list."""
    formulas: frozenset[int]
    """Blocks that surely open with a formula of this page."""
    weak_formulas: frozenset[int]
    words: dict[int, str]
    """Words that run across the break behind a block."""
    gaps: Sequence[int]
    """Blank lines before each block, but for those that stand between all lines of the page."""
    units: dict[int, SegmentKind]
    """The first blocks of credits and captions that go on in the next, with their kinds."""
    reading: Reading | None = None
    """How the lines of a wrapped page are read; None on a page whose lines are not wrapped."""

    def starts(self, index: int) -> bool:
        """Whether a block certainly starts a paragraph, by how it opens or is set."""
        is_set = self.layout.indents and is_indented(self.blocks[index])
        text = self.texts[index]
        return is_set or index in self.lists or openings.opens_with_dateline(text)

    def may_start(self, index: int) -> bool:
        """Whether a block starts a paragraph unless the one before it plainly runs on."""
        return index in self.formulas or index in self.weak_formulas

    def is_continued(self, index: int) -> bool:
        """Whether the line is full on a wrapped page and no paragraph ends with it."""
        is_end = self.endings[index] is Ending.SENTENCE
        return self.layout.is_full(index) and not is_end and self._adjoins(index)

    def is_cut_short(self, index: int) -> bool:
        """Whether the line ends before the width at which the page is wrapped."""
        return bool(self.layout.wrap) and not self.layout.is_full(index)

    def _adjoins(self, index: int) -> bool:
        return index + 1 < len(self.blocks) and not self.gaps[index + 1]


def page(blocks: Sequence[Block]) -> Page:
    """Looks at every block of a text, in time that grows with its length only."""
    texts = [block.text for block in blocks]
    followers = [*texts[1:], ""]
    endings = [ending(text, after) for text, after in zip(texts, followers, strict=False)]
    set_out = layout(blocks, endings)
    starts = _true_starts(texts, endings)
    surely, probably = openings.formula_starts(
        texts, starts, among=starts if set_out.wrap else range(len(texts))
    )
    seen = Page(
        blocks=blocks,
        texts=texts,
        endings=endings,
        layout=set_out,
        gaps=set_out.gaps_before,
        units=broken_units(texts, set_out),
        lists=openings.list_starts(texts),
        formulas=surely,
        weak_formulas=probably,
        words={} if set_out.wrap else words_across(texts),
    )
    return replace(seen, reading=read(Evidence(seen))) if set_out.wrap else seen


def _true_starts(texts: Sequence[str], endings: Sequence[Ending]) -> list[int]:
    """Blocks of prose before which a paragraph certainly ended, or that stand under a title."""
    closed = (Ending.SENTENCE, Ending.CLAUSE, Ending.COLON)
    return [
        index
        for index, text in enumerate(texts)
        if not shapes.is_headline(text)
        and (
            index == 0
            or endings[index - 1] in closed
            or shapes.is_headline(texts[index - 1])
            or shapes.is_byline(texts[index - 1])
        )
    ]
