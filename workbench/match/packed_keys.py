"""Keys in a few long runs of bytes, which are read in one go and cost nothing until used.

The keys stand one after another in one string, those of one beginning together, with their ends
and their values in arrays beside it. So nothing has to be escaped, and the keys of one beginning
are cut out in microseconds, when they are asked for.
"""

from __future__ import annotations

import struct
from array import array
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_HEADER = struct.Struct("<5Q")
"""The bytes of each of the parts that follow."""


class PackedKeys:
    """Keys with their values by beginning, whose length is 0 for the first, 2 for all others.

    A key with several values stands there as often.
    """

    def __init__(self) -> None:
        self.beginnings: list[str] = []
        self._text = ""
        self._firsts = array("I")
        """The number of the first key of each beginning, and of all keys."""
        self._ends = array("I", [0])
        """0, and where each key ends, in code points."""
        self._values = array("q")

    @classmethod
    def of(cls, entries: Iterable[tuple[str, Iterable[tuple[str, int]]]]) -> PackedKeys:
        """Packs keys with their values by beginning, the one of no length first."""
        packed = cls()
        keys: list[str] = []
        end = 0
        for beginning, pairs in entries:
            packed.beginnings.append(beginning)
            packed._firsts.append(len(keys))
            for key, value in pairs:
                keys.append(key)
                end += len(key)
                packed._ends.append(end)
                packed._values.append(value)
        packed._firsts.append(len(keys))
        packed._text = "".join(keys)
        return packed

    @classmethod
    def read(cls, data: bytes) -> PackedKeys:
        """What `to_bytes` gave. Raises ValueError where it can't be that."""
        if len(data) < _HEADER.size:
            raise ValueError("no packed keys: too short")
        sizes = _HEADER.unpack_from(data)
        if len(data) != _HEADER.size + sum(sizes):
            raise ValueError("no packed keys: another length than they say")
        parts, start = [], _HEADER.size
        for size in sizes:
            parts.append(memoryview(data)[start : start + size])
            start += size
        packed = cls()
        beginnings = str(parts[0], "utf-8")
        packed.beginnings = ["", *map("".join, zip(*[iter(beginnings)] * 2, strict=True))]
        packed._text = str(parts[1], "utf-8")
        packed._ends = array("I")
        arrays = (packed._firsts, packed._ends, packed._values)
        for numbers, part in zip(arrays, parts[2:], strict=True):
            numbers.frombytes(part)
        keys = len(packed._values)
        if (len(packed._firsts), packed._firsts[-1:], len(packed._ends), packed._ends[-1:]) != (
            len(packed.beginnings) + 1,
            array("I", [keys]),
            keys + 1,
            array("I", [len(packed._text)]),
        ):
            raise ValueError("no packed keys: their parts do not fit together")
        return packed

    def to_bytes(self) -> bytes:
        """All of it; numbers stand in the byte order of this machine."""
        parts = (
            "".join(self.beginnings).encode(),
            self._text.encode(),
            *(numbers.tobytes() for numbers in (self._firsts, self._ends, self._values)),
        )
        return b"".join((_HEADER.pack(*map(len, parts)), *parts))

    def entries(self, place: int) -> tuple[list[str], Sequence[int]]:
        """The keys of the beginning at a place, and the value of each."""
        first, last = self._firsts[place], self._firsts[place + 1]
        text = self._text
        keys = [text[start:end] for start, end in pairwise(self._ends[first : last + 1])]
        return keys, self._values[first:last]
