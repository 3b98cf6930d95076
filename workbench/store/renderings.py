"""What a bilingual file says of its segments besides their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.segments import State
from workbench.store.codes import Codes
from workbench.store.rows import ordered_uuids

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from workbench.model.sources import Rendering


class Renderings:
    """Targets and flags that come with a document."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def insert(self, found: Sequence[tuple[int, Rendering]], author: str, time: str) -> None:
        """Gives segments that were just made, by their rows, what the file says of them.

        Where it does not say who wrote a target and when, these are `author` and `time`.
        """
        (last,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM revisions").fetchone()
        written = [(segment, each) for segment, each in found if each.target]
        uuids = ordered_uuids()
        self._connection.executemany(
            "INSERT INTO revisions (id, uuid, segment_id, side, text, state, author, time, origin)"
            " VALUES (?, ?, ?, 'target', ?, ?, ?, ?, 'imported')",
            (
                (
                    last + count,
                    next(uuids),
                    segment,
                    each.target,
                    str(state_of(each)),
                    each.author or author,
                    each.time or time,
                )
                for count, (segment, each) in enumerate(written, 1)
            ),
        )
        Codes(self._connection).put(
            (last + count, each.codes) for count, (_, each) in enumerate(written, 1)
        )
        self._connection.executemany(
            "UPDATE segments SET target_head = ?, state = ? WHERE id = ?",
            (
                (last + count, str(state_of(each)), segment)
                for count, (segment, each) in enumerate(written, 1)
            ),
        )
        self._connection.executemany(
            "UPDATE segments SET translatable = ?, locked = ? WHERE id = ?", _flags(found)
        )


def state_of(rendering: Rendering) -> State:
    """How far a target of the file has come: what may not be changed is final."""
    if not rendering.target:
        return State.INITIAL
    if rendering.is_locked:
        return State.FINAL
    return State.DRAFT if rendering.state is State.INITIAL else rendering.state


def is_locked(rendering: Rendering) -> bool:
    """Whether a segment is locked: what is final is, whatever the file calls it."""
    return rendering.is_locked or state_of(rendering) is State.FINAL


def _flags(found: Sequence[tuple[int, Rendering]]) -> Iterator[tuple[int, int, int]]:
    """(translatable, locked, segment) of those that are not as most are."""
    for segment, each in found:
        if not each.is_translatable or is_locked(each):
            yield int(each.is_translatable), int(is_locked(each)), segment
