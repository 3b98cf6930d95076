"""Which blocks are one paragraph: every join that is proposed, in order of the blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.segments import SegmentKind
from workbench.model.sources import Mend, MendKind
from workbench.text.repairing import shapes
from workbench.text.repairing.chain import MOST_INSERTED
from workbench.text.repairing.kinds import kinds
from workbench.text.repairing.marks import Ending, open_brackets
from workbench.text.repairing.seams import Seam, across, closing, dangling, seam
from workbench.text.repairing.words import known_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.text.repairing.chain import Reading
    from workbench.text.repairing.page import Page
    from workbench.text.repairing.remains import Remains

_LEAST = 0.02
"""The probability from which a join is proposed at all."""
_MOST = 0.99
_UNIT = 0.95
_PAST, _HARDLY = 0.65, 0.4


def joins(left: Remains, seen: Page) -> list[Mend]:
    """The joins among the blocks that are left, of which `seen` is the page."""
    found = [
        *(_of_lines(seen, seen.reading) if seen.reading else _of_blocks(seen)),
        *_of_units(seen),
    ]
    return [
        Mend(
            kind=MendKind.JOIN,
            block=left.indexes[index],
            following=left.indexes[after],
            reason=joint.reason,
            confidence=joint.confidence,
        )
        for index, after, joint in sorted(found, key=lambda each: each[:2])
    ]


_Joint = tuple[int, int, Seam]


def _of_blocks(seen: Page) -> Iterator[_Joint]:
    """The joins of a page whose blocks have the length that they need."""
    found = kinds(seen)
    opened = ""
    for index in range(len(seen.blocks)):
        opened, _ = open_brackets(seen.texts[index], opened)
        is_prose = found[index : index + 2] == (SegmentKind.BODY, SegmentKind.BODY)
        is_free = is_prose and not (seen.blocks[index].kind or seen.blocks[index + 1].kind)
        joint = seam(seen, index, opened) if is_free else None
        if joint is None:
            yield from _past(seen, found, index, opened)
            opened = ""
        else:
            yield index, index + 1, joint


def _past(seen: Page, found: Sequence[SegmentKind], index: int, opened: str) -> Iterator[_Joint]:
    """The join of a paragraph that breaks off to its rest past a headline or captions."""
    after = index + 1
    while (
        after < len(found)
        and after - index <= MOST_INSERTED
        and _may_stand_amid(seen, found, after)
    ):
        after += 1
    is_prose = after > index + 1 and after < len(found) and found[after] is SegmentKind.BODY
    is_free = found[index] is SegmentKind.BODY and not seen.blocks[index].kind
    if not (is_prose and is_free) or seen.blocks[after].kind or seen.starts(after):
        return
    if seen.endings[index] not in (Ending.OPEN, Ending.COMMA):
        return
    joint = _joint_past(seen, index, after, opened)
    yield index, after, replace(joint, reason=f"{joint.reason}, past what stands between")


def _joint_past(seen: Page, index: int, after: int, opened: str) -> Seam:
    """What speaks for a join past other blocks, which is less sure than one of neighbours."""
    strong = dangling(seen, after) or across(seen, index, after)
    if strong is not None:
        return strong
    shut = closing(seen, after, opened)
    if shut is not None:
        return replace(shut, confidence=_PAST)
    word = known_word(seen.texts[index], seen.texts[after])
    if word:
        reason = f"no sentence end, and the word {word} runs across the break"
        return Seam(reason=reason, confidence=_PAST)
    return Seam(reason="no sentence end before the break", confidence=_HARDLY)


def _may_stand_amid(seen: Page, found: Sequence[SegmentKind], index: int) -> bool:
    is_title = found[index] in (SegmentKind.HEADLINE, SegmentKind.CAPTION)
    return is_title or shapes.is_shot(seen.texts[index])


def _of_lines(seen: Page, reading: Reading) -> Iterator[_Joint]:
    """The joins of a page whose lines are wrapped, each with its probability."""
    for (index, after), probability in reading.joins.items():
        if probability >= _LEAST and index not in seen.units:
            confidence = round(min(_MOST, probability), 2)
            yield index, after, Seam(reason=_reason(seen, index, after), confidence=confidence)


def _of_units(seen: Page) -> Iterator[_Joint]:
    """The joins of credits and captions that were broken."""
    for index, kind in seen.units.items():
        if not (seen.blocks[index].kind or seen.blocks[index + 1].kind):
            yield index, index + 1, Seam(reason=f"a {kind} that goes on", confidence=_UNIT)


def _reason(seen: Page, index: int, after: int) -> str:
    """What speaks most for a join of lines."""
    joint = dangling(seen, after) or across(seen, index, after)
    joint = joint or closing(seen, after, open_brackets(seen.texts[index])[0])
    if joint is not None:
        reason = joint.reason
    elif seen.layout.hanging and seen.blocks[after].indent:
        reason = "the next line hangs under it"
    elif seen.endings[index] in (Ending.OPEN, Ending.COMMA):
        reason = f"no sentence end, and the line fills the {seen.layout.wrap} columns"
        if not seen.layout.is_full(index):
            reason = "no sentence end before the break"
    elif seen.layout.indents and not seen.blocks[after].indent:
        reason = "every paragraph here is indented, but not what follows"
    elif seen.layout.gaps:
        reason = "a full line, and no blank line follows"
    else:
        reason = f"the line fills the {seen.layout.wrap} columns"
    return reason if after == index + 1 else f"{reason}, past what stands between"
