"""Documents, segments and their wordings that my copy lacks: history is only ever added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.merging import versions
from workbench.store.merging.changed import Net
from workbench.store.merging.work import derived_uuid
from workbench.store.rows import POSITION_STEP
from workbench.store.segments import Segments

if TYPE_CHECKING:
    from workbench.store.merging.copies import Values
    from workbench.store.merging.work import Work


def bring_documents(work: Work) -> None:
    """Documents come whole, with the files that they were read from."""
    mine = work.mine.uuids("documents")
    found = work.theirs.connection.execute(
        "SELECT id, uuid, retired FROM documents ORDER BY position"
    )
    for row, uuid, retired in found.fetchall():
        known = mine.get(uuid)
        if known is None:
            last = work.mine.one("SELECT max(position) FROM documents") or 0
            position = int(last) + POSITION_STEP
            added = work.bring("documents", row, position=position, edition_id=None)
            _bring_editions(work, row, added)
            edition = work.find("editions", work.theirs.cell("documents", row, "edition_id"))
            work.mine.connection.execute(
                "UPDATE documents SET edition_id = ? WHERE id = ?", (edition, added)
            )
        else:
            work.tell("documents", row, known)
            _bring_editions(work, row, known)
            versions.take(work, row, known)
            if retired is None and work.mine.cell("documents", known, "retired") is not None:
                _bring_back(work, row, known)


def bring_segments(work: Work) -> None:
    """Segments that my copy lacks; in a document that it has, after the one that they followed."""
    mine = work.mine.uuids("segments")
    segments = Segments(work.mine.connection)
    before: int | None = None
    document: int | None = None
    found = work.theirs.connection.execute(
        "SELECT id, uuid, document_id FROM segments ORDER BY document_id, position, id"
    )
    for row, uuid, in_document in found.fetchall():
        before = before if in_document == document else None
        document = in_document
        known = mine.get(uuid) or work.find("segments", row)
        if known is not None:
            work.tell("segments", row, known)
            before = known
            continue
        other: Values = {"source_head": None, "target_head": None}
        if ("documents", in_document) not in work.new:
            other["position"] = (
                segments.position_before(work.get("documents", in_document))
                if before is None
                else segments.position_after(before)
            )
        if row in work.left_out:
            other |= {"retired": work.change.time, "retired_reason": "the cut was not taken"}
        before = work.bring("segments", row, **other)
        work.touched.add(before)


def bring_revisions(work: Work) -> None:
    """All wordings that my copy lacks.

    The visit that a wording belongs to may have gone on after the copy was taken: then the later
    text is kept as a wording of its own.
    """
    query = "SELECT uuid, id, version FROM revisions"
    mine = {uuid: (row, version) for uuid, row, version in work.mine.connection.execute(query)}
    found = work.theirs.connection.execute(f"{query} ORDER BY id").fetchall()
    for uuid, row, version in found:
        known = mine.get(uuid)
        if known is None:
            if work.find("revisions", row) is None:
                _bring_revision(work, row)
        elif known[1] == version:
            work.tell("revisions", row, known[0])
        else:
            _tell_renewed(work, row, *known)
    _set_heads(work)


def older_wording(work: Work, row: int) -> int:
    """The wording with exactly the text that theirs has, also where the visit went on in mine."""
    mine = work.find("revisions", row)
    assert mine is not None
    theirs = work.theirs.revision(row)
    if work.mine.cell("revisions", mine, "text") == theirs["text"]:
        return mine
    alias = _alias(theirs)
    return work.mine.find("revisions", alias) or _bring_revision(work, row, alias)


def _bring_editions(work: Work, theirs: int, mine: int) -> None:
    """The files that a document was read from, as far as mine lacks them."""
    for values in list(work.theirs.rows("editions", "document_id = ?", theirs)):
        row = values.pop("id")
        assert isinstance(row, int)
        if work.find("editions", row) is not None:
            continue
        edition = work.insert("editions", values | {"document_id": mine})
        work.tell("editions", row, edition)
        for block in list(work.theirs.rows("blocks", "edition_id = ?", row)):
            at = block.pop("id")
            assert isinstance(at, int)
            fresh = block | {"document_id": mine, "edition_id": edition}
            work.tell("blocks", at, work.insert("blocks", fresh))


def _bring_back(work: Work, theirs: int, mine: int) -> None:
    """A document that a merge had brought, and that went when the merge was undone."""
    work.take("documents", mine, {"retired": None, "retired_reason": None})
    for segment in work.theirs.rows("segments", "document_id = ? AND retired IS NULL", theirs):
        known = work.mine.find("segments", str(segment["uuid"]))
        if known is not None:
            work.take("segments", known, {"retired": None, "retired_reason": None})


def _bring_revision(work: Work, row: int, alias: str = "") -> int:
    values = work.theirs.row("revisions", row)
    parent = work.find("revisions", values["parent_id"])
    if alias:
        parent = work.find("revisions", row)
    fresh: Values = values | {
        "uuid": alias or values["uuid"],
        "segment_id": work.find("segments", values["segment_id"]),
        "parent_id": parent,
    }
    del fresh["id"]
    added = work.insert("revisions", fresh)
    work.count("revisions", added)
    if not alias:
        work.tell("revisions", row, added)
    _bring_codes(work, row, added)
    return added


def _bring_codes(work: Work, theirs: int, mine: int) -> None:
    for values in list(work.theirs.rows("codes", "revision_id = ?", theirs)):
        del values["id"]
        work.insert("codes", values | {"revision_id": mine})


def _tell_renewed(work: Work, row: int, mine: int, version: int) -> None:
    """Which of mine a wording is, of which the copies hold different stages of one visit."""
    theirs, own = work.theirs.revision(row), work.mine.revision(mine)
    work.tell("revisions", row, mine)
    if (theirs["text"], theirs["state"]) == (own["text"], own["state"]):
        return
    if int(str(theirs["version"])) > version:
        alias = _alias(theirs)
        known = work.mine.find("revisions", alias)
        work.tell("revisions", row, known or _bring_revision(work, row, alias))
        segment = work.find("segments", theirs["segment_id"])
        is_head = segment and work.mine.cell("segments", segment, "target_head") == mine
        if known is None or is_head:
            _note_renewed(work, theirs, is_theirs=True)
    elif work.theirs.find("revisions", _alias(own)) is None:
        _note_renewed(work, own, is_theirs=False)


def _note_renewed(work: Work, revision: Values, *, is_theirs: bool) -> None:
    """A visit went on, which no journal says: the target changed where the wording stands."""
    copy, changes = (work.theirs, work.their) if is_theirs else (work.mine, work.ours)
    row, segment = revision["id"], revision["segment_id"]
    assert isinstance(segment, int)
    if copy.cell("segments", segment, "target_head") == row:
        before = changes.of("segments", segment).get("target_head")
        net = Net(
            before=before.before if before else None,
            after=row,
            author=str(revision["author"]),
            time=str(revision["time"]),
        )
        changes.note("segments", segment, "target_head", net)


def _alias(revision: Values) -> str:
    return derived_uuid("wording", revision["uuid"], revision["version"])


def _set_heads(work: Work) -> None:
    """New segments point at their wordings; they go with the segment when that is undone."""
    for table, row in work.new:
        if table == "segments":
            values = work.theirs.row("segments", row)
            work.mine.connection.execute(
                "UPDATE segments SET source_head = ?, target_head = ? WHERE id = ?",
                (
                    work.find("revisions", values["source_head"]),
                    work.find("revisions", values["target_head"]),
                    work.find("segments", row),
                ),
            )
