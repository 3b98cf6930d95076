"""Blocks kept in memory as a store would keep them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from workbench.match.concordance.blocks import Block
from workbench.match.concordance.building import build
from workbench.match.concordance.queries import Query
from workbench.match.concordance.searching import Shard, search
from workbench.model.segments import Side

Unit = tuple[str, str]


@dataclass(slots=True, kw_only=True)
class Shelf:
    """Units in shards of one size, with their blocks."""

    units: dict[int, Unit]
    size: int = 65_536
    blocks: dict[tuple[int, Side], list[Block]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for shard in self.shards():
            ids = [row for row in self.units if shard.first <= row < shard.first + self.size]
            for at, side in enumerate(Side):
                rows = ((row, self.units[row][at]) for row in ids)
                self.blocks[shard.first, side] = list(build(rows, shard.first))

    def shards(self, left_out: Iterable[int] = ()) -> Iterator[Shard]:
        """The newest first."""
        out = set(left_out)
        for number in sorted({row // self.size for row in self.units}, reverse=True):
            ids = range(number * self.size, (number + 1) * self.size)
            yield Shard(first=ids.start, size=self.size, left_out=out.intersection(ids))

    def read(self, shard: Shard, side: Side, low: int, high: int) -> Iterator[bytes]:
        """As a store reads blocks."""
        for block in self.blocks[shard.first, side]:
            if block.last >= low and block.first <= high:
                yield block.data

    def found(self, query: Query, left_out: Iterable[int] = ()) -> list[int]:
        """All hits, the newest first; those that are said to be sure are hits."""
        found: list[int] = []
        for candidates in search(query, self.shards(left_out), self.read):
            rows = list(filter(self.units.__contains__, candidates.ids))
            found += [row for row in rows if query.found_in(*self.units[row])]
            assert set(candidates.unsure) <= set(candidates.ids)
            assert set(candidates.ids) - set(candidates.unsure) <= set(found)
        return found

    def scanned(self, query: Query) -> list[int]:
        """The same by looking at every unit."""
        rows = sorted(self.units, reverse=True)
        return [row for row in rows if query.found_in(*self.units[row])]
