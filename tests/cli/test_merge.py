import json
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import project_file
from tests.cli.running import Process, Workbench
from tests.services.memory_units import add_memory, unit
from workbench.store.project import Store

MINE = "Ensure that every county has a centre."
THEIRS = "Ensure that every county has one centre."


@pytest.fixture
def copies(workbench: Workbench, project: Path) -> tuple[Path, Path]:
    """A project and its copy, with another target of the first pair each, and one of theirs."""
    assert workbench("backup", project, "copy.db").status == 0
    copy = Path("copy.db").absolute()
    workbench("translate", project, 1, MINE)
    workbench("translate", copy, 1, THEIRS)
    workbench("translate", copy, 2, "Fight organised crime.")
    return project, copy


def test_what_came_and_both_sides_of_a_conflict(
    workbench: Workbench, copies: tuple[Path, Path]
) -> None:
    ran = workbench("merge", *copies)
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.splitlines() == [
        "came from copy.db:",
        "     2 wordings",
        "     1 segment",
        "",
        "  conflict at henan-legal-daily.txt 1: target",
        f"  mine, stands: {MINE}",
        "  李译:         Ensure that every county has [-a-]{+one+} centre.",
        "  theirs is kept beside the target that stands; the editor asks",
    ]
    assert [pair["target"] for pair in workbench("pairs", copies[0], "--json").json][:2] == [
        MINE,
        "Fight organised crime.",
    ]
    assert workbench("merge", *copies).out == "nothing in it is new\n"
    assert workbench("merge", *copies).status == 0


def test_a_dry_run_says_the_same_and_changes_nothing(
    workbench: Workbench, copies: tuple[Path, Path]
) -> None:
    before = [path.read_bytes() for path in copies]
    dry = workbench("merge", *copies, "--dry-run", "--json")
    assert [path.read_bytes() for path in copies] == before
    told = workbench("merge", *copies, "--dry-run").out
    assert told.startswith("would come from copy.db:\n     2 wordings\n")
    ran = workbench("merge", *copies, "--json")
    assert (dry.status, dry.out) == (ran.status, ran.out)
    record = json.loads(ran.out)
    assert record["taken"] == {"revisions": 2, "segments": 1}
    (conflict,) = record["conflicts"]
    assert (conflict["kind"], conflict["number"], conflict["mine"], conflict["theirs"]) == (
        "target",
        1,
        MINE,
        THEIRS,
    )


def test_refused(workbench: Workbench, project: Path, tmp_path: Path) -> None:
    project_file(tmp_path / "other.db")
    (tmp_path / "账目.db").write_text("账目")
    newer = tmp_path / "newer.db"
    with Store.open(project) as store:
        store.backup(newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version = 99")
    damaged = tmp_path / "damaged.db"
    with Store.open(project) as store:
        store.backup(damaged)
    with closing(sqlite3.connect(damaged)) as connection, connection:
        connection.execute("UPDATE segments SET state = 'final' WHERE id = 1")
    before = project.read_bytes()
    for name, line in (
        ("other.db", "is another project and no copy of this one"),
        ("账目.db", "is no workbench project"),
        ("newer.db", "was written by a newer workbench"),
        ("damaged.db", "is damaged: segment 1 says final but its wording says initial"),
        ("nowhere.db", "there is no file"),
        (project.name, "is the project itself"),
    ):
        ran = workbench("merge", project, tmp_path / name)
        assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert line in ran.err
    assert project.read_bytes() == before


@pytest.mark.parametrize(
    ("at", "statement", "fault"),
    [
        (0, "UPDATE segments SET state = 'final' WHERE id = 1", "法制.db is damaged: segment 1"),
        (1, "UPDATE segments SET state = 'final' WHERE id = 1", "copy.db is damaged: segment 1"),
        (1, "UPDATE changes SET row_id = 9999", "the journal names row 9999 of "),
    ],
)
def test_the_file_that_is_damaged_is_named(
    workbench: Workbench, copies: tuple[Path, Path], at: int, statement: str, fault: str
) -> None:
    with closing(sqlite3.connect(copies[at])) as connection, connection:
        connection.execute(statement)
    before = copies[0].read_bytes()
    ran = workbench("merge", *copies)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert fault in ran.err
    assert copies[0].read_bytes() == before


def test_mine_is_named_where_somebody_writes_in_it(
    workbench: Workbench, copies: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.store.opening._BUSY_SECONDS", 0)
    with Store.open(copies[0]) as store, store.transaction():
        ran = workbench("merge", *copies)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"workbench: {copies[0]}: database is locked; another program is writing; try again\n"
    )


def test_a_conflict_on_words_of_two_lines_is_named_on_one(
    workbench: Workbench, project: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    workbench("translate", project, 1, "Ensure it\nnow.")
    place = ("--side", "target", "--quote", "it\nnow", "--label", "style", "--json")
    (note,) = workbench("notes", "add", project, 1, *place).json
    assert workbench("backup", project, copy).status == 0
    for path, body in ((project, "stiff"), (copy, "flat")):
        workbench("notes", "edit", path, note["id"], "--body", body)
    out = workbench("merge", project, copy).out
    assert "  conflict at henan-legal-daily.txt 1 it now: body\n" in out


def test_broken_off_it_leaves_mine_as_it_was(
    process: Process, workbench: Workbench, copies: tuple[Path, Path]
) -> None:
    before = workbench("pairs", copies[0], "--json").out
    running = process("merge", *copies)
    running.send_signal(signal.SIGINT)
    running.communicate()
    if running.returncode not in (0, 1):
        assert workbench("pairs", copies[0], "--json").out == before
    assert workbench("doctor", copies[0]).status == 0


def test_memories_that_came_are_told_in_words(workbench: Workbench, project: Path) -> None:
    assert workbench("backup", project, "copy.db").status == 0
    with Store.open(Path("copy.db")) as store:
        add_memory(store, "宪法", author="王校")
        add_memory(store, "旧", unit(), author="王校")
    ran = workbench("merge", project, "copy.db")
    assert ran.out.splitlines() == ["came from copy.db:", "     2 memories", "     4 units"]
