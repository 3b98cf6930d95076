"""All shards of a memory and the rows added since, looked through as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from workbench.match.fuzzy.probe import Candidates, Probe
from workbench.match.fuzzy.shards import Shards
from workbench.match.fuzzy.tail import Tail
from workbench.match.fuzzy.verifying import verified
from workbench.text.folding import fold

if TYPE_CHECKING:
    from workbench.match.fuzzy.hit import Hit
    from workbench.match.fuzzy.signatures import Signatures
    from workbench.match.fuzzy.verifying import Fetch


class Index:
    """Rows by the likeness of their text.

    One thread may add and put while others look: each look-up sees the index as it was when it
    began, or with what came since.
    """

    def __init__(self) -> None:
        self._parts = Shards({}), Tail()
        """Changed in one go, so that no row is seen twice or not at all."""

    def __len__(self) -> int:
        shards, tail = self._parts
        return len(shards) + len(tail)

    def add(self, id_: int, text: str) -> None:
        """Adds a row that is in no shard, by its source as it is stored."""
        self._parts[1].add(id_, text)

    def add_shard(self, ids: range, shard: Signatures) -> None:
        """Puts in the shard of these ids, for all shards and rows of the tail that have them.

        Raises ValueError where a shard that is there has some of the ids and others too.
        """
        shards, tail = self._parts
        self._parts = shards.and_also(ids, shard), tail.without(ids)

    def search(self, text: str, threshold: int, fetch: Fetch, limit: int = 0) -> list[Hit]:
        """The rows that are like a text by at least so many percent, best first, then newest.

        `threshold` is from 50 to 100, else ValueError; `limit` 0 gives all. `fetch` is asked for
        the texts of at most 1,024 ids at once, as they are stored; an id that it leaves out is
        retired and counts for nothing. What it raises ends the look-up, which is how one that is
        no longer wanted is given up. `Probe.allowed` says what is asked of very long texts.
        """
        folded = fold(text)
        if not 50 <= threshold <= 100:
            raise ValueError(f"a threshold is from 50 to 100 percent, not {threshold}")
        if not folded:
            return []
        probe = Probe(folded, threshold)
        found = [part.candidates(probe) for part in self._parts]
        candidates = Candidates(*map(np.concatenate, zip(*found, strict=True)))
        return verified(probe, candidates, fetch, limit)
