"""What a page needs to know of all its pairs before it reads any of their texts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING

from workbench.model.segments import State

if TYPE_CHECKING:
    from array import array

STATES: tuple[State, ...] = tuple(State)
"""A state is kept in an outline as its index here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The pairs of a document in reading order, as columns; a pair is named by its index."""

    rows: array[int]
    """What the store knows each segment by."""
    states: bytearray
    """Indexes into STATES."""
    needs_work: bytearray
    """1 where the flag is set."""
    translatable: bytearray
    """1 where the segment is to be translated; the others are no part of the work."""
    shape: int = 0
    """A number that is another one after the cut or the order changed, as the store gives it."""

    def __len__(self) -> int:
        return len(self.rows)

    def state(self, index: int) -> State:
        """The state of the pair at an index."""
        return STATES[self.states[index]]

    def is_open(self, index: int) -> bool:
        """Whether the pair at an index still waits for a confirmed target."""
        return bool(self.translatable[index]) and not self.state(index).is_confirmed

    def waits_for_review(self, index: int) -> bool:
        """Whether the pair at an index was translated and not reviewed."""
        return bool(self.translatable[index]) and self.state(index) is State.TRANSLATED

    @property
    def to_translate(self) -> int:
        """How many pairs are to be translated at all."""
        return self.translatable.count(1)

    @property
    def confirmed(self) -> int:
        """How many of those have a confirmed target."""
        states: bytes | bytearray = self.states
        if 0 in self.translatable:  # else 100,000 pairs would cost 3 ms at every key
            states = bytes(compress(states, self.translatable))
        return sum(states.count(at) for at, state in enumerate(STATES) if state.is_confirmed)
