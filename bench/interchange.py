"""A million pairs out as interchange files and read back, beside other libraries.

The pairs are those of `_units`, from a table that is gone through anew for each work, as an export
goes through a project. Each work has a process of its own, so that memory is what the system says
(the most that it ever had); times are processor time, without that of making the pairs, which is
told on a line of its own. Peers write the same texts, ids, states and properties; translate-toolkit
(`pip install '.[bench]'`) holds a file as a whole, and gets a tenth of the pairs.

A format is added by its name in `EXPORTS`, a peer by a function in `PEERS`.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from uuid import UUID

from bench._leaving import leaving
from bench._units import units
from workbench.model.exchange import Carried, ParallelDocument, ParallelPair, ParallelText
from workbench.plugins import FORMATS, Format

SIZE, PART = 1_000_000, 100_000
EXPORTS = ("xliff", "xliff-1-2")
"""The formats that are measured, by name."""


def main() -> None:
    """Prints what each format and each peer costs."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for size in (SIZE, PART):
            _run("generate", folder, size)
        for size in (SIZE, PART):
            _run("pairs", folder, size)
            for export in EXPORTS:
                _run(f"out {export}", folder, size)
                _run(f"back {export}", folder, size)
        for peer in PEERS:
            _run(f"peer {peer}", folder, PART)


def measure(work: str, table: Path) -> None:
    """One line of the report."""
    what, _, name = work.partition(" ")
    if what == "generate":
        _generate(table, int(table.stem))
        return
    text = parallel(table)
    made = 0.0
    if what in ("out", "peer"):
        made = _seconds(lambda: sum(1 for _ in text.pairs))[0]
    out = table.with_name(f"{table.stem}.{name or what}.out")
    works: dict[str, Callable[[], int]] = {
        "pairs": lambda: sum(1 for _ in text.pairs),
        "out": lambda: export(name, text, out),
        "back": lambda: sum(isinstance(held, Carried) for held in _format(name).read_back(out)),
        "peer": lambda: PEERS[name](text, out),
    }
    seconds, count = _seconds(works[what])
    if not count:
        print(f"{name} is not installed: no peer", flush=True)
        return
    seconds = max(seconds - made, 1e-9)
    megabytes = out.stat().st_size / 1e6 if out.exists() else 0
    title = {"pairs": "made from the table", "out": f"{name}, written", "back": f"{name}, read"}
    print(
        f"{title.get(what, name):<28} {count:>9,} pairs, {megabytes:5.0f} MB: {seconds:6.1f} s,"
        f" {count / seconds:8,.0f} pairs/s, peak {_peak():5.0f} MB",
        flush=True,
    )


def parallel(table: Path) -> ParallelText:
    """The pairs of a table as one document, which is read anew each time."""
    document = ParallelDocument(id=str(UUID(int=0)), name="法规.txt", pairs=_Pairs(table))
    return ParallelText(
        title="bench",
        source_language="zh-Hans",
        target_language="en",
        program="bilingual-workbench 1",
        documents=(document,),
    )


def export(name: str, text: ParallelText, path: Path) -> int:
    """Writes a text in the format of that name, and gives the count of its pairs."""
    write = _format(name).write
    assert write is not None
    with path.open("wb") as out:
        write(text, out)
    return _count(text)


class _Pairs:
    """Pairs of a table, one at a time."""

    def __init__(self, table: Path) -> None:
        self.table = table

    def __iter__(self) -> Iterator[ParallelPair]:
        with self.table.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                source, target = line.rstrip("\n").split("\t")
                time = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}T08:30:00+00:00"
                yield leaving(number, source, target, author="李译", time=time)


def _lxml(text: ParallelText, path: Path) -> int:
    """The same elements of XLIFF 2.1 by lxml's incremental writer."""
    from lxml import etree

    mda = "{urn:oasis:names:tc:xliff:metadata:2.0}"
    with (
        etree.xmlfile(str(path), encoding="utf-8") as file,
        file.element(
            "xliff",
            version="2.1",
            nsmap={None: "urn:oasis:names:tc:xliff:document:2.0", "mda": mda[1:-1]},
            srcLang="zh-Hans",
            trgLang="en",
        ),
        file.element("file", id="f1"),
    ):
        for pair in text.pairs:
            segment, target = pair.segment, pair.target
            facts = {
                "number": str(segment.number),
                "kind": segment.kind.value,
                "article": str(segment.article),
                "fingerprint": pair.fingerprint,
                "origin": target.origin.value,
                "author": target.author,
                "time": target.time,
            }
            with file.element("unit", id=f"u-{segment.id}"):
                with file.element(f"{mda}metadata"), file.element(f"{mda}metaGroup"):
                    for name, value in facts.items():
                        with file.element(f"{mda}meta", type=name):
                            file.write(value)
                with file.element("segment", id="s1", state=target.state.value):
                    for name, value in (("source", segment.source), ("target", target.text)):
                        with file.element(name):
                            file.write(value)
    return _count(text)


def _toolkit(text: ParallelText, path: Path) -> int:
    """Texts, ids and states of XLIFF 1.2 by translate-toolkit; 0 where it is not there."""
    try:
        from translate.storage.xliff import xlifffile
    except ImportError:
        return 0
    file = xlifffile(sourcelanguage="zh-Hans", targetlanguage="en")
    for pair in text.pairs:
        unit = file.addsourceunit(pair.segment.source)
        unit.setid(f"u-{pair.segment.id}")
        unit.target = pair.target.text
    file.savefile(str(path))
    return len(file.units)


PEERS: dict[str, Callable[[ParallelText, Path], int]] = {
    "lxml.etree.xmlfile": _lxml,
    "translate-toolkit": _toolkit,
}
"""What writes the pairs of a text to a file and gives their count, by name."""


def _format(name: str) -> Format:
    return FORMATS.get(name)


def _count(text: ParallelText) -> int:
    (document,) = text.documents
    assert isinstance(document.pairs, _Pairs)
    return int(document.pairs.table.stem)


def _generate(table: Path, size: int) -> None:
    with table.open("w", encoding="utf-8") as out:
        for source, target in units(size):
            both = (" ".join(each.split()) for each in (source, target))
            out.write("\t".join(both) + "\n")


def _run(work: str, folder: Path, size: int) -> None:
    command = [sys.executable, "-m", "bench.interchange", work, str(folder / f"{size}.tsv")]
    subprocess.run(command, check=True)


def _seconds(work: Callable[[], int]) -> tuple[float, int]:
    start = process_time()
    count = work()
    return process_time() - start, count


def _peak() -> float:
    """The most memory that this process has had, in MB (VmHWM)."""
    unit = 1e6 if sys.platform == "darwin" else 1e3  # bytes there, KiB elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
