"""Single units that theirs edited, moved or removed.

Those of confirmed pairs are not copied, since they follow the merged segments; only that somebody
removed one is told.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.store.merging.unit_codes import bring_codes
from workbench.store.noted import strange_row
from workbench.store.remembering import Remembering

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.store.merging.copies import Values
    from workbench.store.merging.work import Work

_BATCH = 500
_REMOVED = "removed"
_STANDS: Values = {"retired": None, "retired_reason": None}


@dataclass(slots=True, kw_only=True)
class _Deeds:
    """What is to be done with rows of mine."""

    new: list[Values] = field(default_factory=list)
    """As mine is to have them."""
    back: list[int] = field(default_factory=list)
    gone: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """By the reason."""
    moved: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    """By the memory that they go to."""


def merge_units(work: Work) -> None:
    """Follows what theirs did with single units, and mine did not."""
    deeds = _Deeds()
    removed: list[Values] = []
    for theirs, mine in _pairs(work):
        if theirs["segment_id"] is not None:
            removed.append(theirs)
        elif mine is None:
            _add(work, theirs, deeds)
        else:
            _compare(work, theirs, mine, deeds)
    if deeds.new:
        new = [tuple(each.values()) for each in deeds.new]
        work.change.insert_many("units", tuple(deeds.new[0]), new)
        for each in deeds.new:
            bring_codes(work, "uuid = ?", each["uuid"])
    changed = len(deeds.new)
    for reason, rows in deeds.gone.items():
        changed += work.change.retire_many("units", rows, reason)
    changed += work.change.update_many("units", deeds.back, _STANDS)
    for memory, rows in deeds.moved.items():
        changed += work.change.update_many("units", rows, {"memory_id": memory})
    work.count_many("units", changed)
    Remembering(work.mine.connection).catch_up()
    work.change.let_memory_follow()  # the units of the segments that came are there from now on
    for theirs in removed:
        _remove(work, theirs)


def _pairs(work: Work) -> Iterator[tuple[Values, Values | None]]:
    """Units of theirs that their changes name, with the same ones of mine."""
    rows = list(work.their.rows.get("units", {}))
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]
        marks = ", ".join("?" * len(batch))
        theirs = list(work.theirs.rows("units", f"id IN ({marks})", *batch))
        if len(theirs) < len(batch):
            raise strange_row("units", min(set(batch) - {int(str(each["id"])) for each in theirs}))
        mine = {
            each["uuid"]: each
            for each in work.mine.rows(
                "units", f"uuid IN ({marks})", *(each["uuid"] for each in theirs)
            )
        }
        yield from ((each, mine.get(each["uuid"])) for each in theirs)


def _add(work: Work, theirs: Values, deeds: _Deeds) -> None:
    """A unit that came by an edit, where mine has its memory."""
    memory = work.find("memories", theirs["memory_id"])
    if theirs["retired"] is None and memory is not None:
        left = {column: theirs[column] for column in theirs if column not in ("id", "version")}
        deeds.new.append(left | {"memory_id": memory})


def _compare(work: Work, theirs: Values, mine: Values, deeds: _Deeds) -> None:
    row, own = int(str(theirs["id"])), int(str(mine["id"]))
    net, ours = work.their.of("units", row), work.ours.of("units", own)
    stands, stood = theirs["retired"] is None, mine["retired"] is None
    if "retired" in net and "retired" not in ours and stands != stood:
        if stands:
            deeds.back.append(own)
        else:
            deeds.gone[str(theirs["retired_reason"])].append(own)
    memory = work.find("memories", theirs["memory_id"])
    if "memory_id" in net and "memory_id" not in ours and memory is not None:
        deeds.moved[memory].append(own)


def _remove(work: Work, theirs: Values) -> None:
    """That theirs removed the unit of a confirmed pair, or took that back."""
    segment = work.find("segments", theirs["segment_id"])
    if segment is None or "retired" not in work.their.of("units", int(str(theirs["id"]))):
        return
    own = _same(work, segment, theirs)
    if own is None or "retired" in work.ours.of("units", int(str(own["id"]))):
        return
    row = int(str(own["id"]))
    if theirs["retired_reason"] == _REMOVED and own["retired"] is None:
        work.take("units", row, {"retired": work.change.time, "retired_reason": _REMOVED})
    elif theirs["retired"] is None and own["retired_reason"] == _REMOVED:
        work.take("units", row, _STANDS)


def _same(work: Work, segment: int, theirs: Values) -> Values | None:
    """The unit of mine that says the same of the same segment."""
    texts: Sequence[str] = ("is_sentence", "source", "target")
    where = " AND ".join(("segment_id = ?", *(f"{column} = ?" for column in texts)))
    found = list(work.mine.rows("units", where, segment, *(theirs[column] for column in texts)))
    return found[-1] if found else None
