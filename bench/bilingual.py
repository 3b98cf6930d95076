"""Bilingual files read, filled and written, beside lxml, which writes a file otherwise than it was,
and Word tables beside python-docx, which reads and fills the cells of the same two columns.

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
import zipfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from workbench.formats import bilingual_docx, bilingual_rtf, sdlxliff, xliff
from workbench.formats._rtf_text import escaped
from workbench.formats._xml_text import content
from workbench.model.sources import Filling

SIZES = (10_000, 100_000)
_TABLES = (1_000, 10_000)
"""Rows of tables in Word and RTF documents."""
_MODULES = {
    ".xlf": xliff,
    ".sdlxliff": sdlxliff,
    ".docx": bilingual_docx,
    ".rtf": bilingual_rtf,
}
_PEERS = {".xlf": "lxml", ".sdlxliff": "lxml", ".docx": "python-docx"}
"""By suffix; of tables in RTF there is none in Python."""
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
                _compare(path, size)
    for size in _TABLES:
        with TemporaryDirectory() as name:
            for write in (_docx, _rtf):
                _compare(write(Path(name), size), size)


def _compare(path: Path, size: int) -> None:
    megabytes = path.stat().st_size / 1e6
    print(f"{path.suffix[1:]}, {size:,} segments, {megabytes:.1f} MB", flush=True)
    for work in filter(None, ("ours", _PEERS.get(path.suffix))):
        subprocess.run([sys.executable, "-m", "bench.bilingual", work, str(path)], check=True)


def measure(work: str, path: Path) -> None:
    """Reads a file and writes it with every second target anew."""
    start = process_time()
    read, is_same = {"ours": _ours, "lxml": _lxml, "python-docx": _python_docx}[work](path)
    done = process_time()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    kept = "as it should be" if is_same else "not as it was"
    told = f"read {read - start:6.2f} s, written {done - read:6.2f} s, {most:,.0f} MB"
    print(f"  {work:11} {told}, {kept}", flush=True)


def _ours(path: Path) -> tuple[float, bool]:
    """When it was read, and whether the file that was written has the new texts."""
    format = _MODULES[path.suffix].FORMAT
    assert format.read_source is not None
    assert format.write_filled is not None
    text = format.read_source(path)
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
    format.write_filled(text.original, fillings, out)
    is_whole = path.suffix != ".docx" or _keeps_members(path, out)
    return read, is_whole and len(out.getvalue()) > len(text.original)


def _lxml(path: Path) -> tuple[float, bool]:
    from lxml import etree

    tree = etree.parse(path)
    read = process_time()
    data = etree.tostring(tree, encoding="utf-8", xml_declaration=True)
    return read, data == path.read_bytes()


def _python_docx(path: Path) -> tuple[float, bool]:
    """A cell is given its text as the library does it: what was in it is gone."""
    import docx

    document = docx.Document(str(path))
    rows = [row.cells for row in document.tables[0].rows]
    texts = [(cells[1].text, cells[2].text) for cells in rows]
    read = process_time()
    for at, cells in enumerate(rows):
        if at % 2:
            cells[2].text = f"{texts[at][1]} anew"
    out = io.BytesIO()
    document.save(out)
    return read, _keeps_members(path, out)


def _keeps_members(path: Path, out: io.BytesIO) -> bool:
    """Whether all of a document but its body has the bytes that it had."""
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(out) as after:
        names = before.namelist()
        return names == after.namelist() and all(
            before.read(name) == after.read(name) for name in names if name != "word/document.xml"
        )


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


def _docx(folder: Path, count: int) -> Path:
    """A table as other programs write it, in the page of the library."""
    import docx

    from workbench.formats._zip_members import with_members

    path = folder / "laws.docx"
    document = docx.Document()
    document.save(str(path))
    cell = "<w:tc><w:p><w:r><w:t xml:space='preserve'>{}</w:t></w:r></w:p></w:tc>"
    rows = [("ID", "Source", "Target")]
    rows += [(str(at), *pair) for at, pair in enumerate(_pairs(count), 1)]
    made = "".join(
        f"<w:tr>{''.join(cell.format(content(text)) for text in row)}</w:tr>" for row in rows
    )
    grid = "<w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>"
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        before, mark, after = archive.read("word/document.xml").rpartition(b"<w:sectPr")
    body = before + f"<w:tbl>{grid}{made}</w:tbl><w:p/>".encode() + mark + after
    path.write_bytes(with_members(data, {"word/document.xml": body}))
    return path


def _rtf(folder: Path, count: int) -> Path:
    path = folder / "laws.rtf"
    rows = [("ID", "Source", "Target")]
    rows += [(str(at), *pair) for at, pair in enumerate(_pairs(count), 1)]
    with path.open("wb") as stream:
        stream.write(rb"{\rtf1\ansi\ansicpg936\uc1\deff0{\fonttbl{\f0 Arial;}}")
        for row in rows:
            stream.write(b"\\trowd\\cellx500\\cellx4000\\cellx8000\n")
            for text in row:
                stream.write(b"\\pard\\plain\\intbl " + escaped(text) + b"\\cell\n")
            stream.write(b"\\row\n")
        stream.write(b"\\pard\\par}")
    return path


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
