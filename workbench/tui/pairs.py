"""The pairs of a page, read from the store in small windows as they come into view."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbench.model.segments import Pair

_WINDOW = 32
_KEPT = 2_000

Read = Callable[[Sequence[int], int], list[Pair]]
"""Reads the pairs of consecutive rows, given the number of the first."""


class Pairs:
    """A window on the pairs of a document, by index from 0."""

    def __init__(self, rows: Sequence[int], read: Read) -> None:
        self._rows = rows
        self._read = read
        self._known: dict[int, Pair] = {}
        self._held: dict[int, int] = {}

    def __getitem__(self, index: int) -> Pair:
        pair = self._known.get(index)
        if pair is None:
            self._load(index)
            pair = self._known[index]
        return pair

    def known(self) -> list[int]:
        """The indexes that were read and that no write is under way for."""
        return [index for index in self._known if index not in self._held]

    def put(self, index: int, pair: Pair) -> None:
        """Shows another value than the store has as yet."""
        self._known[index] = pair

    def hold(self, index: int) -> None:
        """Keeps the value shown, for a write of it is under way."""
        self._held[index] = self._held.get(index, 0) + 1

    def is_held(self, index: int) -> bool:
        """Whether a write of the pair is under way."""
        return index in self._held

    def release(self, index: int) -> bool:
        """Notes that a write was done; tells whether it was the last one under way."""
        left = self._held.pop(index, 1) - 1
        if left:
            self._held[index] = left
        return not left

    def forget(self, index: int) -> None:
        """Lets a pair be read when it is next asked for."""
        self._known.pop(index, None)

    def read_again(self, index: int) -> Pair:
        """The pair as the store has it now."""
        (pair,) = self._read(self._rows[index : index + 1], index + 1)
        self._known[index] = pair
        return pair

    def _load(self, index: int) -> None:
        if len(self._known) > _KEPT:
            self._known = {at: self._known[at] for at in self._held if at in self._known}
        first = max(0, index - _WINDOW // 4)
        last = min(len(self._rows), first + _WINDOW)
        for at, pair in enumerate(self._read(self._rows[first:last], first + 1), first):
            if at == index or at not in self._known:
                self._known[at] = pair
