"""The texts of one shard as signatures.

Rows stand by length, so that those of a fitting length are one slice. A look-up first reads 16
bytes of each (the coarse signature), then 48 bytes of the few that this leaves, and for long
texts, whose signature is nearly full, how many code points have each place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import numpy as np

from workbench.match.fuzzy.characters import dealt, total

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from workbench.match.fuzzy.characters import Counts, Slots, Words
    from workbench.match.fuzzy.probe import Numbers

    Rows: TypeAlias = NDArray[np.intp]

LONG: Final = 128
"""From so many code points on a row has its counts too."""


class Near(NamedTuple):
    """Rows that have enough of the query, by their coarse signatures."""

    rows: Rows
    common: Counts
    """Bits that a row and the query have."""
    ones: Counts
    """Bits that a row has."""
    lengths: NDArray[np.uint32]


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
        self.places = dealt(frequent)
        self.totals = total(counts)
        """How many code points each of the last rows counts."""
        self.first_long = len(lengths) - len(counts)
        self._coarse = tuple(np.ascontiguousarray(coarse(words).T))
        self._ones = np.bitwise_count(self._coarse[0]) + np.bitwise_count(self._coarse[1])

    def __len__(self) -> int:
        return len(self.lengths)

    def near(self, ends: NDArray[np.uint32], query: Words, fewest: int) -> Near:
        """The rows of these lengths, the last one excluded, that have so many bits of a query."""
        first, last = self.lengths.searchsorted(ends).tolist()
        common = np.bitwise_count(self._coarse[0][first:last] & query[0])
        common += np.bitwise_count(self._coarse[1][first:last] & query[1])
        (found,) = (common >= fewest).nonzero()
        rows = found + first
        return Near(rows, common[found], self._ones[rows], self.lengths[rows])

    def ids(self, rows: Rows) -> Numbers:
        """The ids of rows."""
        return self.offsets[rows].astype(np.int64) + self.base


def coarse(words: Words) -> Words:
    """The two words of coarse signatures, from the six of each row."""
    return words[:, 0:2] | words[:, 2:4] | words[:, 4:6]
