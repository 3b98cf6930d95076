"""The rows of a file that came back: read once, and kept on the disk to be gone through again.

What is known of a file as a whole comes before the first of its rows is judged. Reading it again
for that takes longer than having its rows by, and it may be another one by then.
"""

from __future__ import annotations

import pickle
import tempfile
import zlib
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

from workbench.errors import BadInput
from workbench.model.memory import BadUnit
from workbench.model.returned import ReturnedRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

    from workbench.model.returned import ReturnedFile

_Row = TypeVar("_Row", bound=ReturnedRow | BadUnit)
_AT_ONCE = 500
"""Rows that are looked up and kept together: texts that they share are there once."""
_LETTERS = 2_000_000
"""Code points of texts from which fewer rows are enough: a line of a file may be a book."""
_LEVEL = 1
"""Of compression: the folder for such files may be one in memory."""


class KeptRows:
    """The rows of one file, as long as it is open; the file on the disk has no name."""

    def __init__(self, file: ReturnedFile) -> None:
        self._file = file
        with _room():
            self._kept = tempfile.TemporaryFile()  # noqa: SIM115
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
        with suppress(OSError):  # of a full disk, which was told by then
            self._kept.close()

    def reading(self, report: Callable[[int], None]) -> Iterator[ReturnedRow | BadUnit]:
        """Reads them, and keeps each; `report` is told how many there are so far.

        Raises UnreadableFile where nothing more can be read, BadInput where the disk is full.
        """
        for batch in batches(self._file.rows):
            data = zlib.compress(pickle.dumps(batch, pickle.HIGHEST_PROTOCOL), _LEVEL)
            with _room():
                pickle.dump(data, self._kept, pickle.HIGHEST_PROTOCOL)
                self._kept.flush()
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


def batches(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    """Rows by the hundred, or fewer where they are long, so that memory holds them."""
    batch: list[_Row] = []
    letters = 0
    for row in rows:
        batch.append(row)
        letters += _letters(row) if isinstance(row, ReturnedRow) else 0
        if len(batch) >= _AT_ONCE or letters >= _LETTERS:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


def _letters(row: ReturnedRow) -> int:
    """The code points of the texts of a row."""
    said = [each.text for each in row.wordings] + [each.text for each in row.notes]
    return sum(map(len, (row.source, row.before, row.after, *said)))


@contextmanager
def _room() -> Iterator[None]:
    """Raises BadInput where there is no room for what is kept on the disk."""
    try:
        yield
    except OSError as error:
        raise BadInput(
            f"the rows can't be kept on the disk meanwhile, in {tempfile.gettempdir()}:"
            f" {error.strerror}",
            hint="make room there, or let TMPDIR name another folder",
        ) from error
