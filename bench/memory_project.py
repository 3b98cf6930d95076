"""A project with up to 1,000,000 units, from the TMX file to what a translator waits for.

For each size a TMX file is imported by the command line in a process of its own, with every index;
then the project is opened, asked for matches and for concordances through the services that the
editor uses, and a pair is confirmed. The peer is SQLite itself: a scan with LIKE. Times are those
of the clock, for an import and for a commit processor time alone would flatter.
"""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from bench._units import boilerplate, edited, held_out, units
from workbench.formats import tmx
from workbench.model.concordance import ConcordanceQuery
from workbench.model.memory import TranslationUnit, UnitsHead
from workbench.model.segments import Origin, State
from workbench.services import concordance, importing, projects, remembered, translating
from workbench.services.importing import Repair
from workbench.services.matching import USUAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from workbench.store.project import Store

_T = TypeVar("_T")
SIZES = (10_000, 100_000, 1_000_000)
_FORMS = 200_000
_QUERIES = 150
_HEAD = UnitsHead(program="bench 1", source_language="zh-Hans", target_language="en")


def main() -> None:
    """Prints what import, opening, look-ups and a confirmation cost, for each size."""
    if not held_out(1):
        print("no units: BENCH_DATA names no folder that has them")
        return
    for count in SIZES:
        with TemporaryDirectory() as name:
            _measure(Path(name), count)
    with TemporaryDirectory() as name:
        _measure_forms(Path(name))


def _measure(folder: Path, count: int) -> None:
    project = _made(folder, count, units(count))
    _add_text(folder, project)
    with projects.open_for_reading(project) as store:
        start = perf_counter()
        remembered.load(store)
        print(f"    index ready in {(perf_counter() - start) * 1e3:.0f} ms")
        _ask(store, count)
    with projects.open_for_writing(project) as store:
        _confirm(store)
    _scan(project)


def _measure_forms(folder: Path) -> None:
    """Matches out of a memory that four forms gave, for texts that the same forms could give."""
    chance, forms = random.Random(3), list(boilerplate(_FORMS))
    project = _made(folder, _FORMS, ((form, form[:5]) for form in forms))
    texts = [edited(form, 0.05, chance) for form in chance.sample(forms, _QUERIES)]
    with projects.open_for_reading(project) as store:
        remembered.load(store)
        for turn in ("the first time", "again"):
            name = f"matches out of a memory of forms, {turn}"
            _say(name, texts, lambda text: remembered.for_text(store, text, USUAL))


def _made(folder: Path, count: int, pairs: Iterable[tuple[str, str]]) -> Path:
    """A project with so many units, which came in by a file."""
    file, project = folder / "units.tmx", folder / "memory.db"
    with file.open("wb") as out:
        assert tmx.FORMAT.write_units is not None
        tmx.FORMAT.write_units(_stored(pairs), _HEAD, out)
    print(f"  {count:,} units, TMX of {file.stat().st_size / 1e6:.0f} MB")
    projects.new(project)
    seconds, peak = _imported(project, file)
    size = project.stat().st_size / 1e6
    print(f"    import {seconds:.1f} s, at most {peak:.0f} MB of memory, project {size:.0f} MB")
    return project


def _stored(pairs: Iterable[tuple[str, str]]) -> Iterator[TranslationUnit]:
    for at, (source, target) in enumerate(pairs):
        yield TranslationUnit(
            id=f"{at:032x}",
            version=1,
            memory="bench",
            source=source,
            target=target,
            source_language="zh-Hans",
            target_language="en",
            origin=Origin.TYPED,
            author="translator",
            time="2026-01-02T03:04:05Z",
            document=f"document {at // 500}",
            properties={"tu.prop:x-client": "ministry", "tu.prop:x-subject": "law"},
        )


def _imported(project: Path, file: Path) -> tuple[float, float]:
    """Seconds and most megabytes of the command line.

    It tells its own memory, for what the system says of a child begins with that of its parent.
    """
    start = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT, "memory", "import", str(project), str(file), "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    return perf_counter() - start, int(done.stderr.split()[-2]) / 1024


_IMPORT = """
import sys
from pathlib import Path
from workbench.__main__ import main
try:
    main()
finally:
    status = Path("/proc/self/status").read_text()
    sys.stderr.write(next(line for line in status.splitlines() if line.startswith("VmHWM")))
"""


def _add_text(folder: Path, project: Path) -> None:
    """A document of two hundred paragraphs that the memory has something for."""
    chance = random.Random(6)
    text = folder / "text.txt"
    sources = (edited(source, 0.1, chance) for source, _ in islice(units(400), 200, 400))
    text.write_text("\n\n".join(sources), encoding="utf-8")
    with projects.open_for_writing(project) as store:
        importing.add(store, [importing.propose(text, Repair.OFF)], "translator")


def _ask(store: Store, count: int) -> None:
    chance = random.Random(7)
    rows = chance.sample(range(1, count), _QUERIES)
    sources = list(store.units.sources(rows).values())
    sources = [edited(source, 0.15, chance) for source in sources] + held_out(_QUERIES)
    _say("matches of a text", sources, lambda text: remembered.for_text(store, text, USUAL))
    ((document, _),) = store.documents.all()
    segments = list(store.segments.outline(document).rows)
    _say("matches of a segment", segments, lambda row: remembered.for_segment(store, row, USUAL))
    pairs = [text[at : at + 2] for text in sources for at in (len(text) // 3,)]
    for name, texts in (
        ("two characters", pairs),
        ("one character", [text[0] for text in pairs]),
        ("four characters", [text[2:6] for text in sources]),
        ("an English word", ["court", "committee", "shall", "peace", "tion", "pro"]),
    ):
        queries = [ConcordanceQuery(text=text) for text in texts if text.strip()]
        _say(f"{name}, first page", queries, lambda query: concordance.find(store, query))
        _say(f"{name}, count", queries[:40], lambda query: concordance.count(store, query))


def _say(name: str, given: Sequence[_T], ask: Callable[[_T], object]) -> None:
    seconds = []
    for each in given:
        start = perf_counter()
        ask(each)
        seconds.append(perf_counter() - start)
    seconds.sort()
    p50, p95 = (seconds[int(part * (len(seconds) - 1))] * 1e3 for part in (0.5, 0.95))
    print(f"    {name}: p50 {p50:.2f} ms, p95 {p95:.2f} ms")


def _confirm(store: Store) -> None:
    """Confirms pairs with the memory and with its rows left alone, and looks them up."""
    ((document, _),) = store.documents.all()
    seconds, found = [], 0
    for number, row in enumerate(store.segments.outline(document).rows[:100], 1):
        pair = store.segments.pair(row)
        start = perf_counter()
        translating.set_target(store, row, pair, f"English {number}.", State.TRANSLATED, "bench")
        seconds.append(perf_counter() - start)
        matches = remembered.for_text(store, pair.segment.source, USUAL)
        found += matches[0].target == f"English {number}."
    seconds.sort()
    print(
        f"    confirming, with commit: p50 {seconds[50] * 1e3:.2f} ms, p95 {seconds[95] * 1e3:.2f}"
        f" ms; {found} of 100 found by the next look-up"
    )


def _scan(project: Path) -> None:
    with closing(sqlite3.connect(project)) as connection:
        start = perf_counter()
        connection.execute("SELECT count(*) FROM units WHERE source LIKE '%法院%'").fetchone()
        print(f"    peer: LIKE over all sources {(perf_counter() - start) * 1e3:.0f} ms")


if __name__ == "__main__":
    main()
