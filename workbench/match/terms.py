"""Terms found in a text that has no spaces: all of them, and the longest of each place.

The index is a dict from the first two characters of a key to the keys with this beginning and
their lengths: a text is walked once, and most places end at the first look-up. Unlike an
automaton it takes a new term in microseconds, so that a term is marked everywhere as soon as it
is added. An index that was packed is there at once, however many keys it has: those of one
beginning are unpacked when a text first has it. Keys and texts are folded by the caller.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from workbench.match.packed_keys import PackedKeys
from workbench.match.patterns import Patterns, is_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_INSIDE_A_WORD = re.compile("(?<=[0-9A-Za-z])(?=[0-9A-Za-z])")
_BEGINNING = 2
"""The characters by which longer keys are kept together."""

_Keys: TypeAlias = tuple[tuple[int, ...], dict[str, tuple[int, ...]]]
"""The lengths that keys of one beginning have, and the keys with their values."""


class Found(NamedTuple):
    """A key that stands in a text, at code points with the end excluded.

    A named tuple, since a paragraph can have 1,500 and a frozen dataclass takes four times as
    long to make.
    """

    start: int
    end: int
    values: tuple[int, ...]
    """What was added for the key, by number."""
    slots: tuple[str, ...] = ()
    """What stood in the slots of a pattern."""


class Hit(NamedTuple):
    """The longest key of its place."""

    start: int
    end: int
    values: tuple[int, ...]
    slots: tuple[str, ...] = ()
    nested: tuple[Found, ...] = ()
    """Keys inside this one or across its edge, in reading order."""


class TermIndex:
    """Keys with their values, each a whole number of the caller's."""

    def __init__(self, packed: bytes | None = None) -> None:
        """Empty, or with what `packed` gave. Raises ValueError where that is cut short."""
        self._characters: dict[str, tuple[int, ...]] = {}
        """The keys of one character."""
        self._longer: dict[str, _Keys | int] = {}
        """The other keys by their beginning, or the place where they are packed."""
        self._shared: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._patterns = Patterns()
        self._packed = PackedKeys.read(packed) if packed is not None else PackedKeys()
        beginnings = self._packed.beginnings
        self._longer.update(zip(beginnings[1:], range(1, len(beginnings)), strict=True))
        for key, value in zip(*self._packed.entries(0), strict=True) if beginnings else ():
            self.add(key, value)

    def add(self, key: str, value: int) -> None:
        """Puts a value under a key; once, however often it is added."""
        if is_pattern(key):
            self._patterns.add(key, value)
        elif len(key) < _BEGINNING:
            _put(self._characters, key, value)
        else:
            lengths, keys = self._beginning_with(key[:_BEGINNING])
            _put(keys, key, value)
            if len(key) not in lengths:
                self._longer[key[:_BEGINNING]] = self._share((*lengths, len(key))), keys

    def discard(self, key: str, value: int) -> None:
        """Takes a value from a key, if it is there.

        The length stays listed under the key's beginning: it costs a look-up and finds nothing.
        """
        if is_pattern(key):
            self._patterns.discard(key, value)
        elif len(key) < _BEGINNING:
            _take(self._characters, key, value)
        else:
            _take(self._beginning_with(key[:_BEGINNING])[1], key, value)

    def find(self, folded: str, text: str | None = None) -> list[Found]:
        """All keys that stand in a folded text, also those that overlap, by start and then end.

        A key that begins or ends with an ASCII letter or digit is found only where no other
        stands beside it: `wto` is not in `wton`. What stood in the slots of a pattern is said as
        `text` has it, which is as long as the folded text.
        """
        character, beginning, new = self._characters.get, self._longer.get, tuple.__new__
        inside = {match.start() for match in _INSIDE_A_WORD.finditer(folded)}
        size = len(folded)
        found: list[Found] = []
        for start, first in enumerate(folded):
            if start in inside:
                continue
            values = character(first)
            if values and start + 1 not in inside:
                found.append(new(Found, (start, start + 1, values, ())))
            longer = beginning(folded[start : start + _BEGINNING])
            if longer is None:
                continue
            if isinstance(longer, int):
                longer = self._beginning_with(folded[start : start + _BEGINNING])
            lengths, keys = longer
            for length in lengths:
                end = start + length
                if end > size:
                    break
                values = keys.get(folded[start:end])
                if values and end not in inside:
                    found.append(new(Found, (start, end, values, ())))
        slotted = [
            Found(*one)
            for one in self._patterns.find(folded, folded if text is None else text)
            if one[0] not in inside and one[1] not in inside
        ]
        return sorted((*found, *slotted), key=lambda one: one[:2]) if slotted else found

    def packed(self) -> bytes:
        """All keys and values, to make the same index of on a machine of the same kind."""
        return PackedKeys.of(self._entries()).to_bytes()

    def _entries(self) -> Iterator[tuple[str, Iterator[tuple[str, int]]]]:
        """Keys with their values by beginning, what has none first."""
        yield "", chain(self._patterns.entries(), _each(self._characters))
        for beginning in list(self._longer):
            _, keys = self._beginning_with(beginning)
            if keys:
                yield beginning, _each(keys)

    def _beginning_with(self, beginning: str) -> _Keys:
        """The longer keys with a beginning, unpacked if they are not yet."""
        known = self._longer.get(beginning)
        if known is None:
            known = self._longer[beginning] = (), {}
        elif isinstance(known, int):
            keys, values = self._packed.entries(known)
            unpacked: dict[str, tuple[int, ...]] = {}
            unpacked.update(zip(keys, zip(values, strict=True), strict=True))
            if len(unpacked) < len(keys):  # one of them has several values
                for key, value in zip(keys, values, strict=True):
                    _put(unpacked, key, value)
            known = self._longer[beginning] = self._share(set(map(len, keys))), unpacked
        return known

    def _share(self, lengths: Iterable[int]) -> tuple[int, ...]:
        """The lengths in order, as one tuple for all beginnings that have the same."""
        ordered = tuple(sorted(lengths))
        return self._shared.setdefault(ordered, ordered)


def winners(found: Sequence[Found]) -> list[Found]:
    """The longest of the keys at each place, by start; of two as long, the one further left.

    `found` comes by start and then end.
    """
    over = _winner_at(found)
    return [one for one in found if over.get(one[0]) is one]


def longest(found: Sequence[Found]) -> list[Hit]:
    """The winners, each with the keys that lie inside it or across its edge.

    Such a key goes under the winner with which it shares most characters, of two as good the one
    further left.
    """
    over = _winner_at(found)
    nested: dict[int, list[Found]] = {}
    standing = []
    for one in found:
        start, end, _, _ = one
        winner = over.get(start)
        if winner is one:
            standing.append(one)
        elif winner is None or end > winner[1]:  # across an edge
            starts = [over[place][0] for place in range(start, end) if place in over]
            nested.setdefault(max(starts, key=starts.count), []).append(one)
        else:
            nested.setdefault(winner[0], []).append(one)
    return [Hit(*one, tuple(nested.get(one[0], ()))) for one in standing]


def _winner_at(found: Iterable[Found]) -> dict[int, Found]:
    """The winner over each code point that one covers."""
    over: dict[int, Found] = {}
    for one in sorted(found, key=lambda one: one[0] - one[1]):
        # A winner is at least as long, so where it meets this one it covers one of its ends.
        if one[0] not in over and one[1] - 1 not in over:
            over.update(dict.fromkeys(range(one[0], one[1]), one))
    return over


def _each(keys: dict[str, tuple[int, ...]]) -> Iterator[tuple[str, int]]:
    for key, values in keys.items():
        for value in values:
            yield key, value


def _put(keys: dict[str, tuple[int, ...]], key: str, value: int) -> None:
    values = keys.get(key)
    if values is None:
        keys[key] = (value,)
    elif value not in values:
        keys[key] = tuple(sorted((*values, value)))


def _take(keys: dict[str, tuple[int, ...]], key: str, value: int) -> None:
    rest = tuple(other for other in keys.get(key, ()) if other != value)
    if rest:
        keys[key] = rest
    else:
        keys.pop(key, None)
