"""Proposals of repair for a document of the project: accepted, refused, and taken back.

Whether a proposal is made is told from the document as it stands, so that it does not matter who
did it and by which way. What is decided at once is one change, which can be undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.services import mend_writing, tracing
from workbench.services.importing import Repair
from workbench.services.mendable import Decided, Mendable, MendableText, told
from workbench.text.made_mends import Made
from workbench.text.regrouping import regroup
from workbench.text.repair import likely, mended, propose

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbench.model.sources import Mend
    from workbench.services.tracing import Trace
    from workbench.store.project import Store


def of_document(store: Store, document: int) -> Mendable:
    """What may be mended in a document, and what is."""
    with store.snapshot():
        text, _ = _read(store, document)
        names = {row: each.name for row, each in store.documents.all()}
    return Mendable(name=names[document], blocks=text.blocks, proposals=tuple(text.proposals()))


def decide(
    store: Store, document: int, accept: Collection[Mend], refuse: Collection[Mend], author: str
) -> Decided:
    """Makes proposals, and makes others undone, as one change.

    What is as asked already stays; so does what does not fit any more, and what would change a
    final segment. Raises Refused where for such reasons nothing at all can be done.
    """
    with store.transaction():
        text, trace = _read(store, document)
        locked = store.segments.locked()

        def hindered(segment: int) -> str:
            number = text.runs.numbers[segment]
            if segment in locked:
                return f"segment {number} is final"
            if store.wordings.open_conflicts(segment):
                return f"segment {number} has two wordings, and nobody has decided"
            return ""

        wanted, reasons = text.allowed(accept, Made.NO, hindered)
        unwanted, others = text.allowed(refuse, Made.YES, hindered)
        usual = text.usual if text.is_repaired else ()
        after = regroup(text.seen, wanted, unwanted, usual=usual)
        gained = [mend for mend in wanted if mend not in after.left]
        left = list(dict.fromkeys((*reasons, *others, *after.told_left())))
        if not gained and not unwanted:
            if left:
                raise Refused(left[0], hint="nothing was changed")
            return Decided(accepted=0, refused=0)
        if not after.groups:
            raise Refused("nothing would be left of the text", hint="leave a paragraph")
        with store.journal.change(_label(gained, unwanted), author) as change:
            paragraphs = mended(text.blocks, text.made()), mended(text.blocks, after.made)
            mend_writing.write(store, change, document, trace, after, paragraphs)
    return Decided(accepted=len(gained), refused=len(unwanted), left=tuple(left))


def _read(store: Store, document: int) -> tuple[MendableText, Trace]:
    repair, is_structured = store.documents.editions.reading(document)
    blocks = store.documents.editions.blocks(document)
    mends = () if repair == Repair.NEVER else propose(blocks)
    trace = tracing.of_document(store, document)
    text = MendableText(
        blocks,
        mends,
        likely(mends, is_structured=is_structured),
        trace.standing,
        trace.stretches,
        is_repaired=repair == Repair.AUTO,
    )
    return text, trace


def _label(gained: Collection[Mend], lost: Collection[Mend]) -> str:
    deeds = [f"{deed} {told(of)}" for deed, of in (("accept", gained), ("refuse", lost)) if of]
    return f"{' and '.join(deeds)} of repair"
