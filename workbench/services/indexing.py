"""Keeps the index of the translation memory: shards over ranges of units, and what lacks one.

Whatever has no shard of this edition is looked through, so that nothing is ever missed; building
shards only makes it fast again. A shard that is damaged counts as none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from workbench.model.segments import Side
from workbench.store.shards import SIZES, Block, ShardRange

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from workbench.store.project import Store

BIG = SIZES[:1]
_DAMAGED: dict[Path | None, set[ShardRange]] = {}
"""By project: the ranges of shards that were found to be damaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeShard:
    """The index of a range, ready to be stored."""

    place: ShardRange
    signatures: bytes
    blocks: tuple[Block, ...]


@cache
def edition() -> str:
    """What the shards of this program are made by."""
    from workbench.match.concordance.terms import edition as of_postings
    from workbench.match.fuzzy.packing import edition as of_signatures

    return f"{of_signatures()}; {of_postings()}"


def missing(store: Store, sizes: Sequence[int] = ()) -> list[ShardRange]:
    """The ranges that are full and have no shard: big ones, and small ones after the last big.

    One that was found to be damaged by this program counts as none.
    """
    there = {place for _, place in store.shards.ranges(edition())}
    there -= _DAMAGED.get(store.path, set())
    return [place for place in _full(store.units.last(), sizes or SIZES) if place not in there]


def note_damage(store: Store, place: ShardRange) -> None:
    """Takes note of a shard that cannot be used, so that whoever writes next makes it anew."""
    if store.path is not None:
        _DAMAGED.setdefault(store.path, set()).add(place)


def _full(last: int, sizes: Sequence[int]) -> Iterator[ShardRange]:
    """The ranges that units have filled up to a row, with no two that overlap."""
    first = 0
    for size in sizes:
        while first + size <= last + 1:
            yield ShardRange(first, size)
            first += size


def without_overlaps(shards: dict[int, ShardRange]) -> Iterator[tuple[int, ShardRange]]:
    """The shards from the first row on; of two that begin at one row the bigger."""
    end = 0
    for row, place in sorted(shards.items(), key=lambda item: (item[1].first, -item[1].size)):
        if place.first >= end:
            yield row, place
            end = place.end


def gaps(places: Sequence[ShardRange], end: int) -> Iterator[tuple[int, int]]:
    """The stretches of rows before `end` that none of some ranges has."""
    at = 0
    for place in places:
        if at < place.first:
            yield at, place.first
        at = place.end
    if at < end:
        yield at, end


def pieces(first: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Rows from `first` to before `end`, cut where small shards begin, and which are a whole one.

    (first, end, whether it is whole) of each.
    """
    size = SIZES[-1]
    while first < end:
        stop = min(end, (first // size + 1) * size)
        yield first, stop, stop - first == size
        first = stop


def seal(store: Store, sizes: Sequence[int] = ()) -> int:
    """Indexes what is full and has no shard; gives how many shards were made.

    A shard a transaction, unless the caller has begun one. Who adds many units asks for big ones
    alone until the end, lest the small ones are made for nothing.
    """
    made = missing(store, sizes)
    for place in made:
        with store.transaction():
            build(store, place)
    return len(made)


def build(store: Store, place: ShardRange) -> None:
    """Indexes one range anew; each block is stored as soon as it is made."""
    _put(store, place, _signatures(store, place), _blocks(store, place))


def make(store: Store, place: ShardRange) -> MadeShard:
    """The shard of a range that is full. It only reads, so that nobody who writes waits for it."""
    blocks = tuple(_blocks(store, place))
    return MadeShard(place=place, signatures=_signatures(store, place), blocks=blocks)


def keep(store: Store, made: MadeShard) -> None:
    """Stores a shard. The rows of its range never change, so that it is right for ever."""
    _put(store, made.place, made.signatures, made.blocks)


def _signatures(store: Store, place: ShardRange) -> bytes:
    from workbench.match.fuzzy.building import build as signatures
    from workbench.match.fuzzy.packing import to_bytes

    return to_bytes(signatures(store.units.texts_of(Side.SOURCE, place.first, place.end)))


def _blocks(store: Store, place: ShardRange) -> Iterator[Block]:
    """The postings of both sides; those of one are done with before the other is read."""
    from workbench.match.concordance.building import build as postings

    for side in Side:
        texts = store.units.texts_of(side, place.first, place.end)
        for each in postings(texts, place.first):
            yield Block(side=side, first_term=each.first, last_term=each.last, data=each.data)


def _put(store: Store, place: ShardRange, signatures: bytes, blocks: Iterable[Block]) -> None:
    store.shards.put(place, edition(), signatures, blocks)
    _DAMAGED.get(store.path, set()).discard(place)
