"""Labels, annotations, replies, relations and anchors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.merged import ConflictKind
from workbench.store.merging.cells import merge_table
from workbench.store.merging.histories import older_wording
from workbench.store.merging.work import derived_uuid
from workbench.store.segments import Segments

if TYPE_CHECKING:
    from workbench.store.merging.changed import Net
    from workbench.store.merging.copies import Values
    from workbench.store.merging.work import Work

_PLACE = ("quote", "prefix", "suffix")
"""What of an annotation says on which words it was put; it goes together, with the anchor."""


def merge_labels(work: Work) -> None:
    """Labels are one where they have one name; what has a name that was changed gets the new."""

    def keep(row: int, mine: int, both: dict[str, Net]) -> None:
        theirs, own = work.theirs.row("labels", row), work.mine.row("labels", mine)
        for column, net in both.items():
            work.conflict(
                ConflictKind.LABEL,
                str(own["uuid"]),
                sides=(own[column], theirs[column]),
                column=column,
                author=net.author,
                name=str(own["name"]),
            )

    before = _names(work)
    for row in list(work.their.rows.get("labels", ())):
        if work.find("labels", row) is None:
            _bring_label(work, row)
    merge_table(work, "labels", keep, apart=("position", "name"), name="name")
    for row in work.their.rows.get("labels", ()):
        _rename(work, row)
    _rename_annotations(work, before)


def merge_annotations(work: Work) -> None:
    """Annotations with their answers, relations and places."""
    for row in list(work.their.rows.get("annotations", ())):
        if work.find("annotations", row) is None:
            _bring_annotation(work, row)

    def keep(row: int, mine: int, both: dict[str, Net]) -> None:
        _keep_as_reply(work, row, mine, both)

    merge_table(work, "annotations", keep, apart=("segment_id", "author"), name="body")
    merge_table(work, "replies", lambda *given: _note_replies(work, *given), name="body")
    merge_table(work, "relations", lambda *_: None, name="kind")
    for row in list(work.their.rows.get("annotations", ())):
        mine = work.get("annotations", row)
        if ("annotations", row) not in work.new:
            _move(work, row, mine)
        work.touched.add(int(str(work.mine.cell("annotations", mine, "segment_id"))))
    _bring_back_labels(work)


def merge_anchors(work: Work) -> None:
    """Where annotations stand in each wording; a place that theirs alone changed is taken."""
    known = {
        (annotation, revision)
        for annotation, revision in work.mine.connection.execute(
            "SELECT annotation_id, revision_id FROM anchors"
        )
    }
    found = work.theirs.connection.execute(
        "SELECT id, annotation_id, revision_id, start_offset, end_offset FROM anchors"
    ).fetchall()
    for row, annotation, revision, start, end in found:
        mine = work.find("annotations", annotation)
        wording = work.find("revisions", revision)
        if mine is None or wording is None:
            continue
        if (mine, wording) not in known:
            work.insert(
                "anchors",
                {
                    "annotation_id": mine,
                    "revision_id": older_wording(work, revision),
                    "start_offset": start,
                    "end_offset": end,
                },
            )
        elif work.their.of("anchors", row) and _is_place_theirs(work, annotation, mine):
            anchor = work.find("anchors", row)
            assert anchor is not None
            work.change.update("anchors", anchor, {"start_offset": start, "end_offset": end})


def _is_place_theirs(work: Work, annotation: int, mine: int) -> bool:
    return work.ours.of("annotations", mine).keys().isdisjoint(_PLACE) and not any(
        work.ours.of("anchors", int(str(each["id"])))
        for each in work.mine.rows("anchors", "annotation_id = ?", mine)
    )


def _names(work: Work) -> dict[str, str]:
    """By identity: the names of my labels."""
    found = work.mine.connection.execute("SELECT uuid, name FROM labels WHERE retired IS NULL")
    return dict(found.fetchall())


def _bring_label(work: Work, row: int) -> None:
    theirs = work.theirs.row("labels", row)
    last = work.mine.one("SELECT max(position) FROM labels") or 0
    other: Values = {"position": int(last) + 1}
    if _has_key(work, theirs["shortcut"]):
        other["shortcut"] = ""
    work.bring("labels", row, **other)


def _has_key(work: Work, key: object) -> bool:
    query = "SELECT 1 FROM labels WHERE shortcut = ? AND shortcut <> '' AND retired IS NULL"
    return work.mine.one(query, str(key)) is not None


def _rename(work: Work, row: int) -> None:
    """Takes the name of a label, unless another one has it."""
    mine = work.get("labels", row)
    theirs, own = work.theirs.row("labels", row), work.mine.row("labels", mine)
    net, ours = work.both("labels", row, "name")
    if net is None or theirs["name"] == own["name"] or own["uuid"] != theirs["uuid"]:
        return
    query = "SELECT 1 FROM labels WHERE name = ? AND retired IS NULL"
    if ours is None and work.mine.one(query, theirs["name"]) is None:
        work.take("labels", mine, {"name": theirs["name"]})
        return
    work.conflict(
        ConflictKind.LABEL,
        str(own["uuid"]),
        sides=(own["name"], theirs["name"]),
        column="name",
        author=net.author,
        name=str(own["name"]),
    )


def _rename_annotations(work: Work, before: dict[str, str]) -> None:
    """What has the old name of a label that has a new one gets the new one."""
    after = _names(work)
    standing = set(after.values())
    for uuid, name in before.items():
        if after.get(uuid, name) != name and name not in standing:
            for each in work.mine.rows("annotations", "label = ?", name):
                work.change.update("annotations", int(str(each["id"])), {"label": after[uuid]})


def _label_here(work: Work, name: str) -> str:
    """What my copy calls a label of theirs."""
    row = work.theirs.one("SELECT id FROM labels WHERE name = ? AND retired IS NULL", name)
    mine = work.find("labels", row)
    return name if mine is None else str(work.mine.cell("labels", mine, "name"))


def _bring_annotation(work: Work, row: int) -> None:
    values = work.theirs.row("annotations", row)
    segment = work.get("segments", int(str(values["segment_id"])))
    if values["retired"] is None:
        segment = Segments(work.mine.connection).standing(segment)
    work.bring(
        "annotations", row, segment_id=segment, label=_label_here(work, str(values["label"]))
    )


def _bring_back_labels(work: Work) -> None:
    """A label that was taken out comes back where annotations have it."""
    for row, name in work.mine.connection.execute(
        "SELECT max(labels.id), labels.name FROM labels JOIN annotations ON label = labels.name"
        " WHERE annotations.retired IS NULL GROUP BY labels.name"
        " HAVING sum(labels.retired IS NULL) = 0"
    ).fetchall():
        if work.take("labels", row, {"retired": None, "retired_reason": None}):
            work.settled.append(f"label {name}: taken out on one side, used on the other; stands")


def _move(work: Work, row: int, mine: int) -> None:
    """Takes the segment that theirs' cut gave an annotation to."""
    theirs, ours = work.both("annotations", row, "segment_id")
    segment = work.theirs.cell("annotations", row, "segment_id")
    if theirs is not None and ours is None and segment not in work.left_out:
        work.take("annotations", mine, {"segment_id": work.find("segments", segment)})


def _keep_as_reply(work: Work, row: int, mine: int, both: dict[str, Net]) -> None:
    """Theirs is kept as an answer that says what they had."""
    theirs, own = work.theirs.row("annotations", row), work.mine.row("annotations", mine)
    said = "; ".join(f"{column}: {theirs[column]}" for column in both if column not in _PLACE[1:])
    latest = max(both.values(), key=lambda net: net.time)
    uuid = derived_uuid("reply", own["uuid"], said)
    known = work.mine.find("replies", uuid)
    if not said:
        return
    if known is None:
        values: Values = {"uuid": uuid, "annotation_id": mine, "body": said}
        work.change.insert("replies", values | {"author": latest.author, "time": latest.time})
    else:
        work.change.update("replies", known, {"retired": None, "retired_reason": None})
    for column, net in both.items():
        if column not in _PLACE[1:]:
            work.conflict(
                ConflictKind.ANNOTATION,
                str(own["uuid"]),
                sides=(own[column], theirs[column]),
                column=column,
                author=net.author,
                segment=int(str(own["segment_id"])),
                name=str(own["quote"] or own["label"]),
                kept="as a reply",
            )


def _note_replies(work: Work, row: int, mine: int, both: dict[str, Net]) -> None:
    theirs, own = work.theirs.row("replies", row), work.mine.row("replies", mine)
    annotation = int(str(own["annotation_id"]))
    for column, net in both.items():
        work.conflict(
            ConflictKind.ANNOTATION,
            str(own["uuid"]),
            sides=(own[column], theirs[column]),
            column=f"reply {column}",
            author=net.author,
            segment=int(str(work.mine.cell("annotations", annotation, "segment_id"))),
        )
