"""Terms found in paragraphs: TermIndex beside pyahocorasick, where that is installed.

The terms are the heads of CC-CEDICT and frequent strings of the paragraphs; the paragraphs come
from statutes. Both are read from the folder that BENCH_DATA names, or else from shared/data beside
the project; without either, the text in seeds/ gives the paragraphs, and strings that are made up
fill the list.
"""

from __future__ import annotations

import gzip
import importlib
import os
import random
import re
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any, TypeVar

from workbench.match.terms import TermIndex, longest
from workbench.text.folding import fold

T = TypeVar("T")

TERMS = 100_000
HEADS = 95_000
PARAGRAPHS = 400
CHARACTERS = 500
_BESIDE = Path(__file__).parents[2] / "shared" / "data"
_DATA = Path(os.environ.get("BENCH_DATA", _BESIDE))
_SEEDS = Path(__file__).parent.parent / "seeds"
_HAN = re.compile("[\u4e00-\u9fff]{4,}")


def main() -> None:
    """Prints build time, memory, the time for a paragraph, and the time to add one term."""
    paragraphs = _paragraphs()
    keys = _keys(paragraphs)
    print(f"{len(keys):,} terms, {len(paragraphs)} paragraphs of {CHARACTERS} characters")
    build, index = _timed(lambda: _index(keys))
    _report("TermIndex", build, _memory(lambda: _index(keys)), _find_all(index, paragraphs))
    fresh = [f"新词{number}" for number in range(10_000)]
    added = _timed(lambda: _each(index.add, fresh))[0] / len(fresh)
    discarded = _timed(lambda: _each(index.discard, fresh))[0] / len(fresh)
    print(f"one term added in {added * 1e6:.1f} µs, discarded in {discarded * 1e6:.1f} µs")
    _peer(keys, paragraphs)


def _find_all(index: TermIndex, paragraphs: list[str]) -> tuple[list[float], int]:
    """Seconds for each paragraph, and how many terms were found in all."""
    seconds, count = [], 0
    for paragraph in paragraphs:
        start = perf_counter()
        found = index.find(paragraph)
        longest(found)
        seconds.append(perf_counter() - start)
        count += len(found)
    return seconds, count


def _peer(keys: list[str], paragraphs: list[str]) -> None:
    """The same with an Aho-Corasick automaton in C, which knows no edges of words."""
    try:
        ahocorasick = importlib.import_module("ahocorasick")
    except ImportError:
        print("pyahocorasick is not installed: no peer")
        return

    def build() -> Any:
        automaton = ahocorasick.Automaton()
        for number, key in enumerate(keys):
            automaton.add_word(key, (len(key), number))
        automaton.make_automaton()
        return automaton

    taken, automaton = _timed(build)
    seconds, count = [], 0
    for paragraph in paragraphs:
        start = perf_counter()
        found = list(automaton.iter(paragraph))
        list(automaton.iter_long(paragraph))
        seconds.append(perf_counter() - start)
        count += len(found)
    _report("pyahocorasick", taken, None, (seconds, count))
    added, _ = _timed(lambda: (automaton.add_word("新词", 0), automaton.make_automaton()))
    print(f"one term added in {added * 1e6:,.0f} µs")


def _report(name: str, build: float, memory: int | None, times: tuple[list[float], int]) -> None:
    seconds, count = times
    cuts = quantiles(seconds, n=20)
    held = (
        f"{memory / 1e6:.1f} MB beside the terms" if memory is not None else "memory outside Python"
    )
    print(
        f"{name}: built in {build:.2f} s, {held}; a paragraph p50 {cuts[9] * 1e3:.2f} ms, "
        f"p95 {cuts[18] * 1e3:.2f} ms; {count:,} found"
    )


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = perf_counter()
    value = work()
    return perf_counter() - start, value


def _memory(work: Callable[[], object]) -> int:
    """Bytes that a value holds."""
    tracemalloc.start()
    value = work()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del value
    return size


def _each(work: Callable[[str, int], None], keys: list[str]) -> None:
    for number, key in enumerate(keys):
        work(key, number)


def _index(keys: list[str]) -> TermIndex:
    index = TermIndex()
    _each(index.add, keys)
    return index


def _paragraphs() -> list[str]:
    """Folded stretches of running text."""
    files = sorted((_DATA / "statutes").rglob("*.md")) or sorted(_SEEDS.glob("*.txt"))
    text = fold("".join("".join(file.read_text("utf-8").split()) for file in files))
    while len(text) < PARAGRAPHS * CHARACTERS:
        text += text
    step = len(text) // PARAGRAPHS
    return [text[start : start + CHARACTERS] for start in range(0, PARAGRAPHS * step, step)]


def _keys(paragraphs: list[str]) -> list[str]:
    """Folded terms: dictionary heads, then the strings that the paragraphs have most often."""
    chance = random.Random(1)
    heads = sorted(set(_heads()))
    keys = dict.fromkeys(chance.sample(heads, min(HEADS, len(heads))))
    grams = Counter(
        run[start : start + size]
        for paragraph in paragraphs
        for run in _HAN.findall(paragraph)
        for size in (4, 5, 6, 7, 8)
        for start in range(len(run) - size + 1)
    )
    keys.update(dict.fromkeys(gram for gram, _ in grams.most_common(TERMS - HEADS)))
    while len(keys) < TERMS:
        length = chance.choice((2, 2, 3, 4))
        keys["".join(chr(chance.randrange(0x4E00, 0x9FA6)) for _ in range(length))] = None
    return list(keys)


def _heads() -> Iterator[str]:
    for file in sorted((_DATA / "cedict").glob("*.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                head = line.split(" ", 2)[1]
                if not line.startswith("#") and len(head) > 1:
                    yield fold(head)


if __name__ == "__main__":
    main()
