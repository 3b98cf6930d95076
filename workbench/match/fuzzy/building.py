"""Signatures made of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from workbench.match.fuzzy.characters import (
    PLACES,
    by_frequency,
    counts_of,
    dealt,
    elements_of,
    packed,
)
from workbench.match.fuzzy.folding import folded_codes
from workbench.match.fuzzy.signatures import LONG, Signatures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from workbench.match.fuzzy.characters import Counts, Places, Slots, Words

_ROWS: Final = 8_192
_CODE_POINTS: Final = 1_000_000
"""At most so much is packed at once, if it is more than one text."""


def build(rows: Iterable[tuple[int, str]]) -> Signatures:
    """The signatures of units by id, from their source as it is stored.

    Empty texts are left out. Raises ValueError where ids are more than 2**32 apart.
    """
    kept = sorted(((id_, text) for id_, text in rows if text), key=lambda row: len(row[1]))
    ids = np.fromiter((id_ for id_, _ in kept), np.int64, len(kept))
    texts = [text for _, text in kept]
    base = int(ids.min()) if kept else 0
    if kept and int(ids.max()) - base >= 1 << 32:
        raise ValueError("ids of one shard are more than 2**32 apart")
    lengths = np.fromiter(map(len, texts), np.uint32, len(texts))
    parts = [slice(start, end) for start, end in _parts(lengths)]
    slots = [_elements(texts[part], lengths[part]) for part in parts]
    frequent = by_frequency(np.concatenate((np.empty(0, np.uint16), *slots)))
    places = dealt(frequent)
    words = np.empty((len(texts), PLACES // 64), np.uint64)
    for part, its_slots in zip(parts, slots, strict=True):
        words[part] = _words(places[its_slots], lengths[part])
    counts = _counts(texts[int(np.searchsorted(lengths, np.uint32(LONG))) :], places)
    return Signatures(base, (ids - base).astype(np.uint32), lengths, words, counts, frequent)


def _parts(lengths: NDArray[np.uint32]) -> Iterator[tuple[int, int]]:
    """Slices of rows that are packed at once."""
    ends = np.cumsum(lengths, dtype=np.int64)
    start = 0
    while start < len(ends):
        done = int(ends[start - 1]) if start else 0
        end = int(np.searchsorted(ends, done + _CODE_POINTS, side="right"))
        end = min(max(end, start + 1), start + _ROWS)
        yield start, end
        start = end


def _elements(texts: Sequence[str], lengths: NDArray[np.uint32]) -> Slots:
    rows = np.repeat(np.arange(len(texts)), lengths)
    return elements_of(folded_codes("".join(texts)), rows)


def _words(places: Places, lengths: NDArray[np.uint32]) -> Words:
    """The signatures of rows, whose places stand one after another."""
    is_set = np.zeros((len(lengths), PLACES), bool)
    is_set[np.repeat(np.arange(len(lengths)), lengths), places] = True
    return packed(is_set)


def _counts(texts: Sequence[str], places: Places) -> Counts:
    counts = np.zeros((len(texts), PLACES), np.uint8)
    for row, text in enumerate(texts):
        counts[row] = counts_of(folded_codes(text), places)
    return counts
