"""Terms found in a text that has no spaces: all of them, and the longest of each place.

The index is a dict from the first two characters of a key to the lengths that keys with this
beginning have, and a dict of the keys: a text is walked once, and most places end at the first
look-up. Unlike an automaton it takes a new term in microseconds, so that a term is marked
everywhere as soon as it is added. Keys and texts are folded by the caller.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_EDGES = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A key that stands in a text, at code points with the end excluded."""

    start: int
    end: int
    values: tuple[int, ...]
    """What was added for the key, in the order in which it was added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """The longest key of its place."""

    start: int
    end: int
    values: tuple[int, ...]
    nested: tuple[Found, ...] = ()
    """Keys inside this one or across its edge, in reading order."""


class TermIndex:
    """Keys with their values, each a whole number of the caller's."""

    def __init__(self) -> None:
        self._values: dict[str, tuple[int, ...]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._shared: dict[tuple[int, ...], tuple[int, ...]] = {}

    def __len__(self) -> int:
        """The number of keys."""
        return len(self._values)

    def add(self, key: str, value: int) -> None:
        """Puts a value under a key; once, however often it is added."""
        values = self._values.get(key, ())
        if value in values:
            return
        self._values[key] = (*values, value)
        lengths = self._lengths.get(key[:2], ())
        if len(key) not in lengths:
            longer = tuple(sorted((*lengths, len(key))))
            self._lengths[key[:2]] = self._shared.setdefault(longer, longer)

    def discard(self, key: str, value: int) -> None:
        """Takes a value from a key, if it is there.

        The length stays listed under the key's beginning: it costs a look-up and finds nothing.
        """
        rest = tuple(other for other in self._values.get(key, ()) if other != value)
        if rest:
            self._values[key] = rest
        else:
            self._values.pop(key, None)

    def find(self, folded: str) -> list[Found]:
        """All keys that stand in a folded text, also those that overlap, by start and then end.

        A key that begins or ends with an ASCII letter or digit is found only where no other
        stands beside it: `wto` is not in `wton`.
        """
        values_of, lengths_of = self._values.get, self._lengths.get
        size = len(folded)
        found = []
        for start in range(size):
            pair = folded[start : start + 2]
            for length in (1, *lengths_of(pair, ())) if len(pair) == 2 else (1,):
                end = start + length
                values = values_of(folded[start:end])
                if values and end <= size and _is_whole(folded, start, end):
                    found.append(Found(start=start, end=end, values=values))
        return found


def longest(found: Iterable[Found]) -> list[Hit]:
    """The longest of the keys at each place, by start; of two as long, the one further left.

    What lies inside a winner or across its edge goes under it: under the winner with which it
    shares most characters, of two as good the one further left.
    """
    winners: dict[int, Found] = {}
    """The winner at each code point that one covers."""
    others: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        # A winner is at least as long, so where it meets this one it covers one of its ends.
        if one.start in winners or one.end - 1 in winners:
            others.append(one)
        else:
            winners.update(dict.fromkeys(range(one.start, one.end), one))
    nested: dict[int, list[Found]] = {one.start: [] for one in winners.values()}
    for one in sorted(others, key=lambda one: (one.start, one.end)):
        nested[_winner_over(one, winners)].append(one)
    starts = {one.start: one for one in winners.values()}
    return [
        Hit(
            start=start,
            end=starts[start].end,
            values=starts[start].values,
            nested=tuple(nested[start]),
        )
        for start in sorted(starts)
    ]


def _winner_over(one: Found, winners: dict[int, Found]) -> int:
    """The start of the winner that shares most code points with a key that did not win."""
    first = winners.get(one.start)
    if first is not None and one.end <= first.end:
        return first.start
    starts = [winners[place].start for place in range(one.start, one.end) if place in winners]
    return max(starts, key=starts.count)


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Whether a key does not begin or end in the middle of an ASCII word or number."""
    return not (
        (start and folded[start] in _EDGES and folded[start - 1] in _EDGES)
        or (end < len(folded) and folded[end - 1] in _EDGES and folded[end] in _EDGES)
    )
