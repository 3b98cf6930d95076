"""How what a method found compares with what it should have found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set

HEADER = f"{'':<28}{'precision':>10}{'recall':>10}{'F1':>10}{'of':>10}"


@dataclass(slots=True)
class Tally:
    """What was right, wrong and missed so far."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, found: Set[object], wanted: Set[object]) -> None:
        """Counts one text."""
        self.right += len(found & wanted)
        self.wrong += len(found - wanted)
        self.missed += len(wanted - found)

    def row(self, name: str) -> str:
        """A line of the table."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        f1 = 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)
        wanted = self.right + self.missed
        return f"{name:<28}{precision:10.4f}{recall:10.4f}{f1:10.4f}{wanted:10,}"
