"""A regrouping of segments under way: what stood before, and what was decided so far."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.model.regrouped import NEW

if TYPE_CHECKING:
    from workbench.model.codes import Code
    from workbench.model.regrouped import Group, Part, Regrouped
    from workbench.model.segments import Pair
    from workbench.model.sources import Paragraph
    from workbench.store.change_sets import ChangeSet
    from workbench.store.project import Store


@dataclass(slots=True, kw_only=True)
class MendWork:
    """What the steps of writing a regrouping share."""

    store: Store
    change: ChangeSet
    document: int
    after: Regrouped
    before: dict[int, Paragraph]
    """By the first block: the paragraphs of the file as it was mended until now."""
    mended: dict[int, Paragraph]
    """The same as it is mended from now on."""
    pairs: dict[int, Pair]
    """By the row of the segment, as they stood before."""
    rows: list[int] = field(default_factory=list)
    """By index of the group: the row of its segment."""
    codes: dict[tuple[int, int], tuple[Code, ...]] = field(default_factory=dict)
    """By segment and start of a part: its codes, counted from there."""
    raised: dict[tuple[int, int], int] = field(default_factory=dict)
    """By index of the group and segment: what the numbers of its codes rise by in there."""

    def touched(self) -> list[tuple[int, Group]]:
        """The groups that are no segment as it stands, each with its index."""
        return [
            (at, group)
            for at, group in enumerate(self.after.groups)
            if not self.is_whole(group) or group.parts[0].edits
        ]

    def is_whole(self, group: Group) -> bool:
        """Whether a group has all runs of the segment that it goes on from, and nothing else."""
        part = group.parts[0]
        if len(group.parts) > 1 or part.segment in (NEW, *self.after.homes):
            return False
        length = len(self.pairs[part.segment].segment.source)
        return part.segment == group.segment and (part.start, part.end) == (0, length)

    def base(self, at: int) -> Pair | None:
        """The pair that a group goes on from, as it stood; None for what is new."""
        return self.pairs.get(self.rows[at])

    def parts_by_segment(self) -> dict[int, list[tuple[Part, int]]]:
        """The parts of each segment, each with the index of its group."""
        found: dict[int, list[tuple[Part, int]]] = defaultdict(list)
        for at, group in enumerate(self.after.groups):
            for part in group.parts:
                if part.segment != NEW:
                    found[part.segment].append((part, at))
        return found

    def paragraph(self, group: Group) -> Paragraph | None:
        """The paragraph of the mended file that begins where a group does."""
        return _beginning(self.mended, group)

    def paragraph_before(self, group: Group) -> Paragraph | None:
        """The one that began there until now."""
        return _beginning(self.before, group)


def _beginning(paragraphs: dict[int, Paragraph], group: Group) -> Paragraph | None:
    found = paragraphs.get(group.place[0])
    return found if found is not None and found.pieces[0].start == group.place[1] else None
