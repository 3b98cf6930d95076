"""Which proposals of repair are made in a text as it stands, however that came about."""

from __future__ import annotations

from collections import defaultdict
from enum import Enum, auto
from typing import TYPE_CHECKING

from workbench.model.sources import MendKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model.sources import Block, Mend
    from workbench.text.runs import Run, Runs


class Made(Enum):
    """Whether a proposal is made."""

    YES = auto()
    NO = auto()
    MOOT = auto()
    """It is not, and can't be as long as one of its blocks is left out."""
    CHANGED = auto()
    """Somebody changed the words that it is about, so that it fits no more."""


class Seen:
    """The proposals for some blocks, looked for in the text as it stands."""

    def __init__(self, blocks: Sequence[Block], mends: Iterable[Mend], runs: Runs) -> None:
        self.blocks = blocks
        self.runs = runs
        self.mends = tuple(mends)
        self._known: dict[Mend, Made] = {}
        self._cuts: dict[int, list[Mend]] = defaultdict(list)
        self._cuttable: dict[int, bytearray] = {}
        """By block: 1 for each code point that some proposal leaves out."""
        self._joins_from: dict[int, list[Mend]] = defaultdict(list)
        self._joins_to: dict[int, list[Mend]] = defaultdict(list)
        for mend in self.mends:
            if mend.kind is MendKind.CUT:
                self._cuts[mend.block].append(mend)
                length = len(blocks[mend.block].text)
                mask = self._cuttable.setdefault(mend.block, bytearray(length))
                mask[mend.start : mend.end] = b"\1" * len(mask[mend.start : mend.end])
            elif mend.kind is MendKind.JOIN:
                self._joins_from[mend.block].append(mend)
                self._joins_to[mend.following].append(mend)

    def made(self, mend: Mend) -> Made:
        """Whether a proposal is made."""
        if mend not in self._known:
            self._known[mend] = self._look(mend)
        return self._known[mend]

    def _look(self, mend: Mend) -> Made:
        if mend.kind is MendKind.JOIN:
            return self._join(mend)
        if mend.kind is MendKind.OMIT:
            return self._omit(mend.block)
        return self._cut(mend)

    def excluded(self, join: Mend) -> list[Mend]:
        """The joins that are made and can't be together with this one."""
        rivals = [*self._joins_from[join.block], *self._joins_to[join.following]]
        return [each for each in rivals if each != join and self._is_joined(each)]

    def can_be_cut(self, block: int, offset: int) -> bool:
        """Whether a code point of a block is of what some proposal leaves out."""
        return block in self._cuttable and self._cuttable[block][offset] == 1

    def cuts(self, block: int) -> Sequence[Mend]:
        """The proposals to leave out parts of a block."""
        return self._cuts.get(block, ())

    def neighbours(self, cut: Mend) -> tuple[int, int]:
        """The code points before and after a cut that no proposal leaves out.

        -1 and the length of the block where there is none.
        """
        before, after = cut.start - 1, cut.end
        while before >= 0 and self.can_be_cut(cut.block, before):
            before -= 1
        while after < len(self.blocks[cut.block].text) and self.can_be_cut(cut.block, after):
            after += 1
        return before, after

    def _join(self, join: Mend) -> Made:
        runs, followers = self.runs.of_block(join.block), self.runs.of_block(join.following)
        if not runs or not followers:
            return Made.MOOT
        if not self._is_whole_at_end(join.block) or not self._is_whole_at_start(join.following):
            return Made.CHANGED
        if self._is_joined(join):
            return Made.YES
        after, before = self.runs.after(runs[-1]), self.runs.before(followers[0])
        is_free = after is None or self._is_proposed(runs[-1], after)
        is_free = is_free and (before is None or self._is_proposed(before, followers[0]))
        return Made.NO if is_free else Made.CHANGED

    def _is_joined(self, join: Mend) -> bool:
        runs, followers = self.runs.of_block(join.block), self.runs.of_block(join.following)
        return bool(runs and followers) and self.runs.after(runs[-1]) == followers[0]

    def _is_proposed(self, run: Run, after: Run) -> bool:
        """Whether two runs that follow one another are joined by another proposal."""
        return any(each.following == after.block for each in self._joins_from[run.block])

    def _is_whole_at_end(self, block: int) -> bool:
        last = self.runs.of_block(block)[-1]
        stretch = last.stretches[-1]
        end, length = stretch.start + stretch.length, len(self.blocks[block].text)
        is_followed = last.end > stretch.at + stretch.length
        return not is_followed and all(self.can_be_cut(block, at) for at in range(end, length))

    def _is_whole_at_start(self, block: int) -> bool:
        first = self.runs.of_block(block)[0]
        is_preceded = first.start < first.stretches[0].at
        start = first.stretches[0].start
        return not is_preceded and all(self.can_be_cut(block, at) for at in range(start))

    def _omit(self, block: int) -> Made:
        runs = self.runs.of_block(block)
        if not runs:
            return Made.YES
        is_whole = all(
            self.runs.held(block, at) is not None or self.can_be_cut(block, at)
            for at in range(len(self.blocks[block].text))
        )
        return Made.NO if is_whole and all(run.is_plain for run in runs) else Made.CHANGED

    def _cut(self, cut: Mend) -> Made:
        before, after = self.neighbours(cut)
        is_there = [self.runs.held(cut.block, at) is not None for at in range(cut.start, cut.end)]
        if not self.runs.of_block(cut.block):
            is_all = before < 0 and after >= len(self.blocks[cut.block].text)
            return Made.YES if is_all else Made.MOOT
        if any(is_there):
            return Made.NO if all(is_there) and self._is_one_stretch(cut) else Made.CHANGED
        is_first, is_last = before < 0, after >= len(self.blocks[cut.block].text)
        left = None if is_first else self.runs.held(cut.block, before)
        right = None if is_last else self.runs.held(cut.block, after)
        if (left is None and not is_first) or (right is None and not is_last):
            return Made.CHANGED
        if left is None or right is None or left.segment != right.segment:
            return Made.YES
        between = sum(self.runs.held(cut.block, at) is not None for at in range(before + 1, after))
        return Made.YES if right.at - left.at - 1 == between else Made.CHANGED

    def _is_one_stretch(self, cut: Mend) -> bool:
        """Whether what would be cut stands in one piece."""
        first = self.runs.held(cut.block, cut.start)
        last = self.runs.held(cut.block, cut.end - 1)
        return (
            first is not None
            and last is not None
            and first.segment == last.segment
            and last.at - first.at == cut.end - 1 - cut.start
        )
