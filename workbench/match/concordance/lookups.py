"""Which texts of one side of a shard have the terms of a plan in their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from workbench.match.concordance.blocks import Postings
from workbench.match.concordance.plans import Pairs, Plan, Words
from workbench.match.concordance.terms import FIRST_WORD, LONG, PLACES, SHARD, VOCABULARY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

_GAP = 64
"""Words nearer than this in the vocabulary are read in one go."""
_MOST_READS = 32
"""Beyond so many, all words from the first to the last are read in one go."""
_MANY = 50_000
"""More keys than this are marked in an array of all, which is quicker than to sort them."""
_SOON_SEEN = 24
"""So few texts are sooner looked at than a word is looked for in the vocabulary."""
_SEEN_AT_ONCE = 2
"""So few are sooner looked at than the postings of one more term."""

_Array = TypeVar("_Array", bound="NDArray[Any]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Some texts of a shard."""

    texts: NDArray[np.int64]
    """In order, each once."""
    is_sure: NDArray[np.bool_]
    """Of each, whether it has surely what is looked for."""

    def which(self, kept: NDArray[np.bool_]) -> Texts:
        return Texts(texts=self.texts[kept], is_sure=self.is_sure[kept])

    def both(self, other: Texts) -> Texts:
        """The texts that are in the other too."""
        if len(other.texts) < len(self.texts):
            return other.both(self)
        at = at_which(self.texts, other.texts)
        kept = other.texts[at] == self.texts
        sure = self.is_sure[kept] & other.is_sure[at[kept]]
        return Texts(texts=self.texts[kept], is_sure=sure)


NO_TEXTS = Texts(texts=np.empty(0, np.int64), is_sure=np.empty(0, np.bool_))


class Index:
    """One side of a shard."""

    def __init__(self, size: int, blocks: Callable[[int, int], Iterable[bytes]]) -> None:
        self.size = size
        """Of the ids of the shard."""
        self.blocks = blocks
        """The data of the blocks that may have terms from one to another."""

    def texts(self, wanted: Plan) -> Texts:
        """The texts in which the steps of a plan stand in their places, and which surely so.

        A text may be there more than once, and be sure in one place only.
        """
        if len(wanted.steps) == 1:
            texts = self._texts(wanted.steps[0])
            return Texts(texts=texts, is_sure=np.full(len(texts), wanted.is_sure))
        token, keys, is_sure = self._standing(wanted)
        if not len(keys):
            return NO_TEXTS
        texts, places = self._checked(keys.astype(np.int64) >> 8), keys & 0xFF
        if not is_sure:
            return Texts(texts=texts, is_sure=np.zeros(len(texts), np.bool_))
        never_wrapped = (places >= token) & (places < PLACES - wanted.steps[-1].token + token)
        return Texts(texts=texts, is_sure=never_wrapped & ~np.isin(texts, self._long()))

    def _standing(self, wanted: Plan) -> tuple[int, NDArray[np.uint32], bool]:
        """One of the tokens of a plan, where it stands with all others, and if that is sure.

        Steps that many texts have come last, when few texts are left to need them.
        """
        first, *others = sorted(wanted.steps, key=lambda step: step.breadth)
        token, keys = first.token, self._keys(first)
        for step in others:
            if not len(keys):
                break
            is_dear = step.is_broad or isinstance(step, Words)
            if len(keys) <= (_SOON_SEEN if is_dear else _SEEN_AT_ONCE):
                return token, keys, False
            at, theirs = step.token, self._keys(step, keys if is_dear else None)
            if len(theirs) < len(keys):
                token, keys, at, theirs = at, theirs, token, keys
            keys = keys[_among(_moved(keys, at - token), theirs)]
        return token, keys, wanted.is_sure

    def _long(self) -> NDArray[np.int64]:
        """The texts in which the place of a token may be that of another."""
        return self._texts(Pairs(token=0, first=LONG, last=LONG))

    def _checked(self, texts: _Array) -> _Array:
        if len(texts) and int(texts.max()) >= self.size:
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
        self, step: Pairs | Words, beside: NDArray[np.uint32] | None = None
    ) -> NDArray[np.uint32]:
        """The text and the place of each posting in one number; in order if it is not broad.

        Only of the texts of other keys, if there are any beside.
        """
        within = np.full(SHARD, beside is None)
        if beside is not None:
            within[beside >> np.uint32(8)] = True
        parts = [np.empty(0, np.uint32)]
        for postings, chosen in self._postings(step):
            texts, places = postings.texts[chosen], postings.places[chosen]
            if beside is not None:
                kept = within[texts]
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
        for data in self.blocks(first, last):
            yield Postings.read(data)

    def _words(self, part: bytes) -> NDArray[np.int64]:
        """The terms of all words that have a part, in order."""
        vocabulary = b"".join(self.blocks(VOCABULARY, VOCABULARY))
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
        words = np.searchsorted(breaks, at + begins_word) - 1
        return FIRST_WORD + words[np.diff(words, prepend=-1) > 0]


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
    if not (others[1:] >= others[:-1]).all():
        others = np.sort(others)
    found: NDArray[np.bool_] = others[at_which(keys, others)] == keys
    return found


def at_which(
    keys: NDArray[np.unsignedinteger[Any]] | NDArray[np.int64],
    others: NDArray[np.unsignedinteger[Any]] | NDArray[np.int64],
) -> NDArray[np.int64]:
    """Where each key is among others, which are in order, if it is there."""
    at = np.searchsorted(others, keys)
    at[at == len(others)] = 0
    return at
