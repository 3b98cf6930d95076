"""A paragraph whose source becomes another: how it stands now, and its English as a draft again."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from workbench.errors import Conflict
from workbench.model.segments import Side, State
from workbench.model.wordings import NewWording
from workbench.services import refusing
from workbench.store.wordings import row_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.model.codes import Code
    from workbench.model.edits import Edit
    from workbench.model.segments import Pair
    from workbench.store.change_sets import ChangeSet
    from workbench.store.project import Store

Seen: TypeAlias = "tuple[int, Pair]"
"""The row of a segment, and its pair as it was read."""


def as_it_stands(store: Store, seen: Seen) -> Pair:
    """The pair as it stands now, since its English may have moved on after it was read.

    Raises Conflict where its source has, Refused where it is final.
    """
    row, pair = seen
    number = pair.segment.number
    refusing.refuse_locked(store, row, number)
    if store.segments.standing(row) != row:
        raise Conflict(
            f"another program joined segment {number} with its neighbour",
            mine=pair.segment.source,
            theirs="",
            hint="look at it and try again",
        )
    (current,) = store.segments.at([row], number)
    if current.segment.source_token != pair.segment.source_token:
        raise Conflict(
            f"another program changed the source of segment {number}",
            mine=pair.segment.source,
            theirs=current.segment.source,
            hint="look at it and try again",
        )
    return current


def revision_of(token: str) -> int:
    row = row_of(token)
    assert row is not None
    return row


def new_source(text: str, codes: tuple[Code, ...], author: str, detail: str) -> NewWording:
    return NewWording(text=text, state=State.INITIAL, author=author, detail=detail, codes=codes)


def reopen(
    store: Store,
    change: ChangeSet,
    row: int,
    pair: Pair,
    text: str,
    codes: tuple[Code, ...],
    edits: Mapping[int, Sequence[Edit]] | None = None,
) -> None:
    """Makes the target a draft where it was confirmed for another source, or has grown."""
    target = pair.target
    if (text, codes) == (target.text, target.codes) and not target.state.is_confirmed:
        return
    wording = NewWording(
        text=text,
        state=State.DRAFT,
        author=change.author,
        detail="the source changed",
        codes=codes,
    )
    store.wordings.stand(change, row, Side.TARGET, wording, target.token, edits)
