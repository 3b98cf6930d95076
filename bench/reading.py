"""Documents for readers written and read back: the page, the Word document, and the PDF.

Each is measured in a process of its own, so that memory is what the system says. The peer of the
page is one that is put together in memory by a template of a line for each pair, without terms,
scripts or search: what the least page of the same pairs costs.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from tests.builders import leaving, pair, parallel
from workbench.model.exchange import ParallelPair, ParallelText
from workbench.plugins import FORMATS

SIZES = {"html": (1_000, 200_000), "template": (200_000,), "parallel-docx": (1_000, 20_000)}
PAPER = {"pdf": (20, 1_000)}
_SOURCE = (
    "突出抓好制度机制建设,坚决维护国家政治安全。深入贯彻总体国家安全观,加强维护国家政治安全工作"
    "体系和能力建设,防范打击敌对势力渗透颠覆破坏活动,巩固反恐斗争成果。"
)
_TARGET = (
    "Build sound institutions and mechanisms, and safeguard national political security; act on "
    "the holistic view of national security, and build the systems and capacities that protect it."
)


def main() -> None:
    """Prints what each document costs, by the number of its pairs."""
    for name, sizes in (SIZES | PAPER).items():
        for size in sizes:
            command = [sys.executable, "-m", "bench.reading", name, str(size)]
            subprocess.run(command, check=True)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Pairs that are made anew each time they are gone through."""

    size: int

    def __iter__(self) -> Iterator[ParallelPair]:
        one = leaving(pair(1, _SOURCE, _TARGET))
        for number in range(1, self.size + 1):
            segment = replace(one.segment, number=number, id=str(number))
            yield replace(one, segment=segment)


def measure(name: str, size: int) -> None:
    """Writes and reads one document."""
    text = parallel(pair())
    text = replace(text, documents=(replace(text.documents[0], pairs=_Pairs(size)),))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "page"
        if name == "template":
            seconds, read = _timed(lambda: _template(text, path)), 0.0
        else:
            seconds, read = (
                _timed(lambda: _write(name, text, path)),
                _timed(lambda: _read(name, path)),
            )
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        print(
            f"{name:14}{size:>9,} pairs: written {seconds:6.1f} s, read {read:6.1f} s,"
            f" {path.stat().st_size / 1e6:7.1f} MB, memory {memory:6,.0f} MB",
            flush=True,
        )


def _write(name: str, text: ParallelText, path: Path) -> None:
    write = FORMATS.get(name).write
    assert write is not None
    with path.open("wb") as out:
        write(text, out)


def _read(name: str, path: Path) -> None:
    read_back = FORMATS.get(name).read_back
    assert read_back is not None
    for _ in read_back(path):
        pass


def _template(text: ParallelText, path: Path) -> None:
    rows = [
        f"<tr><td>{escape(each.segment.source)}<td>{escape(each.target.text)}\n"
        for each in text.pairs
    ]
    path.write_text(f"<!DOCTYPE html><table>{''.join(rows)}</table>", encoding="utf-8")


def _timed(work: Callable[[], None]) -> float:
    """Seconds of the processor."""
    start = process_time()
    work()
    return process_time() - start


if __name__ == "__main__":
    measure(sys.argv[1], int(sys.argv[2])) if len(sys.argv) > 2 else main()
