"""What is offered for the English of a segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.matches import Match, MatchKind
from workbench.model.memory_settings import MemorySettings
from workbench.services import earlier

if TYPE_CHECKING:
    from workbench.store.project import Store

USUAL = MemorySettings()


def find(store: Store, row: int, settings: MemorySettings = USUAL) -> tuple[Match, ...]:
    """The matches for a segment, best first: of all of it, then of its sentences."""
    from workbench.services import remembered

    with store.snapshot():
        before = earlier_of(store, row)
        return (*before, *remembered.for_segment(store, row, settings))


def earlier_of(store: Store, row: int) -> tuple[Match, ...]:
    """The English that a segment had before its source changed, if that is still to be offered."""
    found = earlier.find(store, row)
    if found is None:
        return ()
    match = Match(
        kind=MatchKind.EARLIER,
        score=found.score,
        source=found.before,
        wanted=found.after,
        target=found.target,
        codes=found.codes,
        author=found.author,
        time=found.time,
    )
    return (match,)
