"""A source text that was read and not stored yet, while its repair is decided on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.services.importing import Proposal, Repair
from workbench.services.mendable import Decided, Mendable, MendableText
from workbench.text.made_mends import Made
from workbench.text.regrouping import regroup
from workbench.text.repair import likely, mended, propose
from workbench.text.tracing import Standing, Stretch

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbench.model.sources import Mend


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """What was read, with the proposals that are to be made."""

    proposal: Proposal
    mends: tuple[Mend, ...]
    chosen: frozenset[Mend]

    def settled(self) -> Proposal:
        """What is to be stored."""
        if self.proposal.text.is_bilingual:
            return self.proposal
        made = tuple(mend for mend in self.mends if mend in self.chosen)
        paragraphs = mended(self.proposal.text.blocks, made)
        return replace(self.proposal, paragraphs=paragraphs, mends=made)


def begin(proposal: Proposal) -> Pending:
    """With what would be made by itself; nothing where the text was read without repair."""
    text = proposal.text
    mends = () if text.is_bilingual else propose(text.blocks)
    usual = likely(mends, is_structured=text.is_structured)
    is_repaired = proposal.repair is Repair.AUTO
    return Pending(proposal=proposal, mends=mends, chosen=frozenset(usual if is_repaired else ()))


def mendable(pending: Pending) -> Mendable:
    """What may be mended, and what is to be."""
    text = _text(pending)
    return Mendable(
        name=pending.proposal.name, blocks=text.blocks, proposals=tuple(text.proposals())
    )


def decide(
    pending: Pending, accept: Collection[Mend], refuse: Collection[Mend]
) -> tuple[Pending, Decided]:
    """Chooses proposals, and leaves others. Raises Refused where nothing of it can be done."""
    text = _text(pending)
    wanted, reasons = text.allowed(accept, Made.NO, lambda _segment: "")
    unwanted, others = text.allowed(refuse, Made.YES, lambda _segment: "")
    usual = text.usual if text.is_repaired else ()
    after = regroup(text.seen, wanted, unwanted, usual=usual)
    gained = [mend for mend in wanted if mend not in after.left]
    left = tuple(dict.fromkeys((*reasons, *others, *after.told_left())))
    if left and not gained and not unwanted:
        raise Refused(left[0], hint="nothing was changed")
    if not after.groups:
        raise Refused("nothing would be left of the text", hint="leave a paragraph")
    decided = Decided(accepted=len(gained), refused=len(unwanted), left=left)
    return replace(pending, chosen=after.made), decided


def _text(pending: Pending) -> MendableText:
    """The text as it would stand; its segments are numbered as they would be."""
    source = pending.proposal.text
    paragraphs = mended(source.blocks, pending.chosen)
    return MendableText(
        source.blocks,
        pending.mends,
        likely(pending.mends, is_structured=source.is_structured),
        [Standing(segment=at, text=each.text) for at, each in enumerate(paragraphs, 1)],
        [
            Stretch(
                block=piece.block,
                start=piece.start,
                segment=at,
                at=piece.at,
                length=piece.length,
            )
            for at, each in enumerate(paragraphs, 1)
            for piece in each.pieces
        ],
        is_repaired=pending.proposal.repair is Repair.AUTO,
    )
