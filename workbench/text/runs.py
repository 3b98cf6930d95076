"""The words of blocks as they stand in segments: one run for each block that a segment has."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.text.tracing import Standing, Stretch

RETYPED = -1
"""The block of a run that is of none, because its segment was corrected throughout."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Where a code point of a block stands."""

    segment: int
    at: int
    """Code point in the segment's source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A part of a segment's source that is of one block."""

    segment: int
    place: int
    """Index among the runs of its segment."""
    block: int
    start: int
    """Code point in the source as it stands; what is only put between two runs is in neither."""
    end: int
    stretches: tuple[Stretch, ...]
    """What of it is traced to the block, in order."""
    is_plain: bool
    """Whether nothing but white space stands in it that is not of the block."""


class Runs:
    """The runs of all segments that stand."""

    def __init__(self, standing: Sequence[Standing], stretches: Iterable[Stretch]) -> None:
        traced: dict[int, list[Stretch]] = defaultdict(list)
        for stretch in stretches:
            traced[stretch.segment].append(stretch)
        self.texts = {each.segment: each.text for each in standing}
        self.numbers = {each.segment: number for number, each in enumerate(standing, 1)}
        """Of the segments, from 1."""
        self.of_segment = {
            each.segment: _runs(each.segment, each.text, traced[each.segment]) for each in standing
        }
        """In the order in which the segments stand."""
        self._of_block: dict[int, list[Run]] = defaultdict(list)
        self._stretches: dict[int, list[Stretch]] = defaultdict(list)
        for runs in self.of_segment.values():
            for run in runs:
                self._of_block[run.block].append(run)
                self._stretches[run.block] += run.stretches
        for found in self._stretches.values():
            found.sort(key=_start)

    def of_block(self, block: int) -> Sequence[Run]:
        """The runs of a block, in order; none where it is left out."""
        return self._of_block.get(block, ())

    def held(self, block: int, offset: int) -> Held | None:
        """Where a code point of a block stands; None where it does not."""
        stretches = self._stretches.get(block, ())
        at = bisect_right(stretches, offset, key=_start) - 1
        if at < 0 or offset >= stretches[at].start + stretches[at].length:
            return None
        stretch = stretches[at]
        return Held(segment=stretch.segment, at=stretch.at + offset - stretch.start)

    def after(self, run: Run) -> Run | None:
        """The run that follows in the same segment; None at its end."""
        runs = self.of_segment[run.segment]
        return runs[run.place + 1] if run.place + 1 < len(runs) else None

    def before(self, run: Run) -> Run | None:
        """The run before it in the same segment; None at its beginning."""
        return self.of_segment[run.segment][run.place - 1] if run.place else None


def _start(stretch: Stretch) -> int:
    return stretch.start


def _runs(segment: int, text: str, stretches: Sequence[Stretch]) -> tuple[Run, ...]:
    groups: list[list[Stretch]] = []
    for stretch in sorted(stretches, key=lambda each: each.at):
        if groups and groups[-1][-1].block == stretch.block:
            groups[-1].append(stretch)
        else:
            groups.append([stretch])
    if not groups:
        whole = Run(
            segment=segment,
            place=0,
            block=RETYPED,
            start=0,
            end=len(text),
            stretches=(),
            is_plain=False,
        )
        return (whole,)
    starts = [0, *(group[0].at for group in groups[1:])]
    ends = []
    for group, following in zip(groups, [*starts[1:], len(text)], strict=True):
        end = group[-1].at + group[-1].length
        is_last = group is groups[-1]
        ends.append(following if is_last or text[end:following].strip() else end)
    return tuple(
        Run(
            segment=segment,
            place=place,
            block=group[0].block,
            start=start,
            end=end,
            stretches=tuple(group),
            is_plain=_is_plain(text, start, end, group),
        )
        for place, (group, start, end) in enumerate(zip(groups, starts, ends, strict=True))
    )


def _is_plain(text: str, start: int, end: int, stretches: Sequence[Stretch]) -> bool:
    done = start
    for stretch in stretches:
        if text[done : stretch.at].strip():
            return False
        done = stretch.at + stretch.length
    return not text[done:end].strip()
