"""The texts of one shard as signatures, and what is left of them for a query.

Rows stand by length, so that those of a fitting length are one slice. A look-up first reads 16
bytes of each (the coarse signature), then 48 bytes of the few that this leaves, and for long
texts, whose signature is nearly full, how many code points have each place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from workbench.match.fuzzy.characters import dealt
from workbench.match.fuzzy.probe import Candidates

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from workbench.match.fuzzy.characters import Counts, Slots, Words
    from workbench.match.fuzzy.probe import Numbers, Probe

    Rows: TypeAlias = NDArray[np.intp]

LONG: Final = 128
"""From so many code points on a row has its counts too."""


class Signatures:
    """The packed rows of one shard; never changed, so that threads may share it."""

    def __init__(
        self,
        base: int,
        offsets: NDArray[np.uint32],
        lengths: NDArray[np.uint32],
        words: Words,
        counts: Counts,
        frequent: Slots,
    ) -> None:
        """By length: what each id adds to `base`, the code points, the signatures; then the
        counts of the last rows, and the slots of the shard by frequency."""
        self.base = base
        self.offsets = offsets
        self.lengths = lengths
        self.words = words
        self.counts = counts
        self.frequent = frequent
        self._places = dealt(frequent)
        self._coarse = np.ascontiguousarray(_coarse(words.T))
        self._ones = np.bitwise_count(self._coarse[0]) + np.bitwise_count(self._coarse[1])

    def __len__(self) -> int:
        return len(self.lengths)

    def candidates(self, probe: Probe) -> Candidates:
        """The rows that the bound does not leave out."""
        query = probe.signature(self._places)
        rows, lengths = self._near(probe, query)
        words = self.words[rows]
        bounds = probe.bounds(_ones(query), _ones(words), _ones(words & query), lengths)
        rows, lengths, bounds = _kept(probe, rows, lengths, bounds)
        if rows.size and rows[-1] >= len(self) - len(self.counts):
            bounds = self._counted(probe, rows, lengths, bounds)
            rows, lengths, bounds = _kept(probe, rows, lengths, bounds)
        return Candidates(self.base + self.offsets[rows].astype(np.int64), lengths, bounds)

    def _near(self, probe: Probe, query: Words) -> tuple[Rows, Numbers]:
        """The rows, with their lengths, that the coarse signature does not leave out."""
        ends = np.array((probe.shortest, probe.longest + 1), np.uint32)
        first, last = np.searchsorted(self.lengths, ends).tolist()
        wanted = _coarse(query)
        own = int(_ones(wanted))
        common = np.bitwise_count(self._coarse[0][first:last] & wanted[0])
        common += np.bitwise_count(self._coarse[1][first:last] & wanted[1])
        rows = np.flatnonzero(common >= own - probe.missed)
        both = common[rows].astype(np.int64)
        rows += first
        lengths = self.lengths[rows].astype(np.int64)
        bounds = probe.bounds(own, self._ones[rows].astype(np.int64), both, lengths)
        return _kept(probe, rows, lengths, bounds)[:2]

    def _counted(self, probe: Probe, rows: Rows, lengths: Numbers, bounds: Numbers) -> Numbers:
        """The bounds, made sharper by counts for long rows, which are the last."""
        first_long = len(self) - len(self.counts)
        short = int(np.searchsorted(rows, first_long))
        counts, query = self.counts[rows[short:] - first_long], probe.counts(self._places)
        sharper = probe.bounds(
            _total(query),
            _total(counts),
            _total(np.minimum(counts, query)),
            lengths[short:],
        )
        return np.concatenate((bounds[:short], np.maximum(bounds[short:], sharper)))


def _kept(
    probe: Probe, rows: Rows, lengths: Numbers, bounds: Numbers
) -> tuple[Rows, Numbers, Numbers]:
    """What is not too far away."""
    is_near = bounds <= probe.allowed(lengths)
    return rows[is_near], lengths[is_near], bounds[is_near]


def _coarse(words: Words) -> Words:
    """The two words of the coarse signature, from the six along the first axis."""
    return words[0:2] | words[2:4] | words[4:6]


def _ones(words: Words) -> Numbers:
    """The bits that are set in all words of each row."""
    return _total(np.bitwise_count(words))


def _total(counts: Counts) -> Numbers:
    """The sum of each row; a narrower type than that of the result is quicker to add up."""
    totals: Numbers = counts.sum(axis=-1, dtype=np.uint32).astype(np.int64)
    return totals
