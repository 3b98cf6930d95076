"""Large files as documents: added to a project, and bilingual ones written back, beside lxml.

The segments are lines of Taiwan's statutes with their English, from the folder that BENCH_DATA
names, or else from shared/data beside the project; without either, one line that is made up. What
is measured goes all the way: a file is read, stored with its original and with the units of the
memory; then every second target is changed, and the file is written, read again and compared. lxml
only reads it element by element (`iterparse`), or as one tree that it writes again, and stores
nothing; translate-toolkit (`pip install '.[bench]'`) reads it as a whole. Both hold all of it but
for `iterparse`, and get a tenth. Each has a process of its own, so that memory is what the system
says; times are processor time, so that other programs of the machine do not show in them.
"""

from __future__ import annotations

import gzip
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from workbench.formats._xml_text import content
from workbench.services import importing, writing_back
from workbench.services.importing import Repair
from workbench.store.project import Store

SIZES = (100_000, 1_000_000)
_WHOLE = 100_000
"""Segments of the files that peers get which hold all of them."""
_BESIDE = Path(__file__).parents[2] / "shared" / "data"
_DATA = Path(os.environ.get("BENCH_DATA", _BESIDE))
_LINES = _DATA / "laws" / "line_pairs_handout.tsv.gz"


def main() -> None:
    """Prints, for each size and format, what reading and writing cost."""
    for size in SIZES:
        with TemporaryDirectory() as name:
            for suffix, make in FILES.items():
                path = Path(name) / f"laws.{suffix}"
                with path.open("w", encoding="utf-8") as stream:
                    stream.writelines(make(size))
                megabytes = path.stat().st_size / 1e6
                print(f"{suffix}, {size:,} segments, {megabytes:.0f} MB", flush=True)
                for work in _works(suffix, size):
                    command = [sys.executable, "-m", "bench.bilingual", work, str(path)]
                    subprocess.run(command, check=True)
                path.unlink()
                path.with_suffix(".db").unlink()


def _works(suffix: str, size: int) -> Iterator[str]:
    yield "add"
    if suffix in ("xlf", "sdlxliff", "mqxliff", "mxliff"):
        yield "back"
    if suffix in ("xlf", "sdlxliff"):
        yield "iterparse"
        if size <= _WHOLE:
            yield "tree"
            yield "toolkit"


def measure(work: str, path: Path) -> None:
    """One line of the report."""
    start = process_time()
    count = WORKS[work](path)
    seconds = process_time() - start
    if not count:
        print(f"  {work:10} is not installed", flush=True)
        return
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {work:10} {count:>9,} segments: {seconds:6.1f} s, peak {most:6,.0f} MB", flush=True)


def _add(path: Path) -> int:
    """The file as a document of a new project."""
    project = path.with_suffix(".db")
    with Store.create(project, source_language="zh-Hant", target_language="en") as store:
        return importing.add(store, [importing.source(path, Repair.AUTO)], "译者").added


def _back(path: Path) -> int:
    """The file again, with every second target anew."""
    project, out = path.with_suffix(".db"), path.with_name(f"out{path.suffix}")
    with Store.open(project) as store:
        store._connection.execute(
            "UPDATE revisions SET text = text || ' anew' WHERE side = 'target' AND id % 2"
        )
        done = writing_back.write_back(store, path.stem, out)
    assert out.stat().st_size > path.stat().st_size
    out.unlink()
    return done.written


def _iterparse(path: Path) -> int:
    from lxml import etree

    count = 0
    for _, element in etree.iterparse(path, tag=("{*}unit", "{*}trans-unit")):
        count += len("".join(element.itertext())) > 0
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return count


def _tree(path: Path) -> int:
    from lxml import etree

    tree = etree.parse(path)
    data = etree.tostring(tree, encoding="utf-8", xml_declaration=True)
    return data.count(b"<source>")


def _toolkit(path: Path) -> int:
    try:
        from translate.storage import xliff, xliff2
    except ImportError:
        return 0
    kind = xliff2.Xliff2File if path.suffix == ".xlf" else xliff.xlifffile
    return sum(1 for unit in kind.parsefile(str(path)).units if unit.source and unit.target)


WORKS: dict[str, Callable[[Path], int]] = {
    "add": _add,
    "back": _back,
    "iterparse": _iterparse,
    "tree": _tree,
    "toolkit": _toolkit,
}


def pairs(count: int) -> Iterator[tuple[str, str]]:
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
    for number, (source, target) in enumerate(pairs(count)):
        yield f'<unit id="u{number}"><segment state="translated"><source><pc id="1">'
        yield f'{content(source)}</pc></source><target><pc id="1">{content(target)}</pc>'
        yield "</target></segment></unit>\n"
    yield "</file></xliff>\n"


def _sdlxliff(count: int) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?><xliff version="1.2"'
    yield ' xmlns="urn:oasis:names:tc:xliff:document:1.2"'
    yield ' xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0">'
    yield '<file source-language="zh-TW"><body>\n'
    for number, (source, target) in enumerate(pairs(count)):
        words = content(source)
        yield f'<trans-unit id="t{number}"><source><g id="1">{words}</g></source><seg-source>'
        yield f'<mrk mtype="seg" mid="{number}"><g id="1">{words}</g></mrk></seg-source><target>'
        yield f'<mrk mtype="seg" mid="{number}"><g id="1">{content(target)}</g></mrk></target>'
        yield f'<sdl:seg-defs><sdl:seg id="{number}" conf="Draft"/></sdl:seg-defs></trans-unit>\n'
    yield "</body></file></xliff>\n"


def _mqxliff(count: int) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2"'
    yield ' xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff">'
    yield '<file original="laws.docx" source-language="zh-tw" target-language="en"><body>\n'
    said = 'mq:status="Pretranslated" mq:lastchanginguser="王审"'
    time = 'mq:lastchangedtimestamp="2026-02-01T03:04:05Z"'
    for number, (source, target) in enumerate(pairs(count)):
        yield f'<trans-unit id="{number}" {said} {time}><source><bpt id="1" ctype="bold">'
        yield f'{{}}</bpt>{content(source)}<ept id="1">{{}}</ept></source><target>'
        yield f'<bpt id="1" ctype="bold">{{}}</bpt>{content(target)}<ept id="1">{{}}</ept>'
        yield "</target></trans-unit>\n"
    yield "</body></file></xliff>\n"


def _mxliff(count: int) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2"'
    yield ' xmlns="urn:oasis:names:tc:xliff:document:1.2"'
    yield ' xmlns:m="http://www.memsource.com/mxlf/2.0" m:version="2.4" m:level="1">'
    yield '<file original="laws.docx" source-language="zh_tw" target-language="en"><body>\n'
    said = 'm:confirmed="0" m:created-by="7" m:modified-by="7" m:modified-at="1769915045000"'
    for number, (source, target) in enumerate(pairs(count)):
        yield f'<group id="{number}"><trans-unit id="j:{number}" {said} m:locked="false">'
        yield f"<source>{{1&gt;{content(source)}&lt;1}}</source>"
        yield f"<target>{{1&gt;{content(target)}&lt;1}}</target></trans-unit></group>\n"
    yield "</body></file></xliff>\n"


def _tsv(count: int) -> Iterator[str]:
    yield "编号\t原文\t译文\n"
    for number, (source, target) in enumerate(pairs(count)):
        yield f"{number}\t{source}\t{target}\n".replace('"', "'")


def _txt(count: int) -> Iterator[str]:
    for number, (source, _) in enumerate(pairs(count)):
        yield f"{source}\n" if number % 7 else f"{source}\n\n"


FILES: dict[str, Callable[[int], Iterator[str]]] = {
    "xlf": _xliff,
    "sdlxliff": _sdlxliff,
    "mqxliff": _mqxliff,
    "mxliff": _mxliff,
    "tsv": _tsv,
    "txt": _txt,
}


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
