"""A memory of a million units out of TMX and into it, beside translate-toolkit and lxml.

The units are those of `_units`, each with its own number, document and time. Each work has a
process of its own, so that memory is what the system says; times are processor time, so that other
programs of the machine do not show in them. translate-toolkit (`pip install '.[bench]'`) parses a
file as a whole and finds the texts when they are asked for, so both are counted, and how many times
as long each took as whole units of ours; it gets a tenth of the units, for a million would take ten
times its memory. `coded` is the same file with a pair of inline codes in every text; after it comes
each form of `_tmx_forms`, as other programs write their units.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import BinaryIO

from bench._tmx_forms import CODED, FORMS, PLAIN, write_file
from bench._units import units
from workbench.formats._tmx_batches import Batch, batches, head_of
from workbench.formats._tmx_run import Run
from workbench.formats._utf8_chunks import utf8_chunks
from workbench.formats.tmx import FORMAT
from workbench.model.memory import NewUnit, TranslationUnit, UnitsHead
from workbench.model.segments import Origin

SIZE, PART, FORM = 1_000_000, 100_000, 20_000
ROUNDS = 3
_HEAD = UnitsHead(program="bench 1", source_language="zh-Hans", target_language="en")


def main() -> None:
    """Prints what reading and writing cost, ours and theirs."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for size in (SIZE, PART):
            _run("plain", folder, size)
        for work in ("parse", "read"):
            _run(work, folder, SIZE)
        _run("coded", folder, f"{PART}-coded")
        for _ in range(ROUNDS):
            for work in ("parse", "read", "toolkit", "write", "lxml"):
                _run(work, folder, PART)
            for work in ("read", "toolkit"):
                _run(work, folder, f"{PART}-coded")
        for file in (str(PART), f"{PART}-coded"):
            _run("compare", folder, file)
        for number in range(len(FORMS)):
            _run("form", folder, number)


def measure(work: str, path: Path) -> None:
    """One line of the report."""
    deeds: dict[str, Callable[[Path], None]] = {
        "plain": lambda path: write_file(path, FORMS[PLAIN], units(int(path.stem))),
        "coded": lambda path: write_file(path, FORMS[CODED], units(PART)),
        "compare": _compare,
        "form": _form,
    }
    if work in deeds:
        deeds[work](path)
        return
    works: dict[str, Callable[[Path], tuple[str, int, float]]] = {
        "parse": _parse,
        "read": _read,
        "toolkit": _toolkit,
        "write": _write,
        "lxml": _lxml,
    }
    title, count, seconds = works[work](path)
    megabytes = path.stat().st_size / 1e6
    print(
        f"{title:<38} {count:>9,} units, {megabytes:5.0f} MB: {seconds:6.2f} s,"
        f" {megabytes / seconds:5.1f} MB/s, {count / seconds:8,.0f} units/s,"
        f" peak {_peak():5.0f} MB",
        flush=True,
    )


def _run(work: str, folder: Path, size: int | str) -> None:
    command = [sys.executable, "-m", "bench.tmx", work, str(folder / f"{size}.tmx")]
    subprocess.run(command, check=True)


def _parse(path: Path) -> tuple[str, int, float]:
    """Texts, attributes and properties as they stand, before anything is made of them."""
    start = process_time()
    count = 0
    with path.open("rb") as stream:
        file = utf8_chunks(stream, path.name, lambda read: None)
        head, rest = head_of(file.chunks)
        for batch in batches(rest, file.chunks, 1 + head.count(b"\n")):
            assert isinstance(batch, Batch)
            count += sum(1 for _ in Run(batch, b"<unit>", file.encoding).units())
    return "parsed", count, process_time() - start


def _read(path: Path) -> tuple[str, int, float]:
    assert FORMAT.read_units is not None
    start = process_time()
    count = sum(isinstance(unit, NewUnit) for unit in FORMAT.read_units(path, lambda read: None))
    return "made to units, with all that they say", count, process_time() - start


def _compare(path: Path) -> None:
    """One run after the other in one process: the quotients of what the works take."""
    ours = min(_read(path)[2] for _ in range(ROUNDS))
    print(f"{path.stem}: translate-toolkit takes{_quotients(path, ours)}", flush=True)


def _quotients(path: Path, ours: float) -> str:
    """How many times as long translate-toolkit takes as we did, in words."""
    try:
        from translate.storage.tmx import tmxfile
    except ImportError:
        return " nothing, for it is not installed"
    parses, wholes = [], []
    for _ in range(ROUNDS):
        start = process_time()
        found = tmxfile.parsefile(str(path)).units
        parses.append(process_time() - start)
        for unit in found:
            assert (unit.source, unit.target) != (None, None)
        wholes.append(process_time() - start)
        del found, unit
    return (
        f" {min(parses) / ours:.2f} times as long to parse it,"
        f" {min(wholes) / ours:.2f} times with its texts"
    )


def _toolkit(path: Path) -> tuple[str, int, float]:
    try:
        from translate.storage.tmx import tmxfile
    except ImportError:
        return "translate-toolkit is not installed", 0, 1.0
    start = process_time()
    with path.open("rb") as stream:
        found = tmxfile(stream).units
    parsed = process_time() - start
    count = sum(bool(unit.source and unit.target) for unit in found)
    return f"translate-toolkit (parse alone {parsed:.2f} s)", count, process_time() - start


def _write(path: Path) -> tuple[str, int, float]:
    assert FORMAT.write_units is not None
    held = list(_held(path))
    with path.with_suffix(".out").open("wb") as out:
        start = process_time()
        FORMAT.write_units(held, _HEAD, out)
        return "written, with all that they say", len(held), process_time() - start


def _lxml(path: Path) -> tuple[str, int, float]:
    held = list(_held(path))
    with path.with_suffix(".out").open("wb") as out:
        start = process_time()
        _write_by_lxml(held, out)
        return "lxml.etree.xmlfile, the same elements", len(held), process_time() - start


def _write_by_lxml(held: list[TranslationUnit], out: BinaryIO) -> None:
    from lxml import etree

    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    with (
        etree.xmlfile(out, encoding="utf-8") as file,
        file.element("tmx", version="1.4"),
        file.element("body"),
    ):
        for unit in held:
            kept = {
                key.removeprefix("tu."): text
                for key, text in unit.properties.items()
                if key.startswith("tu.") and not key.startswith("tu.prop:")
            }
            with file.element("tu", kept, changedate=unit.time, changeid=unit.author):
                for kind, text in (("x-document", unit.document), ("x-state", "translated")):
                    with file.element("prop", type=kind):
                        file.write(text)
                for tag, text in (("zh-CN", unit.source), ("en", unit.target)):
                    with file.element("tuv", {lang: tag}), file.element("seg"):
                        file.write(text)


def _held(path: Path) -> Iterator[TranslationUnit]:
    assert FORMAT.read_units is not None
    for number, unit in enumerate(FORMAT.read_units(path, lambda read: None)):
        assert isinstance(unit, NewUnit)
        yield TranslationUnit(
            id=str(number),
            version=1,
            memory="bench",
            source=unit.source,
            target=unit.target,
            source_language=unit.source_language,
            target_language=unit.target_language,
            origin=Origin.IMPORTED,
            author=unit.author,
            time=unit.time,
            document=unit.document,
            properties=unit.properties,
        )


def _form(path: Path) -> None:
    """One form beside translate-toolkit; the stem of the path is its number."""
    name, form = list(FORMS.items())[int(path.stem)]
    write_file(path, form, units(FORM if "languages" not in name else FORM // 10))
    megabytes = path.stat().st_size / 1e6
    ours, count = min(_read(path)[:0:-1] for _ in range(ROUNDS))
    print(
        f"{name:<34} {megabytes / ours:5.1f} MB/s, {count / ours:8,.0f} units/s;"
        f" translate-toolkit takes{_quotients(path, ours)}",
        flush=True,
    )


def _peak() -> float:
    """The most memory that this process has had, in MB."""
    unit = 1e6 if sys.platform == "darwin" else 1e3  # bytes there, KiB elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
