"""Repair: the blocks of a page read as the paragraphs that its columns and lines broke.

Every join is a proposal with its reason and can be undone; nothing of the text is changed but
that a space is put between Latin words. A paragraph that breaks off where nothing continues it is
marked as a gap in the source and is not joined to what follows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.segments import SegmentKind
from workbench.model.sources import Block, Mend, MendKind, Paragraph, Piece
from workbench.text.joining import glue
from workbench.text.repairing.articles import articles
from workbench.text.repairing.kinds import kinds
from workbench.text.repairing.marks import Ending, open_brackets
from workbench.text.repairing.page import Page, page
from workbench.text.repairing.seams import Seam, seam
from workbench.text.repairing.shapes import is_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NOT_CONTINUED = "ends without a sentence end, and the next paragraph does not continue it"
_LAST = "ends without a sentence end, and nothing follows it"


def repair(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """The paragraphs of a page, their parts joined."""
    seen = page(blocks)
    found = kinds(seen)
    return _numbered(
        _paragraph(seen, first, seams, found[first]) for first, seams in _runs(seen, found)
    )


def keep(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """One paragraph for each block, with its kind and article, nothing joined."""
    seen = page(blocks)
    return _numbered(
        Paragraph(
            text=block.text,
            kind=kind,
            article=1,
            pieces=(Piece(block=index, start=0, at=0, length=len(block.text)),),
        )
        for index, (block, kind) in enumerate(zip(blocks, kinds(seen), strict=True))
    )


def _runs(seen: Page, found: Sequence[SegmentKind]) -> Iterator[tuple[int, list[Seam]]]:
    """The first block of each paragraph, with the seams to those that continue it."""
    first, seams, opened = 0, list[Seam](), ""
    for index in range(len(seen.blocks)):
        opened, _ = open_brackets(seen.texts[index], opened)
        is_prose = found[index : index + 2] == (SegmentKind.BODY, SegmentKind.BODY)
        joint = seam(seen, index, opened) if is_prose else None
        if joint is not None:
            seams.append(joint)
        else:
            yield first, seams
            first, seams, opened = index + 1, [], ""


def _paragraph(seen: Page, first: int, seams: Sequence[Seam], kind: SegmentKind) -> Paragraph:
    text = seen.texts[first]
    pieces = [Piece(block=first, start=0, at=0, length=len(text))]
    for offset, joint in enumerate(seams):
        block = first + offset
        part = seen.texts[block + 1]
        text += glue(text, part)
        mend = Mend(
            kind=MendKind.JOIN,
            block=block,
            following=block + 1,
            reason=joint.reason,
            confidence=joint.confidence,
        )
        pieces.append(Piece(block=block + 1, start=0, at=len(text), length=len(part), mend=mend))
        text += part
    return Paragraph(
        text=text,
        kind=kind,
        article=1,
        pieces=tuple(pieces),
        unfinished=_unfinished(seen, first + len(seams), kind),
    )


def _unfinished(seen: Page, last: int, kind: SegmentKind) -> str:
    """Why a paragraph that ends with a block looks cut off; empty when it does not."""
    is_open = seen.endings[last] in (Ending.OPEN, Ending.COMMA)
    if kind is not SegmentKind.BODY or not is_open or is_table(seen.texts[last]):
        return ""
    return _NOT_CONTINUED if last + 1 < len(seen.blocks) else _LAST


def _numbered(paragraphs: Iterator[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs with the numbers of their articles."""
    found = list(paragraphs)
    numbers = articles([each.kind for each in found], [each.text for each in found])
    return tuple(replace(each, article=number) for each, number in zip(found, numbers, strict=True))
