"""Characters as places in a signature.

A text counts as a set of *elements*: its first 的, its second 的, its first 法, and so on. An edit
takes at most one element away and adds at most one, so that two texts with few elements in common
are far apart. Each element has a *slot*, one of 65,536, and each slot one of 384 *places*. Two
elements that share a place look alike, which can only make texts look more alike, never less. So
a lower bound on the distance stays one whatever the places are; good places make it sharp.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Codes: TypeAlias = NDArray[np.uint32]
    Slots: TypeAlias = NDArray[np.uint16]
    Places: TypeAlias = NDArray[np.uint16]
    Counts: TypeAlias = NDArray[np.uint8]
    Words: TypeAlias = NDArray[np.uint64]

PLACES: Final = 384
COARSE: Final = 128
"""Places of the coarse signature: each stands for three of the others, equally far apart."""
SLOTS: Final = 1 << 16
_OFTEN: Final = 7
"""From here on a character that comes again is the same element."""
_STEP: Final = 0x9E37
"""Moves an element of a character that comes again away from those of other characters."""
_FAR: Final = 0x9E3B


def codes_of(text: str) -> Codes:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.dtype("<u4"))


def slots_of(codes: Codes) -> Slots:
    """The slot of each code point that comes for the first time."""
    return (codes ^ (codes >> 16) * _FAR).astype(np.uint16)


def elements_of(codes: Codes, rows: NDArray[np.int64] | None = None) -> Slots:
    """The slots of all elements of a text, or of many texts one after another.

    `rows` gives the number of the text of each code point, rising; the slots of a text stand
    where its code points stood, in another order.
    """
    keys = codes.astype(np.int64)
    if rows is not None:
        keys |= rows << 21
    keys.sort()
    at = np.arange(len(keys))
    is_first = np.empty(len(keys), bool)
    is_first[:1] = True
    np.not_equal(keys[1:], keys[:-1], out=is_first[1:])
    again = at - np.maximum.accumulate(np.where(is_first, at, 0))
    moved: Slots = slots_of((keys & 0x1FFFFF).astype(np.uint32))
    moved ^= (np.minimum(again, _OFTEN) * _STEP).astype(np.uint16)
    return moved


def by_frequency(counts: NDArray[np.int64]) -> Slots:
    """The slots that occur, the most frequent first, from how often each slot does."""
    order = np.argsort(-counts, kind="stable")
    return order[: np.count_nonzero(counts)].astype(np.uint16)


def dealt(frequent: Slots) -> Places:
    """The place of every slot.

    Slots are dealt by frequency to and fro, as cards are, so that each place gets about the same
    weight. A slot that is not among them has a place by arithmetic, the same in each process.
    """
    places = _by_arithmetic().copy()
    rounds, at = np.divmod(np.arange(len(frequent)), COARSE)
    at = np.where(rounds % 2, COARSE - 1 - at, at)
    places[frequent] = rounds % (PLACES // COARSE) * COARSE + at
    return places


def packed(is_set: NDArray[np.bool_]) -> Words:
    """Six words for the places of each row."""
    return np.packbits(is_set, axis=1, bitorder="little").view(np.uint64)


def counts_of(codes: Codes, places: Places) -> Counts:
    """How many code points have each place, at most 255."""
    counts = np.bincount(places[slots_of(codes)], minlength=PLACES)
    return np.minimum(counts, 255).astype(np.uint8)


def ones(words: Words) -> NDArray[np.int64]:
    """How many places each row has; six columns are quicker to add up than many short rows."""
    found: NDArray[np.int64] = np.zeros(len(words), np.int64)
    for column in np.bitwise_count(words).T:
        found += column
    return found


def total(counts: Counts) -> NDArray[np.int64]:
    """The sum of each row; a narrower type than that of the result is quicker to add up."""
    totals: NDArray[np.int64] = counts.sum(axis=-1, dtype=np.uint32).astype(np.int64)
    return totals


@cache
def _by_arithmetic() -> Places:
    """Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4)."""
    spread = np.arange(SLOTS) * 2_654_435_761 % (1 << 32)
    return (spread * PLACES >> 32).astype(np.uint16)
