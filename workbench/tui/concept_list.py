"""The concepts of a glossary that a view shows, read in windows as they come into sight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.services import browsing

if TYPE_CHECKING:
    from workbench.model.terms import Concept
    from workbench.services.browsing import View
    from workbench.services.recognising import Recogniser
    from workbench.store.project import Store

_WINDOW = 64
"""Concepts that are read at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """Which concepts the documents have, as long as the glossary stays what it was."""

    generation: int = -1
    rows: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a view shows."""

    rows: list[int]
    """The concepts in order."""
    used: Used


class ConceptList:
    """The rows of the concepts that were found, and those of them that were read."""

    def __init__(self, reader: Store, found: Found) -> None:
        self.rows = found.rows
        self.used = found.used
        self._reader = reader
        self._known: dict[int, Concept] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def row(self, index: int) -> int | None:
        """What the store knows a concept by; None where the list has none at that index."""
        return self.rows[index] if index < len(self.rows) else None

    def find(self, index: int) -> Concept | None:
        """A concept of the list; None where it was removed since the list was read."""
        row = self.row(index)
        if row is None:
            return None
        if row not in self._known:
            start = max(0, index - _WINDOW // 2)
            self._known |= self._reader.concepts.get(self.rows[start : start + _WINDOW])
        return self._known.get(row)


def find(store: Store, view: View, known: Used, recogniser: Recogniser | None) -> Found:
    """What a view shows; `known` is what was found of the documents before."""
    used = known if view.is_used is None else _used(store, known, recogniser)
    return Found(rows=browsing.find_concepts(store, view, used.rows), used=used)


def _used(store: Store, known: Used, recogniser: Recogniser | None) -> Used:
    """The concepts that the documents have; looked for anew only after the glossary changed."""
    generation = store.concepts.generation()
    if known.generation == generation:
        return known
    if recogniser is not None and recogniser.generation != generation:
        recogniser = None
    return Used(generation=generation, rows=frozenset(browsing.used_concepts(store, recogniser)))
