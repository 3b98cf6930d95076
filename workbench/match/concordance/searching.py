"""The units that may be hits of a query, the newest first, from the blocks of shards.

A shard is searched when the next candidates are asked for, so that a first page is there before
most shards are read. Nothing is ever left out that `Query.found_in` would find.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import numpy as np

from workbench.match.concordance.blocks import Postings
from workbench.match.concordance.plans import Pairs, Plan, Words, plan
from workbench.match.concordance.terms import FIRST_WORD, LONG, PLACES, SHARD, VOCABULARY
from workbench.model.segments import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from workbench.match.concordance.queries import Query

_GAP = 256
"""Words nearer than this in the vocabulary are read in one go."""
"""Beyond so many, all words from the first to the last are read in one go."""
_GAP = 64
"""Words nearer than this in the vocabulary are read in one go."""
_MOST_READS = 32
"""Beyond so many, all words from the first to the last are read in one go."""
_FEW = 16
"""Fewer texts than this part of a shard are sorted; more are marked in an array of all."""
_MANY = 50_000
"""More keys than this are marked in an array of all, which is quicker than to sort them."""
_SOON_SEEN = 24
"""So few texts are sooner looked at than the postings of all words with a part are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Units that have their blocks together."""

    first: int
    """The lowest id."""
    size: int
    """How many ids it spans, at most 65,536; there need not be a unit for each."""
    left_out: Iterable[int] = field(default=())
    """Ids that are not to be given, such as those of retired rows."""


_Array = TypeVar("_Array", bound="NDArray[Any]")

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
        found = _found(plans, [_Index(shard, side, blocks) for side in query.sides], shard)
        if len(found.texts):
            ids = found.texts[::-1] + shard.first
            unsure = ids if query.needs_text else found.texts[~found.is_sure] + shard.first
            yield Candidates(ids=array("q", ids.tobytes()), unsure=frozenset(unsure.tolist()))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Texts:
    """Some texts of a shard."""

    texts: NDArray[np.int64]
    """In order, each once."""
    is_sure: NDArray[np.bool_]
    """Of each, whether it has surely what is looked for."""

    def which(self, kept: NDArray[np.bool_]) -> _Texts:
        return _Texts(texts=self.texts[kept], is_sure=self.is_sure[kept])

    def both(self, other: _Texts) -> _Texts:
        """The texts that are in the other too."""
        if len(other.texts) < len(self.texts):
            return other.both(self)
        at = _at(self.texts, other.texts)
        kept = other.texts[at] == self.texts
        sure = self.is_sure[kept] & other.is_sure[at[kept]]
        return _Texts(texts=self.texts[kept], is_sure=sure)


_EVERY = _Texts(texts=np.empty(0, np.int64), is_sure=np.empty(0, np.bool_))
"""Stands for all texts before any plan has spoken."""


def _found(plans: Iterable[Plan], indexes: list[_Index], shard: Shard) -> _Texts:
    """The texts that may have the strings of all plans, each on one of the sides."""
    found = _EVERY
    for each in plans:
        texts = _united([index.texts(each) for index in indexes], shard.size)
        found = texts if found is _EVERY else found.both(texts)
        if not len(found.texts):
            return found
    if found is _EVERY:
        found = _Texts(texts=np.arange(shard.size), is_sure=np.zeros(shard.size, np.bool_))
    out = np.fromiter(shard.left_out, np.int64) - shard.first
    return found.which(~np.isin(found.texts, out)) if len(out) else found


def _united(parts: list[tuple[NDArray[np.int64], NDArray[np.bool_]]], size: int) -> _Texts:
    """The texts of all parts, in which each may be more than once, in any order."""
    texts, is_sure = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    if len(texts) > size // _FEW:
        among, surely = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
        among[texts] = True
        surely[texts[is_sure]] = True
        return _Texts(texts=np.flatnonzero(among), is_sure=surely[among])
    numbers = texts << 1 | ~is_sure
    numbers.sort()
    texts = numbers >> 1
    firsts = np.diff(texts, prepend=-1) > 0
    return _Texts(texts=texts[firsts], is_sure=numbers[firsts] & 1 == 0)


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
            texts = self._texts(wanted.steps[0])
            return texts, np.full(len(texts), wanted.is_sure)
        token, keys, is_sure = self._standing(wanted)
        texts, places = self._checked(keys.astype(np.int64) >> 8), keys & 0xFF
        if not is_sure or not len(texts):
            return texts, np.zeros(len(texts), np.bool_)
        never_wrapped = (places >= token) & (places < PLACES - wanted.steps[-1].token + token)
        return texts, never_wrapped & ~np.isin(texts, self._long())

    def _standing(self, wanted: Plan) -> tuple[int, NDArray[np.uint32], bool]:
        """One of the tokens of a plan, where it stands with all others, and if that is sure.

        Broad steps come last: their postings are many, and few texts are left to need them.
        """
        exact = [(step.token, self._keys(step)) for step in wanted.steps if not step.is_broad]
        exact.sort(key=lambda pair: len(pair[1]))
        broad = [step for step in wanted.steps if step.is_broad]
        if not exact:
            exact.append((broad[0].token, self._keys(broad.pop(0))))
        (token, keys), *others = exact
        for other, their_keys in others:
            keys = keys[_among(_moved(keys, other - token), their_keys)]
        for step in broad:
            if len(keys) <= _SOON_SEEN:
                return token, keys, False
            within = np.zeros(self.shard.size, np.bool_)
            within[self._checked(keys >> 8)] = True
            their_keys = self._keys(step, within)
            keys = keys[_among(_moved(keys, step.token - token), their_keys)]
        return token, keys, wanted.is_sure

    def _long(self) -> NDArray[np.int64]:
        """The texts in which the place of a token may be that of another."""
        return self._texts(Pairs(token=0, first=LONG, last=LONG))

    def _checked(self, texts: _Array) -> _Array:
        if len(texts) and int(texts.max()) >= self.shard.size:
            raise ValueError("no block of this shard: it has more texts")
        return texts

    def _texts(self, step: Pairs | Words) -> NDArray[np.int64]:
        """The texts that have a term of a step, in order, perhaps more than once."""
        if not step.is_broad:
            parts = [postings.texts[chosen] for postings, chosen in self._postings(step)]
            return np.concatenate([np.empty(0, np.int64), *map(self._checked, parts)])
        marks = np.zeros(SHARD, np.bool_)
        for postings, chosen in self._postings(step):
            marks[postings.texts[chosen]] = True
        return self._checked(np.flatnonzero(marks))

    def _keys(
        self, step: Pairs | Words, within: NDArray[np.bool_] | None = None
    ) -> NDArray[np.uint32]:
        """The text and the place of each posting in one number; in order if it is not broad."""
        parts = [np.empty(0, np.uint32)]
        for postings, chosen in self._postings(step):
            texts, places = postings.texts[chosen], postings.places[chosen]
            if within is not None:
                kept = within[self._checked(texts)]
                texts, places = texts[kept], places[kept]
            parts.append(texts.astype(np.uint32) << np.uint32(8) | places)
        return np.concatenate(parts)

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


def _moved(keys: NDArray[np.uint32], tokens: int) -> NDArray[np.uint32]:
    """The keys of the places so many tokens further in the same text."""
    return keys & np.uint32(0xFFFF00) | keys + np.uint32(tokens % PLACES) & np.uint32(0xFF)


def _among(keys: NDArray[np.uint32], others: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which keys are among others."""
    if not len(others):
        return np.zeros(len(keys), np.bool_)
    if len(others) > _MANY:
        return np.isin(keys, others, kind="table")
    others = np.sort(others)
    found: NDArray[np.bool_] = others[_at(keys, others)] == keys
    return found


def _at(
    keys: NDArray[np.unsignedinteger[Any]] | NDArray[np.int64],
    others: NDArray[np.unsignedinteger[Any]] | NDArray[np.int64],
) -> NDArray[np.int64]:
    """Where each key is among others, which are in order, if it is there."""
    at = np.searchsorted(others, keys)
    at[at == len(others)] = 0
    return at
