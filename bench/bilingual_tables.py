"""Bilingual tables in Word and RTF documents read, filled and written.

Beside python-docx, which reads and fills the cells of the same two columns; for RTF there is no
peer in Python. The segments are lines of Taiwan's statutes with their English, as of `bilingual`.
Each is measured in a process of its own, so that memory is what the system says; times are
processor time, so that other programs of the machine do not show in them.
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from bench.bilingual import pairs
from workbench.formats import bilingual_docx, bilingual_rtf
from workbench.formats._rtf_text import escaped
from workbench.formats._xml_text import content
from workbench.model.sources import Filling

SIZES = (1_000, 10_000)
"""Rows."""
_MODULES = {
    ".docx": bilingual_docx,
    ".rtf": bilingual_rtf,
}
_PEERS = {".docx": "python-docx"}


def main() -> None:
    """Prints, for each size and format, what reading and writing cost."""
    for size in SIZES:
        with TemporaryDirectory() as name:
            for write in (_docx, _rtf):
                _compare(write(Path(name), size), size)


def _compare(path: Path, size: int) -> None:
    megabytes = path.stat().st_size / 1e6
    print(f"{path.suffix[1:]}, {size:,} segments, {megabytes:.1f} MB", flush=True)
    for work in filter(None, ("ours", _PEERS.get(path.suffix))):
        subprocess.run(
            [sys.executable, "-m", "bench.bilingual_tables", work, str(path)], check=True
        )


def measure(work: str, path: Path) -> None:
    """Reads a file and writes it with every second target anew."""
    start = process_time()
    read, is_same = {"ours": _ours, "python-docx": _python_docx}[work](path)
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


def _docx(folder: Path, count: int) -> Path:
    """A table as other programs write it, in the page of the library."""
    import docx

    from workbench.formats._zip_members import with_members

    path = folder / "laws.docx"
    document = docx.Document()
    document.save(str(path))
    cell = "<w:tc><w:p><w:r><w:t xml:space='preserve'>{}</w:t></w:r></w:p></w:tc>"
    rows = [("ID", "Source", "Target")]
    rows += [(str(at), *pair) for at, pair in enumerate(pairs(count), 1)]
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
    rows += [(str(at), *pair) for at, pair in enumerate(pairs(count), 1)]
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
