"""What a newer version of a file did to the segments of its document, for people and programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.updated import ChangedSource, MovedSource, Updated
from workbench.services.update_plan import Fate, Plan
from workbench.text.joining import joined
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.model.segments import Pair
    from workbench.model.sources import Paragraph
    from workbench.services.importing import Proposal


def report(plan: Plan, pairs: Mapping[int, Pair], proposal: Proposal, document: str) -> Updated:
    """What became of each segment, by the numbers that they have afterwards."""
    changed: list[ChangedSource] = []
    came: list[MovedSource] = []
    moved: list[MovedSource] = []
    kept, number = 0, 1
    for at, index in plan.order():
        if at < 0:
            came.append(MovedSource(number=number, text=proposal.paragraphs[index].text))
            number += 1
            continue
        run = plan.runs[at]
        own = [pairs[segment] for segment in run.segments]
        if run.fate is Fate.CHANGED and own:
            changed.append(_changed(number, own, [proposal.paragraphs[i] for i in run.paragraphs]))
            number += 1
            continue
        if at in plan.moved:
            moved += [
                MovedSource(number=number + offset, text=pair.segment.source)
                for offset, pair in enumerate(own)
            ]
        kept += len(own)
        number += len(own)
    gone = [pairs[row] for run in plan.runs if run.fate is Fate.GONE for row in run.segments]
    return Updated(
        document=document,
        kept=kept,
        changed=tuple(changed),
        came=tuple(came),
        gone=tuple(
            MovedSource(number=pair.segment.number, text=pair.segment.source) for pair in gone
        ),
        moved=tuple(moved),
        warnings=proposal.text.warnings,
    )


def _changed(number: int, own: Sequence[Pair], newer: Sequence[Paragraph]) -> ChangedSource:
    return ChangedSource(
        number=number,
        before="".join(pair.segment.source for pair in own),
        after=joined_text(newer),
        target=english_of(own),
    )


def english_of(pairs: Iterable[Pair]) -> str:
    """The English of several pairs as one text."""
    return " ".join(filter(has_text, (pair.target.text for pair in pairs)))


def joined_text(paragraphs: Sequence[Paragraph]) -> str:
    """Several paragraphs as one."""
    text = paragraphs[0].text
    for each in paragraphs[1:]:
        text = joined(text, each.text)
    return text
