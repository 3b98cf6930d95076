"""Terms proposed for texts, beside keyword extraction by jieba and C-value over words.

What a translator would put into a termbase was listed by hand from each text, in
tests/data/extraction, before anything was tuned; one page is held out and was never tuned on.
Precision is over the first 50 candidates, recall over the list, within the first 50 and within
as many as the list has. The statute is read from the folder that BENCH_DATA names.
"""

from __future__ import annotations

import os
import re
import tracemalloc
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path
from time import perf_counter

from workbench.match.extraction import extract
from workbench.text.blocks import blocks
from workbench.text.folding import fold
from workbench.text.repair import repair

FIRST = 50
_HERE = Path(__file__).parents[1]
_DATA = Path(os.environ.get("BENCH_DATA", _HERE.parent / "shared" / "data"))
_GOLD = _HERE / "tests" / "data" / "extraction"
_MARKS = re.compile(r"[“”\"《》「」\s*#|]")
_LINE_MARKS = re.compile(r"[*#|]")
_NO_WORD = re.compile(r"[^\u3400-\u9fff]|[的了和与及在是对为由]")

Method = Callable[[Sequence[str], int], list[str]]


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the list that was made of it by hand."""

    name: str
    file: Path
    gold: str


TEXTS = (
    Text("newspaper page", _HERE / "seeds/henan-legal-daily.txt", "henan-legal-daily.txt"),
    Text(
        "Constitution, chapter 3",
        _DATA / "statutes/constitution/03-state-institutions.md",
        "constitution-state-institutions.txt",
    ),
    Text(
        "held-out page",
        _HERE / "tests/pages/county-revival-secretaries.txt",
        "county-revival-secretaries.txt",
    ),
    Text(
        "held-out Civil Code, part 4",
        _DATA / "statutes/civil-and-commercial/civil-code/04-personality-rights.md",
        "civil-code-personality-rights.txt",
    ),
)


def main() -> None:
    """Prints precision and recall of each method on each text, then time and memory."""
    print(f"{'':<44}{'P@50':>7}{'R@50':>7}{'R@list':>8}")
    for text in TEXTS:
        if not text.file.exists():
            print(f"no {text.file}")
            continue
        paragraphs, gold = _paragraphs(text.file), _gold(_GOLD / text.gold)
        for name, method in _methods().items():
            _report(f"{text.name}: {name}", method(paragraphs, len(gold)), gold)
    for size in (100_000, 1_000_000):
        _time(size)


def _report(name: str, found: Sequence[str], gold: Sequence[frozenset[str]]) -> None:
    wanted = frozenset().union(*gold)
    keys = [_MARKS.sub("", fold(text)) for text in found]
    right = sum(key in wanted for key in keys[:FIRST]) / max(1, len(keys[:FIRST]))
    print(
        f"{name:<44}{right:7.2f}{_recall(keys[:FIRST], gold):7.2f}"
        f"{_recall(keys[: len(gold)], gold):8.2f}"
    )


def _recall(keys: Sequence[str], gold: Sequence[frozenset[str]]) -> float:
    return sum(not unit.isdisjoint(keys) for unit in gold) / len(gold)


def _methods() -> dict[str, Method]:
    methods: dict[str, Method] = {"workbench": _ours}
    try:
        import jieba
    except ImportError:
        print("jieba is not installed: no peers")
        return methods
    jieba.setLogLevel("ERROR")
    return methods | {
        "jieba TF-IDF": _tf_idf,
        "jieba TextRank": _text_rank,
        "C-value over jieba's words": _plain_c_value,
    }


def _ours(paragraphs: Sequence[str], limit: int) -> list[str]:
    return [candidate.text for candidate in extract(paragraphs, limit=limit)]


def _tf_idf(paragraphs: Sequence[str], limit: int) -> list[str]:
    from jieba.analyse import extract_tags

    return list(extract_tags("\n".join(paragraphs), topK=limit))


def _text_rank(paragraphs: Sequence[str], limit: int) -> list[str]:
    from jieba.analyse import textrank

    return list(textrank("\n".join(paragraphs), topK=limit))


def _plain_c_value(paragraphs: Sequence[str], limit: int) -> list[str]:
    """C-value as published, of two to six words without particles or marks."""
    from jieba import lcut

    counts: Counter[tuple[str, ...]] = Counter()
    for paragraph in paragraphs:
        words = lcut(paragraph)
        for size in range(2, 7):
            for start in range(len(words) - size + 1):
                gram = tuple(words[start : start + size])
                if not _NO_WORD.search("".join(gram)):
                    counts[gram] += 1
    wholes: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for gram, count in counts.items():
        for part in _parts(gram):
            wholes[part].append(count)
    values = {
        gram: log2(len(gram)) * (count - (sum(over) / len(over) if (over := wholes[gram]) else 0))
        for gram, count in list(counts.items())
    }
    best = sorted(values, key=lambda gram: (-values[gram], gram))
    return ["".join(gram) for gram in best[:limit]]


def _parts(gram: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for size in range(2, len(gram)):
        for start in range(len(gram) - size + 1):
            yield gram[start : start + size]


def _paragraphs(file: Path) -> list[str]:
    text = file.read_text("utf-8")
    if file.suffix == ".md":
        return [line for part in text.split("\n") if (line := _LINE_MARKS.sub("", part).strip())]
    return [paragraph.text for paragraph in repair(blocks(text))]


def _gold(file: Path) -> list[frozenset[str]]:
    """The units of a list, each with the wordings of which one is enough, without marks."""
    lines = file.read_text("utf-8").splitlines()
    return [
        frozenset(_MARKS.sub("", fold(wording)) for wording in line.split("|"))
        for line in lines
        if line and not line.startswith("#")
    ]


def _time(size: int) -> None:
    """Prints how long a text of statutes of `size` characters takes, and the memory at its peak."""
    files = sorted((_DATA / "statutes").rglob("*.md")) or sorted((_HERE / "seeds").glob("*.txt"))
    lines = [line for file in files for line in _paragraphs(file)]
    paragraphs, length = [], 0
    while length < size:
        for line in lines:
            paragraphs.append(line)
            length += len(line)
            if length >= size:
                break
    start = perf_counter()
    extract(paragraphs)
    taken = perf_counter() - start
    tracemalloc.start()
    extract(paragraphs)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"{length:,} characters: {taken:.2f} s, at most {peak / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
