"""The fuzzy index of a project's units in memory, and those of its libraries.

It is read once for each open store and kept up with what was written since, by whichever program:
a unit that was confirmed a moment ago is found by the next look-up.
"""

from __future__ import annotations

from bisect import bisect_left
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import compress
from typing import TYPE_CHECKING
from weakref import proxy

from workbench.errors import BadInput, NotFound, Refused, WorkbenchError
from workbench.services.indexing import edition, gaps, note_damage, pieces, without_overlaps
from workbench.services.libraries import open_library
from workbench.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.match.fuzzy.hit import Hit
    from workbench.match.fuzzy.index import Index
    from workbench.model.memory import Library
    from workbench.store.project import Store
    from workbench.store.shards import ShardRange


class MemoryIndex:
    """The index of the units of one open project."""

    def __init__(self, store: Store) -> None:
        self._store: Store = proxy(store)  # a desk must not keep its own store alive
        self._index: Index | None = None
        self._shards: dict[int, ShardRange] = {}
        self._seen = -1
        """The last row that is in the index."""
        self._known = -1, -1
        self._whole: dict[int, ShardRange] = {}
        self._complete: dict[int, bool] = {}
        self._kinds: set[tuple[str, str]] = set()
        self._kinds_end = 0

    def search(self, text: str, threshold: int, limit: int = 0) -> list[Hit]:
        """The units whose sources are like a text, best first; `threshold` in percent.

        The caller sees the store at one moment. All of them where there is no limit.
        """
        if threshold == 100:
            return self._same(text, limit)
        index = self._current()
        return index.search(text, threshold, self._store.units.sources, limit)

    def load(self) -> None:
        """Reads what was written since it was last read."""
        self._current()

    def kinds(self) -> set[tuple[str, str]]:
        """(language of the source, origin) of the units, as `Units.kinds` says them.

        All rows are read for the first answer: a second for a million.
        """
        last = self._store.units.last()
        if last != self._kinds_end:
            self._kinds |= self._store.unit_search.kinds(self._kinds_end)
            self._kinds_end = last
        return self._kinds

    def shards(self) -> dict[int, ShardRange]:
        """By row: the shards of this edition, of which no two overlap, in order."""
        state = self._store.shards.state()
        if state != self._known:
            found = dict(self._store.shards.ranges(edition()))
            self._known, self._whole = state, dict(without_overlaps(found))
            self._complete = {}
        return self._whole

    def _same(self, text: str, limit: int) -> list[Hit]:
        from workbench.match.fuzzy.hit import Hit

        length = len(text)
        if not length:
            return []
        rows = self._store.unit_search.same_as(text, limit)
        return [Hit(id=row, distance=0, longest=length) for row in rows]

    def with_postings(self) -> dict[int, ShardRange]:
        """Those of `shards` that the concordance may trust to have all of their postings."""
        return {row: place for row, place in self.shards().items() if self._is_complete(row)}

    def _is_complete(self, row: int) -> bool:
        if row not in self._complete:
            self._complete[row] = self._store.shards.has_all_blocks(row)
            if not self._complete[row]:
                note_damage(self._store, self._whole[row])
        return self._complete[row]

    def _current(self) -> Index:
        from workbench.match.fuzzy.index import Index

        last = self._store.units.last()
        if self._index is not None and last == self._seen:
            return self._index
        shards = self.shards()
        if self._index is None or last < self._seen or not self._shards.items() <= shards.items():
            self._index, self._shards, self._seen = Index(), {}, -1
        for row, place in shards.items():
            if row not in self._shards:
                self._take(self._index, row, place)
        self._add_tail(self._index, last)
        self._seen = last
        return self._index

    def _take(self, index: Index, row: int, place: ShardRange) -> None:
        """Reads a shard; what is damaged is left to the tail."""
        from workbench.match.fuzzy.packing import DamagedSignatures, from_bytes

        data = self._store.shards.signatures(row)
        if data is None:
            return
        try:
            signatures = from_bytes(data)
        except DamagedSignatures:
            note_damage(self._store, place)
            return
        index.add_shard(range(place.first, place.end), signatures)
        self._shards[row] = place

    def _add_tail(self, index: Index, last: int) -> None:
        """Adds the units that no shard has: what would fill one is packed as one in memory."""
        from workbench.match.fuzzy.building import build

        for start, stop in gaps(sorted(self._shards.values()), last + 1):
            for first, end, is_whole in pieces(max(start, self._seen + 1), stop):
                rows = [(row, text) for row, text, _ in self._store.units.texts(first, end)]
                if is_whole and rows:
                    index.add_shard(range(first, end), build(rows))
                    continue
                for row, text in rows:
                    index.add(row, text)


class Unsealed:
    """The match keys of the units that no shard has, which are looked through.

    There are few thousand at most, and folding them takes longer than looking through them.
    """

    def __init__(self, store: Store) -> None:
        self._store: Store = proxy(store)  # a desk must not keep its own store alive
        self._first = 0
        self._rows: list[int] = []
        self._keys: list[tuple[str, str]] = []
        """Both texts of each, apart: a string of Chinese is never looked for in plain English."""
        self._end = 0

    def rows(self, first: int, end: int, required: Sequence[str]) -> list[int]:
        """The rows from `first` to before `end` that may have all folded strings, the last first.

        Units that do not stand any more are among them.
        """
        self._read(first, end)
        low, high = bisect_left(self._rows, first), bisect_left(self._rows, end)
        rows, keys = self._rows[low:high], self._keys[low:high]
        for string in required:
            has = [string in source or string in target for source, target in keys]
            rows, keys = list(compress(rows, has)), list(compress(keys, has))
        return rows[::-1]

    def _read(self, first: int, end: int) -> None:
        """Makes the keys that are not there yet; those before the first that is asked for go."""
        if not self._first <= first <= self._end or len(self._rows) > _UNSEALED:
            self._first = self._end = first
            self._rows, self._keys = [], []
        for row, source, target in self._store.units.texts(self._end, end):
            self._rows.append(row)
            self._keys.append((fold(source), fold(target)))
        self._end = max(self._end, end)


@dataclass(slots=True, kw_only=True)
class Desk:
    """What is asked for a project: its own memory and those of its libraries."""

    own: MemoryIndex
    unsealed: Unsealed
    libraries: dict[str, tuple[Store, MemoryIndex]] = field(default_factory=dict)
    """By path."""
    faults: dict[str, str] = field(default_factory=dict)
    """Why a library was not asked when it was last tried, by path."""


_UNSEALED = 20_000
"""Keys that are kept at most; only a memory without an index has more."""


def own_desk(store: Store) -> Desk:
    """The same for what a store has itself: nobody asks the libraries of a library."""
    found = store.kept(Desk)
    if found is None:
        found = store.keep(Desk(own=MemoryIndex(store), unsealed=Unsealed(store)))
    return found


def desk(store: Store) -> Desk:
    """The indexes for an open store, those of its libraries as they are attached now."""
    found = own_desk(store)
    attached = {each.path: each for _, each in store.libraries.all()}
    for path in found.libraries.keys() - attached.keys():
        found.libraries.pop(path)[0].close()
    for path in found.faults.keys() - attached.keys():
        del found.faults[path]
    for path, library in attached.items():
        if path not in found.libraries:
            _open(store, library, found)
    return found


def _open(store: Store, library: Library, found: Desk) -> None:
    try:
        opened = open_library(store, library)
    except WorkbenchError as error:
        found.faults[library.path] = error.fault
        return
    found.libraries[library.path] = opened, MemoryIndex(opened)
    found.faults.pop(library.path, None)


@contextmanager
def asking(store: Store, library: str) -> Iterator[None]:
    """Leaves out a library, by its path, that fails while the body asks it, and notes why.

    For the project itself the path is empty; what is wrong with that goes on to the caller.
    """
    if not library:
        yield
        return
    found = own_desk(store)
    try:
        with found.libraries[library][0].explaining():
            yield
    except (Refused, NotFound):
        raise  # said of what is asked
    except BadInput as error:
        found.faults[library] = error.fault
    else:
        found.faults.pop(library, None)


def warnings(store: Store) -> tuple[str, ...]:
    """One sentence for each library that was not asked when it was last tried."""
    return tuple(
        f"library {path} is not asked: {fault}" for path, fault in desk(store).faults.items()
    )
