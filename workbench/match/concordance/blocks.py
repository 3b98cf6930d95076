"""Blocks: some terms in order, with where each stands, as bytes.

A block is read whole, so that it is small where terms are rare, and one term that is in nearly
every text has a block to itself. Numbers are little-endian and stand in arrays, so that a look-up
makes no object a posting. A posting is a text (its id less the first of the shard, 16 bits) and a
place (the number of the token in the text modulo 256, 8 bits); those of a term are in order.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from workbench.match.concordance.terms import VOCABULARY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

_HEADER = struct.Struct("<2sBBIIQ")
"""The mark, the bytes of a step and of a count, terms, postings, and the first term."""
_MARK = b"c1"
_POSTING = 3
"""The bytes of a posting."""
_TERM = 3
"""About how many bytes a term takes beside its postings."""
PAIRS = 12_000
"""About how many bytes a block of pairs gets: hardly more than one is ever looked up at once."""
WORDS = 60_000
"""The same of words, of which a string of one or two letters is a part of thousands."""
_MOST_STEP = 1 << 32
"""The terms of a block are nearer than this to the first."""
_WIDTHS = {1: "<u1", 2: "<u2", 4: "<u4"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Some terms of one side of one shard, those of two blocks never mixed."""

    first: int
    """The first term, below 2 ** 63."""
    last: int
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """The terms of a block, and where each stands."""

    first: int
    steps: NDArray[np.unsignedinteger[Any]]
    """How far each term is from the first; in order."""
    counts: NDArray[np.unsignedinteger[Any]]
    """Of the postings of each term."""
    texts: NDArray[np.uint16]
    """The text of each posting, those of a term after those of the term before."""
    places: NDArray[np.uint8]

    @classmethod
    def read(cls, data: bytes) -> Postings:
        """What a block holds. Raises ValueError for damaged bytes."""
        if len(data) < _HEADER.size:
            raise ValueError("no block of a concordance: too short")
        mark, step, width, terms, postings, first = _HEADER.unpack_from(data)
        if mark != _MARK or step not in _WIDTHS or width not in _WIDTHS or first >= 1 << 62:
            raise ValueError("no block of a concordance: another beginning")
        if len(data) != _HEADER.size + terms * (step + width) + postings * _POSTING:
            raise ValueError("no block of a concordance: another length than it says")
        at = _HEADER.size
        steps = np.frombuffer(data, _WIDTHS[step], terms, at)
        at += terms * step
        counts = np.frombuffer(data, _WIDTHS[width], terms, at)
        at += terms * width
        if int(counts.sum()) != postings:
            raise ValueError("no block of a concordance: its parts do not fit together")
        return cls(
            first=first,
            steps=steps,
            counts=counts,
            texts=np.frombuffer(data, "<u2", postings, at),
            places=np.frombuffer(data, "<u1", postings, at + 2 * postings),
        )

    def between(self, low: int, high: int) -> slice:
        """The postings of the terms from `low` to `high`, both included."""
        start = int(self.steps.searchsorted(max(low - self.first, 0)))
        end = int(self.steps.searchsorted(max(high - self.first, -1), "right"))
        before = int(self.counts[:start].sum())
        if end - start == 1:
            return slice(before, before + int(self.counts[start]))
        return slice(before, before + int(self.counts[start:end].sum()))

    def of(self, wanted: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which postings are those of some terms, which are in order."""
        terms = self.steps.astype(np.int64) + self.first
        at = wanted.searchsorted(terms)
        at[at == len(wanted)] = 0
        return np.repeat(wanted[at] == terms, self.counts.astype(np.int64))


def pack(pieces: Iterable[NDArray[np.int64]], size: int) -> Iterator[Block]:
    """Blocks of about so many bytes, the same however the keys are cut into pieces.

    Keys are in order, each once: the term, 16 bits of the text, 8 of the place.
    """
    keys, before = np.empty(0, np.int64), 0
    for piece in pieces:
        keys = np.concatenate((keys, piece))
        if not len(keys):
            continue
        starts = np.flatnonzero(np.append(True, keys[1:] ^ keys[:-1] >= 1 << 24))
        firsts = _blocks(keys[starts] >> 24, np.append(starts[1:], len(keys)), before, size)
        for first, end in pairwise(starts[firsts].tolist()):
            yield _block(keys[first:end])
        last = int(firsts[-1])
        before += int(starts[last]) * _POSTING + last * _TERM
        keys = keys[starts[last] :].copy()
    if len(keys):
        yield _block(keys)


def _block(keys: NDArray[np.int64]) -> Block:
    starts = np.flatnonzero(np.append(True, keys[1:] ^ keys[:-1] >= 1 << 24))
    terms, counts = keys[starts] >> 24, np.diff(starts, append=len(keys))
    return Block(first=int(terms[0]), last=int(terms[-1]), data=_packed(terms, counts, keys))


def _packed(terms: NDArray[np.int64], counts: NDArray[np.int64], keys: NDArray[np.int64]) -> bytes:
    steps = terms - terms[0]
    step, count = _width(steps), _width(counts)
    head = _HEADER.pack(_MARK, step, count, len(terms), len(keys), terms[0])
    parts: tuple[NDArray[Any], ...] = (
        steps.astype(_WIDTHS[step]),
        counts.astype(_WIDTHS[count]),
        (keys >> 8).astype("<u2"),
        keys.astype("<u1"),
    )
    return b"".join((head, *(part.tobytes() for part in parts)))


def vocabulary_block(words: list[str]) -> Block:
    """The words of a shard, each between two line breaks."""
    data = "\n".join(("", *words, "")).encode()
    return Block(first=VOCABULARY, last=VOCABULARY, data=data)


def _blocks(
    terms: NDArray[np.int64], ends: NDArray[np.int64], before: int, size: int
) -> NDArray[np.int64]:
    """The number of the first term of each block: even in bytes, and not too far from its last.

    `before` is how many bytes stand before, by the same reckoning.
    """
    sizes = before + ends * _POSTING + np.arange(len(ends)) * _TERM
    is_first = np.diff(sizes // size, prepend=-1) > 0
    is_first |= np.diff(terms // _MOST_STEP, prepend=-1) > 0
    return np.flatnonzero(is_first)


def _width(numbers: NDArray[np.int64]) -> int:
    most = int(numbers.max())
    return 1 if most < 1 << 8 else 2 if most < 1 << 16 else 4
