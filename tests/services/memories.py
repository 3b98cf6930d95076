"""Units and confirmed pairs for the tests of the memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.builders import pair_of, row_of
from workbench.model.memory import NewUnit
from workbench.model.segments import Origin, State
from workbench.services.translating import set_target

if TYPE_CHECKING:
    from workbench.store.project import Store

AUTHOR = "李译"
TIME = "2026-03-01T08:30:00.000Z"


def unit(
    source: str,
    target: str,
    *,
    language: str = "zh-Hans",
    origin: Origin = Origin.IMPORTED,
    time: str = TIME,
    author: str = "王校",
    before: str = "",
    after: str = "",
    document: str = "",
) -> NewUnit:
    """A unit as a file says it."""
    return NewUnit(
        source=source,
        target=target,
        source_language=language,
        target_language="en",
        origin=origin,
        author=author,
        time=time,
        before=before,
        after=after,
        document=document,
    )


def add_memory(store: Store, *units: NewUnit, name: str = "laws") -> int:
    """A memory with these units; gives its row."""
    with store.journal.change(f"import {name}", AUTHOR) as change:
        row = store.memories.add(change, name)
        store.units.add(row, units)
    return row


def confirm(
    store: Store, number: int, text: str, *, author: str = AUTHOR, state: State = State.TRANSLATED
) -> None:
    """Confirms the English of a segment."""
    set_target(store, row_of(store, number), pair_of(store, number), text, state, author)


def standing(store: Store) -> list[tuple[str, str]]:
    """Source and target of all units that stand, in order."""
    return list(store.units.pairs(list(store.units.rows_of())).values())
