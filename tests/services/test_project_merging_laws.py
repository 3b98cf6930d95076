"""Whatever two people do to their copies: nothing is lost, and all of it can be taken back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.services.two_copies import ACTIONS, act, copy_of, merge, opened, pairs, two
from workbench.services import undoing

STANDS = "retired IS NULL"

Actions = list[tuple[str, int, int]]

ACTS = st.lists(
    st.tuples(st.sampled_from(ACTIONS), st.integers(0, 9), st.integers(0, 30)), max_size=9
)

_HEADS = "(SELECT uuid FROM revisions WHERE id = {0}_head) AS {0}_head"
STANDING = {
    "documents": "SELECT uuid, name, date FROM documents WHERE retired IS NULL ORDER BY uuid",
    "segments": "SELECT uuid, kind, article, unfinished, needs_work, locked, state, "
    + ", ".join(_HEADS.format(side) for side in ("source", "target"))
    + " FROM segments WHERE retired IS NULL ORDER BY document_id, position",
    "lineages": "SELECT block_id, from_segment_id, to_segment_id, from_offset, to_offset, length,"
    " reason, time FROM lineages WHERE retired IS NULL ORDER BY id",
    "conflicts": "SELECT uuid, segment_id, revision_id FROM conflicts WHERE resolved IS NULL"
    " ORDER BY uuid",
    "annotations": "SELECT annotations.uuid, segments.uuid AS segment, label, body, author,"
    " annotations.state, side, quote, prefix, suffix, start_offset, end_offset FROM annotations"
    " JOIN segments ON segments.id = segment_id LEFT JOIN anchors"
    " ON annotation_id = annotations.id AND revision_id ="
    " CASE side WHEN 'source' THEN source_head ELSE target_head END"
    " WHERE annotations.retired IS NULL ORDER BY annotations.uuid",
    "memories": "SELECT memories.uuid, memories.name, whole.uuid AS whole FROM memories"
    " LEFT JOIN memories AS whole ON whole.id = memories.part_of_id"
    " WHERE memories.retired IS NULL ORDER BY memories.uuid",
    "units": "SELECT units.uuid, memories.uuid AS memory, source, target FROM units"
    " JOIN memories ON memories.id = memory_id WHERE units.retired IS NULL"
    " AND memories.retired IS NULL AND segment_id IS NULL ORDER BY units.uuid",
    "remembered": "SELECT segments.uuid, units.source, units.target, is_sentence FROM units"
    " JOIN segments ON segments.id = segment_id WHERE units.retired IS NULL"
    " ORDER BY segments.uuid, is_sentence, units.source, units.target",
    "beads": "SELECT revisions.uuid, source_start, source_end, target_start, target_end FROM beads"
    " JOIN revisions ON revisions.id = target_revision_id WHERE retired IS NULL"
    " ORDER BY revisions.uuid, source_start, source_end, target_start, target_end",
    **{
        table: f"SELECT * FROM {table} WHERE retired IS NULL ORDER BY uuid"
        for table in ("replies", "relations", "labels", "concepts", "terms", "member_lists",
                      "members", "properties", "refusals")
    },
}  # fmt: skip
"""What of each table is to be seen, other than the history."""


def dump(path: Path) -> dict[str, list[dict[str, Any]]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return {
            table: [
                {key: value for key, value in dict(row).items() if key not in ("id", "version")}
                for row in connection.execute(query)
            ]
            for table, query in STANDING.items()
        }


def shared(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows without the numbers that only one file knows."""
    return [{key: row[key] for key in row if not key.endswith("_id")} for row in rows]


def column(path: Path, query: str) -> set[Any]:
    with closing(sqlite3.connect(path)) as connection:
        return {value for (value,) in connection.execute(query)}


def said(path: Path, where: str = "1 = 1") -> set[str]:
    """Every wording that anybody wrote, every remark and every answer."""
    return (
        column(path, "SELECT text FROM revisions")
        | column(path, f"SELECT body FROM replies WHERE {where}")
        | column(path, f"SELECT body FROM annotations WHERE {where}")
    )


def holds(path: Path, texts: set[str]) -> bool:
    """Whether all of these are kept somewhere: a conflict of remarks as part of an answer."""
    kept = said(path) | column(path, "SELECT before FROM changes WHERE column_name = 'body'")
    whole = "\n".join(map(str, kept))
    return all(text in kept or text in whole for text in texts)


def work(path: Path, actions: Actions, author: str) -> None:
    with opened(path) as store:
        for action in actions:
            act(store, author, *action)
        assert list(store.faults()) == []


def standing(path: Path, table: str) -> set[Any]:
    return column(path, f"SELECT uuid FROM {table} WHERE retired IS NULL")


@given(ACTS, ACTS, ACTS)
def test_nothing_is_lost_and_all_can_be_taken_back(
    before: Actions, mine: Actions, theirs: Actions
) -> None:
    with TemporaryDirectory() as folder:
        a, b = two(Path(folder))
        work(a, before, "李译")
        a_known = standing(a, "annotations")
        b = copy_of(a, Path(folder, "乙2.db"))
        work(a, mine, "李译")
        work(b, theirs, "王校")
        a_first, b_first = dump(a), dump(b)
        texts = said(a, STANDS) | said(b, STANDS)
        kept = (standing(a, "annotations") & standing(b, "annotations")) | (
            (standing(a, "annotations") ^ standing(b, "annotations")) - a_known
        )
        merge(a, b)
        merged = dump(a)
        assert holds(a, texts)
        assert standing(a, "annotations") >= kept
        again = merge(a, b)
        assert (again.taken, again.conflicts, again.sets) == ({}, (), 0)
        assert dump(a) == merged
        if merged != a_first:
            with opened(a) as store:
                undoing.undo(store, "李译")
                assert list(store.faults()) == []
            assert dump(a) == a_first
            with opened(a) as store:
                undoing.redo(store, "李译")
                assert list(store.faults()) == []
            assert dump(a) == merged
        assert dump(b) == b_first


AGREE = ("target_head", "state", "needs_work", "locked", "source_head")


@given(ACTS, ACTS)
def test_both_ways_agree_where_there_was_no_conflict(mine: Actions, theirs: Actions) -> None:
    with TemporaryDirectory() as folder:
        a, b = two(Path(folder))
        work(a, mine, "李译")
        work(b, theirs, "王校")
        old = copy_of(a, Path(folder, "甲2.db"))
        there = merge(a, b)
        back = merge(b, old, "王校")
        if there.conflicts or back.conflicts or there.settled or back.settled:
            return
        left, right = dump(a), dump(b)
        assert pairs(a) == pairs(b)
        for table in ("documents", "annotations", "replies", "terms", "concepts", "units",
                      "remembered", "beads"):  # fmt: skip
            assert shared(left[table]) == shared(right[table]), table
        # What was seen on both sides is no news any more, whichever way it goes.
        assert not merge(a, b).conflicts
        assert dump(a)["segments"] == left["segments"]


@settings(max_examples=examples(12))
@given(ACTS, ACTS, ACTS)
def test_a_third_copy_that_came_with_the_second_is_known(
    mine: Actions, theirs: Actions, third: Actions
) -> None:
    with TemporaryDirectory() as folder:
        a, b = two(Path(folder))
        c = copy_of(a, Path(folder, "丙.db"))
        work(a, mine, "李译")
        work(b, theirs, "王校")
        work(c, third, "赵审")
        texts = said(a, STANDS) | said(b, STANDS) | said(c, STANDS)
        merge(b, c, "王校")
        merge(a, b)
        before = dump(a)
        merged = merge(a, c)
        assert (merged.taken, merged.conflicts, merged.sets) == ({}, (), 0)
        assert dump(a) == before
        assert holds(a, texts)
