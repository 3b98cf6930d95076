"""Repair: the blocks of a file read as the paragraphs that columns, lines and pages broke.

Everything is a proposal with its reason and the share of such proposals that are right, and any of
them can be left undone: `propose` finds them, `mended` applies those that it is given. The text of
the file itself is never changed, and each character of a paragraph can be traced to its block. A
paragraph that breaks off where nothing continues it is marked as a gap in the source.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.segments import SegmentKind
from workbench.model.sources import Paragraph, Piece
from workbench.text.repairing.assembling import joins_of, paragraphs
from workbench.text.repairing.furniture import omits
from workbench.text.repairing.hyphens import hyphens
from workbench.text.repairing.joins import joins
from workbench.text.repairing.noise import noise
from workbench.text.repairing.page import page
from workbench.text.repairing.remains import remains

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model.sources import Block, Mend
    from workbench.text.repairing.page import Page

SURE_OF_LINES = 0.5
"""The confidence from which a mend is made where blocks are lines of text."""
SURE_OF_PARAGRAPHS = 0.9
"""The same where blocks are paragraphs as their author had them: a wrong join is worse there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What a file is when every likely mend is made."""

    paragraphs: tuple[Paragraph, ...]
    mends: tuple[Mend, ...]
    """Those that were made, in order of the blocks."""


def repaired(blocks: Sequence[Block], *, is_structured: bool = False) -> Repaired:
    """The paragraphs of a file with every mend made that is likely enough to be right."""
    proposed, seen = _proposed(blocks)
    made = likely(proposed, is_structured=is_structured)
    left = remains(blocks, made)
    if left.blocks != seen.blocks:
        seen = page(left.blocks)
    return Repaired(paragraphs=paragraphs(blocks, left, seen, joins_of(made)), mends=made)


def repair(blocks: Sequence[Block], *, is_structured: bool = False) -> tuple[Paragraph, ...]:
    """The paragraphs alone of what `repaired` gives."""
    return repaired(blocks, is_structured=is_structured).paragraphs


def keep(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """One paragraph for each block, with its kind and article, nothing joined or left out."""
    return mended(blocks, ())


def as_they_are(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """One paragraph for each block of a bilingual file, with its rendering.

    Where such a file cuts a text is nobody's to mend, and its blocks are often single sentences:
    what the file does not call otherwise is body text, and none is taken for cut off.
    """
    return tuple(
        Paragraph(
            text=block.text,
            kind=block.kind or SegmentKind.BODY,
            article=1,
            pieces=(Piece(block=index, start=0, at=0, length=len(block.text)),),
            level=block.level,
            codes=block.codes,
            rendering=block.rendering,
        )
        for index, block in enumerate(blocks)
    )


def propose(blocks: Sequence[Block]) -> tuple[Mend, ...]:
    """All that may be mended, in order of the blocks; time grows with the text's length only."""
    return _proposed(blocks)[0]


def likely(mends: Iterable[Mend], *, is_structured: bool = False) -> tuple[Mend, ...]:
    """Those of some proposals that are made unless somebody decides otherwise."""
    least = SURE_OF_PARAGRAPHS if is_structured else SURE_OF_LINES
    return tuple(mend for mend in mends if mend.confidence >= least)


def mended(blocks: Sequence[Block], mends: Iterable[Mend]) -> tuple[Paragraph, ...]:
    """The paragraphs that blocks are when these mends, and no others, are made."""
    chosen = tuple(mends)
    left = remains(blocks, chosen)
    return paragraphs(blocks, left, page(left.blocks), joins_of(chosen))


def _proposed(blocks: Sequence[Block]) -> tuple[tuple[Mend, ...], Page]:
    """All proposals, and the page that is left when the likely cuts and omissions are made."""
    cut = noise(blocks)
    done = [*cut, *omits(blocks, remains(blocks, likely(cut)))]
    left = remains(blocks, likely(done))
    seen = page(left.blocks)
    joined = joins(left, seen)
    done += [*joined, *hyphens(left, joined)]
    ordered = sorted(done, key=lambda mend: (mend.block, mend.kind, mend.start, mend.following))
    return tuple(ordered), seen
