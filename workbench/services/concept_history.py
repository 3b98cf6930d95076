"""Who changed what in a concept, and when."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.store.concept_journal import CellChange
    from workbench.store.project import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptChange:
    """What somebody did at once."""

    time: str
    """ISO 8601 in UTC."""
    author: str
    text: str
    """What it was called, and each value that became another."""


def history(store: Store, row: int) -> list[ConceptChange]:
    """The changes of a concept with its terms, newest first."""
    cells = list(store.concepts.changes(row))
    return [
        ConceptChange(
            time=first.time, author=first.author, text=": ".join(filter(None, (label, told)))
        )
        for _, group in groupby(cells, attrgetter("change_set"))
        for changes in [list(group)]
        for first, label, told in [(changes[0], changes[0].label, _told(changes))]
    ]


def _told(changes: Iterable[CellChange]) -> str:
    return "; ".join(dict.fromkeys(filter(None, map(_line, changes))))


def _line(change: CellChange) -> str:
    name = change.column.replace("_", " ")
    if change.column == "retired":
        return f"{'-' if change.before is None else '+'} {change.name}" if change.name else ""
    if change.column == "retired_reason":
        return ""
    before, after = change.before or "nothing", change.after or "nothing"
    return f"{name} {before} → {after}"
