"""What is offered for the English of a segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.matches import Match, MatchKind
from workbench.services.updating import find_earlier

if TYPE_CHECKING:
    from workbench.store.project import Store


def find(store: Store, row: int) -> tuple[Match, ...]:
    """The matches for a segment, best first."""
    with store.snapshot():
        earlier = find_earlier(store, row)
    if earlier is None:
        return ()
    match = Match(
        kind=MatchKind.EARLIER,
        score=earlier.score,
        source=earlier.before,
        wanted=earlier.after,
        target=earlier.target,
        author=earlier.author,
        time=earlier.time,
    )
    return (match,)
