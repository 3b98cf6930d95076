"""Review tables and plain workbooks, written and read again, beside the libraries' own ways.

The pairs are units of the memory benchmarks, as often as it takes, which differ by a number. Each
measure is taken in a process of its own, so that the memory is what the system says; times are
those of the processor. Peers: python-docx, which makes an object of every cell, with a tenth of
the rows and fewer columns; openpyxl in its modes for streams, with the same cells. Both are given
plain texts, without identities, locks, choices or heights of rows.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import cycle, islice, zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from uuid import UUID

from bench import _units
from bench._leaving import leaving
from workbench.model.exchange import ParallelDocument, ParallelPair, ParallelText
from workbench.plugins import FORMATS

WORK = (
    ("review-docx", 20_000),
    ("python-docx", 2_000),
    ("review-xlsx", 20_000),
    ("review-xlsx", 200_000),
    ("parallel-xlsx", 200_000),
    ("openpyxl", 200_000),
    ("review-xlsx", 1_000_000),
    ("parallel-xlsx", 1_000_000),
    ("openpyxl", 1_000_000),
)
_SAMPLE = 5_000
_AGAIN = ("本院依法予以确认。", "The court confirms it according to law.")


def main() -> None:
    """Prints what writing, reading back and taking in cost."""
    for name, size in WORK:
        command = [sys.executable, "-m", "bench.review", name, str(size)]
        subprocess.run(command, check=True)


def measure(name: str, size: int) -> None:
    """One format or peer, in a process that does nothing else."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table"
        peers: dict[str, Callable[[Path, int], None]] = {
            "python-docx": _python_docx,
            "openpyxl": _openpyxl,
        }
        print(f"{name}, {size:,} rows")
        peers.get(name, lambda path, size: _ours(path, size, name))(path, size)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"    {path.stat().st_size / 2**20:.1f} MB, {most:.0f} MB of memory at most")


class _Pairs:
    """Pairs that are made anew each time."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.texts = list(islice(_units.units(_SAMPLE), _SAMPLE)) or [_AGAIN]

    def __iter__(self) -> Iterator[ParallelPair]:
        for number, (source, target) in enumerate(islice(cycle(self.texts), self.size), 1):
            yield leaving(number, f"{source}{number}", f"{target} {number}")


def _ours(path: Path, size: int, name: str) -> None:
    format, pairs = FORMATS.get(name), _Pairs(size)
    document = ParallelDocument(id="d", name="bench", pairs=pairs)
    parallel = ParallelText(
        title="bench",
        source_language="zh-Hans",
        target_language="en",
        program="bench",
        documents=(document,),
        project=str(UUID(int=1)),
    )
    assert format.write
    assert format.expected
    assert format.read_back
    write, expected, read_back = format.write, format.expected, format.read_back
    _timed("make the pairs", lambda: sum(1 for _ in pairs))
    with path.open("wb") as out:
        _timed("write", lambda: write(parallel, out))
    both = zip_longest(expected(parallel), read_back(path))
    assert _timed("read back and compare", lambda: all(ours == theirs for ours, theirs in both))
    if format.read_returned is not None:
        returned = format.read_returned
        assert _timed("take in", lambda: sum(1 for _ in returned(path).rows)) == size


def _python_docx(path: Path, size: int) -> None:
    import docx

    def write() -> None:
        document = docx.Document()
        table = document.add_table(rows=size, cols=3)
        for row, pair in zip(table.rows, _Pairs(size), strict=True):
            for cell, text in zip(row.cells, _cells(pair)[:3], strict=True):
                cell.text = text
        document.save(str(path))

    def read() -> int:
        table = docx.Document(str(path)).tables[0]
        return sum(bool([cell.text for cell in row.cells]) for row in table.rows)

    _timed("write", write)
    assert _timed("read", read) == size


def _openpyxl(path: Path, size: int) -> None:
    import openpyxl

    def write() -> None:
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet()
        for pair in _Pairs(size):
            sheet.append(_cells(pair))
        book.save(path)

    def read() -> int:
        with path.open("rb") as stream:
            book = openpyxl.load_workbook(stream, read_only=True)
            return sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))

    _timed("write", write)
    assert _timed("read", read) == size


def _cells(pair: ParallelPair) -> list[str]:
    segment, target = pair.segment, pair.target
    number = str(segment.number)
    texts = (segment.source, target.text, segment.document, "body", "translated", "")
    return [number, *texts, segment.id, "typed"]


def _timed(what: str, work: Callable[[], object]) -> object:
    start = process_time()
    value = work()
    print(f"    {what}: {process_time() - start:.1f} s")
    return value


if __name__ == "__main__":
    measure(sys.argv[1], int(sys.argv[2]))
