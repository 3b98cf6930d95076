"""Paragraphs put together from the blocks that joins make one, each character traced back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.model.segments import SegmentKind
from workbench.model.sources import MendKind, Paragraph, Piece
from workbench.text.coding import highest, renumbered
from workbench.text.joining import glue
from workbench.text.repairing.articles import articles
from workbench.text.repairing.kinds import kinds
from workbench.text.repairing.marks import Ending
from workbench.text.repairing.shapes import is_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.model.codes import Code
    from workbench.model.sources import Block, Mend
    from workbench.text.repairing.page import Page
    from workbench.text.repairing.remains import Remains

_NOT_CONTINUED = "ends without a sentence end, and the next paragraph does not continue it"
_LAST = "ends without a sentence end, and nothing follows it"
_TAIL = 60
"""Code points before a join that decide what is put between."""


def paragraphs(
    blocks: Sequence[Block], left: Remains, seen: Page, joins: Iterable[Mend]
) -> tuple[Paragraph, ...]:
    """The paragraphs of what is left of blocks, joined, in order of their first blocks.

    `seen` is the page that what is left is.
    """
    found = kinds(seen)
    made = [
        replace(
            _paragraph(blocks, left, chain),
            kind=found[chain[0][0]],
            unfinished=_unfinished(seen, chain[-1][0], found[chain[0][0]]),
        )
        for chain in _chains(left, joins)
    ]
    gaps = [blocks[each.pieces[0].block].gap for each in made]
    numbers = articles([each.kind for each in made], [each.text for each in made], gaps)
    return tuple(replace(each, article=number) for each, number in zip(made, numbers, strict=True))


_Chain = list[tuple[int, "Mend | None"]]
"""Blocks that are one paragraph, by their number among those left, each with its join."""


def _chains(left: Remains, joins: Iterable[Mend]) -> Iterator[_Chain]:
    """What the joins make one; of two that exclude each other the surer is taken."""
    at = {index: number for number, index in enumerate(left.indexes)}
    followers: dict[int, Mend] = {}
    joined: set[int] = set()
    for join in sorted(joins, key=lambda each: (-each.confidence, each.block, each.following)):
        is_there = join.block in at and join.following in at and join.block < join.following
        if is_there and join.block not in followers and join.following not in joined:
            followers[join.block] = join
            joined.add(join.following)
    for first, index in enumerate(left.indexes):
        if index in joined:
            continue
        chain: _Chain = [(first, None)]
        onward = followers.get(index)
        while onward is not None:
            chain.append((at[onward.following], onward))
            onward = followers.get(onward.following)
        yield chain


@dataclass(slots=True)
class _Growing:
    """A paragraph on its way."""

    texts: list[str] = field(default_factory=list)
    tail: str = ""
    length: int = 0
    pieces: list[Piece] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)
    highest: int = 0

    def add(self, text: str) -> None:
        self.texts.append(text)
        self.tail = (self.tail + text)[-_TAIL:]
        self.length += len(text)


def _paragraph(blocks: Sequence[Block], left: Remains, chain: _Chain) -> Paragraph:
    growing = _Growing()
    previous = -1
    for number, join in chain:
        if previous >= 0 and previous not in left.hyphenated:
            growing.add(glue(growing.tail, left.blocks[number].text))
        _add_block(growing, blocks[left.indexes[number]], left, number, join)
        previous = number
    return Paragraph(
        text="".join(growing.texts),
        kind=SegmentKind.BODY,
        article=1,
        pieces=tuple(growing.pieces),
        level=blocks[left.indexes[chain[0][0]]].level,
        codes=tuple(growing.codes),
    )


def _add_block(
    growing: _Growing, block: Block, left: Remains, number: int, join: Mend | None
) -> None:
    first = growing.length
    for part in left.parts[number]:
        is_first = growing.length == first
        growing.pieces.append(
            Piece(
                block=left.indexes[number],
                start=part.start,
                at=growing.length,
                length=part.end - part.start,
                mend=join if is_first else part.cut,
            )
        )
        growing.add(block.text[part.start : part.end])
    if block.codes:
        moved = [replace(code, offset=_offset(left, number, code.offset)) for code in block.codes]
        growing.codes += renumbered(moved, by=growing.highest, shift=first)
        growing.highest = highest(growing.codes)


def _offset(left: Remains, number: int, offset: int) -> int:
    """Code points of what is left of a block that stand before an offset of the whole block."""
    return sum(
        min(part.end, offset) - part.start for part in left.parts[number] if part.start < offset
    )


def _unfinished(seen: Page, last: int, kind: SegmentKind) -> str:
    """Why a paragraph that ends with a block looks cut off; empty when it does not."""
    is_open = seen.endings[last] in (Ending.OPEN, Ending.COMMA)
    if kind is not SegmentKind.BODY or not is_open or is_table(seen.texts[last]):
        return ""
    return _NOT_CONTINUED if last + 1 < len(seen.blocks) else _LAST


def joins_of(mends: Iterable[Mend]) -> list[Mend]:
    """The joins among mends."""
    return [mend for mend in mends if mend.kind is MendKind.JOIN]
