"""Looks up in the translation memory how something was said before.

The index of each shard says which units may hold it; those that no shard has are read. What is
not sure is looked at, so that nothing is found that is not there, and nothing is missed.
"""

from __future__ import annotations

from array import array
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from workbench.errors import BadInput, NotFound
from workbench.model.concordance import ConcordanceHit, ConcordancePage
from workbench.services.indexing import gaps, note_damage
from workbench.services.memory_index import asking, desk, own_desk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.match.concordance.queries import Query
    from workbench.match.concordance.searching import Shard
    from workbench.model.concordance import ConcordanceQuery
    from workbench.model.segments import Side
    from workbench.store.project import Store
    from workbench.store.shards import ShardRange

PAGE = 50
_BATCH = 100
"""Units that are looked at in one go for a page."""
_READ = 4_096
"""Units without an index that are read in one go."""
_COUNTED = 2_000
"""The same for a count, and for all rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Searched:
    """One store that is searched."""

    store: Store
    library: str
    """Its path; empty for the project."""
    memories: tuple[int, ...] = ()
    """Only these; all where there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """Units that may be hits, the youngest first."""

    rows: Sequence[int]
    unsure: frozenset[int] | None
    """Those that have to be looked at; None for all of them."""

    def is_sure(self, row: int) -> bool:
        """Whether a unit is a hit without being looked at."""
        return self.unsure is not None and row not in self.unsure


def find(
    store: Store, query: ConcordanceQuery, *, limit: int = PAGE, after: str = ""
) -> ConcordancePage:
    """The next hits, the youngest units first; `after` is what the page before said.

    Those of libraries come after those of the project. Raises Refused for a query of white space,
    an expression that is none or takes too long, NotFound for a memory, BadInput for a date.
    """
    parsed, hits = _parsed(query), []
    at, _, before = after.partition(":")
    for number, searched in enumerate(_stores(store, query)):
        if number < int(at or 0):
            continue
        last = int(before) if before and number == int(at) else None
        with asking(store, searched.library), searched.store.snapshot():
            for row, hit in _hits(searched, query, parsed, last, min(limit, _BATCH)):
                hits.append(hit)
                if len(hits) == limit:
                    return ConcordancePage(hits=tuple(hits), next=f"{number}:{row}")
    return ConcordancePage(hits=tuple(hits))


def count(store: Store, query: ConcordanceQuery) -> int:
    """How many units hold it. Raises as `find` does."""
    return max(counted(store, query), default=0)


def counted(store: Store, query: ConcordanceQuery) -> Iterator[int]:
    """How many units hold it as far as they were counted, again and again, so that it can end."""
    parsed, total = _parsed(query), 0
    for searched in _stores(store, query):
        with asking(store, searched.library), searched.store.snapshot():
            for stretch in _stretches(searched.store, parsed, None):
                is_filtered = _is_filtered(query, searched)
                if not is_filtered and stretch.unsure is not None:
                    total += len(stretch.rows) - len(stretch.unsure)
                    rows: Sequence[int] = sorted(stretch.unsure)
                else:
                    rows = stretch.rows
                for start in range(0, len(rows), _COUNTED):
                    part = rows[start : start + _COUNTED]
                    total += len(_found(searched, query, parsed, stretch, part))
                    yield total
                yield total


@contextmanager
def all_rows(
    store: Store, query: ConcordanceQuery
) -> Iterator[Sequence[tuple[Store, Sequence[int]]]]:
    """By store, the project first: the rows of all hits, the youngest first, 8 bytes each.

    Until the end every store is seen as it stood at one moment. Raises as `find` does.
    """
    parsed, all_stores = _parsed(query), list(_stores(store, query))
    found: list[tuple[Store, Sequence[int]]] = []
    with ExitStack() as moment:
        for searched in all_stores:
            moment.enter_context(searched.store.snapshot())
        for searched in all_stores:
            rows = array("q")
            with asking(store, searched.library):
                for stretch in _stretches(searched.store, parsed, None):
                    for start in range(0, len(stretch.rows), _COUNTED):
                        part = stretch.rows[start : start + _COUNTED]
                        hits = _found(searched, query, parsed, stretch, part)
                        rows.extend(row for row in part if row in hits)
            found.append((searched.store, rows))
        yield found


def _found(
    searched: _Searched,
    query: ConcordanceQuery,
    parsed: Query,
    stretch: _Stretch,
    rows: Sequence[int],
) -> set[int]:
    """Those of some rows of a stretch that are hits."""
    sure = set(filter(stretch.is_sure, rows))
    unsure = [row for row in rows if row not in sure]
    texts = searched.store.units.pairs(unsure)
    sure.update(row for row, pair in texts.items() if parsed.is_in(*pair))
    return _chosen(searched, query, list(sure)) if _is_filtered(query, searched) else sure


def _hits(
    searched: _Searched, query: ConcordanceQuery, parsed: Query, last: int | None, batch: int
) -> Iterator[tuple[int, ConcordanceHit]]:
    for rows in _likely(searched, query, parsed, last, batch):
        whole = searched.store.units.get(rows)
        units = [(row, whole[row]) for row in rows if row in whole]
        found = parsed.found_in_each((unit.source, unit.target) for _, unit in units)
        for (row, unit), places in zip(units, found, strict=True):
            if places:
                yield (
                    row,
                    ConcordanceHit(
                        unit=unit,
                        library=searched.library,
                        source_spans=places.source,
                        target_spans=places.target,
                    ),
                )


def _likely(
    searched: _Searched, query: ConcordanceQuery, parsed: Query, last: int | None, batch: int
) -> Iterator[list[int]]:
    """Units of which nearly all are hits, so many at once, from as many shards as they are in."""
    found: list[int] = []
    for stretch in _stretches(searched.store, parsed, last):
        for start in range(0, len(stretch.rows), batch):
            rows = list(stretch.rows[start : start + batch])
            if _is_filtered(query, searched):
                chosen = _chosen(searched, query, rows)
                rows = [row for row in rows if row in chosen]
            if parsed.needs_text:
                texts = searched.store.units.pairs(rows)
                rows = [row for row in rows if row in texts and parsed.is_in(*texts[row])]
            found += rows
            if len(found) >= batch:
                yield found[:batch]
                found = found[batch:]
    if found:
        yield found


def _stretches(store: Store, parsed: Query, last: int | None) -> Iterator[_Stretch]:
    """What may be a hit, from the row before `last` down."""
    from workbench.match.concordance.searching import Shard, search

    def blocks(shard: Shard, side: Side, low: int, high: int) -> Iterable[bytes]:
        return store.shards.blocks(there[shard.first, shard.size], side, low, high)

    end = store.units.last() + 1 if last is None else last
    ranges = own_desk(store).own.with_postings()
    is_whole = store.unit_search.are_all_standing()
    there = {(place.first, place.size): row for row, place in ranges.items()}
    for place, is_shard in _down(list(ranges.values()), store.units.last() + 1):
        if place.first >= end:
            continue
        if not is_shard:
            yield from _looked_through(store, parsed, place.first, min(place.end, end))
            continue
        left_out = () if is_whole else store.unit_search.left_out(place.first, place.end)
        shard = Shard(first=place.first, size=place.size, left_out=left_out)
        try:
            for found in search(parsed, [shard], blocks):
                rows: Sequence[int] = found.ids
                if end < place.end:
                    rows = [row for row in rows if row < end]
                yield _Stretch(rows=rows, unsure=frozenset(found.unsure))
        except ValueError:  # damaged: it counts as none
            note_damage(store, place)
            yield from _looked_through(store, parsed, place.first, min(place.end, end))


def _looked_through(store: Store, parsed: Query, first: int, end: int) -> Iterator[_Stretch]:
    """A range that no shard has, in parts if it is long."""
    for stop in range(end, first, -_READ):
        rows = own_desk(store).unsealed.rows(max(first, stop - _READ), stop, parsed.required())
        yield _Stretch(rows=rows, unsure=None)


def _down(places: Sequence[ShardRange], end: int) -> Iterator[tuple[ShardRange, bool]]:
    """Ranges of shards, and what lies between, from the last to the first."""
    from workbench.store.shards import ShardRange

    between = [ShardRange(first, stop - first) for first, stop in gaps(places, end)]
    both = [*((place, True) for place in places), *((place, False) for place in between)]
    yield from sorted(both, reverse=True)


def _parsed(query: ConcordanceQuery) -> Query:
    """Raises also for a date that is none, lest nobody sees it where there is no hit."""
    from workbench.match.concordance.queries import BOTH, Query

    for day in (query.since, query.until):
        _day(day)
    return Query.parse(
        "" if query.is_regex else query.text,
        sides=BOTH if query.side is None else (query.side,),
        pattern=query.text if query.is_regex else "",
        minds_form=query.is_exact,
    )


def _stores(store: Store, query: ConcordanceQuery) -> Iterator[_Searched]:
    """The project and its libraries, as far as the query asks for them."""
    found = desk(store)
    named: dict[str, list[int]] = {}
    for row, name in store.memories.names().items():
        named.setdefault(name, []).append(row)
    libraries = {path: opened for path, (opened, _) in found.libraries.items()}
    if not query.memory or query.memory in named:
        memories = named[query.memory] if query.memory else ()
        yield _Searched(store=store, library="", memories=tuple(memories))
    elif query.memory not in libraries:
        known = ", ".join([*named, *libraries])
        raise NotFound(f"there is no memory {query.memory!r}", hint=f"there are {known}")
    for path, opened in libraries.items():
        if query.memory in ("", path):
            yield _Searched(store=opened, library=path)


def _is_filtered(query: ConcordanceQuery, searched: _Searched) -> bool:
    return bool(query.origins or query.since or query.until or searched.memories)


def _chosen(searched: _Searched, query: ConcordanceQuery, rows: Sequence[int]) -> set[int]:
    return searched.store.unit_search.chosen(
        rows,
        origins=query.origins,
        since=_day(query.since),
        until=_day(query.until, days=1),
        memories=searched.memories,
    )


def _day(said: str, days: int = 0) -> str:
    """The day so many after one, as ISO 8601; empty for none. Raises BadInput."""
    if not said:
        return ""
    try:
        return (date.fromisoformat(said) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        raise BadInput(f"{said!r} is no date", hint="write it as 2026-11-30") from None
