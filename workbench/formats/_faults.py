"""What is wrong with a file, gathered place by place, so that all of it is told at once."""

from __future__ import annotations

import re

from workbench.errors import UnreadableFile

_TOLD = 20


class Faults:
    """The faults of one file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._found: list[tuple[list[int], str]] = []

    def add(self, place: str, what: str) -> None:
        """One more: the place as a reader finds it (`line 12`), and what is wrong there."""
        where = [int(figure) for figure in re.findall(r"\d+", place)]
        self._found.append((where, f"{place}: {what}" if place else what))

    def refuse_any(self, hint: str = "") -> None:
        """Raises UnreadableFile with the first twenty faults in order; counts the others."""
        if not self._found:
            return
        found = [what for _, what in sorted(self._found, key=lambda each: each[0])]
        more = len(found) - _TOLD
        told = "; ".join(found[:_TOLD]) + (f"; and {more} more" if more > 0 else "")
        raise UnreadableFile(f"{self.name}: {told}", hint=hint)
