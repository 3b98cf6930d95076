"""Signatures made of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from workbench.match.fuzzy.characters import (
    PLACES,
    SLOTS,
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

_ROWS: Final = 2_048
_CODE_POINTS: Final = 150_000
"""About so much is packed at once, if it is more than one text; the arrays stay in the cache."""


class _Part(NamedTuple):
    """Some texts, as they come."""

    ids: NDArray[np.int64]
    lengths: NDArray[np.uint32]
    slots: Slots
    """Of the elements of one text after another."""
    long: list[str]
    """Texts that get counts, which are known only once all slots have places."""


def build(rows: Iterable[tuple[int, str]]) -> Signatures:
    """The signatures of units by id, from their source as it is stored.

    Empty texts are left out. Of the others only the long ones are kept meanwhile, and 2 bytes a
    code point. Raises ValueError where ids are more than 2**32 apart.
    """
    parts = [_part(batch) for batch in _batches(rows)]
    ids = np.concatenate([np.empty(0, np.int64), *(part.ids for part in parts)])
    base = int(ids.min()) if len(ids) else 0
    if len(ids) and int(ids.max()) - base >= 1 << 32:
        raise ValueError("ids of one shard are more than 2**32 apart")
    lengths = np.concatenate([np.empty(0, np.uint32), *(part.lengths for part in parts)])
    order = np.argsort(lengths, kind="stable")
    frequent = by_frequency(_counted(parts))
    places = dealt(frequent)
    long = sorted((text for part in parts for text in part.long), key=len)
    return Signatures(
        base,
        (ids - base).astype(np.uint32)[order],
        lengths[order],
        _all_words(parts, places, order),
        _counts(long, places),
        frequent,
    )


def _batches(rows: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Rows that are packed at once."""
    batch: list[tuple[int, str]] = []
    length = 0
    for id_, text in rows:
        if text:
            batch.append((id_, text))
            length += len(text)
        if length >= _CODE_POINTS or len(batch) >= _ROWS:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def _part(batch: list[tuple[int, str]]) -> _Part:
    ids = np.fromiter((id_ for id_, _ in batch), np.int64, len(batch))
    texts = [text for _, text in batch]
    lengths = np.fromiter(map(len, texts), np.uint32, len(texts))
    rows = np.repeat(np.arange(len(texts)), lengths)
    slots = elements_of(folded_codes("".join(texts)), rows)
    return _Part(ids, lengths, slots, [text for text in texts if len(text) >= LONG])


def _counted(parts: Sequence[_Part]) -> NDArray[np.int64]:
    """How often each slot occurs."""
    counts = np.zeros(SLOTS, np.int64)
    for part in parts:
        counts += np.bincount(part.slots, minlength=SLOTS)
    return counts


def _all_words(parts: Sequence[_Part], places: Places, order: NDArray[np.intp]) -> Words:
    """The signatures of all rows in an order."""
    at = np.empty(len(order), np.intp)
    at[order] = np.arange(len(order))
    words = np.empty((len(order), PLACES // 64), np.uint64)
    done = 0
    for part in parts:
        end = done + len(part.lengths)
        words[at[done:end]] = _words(places[part.slots], part.lengths)
        done = end
    return words


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
