"""A source text with what may be mended in it, and what is, as it stands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.model.sources import MendKind
from workbench.text.made_mends import Made, Seen
from workbench.text.runs import Runs

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from workbench.model.sources import Block, Mend
    from workbench.text.tracing import Standing, Stretch


class MendState(StrEnum):
    """What became of a proposal."""

    ACCEPTED = "accepted"
    OPEN = "open"
    """It is not made, and would not be made by itself."""
    REFUSED = "refused"
    """It is not made, though it is likely enough to be made by itself."""
    CHANGED = "changed since"
    """Its words were corrected, joined or split otherwise, so that it fits no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A proposal with what became of it."""

    mend: Mend
    state: MendState
    number: int
    """Of the segment in which its block ends, from 1; of what is left out, that before it; 0
    where it would come first."""
    segment: int
    """What the store knows that segment by."""
    is_likely: bool
    """Whether it is made unless somebody decides otherwise."""
    hindrance: str = ""
    """Why it can't be decided on; empty where it can."""

    @property
    def is_accepted(self) -> bool:
        """Whether it is made."""
        return self.state is MendState.ACCEPTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Mendable:
    """A source text with all that may be mended in it."""

    name: str
    blocks: tuple[Block, ...]
    proposals: tuple[Proposed, ...]
    """In order of the blocks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What came of a decision."""

    accepted: int
    refused: int
    left: tuple[str, ...] = ()
    """Why something that was asked for stays as it is, a sentence for each reason."""


class MendableText:
    """Blocks beside the segments that they stand in, and what is proposed for them."""

    def __init__(
        self,
        blocks: tuple[Block, ...],
        mends: Sequence[Mend],
        usual: Collection[Mend],
        standing: Sequence[Standing],
        stretches: Sequence[Stretch],
        *,
        is_repaired: bool,
    ) -> None:
        """`usual` are the proposals that are made unless somebody decides otherwise.

        `is_repaired` says that they were, when the text was read.
        """
        self.blocks = blocks
        self.usual = frozenset(usual)
        self.is_repaired = is_repaired
        self.runs = Runs(standing, stretches)
        self.seen = Seen(blocks, mends, self.runs)
        self._known = frozenset(mends)

    def made(self) -> frozenset[Mend]:
        """The proposals that are made."""
        return frozenset(mend for mend in self._known if self.seen.made(mend) is Made.YES)

    def proposals(self) -> Iterator[Proposed]:
        """Every proposal with what became of it."""
        number = segment = 0
        places: list[tuple[int, int]] = []
        for block in range(len(self.blocks)):
            runs = self.runs.of_block(block)
            if runs:
                segment = runs[-1].segment
                number = self.runs.numbers[segment]
            places.append((number, segment))
        for mend in self.seen.mends:
            made = self.seen.made(mend)
            number, segment = places[mend.block]
            yield Proposed(
                mend=mend,
                state=self._state(mend, made),
                number=number,
                segment=segment,
                is_likely=mend in self.usual,
                hindrance=self._hindrance(mend, made),
            )

    def allowed(
        self, mends: Collection[Mend], wanted: Made, hindered: Callable[[int], str]
    ) -> tuple[list[Mend], list[str]]:
        """Those of some proposals that are as `wanted` and can be decided on, and why others can't.

        `hindered` says of a segment why it may not be changed, if that is so.
        """
        can: list[Mend] = []
        reasons: dict[str, None] = {}
        for mend in dict.fromkeys(mends):
            made = self.seen.made(mend) if mend in self._known else Made.CHANGED
            reason = self._hindrance(mend, made)
            if made is wanted:
                reason = next(filter(None, map(hindered, self._touched(mend))), "")
            if reason:
                reasons[reason] = None
            elif made is wanted:
                can.append(mend)
        return can, list(reasons)

    def _touched(self, mend: Mend) -> set[int]:
        """The segments that a proposal is about."""
        runs = self.runs.of_block(mend.block)
        if mend.kind is MendKind.JOIN:
            return {runs[-1].segment, self.runs.of_block(mend.following)[0].segment}
        return {run.segment for run in runs}

    def _state(self, mend: Mend, made: Made) -> MendState:
        if made is Made.YES:
            return MendState.ACCEPTED
        if made is Made.CHANGED:
            return MendState.CHANGED
        is_refused = self.is_repaired and mend in self.usual and made is Made.NO
        return MendState.REFUSED if is_refused else MendState.OPEN

    def _hindrance(self, mend: Mend, made: Made) -> str:
        if made is Made.CHANGED:
            return f"line {self.blocks[mend.block].line} was changed since"
        if made is Made.MOOT:
            both = (mend.block, mend.following) if mend.kind is MendKind.JOIN else (mend.block,)
            out = next(block for block in both if not self.runs.of_block(block))
            return f"line {self.blocks[out].line} is left out"
        return ""


def told(mends: Collection[Mend]) -> str:
    """How many proposals, and of what kind where they are of one."""
    kinds: dict[str, int] = defaultdict(int)
    for mend in mends:
        kinds[str(mend.kind)] += 1
    kind = next(iter(kinds)) if len(kinds) == 1 else "proposal"
    return f"1 {kind}" if len(mends) == 1 else f"{len(mends)} {kind}s"
