"""Every wording of a segment: looked at, restored, and decided on where two stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import NotFound
from workbench.model.segments import Pair, Revision, Side
from workbench.services.refusing import (
    refuse_locked,
    refuse_retired,
)
from workbench.services.stays import (
    draft,
    stand,
    stay_on_head,
)

if TYPE_CHECKING:
    from workbench.model.wordings import OpenConflict
    from workbench.store.project import Store


def history(store: Store, row: int, side: Side = Side.TARGET) -> list[Revision]:
    """Every wording of a segment, newest first."""
    return store.wordings.history(row, side)


def restore(store: Store, row: int, pair: Pair, count: int, author: str) -> Revision:
    """Lets wording `count` of the history (1: the newest) stand again, as a draft.

    Raises NotFound where there are not so many, Refused where the segment is gone.
    """
    revisions = history(store, row)
    if not 1 <= count <= len(revisions):
        raise NotFound(
            f"segment {pair.segment.number} has no wording {count}",
            hint=f"it has {len(revisions)}, the newest is 1",
        )
    revision = revisions[count - 1]
    restore_wording(store, row, pair, revision, author)
    return revision


def restore_wording(store: Store, row: int, pair: Pair, revision: Revision, author: str) -> None:
    """Lets a wording, also one of another segment, stand in this one as a draft.

    Raises Refused where the segment is gone, or final.
    """
    wording = replace(
        draft(revision.text, author, store.wordings.codes_of(revision.id)),
        origin=revision.origin,
        detail=f"restored from {revision.time}",
    )
    with store.transaction():
        refuse_retired(store, row, pair.segment.number)
        refuse_locked(store, row, pair.segment.number)
        stay = stay_on_head(store, row, pair.segment.number, author)
        stand(store, stay, wording, f"restore {stay.number}")


def conflicts(store: Store, row: int | None = None) -> list[OpenConflict]:
    """Targets that two programs wrote at once and nobody has decided on."""
    return store.wordings.open_conflicts(row)


def resolve(store: Store, row: int, conflict: OpenConflict, text: str, author: str) -> None:
    """Decides a conflict: `text`, one of the two wordings or a third, stands as a draft.

    The wording that stands already keeps its state, and the one that came second has its codes.
    Raises NotFound for a decided one, Refused
    for another wording than that where the segment is final.
    """
    with store.transaction():
        store.wordings.close_conflict(conflict.id)
        if text in (conflict.theirs, store.wordings.standing(row, Side.TARGET)[0]):
            return
        refuse_locked(store, row, conflict.number)
        stay = stay_on_head(store, row, conflict.number, author)
        codes = store.wordings.codes_beside(conflict.id) if text == conflict.mine else ()
        stand(store, stay, draft(text, author, codes), f"resolve {stay.number}")
