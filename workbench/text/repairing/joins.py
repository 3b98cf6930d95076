"""Which blocks are one paragraph: every join that is proposed, in order of the blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.segments import SegmentKind
from workbench.model.sources import Mend, MendKind
from workbench.text.repairing.kinds import kinds
from workbench.text.repairing.marks import open_brackets
from workbench.text.repairing.page import page
from workbench.text.repairing.seams import seam

if TYPE_CHECKING:
    from workbench.text.repairing.remains import Remains


def joins(left: Remains) -> list[Mend]:
    """The joins among the blocks that are left."""
    seen = page(left.blocks)
    found = kinds(seen)
    made: list[Mend] = []
    opened = ""
    for index in range(len(seen.blocks)):
        opened, _ = open_brackets(seen.texts[index], opened)
        is_prose = found[index : index + 2] == (SegmentKind.BODY, SegmentKind.BODY)
        joint = seam(seen, index, opened) if is_prose else None
        if joint is None:
            opened = ""
            continue
        made.append(
            Mend(
                kind=MendKind.JOIN,
                block=left.indexes[index],
                following=left.indexes[index + 1],
                reason=joint.reason,
                confidence=joint.confidence,
            )
        )
    return made
