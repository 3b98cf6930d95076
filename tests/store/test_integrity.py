import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import concept, project_file, visit_of
from workbench.services import translating
from workbench.store.project import Store


@pytest.mark.parametrize(
    ("harm", "faults"),
    [
        ("UPDATE segments SET source_head = NULL WHERE id = 2", [
            "segment 2 has no source wording"]),
        ("UPDATE segments SET source_head = 3 WHERE id = 2", [
            "segment 2 points at wording 3 of another segment"]),
        ("UPDATE segments SET target_head = source_head, state = 'initial' WHERE id = 1", [
            "segment 1 has a wording on the wrong side"]),
        ("UPDATE segments SET state = 'final' WHERE id = 1", [
            "segment 1 says final but its wording says draft"]),
        ("UPDATE segments SET position = 65536 WHERE id = 2", [
            "document 1 has two segments at position 65536"]),
        ("UPDATE revisions SET text = text || char(0) WHERE id = 3", [
            "wording 3 holds a NUL character"]),
        ("UPDATE terms SET retired = '2026' WHERE language <> 'xx'", ["concept 1 has no terms"]),
        ("UPDATE terms SET valid_until = 'soon' WHERE id = 1", [
            "terms 1 has the valid_until 'soon', which is no date"]),
        ("DELETE FROM revisions WHERE id = 4", [
            "segments 1 points at a row of revisions that is not there",
            "segment 1 says draft but its wording says initial"]),
    ],
)  # fmt: skip
def test_a_file_that_was_harmed_by_hand(tmp_path: Path, harm: str, faults: list[str]) -> None:
    path = project_file(tmp_path / "a.db")
    with Store.open(path) as store:
        translating.save_draft(store, visit_of(store, 1), "High-quality development")
        with store.journal.change("add term", "李译") as change:
            store.concepts.add(change, concept())
        assert list(store.faults()) == []
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(harm)
    with Store.open(path, writable=False) as store:
        assert list(store.faults()) == faults
