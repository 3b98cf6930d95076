"""Terms found in paragraphs, out of 100,000, 200,000 and a million, beside two automata.

The terms are the heads of CC-CEDICT, then strings of the statutes that the paragraphs come from,
then heads put together. They are read from the folder that BENCH_DATA names, or else from
shared/data beside the project; without either, the text in seeds/ gives the paragraphs, and
strings that are made up fill the list. Each is measured in a process of its own, so that memory is
what the system says. The times of a paragraph are processor time, so that other programs of the
machine do not show in them; all others are by the clock. The automata are in C and in Rust and know
no edges of words.
"""

from __future__ import annotations

import gzip
import importlib
import os
import random
import re
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time
from typing import Any, TypeVar
from uuid import UUID

from workbench.match.terms import TermIndex, longest, winners
from workbench.model.terms import NewConcept, NewTerm
from workbench.services.recognising import Recogniser, keep
from workbench.store.project import Store
from workbench.text.folding import fold, phrase_key

T = TypeVar("T")
Find = Callable[[str], object]

SIZES = (100_000, 200_000, 1_000_000)
REAL = 0.4
"""The part of the terms that stands in the statutes, where the heads do not make that many."""
PARAGRAPHS = 400
CHARACTERS = 500
_BESIDE = Path(__file__).parents[2] / "shared" / "data"
_DATA = Path(os.environ.get("BENCH_DATA", _BESIDE))
_SEEDS = Path(__file__).parent.parent / "seeds"
_HAN = re.compile("[\u3400-\u9fff]{2,}")


def main() -> None:
    """Prints, for each size, what reading, finding and adding cost."""
    for size in SIZES:
        with TemporaryDirectory() as name:
            for work in ("prepare", "sessions", "ours", "ahocorasick", "ahocorasick_rs"):
                command = [sys.executable, "-m", "bench.terms", name, work, str(size)]
                subprocess.run(command, check=True)


def measure(folder: Path, work: str, size: int) -> None:
    """Does one part of the work, in a process that does nothing else."""
    if work == "prepare":
        _prepare(folder, size)
        return
    paragraphs = (folder / "paragraphs.txt").read_text("utf-8").split("\n")
    if work == "sessions":
        _sessions(folder / "terms.db", paragraphs)
        return
    lines = (folder / "terms.txt").read_text("utf-8").split("\n")
    keys, folded = list(dict.fromkeys(map(fold, lines))), list(map(fold, paragraphs))
    if work == "ours":
        _ours(keys, folded)
    else:
        _automaton(work, keys, folded)


def _prepare(folder: Path, size: int) -> None:
    """Writes the terms, a project that has them, and the paragraphs."""
    text = _text()
    step = len(text) // PARAGRAPHS
    paragraphs = [text[start : start + CHARACTERS] for start in range(0, PARAGRAPHS * step, step)]
    terms = _terms(text, size)
    (folder / "terms.txt").write_text("\n".join(terms), "utf-8")
    (folder / "paragraphs.txt").write_text("\n".join(paragraphs), "utf-8")
    _fill(folder / "terms.db", terms)
    print(f"{size:,} terms, {len(paragraphs)} paragraphs of {CHARACTERS} characters", flush=True)


def _sessions(path: Path, paragraphs: list[str]) -> None:
    """A first session, which makes the keys and saves them, and a second, which reads them."""
    fold("法"), phrase_key("法")  # their tables are made by whatever folds first
    with Store.open(path) as store:
        recogniser = Recogniser()
        _held("  read and made", lambda: recogniser.read(store))
        _report("  marks of a paragraph", recogniser.spans, paragraphs)
        saved = _held("  packed", recogniser.to_save)
        assert saved is not None
        _held(f"  kept ({len(saved.data) / 1e6:.1f} MB)", lambda: keep(store, saved))
        recogniser = Recogniser()
        _held("  read from what was kept", lambda: recogniser.read(store))
        for name in ("first time", "again"):
            _report(f"  marks of a paragraph, {name}", recogniser.spans, paragraphs)
        find = recogniser.hits
        _report("  hits with their concepts", lambda text: find(store, text), paragraphs[:100])
        _follow(store, recogniser)


def _follow(store: Store, recogniser: Recogniser) -> None:
    """From a term in the file to its mark."""
    seconds = []
    for number in range(20):
        term = NewTerm(language="zh-Hans", text=f"新词{number}语")
        with store.journal.change("add", "bench") as change:
            store.concepts.add(change, NewConcept(terms=(term,)))
        start = perf_counter()
        recogniser.refresh(store)
        found = recogniser.spans(term.text)
        seconds.append(perf_counter() - start)
        assert len(found) == 1
    print(f"  one term added, until it is recognised: {max(seconds) * 1e3:.1f} ms at most")


def _ours(keys: list[str], paragraphs: list[str]) -> None:
    index = TermIndex()
    _held("  TermIndex built", lambda: [index.add(key, row) for row, key in enumerate(keys)])
    _report("  all keys", index.find, paragraphs)
    _report("  all keys, and the longest", lambda text: winners(index.find(text)), paragraphs)
    _report("  all keys, nested", lambda text: longest(index.find(text)), paragraphs)


def _automaton(name: str, keys: list[str], paragraphs: list[str]) -> None:
    """The same in an automaton, which finds overlapping keys, or else the longest alone."""
    try:
        library = importlib.import_module(name)
    except ImportError:
        print(f"  {name} is not installed (pip install '.[bench]'): no peer")
        return
    make = {"ahocorasick": _in_c, "ahocorasick_rs": _in_rust}[name]
    every, only_longest = _held(f"  {name} built", lambda: make(library, keys))
    _report("  all keys", every, paragraphs)
    _report("  the longest alone", only_longest, paragraphs)


def _in_c(library: Any, keys: list[str]) -> tuple[Find, Find]:
    automaton = library.Automaton()
    for number, key in enumerate(keys):
        automaton.add_word(key, (len(key), number))
    automaton.make_automaton()
    return lambda text: list(automaton.iter(text)), lambda text: list(automaton.iter_long(text))


def _in_rust(library: Any, keys: list[str]) -> tuple[Find, Find]:
    kind = library.Implementation.ContiguousNFA
    standard = library.AhoCorasick(keys, implementation=kind)
    leftmost = library.AhoCorasick(
        keys, matchkind=library.MatchKind.LeftmostLongest, implementation=kind
    )
    return (
        lambda text: standard.find_matches_as_indexes(text, overlapping=True),
        leftmost.find_matches_as_indexes,
    )


def _report(name: str, find: Find, paragraphs: list[str]) -> None:
    seconds, count = [], 0
    for paragraph in paragraphs:
        start = thread_time()
        found: Any = find(paragraph)
        seconds.append(thread_time() - start)
        count += len(found)
    cuts = quantiles(seconds, n=20)
    print(
        f"{name}: p50 {cuts[9] * 1e3:.2f} ms, p95 {cuts[18] * 1e3:.2f} ms,"
        f" most {max(seconds) * 1e3:.1f} ms; {count / len(paragraphs):.0f} a paragraph",
        flush=True,
    )


def _held(name: str, work: Callable[[], T]) -> T:
    """What work gives; prints its time and by how much the process has grown at most."""
    before, start, busy = _peak(), perf_counter(), thread_time()
    value = work()
    seconds, busy = perf_counter() - start, thread_time() - busy
    grown = _peak() - before
    print(f"{name}: {seconds:.3f} s ({busy:.3f} busy), grown by {grown:.0f} MB", flush=True)
    return value


def _peak() -> float:
    """The most memory that this process has had, in MB."""
    unit = 1e6 if sys.platform == "darwin" else 1e3  # bytes there, KiB elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _fill(path: Path, terms: list[str]) -> None:
    """A project whose glossary another program wrote, a concept for each term."""
    Store.create(path, source_language="zh-Hans", target_language="en").close()
    rows = range(1, len(terms) + 1)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "INSERT INTO concepts (id, uuid, created) VALUES (?, ?, '2026-01-01T00:00:00.000Z')",
            ((row, str(UUID(int=row))) for row in rows),
        )
        connection.executemany(
            "INSERT INTO terms (uuid, concept_id, language, text, status)"
            " VALUES (?, ?, ?, ?, 'preferred')",
            (
                (str(UUID(int=2 * row + number)), row, language, text)
                for row, term in zip(rows, terms, strict=True)
                for number, (language, text) in enumerate((("zh-Hans", term), ("en", "term")))
            ),
        )


def _text() -> str:
    """Running text: statutes of two kinds, or else the seeds."""
    files = sorted((_DATA / "statutes").rglob("*.md")) or sorted(_SEEDS.glob("*.txt"))
    text = "".join("".join(file.read_text("utf-8").split()) for file in files)
    for file in sorted((_DATA / "laws").glob("line_pairs*.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            text += "".join(line.split("\t")[2] for line in lines)
    while len(text) < PARAGRAPHS * CHARACTERS:
        text += text
    return text


def _terms(text: str, size: int) -> list[str]:
    """Heads, strings of the text, and two heads in one, none of them twice."""
    chance = random.Random(1)
    heads = sorted(set(_heads()))
    terms = dict.fromkeys(chance.sample(heads, min(len(heads), size)))
    runs = _HAN.findall(text)
    wanted = min(size, max(int(size * REAL), len(terms) + size // 10))
    for _ in range(4 * size):
        if len(terms) >= wanted:
            break
        run, length = chance.choice(runs), chance.choice((2, 3, 4, 5, 6, 8))
        if len(run) >= length:
            start = chance.randrange(len(run) - length + 1)
            terms[run[start : start + length]] = None
    parts = heads or [chr(code) for code in range(0x4E00, 0x9FA6)]
    while len(terms) < size:
        terms[chance.choice(parts) + chance.choice(parts)] = None
    return list(terms)


def _heads() -> Iterator[str]:
    for file in sorted((_DATA / "cedict").glob("*.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                if not line.startswith("#"):
                    yield line.split(" ", 2)[1]


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
    else:
        main()
