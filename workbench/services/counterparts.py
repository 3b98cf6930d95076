"""Which segment of one project is which of another: a copy of it, or the same text."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.segments import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterparts:
    """The segments of two projects, side by side."""

    both: tuple[tuple[Pair, Pair], ...]
    """(mine, theirs), in the order of mine."""
    only_mine: tuple[Pair, ...]
    only_theirs: tuple[Pair, ...]


def counterparts(mine: Sequence[Pair], theirs: Sequence[Pair]) -> Counterparts:
    """Pairs the segments of two projects, each with one at most.

    Copies of a project share the UUIDs of their segments. What has no such partner takes the next
    one of a document of the same name with the same source, to the character.
    """
    by_id = {pair.segment.id: pair for pair in theirs}
    known = {pair.segment.id for pair in mine}
    waiting: defaultdict[tuple[str, str], deque[Pair]] = defaultdict(deque)
    for pair in theirs:
        if pair.segment.id not in known:
            waiting[_text(pair)].append(pair)
    both, only_mine = [], []
    for pair in mine:
        found = by_id.get(pair.segment.id)
        if found is None and waiting[_text(pair)]:
            found = waiting[_text(pair)].popleft()
        if found is None:
            only_mine.append(pair)
        else:
            both.append((pair, found))
    taken = {found.segment.id for _, found in both}
    return Counterparts(
        both=tuple(both),
        only_mine=tuple(only_mine),
        only_theirs=tuple(pair for pair in theirs if pair.segment.id not in taken),
    )


def _text(pair: Pair) -> tuple[str, str]:
    return pair.segment.document, pair.segment.source
