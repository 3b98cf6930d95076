"""Which number of an English target says which number of its source."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from workbench.match.renumbering.quantities import Kind, Quantity
from workbench.text.inflecting.tables import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.match.renumbering.sources import SourceNumber
    from workbench.match.renumbering.target_numbers import Reading, TargetNumber

_EXCLUSIVE = listed(
    "year anniversary month day week hour minute second article paragraph chapter section part"
    " money percent permille"
)
"""Classes of units of which a number has only one in both languages."""
_MOST_TIES = 5000
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
    """All that may be tied, in the order of the source; none where they are too many.

    A number whose unit agrees comes before one that has only the value.
    """
    places: defaultdict[Quantity, list[tuple[int, Reading]]] = defaultdict(list)
    for to, target in enumerate(targets):
        for reading in target.readings if target.twin_of < 0 else ():
            places[reading.quantity].append((to, reading))
    ties: list[Tie] = []
    for at, source in enumerate(sources):
        ties += _ties(at, source, targets, places)
        if len(ties) > _MOST_TIES:
            return []
    return list(_strongest(ties))


def knots(ties: Sequence[Tie]) -> list[Knot]:
    """What belongs together: mostly one number of each; in the order of the source."""
    of_source: defaultdict[int, list[Tie]] = defaultdict(list)
    of_target: defaultdict[int, list[Tie]] = defaultdict(list)
    for tie in ties:
        of_source[tie.source].append(tie)
        of_target[tie.target].append(tie)
    found, seen = [], set[int]()
    for first in of_source:
        if first in seen:
            continue
        ours, theirs, waiting = {first}, set[int](), [first]
        while waiting:
            for to in {tie.target for tie in of_source[waiting.pop()]} - theirs:
                theirs.add(to)
                more = {tie.source for tie in of_target[to]} - ours
                ours |= more
                waiting += more
        seen |= ours
        inside = {(tie.source, tie.target): tie for at in ours for tie in of_source[at]}
        found.append(Knot(tuple(sorted(ours)), tuple(sorted(theirs)), inside))
    return found


def _ties(
    at: int,
    source: SourceNumber,
    targets: Sequence[TargetNumber],
    places: Mapping[Quantity, Sequence[tuple[int, Reading]]],
) -> Iterator[Tie]:
    met = set[int]()
    for way, quantity in enumerate(source.quantities):
        for to, reading in places.get(quantity, ()):
            if to in met:
                continue
            met.add(to)
            target, is_plain = targets[to], quantity.kind in _CARDINALS
            agrees = source.unit in target.units
            if is_plain and not agrees and _is_apart(source.unit, target.units):
                continue
            is_strong = agrees or not is_plain
            if is_strong or not _is_pronoun(target):
                yield Tie(at, to, way, reading, is_strong)


def _is_apart(unit: str, units: frozenset[str]) -> bool:
    """Whether a number counts years in one language, say, and days in the other."""
    return unit in _EXCLUSIVE and bool(units) and units <= _EXCLUSIVE | {"age"}


def _is_pronoun(target: TargetNumber) -> bool:
    return target.text.lower() == "one"


def _strongest(ties: Sequence[Tie]) -> Iterator[Tie]:
    """Only strong ties where a number has any, on either side."""
    sources = {tie.source for tie in ties if tie.is_strong}
    targets = {tie.target for tie in ties if tie.is_strong}
    for tie in ties:
        if tie.is_strong or (tie.source not in sources and tie.target not in targets):
            yield tie
