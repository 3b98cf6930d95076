"""What filling open segments out of the memory did, or would do."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.counts import Band
from workbench.model.matches import MatchKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A segment that was filled."""

    id: str
    """Its UUID."""
    document: str
    number: int
    kind: MatchKind
    score: int
    """Percent, less the penalties."""
    unit: str
    """The UUID of the translation unit; empty where there is none."""
    memory: str
    unsure: tuple[str, ...] = ()
    """What somebody has to look at, a sentence each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BandCount:
    """How many segments were filled with matches of one kind and likeness."""

    kind: MatchKind
    band: Band
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pretranslated:
    """What came of it."""

    filled: tuple[Filled, ...]
    """In reading order."""
    left: int
    """Segments that stay without English."""

    @property
    def bands(self) -> tuple[BandCount, ...]:
        """The counts, the best first."""
        order = list(Band)
        counts: dict[tuple[int, MatchKind], int] = {}
        for each in self.filled:
            place = order.index(_band(each)), each.kind
            counts[place] = counts.get(place, 0) + 1
        return tuple(
            BandCount(kind=kind, band=order[at], count=count)
            for (at, kind), count in sorted(counts.items())
        )

    @property
    def unsure(self) -> tuple[Filled, ...]:
        """Those that somebody has to look at first."""
        return tuple(each for each in self.filled if each.unsure)


def _band(filled: Filled) -> Band:
    is_context = filled.kind is MatchKind.CONTEXT and filled.score == 100
    return Band.CONTEXT if is_context else Band.of_score(filled.score)
