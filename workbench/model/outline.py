"""What a page needs to know of all its pairs before it reads any of their texts."""

from __future__ import annotations

from dataclasses import dataclass
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

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def shape(self) -> tuple[int, int]:
        """(count, sum of rows), which is another one after the cut changed."""
        return len(self.rows), sum(self.rows)

    def state(self, index: int) -> State:
        """The state of the pair at an index."""
        return STATES[self.states[index]]

    def is_open(self, index: int) -> bool:
        """Whether the pair at an index still waits for a confirmed target."""
        return not STATES[self.states[index]].is_confirmed
