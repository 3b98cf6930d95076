"""English proposed for terms of statutes, beside Dice's coefficient of plain word sequences.

The pairs are every fortieth line of the statutes of Taiwan with their official English, read from
the folder that BENCH_DATA names; the terms and the English that would do were listed by hand.
"""

from __future__ import annotations

import gzip
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from time import perf_counter

from workbench.match.equivalents import propose_english
from workbench.match.extracting.phrases import singular
from workbench.text.folding import fold

_HERE = Path(__file__).parents[1]
_DATA = Path(os.environ.get("BENCH_DATA", _HERE.parent / "shared" / "data"))
_PAIRS = _DATA / "laws/line_pairs_handout.tsv.gz"
_GOLD = _HERE / "tests/data/extraction/english-of-statutes.txt"
_EVERY = 40
_FEW = 2
_LONGEST = 6
_WORD = re.compile(r"[a-z0-9]+(?:[-'’][a-z0-9]+)*")

Pair = tuple[str, str]


def main() -> None:
    """Prints how often the first and the first three proposals are right, and the time."""
    if not _PAIRS.exists():
        print(f"no {_PAIRS}")
        return
    pairs = list(_read())
    text = "\n".join(fold(source) for source, _ in pairs)
    gold = [(term, right) for term, right in _terms() if fold(term) in text]
    print(f"{len(gold)} terms, {len(pairs):,} pairs")
    print(f"{'':<52}{'first':>7}{'in 3':>7}{'a term':>10}")
    for name, propose in (("workbench", _ours), ("Dice of word sequences", _dice)):
        _report(name, propose, pairs, gold)
    few = [(term, _only(term, pairs), right) for term, right in gold]
    for name, propose in (("workbench", _ours), ("Dice of word sequences", _dice)):
        found = [(propose(term, some), right) for term, some, right in few]
        _row(f"{name}, {_FEW} pairs with the term, 500 others", found, 0)


def _report(
    name: str,
    propose: Callable[[str, list[Pair]], list[str]],
    pairs: list[Pair],
    gold: list[tuple[str, set[str]]],
) -> None:
    start = perf_counter()
    found = [(propose(term, pairs), right) for term, right in gold]
    _row(name, found, (perf_counter() - start) / len(gold))


def _row(name: str, found: list[tuple[list[str], set[str]]], seconds: float) -> None:
    first, three = (
        sum(not right.isdisjoint(map(_key, texts[:size])) for texts, right in found) / len(found)
        for size in (1, 3)
    )
    taken = f"{seconds * 1e3:7.0f} ms" if seconds else ""
    print(f"{name:<52}{first:7.2f}{three:7.2f}{taken:>10}")


def _ours(term: str, pairs: list[Pair]) -> list[str]:
    return [proposal.text for proposal in propose_english(term, pairs)]


def _dice(term: str, pairs: list[Pair]) -> list[str]:
    """The word sequences with the best coefficient; of two as good the longer one."""
    key, size = fold(term), 0
    inside, outside = Counter[str](), Counter[str]()
    for source, target in pairs:
        has_it = key in fold(source)
        size += has_it
        (inside if has_it else outside).update(_sequences(target))
    scores = {gram: 2 * count / (size + count + outside[gram]) for gram, count in inside.items()}
    return sorted(scores, key=lambda gram: (-scores[gram], -len(gram), gram))[:3]


@cache
def _sequences(text: str) -> frozenset[str]:
    words = [singular(word) for word in _WORD.findall(text.lower())]
    return frozenset(
        " ".join(words[start : start + size])
        for size in range(1, _LONGEST + 1)
        for start in range(len(words) - size + 1)
    )


def _only(term: str, pairs: list[Pair]) -> list[Pair]:
    """A few pairs with the term among others, as a short text has them."""
    key = fold(term)
    with_it = [pair for pair in pairs if key in fold(pair[0])]
    without = [pair for pair in pairs[:600] if key not in fold(pair[0])]
    return [*with_it[:_FEW], *without[:500]]


def _read() -> Iterator[Pair]:
    with gzip.open(_PAIRS, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % _EVERY == 0:
                _, _, source, target = line.rstrip("\n").split("\t")[:4]
                yield source, target


def _terms() -> Iterator[tuple[str, set[str]]]:
    for line in _GOLD.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            term, *right = (part.strip() for part in line.split("|"))
            yield term, {_key(text) for text in right}


def _key(text: str) -> str:
    return " ".join(singular(word) for word in _WORD.findall(text.lower()))


if __name__ == "__main__":
    main()
