"""Many keys put in order a piece at a time, so that they need little more room than they take.

Each batch is put in order by itself. Of all batches together, only as many keys as one piece has
are ever copied: those between two bounds, which are chosen from a sample.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

PIECE = 1 << 17
"""About how many keys a piece has: 1 MB."""
_SAMPLED = 64
"""One key of so many is in the sample."""


class Runs:
    """Batches of keys, each in order."""

    def __init__(self) -> None:
        self._runs: list[NDArray[np.int64]] = []

    def add(self, keys: NDArray[np.int64]) -> None:
        """Takes in keys in any order; the array is kept, and put in order in place."""
        if len(keys):
            keys.sort()
            self._runs.append(keys)

    def pieces(self, size: int = PIECE) -> Iterator[NDArray[np.int64]]:
        """All keys in order, each once, in pieces of about `size` keys."""
        bounds = self._bounds(size)
        cuts = [[0, *run.searchsorted(bounds).tolist(), len(run)] for run in self._runs]
        for at in range(len(bounds) + 1):
            keys = np.concatenate(
                [np.empty(0, np.int64)]
                + [run[cut[at] : cut[at + 1]] for run, cut in zip(self._runs, cuts, strict=True)]
            )
            keys.sort()
            yield _each_once(keys)

    def _bounds(self, size: int) -> NDArray[np.int64]:
        """The first key of each piece but the first."""
        sample = np.concatenate([np.empty(0, np.int64), *(run[::_SAMPLED] for run in self._runs)])
        sample.sort()
        step = max(1, size // _SAMPLED)
        return sample[step::step]


def _each_once(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Keys in order without those that come again."""
    is_first = np.ones(len(keys), np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=is_first[1:])
    return keys if is_first.all() else keys[is_first]
