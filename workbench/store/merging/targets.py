"""Targets, flags and locks of segments that both copies have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.merged import ConflictKind
from workbench.model.outline import STATES
from workbench.model.segments import Origin, State
from workbench.model.suggestions import FILLED
from workbench.store.merging.work import derived_uuid
from workbench.store.revising import CHANGED
from workbench.store.segments import Segments

if TYPE_CHECKING:
    from workbench.store.change_sets import Value
    from workbench.store.merging.copies import Values
    from workbench.store.merging.work import Work

REOPENED = "the source changed"
"""The detail of a wording that a cut made a draft again."""
_APART = frozenset(
    {"target_head", "locked", "source_head", "retired", "retired_reason", "position"}
)
_RANKS = {str(state): rank for rank, state in enumerate(STATES)}


def merge_targets(work: Work) -> None:
    """Takes what was changed in theirs alone; what both wrote is kept beside mine."""
    for (table, row), columns in list(work.their.cells.items()):
        if table != "segments" or ("segments", row) in work.new:
            continue
        mine = work.get("segments", row)
        work.touched.add(mine)
        if "target_head" in columns or "locked" in columns:
            _merge_target(work, row, mine)
        for column in columns.keys() - _APART - {"unfinished"}:
            _merge_flag(work, row, mine, column)
    for row in work.left_out:
        if ("segments", row) in work.new:
            _keep(work, row, work.get("segments", row))
    _surface(work)
    _merge_conflicts(work)


def beside(work: Work, segment: int, revision: Values) -> bool:
    """Keeps a wording beside the one that stands; False where that says the same, or it is kept."""
    standing = Segments(work.mine.connection).standing(segment)
    head = work.mine.revision(work.mine.cell("segments", standing, "target_head"))
    is_gone = work.mine.cell("segments", standing, "retired") is not None
    if is_gone or not revision["text"] or head["text"] == revision["text"]:
        return False  # of what is gone, the history has it
    row = revision["id"]
    if revision["segment_id"] != standing:
        uuid = derived_uuid("beside", revision["uuid"], work.mine.uuid("segments", standing))
        fresh = revision | {"uuid": uuid, "segment_id": standing, "parent_id": None}
        del fresh["id"]
        row = work.mine.find("revisions", uuid) or work.insert("revisions", fresh)
    uuid = derived_uuid("conflict", work.mine.uuid("revisions", int(str(row))))
    known = work.mine.find("conflicts", uuid)
    work.touched.add(standing)
    if known is None:
        values: Values = {"uuid": uuid, "segment_id": standing, "revision_id": row}
        work.change.insert("conflicts", values | {"time": work.change.time})
        return True
    return work.change.update("conflicts", known, {"resolved": None})


def _merge_target(work: Work, row: int, mine: int) -> None:
    theirs, own = work.theirs.row("segments", row), work.mine.row("segments", mine)
    head = work.find("revisions", theirs["target_head"])
    if head == own["target_head"]:
        if "locked" in work.their.of("segments", row) and not own["locked"]:
            work.take("segments", mine, {"locked": theirs["locked"]})
    elif row in work.left_out or (own["retired"] is not None and theirs["retired"] is None):
        _keep(work, row, mine)
    elif own["retired"] is not None and "target_head" in work.ours.of("segments", mine):
        return  # both joined it away, with another target each; the history has both
    elif (
        own["locked"]
        or "target_head" in work.ours.of("segments", mine)
        or _is_undecided(work, row, own["target_head"])
    ):
        _settle(work, row, mine)
    else:
        work.take("segments", mine, {"target_head": head, "locked": theirs["locked"]})


def _settle(work: Work, row: int, mine: int) -> None:
    """Both have another target than before."""
    theirs, own = work.theirs.row("segments", row), work.mine.row("segments", mine)
    head = work.find("revisions", theirs["target_head"])
    ours, their = work.mine.revision(own["target_head"]), work.mine.revision(head)
    number = work.mine.uuid("segments", mine)
    if _is_for_another(work, row, mine, ours, their):
        _empty(work, mine, ours if ours["text"] else their)
    elif ours["text"] == their["text"]:
        if not own["locked"] and _RANKS[str(their["state"])] > _RANKS[str(ours["state"])]:
            work.take("segments", mine, {"target_head": head, "locked": theirs["locked"]})
            work.settled.append(
                f"segment {number}: both have the same target; theirs is {their['state']}"
            )
    elif own["locked"]:
        _keep(work, row, mine)
    elif not ours["text"] or _gives_way(ours, their):
        work.take("segments", mine, {"target_head": head, "locked": theirs["locked"]})
    elif _gives_way(their, ours):
        return
    elif _is_only_reopened(work, row, mine, is_theirs=True):
        _reopen(work, mine, ours)
    elif _is_only_reopened(work, row, mine, is_theirs=False):
        work.take("segments", mine, {"target_head": head})
        _reopen(work, mine, their)
    else:
        _keep(work, row, mine)


def _gives_way(one: Values, other: Values) -> bool:
    """Whether one was only filled in, and the other was written, or was filled in later."""
    if not _is_filled(one) or not other["text"]:
        return False
    places = [(str(each["time"]), str(each["uuid"])) for each in (one, other)]
    return not _is_filled(other) or places[0] < places[1]


def _is_filled(wording: Values) -> bool:
    is_draft = (wording["state"], wording["origin"]) == (State.DRAFT, Origin.MEMORY)
    return is_draft and str(wording["detail"]).startswith(FILLED)


def _is_for_another(work: Work, row: int, mine: int, ours: Values, their: Values) -> bool:
    """Whether one side wrote for a source that the other had given way to a newer version."""
    if mine in work.reread:
        return their["detail"] == CHANGED and not their["text"] and bool(ours["text"])
    sources = (
        work.mine.revision(work.mine.cell("segments", mine, "source_head"))["text"],
        work.theirs.revision(work.theirs.cell("segments", row, "source_head"))["text"],
    )
    is_emptied = ours["detail"] == CHANGED and not ours["text"] and bool(their["text"])
    return is_emptied and sources[0] != sources[1]


def _empty(work: Work, mine: int, wording: Values) -> None:
    """Keeps English as that of the earlier source, for which it is offered."""
    uuid = derived_uuid("emptied", wording["uuid"])
    fresh = wording | {"uuid": uuid, "parent_id": wording["id"], "state": "initial"}
    fresh |= {"text": "", "detail": CHANGED, "time": work.change.time}
    fresh |= {"author": work.change.author}
    del fresh["id"]
    row = work.mine.find("revisions", uuid) or work.insert("revisions", fresh)
    work.take("segments", mine, {"target_head": row, "locked": 0})


def _keep(work: Work, row: int, mine: int) -> None:
    """Mine stands, and theirs is kept beside it for the editor to ask."""
    head = work.find("revisions", work.theirs.cell("segments", row, "target_head"))
    if head is None:
        return
    revision = work.mine.revision(head)
    if beside(work, mine, revision):
        standing = Segments(work.mine.connection).standing(mine)
        _note(work, standing, revision)


def _note(work: Work, segment: int, revision: Values) -> None:
    own = work.mine.revision(work.mine.cell("segments", segment, "target_head"))
    work.conflict(
        ConflictKind.TARGET,
        work.mine.uuid("segments", segment),
        sides=(own["text"], revision["text"]),
        column="target",
        author=str(revision["author"]),
        segment=segment,
        kept="beside the target that stands; the editor asks",
    )


def _is_only_reopened(work: Work, row: int, mine: int, *, is_theirs: bool) -> bool:
    """Whether one side only made a draft of the target because it cut the source."""
    copy, changes = (work.theirs, work.their) if is_theirs else (work.mine, work.ours)
    at = row if is_theirs else mine
    net = changes.of("segments", at).get("target_head")
    if net is None:
        return False
    head, before = copy.revision(copy.cell("segments", at, "target_head")), net.before
    return head["detail"] == REOPENED and head["text"] == copy.revision(before)["text"]


def _reopen(work: Work, mine: int, wording: Values) -> None:
    """Makes a target a draft that was confirmed for another cut of the source."""
    if wording["state"] in ("initial", "draft"):
        return
    uuid = derived_uuid("reopened", wording["uuid"])
    fresh = wording | {"uuid": uuid, "parent_id": wording["id"], "state": "draft"}
    fresh |= {"detail": REOPENED, "time": work.change.time, "author": work.change.author}
    del fresh["id"]
    row = work.mine.find("revisions", uuid) or work.insert("revisions", fresh)
    work.take("segments", mine, {"target_head": row})


def _is_undecided(work: Work, row: int, head: Value) -> bool:
    """Whether the target of mine waits beside theirs for their decision."""
    waiting = work.theirs.rows("conflicts", "segment_id = ? AND resolved IS NULL", row)
    return any(work.find("revisions", each["revision_id"]) == head for each in waiting)


def _merge_flag(work: Work, row: int, mine: int, column: str) -> None:
    theirs, own = work.theirs.row("segments", row), work.mine.row("segments", mine)
    net = work.ours.of("segments", mine).get(column)
    if theirs[column] == own[column]:
        return
    if net is None:
        work.take("segments", mine, {column: work.mapped("segments", column, theirs[column])})
    else:
        work.conflict(
            ConflictKind.SEGMENT,
            work.mine.uuid("segments", mine),
            sides=(own[column], theirs[column]),
            column=column,
            author=work.their.of("segments", row)[column].author,
            segment=mine,
        )


def _surface(work: Work) -> None:
    """What waits or was written on a segment that theirs joined away comes to where it went."""
    segments = Segments(work.mine.connection)
    for row in sorted(work.recut):
        if work.mine.cell("segments", row, "retired") is None:
            continue
        standing = segments.standing(row)
        if standing == row:
            continue
        for conflict in work.mine.rows("conflicts", "segment_id = ? AND resolved IS NULL", row):
            work.change.update("conflicts", int(str(conflict["id"])), {"segment_id": standing})
        is_mine = "target_head" in work.ours.of("segments", row)
        if is_mine and "retired" not in work.ours.of("segments", row):
            revision = work.mine.revision(work.mine.cell("segments", row, "target_head"))
            if beside(work, row, revision):
                _note(work, standing, revision)


def _merge_conflicts(work: Work) -> None:
    """Wordings that wait beside others for a decision, in theirs."""
    for values in list(work.theirs.rows("conflicts", "1 = 1")):
        row = int(str(values["id"]))
        known = work.mine.find("conflicts", str(values["uuid"]))
        segment = work.get("segments", int(str(values["segment_id"])))
        if known is None:
            revision = work.mine.revision(work.find("revisions", values["revision_id"]))
            standing = Segments(work.mine.connection).standing(segment)
            head = work.mine.revision(work.mine.cell("segments", standing, "target_head"))
            is_open = values["resolved"] is None and head["text"] != revision["text"]
            is_open = is_open and work.mine.cell("segments", standing, "retired") is None
            resolved = None if is_open else values["resolved"] or work.change.time
            work.bring("conflicts", row, segment_id=standing, resolved=resolved)
            work.touched.add(standing)
        elif values["resolved"] is None and _was_undone(work, known):
            work.change.update("conflicts", known, {"resolved": None})
        elif (
            values["resolved"] is not None
            and work.mine.cell("conflicts", known, "resolved") is None
            and _have_same_target(work, segment, values)
        ):
            work.change.update("conflicts", known, {"resolved": values["resolved"]})
            work.touched.add(segment)


def _was_undone(work: Work, conflict: int) -> bool:
    """Whether a conflict was closed by undoing what opened it, and by nobody's decision."""
    resolved = work.mine.cell("conflicts", conflict, "resolved")
    last = work.mine.one(
        "SELECT after FROM changes WHERE table_name = 'conflicts' AND row_id = ?"
        " AND column_name = 'resolved' ORDER BY id DESC LIMIT 1",
        conflict,
    )
    return resolved is not None and resolved == last


def _have_same_target(work: Work, segment: int, conflict: Values) -> bool:
    theirs = work.theirs.cell("segments", int(str(conflict["segment_id"])), "target_head")
    return work.mine.cell("segments", segment, "target_head") == work.find("revisions", theirs)
