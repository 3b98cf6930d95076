"""Rows that no shard has yet, found as soon as they are added."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

import numpy as np

from workbench.match.fuzzy.characters import PLACES, codes_of, counts_of, dealt
from workbench.match.fuzzy.probe import Candidates
from workbench.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from workbench.match.fuzzy.probe import Probe

_FEWEST = 64


class Tail:
    """Rows in the order in which they came, by the counts of their code points.

    One thread adds while others look: a row is written before it is counted.
    """

    def __init__(self) -> None:
        self._size = 0
        self._ids = np.empty(_FEWEST, np.int64)
        self._lengths = np.empty(_FEWEST, np.int64)
        self._totals = np.empty(_FEWEST, np.int64)
        self._counts = np.empty((PLACES, _FEWEST), np.uint8)
        """A row for each place, so that only places that a text has are read."""
        self._places = dealt(np.empty(0, np.uint16))

    def __len__(self) -> int:
        return self._size

    def add(self, id_: int, text: str) -> None:
        """Adds a row by the source as it is stored; an empty one is passed over."""
        if not text:
            return
        folded, row = fold(text), self._size
        if row == len(self._ids):
            self._move(range(row), 2 * row)
        counts = counts_of(codes_of(folded), self._places)
        self._ids[row] = id_
        self._lengths[row] = len(folded)
        self._totals[row] = counts.sum(dtype=np.int64)
        self._counts[:, row] = counts
        self._size = row + 1

    def without(self, ids: range) -> Tail:
        """Another tail with the rows of all other ids."""
        own = self._ids[: self._size]
        rows = np.flatnonzero((own < ids.start) | (own >= ids.stop))
        tail = copy(self)
        tail._move(rows, max(_FEWEST, 2 * len(rows)))
        tail._size = len(rows)
        return tail

    def candidates(self, probe: Probe) -> Candidates:
        """The rows that the bound does not leave out."""
        size = self._size
        ids, lengths, totals = self._ids[:size], self._lengths[:size], self._totals[:size]
        query = probe.counts(self._places)
        had = np.flatnonzero(query)
        common = np.minimum(self._counts[had, :size], query[had, np.newaxis])
        both = common.sum(axis=0, dtype=np.uint32).astype(np.int64)
        bounds = probe.bounds(int(query.sum(dtype=np.int64)), totals, both, lengths)
        rows = np.flatnonzero(bounds <= probe.allowed(lengths))
        return Candidates(ids[rows], lengths[rows], bounds[rows])

    def _move(self, rows: Sequence[int] | NDArray[np.intp], room: int) -> None:
        """Puts some rows into arrays of their own, with room for so many."""
        for name in ("_ids", "_lengths", "_totals", "_counts"):
            old = getattr(self, name)
            new = np.zeros((*old.shape[:-1], room), old.dtype)
            new[..., : len(rows)] = old[..., rows]
            setattr(self, name, new)
