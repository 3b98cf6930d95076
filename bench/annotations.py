"""10,000 annotations in a document of 2,000 segments, on all of them or on 50; beside none."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from bench.projects import make_project
from workbench.model.annotations import NewAnnotation
from workbench.model.edits import Edit
from workbench.model.segments import Side, State
from workbench.model.spans import Span
from workbench.services import annotating, projects, segmenting, stays, translating
from workbench.store.project import Store

SEGMENTS = 2_000
ANNOTATIONS = 10_000
WINDOW = 32
TIMES = 40
_ENGLISH = "The political and legal organs of the province upheld the rule of law. " * 4


def main() -> None:
    """Prints what opening, reading, listing, typing and joining cost, at p50 and p95."""
    for name, crowded in (("no annotations", 0), ("spread", SEGMENTS), ("in 50 segments", 50)):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "bench.db")
            make_project(path, SEGMENTS)
            with projects.open_for_writing(path) as store:
                rows = [row for row, _, _ in store.segments.texts(None)]
                _translate(store, rows)
                if crowded:
                    _annotate(store, rows[:crowded])
            print(f"{name}:", flush=True)
            _measure(path, rows)


def _measure(path: Path, rows: list[int]) -> None:
    def opening() -> None:
        with Store.open(path) as store:
            ((document, _),) = store.documents.all()
            store.segments.outline(document)
            store.segments.at(rows[:WINDOW], 1)

    _report("opening, outline and first window", opening)
    with projects.open_for_writing(path) as store:
        _report(f"a window of {WINDOW} pairs", lambda: store.segments.at(rows[:WINDOW], 1))
        _report("all notes listed", lambda: annotating.listed(store, annotating.NotesFilter()), 5)
        stay = stays.visit(rows[0], store.segments.pair(rows[0]), "bench")
        text = [_ENGLISH]

        def key() -> None:
            text[0] = f"a{text[0]}"
            translating.save_draft(store, stay, text[0], [Edit(span=Span(0, 0), text="a")])

        key()
        _report("one key's save", key)

        def join() -> None:
            first = store.segments.pair(rows[0])
            second = store.segments.next_row(rows[0])
            assert second is not None
            following = store.segments.pair(second)
            segmenting.join_next(store, rows[0], first, following, "bench")

        _report("a join with the next", join, 5)


def _translate(store: Store, rows: list[int]) -> None:
    with store.transaction():
        for row in rows:
            pair = store.segments.pair(row)
            translating.set_target(store, row, pair, _ENGLISH, State.TRANSLATED, "bench")


def _annotate(store: Store, rows: list[int]) -> None:
    found = []
    for number in range(ANNOTATIONS):
        at = number // len(rows) % (len(_ENGLISH) - 4)
        new = NewAnnotation(
            label="query", side=Side.TARGET, span=Span(at, at + 4), author="bench", body="why?"
        )
        found.append((rows[number % len(rows)], new))
    annotating.annotate_all(store, found, "annotate", "bench")


def _report(name: str, job: Callable[[], object], times: int = TIMES) -> None:
    seconds = []
    for _ in range(times):
        start = perf_counter()
        job()
        seconds.append((perf_counter() - start) * 1e3)
    cuts = quantiles(seconds, n=20, method="inclusive")
    print(f"  {name}: p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms", flush=True)


if __name__ == "__main__":
    main()
