"""The concordance of 196,000 pairs of statutes and of a million units, beside SQLite's own ways.

The units are those of `_units`. They stand in one table by id, and their blocks in another, as a
project keeps them. A first page is 50 hits with their texts and spans. Each query is counted, and
every count is compared with one pass over all folded texts. FTS5 is asked for the source alone,
its bigrams put apart by spaces, which is the quickest way that it has for two characters. Times of
queries and of the peer are processor time, so that other programs of the machine show less.
"""

from __future__ import annotations

import random
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

from bench._units import units
from workbench.match.concordance.building import build
from workbench.match.concordance.queries import Query
from workbench.match.concordance.searching import Shard, search
from workbench.match.concordance.terms import SHARD
from workbench.model.segments import Side
from workbench.text.folding import fold

SIZES = (196_000, 1_000_000)
PEER = 100_000
"""Units of which FTS5 makes an index."""
PAGE = 50
READ = 800
"""The most units that are read in one go."""
EACH = 200
"""Queries of a kind, where a kind has so many."""
COMMON = ("规定", "机关", "不得", "应当", "人民", "前项", "我们", "之一")
LETTERS = ("e", "a", "s", "的", "之", "一", "，", "。", ".", "1", "-")
PARTS = ("tion", "contr", "ploy", "gistra", "ship", "ount")
TOGETHER = ("机关 authority", "合同 contract", "法院 court", "第一 第二", "tax income", "我 I")
PATTERNS = ("第[一二三]十條", "主管.關之", "不得.*但", r"\bten(ant|ancy)\b")
_SCHEMA = """
CREATE TABLE units (id INTEGER PRIMARY KEY, source TEXT, target TEXT);
CREATE TABLE blocks (
  shard INTEGER, side INTEGER, first_term INTEGER, last_term INTEGER, data BLOB,
  UNIQUE (shard, side, first_term)
);
"""
_BLOCKS = """
SELECT data FROM blocks
WHERE shard = ?1 AND side = ?2 AND last_term >= ?3 AND first_term <= ?4
  AND first_term >= coalesce((
    SELECT first_term FROM blocks WHERE shard = ?1 AND side = ?2 AND first_term <= ?3
    ORDER BY first_term DESC LIMIT 1
  ), ?3)
ORDER BY first_term
"""


def main() -> None:
    """Prints, for each size, what building, finding and counting cost."""
    with TemporaryDirectory() as name:
        for size in SIZES:
            path = Path(name) / f"{size}.db"
            for work in ("fill", "index", "find"):
                command = [sys.executable, "-m", "bench.concordance", str(path), work, str(size)]
                subprocess.run(command, check=True)
            path.unlink()
        path = Path(name) / "peer.db"
        for work in ("fill", "peer"):
            command = [sys.executable, "-m", "bench.concordance", str(path), work, str(PEER)]
            subprocess.run(command, check=True)


def measure(path: Path, work: str, size: int) -> None:
    """Does one part of the work, in a process that does nothing else."""
    with closing(sqlite3.connect(path)) as connection:
        if work == "fill":
            connection.executescript(_SCHEMA)
            with connection:
                rows = ((row, *unit) for row, unit in enumerate(units(size)))
                connection.executemany("INSERT INTO units VALUES (?, ?, ?)", rows)
            print(f"{size:,} units, {path.stat().st_size / 1e6:.0f} MB", flush=True)
        elif work == "index":
            _index(connection, path, size)
        elif work == "find":
            _Finding(connection, size).report()
        else:
            _peer(connection, size)


def _index(connection: sqlite3.Connection, path: Path, size: int) -> None:
    fold("法")  # the table is made by whatever folds first
    before, bytes_before, start = _peak(), path.stat().st_size, perf_counter()
    building = 0.0
    with connection:
        for first in range(0, size, SHARD):
            for number, side in enumerate(Side):
                rows = connection.execute(
                    f"SELECT id, {side} FROM units WHERE id >= ? AND id < ?", (first, first + SHARD)
                )
                began = thread_time()
                blocks = list(build(rows, first))
                building += thread_time() - began
                connection.executemany(
                    "INSERT INTO blocks VALUES (?, ?, ?, ?, ?)",
                    ((first, number, block.first, block.last, block.data) for block in blocks),
                )
    seconds = perf_counter() - start
    count, data = connection.execute("SELECT count(*), sum(length(data)) FROM blocks").fetchone()
    grown, kept = _peak() - before, path.stat().st_size - bytes_before
    print(
        f"  both sides built and kept: {seconds:.1f} s"
        f" ({building:.1f} s busy with reading and building), {count:,} blocks,"
        f" {data / 1e6:.0f} MB, {kept / 1e6:.0f} MB in the file, grown by {grown:.0f} MB",
        flush=True,
    )


class _Finding:
    """Queries of all kinds over one file."""

    def __init__(self, connection: sqlite3.Connection, size: int) -> None:
        self.connection = connection
        self.size = size
        self.counts: dict[Query, int] = {}

    def blocks(self, shard: Shard, side: Side, low: int, high: int) -> Iterator[bytes]:
        number = list(Side).index(side)
        for row in self.connection.execute(_BLOCKS, (shard.first, number, low, high)):
            yield row[0]

    def shards(self) -> Iterator[Shard]:
        for first in reversed(range(0, self.size, SHARD)):
            yield Shard(first=first, size=min(SHARD, self.size - first))

    def page(self, query: Query) -> int:
        """The first hits with their texts and spans."""
        found = 0
        for candidates in search(query, self.shards(), self.blocks):
            for unit in self._read(candidates.ids):
                found += bool(query.found_in(*unit))
                if found == PAGE:
                    return found
        return found

    def count(self, query: Query) -> int:
        """All hits."""
        total = 0
        for candidates in search(query, self.shards(), self.blocks):
            total += len(candidates.ids) - len(candidates.unsure)
            total += sum(bool(query.found_in(*unit)) for unit in self._read(candidates.unsure))
        return total

    def _read(self, rows: Sequence[int]) -> Iterator[tuple[str, str]]:
        """Units, few for a first page, then more and more at once."""
        start, at_once = 0, PAGE
        while start < len(rows):
            yield from self._units(rows[start : start + at_once])
            start += at_once
            at_once = min(2 * at_once, READ)

    def _units(self, rows: Sequence[int]) -> list[tuple[str, str]]:
        marks = ", ".join("?" * len(rows))
        return self.connection.execute(
            f"SELECT source, target FROM units WHERE id IN ({marks}) ORDER BY id DESC", rows
        ).fetchall()

    def report(self) -> None:
        """Times of each kind, then all counts beside one pass over the texts, then SQLite's."""
        for name, queries in self._kinds():
            self._timed(name, queries)
        for pattern in PATTERNS:
            self._timed(f"pattern {pattern}", [Query.parse("", pattern=pattern)])
        self._compare()
        self._like()

    def _kinds(self) -> Iterator[tuple[str, list[Query]]]:
        chance = random.Random(2)
        rows = [self._units([chance.randrange(self.size)])[0] for _ in range(20 * EACH)]
        for length, most in ((1, 60), (2, EACH), (4, EACH), (8, EACH // 2)):
            cuts = list(_cuts(rows, length, chance))[:most]
            yield f"{length} characters", [_phrase(cut) for cut in cuts]
        yield "2 common characters", list(map(Query.parse, COMMON))
        yield "1 common character", list(map(Query.parse, LETTERS))
        words = [word for _, target in rows for word in target.split() if word.isalpha()]
        yield "an English word", list(map(Query.parse, dict.fromkeys(words[: EACH // 2])))
        yield (
            "three English words",
            [
                _phrase(" ".join(target.split()[3:6]))
                for _, target in rows[: EACH // 2]
                if len(target.split()) > 6
            ],
        )
        yield "a part of a word", list(map(Query.parse, PARTS))
        yield "two words", list(map(Query.parse, TOGETHER))

    def _timed(self, name: str, queries: list[Query]) -> None:
        pages = [_seconds(lambda query=query: self.page(query)) for query in queries]
        counting = []
        for query in queries:
            start = thread_time()
            self.counts[query] = self.count(query)
            counting.append(thread_time() - start)
        hits = sum(self.counts[query] for query in queries) // len(queries)
        print(f"  {name}: page {_cut(pages)}, count {_cut(counting)}; {hits:,} hits", flush=True)

    def _compare(self) -> None:
        """Compares all counts with a full scan."""
        start = perf_counter()
        plain = [(query, list(map(fold, query.phrases))) for query in self.counts]
        scanned = dict.fromkeys(self.counts, 0)
        for texts in self._chunks():
            whole = "\n".join(text for _, unit in texts for text in unit)
            for query, phrases in plain:
                if all(phrase in whole for phrase in phrases):
                    scanned[query] += sum(_has(*each, query, phrases) for each in texts)
        equal = sum(scanned[query] == count for query, count in self.counts.items())
        print(
            f"  {equal} of {len(self.counts)} counts are those of a full scan"
            f" ({perf_counter() - start:.0f} s)",
            flush=True,
        )

    def _chunks(self) -> Iterator[list[tuple[tuple[str, str], tuple[str, str]]]]:
        """Units with their folded texts, some at once, so that rare phrases are soon passed."""
        rows = self.connection.execute("SELECT source, target FROM units")
        while texts := [(unit, (fold(unit[0]), fold(unit[1]))) for unit in rows.fetchmany(100)]:
            yield texts

    def _like(self) -> None:
        """What a scan in SQLite takes, which knows no other width or script."""
        for how in ("source LIKE '%' || ? || '%'", "instr(source, ?)"):
            statement = f"SELECT count(*) FROM units WHERE {how}"
            seconds = [_seconds(partial(self._scalar, statement, word)) for word in COMMON[:4]]
            print(f"  scan with {how}: {_cut(seconds)}", flush=True)

    def _scalar(self, statement: str, word: str) -> int:
        count: int = self.connection.execute(statement, (word,)).fetchone()[0]
        return count


def _has(unit: tuple[str, str], folded: tuple[str, str], query: Query, phrases: list[str]) -> bool:
    if query.patterns:
        return bool(query.found_in(*unit))
    return all(phrase in folded[0] or phrase in folded[1] for phrase in phrases)


def _peer(connection: sqlite3.Connection, size: int) -> None:
    """The source of the same units in FTS5 and in our blocks."""
    rows = connection.execute("SELECT id, source FROM units").fetchall()
    start = thread_time()
    connection.execute(
        "CREATE VIRTUAL TABLE grams USING fts5(t, content='', detail=full,"
        " tokenize=\"unicode61 categories 'L* N* P* S* Co M*'\")"
    )
    with connection:
        grams = ((row, " ".join([*map("".join, pairwise(text)), text[-1:]])) for row, text in rows)
        connection.executemany("INSERT INTO grams (rowid, t) VALUES (?, ?)", grams)
    theirs = thread_time() - start
    size_of_theirs = _bytes(connection, "grams_data")
    start = thread_time()
    with connection:
        for first in range(0, size, SHARD):
            for block in build(rows[first : first + SHARD], first):
                values = (first, 0, block.first, block.last, block.data)
                connection.execute("INSERT INTO blocks VALUES (?, ?, ?, ?, ?)", values)
    ours = thread_time() - start
    print(
        f"  the source alone: FTS5 {theirs:.1f} s, {size_of_theirs:.1f} MB;"
        f" ours {ours:.2f} s, {_bytes(connection, 'blocks'):.1f} MB; {theirs / ours:.0f} times",
        flush=True,
    )


def _bytes(connection: sqlite3.Connection, table: str) -> float:
    """MB of data that a table has."""
    column = "block" if table == "grams_data" else "data"
    total: float = connection.execute(f"SELECT sum(length({column})) FROM {table}").fetchone()[0]
    return total / 1e6


def _cuts(rows: list[tuple[str, str]], length: int, chance: random.Random) -> Iterator[str]:
    """Different strings of the sources."""
    seen = set()
    for source, _ in rows:
        if len(source) >= length:
            at = chance.randrange(len(source) - length + 1)
            cut = source[at : at + length]
            if cut not in seen and not set(cut) & set(' "“”＂\u3000'):
                seen.add(cut)
                yield cut


def _phrase(text: str) -> Query:
    return Query(phrases=(text,))


def _seconds(work: Callable[[], object]) -> float:
    start = thread_time()
    work()
    return thread_time() - start


def _cut(seconds: list[float]) -> str:
    if len(seconds) == 1:
        return f"{seconds[0] * 1e3:.1f} ms"
    cuts = quantiles(seconds, n=20, method="inclusive")
    return f"p50 {cuts[9] * 1e3:.2f} p95 {cuts[18] * 1e3:.2f} most {max(seconds) * 1e3:.1f} ms"


def _peak() -> float:
    """The most memory that this process has had, in MB."""
    unit = 1e6 if sys.platform == "darwin" else 1e3  # bytes there, KiB elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
    else:
        main()
