"""How well and how fast sentences are paired, beside Gale and Church's method, ours and NLTK's.

All are measured on the half of the paragraphs that no weight was fitted on; the ratio and the
variance that the peers need come from the other half. A bead is right where it has the same
sentences on both sides. The glossary that the program brings gives the anchors of the second row.
Times are processor time. NLTK comes with the extra `bench`.
"""

from __future__ import annotations

import csv
import importlib.util
import math
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from statistics import mean, quantiles
from typing import Any

from bench._paired_paragraphs import DATA, Paragraph, paragraphs
from bench._tally import HEADER, Tally
from workbench.match.pairing.beads import pair
from workbench.model.memory import DOUBTFUL, Bead
from workbench.model.spans import Span
from workbench.text.folding import fold

Numbers = tuple[tuple[int, ...], tuple[int, ...]]
Pairer = Callable[[Paragraph], set[Numbers]]

COUNT = 500
"""Paragraphs of each kind."""
_PRIORS = {
    (1, 1): 0.89,
    (1, 0): 0.0099,
    (0, 1): 0.0099,
    (1, 2): 0.089,
    (2, 1): 0.089,
    (2, 2): 0.011,
}
_GLOSSARY = Path(__file__).parents[1] / "glossary"


def main() -> None:
    """Prints a table for each method, then what confidence is worth, then times."""
    if not (DATA / "tatoeba").exists():
        print("  no data: set BENCH_DATA to the folder that has it")
        return
    held_out = paragraphs(half=1, count=COUNT)
    ratio, variance = _fitted(chain(*paragraphs(half=0, count=COUNT).values()))
    pairers: dict[str, Pairer] = {
        "ours": lambda each: set(_numbered(each, _ours(each))),
        "ours with the glossary": lambda each: set(_numbered(each, _ours(each, anchors_of(each)))),
        "Gale and Church": lambda each: _gale_church(each, ratio, variance),
    }
    if importlib.util.find_spec("nltk"):
        pairers["NLTK"] = lambda each: _nltk(each, ratio, variance)
    else:
        print("  NLTK is not installed: pip install -e '.[bench]'")
    print(HEADER)
    for name, pairer in pairers.items():
        _accuracy(name, pairer, held_out)
    _confidence(held_out)
    _unrelated(held_out)
    _long(held_out["statutes without entries"])


def _accuracy(name: str, pairer: Pairer, held_out: dict[str, list[Paragraph]]) -> None:
    print(name)
    whole, seconds = Tally(), []
    for kind, each in held_out.items():
        tally = Tally()
        for paragraph in each:
            start = time.thread_time()
            found = pairer(paragraph)
            seconds.append(time.thread_time() - start)
            tally.add(found, paragraph.beads)
            whole.add(found, paragraph.beads)
        print(tally.row(f"  {kind}"))
    cuts = quantiles(seconds, n=20)
    print(whole.row("  all"))
    print(
        f"  {1 / mean(seconds):,.0f} paragraphs a second; one takes {cuts[9] * 1e3:.1f} ms (p50),"
        f" {cuts[18] * 1e3:.1f} ms (p95)"
    )


def _confidence(held_out: dict[str, list[Paragraph]]) -> None:
    """How many beads are right at and over a confidence, and in steps of it."""
    found = [
        (bead.confidence, numbers in paragraph.beads)
        for paragraph in chain(*held_out.values())
        for beads in (_ours(paragraph),)
        for bead, numbers in zip(beads, _numbered(paragraph, beads), strict=True)
    ]
    right = sum(is_right for _, is_right in found)
    for least in (0.5, 0.7, DOUBTFUL, 0.9, 0.95):
        over = [is_right for confidence, is_right in found if confidence >= least]
        print(
            f"confidence {least} and over: {sum(over) / len(over):.2%} right,"
            f" {sum(over) / right:.2%} of all right ones"
        )
    for low, high in ((0, 0.3), (0.3, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 0.97), (0.97, 1.01)):
        those = [each for each in found if low <= each[0] < high]
        if those:
            said, was = mean(each[0] for each in those), mean(each[1] for each in those)
            print(f"  {len(those):6,} beads said to be right in {said:.1%} are in {was:.1%}")


def _unrelated(held_out: dict[str, list[Paragraph]]) -> None:
    """How many beads of a paragraph and the English of another are trusted."""
    chance, beads = random.Random(7), []
    for each in held_out.values():
        for one, other in zip(each, chance.sample(each, len(each)), strict=True):
            if one is not other:
                beads += pair(one.source, other.target, one.source_spans, other.target_spans)
    trusted = sum(bead.confidence >= DOUBTFUL for bead in beads)
    print(f"of English that belongs elsewhere {trusted / len(beads):.2%} of beads are trusted")


def _long(held_out: list[Paragraph]) -> None:
    """The time of paragraphs of some sizes, of sentences of statutes."""
    source = [span.of(each.source) for each in held_out for span in each.source_spans]
    target = [span.of(each.target) for each in held_out for span in each.target_spans]
    for ours, theirs in ((10, 10), (50, 50), (500, 500), (500, 1), (1, 500), (1500, 1500)):
        texts = "".join(source[:ours]), " ".join(target[:theirs])
        spans = _spans(source[:ours], 0), _spans(target[:theirs], 1)
        start = time.thread_time()
        pair(*texts, *spans)
        print(f"{ours} and {theirs} sentences: {(time.thread_time() - start) * 1e3:.1f} ms")


def anchors_of(paragraph: Paragraph) -> list[tuple[str, str]]:
    """The terms of the program's own glossary that a paragraph has, with their English."""
    folded = fold(paragraph.source)
    return [term for term in _terms() if term[0] in folded]


def _ours(paragraph: Paragraph, anchors: Sequence[tuple[str, str]] = ()) -> tuple[Bead, ...]:
    return pair(
        paragraph.source,
        paragraph.target,
        paragraph.source_spans,
        paragraph.target_spans,
        anchors,
    )


def _numbered(paragraph: Paragraph, beads: tuple[Bead, ...]) -> Iterator[Numbers]:
    for bead in beads:
        yield (
            tuple(at for at, span in enumerate(paragraph.source_spans) if bead.source.holds(span)),
            tuple(at for at, span in enumerate(paragraph.target_spans) if bead.target.holds(span)),
        )


def _fitted(fitting: Iterator[Paragraph]) -> tuple[float, float]:
    """Code points of English for one of Chinese, and the variance of that for one."""
    lengths = [
        (len(each.source_spans[ours[0]]), len(each.target_spans[theirs[0]]))
        for each in fitting
        for ours, theirs in each.beads
        if len(ours) == len(theirs) == 1
    ]
    ratio = sum(target for _, target in lengths) / sum(source for source, _ in lengths)
    return ratio, mean((target - source * ratio) ** 2 / source for source, target in lengths)


def _gale_church(paragraph: Paragraph, ratio: float, variance: float) -> set[Numbers]:
    """The program of the paper, by length alone."""
    source = list(map(len, paragraph.source_spans))
    target = list(map(len, paragraph.target_spans))
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for end in range(len(source) + 1):
        for last in range(len(target) + 1):
            costs = []
            for (ours, theirs), prior in _PRIORS.items():
                before = end - ours, last - theirs
                if before in best:
                    lengths = sum(source[before[0] : end]), sum(target[before[1] : last])
                    cost = _cost(*lengths, ratio, variance) - math.log(prior)
                    costs.append((best[before][0] + cost, before))
            if costs:
                best[end, last] = min(costs)
    at, beads = (len(source), len(target)), set()
    while at != (0, 0):
        before = best[at][1]
        beads.add((tuple(range(before[0], at[0])), tuple(range(before[1], at[1]))))
        at = before
    return beads


def _cost(source: int, target: int, ratio: float, variance: float) -> float:
    middle = (source + target / ratio) / 2
    deviation = abs(target - source * ratio) / math.sqrt(middle * variance)
    return -math.log(max(1e-300, math.erfc(deviation / math.sqrt(2))))


def _nltk(paragraph: Paragraph, ratio: float, variance: float) -> set[Numbers]:
    """The links that NLTK finds, put together to beads."""
    from nltk.translate import gale_church

    kind: Any = type(
        "Chinese",
        (gale_church.LanguageIndependent,),
        {"AVERAGE_CHARACTERS": ratio, "VARIANCE_CHARACTERS": variance},
    )
    source = list(map(len, paragraph.source_spans))
    target = list(map(len, paragraph.target_spans))
    beads: list[tuple[set[int], set[int]]] = []
    for ours, theirs in gale_church.align_blocks(source, target, kind):
        held = [bead for bead in beads if ours in bead[0] or theirs in bead[1]]
        beads = [bead for bead in beads if bead not in held]
        beads.append(
            ({ours}.union(*(one for one, _ in held)), {theirs}.union(*(b for _, b in held)))
        )
    lone = [({at}, set[int]()) for at in range(len(source)) if not any(at in b[0] for b in beads)]
    lone += [(set[int](), {at}) for at in range(len(target)) if not any(at in b[1] for b in beads)]
    return {(tuple(sorted(ours)), tuple(sorted(theirs))) for ours, theirs in (*beads, *lone)}


@cache
def _terms() -> tuple[tuple[str, str], ...]:
    """All terms, folded."""
    terms = []
    for file in sorted(_GLOSSARY.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                english = _listed(row["en"], row.get("en-admitted", ""))
                for chinese in _listed(row["zh-Hans"], row.get("zh-Hans-admitted", "")):
                    terms += [(fold(chinese), each) for each in english]
    return tuple(terms)


def _listed(*cells: str) -> list[str]:
    terms = (re.sub("<[^>]*>", "", term).strip() for cell in cells for term in cell.split("|"))
    return [term for term in terms if term]


def _spans(parts: list[str], between: int) -> tuple[Span, ...]:
    spans, start = [], 0
    for part in parts:
        spans.append(Span(start, start + len(part)))
        start += len(part) + between
    return tuple(spans)


if __name__ == "__main__":
    main()
