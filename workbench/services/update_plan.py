"""What a newer version of a file means for the segments of its document, before anything is done.

A run is the least stretch of a document that is whole on both sides: the paragraphs as they were
read, and the segments that hold their words by now, however the user cut them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from workbench.match.families import Families
from workbench.match.revising import Revised, in_order, revise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.services.tracing import Trace


class Fate(Enum):
    """What becomes of a run."""

    KEPT = auto()
    CHANGED = auto()
    GONE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Paragraphs as read, and the segments that hold them."""

    read: tuple[int, ...]
    """Indexes among the paragraphs that were read."""
    segments: tuple[int, ...]
    """What the store knows the standing segments by, in order."""
    fate: Fate
    paragraphs: tuple[int, ...]
    """Indexes of the newer paragraphs that it has, in order; none where it is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The runs in their new order, and the paragraphs that are new."""

    runs: tuple[Run, ...]
    """In order of the older version."""
    came: tuple[int, ...]
    """Indexes of the paragraphs that no run has."""
    moved: frozenset[int]
    """Indexes of the runs that stand elsewhere in the newer version."""

    def order(self) -> list[tuple[int, int]]:
        """(index of a run, -1) and (-1, index of a new paragraph) in the newer order."""
        places = [(run.paragraphs[0], at, -1) for at, run in enumerate(self.runs) if run.paragraphs]
        places += [(index, -1, index) for index in self.came]
        return [(run, index) for _, run, index in sorted(places)]


def plan(trace: Trace, texts: Sequence[str]) -> Plan:
    """What the paragraphs of a newer version mean for a document as it stands."""
    revised = _revised(trace, texts)
    runs = tuple(_fated(read, segments, revised) for read, segments in _runs(trace))
    taken = {index for run in runs for index in run.paragraphs}
    there = [(at, run.paragraphs[0]) for at, run in enumerate(runs) if run.paragraphs]
    still = {at for at, _ in in_order(there)}
    return Plan(
        runs=runs,
        came=tuple(index for index in range(len(texts)) if index not in taken),
        moved=frozenset(at for at, _ in there if at not in still),
    )


def _revised(trace: Trace, texts: Sequence[str]) -> Revised:
    """What became of the paragraphs as they were read, in the order of the file.

    Segments stand in another where the user joined what the file has something else between.
    """
    places = sorted(range(len(trace.read)), key=lambda at: trace.read[at].pieces[0].block)
    found = revise([trace.read[at].text for at in places], texts)
    return Revised(
        kept=tuple((places[old], new) for old, new in found.kept),
        moved=tuple((places[old], new) for old, new in found.moved),
        changed=tuple((places[old], new) for old, new in found.changed),
    )


def _fated(read: tuple[int, ...], segments: tuple[int, ...], revised: Revised) -> Run:
    pairs = revised.pairs
    found = [pairs[at] for at in read if at in pairs]
    changed = {at for at, _ in revised.changed}
    if not found:
        fate = Fate.GONE
    elif len(found) < len(read) or changed & set(read) or found != sorted(found):
        fate = Fate.CHANGED
    else:
        fate = Fate.KEPT
    return Run(read=read, segments=segments, fate=fate, paragraphs=tuple(sorted(found)))


def _runs(trace: Trace) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """(paragraphs as read, segments) of each run, in order."""
    of_block = {piece.block: at for at, each in enumerate(trace.read) for piece in each.pieces}
    homes = trace.homes()
    holds: dict[int, set[int]] = {
        segment: {of_block[block]} if block in of_block else set()
        for segment, block in homes.items()
    }
    for stretch in trace.stretches:
        holds[stretch.segment].add(of_block[stretch.block])
    groups = Families(len(trace.read))
    for held in holds.values():
        groups.unite(held)
    members: dict[int, list[int]] = {}
    for segment, held in holds.items():
        if held:
            members.setdefault(groups.of(min(held)), []).append(segment)
    parts: dict[int, list[int]] = {}
    for at in range(len(trace.read)):
        parts.setdefault(groups.of(at), []).append(at)
    for group, read in parts.items():
        yield tuple(read), tuple(members.get(group, ()))
