"""The rows of a file that came back: read once, and kept on the disk to be gone through again.

What is known of a file as a whole comes before the first of its rows is judged. Reading it again
for that takes longer than having its rows by, and it may be another one by then.
"""

from __future__ import annotations

import pickle
import zlib
from itertools import islice
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

    from workbench.model.memory import BadUnit
    from workbench.model.returned import ReturnedFile, ReturnedRow

_AT_ONCE = 500
"""Rows that are kept together: texts that they share are there once."""
_LEVEL = 1
"""Of compression: the folder for such files may be one in memory."""


class KeptRows:
    """The rows of one file, as long as it is open; the file on the disk has no name."""

    def __init__(self, file: ReturnedFile) -> None:
        self._file = file
        self._kept = TemporaryFile()  # noqa: SIM115
        self.count = 0
        """The rows that were read so far."""

    def __enter__(self) -> KeptRows:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._kept.close()

    def reading(self, report: Callable[[int], None]) -> Iterator[ReturnedRow | BadUnit]:
        """Reads them, and keeps each; `report` is told how many there are so far.

        Raises UnreadableFile where nothing more can be read.
        """
        rows = iter(self._file.rows)
        while batch := list(islice(rows, _AT_ONCE)):
            data = pickle.dumps(batch, pickle.HIGHEST_PROTOCOL)
            pickle.dump(zlib.compress(data, _LEVEL), self._kept, pickle.HIGHEST_PROTOCOL)
            yield from batch
            self.count += len(batch)
            report(self.count)

    def __iter__(self) -> Iterator[ReturnedRow | BadUnit]:
        """Goes through them again, from the first on, after they were read."""
        self._kept.seek(0)
        left = self.count
        while left:
            batch = pickle.loads(zlib.decompress(pickle.load(self._kept)))
            left -= len(batch)
            yield from batch
