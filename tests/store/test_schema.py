import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import project_file
from workbench.store.opening import connect
from workbench.store.project import Store
from workbench.store.schema import APPLICATION_ID, LATEST

TABLES = {
    "anchors", "annotations", "beads", "blocks", "change_sets", "changes", "codes", "concepts",
    "conflicts", "dictionaries", "dictionary_entries", "documents", "editions", "labels",
    "libraries", "lineages", "member_lists", "members", "memories", "merged_sets", "places",
    "postings", "projects", "properties", "refusals", "relations", "replies", "revisions",
    "segmentation_rules", "segments", "shards", "term_keys", "terms", "unit_codes", "units",
}  # fmt: skip


def test_a_fresh_file(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store.create(path, source_language="zh-Hant", target_language="en-GB") as store:
        assert (store.languages, len(store.id), list(store.faults())) == (
            ("zh-Hant", "en-GB"),
            36,
            [],
        )
    with closing(sqlite3.connect(path)) as connection:
        pragmas = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version", "journal_mode", "integrity_check")
        }
        tables = dict(
            connection.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'")
        )
    assert pragmas == {
        "application_id": APPLICATION_ID,
        "user_version": LATEST,
        "journal_mode": "wal",
        "integrity_check": "ok",
    }
    ours = {name for name in tables if not name.startswith(("sqlite_", "_sqlite_"))}
    assert ours == TABLES
    assert {name for name in ours if not tables[name]} == set()


def test_every_write_waits_for_the_disk_and_foreign_keys_hold(tmp_path: Path) -> None:
    project_file(path := tmp_path / "a.db")
    with closing(connect(path, writable=True)) as connection:
        found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in
                 ("foreign_keys", "synchronous", "busy_timeout")]  # fmt: skip
        assert found == [1, 2, 2_000]
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("DELETE FROM documents")


def test_a_file_before_the_first_step_is_brought_up(tmp_path: Path) -> None:
    project_file(path := tmp_path / "a.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 0")
    with Store.open(path, writable=False) as store:
        assert (list(store.faults()), len(store.documents.all())) == ([], 1)
    assert int.from_bytes(path.read_bytes()[60:64], "big") == LATEST
