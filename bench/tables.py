"""A project of a million pairs out as tables and XLIFF, read back, and taken back as an update.

The tables are TSV, JSON Lines, a workbook of all pairs and one for reviewers (XLSX); XLIFF is 2.1.

Exports are those of `workbench export`: written, read again and compared with what was meant. The
update is of the file as it went out, so that every row is looked at and none is written. Beside
them `csv` and `json` of the standard library, and openpyxl in its modes for streams, read the same
files and write them again, compare nothing and ask no database. Each work has a process of its own,
so that memory is the peak that the system says of it (VmHWM); times are processor time.
"""

from __future__ import annotations

import csv
import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from bench._large_project import make_project
from workbench.formats._pair_table import read_pairs
from workbench.formats.jsonl import FORMAT as JSONL
from workbench.formats.parallel_xlsx import FORMAT as WORKBOOK
from workbench.formats.review_xlsx import FORMAT as REVIEW
from workbench.formats.tsv import FORMAT as TSV
from workbench.formats.xliff import FORMAT as XLIFF
from workbench.plugins import Format
from workbench.services import exporting, parallel_texts, projects, returning

SIZE = 1_000_000


def main() -> None:
    """Prints what each work costs."""
    with TemporaryDirectory() as name:
        for work in _WORKS:
            command = [sys.executable, "-m", "bench.tables", work, name]
            subprocess.run(command, check=True)


def measure(work: str, folder: Path) -> None:
    """One line of the report."""
    start = process_time()
    done = _WORKS[work](folder)
    seconds = process_time() - start
    print(
        f"{work:<30} {done:>9,} pairs: {seconds:7.1f} s, {done / seconds:9,.0f} pairs/s,"
        f" peak {_peak():5.0f} MB",
        flush=True,
    )


def _make(folder: Path) -> int:
    make_project(folder / "large.db", SIZE)
    return SIZE


def _export(folder: Path, format: Format) -> int:
    with projects.open_for_reading(folder / "large.db") as store, store.snapshot():
        text = parallel_texts.parallel_text(store, "large")
        out = folder / f"large{format.suffixes[0]}"
        return exporting.write_export(text, out, format).compared


def _update(folder: Path, format: Format) -> int:
    with projects.open_for_writing(folder / "large.db") as store:
        done = returning.take_back(store, folder / f"large{format.suffixes[0]}", "bench")
    assert (done.taken, done.older, done.refused) == (0, 0, 0)
    return done.same


def _read(folder: Path) -> int:
    return sum(1 for _ in read_pairs(folder / "large.tsv", "\t", "utf-8"))


def _csv(folder: Path) -> int:
    """All rows of the same file, in and out."""
    with (
        (folder / "large.tsv").open(encoding="utf-8", newline="") as lines,
        (folder / "peer.tsv").open("w", encoding="utf-8", newline="") as out,
    ):
        csv.writer(out, "excel-tab").writerows(csv.reader(lines, "excel-tab"))
    return SIZE


def _json(folder: Path) -> int:
    """All objects of the same file, in and out."""
    with (
        (folder / "large.jsonl").open(encoding="utf-8") as lines,
        (folder / "peer.jsonl").open("w", encoding="utf-8") as out,
    ):
        for line in lines:
            out.write(f"{json.dumps(json.loads(line), ensure_ascii=False)}\n")
    return SIZE


def _openpyxl(folder: Path) -> int:
    """All rows of the same workbook, in and out."""
    import openpyxl

    with (folder / "large.xlsx").open("rb") as stream:
        rows = openpyxl.load_workbook(stream, read_only=True).worksheets[0]
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in rows.iter_rows(values_only=True):
            sheet.append(row)
        book.save(folder / "peer.xlsx")
    return SIZE


def _peak() -> float:
    """The most memory that this process has had, in MB."""
    unit = 1e6 if sys.platform == "darwin" else 1e3  # bytes there, KiB elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


_WORKS: dict[str, Callable[[Path], int]] = {
    "project made": _make,
    "TSV out, read, compared": lambda folder: _export(folder, TSV),
    "TSV read": _read,
    "csv, the same in and out": _csv,
    "update of the TSV": lambda folder: _update(folder, TSV),
    "JSON Lines out, compared": lambda folder: _export(folder, JSONL),
    "json, the same in and out": _json,
    "update of the JSON Lines": lambda folder: _update(folder, JSONL),
    "workbook out, compared": lambda folder: _export(folder, WORKBOOK),
    "openpyxl, the same in and out": _openpyxl,
    "update of the workbook": lambda folder: _update(folder, WORKBOOK),
    "review table out, compared": lambda folder: _export(folder, REVIEW),
    "update of the review table": lambda folder: _update(folder, REVIEW),
    "XLIFF out, compared": lambda folder: _export(folder, XLIFF),
    "update of the XLIFF": lambda folder: _update(folder, XLIFF),
}

if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
