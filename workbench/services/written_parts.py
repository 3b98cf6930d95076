"""What segments put in the place of a block when their document is written back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.model.segments import State
from workbench.model.sources import Filling
from workbench.text.carrying import lacking
from workbench.text.coding import highest, renumbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.codes import Code
    from workbench.model.segments import Pair, Segment, Target
    from workbench.model.sources import Rendering

_ORDER = tuple(State)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one segment puts in the place of a block."""

    segment: Segment
    text: str
    codes: tuple[Code, ...]
    lacked: tuple[Code, ...] = ()
    """What the target may not do without and has not, at its end."""
    is_target: bool = False
    state: State = State.INITIAL
    author: str = ""
    time: str = ""

    @property
    def most(self) -> int:
        """The greatest number of its codes, also of those that a translation did without."""
        return max(highest(self.segment.codes), highest(self.codes))


def own_codes(segment: Segment, target: Target) -> tuple[tuple[Code, ...], tuple[Code, ...]]:
    """The codes of a target that are its own, and those that it lacks, at its end."""
    own = {(code.kind, code.number) for code in segment.codes}
    codes = tuple(
        code for code in target.codes if code.is_deletable or (code.kind, code.number) in own
    )  # the others went with what was split off
    end = len(target.text)
    return codes, tuple(replace(code, offset=end) for code in lacking(segment.codes, codes))


def target_part(pair: Pair, rendering: Rendering) -> Part:
    """What a segment of a bilingual file puts there: its target, or nothing.

    What the file has already stays as it is, also where it lacks codes.
    """
    segment, target = pair.segment, pair.target
    codes: tuple[Code, ...] = target.codes
    lacked: tuple[Code, ...] = ()
    is_other = (target.text, target.codes) != (rendering.target, rendering.codes)
    if is_other and target.text:
        codes, lacked = own_codes(segment, target)
    return Part(
        segment=segment,
        text=target.text,
        codes=codes,
        lacked=lacked,
        is_target=True,
        state=target.state,
        author=target.author,
        time=target.time,
    )


def target_filling(locator: str, rendering: Rendering, parts: Sequence[Part]) -> Filling:
    """The target of a block of a bilingual file, out of those of the segments that it became.

    It has come as far as the least of them; where one of them is missing, it is a draft. The last
    who wrote on it is its author. Where no segment is left of it, it stays as the file has it.
    """
    if not parts:
        return Filling(
            locator=locator,
            text=rendering.target,
            codes=rendering.codes,
            state=rendering.state,
            author=rendering.author,
            time=rendering.time,
        )
    text, by = "", 0
    codes: list[Code] = []
    for part in parts:
        if text and part.text:
            text += " "
        codes += renumbered((*part.codes, *part.lacked), by=by, shift=len(text))
        by += part.most
        text += part.text
    last = max(parts, key=lambda part: part.time)
    state = min((part.state for part in parts), key=_ORDER.index)
    return Filling(
        locator=locator,
        text=text,
        codes=tuple(codes),
        state=State.of_draft(text) if state is State.INITIAL else state,
        author=last.author,
        time=last.time,
    )
