"""What is left of blocks when parts of them are left out, and where each part stood."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.model.sources import MendKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model.sources import Block, Mend

HYPHENS = "-‐\u00ad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a block that is kept."""

    start: int
    """Code point in the block's text."""
    end: int
    cut: Mend | None = None
    """What was left out directly before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remains:
    """The blocks that are left, shortened."""

    blocks: tuple[Block, ...]
    """Their codes are left out, since these stand at offsets of the whole text."""
    indexes: tuple[int, ...]
    """Which block of all each of them is."""
    parts: tuple[tuple[Part, ...], ...]
    """What each of them was put together from."""
    hyphenated: frozenset[int]
    """Those whose last character, a hyphen, was left out; by their number among `blocks`."""

    def offset(self, index: int, at: int) -> int:
        """Where a code point of a block that is left stands in the whole block."""
        for part in self.parts[index]:
            if at < part.end - part.start:
                return part.start + at
            at -= part.end - part.start
        return self.parts[index][-1].end + at


def remains(blocks: Sequence[Block], mends: Iterable[Mend]) -> Remains:
    """What omitting and cutting leaves; a block of which nothing is left goes too."""
    cuts: dict[int, list[Mend]] = defaultdict(list)
    gone = set()
    for mend in mends:
        if mend.kind is MendKind.OMIT:
            gone.add(mend.block)
        elif mend.kind is MendKind.CUT:
            cuts[mend.block].append(mend)
    left: list[Block] = []
    indexes: list[int] = []
    found: list[tuple[Part, ...]] = []
    hyphenated = set()
    for index, block in enumerate(blocks):
        parts = _parts(block.text, cuts.get(index, ()))
        if index in gone or not parts:
            continue
        if block.text[parts[-1].end : parts[-1].end + 1] in tuple(HYPHENS):
            hyphenated.add(len(left))
        left.append(_shortened(blocks, index, parts, after=indexes[-1] if indexes else -1))
        indexes.append(index)
        found.append(parts)
    return Remains(
        blocks=tuple(left),
        indexes=tuple(indexes),
        parts=tuple(found),
        hyphenated=frozenset(hyphenated),
    )


def _parts(text: str, cuts: Sequence[Mend]) -> tuple[Part, ...]:
    parts: list[Part] = []
    done, last = 0, None
    for cut in sorted(cuts, key=lambda each: (each.start, each.end)):
        if cut.start > done:
            parts.append(Part(start=done, end=min(cut.start, len(text)), cut=last))
        if cut.end > done:
            done, last = cut.end, cut
    if done < len(text):
        parts.append(Part(start=done, end=len(text), cut=last))
    return tuple(parts)


def _shortened(blocks: Sequence[Block], index: int, parts: Sequence[Part], *, after: int) -> Block:
    block = blocks[index]
    is_whole = len(parts) == 1 and parts[0].end - parts[0].start == len(block.text)
    if is_whole and after + 1 == index and not block.codes:
        return block
    text = "".join(block.text[part.start : part.end] for part in parts)
    gap = block.gap
    if after + 1 < index and blocks[after + 1].gap:
        gap = max(0, gap - 1)  # the blank line was set around what is left out
    return replace(block, text=text, gap=gap, codes=())
