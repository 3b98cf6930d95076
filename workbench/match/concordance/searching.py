"""The units that may be hits of a query, the newest first, from the blocks of shards.

A shard is searched when the next candidates are asked for, so that a first page is there before
most shards are read. Nothing is ever left out that `Query.found_in` would find.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from workbench.match.concordance.blocks import Postings
from workbench.match.concordance.plans import Pairs, Plan, Words, plan
from workbench.match.concordance.terms import FIRST_WORD, LONG, PLACES, VOCABULARY
from workbench.model.segments import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from workbench.match.concordance.queries import Query

_GAP = 256
"""Words nearer than this in the vocabulary are read in one go."""
_MOST_READS = 8
"""Beyond so many, all words from the first to the last are read in one go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Units that have their blocks together."""

    first: int
    """The lowest id."""
    size: int
    """How many ids it spans, at most 65,536; there need not be a unit for each."""
    left_out: Iterable[int] = field(default=())
    """Ids that are not to be given, such as those of retired rows."""


Blocks: TypeAlias = Callable[[Shard, Side, int, int], Iterable[bytes]]
"""The data of the blocks of one side of a shard that may have terms from one to another, both
included: those whose last term is no lower and whose first is no higher, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Units of one shard that may be hits."""

    ids: array[int]
    """The newest first."""
    unsure: frozenset[int]
    """Those that are hits only if `Query.found_in` says so; all others are."""


def search(query: Query, shards: Iterable[Shard], blocks: Blocks) -> Iterator[Candidates]:
    """The candidates of each shard that has any, in the order of the shards.

    Raises ValueError for damaged blocks.
    """
    plans = tuple(map(plan, query.required()))
    for shard in shards:
        maybe = np.ones(shard.size, np.bool_)
        sure = np.full(shard.size, not query.needs_text)
        indexes = [_Index(shard, side, blocks) for side in query.sides]
        for each in plans:
            _narrow(maybe, sure, each, indexes)
            if not maybe.any():
                break
        maybe[np.fromiter(shard.left_out, np.int64) - shard.first] = False
        ids = np.flatnonzero(maybe)[::-1].astype(np.int64) + shard.first
        if len(ids):
            unsure = np.flatnonzero(maybe & ~sure) + shard.first
            yield Candidates(ids=array("q", ids.tobytes()), unsure=frozenset(unsure.tolist()))


def _narrow(
    maybe: NDArray[np.bool_], sure: NDArray[np.bool_], each: Plan, indexes: list[_Index]
) -> None:
    """Leaves the texts that may have a string too, and those that surely have it."""
    may_have, has = np.zeros_like(maybe), np.zeros_like(sure)
    for index in indexes:
        texts, is_sure = index.texts(each)
        may_have[texts] = True
        if each.is_sure:
            has[texts[is_sure]] = True
    maybe &= may_have
    sure &= has


class _Index:
    """One side of a shard."""

    def __init__(self, shard: Shard, side: Side, blocks: Blocks) -> None:
        self.shard = shard
        self.side = side
        self.blocks = blocks

    def texts(self, wanted: Plan) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """The texts in which the steps of a plan stand in their places, and which surely so.

        A text may be there more than once, and be sure in one place only.
        """
        if len(wanted.steps) == 1:
            texts = self._checked(self._texts(wanted.steps[0]))
            return texts, np.ones(len(texts), np.bool_)
        found: list[tuple[int, NDArray[np.int64]]] = []
        for step in wanted.steps:
            keys = self._keys(step)
            if not len(keys):
                return keys, np.empty(0, np.bool_)
            found.append((step.token, keys))
        found.sort(key=lambda pair: len(pair[1]))
        (token, keys), *others = found
        for other, their_keys in others:
            keys = keys[_among(_moved(keys, other - token), their_keys)]
        texts, places = self._checked(keys >> 8), keys & 0xFF
        is_sure = (places >= token) & (places - token + wanted.steps[-1].token < PLACES)
        return texts, is_sure & ~np.isin(texts, self._long() if len(texts) else ())

    def _long(self) -> NDArray[np.int64]:
        """The texts in which the place of a token may be that of another."""
        return self._texts(Pairs(token=0, first=LONG, last=LONG))

    def _checked(self, texts: NDArray[np.int64]) -> NDArray[np.int64]:
        if len(texts) and int(texts.max()) >= self.shard.size:
            raise ValueError("no block of this shard: it has more texts")
        return texts

    def _texts(self, step: Pairs | Words) -> NDArray[np.int64]:
        parts = [postings.texts[chosen] for postings, chosen in self._postings(step)]
        return np.concatenate(parts).astype(np.int64) if parts else np.empty(0, np.int64)

    def _keys(self, step: Pairs | Words) -> NDArray[np.int64]:
        """The text and the place of each posting in one number, in order."""
        parts = [
            postings.texts[chosen].astype(np.int64) << 8 | postings.places[chosen]
            for postings, chosen in self._postings(step)
        ]
        keys = np.concatenate(parts) if parts else np.empty(0, np.int64)
        if isinstance(step, Words) or step.first != step.last:
            keys.sort()
        return keys

    def _postings(
        self, step: Pairs | Words
    ) -> Iterator[tuple[Postings, slice | NDArray[np.bool_]]]:
        """The blocks for a step, with what to take of each."""
        if isinstance(step, Pairs):
            for postings in self._read(step.first, step.last):
                yield postings, postings.between(step.first, step.last)
            return
        words = self._words(step.part)
        for group in _groups(words):
            for postings in self._read(int(group[0]), int(group[-1])):
                yield postings, postings.of(group)

    def _read(self, first: int, last: int) -> Iterator[Postings]:
        for data in self.blocks(self.shard, self.side, first, last):
            yield Postings.read(data)

    def _words(self, part: bytes) -> NDArray[np.int64]:
        """The terms of all words that have a part, in order."""
        vocabulary = b"".join(self.blocks(self.shard, self.side, VOCABULARY, VOCABULARY))
        if not vocabulary.endswith(b"\n"):
            raise ValueError("no vocabulary of a concordance: cut short, or not there")
        if part not in vocabulary:
            return np.empty(0, np.int64)
        signs = np.frombuffer(vocabulary, np.uint8)
        at = np.flatnonzero(signs[: len(signs) - len(part) + 1] == part[0])
        for offset, sign in enumerate(part[1:], 1):
            at = at[signs[at + offset] == sign]
        breaks = np.flatnonzero(signs == ord("\n"))
        begins_word = part.startswith(b"\n")
        return FIRST_WORD + np.unique(np.searchsorted(breaks, at + begins_word) - 1)


def _groups(words: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """The words in groups of which each is read in one go."""
    if not len(words):
        return []
    groups = np.split(words, np.flatnonzero(np.diff(words) > _GAP) + 1)
    return groups if len(groups) <= _MOST_READS else [words]


def _moved(keys: NDArray[np.int64], tokens: int) -> NDArray[np.int64]:
    """The keys of the places so many tokens further in the same text."""
    return keys & ~0xFF | keys + tokens & 0xFF


def _among(keys: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which keys are among others, which are in order."""
    at = np.searchsorted(others, keys)
    at[at == len(others)] = 0
    found: NDArray[np.bool_] = others[at] == keys
    return found
