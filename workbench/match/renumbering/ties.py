"""Which number of an English target says which number of its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.match.renumbering.quantities import Kind, Quantity
from workbench.text.inflecting.tables import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.match.renumbering.sources import SourceNumber
    from workbench.match.renumbering.targets import Reading, TargetNumber

_EXCLUSIVE = listed(
    "year month day week hour minute second article paragraph chapter section part money"
    " percent permille"
)
"""Classes of units of which a number has only one in both languages."""
_CARDINALS = (Kind.CARDINAL, Kind.ORDINAL)


class Tie(NamedTuple):
    """A number of a source and one of its target that say the same."""

    source: int
    target: int
    way: int
    """Which of the quantities of the number of the source it is."""
    reading: Reading
    is_strong: bool
    """Whether the words beside them agree too."""


class Knot(NamedTuple):
    """Numbers of a source and numbers of its target that could be tied in more than one way."""

    sources: tuple[int, ...]
    targets: tuple[int, ...]
    ties: dict[tuple[int, int], Tie]


def find_ties(sources: Sequence[SourceNumber], targets: Sequence[TargetNumber]) -> list[Tie]:
    """All that may be tied, in the order of the source.

    A number whose unit agrees comes before one that has only the value.
    """
    ties = [tie for at, source in enumerate(sources) for tie in _ties(at, source, targets)]
    return list(_strongest(ties))


def knots(ties: Sequence[Tie]) -> list[Knot]:
    """What belongs together: mostly one number of each; in the order of the source."""
    found, seen = [], set[int]()
    for first in dict.fromkeys(tie.source for tie in ties):
        if first in seen:
            continue
        ours, theirs = {first}, set[int]()
        while True:
            more = {tie.target for tie in ties if tie.source in ours}
            back = {tie.source for tie in ties if tie.target in more}
            if more == theirs and back == ours:
                break
            ours, theirs = ours | back, more
        seen |= ours
        inside = {(tie.source, tie.target): tie for tie in ties if tie.source in ours}
        found.append(Knot(tuple(sorted(ours)), tuple(sorted(theirs)), inside))
    return found


def _ties(at: int, source: SourceNumber, targets: Sequence[TargetNumber]) -> Iterator[Tie]:
    for to, target in enumerate(targets):
        if target.twin_of >= 0:
            continue
        found = _common(source.quantities, target.readings)
        if found is None:
            continue
        way, reading = found
        kind = reading.quantity.kind
        agrees = source.unit in target.units
        is_apart = (
            not agrees
            and source.unit in _EXCLUSIVE
            and bool(target.units)
            and target.units <= _EXCLUSIVE | {"age"}
        )
        if kind in _CARDINALS and is_apart:
            continue
        is_strong = agrees or kind not in _CARDINALS
        if is_strong or not _is_pronoun(target):
            yield Tie(at, to, way, reading, is_strong)


def _common(
    quantities: Sequence[Quantity], readings: Sequence[Reading]
) -> tuple[int, Reading] | None:
    for way, quantity in enumerate(quantities):
        for reading in readings:
            if reading.quantity == quantity:
                return way, reading
    return None


def _is_pronoun(target: TargetNumber) -> bool:
    return target.text.lower() == "one"


def _strongest(ties: Sequence[Tie]) -> Iterator[Tie]:
    """Only strong ties where a number has any, on either side."""
    sources = {tie.source for tie in ties if tie.is_strong}
    targets = {tie.target for tie in ties if tie.is_strong}
    for tie in ties:
        if tie.is_strong or (tie.source not in sources and tie.target not in targets):
            yield tie
