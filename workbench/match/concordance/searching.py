"""The units that may be hits of a query, the newest first, from the blocks of shards.

A shard is searched when its candidates are asked for, so that a first page is there before most
shards are read. Nothing is ever left out that `Query.found_in` would find.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from workbench.match.concordance.lookups import NO_TEXTS, Index, Texts
from workbench.match.concordance.plans import Plan, plan
from workbench.model.segments import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.match.concordance.queries import Query

_FEW = 16
"""Fewer texts than this part of a shard are sorted; more are marked in an array of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Units that have their blocks together."""

    first: int
    """The lowest id."""
    size: int
    """How many ids it spans, at most 65,536; there need not be a unit for each."""
    left_out: Collection[int] = ()
    """Ids that are not to be given, such as those of retired rows."""


Blocks: TypeAlias = Callable[[Shard, Side, int, int], Iterable[bytes]]
"""The data of the blocks of one side of a shard that may have terms from one to another, both
included: those whose last term is no lower and whose first is no higher, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Units of one shard that may be hits."""

    ids: array[int]
    """The newest first."""
    unsure: array[int]
    """Those that are hits only if `Query.found_in` says so; all others are."""


def search(query: Query, shards: Iterable[Shard], blocks: Blocks) -> Iterator[Candidates]:
    """The candidates of each shard that has any, in the order of the shards.

    Raises ValueError for damaged blocks.
    """
    plans = tuple(map(plan, query.required()))
    for shard in shards:
        indexes = [Index(shard.size, partial(blocks, shard, side)) for side in query.sides]
        found = _without(_found(plans, indexes, shard.size), shard)
        if len(found.texts):
            ids = found.texts[::-1] + shard.first
            unsure = ids if query.needs_text else ids[~found.is_sure[::-1]]
            yield Candidates(ids=array("q", ids.tobytes()), unsure=array("q", unsure.tobytes()))


def _found(plans: tuple[Plan, ...], indexes: list[Index], size: int) -> Texts:
    """The texts that may have the strings of all plans, each on one of the sides."""
    if not plans:
        return Texts(texts=np.arange(size), is_sure=np.zeros(size, np.bool_))
    first, *others = plans
    found = _united([index.texts(first) for index in indexes], size)
    for each in others:
        if not len(found.texts):
            break
        found = found.both(_united([index.texts(each) for index in indexes], size))
    return found


def _without(found: Texts, shard: Shard) -> Texts:
    out = np.fromiter(shard.left_out, np.int64, len(shard.left_out)) - shard.first
    return found.which(~np.isin(found.texts, out)) if len(out) else found


def _united(parts: list[Texts], size: int) -> Texts:
    """The texts of all parts, in which each may be more than once, in any order."""
    parts = [part for part in parts if len(part.texts)]
    if not parts:
        return NO_TEXTS
    texts = np.concatenate([part.texts for part in parts])
    is_sure = np.concatenate([part.is_sure for part in parts])
    if len(texts) > size // _FEW:
        among, surely = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
        among[texts] = True
        surely[texts[is_sure]] = True
        return Texts(texts=np.flatnonzero(among), is_sure=surely[among])
    numbers = texts << 1 | ~is_sure
    numbers.sort()
    texts = numbers >> 1
    firsts = np.ones(len(texts), np.bool_)
    np.not_equal(texts[1:], texts[:-1], firsts[1:])
    return Texts(texts=texts[firsts], is_sure=numbers[firsts] & 1 == 0)
