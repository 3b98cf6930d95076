"""Fuzzy look-ups in a memory of up to 1,000,000 units, beside rapidfuzz and pg_trgm.

Of 500 queries half are copies of units, edited by 5 to 30 %, and half are real sentences that no
unit has. What is found is compared with a comparison of all units, which rapidfuzz makes by itself.
Texts of candidates are read from an SQLite table. Each size is measured in a process of its own.
Times are processor time, so that other programs of the machine do not show in them; of PostgreSQL
it is that of the server. It runs in a folder that is deleted afterwards and has folded texts.

`python -m bench.memory_lookup picture` also draws docs/pictures/memory-growth.svg.
"""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from bench import _units
from bench._compared import compare_all
from bench._plot import Line, plot
from bench._timing import Times, timed, timed_each
from bench._trigrams import trigrams
from workbench.match.fuzzy.building import build
from workbench.match.fuzzy.index import Index
from workbench.match.fuzzy.packing import from_bytes, to_bytes
from workbench.text.folding import fold

SIZES = (10_000, 100_000, 1_000_000)
BIG, SMALL = 65_536, 4_096
"""Rows of a shard, as the store groups them."""
QUERIES = 500
BEST = 10
"""Hits that are shown of a memory of forms."""
_PICTURE = Path(__file__).parents[1] / "docs" / "pictures" / "memory-growth.svg"


def main() -> None:
    """Prints, for each size, what looking up, building, loading and adding cost."""
    if not _units.held_out(1):
        print("no units: BENCH_DATA names no folder that has them")
        return
    with TemporaryDirectory() as name:
        folder = Path(name)
        for work in (*map(str, SIZES), "boilerplate"):
            subprocess.run([sys.executable, "-m", "bench.memory_lookup", work, name], check=True)
        if "picture" in sys.argv:
            _draw(folder)


def measure(folder: Path, size: int) -> None:
    """One memory of so many units: ours, rapidfuzz and pg_trgm."""
    sources = [source for source, _ in _units.units(size)]
    queries = _queries(sources)
    print(f"{size:,} units, {sum(map(len, sources)) / size:.1f} characters each", flush=True)
    path = folder / f"{size}.db"
    _build(path, sources)
    with closing(sqlite3.connect(path)) as connection:
        index = _load(connection)
        found = {}
        for threshold in (70, 60, 50):
            times, found[threshold] = _look_up(connection, index, queries, threshold)
            if threshold == 70:
                ours = times
        _batch(connection, index, queries, sources)
        _add(index, sources)
    folded = list(map(fold, sources))
    true = compare_all([fold(query) for query in queries], folded, (70, 60))
    for threshold, hits in true.items():
        pairs = zip(found[threshold], hits, strict=True)
        wrong = sum(sorted(got) != sorted(wanted) for got, wanted in pairs)
        said = f"{sum(map(len, hits)):,} hits"
        print(f"  {wrong} of {QUERIES} differ from a comparison of all at {threshold} % ({said})")
    theirs = _rapidfuzz(folded, queries)
    print(f"  at the median ours is {theirs.middle / ours.middle:,.0f} times as fast as rapidfuzz")
    times = {"ours (all hits)": ours, "rapidfuzz, each unit compared": theirs}
    times |= _pg_trgm(folded, queries, true[70], ours)
    kept = {name: (each.middle, each.slow) for name, each in times.items()}
    (folder / f"{size}.json").write_text(json.dumps(kept))


def measure_boilerplate(folder: Path) -> None:
    """A memory of which a fifth comes from four forms."""
    forms = _units.boilerplate(200_200)
    queries = [fold(form) for form in islice(forms, 200)]
    others = (source for source, _ in _units.units(800_000))
    sources = list(chain(forms, others))
    random.Random(5).shuffle(sources)
    print(f"{len(sources):,} units, 200,000 of them from four forms", flush=True)
    path = folder / "boilerplate.db"
    _build(path, sources)
    with closing(sqlite3.connect(path)) as connection:
        index = _load(connection)
        _, best = _look_up(connection, index, queries, 70, BEST)
        _, every = _look_up(connection, index, queries[:20], 70)
        wrong = sum(few != all_[:BEST] for few, all_ in zip(best, every, strict=False))
        print(f"  {wrong} of {len(every)} differ from the best of all hits")


def _queries(sources: Sequence[str]) -> list[str]:
    chance = random.Random(7)
    copied = chance.sample(sources[: SIZES[0]], QUERIES // 2)
    edited = [_units.edited(source, chance.uniform(0.05, 0.3), chance) for source in copied]
    return edited + _units.held_out(QUERIES // 2)


def _build(path: Path, sources: Sequence[str]) -> None:
    """A table of texts, and one of full shards, the big ones first."""
    fold("法")
    size, seconds = 0, 0.0
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE units (id INTEGER PRIMARY KEY, source TEXT NOT NULL)")
        connection.execute("CREATE TABLE shards (first INTEGER, past INTEGER, data BLOB)")
        connection.executemany("INSERT INTO units VALUES (?, ?)", enumerate(sources))
        for ids in _shards(len(sources)):
            rows = list(zip(ids, sources[ids.start : ids.stop], strict=True))
            taken, data = timed(lambda rows=rows: to_bytes(build(rows)))
            connection.execute("INSERT INTO shards VALUES (?, ?, ?)", (ids.start, ids.stop, data))
            size, seconds = size + len(data), seconds + taken
    rows = len(sources) // SMALL * SMALL
    print(f"  built in {seconds:.2f} s, {size / rows:.1f} bytes a unit", flush=True)


def _shards(count: int) -> Iterator[range]:
    big = count // BIG * BIG
    yield from (range(at, at + BIG) for at in range(0, big, BIG))
    yield from (range(at, at + SMALL) for at in range(big, count // SMALL * SMALL, SMALL))


def _load(connection: sqlite3.Connection) -> Index:
    """The index from the file; what the first use of libraries and of the folding costs apart."""
    code = (
        "import time; start = time.thread_time();"
        "from workbench.match.fuzzy.index import Index; from workbench.match.fuzzy import packing;"
        "packing.edition(); print(f'{time.thread_time() - start:.3f}')"
    )
    started = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    start = perf_counter()
    shards, index = timed(lambda: _index(connection))
    rows = len(index)
    tail, _ = timed(lambda: _tail(connection, index))
    print(
        f"  ready in {(perf_counter() - start) * 1e3:.0f} ms by the clock: {rows:,} rows of shards"
        f" {shards * 1e3:.0f} ms, {len(index) - rows:,} of the tail {tail * 1e3:.0f} ms"
        f" (libraries and folding, once a session: {float(started.stdout) * 1e3:.0f} ms)",
        flush=True,
    )
    return index


def _index(connection: sqlite3.Connection) -> Index:
    index = Index()
    for first, past, data in connection.execute("SELECT first, past, data FROM shards"):
        index.add_shard(range(first, past), from_bytes(data))
    return index


def _tail(connection: sqlite3.Connection, index: Index) -> None:
    asked = "SELECT id, source FROM units WHERE id >= ?"
    for id_, source in connection.execute(asked, (len(index),)):
        index.add(id_, source)


def _look_up(
    connection: sqlite3.Connection,
    index: Index,
    queries: Sequence[str],
    threshold: int,
    limit: int = 0,
) -> tuple[Times, list[list[tuple[int, int]]]]:
    fetch = _Fetch(connection)

    def look(query: str) -> list[tuple[int, int]]:
        return [(hit.id, hit.distance) for hit in index.search(query, threshold, fetch, limit)]

    for query in queries[:50]:
        look(query)
    fetch.count = 0
    times, found = timed_each(look, queries)
    hits = sum(map(len, found)) / len(queries)
    print(
        f"  {f'the best {limit}' if limit else 'all'} of at least {threshold} %: {times};"
        f" {hits:.1f} hits, {fetch.count / len(queries):.1f} texts read a look-up",
        flush=True,
    )
    return times, found


class _Fetch:
    """Reads texts by id, and counts them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.count = 0

    def __call__(self, ids: Sequence[int]) -> Mapping[int, str]:
        self.count += len(ids)
        marks = ",".join("?" * len(ids))
        asked = f"SELECT id, source FROM units WHERE id IN ({marks})"
        return dict(self._connection.execute(asked, ids))


def _batch(
    connection: sqlite3.Connection, index: Index, queries: Sequence[str], sources: Sequence[str]
) -> None:
    """The best hit of each of many texts, as for pretranslation."""
    chance = random.Random(9)
    texts = [*queries, *chance.sample(sources, QUERIES)]
    fetch = _Fetch(connection)
    seconds, _ = timed(lambda: [index.search(text, 70, fetch, 1) for text in texts])
    print(f"  the best of each of {len(texts):,} texts: {len(texts) / seconds:,.0f} texts a second")


def _add(index: Index, sources: Sequence[str]) -> None:
    times, _ = timed_each(lambda row: index.add(*row), enumerate(sources[:2_000], 10**9))
    print(f"  a row added: p50 {times.middle * 1e3:.0f} us, p95 {times.slow * 1e3:.0f} us")
    index.add_shard(range(10**9, 10**9 + 2_000), build([]))


def _rapidfuzz(folded: Sequence[str], queries: Sequence[str]) -> Times:
    """Its own search of a list that is in memory, on one core."""

    def look(query: str) -> object:
        scorer = Levenshtein.normalized_similarity
        return extract(fold(query), folded, scorer=scorer, score_cutoff=0.7, limit=None)

    some = queries[:: 20 if len(folded) > 100_000 else 5]
    times, _ = timed_each(look, some)
    print(f"  rapidfuzz.process.extract, {len(some)} queries: {times}", flush=True)
    return times


def _pg_trgm(
    folded: Sequence[str],
    queries: Sequence[str],
    true: Sequence[Sequence[tuple[int, int]]],
    ours: Times,
) -> dict[str, Times]:
    wanted = [{row for row, _ in hits} for hits in true]
    with trigrams() as database:
        if isinstance(database, str):
            print(f"  {database}")
            return {}
        print(f"  pg_trgm: GIN index built in {database.load(folded):.1f} s", flush=True)
        for threshold in (0.3, 0.7):
            times, found = database.look_up([fold(query) for query in queries], threshold)
            pairs = list(zip(found, wanted, strict=True))
            seen = sum(len(rows & hits) for rows, hits in pairs) / sum(map(len, wanted))
            print(
                f"  pg_trgm at {threshold}: {times}; {seen:.1%} of the hits of at least 70 %"
                f" (ours: all, {times.middle / ours.middle:.1f} times as fast at the median)",
                flush=True,
            )
    return {"pg_trgm at 0.7 (some hits)": times}


def _draw(folder: Path) -> None:
    """The plot of what each size took."""
    measured = {size: json.loads((folder / f"{size}.json").read_text()) for size in SIZES}
    lines = []
    for name in measured[SIZES[-1]]:
        known = {size: times[name] for size, times in measured.items() if name in times}
        middle, slow = ({size: each[at] for size, each in known.items()} for at in (0, 1))
        lines.append(Line(name, middle, slow))
    _PICTURE.write_text(plot("Fuzzy look-ups at 70 %", "units in the memory", lines), "utf-8")


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1] == "boilerplate":
        measure_boilerplate(Path(sys.argv[2]))
    elif sys.argv[1:] and sys.argv[1].isdigit():
        measure(Path(sys.argv[2]), int(sys.argv[1]))
    else:
        main()
