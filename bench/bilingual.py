"""Bilingual files read, filled and written, beside lxml, which writes a file otherwise than it was.

The segments are lines of Taiwan's statutes with their English, from the folder that BENCH_DATA
names, or else from shared/data beside the project; without either, one line that is made up. Each
is measured in a process of its own, so that memory is what the system says; times are processor
time, so that other programs of the machine do not show in them.
"""

from __future__ import annotations

import gzip
import io
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from workbench.formats import sdlxliff, xliff
from workbench.formats._xliff_source import write_filled
from workbench.formats._xml_text import content
from workbench.model.sources import Filling

SIZES = (10_000, 100_000)
_BESIDE = Path(__file__).parents[2] / "shared" / "data"
_DATA = Path(os.environ.get("BENCH_DATA", _BESIDE))
_LINES = _DATA / "laws" / "line_pairs_handout.tsv.gz"


def main() -> None:
    """Prints, for each size and format, what reading and writing cost."""
    for size in SIZES:
        with TemporaryDirectory() as name:
            folder = Path(name)
            for suffix, made in (("xlf", _xliff(size)), ("sdlxliff", _sdlxliff(size))):
                path = folder / f"laws.{suffix}"
                with path.open("w", encoding="utf-8") as stream:
                    stream.writelines(made)
                print(
                    f"{suffix}, {size:,} segments, {path.stat().st_size / 1e6:.0f} MB", flush=True
                )
                for work in ("ours", "lxml"):
                    command = [sys.executable, "-m", "bench.bilingual", work, str(path)]
                    subprocess.run(command, check=True)


def measure(work: str, path: Path) -> None:
    """Reads a file and writes it with every second target anew."""
    start = process_time()
    if work == "lxml":
        from lxml import etree

        tree = etree.parse(path)
        read = process_time()
        data = etree.tostring(tree, encoding="utf-8", xml_declaration=True)
        is_same = data == path.read_bytes()
    else:
        module = sdlxliff if path.suffix == ".sdlxliff" else xliff
        text = module.read_source(path)
        read = process_time()
        fillings = []
        for at, block in enumerate(text.blocks):
            own = block.rendering
            assert own is not None
            target = f"{own.target} anew" if at % 2 else own.target
            fillings.append(
                Filling(locator=block.locator, text=target, codes=own.codes, state=own.state)
            )
        out = io.BytesIO()
        write_filled(text.original, fillings, out)
        is_same = len(out.getvalue()) > len(text.original)
    done = process_time()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    kept = "as it should be" if is_same else "not as it was"
    told = f"read {read - start:6.2f} s, written {done - read:6.2f} s, {most:,.0f} MB"
    print(f"  {work:5} {told}, {kept}", flush=True)


def _pairs(count: int) -> Iterator[tuple[str, str]]:
    if not _LINES.exists():
        yield from islice(cycle([("各地要坚持党的领导。", "All places uphold it.")]), count)
        return
    with gzip.open(_LINES, "rt", encoding="utf-8") as stream:
        rows = [line.rstrip("\n").split("\t") for line in islice(stream, count + 1)][1:]
    found = [(row[-2], row[-1]) for row in rows if len(row) > 2 and row[-2].strip()]
    yield from islice(cycle(found), count)


def _xliff(count: int) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh-Hant"'
    yield ' trgLang="en"><file id="f1">\n'
    for number, (source, target) in enumerate(_pairs(count)):
        yield f'<unit id="u{number}"><segment state="translated"><source><pc id="1">'
        yield f'{content(source)}</pc></source><target><pc id="1">{content(target)}</pc>'
        yield "</target></segment></unit>\n"
    yield "</file></xliff>\n"


def _sdlxliff(count: int) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?><xliff version="1.2"'
    yield ' xmlns="urn:oasis:names:tc:xliff:document:1.2"'
    yield ' xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0">'
    yield '<file source-language="zh-TW"><body>\n'
    for number, (source, target) in enumerate(_pairs(count)):
        words = content(source)
        yield f'<trans-unit id="t{number}"><source><g id="1">{words}</g></source><seg-source>'
        yield f'<mrk mtype="seg" mid="{number}"><g id="1">{words}</g></mrk></seg-source><target>'
        yield f'<mrk mtype="seg" mid="{number}"><g id="1">{content(target)}</g></mrk></target>'
        yield f'<sdl:seg-defs><sdl:seg id="{number}" conf="Draft"/></sdl:seg-defs></trans-unit>\n'
    yield "</body></file></xliff>\n"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
