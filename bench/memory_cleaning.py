"""Cleaning a memory of 100,000 units and of a million, and taking it back.

The units are real sentences with copies of them; a tenth of them stand twice. The peer finds what
stands twice with one GROUP BY over both texts, as anybody would who has an SQLite file of units.
Each size is measured in a process of its own, so that memory is what the system says; times are
processor time, and the real time beside it.
"""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TypeVar

from bench._units import units
from workbench.model.memory import NewUnit
from workbench.model.memory_findings import MemoryFault
from workbench.services import memories, memory_cleaning, project_merging, undoing
from workbench.store.project import Store

T = TypeVar("T")

SIZES = (100_000, 1_000_000)
_AUTHOR = "李译"
_GROUPS = (MemoryFault.DUPLICATE, MemoryFault.DIFFERENT_TARGETS, MemoryFault.NEAR_SOURCES)
_MOST = 100_000
"""Units that are removed, and come back, in one step."""


def main() -> None:
    """Prints what finding, mending, undoing and merging cost."""
    for size in SIZES:
        with TemporaryDirectory() as name:
            for work in ("prepare", "measure"):
                command = [sys.executable, "-m", "bench.memory_cleaning", name, work, str(size)]
                subprocess.run(command, check=True)


def prepare(folder: Path, size: int) -> None:
    """Makes a project with the units, and a copy from before they came."""
    path = folder / "memory.db"
    with Store.create(path, source_language="zh-Hans", target_language="en") as store:
        store.backup(folder / "copy.db")
        _fill(store, size)
    print(f"{size:,} units, {path.stat().st_size >> 20:,} MB")


def measure(folder: Path) -> None:
    """Measures one size, in a process that does nothing else."""
    path = folder / "memory.db"
    with Store.open(path) as store:
        for fault in _GROUPS:
            found = _timed(str(fault), lambda only=fault: _count(store, [only]))
            print(f"    {found[fault]:,} findings")
        alone = [fault for fault in MemoryFault if fault not in _GROUPS]
        found = _timed("single units", lambda: _count(store, alone))
        print(f"    {', '.join(f'{count:,} {fault}' for fault, count in found.most_common())}")
        print(f"    memory at most: {_memory()} MB")
        _timed("mend what stands twice", lambda: _mend(store))
        _timed("undo", lambda: undoing.undo(store, _AUTHOR))
        ids = [
            each.id for each in store.units.get(list(islice(store.units.rows_of(), _MOST))).values()
        ]
        _timed(f"remove {len(ids):,}", lambda: memories.remove_units(store, ids, _AUTHOR))
        _timed("undo", lambda: undoing.undo(store, _AUTHOR))
    with closing(sqlite3.connect(path)) as connection:
        _timed("one GROUP BY over both texts", lambda: connection.execute(_PEER).fetchall())
    with Store.open(folder / "copy.db") as store:
        _timed("merge into a copy", lambda: project_merging.merge(store, path, _AUTHOR))


_PEER = (
    "SELECT min(id), count(*) FROM units WHERE retired IS NULL GROUP BY source, target"
    " HAVING count(*) > 1"
)


def _fill(store: Store, size: int) -> None:
    with store.shards.many_pages(), store.journal.change("import", _AUTHOR) as change:
        store.unit_changes.add(store.memories.add(change, "memory"), _repeated(size))


def _repeated(size: int) -> Iterator[NewUnit]:
    """A tenth of the units twice."""
    for at, (source, target) in enumerate(units(size - size // 11)):
        new = NewUnit(source=source, target=target, source_language="zh", target_language="en")
        yield new
        if at % 10 == 0:
            yield new


def _count(store: Store, only: list[MemoryFault]) -> Counter[MemoryFault]:
    return Counter(finding.fault for finding in memory_cleaning.findings(store, only))


def _mend(store: Store) -> int:
    return memory_cleaning.mend(store, [MemoryFault.DUPLICATE], _AUTHOR).removed


def _timed(name: str, work: Callable[[], T]) -> T:
    clock, start = process_time(), perf_counter()
    result = work()
    print(f"  {name:32} {process_time() - clock:6.2f} s ({perf_counter() - start:.2f})", flush=True)
    return result


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


if __name__ == "__main__":
    if sys.argv[2] == "prepare":
        prepare(Path(sys.argv[1]), int(sys.argv[3]))
    else:
        measure(Path(sys.argv[1]))
