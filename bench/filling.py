"""Segments filled at once: what has the same source as a confirmed pair, and out of the memory.

Propagation fills 10,000 segments of a document of 20,000; beside it, the same is written one
segment after another, as a script over the command line's service does. Pretranslation fills a
document of 10,000 segments out of 100,000 units: three in ten are units, four are units of which
5 to 30 % was edited, one repeats another, and two are sentences that no unit has. Beside it, 100 of
them are compared with all units by rapidfuzz. Times are by the clock, and in brackets those of the
processor. The units are those of the other benchmarks of the memory.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TypeVar

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extractOne

from bench import _units
from workbench.model.memory import NewUnit
from workbench.model.memory_settings import MemorySettings
from workbench.model.segments import SegmentKind, State
from workbench.model.sources import Block, Paragraph, Piece, SourceText
from workbench.services import indexing, pretranslating, projects, stays, translating, undoing
from workbench.store.project import Store
from workbench.text.folding import fold

T = TypeVar("T")

ALIKE = 10_000
SEGMENTS = 10_000
UNITS = 100_000
SAMPLE = 100
"""Segments that are compared with all units."""
_AGAIN = "以上事实，有经庭审举证、质证的下列证据予以证实，本院予以确认。"
_ENGLISH = "The above facts are proved by the following evidence, which this court confirms."
_ME = "bench"


def main() -> None:
    """Prints what filling, undoing and looking up cost."""
    with TemporaryDirectory() as folder:
        _propagation(Path(folder))
        if not _units.held_out(1):
            print("no units: BENCH_DATA names no folder that has them")
            return
        _pretranslation(Path(folder))


def _propagation(folder: Path) -> None:
    paragraphs = [text for number in range(ALIKE) for text in (_AGAIN, f"{_AGAIN}第{number}项。")]
    with _project(folder / "alike.db", paragraphs) as (store, document):
        rows = store.segments.outline(document).rows
        stay = stays.visit(rows[0], store.segments.pair(rows[0]), _ME)
        filled = _timed(
            f"confirm one, fill {ALIKE - 1:,}",
            lambda: translating.confirm(store, stay, _ENGLISH, propagates=True).filled,
        )
        assert len(filled) == ALIKE - 1
        _timed("undo both", lambda: undoing.undo(store, _ME))

        def one_by_one() -> None:
            with store.transaction():
                for row in filled:
                    pair = store.segments.pair(row)
                    translating.set_target(store, row, pair, _ENGLISH, State.DRAFT, _ME)

        _timed("the same one by one", one_by_one)


def _pretranslation(folder: Path) -> None:
    units = list(_units.units(UNITS))
    paragraphs = list(_paragraphs(units))
    with _project(folder / "open.db", paragraphs) as (store, _):
        with store.journal.change("import", _ME) as change:
            memory = store.memories.add(change, "units")
            store.unit_changes.add(memory, [_unit(*texts) for texts in units])
        indexing.seal(store)
        for threshold in (100, 85, 75):
            settings = MemorySettings(threshold=threshold)
            done = _timed(
                f"{SEGMENTS:,} segments at {threshold} % of {UNITS:,} units",
                lambda settings=settings: pretranslating.pretranslate(store, _ME, settings),
            )
            print(f"    {len(done.filled):,} filled, {len(done.unsure):,} to look at")
            undoing.undo(store, _ME)
    folded = [fold(source) for source, _ in units]
    sample = [fold(text) for text in paragraphs[:SAMPLE]]

    def compare() -> None:
        for text in sample:
            extractOne(text, folded, scorer=Levenshtein.normalized_similarity, score_cutoff=0.75)

    _timed(f"rapidfuzz, {SAMPLE} of them at 75 %", compare)


def _paragraphs(units: Sequence[_units.Unit]) -> Iterator[str]:
    chance = random.Random(1)
    held_out = _units.held_out(2_000)
    seen: list[str] = []
    while len(seen) < SEGMENTS:
        kind = chance.random()
        text = chance.choice(units)[0]
        if kind > 0.8:
            text = chance.choice(held_out)
        elif kind > 0.7 and seen:
            text = chance.choice(seen)
        elif kind > 0.3:
            text = _units.edited(text, chance.uniform(0.05, 0.3), chance)
        seen.append(text)
        yield text


def _unit(source: str, target: str) -> NewUnit:
    return NewUnit(source=source, target=target, source_language="zh-Hans", target_language="en")


@contextmanager
def _project(path: Path, paragraphs: Sequence[str]) -> Iterator[tuple[Store, int]]:
    """A project with one document."""
    projects.new(path)
    text = SourceText(
        format="text",
        encoding="utf-8",
        original=b"",
        blocks=tuple(Block(text=text, line=line) for line, text in enumerate(paragraphs, 1)),
    )
    cut = tuple(
        Paragraph(
            text=text,
            kind=SegmentKind.BODY,
            article=1,
            pieces=(Piece(block=at, start=0, at=0, length=len(text)),),
        )
        for at, text in enumerate(paragraphs)
    )
    with Store.open(path) as store:
        with store.journal.change("add", _ME) as change:
            document = store.documents.add(change, "bench.txt", text, cut, repair="off")
        yield store, document


def _timed(name: str, work: Callable[[], T]) -> T:
    start, busy = perf_counter(), process_time()
    value = work()
    print(f"{name:<52}{perf_counter() - start:8.2f} s ({process_time() - busy:.2f})", flush=True)
    return value


if __name__ == "__main__":
    main()
