"""Which of some indexes belong together (union-find, Galler and Fischer 1964)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Families:
    """Indexes from 0 in families, each of which is named by its least member."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def of(self, member: int) -> int:
        """The name of the family that an index belongs to."""
        while self._above[member] != member:
            self._above[member] = member = self._above[self._above[member]]
        return member

    def unite(self, members: Iterable[int]) -> None:
        """Makes one family of those of some indexes."""
        roots = {self.of(member) for member in members}
        for root in roots:
            self._above[root] = min(roots)
