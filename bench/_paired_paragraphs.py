"""Paragraphs with their English whose sentences are paired, for fitting and for measuring.

They are put together from pairs that people made: lines of articles of the statutes of Taiwan, with
the numbers of their entries and without, pairs of Tatoeba at random and neighbours of TICO-19. A
pair with one sentence on one side and up to three on the other is a bead of them; any other is one
sentence to each side, for which of its sentences belong together nobody has said. A tenth of the
neighbours are joined: on one side they become one sentence, or their English changes places. From
one paragraph in eight sentences are left out on one side.
"""

from __future__ import annotations

import gzip
import os
import random
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from lxml import etree

from workbench.model.spans import Span
from workbench.text.sentences import sentences

DATA = Path(os.environ.get("BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
_JOINED, _CROSSED, _SHORTENED, _LEFT_OUT = 0.1, 0.1, 0.125, 0.2
_ENTRY = re.compile(r"^\s*[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z])[)）.、:：]\s*")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
Sentences = tuple[list[str], list[str]]
"""Sentences of both sides that are a bead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph and its English."""

    source: str
    target: str
    source_spans: tuple[Span, ...]
    target_spans: tuple[Span, ...]
    beads: frozenset[tuple[tuple[int, ...], tuple[int, ...]]]
    """The numbers of the sentences of each side, from 0."""


def paragraphs(half: int, count: int) -> dict[str, list[Paragraph]]:
    """As many of each kind, from one half of the data: 0 to fit on, 1 to measure on."""
    chance = random.Random(half)
    found: dict[str, list[Paragraph]] = {}
    articles = list(_articles(half))
    chance.shuffle(articles)
    for name, is_bare in (("statutes", False), ("statutes without entries", True)):
        lines = (article for article in articles[:count])
        found[name] = [_made([_units(*line, is_bare) for line in each], chance) for each in lines]
    tatoeba = [_units(*each) for each in list(_tatoeba())[half::2]]
    found["Tatoeba"] = [
        _made(chance.sample(tatoeba, chance.randint(3, 8)), chance) for _ in range(count)
    ]
    tico = [_units(*each) for at, each in enumerate(_tico()) if at // 20 % 2 == half]
    starts = [chance.randrange(len(tico) - 8) for _ in range(count)]
    found["TICO-19"] = [_made(tico[at : at + chance.randint(3, 8)], chance) for at in starts]
    return found


def _articles(half: int) -> Iterator[list[tuple[str, str]]]:
    """The lines of articles that have 2 to 12; a law is in one half as a whole."""
    articles = defaultdict(list)
    with gzip.open(DATA / "laws" / "line_pairs_handout.tsv.gz", "rt", encoding="utf-8") as file:
        for row in (line.rstrip("\n").split("\t") for line in file):
            if len(row) == 4 and sha256(row[0].encode()).digest()[0] % 2 == half:
                articles[row[0], row[1]].append((row[2].strip(), row[3].strip()))
    for lines in articles.values():
        if 2 <= len(lines) <= 12 and all(_bare(side) for line in lines for side in line):
            yield lines


def _tatoeba() -> Iterator[tuple[str, str]]:
    with gzip.open(DATA / "tatoeba" / "cmn.txt.gz", "rt", encoding="utf-8-sig") as file:
        for row in (line.split("\t") for line in file):
            if len(row) > 1:
                yield row[1].strip(), row[0].strip()


def _tico() -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(DATA / "tico19" / "all.en-zh.tmx.zip") as archive:
        root = etree.fromstring(archive.read("all.en-zh.tmx"))
    for unit in root.iter("tu"):
        texts = {each.get(_LANGUAGE): (each.findtext("seg") or "").strip() for each in unit}
        if texts.get("zh") and texts.get("en"):
            yield texts["zh"], texts["en"]


def _bare(text: str) -> str:
    return _ENTRY.sub("", text)


def _units(source: str, target: str, is_bare: bool = False) -> Sentences:
    if is_bare:
        source, target = _bare(source), _bare(target)
    ours = [span.of(source) for span in sentences(source, "zh")]
    theirs = [span.of(target) for span in sentences(target, "en")]
    if 1 in (len(ours), len(theirs)) and max(len(ours), len(theirs)) <= 3:
        return ours, theirs
    return [source], [target]


def _made(units: Sequence[Sentences], chance: random.Random) -> Paragraph:
    beads = list(_joined(units, chance))
    if chance.random() < _SHORTENED:
        beads = [_shortened(each, chance) for each in beads]
    numbers, source, target = [], [], []
    for ours, theirs in beads:
        numbers.append(
            (
                tuple(range(len(source), len(source) + len(ours))),
                tuple(range(len(target), len(target) + len(theirs))),
            )
        )
        source += ours
        target += theirs
    return Paragraph(
        source="".join(source),
        target=" ".join(target),
        source_spans=_spans(source, 0),
        target_spans=_spans(target, 1),
        beads=frozenset(numbers),
    )


def _joined(units: Sequence[Sentences], chance: random.Random) -> Iterator[Sentences]:
    waiting = list(units)
    while waiting:
        ours, theirs = waiting.pop(0)
        is_simple = waiting and all(len(side) == 1 for side in (ours, theirs, *waiting[0]))
        if is_simple and chance.random() < _JOINED:
            others, those = waiting.pop(0)
            kind = chance.random()
            if kind < _CROSSED:
                ours, theirs = ours + others, those + theirs
            elif kind < (1 + _CROSSED) / 2:
                ours, theirs = [f"{ours[0].rstrip('。；')}，{others[0]}"], theirs + those
            else:
                link = chance.choice((", and", ";", ","))
                ours, theirs = ours + others, [f"{theirs[0].rstrip('.;')}{link} {those[0]}"]
        yield ours, theirs


def _shortened(bead: Sentences, chance: random.Random) -> Sentences:
    if chance.random() > _LEFT_OUT or len(bead[0]) + len(bead[1]) > 2:
        return bead
    return (bead[0], []) if chance.random() < 0.5 else ([], bead[1])


def _spans(parts: Sequence[str], between: int) -> tuple[Span, ...]:
    """Where parts stand in a text with as many code points between them."""
    spans, start = [], 0
    for part in parts:
        spans.append(Span(start, start + len(part)))
        start += len(part) + between
    return tuple(spans)
