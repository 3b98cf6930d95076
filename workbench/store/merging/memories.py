"""Memories that theirs made or changed. Their units come whole, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.merged import ConflictKind
from workbench.store.memories import PROJECT, Memories
from workbench.store.merging.cells import merge_row, rows_of
from workbench.store.merging.unit_codes import bring_codes
from workbench.store.shards import Shards
from workbench.store.unit_rows import TEXTS

if TYPE_CHECKING:
    from workbench.store.change_sets import Value
    from workbench.store.merging.changed import Net
    from workbench.store.merging.work import Work

_COPIED = ("uuid", *TEXTS)
_SELECT = (
    f"SELECT {', '.join(_COPIED)} FROM units"
    " WHERE memory_id = ? AND retired IS NULL AND segment_id IS NULL"
)
_INSERT = (
    f"INSERT INTO units (memory_id, {', '.join(_COPIED)})"
    f" VALUES (?, {', '.join('?' * len(_COPIED))}) ON CONFLICT (uuid) DO NOTHING"
)
"""A unit that mine has stays where it is: if theirs moved it, their journal says so."""


def merge_memories(work: Work) -> None:
    """Brings memories that are new, and follows names, parts and removals.

    One that theirs took away again is not brought.
    """
    rows = rows_of(work, "memories")
    for row in rows:
        if work.find("memories", row) is None and _stands(work, row):
            work.bring("memories", row, part_of_id=_whole(work, row))
    for table, row in sorted(work.new):
        if table == "memories":
            _copy_units(work, row)
    for row in rows:
        merge_row(work, "memories", row, lambda *given: _note(work, *given), name="name")
        _merge_whole(work, row)


def _stands(work: Work, row: int) -> bool:
    return work.theirs.cell("memories", row, "retired") is None


def _whole(work: Work, row: int) -> Value:
    """The memory that a new one is a part of: in theirs, or else the one of its name in mine."""
    values = work.theirs.row("memories", row)
    part_of = values["part_of_id"]
    if isinstance(part_of, int) and _stands(work, part_of):
        known = work.find("memories", part_of)
        if known is None:
            known = work.bring("memories", part_of, part_of_id=_whole(work, part_of))
        return known
    return work.mine.one(
        "SELECT min(id) FROM memories WHERE name = ? AND retired IS NULL AND part_of_id IS NULL"
        " AND id <> ?",
        values["name"],
        PROJECT,
    )


def _copy_units(work: Work, row: int) -> None:
    mine = work.get("memories", row)
    with Shards(work.mine.connection).many_pages():
        cursor = work.mine.connection.executemany(
            _INSERT, ((mine, *unit) for unit in work.theirs.connection.execute(_SELECT, (row,)))
        )
    bring_codes(work, "memory_id = ? AND retired IS NULL AND segment_id IS NULL", row)
    work.count_many("units", max(0, cursor.rowcount))


def _merge_whole(work: Work, row: int) -> None:
    """Puts a memory into another as theirs did, unless mine put it elsewhere."""
    mine = work.find("memories", row)
    if mine is None or ("memories", row) in work.new:
        return
    theirs, ours = work.both("memories", row, "part_of_id")
    if theirs is None:
        return
    whole = work.find("memories", work.theirs.cell("memories", row, "part_of_id"))
    if whole == work.mine.cell("memories", mine, "part_of_id"):
        return
    is_ring = whole is not None and mine in (whole, *_wholes(work, whole))
    if ours is not None or is_ring:
        name = work.mine.cell("memories", mine, "name")
        work.settled.append(f"{name}: both merged this memory; what mine did stands")
    else:
        work.take("memories", mine, {"part_of_id": whole})


def _wholes(work: Work, row: int) -> set[int]:
    """What a memory of mine is a part of, in the end itself."""
    found: set[int] = set()
    at: Value = row
    while isinstance(at, int) and at not in found:
        found.add(at)
        at = work.mine.cell("memories", at, "part_of_id")
    return found | {Memories(work.mine.connection).whole_of(row)}


def _note(work: Work, row: int, mine: int, both: dict[str, Net]) -> None:
    theirs, own = work.theirs.row("memories", row), work.mine.row("memories", mine)
    for column, net in both.items():
        work.conflict(
            ConflictKind.MEMORY,
            str(own["uuid"]),
            sides=(own[column], theirs[column]),
            column=column,
            author=net.author,
            name=str(own["name"]),
        )
