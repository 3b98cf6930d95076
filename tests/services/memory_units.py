"""Memories of real pairs, for tests of what is done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.builders import pair_of, row_of
from workbench.model.memory import NewUnit
from workbench.model.segments import Origin, State
from workbench.services.translating import set_target

if TYPE_CHECKING:
    from workbench.store.project import Store

AUTHOR = "李译"
LAW = (
    ("公民在法律面前一律平等。", "Citizens are equal before the law."),
    ("国家尊重和保障人权。", "The State respects and safeguards human rights."),
    ("国家维护社会主义法制的统一和尊严。", "The State upholds the uniformity of the legal system."),
)


def unit(
    source: str = LAW[0][0],
    target: str = LAW[0][1],
    *,
    language: str = "zh-Hans",
    origin: Origin = Origin.IMPORTED,
    author: str = "王校",
    time: str = "2019-05-04T08:00:00.000Z",
    document: str = "宪法",
    before: str = "",
    after: str = "",
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
        document=document,
        before=before,
        after=after,
    )


def add_memory(store: Store, name: str, *units: NewUnit, author: str = AUTHOR) -> int:
    """Takes units into a new memory, and gives its row."""
    with store.journal.change(f"import {name}", author) as change:
        row = store.memories.add(change, name)
        store.unit_changes.add(row, units or [unit(*texts) for texts in LAW])
    return row


def standing(store: Store) -> list[tuple[str, str, str]]:
    """(memory, source, target) of every unit that stands, in the order of their rows."""
    found = store.units.get(list(store.units.rows_of()))
    return [(each.memory, each.source, each.target) for _, each in sorted(found.items())]


def named(store: Store) -> dict[str, int]:
    """By name: how many units each memory has."""
    return {memory.name: memory.units for _, memory in store.memories.all()}


def texts_standing(store: Store) -> list[tuple[str, str]]:
    """Source and target of every unit that stands, in the order of their rows."""
    return [(source, target) for _, source, target in standing(store)]


def confirm(store: Store, number: int, text: str, *, author: str = AUTHOR) -> None:
    """Confirms the English of a segment of the only document."""
    row, pair = row_of(store, number), pair_of(store, number)
    set_target(store, row, pair, text, State.TRANSLATED, author)
