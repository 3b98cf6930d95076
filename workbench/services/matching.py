"""What is offered for the English of a segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.matches import Match, MatchKind
from workbench.services import earlier

if TYPE_CHECKING:
    from workbench.store.project import Store


def find(store: Store, row: int) -> tuple[Match, ...]:
    """The matches for a segment, best first."""
    with store.snapshot():
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
