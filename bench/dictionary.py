"""Looking words up in CC-CEDICT: the project's file beside a Python dict made from the same lines.

At every Chinese character of the page in seeds/ the longest word is looked for; and, as the side
panel does, all words of the place. The dictionary is read from the folder that BENCH_DATA names, or
else from shared/data beside the project.

The dict finds the two scripts as they are written, and no mixture; it has to be built first.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import tracemalloc
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter

from workbench.formats.cedict import Entries
from workbench.model.dictionaries import DictionaryEntry
from workbench.services import looking_up
from workbench.store.project import Store

_ROOT = Path(__file__).parent.parent
_DATA = Path(os.environ.get("BENCH_DATA", _ROOT.parent / "shared" / "data"))
_LONGEST = 40

Place = tuple[str, int]


def main() -> None:
    """Prints the time of the import, then p50 and p95 of each way."""
    files = sorted((_DATA / "cedict").glob("*.gz"))
    if not files:
        print(f"no CC-CEDICT in {_DATA / 'cedict'}")
        return
    places = list(_places())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        with Store.create(path, source_language="zh-Hans", target_language="en") as store:
            start = perf_counter()
            imported = looking_up.import_dictionary(store, files[0], "bench")
            seconds = perf_counter() - start
            print(f"import of {imported.dictionary.entries:,} entries: {seconds:.2f} s")
            start = perf_counter()
            looking_up.import_dictionary(store, files[0], "bench")
            print(f"import in place of them: {perf_counter() - start:.2f} s")
        known = _built(files[0])
        print(f"{len(places):,} places")
        with Store.open(path, writable=False) as store:
            _report("longest, project", lambda place: looking_up.longest(store, *place), places)
            _report("longest, dict", lambda place: _longest(known, *place), places)
            _report("all words, project", lambda place: looking_up.look_up(store, *place), places)


def _places() -> Iterable[Place]:
    for file in sorted((_ROOT / "seeds").glob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            yield from ((line, at) for at, sign in enumerate(line) if sign > "\u2fff")


def _built(file: Path) -> dict[str, list[DictionaryEntry]]:
    tracemalloc.start()
    known: dict[str, list[DictionaryEntry]] = defaultdict(list)
    for entry in Entries(file):
        for form in {entry.simplified, entry.traditional}:
            known[form].append(entry)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    start = perf_counter()
    list(Entries(file))
    print(f"dict: {size / 2**20:.0f} MB; reading the file {perf_counter() - start:.2f} s each time")
    return dict(known)


def _longest(known: dict[str, list[DictionaryEntry]], text: str, at: int) -> str:
    for end in range(min(len(text), at + _LONGEST), at, -1):
        if text[at:end] in known:
            return text[at:end]
    return ""


def _report(name: str, look_up: Callable[[Place], object], places: list[Place]) -> None:
    taken = []
    for place in places:
        start = perf_counter()
        look_up(place)
        taken.append(perf_counter() - start)
    *_, p95 = statistics.quantiles(taken, n=20)
    print(f"{name:20} p50 {statistics.median(taken) * 1e3:.3f} ms  p95 {p95 * 1e3:.3f} ms")


if __name__ == "__main__":
    main()
