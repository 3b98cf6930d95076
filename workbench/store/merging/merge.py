"""The whole merge, in the order in which one thing needs another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.merged import ConflictKind, Merged
from workbench.store.change_sets import ChangeSet
from workbench.store.merging import (
    cuts,
    glossary,
    histories,
    memories,
    placing,
    remarks,
    sentence_pairs,
    targets,
    units,
    versions,
)
from workbench.store.merging.cells import merge_table
from workbench.store.merging.changed import changed, find_busy, known
from workbench.store.merging.copies import Copy
from workbench.store.merging.work import Work

if TYPE_CHECKING:
    import sqlite3

    from workbench.model.merged import MergeConflict
    from workbench.store.merging.changed import Net

_UP = {
    "terms": ("concept_id",),
    "member_lists": ("concept_id",),
    "members": ("member_list_id",),
    "properties": ("concept_id", "term_id"),
    "replies": ("annotation_id",),
    "units": ("memory_id",),
    "relations": ("from_annotation_id", "to_annotation_id"),
}
"""The columns by which work on a row is work on what it belongs to."""


def merge(
    mine: sqlite3.Connection, theirs: sqlite3.Connection, *, author: str, name: str
) -> Merged:
    """Brings everything of another copy into mine, as one change set of the author's.

    The caller has begun a transaction in mine and sees theirs at one moment. Raises
    DamagedProject for a journal with strange names, or of rows that are not there.
    """
    own, other = Copy(mine), Copy(theirs)
    work = Work(
        mine=own,
        theirs=other,
        change=ChangeSet(mine, f"merge {name}", author, via=f"merge {name}"),
        ours=changed(own, known(theirs)),
        their=changed(other, known(mine)),
    )
    find_busy(own, work.ours, _UP)
    find_busy(other, work.their, _UP)
    _merge(work)
    _note_sets(work)
    work.change.let_memory_follow()
    return Merged(
        taken=work.taken,
        conflicts=tuple(_placed(own, work.conflicts)),
        settled=tuple(work.settled),
        sets=len(work.their.sets),
    )


def _merge(work: Work) -> None:
    histories.bring_documents(work)
    merge_table(work, "documents", lambda *given: _note_document(work, *given), name="name")
    versions.tell_same(work)
    taken = cuts.choose(work)
    histories.bring_segments(work)
    histories.bring_revisions(work)
    cuts.apply(work, taken)
    targets.merge_targets(work)
    versions.order(work)
    remarks.merge_labels(work)
    remarks.merge_annotations(work)
    remarks.merge_anchors(work)
    placing.place(work)
    glossary.merge_glossary(work)
    merge_table(work, "segmentation_rules", lambda *_: None, name="name")
    memories.merge_memories(work)
    sentence_pairs.merge_beads(work)
    units.merge_units(work)


def _note_document(work: Work, row: int, mine: int, both: dict[str, Net]) -> None:
    theirs, own = work.theirs.row("documents", row), work.mine.row("documents", mine)
    for column, net in both.items():
        work.conflict(
            ConflictKind.DOCUMENT,
            str(own["uuid"]),
            sides=(own[column], theirs[column]),
            column=column,
            author=net.author,
            name=str(own["name"]),
        )


def _note_sets(work: Work) -> None:
    """Every change of theirs is known from now on, unless the merge is undone."""
    work.mine.connection.executemany(
        "INSERT INTO merged_sets (uuid, label, author, time, via, change_set_id)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (uuid) DO UPDATE SET"
        " change_set_id = excluded.change_set_id",
        ((*told, work.change.row) for told in work.their.sets),
    )


def _placed(mine: Copy, conflicts: list[tuple[int | None, MergeConflict]]) -> list[MergeConflict]:
    """Conflicts with the names and numbers that the segments of mine have after merging."""
    numbers: dict[int, tuple[str, int]] = {}
    if any(segment is not None for segment, _ in conflicts):
        found = mine.connection.execute(
            "SELECT segments.id, documents.name, row_number() OVER"
            " (PARTITION BY document_id ORDER BY segments.position) FROM segments"
            " JOIN documents ON documents.id = document_id WHERE segments.retired IS NULL"
        )
        numbers = {row: (name, number) for row, name, number in found}
    placed: list[MergeConflict] = []
    for segment, conflict in conflicts:
        document, number = numbers.get(segment or 0, ("", 0))
        placed.append(replace(conflict, document=document, number=number))
    return placed
