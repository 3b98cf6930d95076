"""What a look-up found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A row whose text is like enough."""

    id: int
    distance: int
    """Edits of one code point that turn one text into the other."""
    longest: int
    """Code points of the longer of the two texts."""

    @property
    def score(self) -> int:
        """Likeness in whole percent, rounded down: 100 says that the folded texts are the same."""
        return (self.longest - self.distance) * 100 // self.longest

    @property
    def order(self) -> tuple[float, int]:
        """Sorts the best hit first, and of two that are equally like the newest.

        A quotient of two whole numbers below 2**26 differs, as a float, from every other one.
        """
        return self.distance / self.longest, -self.id
