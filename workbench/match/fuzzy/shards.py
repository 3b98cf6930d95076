"""Several shards that are looked through as one.

Each array operation costs a microsecond however few rows it has, and a memory has up to thirty
shards. So only the scan goes from shard to shard; what it leaves is put together.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from workbench.match.fuzzy.characters import PLACES, ones, total
from workbench.match.fuzzy.probe import Candidates
from workbench.match.fuzzy.signatures import coarse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.match.fuzzy.characters import Places, Words
    from workbench.match.fuzzy.probe import Numbers, Probe
    from workbench.match.fuzzy.signatures import Rows, Signatures


class Shards:
    """Signatures by the ids whose rows they have; never changed."""

    def __init__(self, by_ids: Mapping[range, Signatures]) -> None:
        self._by_ids = by_ids

    def __len__(self) -> int:
        return sum(map(len, self._by_ids.values()))

    def and_also(self, ids: range, shard: Signatures) -> Shards:
        """These and another shard, which takes the place of those whose ids it has.

        Raises ValueError where one of them has other ids too.
        """
        kept = {}
        for there, other in self._by_ids.items():
            if there.start >= ids.stop or there.stop <= ids.start:
                kept[there] = other
            elif there.start < ids.start or there.stop > ids.stop:
                raise ValueError(f"the shard of {there} would lose a part to that of {ids}")
        return Shards({**kept, ids: shard})

    def candidates(self, probe: Probe) -> Candidates:
        """The rows that the bound does not leave out."""
        shards = tuple(self._by_ids.values())
        if not shards:
            return Candidates(*(np.empty(0, np.int64),) * 3)
        queries = probe.signatures(self._places)
        left = _Left(probe, shards)
        left.scan(coarse(queries))
        left.compare(queries)
        left.count()
        return left.candidates()

    @cached_property
    def _places(self) -> Places:
        """The place of each slot, a row for each shard."""
        return np.array([shard.places for shard in self._by_ids.values()])


class _Left:
    """The rows of all shards that are not left out so far."""

    def __init__(self, probe: Probe, shards: Sequence[Signatures]) -> None:
        self._probe = probe
        self._shards = shards
        self._numbers: Rows
        """The number of the shard of each row, rising."""
        self._rows: Rows
        self._lengths: Numbers
        self._bounds: Numbers

    def scan(self, queries: Words) -> None:
        """Begins with the rows that the coarse signatures do not leave out."""
        probe = self._probe
        own = total(np.bitwise_count(queries))
        ends = np.array((probe.shortest, probe.longest + 1), np.uint32)
        fewest = (own - probe.missed).tolist()
        scanned = zip(self._shards, queries, fewest, strict=True)
        near = [shard.near(ends, query, least) for shard, query, least in scanned]
        self._numbers = np.repeat(np.arange(len(near)), [len(each.rows) for each in near])
        self._rows, common, theirs, lengths = map(np.concatenate, zip(*near, strict=True))
        self._lengths = lengths.astype(np.int64)
        bounds = probe.bounds(
            own[self._numbers], theirs.astype(np.int64), common.astype(np.int64), self._lengths
        )
        self._keep(bounds)

    def compare(self, queries: Words) -> None:
        """Leaves out what the whole signatures leave out."""
        words = np.empty((len(self._rows), PLACES // 64), np.uint64)
        for shard, part in self._parts():
            shard.words.take(self._rows[part], axis=0, out=words[part], mode="clip")
        own, theirs = ones(queries)[self._numbers], ones(words)
        words &= queries.take(self._numbers, axis=0)
        self._keep(self._probe.bounds(own, theirs, ones(words), self._lengths))

    def count(self) -> None:
        """Leaves out what the counts of long rows leave out."""
        bounds = self._bounds.copy()
        for shard, part in self._parts():
            start = part.start + int(np.searchsorted(self._rows[part], shard.first_long))
            if start < part.stop:
                long = slice(start, part.stop)
                rows = self._rows[long] - shard.first_long
                query = self._probe.counts(shard.places)
                both = total(np.minimum(shard.counts[rows], query))
                own, theirs = int(total(query)), shard.totals[rows]
                sharper = self._probe.bounds(own, theirs, both, self._lengths[long])
                np.maximum(bounds[long], sharper, out=bounds[long])
        self._keep(bounds)

    def candidates(self) -> Candidates:
        """What is left, by id."""
        ids = np.empty(len(self._rows), np.int64)
        for shard, part in self._parts():
            ids[part] = shard.ids(self._rows[part])
        return Candidates(ids, self._lengths, self._bounds)

    def _keep(self, bounds: Numbers) -> None:
        """Keeps what is not too far away."""
        near = np.flatnonzero(bounds <= self._probe.allowed(self._lengths))
        self._numbers, self._rows = self._numbers.take(near), self._rows.take(near)
        self._lengths, self._bounds = self._lengths.take(near), bounds.take(near)

    def _parts(self) -> Iterator[tuple[Signatures, slice]]:
        """Each shard that has rows, and where they stand."""
        ends = np.searchsorted(self._numbers, np.arange(len(self._shards) + 1)).tolist()
        for shard, (start, end) in zip(self._shards, pairwise(ends), strict=True):
            if start < end:
                yield shard, slice(start, end)
