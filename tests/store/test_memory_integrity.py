import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import project_file, row_of
from tests.services.memory_units import AUTHOR, add_memory
from workbench.model.memory import Bead
from workbench.model.segments import State
from workbench.model.spans import Span
from workbench.services import translating
from workbench.store.project import Store
from workbench.store.shards import ShardRange

TARGET = "High-quality development of political and legal work"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with a confirmed pair (unit 1), three units of a file, a bead, and two shards."""
    path = project_file(tmp_path / "a.db")
    with Store.open(path) as store:
        row = row_of(store, 1)
        pair = store.segments.pair(row)
        translating.set_target(store, row, pair, TARGET, State.TRANSLATED, AUTHOR)
        add_memory(store, "宪法")
        bead = Bead(source=Span(0, 4), target=Span(0, 12), confidence=0.5, is_one_to_one=True)
        store.beads.put(row, [bead])
        for first in (0, 4096):
            store.shards.put(ShardRange(first, 4096), "e", b"", [])
        with store.journal.change("attach", AUTHOR) as change:
            store.libraries.add(change, "库.db", 5)
        assert list(store.faults()) == []
    return path


@pytest.mark.parametrize(
    ("harm", "faults"),
    [
        ("UPDATE units SET source_key = 7 WHERE id = 2", ["unit 2 has the key of another source"]),
        ("UPDATE units SET source = '法' WHERE id = 3", ["unit 3 has the key of another source"]),
        ("UPDATE units SET origin = 'found' WHERE id = 2", [
            "units 2 has the origin 'found', which is none"]),
        ("UPDATE units SET properties = '{' WHERE id = 2", [
            "unit 2 has properties that cannot be read"]),
        ("UPDATE units SET properties = '[1]' WHERE id = 2", [
            "unit 2 has properties that cannot be read"]),
        ("UPDATE units SET is_sentence = 1 WHERE id = 4", ["unit 4 is a sentence of no segment"]),
        ("UPDATE units SET memory_id = 9 WHERE id = 4", [
            "units 4 points at a row of memories that is not there"]),
        ("UPDATE units SET target = 'Work' WHERE id = 1", [
            "unit 1 says something else than segment 1"]),
        ("UPDATE segments SET state = 'draft' WHERE id = 1;"
         "UPDATE revisions SET state = 'draft' WHERE side = 'target'", [
            "unit 1 is of segment 1, which is not confirmed"]),
        ("UPDATE beads SET target_end = 60", ["sentence pair 1 is outside of its wordings"]),
        ("UPDATE beads SET source_start = 5", ["sentence pair 1 is outside of its wordings"]),
        ("UPDATE beads SET target_revision_id = 2", ["sentence pair 1 is outside of its wordings"]),
        ("UPDATE beads SET confidence = 1.5", [
            "sentence pair 1 is sure by 1.5, which is not from 0 to 1"]),
        ("UPDATE memories SET part_of_id = 2 WHERE id = 2", ["memory 2 is a part of itself"]),
        ("UPDATE memories SET part_of_id = 2 WHERE id = 1", [
            "the memory of the project itself is not there"]),
        ("UPDATE libraries SET penalty = 51", [
            "library 1 has a penalty of 51 percent, which cannot be"]),
        ("UPDATE shards SET size = 65536 WHERE id = 1", ["shards 1 and 2 are of the same units"]),
        ("UPDATE shards SET first_unit = 1 WHERE id = 1", [
            "shard 1 has a range that no shard has", "shards 1 and 2 are of the same units"]),
        ("UPDATE shards SET first_unit = 1, edition = 'f' WHERE id = 1", [
            "shard 1 has a range that no shard has"]),
    ],
)  # fmt: skip
def test_a_memory_that_was_harmed_by_hand(path: Path, harm: str, faults: list[str]) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(harm)
    with Store.open(path, writable=False) as store:
        assert list(store.faults()) == faults


def test_two_memories_in_a_ring(path: Path) -> None:
    with Store.open(path) as store:
        add_memory(store, "民法典")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE memories SET part_of_id = 5 - id WHERE id IN (2, 3)")
    with Store.open(path, writable=False) as store:
        assert sorted(store.faults()) == [
            "memory 2 is a part of itself", "memory 3 is a part of itself",
        ]  # fmt: skip
        assert [memory.name for _, memory in store.memories.all()] == ["project"]
