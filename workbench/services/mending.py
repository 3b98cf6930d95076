"""Proposals of repair for a document of the project: accepted, refused, and taken back.

Whether a proposal is made is told from the document as it stands, so that it does not matter who
did it and by which way. What is decided at once is one change, which can be undone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.sources import MendKind
from workbench.services import mend_writing, tracing
from workbench.services.importing import Repair
from workbench.text.made_mends import Made, Seen
from workbench.text.regrouping import regroup
from workbench.text.repair import likely, mended, propose
from workbench.text.runs import Runs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from workbench.model.sources import Block, Mend
    from workbench.services.tracing import Trace
    from workbench.store.project import Store


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
    """Of the segment in which its block stands, from 1; of what is left out, that before it; 0
    where it would come first."""
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


def of_document(store: Store, document: int) -> Mendable:
    """What may be mended in a document, and what is."""
    with store.snapshot():
        text = _Text(store, document)
        names = {row: each.name for row, each in store.documents.all()}
    return Mendable(name=names[document], blocks=text.blocks, proposals=tuple(text.proposals()))


def segment_of(store: Store, document: int, mend: Mend) -> int | None:
    """The row of the segment in which the block of a proposal stands, else that before it."""
    text = _Text(store, document)
    number = text.number(mend.block)
    return store.segments.row_of_number(document, max(1, number))


def decide(
    store: Store, document: int, accept: Collection[Mend], refuse: Collection[Mend], author: str
) -> Decided:
    """Makes proposals, and makes others undone, as one change.

    What is as asked already stays; so does what does not fit any more, and what would change a
    final segment. Raises Refused where for such reasons nothing at all can be done.
    """
    with store.transaction():
        text = _Text(store, document)
        wanted, unwanted, left = text.allowed(store, accept, refuse)
        after = regroup(text.seen, wanted, unwanted, usual=text.usual())
        made = {mend for mend in text.mends if text.seen.made(mend) is Made.YES}
        left += [f"{len(after.left)} exclude one that is made"] if after.left else []
        gained, lost = set(wanted) - set(after.left), set(unwanted)
        if not gained and not lost:
            if left:
                raise Refused(left[0], hint="nothing was changed")
            return Decided(accepted=0, refused=0)
        with store.journal.change(_label(gained, lost), author) as change:
            mend_writing.write(
                store,
                change,
                document,
                text.trace,
                after,
                (mended(text.blocks, made), mended(text.blocks, after.made)),
            )
    return Decided(accepted=len(gained), refused=len(lost), left=tuple(left))


class _Text:
    """A document as it stands, beside what repair proposes for its file."""

    def __init__(self, store: Store, document: int) -> None:
        repair, self._is_structured = store.documents.editions.reading(document)
        self._is_repaired = repair == Repair.AUTO
        self.blocks = store.documents.editions.blocks(document)
        self.mends = propose(self.blocks)
        self._likely = frozenset(likely(self.mends, is_structured=self._is_structured))
        self.trace: Trace = tracing.of_document(store, document)
        self._runs = Runs(self.trace.standing, self.trace.stretches)
        self.seen = Seen(self.blocks, self.mends, self._runs)

    def usual(self) -> frozenset[Mend]:
        """What is made in a block that comes in again."""
        return self._likely if self._is_repaired else frozenset()

    def number(self, block: int) -> int:
        """Of the segment in which a block stands, else of the last before it; 0 for none."""
        runs: Sequence[object] = ()
        while block >= 0:
            runs = self._runs.of_block(block)
            if runs:
                return self._runs.numbers[self._runs.of_block(block)[-1].segment]
            block -= 1
        return 0

    def proposals(self) -> Iterator[Proposed]:
        """Every proposal with what became of it."""
        number = 0
        numbers: dict[int, int] = {}
        for block in range(len(self.blocks)):
            runs = self._runs.of_block(block)
            number = self._runs.numbers[runs[-1].segment] if runs else number
            numbers[block] = number
        for mend in self.mends:
            made = self.seen.made(mend)
            yield Proposed(
                mend=mend,
                state=self._state(mend, made),
                number=numbers[mend.block],
                is_likely=mend in self._likely,
                hindrance=_hindrance(self.blocks, mend, made, self._runs),
            )

    def allowed(
        self, store: Store, accept: Collection[Mend], refuse: Collection[Mend]
    ) -> tuple[list[Mend], list[Mend], list[str]]:
        """What of a decision is new and can be done, and why the rest can't."""
        reasons: dict[str, None] = {}
        locked = store.segments.locked()
        known = frozenset(self.mends)

        def can(mend: Mend, wanted: Made) -> bool:
            made = self.seen.made(mend) if mend in known else Made.CHANGED
            if made is not wanted:
                reason = _hindrance(self.blocks, mend, made, self._runs)
                reasons.update({reason: None} if reason else {})
                return False
            for segment in self._touched(mend):
                number = self._runs.numbers[segment]
                if segment in locked:
                    reasons[f"segment {number} is final"] = None
                    return False
                if mend.kind is not MendKind.CUT and store.wordings.open_conflicts(segment):
                    reasons[f"segment {number} has two wordings; decide which stands"] = None
                    return False
            return True

        wanted = [mend for mend in accept if can(mend, Made.NO)]
        unwanted = [mend for mend in refuse if can(mend, Made.YES)]
        return wanted, unwanted, list(reasons)

    def _touched(self, mend: Mend) -> set[int]:
        """The segments that a proposal is about."""
        runs = [*self._runs.of_block(mend.block)]
        if mend.kind is MendKind.JOIN:
            runs = [runs[-1], self._runs.of_block(mend.following)[0]]
        elif mend.kind is MendKind.CUT:
            before, after = self.seen.neighbours(mend)
            ends = (before, mend.start, after)
            held = [self._runs.held(mend.block, at) for at in ends if at >= 0]
            return {each.segment for each in held if each is not None}
        return {run.segment for run in runs}

    def _state(self, mend: Mend, made: Made) -> MendState:
        if made is Made.YES:
            return MendState.ACCEPTED
        if made is Made.CHANGED:
            return MendState.CHANGED
        is_refused = self._is_repaired and mend in self._likely and made is Made.NO
        return MendState.REFUSED if is_refused else MendState.OPEN


def _hindrance(blocks: Sequence[Block], mend: Mend, made: Made, runs: Runs) -> str:
    if made is Made.CHANGED:
        return f"line {blocks[mend.block].line} was changed since"
    if made is Made.MOOT:
        both = (mend.block, mend.following) if mend.kind is MendKind.JOIN else (mend.block,)
        out = next(block for block in both if not runs.of_block(block))
        return f"line {blocks[out].line} is left out"
    return ""


def _label(gained: Collection[Mend], lost: Collection[Mend]) -> str:
    deeds = [
        f"{deed} {told(mends)}" for deed, mends in (("accept", gained), ("refuse", lost)) if mends
    ]
    return " and ".join(deeds) + " of repair"


def told(mends: Collection[Mend]) -> str:
    """How many proposals, and of what kind where they are of one."""
    kinds = {str(mend.kind) for mend in mends}
    kind = kinds.pop() if len(kinds) == 1 else "proposal"
    return f"a {kind}" if len(mends) == 1 else f"{len(mends)} {kind}s"
