import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.builders import PARAGRAPHS, add_document, concept, project_file, texts, visit_of
from workbench.errors import (
    BadInput,
    DamagedProject,
    NewerProject,
    NoProject,
    Refused,
    WorkbenchError,
)
from workbench.services import translating
from workbench.store.opening import sqlite_errors
from workbench.store.project import Store
from workbench.store.schema import APPLICATION_ID, LATEST


def foreign(path: Path, *pragmas: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE 账目 (金额 INTEGER)")
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")


def patched(path: Path, at: int, value: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(value)


def newer(path: Path) -> None:
    project_file(path)
    patched(path, 60, (LATEST + 1).to_bytes(4, "big"))


def newer_in_log(path: Path) -> None:
    """A newer program is at work: what it changed is in the log and not yet in the file."""
    project_file(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {LATEST + 1}")
        copied = [(p, p.read_bytes()) for p in (path, path.with_name(path.name + "-wal"))]
    for file, content in copied:
        file.write_bytes(content)
    assert path.read_bytes()[60:64] == LATEST.to_bytes(4, "big")


def truncated(path: Path) -> None:
    project_file(path)
    os.truncate(path, 100)


def cut_short(path: Path) -> None:
    project_file(path)
    os.truncate(path, 99)


def never_finished(path: Path) -> None:
    foreign(path, f"application_id = {APPLICATION_ID}", "journal_mode = DELETE")


Make = Callable[[Path], object]
REFUSED: list[tuple[Make, type[WorkbenchError], str]] = [
    (lambda path: path.mkdir(), NoProject, "is a folder"),
    (lambda path: None, NoProject, "there is no file"),
    (lambda path: path.write_bytes(b""), NoProject, "is no workbench project"),
    (lambda path: path.write_text("\n".join(PARAGRAPHS)), NoProject, "is no workbench project"),
    (foreign, NoProject, "is an SQLite file of another program"),
    (lambda path: foreign(path, "application_id = 7"), NoProject, "of another program"),
    (newer, NewerProject, f"schema {LATEST + 1}, this one knows {LATEST}"),
    (newer_in_log, NewerProject, f"schema {LATEST + 1}, this one knows {LATEST}"),
    (cut_short, DamagedProject, "is cut short"),
    (truncated, DamagedProject, "is cut short"),
]


def fingerprints(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in sorted(folder.iterdir())
        if not path.name.endswith("-shm") or path.stat().st_size == 0
    }


@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize(("make", "error", "fault"), REFUSED)
def test_what_is_no_project_of_ours_is_refused_and_untouched(
    tmp_path: Path, make: Make, error: type[WorkbenchError], fault: str, writable: bool
) -> None:
    path = tmp_path / "第一版 100%?#.db"
    make(path)
    before = fingerprints(tmp_path)
    with pytest.raises(error) as caught:
        Store.open(path, writable=writable)
    assert (type(caught.value), str(path) in caught.value.fault, bool(caught.value.hint)) == (
        error,
        True,
        True,
    )
    assert fault in caught.value.fault
    assert fingerprints(tmp_path) == before


@pytest.mark.parametrize("make", [foreign, newer, lambda p: foreign(p, "application_id = 7")])
def test_no_log_is_left_beside_a_foreign_file(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "账目.db"
    make(path)
    with pytest.raises(NoProject):
        Store.open(path)
    assert [file.name for file in tmp_path.iterdir()] == ["账目.db"]


def test_a_file_that_new_did_not_finish_is_finished_or_refused(tmp_path: Path) -> None:
    never_finished(path := tmp_path / "a.db")
    with pytest.raises(DamagedProject, match="never finished"):
        Store.open(path)


def test_opening_leaves_the_file_alone_and_no_log(tmp_path: Path) -> None:
    path = project_file(tmp_path / "第一版 100%?#.db")
    before = fingerprints(tmp_path)
    for writable in (True, False):
        with Store.open(path, writable=writable) as store:
            assert texts(store) == [(text, "") for text in PARAGRAPHS]
            assert list(store.faults()) == []
    assert fingerprints(tmp_path) == before


def test_what_is_opened_for_reading_cannot_be_written(tmp_path: Path) -> None:
    path = project_file(tmp_path / "a.db")
    with (
        pytest.raises(BadInput, match="readonly"),
        Store.open(path, writable=False) as store,
    ):
        add_document(store, "依法治国")


def test_overwritten_pages_are_a_damaged_project(tmp_path: Path) -> None:
    path = project_file(tmp_path / "a.db", *(f"{number}。依法治国" * 99 for number in range(99)))
    size = path.stat().st_size
    patched(path, size // 2, b"\xde\xad\xbe\xef" * (size // 8))
    with pytest.raises(DamagedProject, match="is damaged") as caught, Store.open(path) as store:
        texts(store)
    assert "backup" in caught.value.hint


def test_overwritten_pages_are_told_by_faults(tmp_path: Path) -> None:
    path = project_file(tmp_path / "a.db", *(f"{number}。依法治国" * 99 for number in range(99)))
    size = path.stat().st_size
    patched(path, size // 2, b"\xde\xad\xbe\xef" * (size // 8))
    with Store.open(path, writable=False) as store:
        faults = list(store.faults())
    assert faults
    assert all(fault.startswith("SQLite: ") for fault in faults)


def test_a_new_project_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_text("依法治国")
    with pytest.raises(Refused, match="is there already"):
        Store.create(path, source_language="zh-Hans", target_language="en")
    assert path.read_text() == "依法治国"
    with pytest.raises(BadInput, match="there is no folder"):
        Store.create(tmp_path / "无" / "a.db", source_language="zh-Hans", target_language="en")


def test_a_new_project_that_is_broken_off_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    for place in ("workbench.store.opening._tables", "workbench.store.project.Store._begin"):
        with monkeypatch.context() as patch:
            patch.setattr(place, interrupt)
            with pytest.raises(KeyboardInterrupt):
                Store.create(tmp_path / "a.db", source_language="zh-Hans", target_language="en")
        assert list(tmp_path.iterdir()) == []


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the superuser's rights, who may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def open_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that another user reaches too."""
    folder = Path("/tmp" if os.geteuid() == 0 else tmp_path) / f"workbench-{os.getpid()}"
    folder.mkdir()
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_folder(open_folder: Path) -> None:
    path = project_file(open_folder / "a.db")
    path.chmod(0o444)
    open_folder.chmod(0o555)
    before = path.read_bytes()
    with as_nobody():
        with Store.open(path, writable=False) as store:
            assert texts(store) == [(text, "") for text in PARAGRAPHS]
        with pytest.raises(BadInput, match="can't be written") as caught:
            Store.open(path)
        assert "check the permissions" in caught.value.hint
        with pytest.raises(BadInput, match="Permission denied") as caught:
            Store.create(open_folder / "b.db", source_language="zh-Hans", target_language="en")
        assert "check the permissions" in caught.value.hint
    assert (path.read_bytes(), [file.name for file in open_folder.iterdir()]) == (before, ["a.db"])


def test_a_file_that_may_not_be_read(open_folder: Path) -> None:
    path = project_file(open_folder / "a.db")
    path.chmod(0)
    with as_nobody(), pytest.raises(NoProject, match="Permission denied"):
        Store.open(path)


def raised(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("no such table: full_locked_readonly")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "expected", "hint"),
    [
        (raised(sqlite3.SQLITE_FULL), BadInput, "see whether the disk is full"),
        (raised(sqlite3.SQLITE_IOERR_WRITE), BadInput, "see whether the disk is full"),
        (raised(sqlite3.SQLITE_BUSY_SNAPSHOT), BadInput, "another program is writing"),
        (raised(sqlite3.SQLITE_READONLY_DIRECTORY), BadInput, "check the permissions"),
        (raised(sqlite3.SQLITE_CANTOPEN), BadInput, "check the permissions"),
        (raised(sqlite3.SQLITE_ERROR), DamagedProject, "restore your last backup"),
        (raised(sqlite3.SQLITE_CORRUPT), DamagedProject, "restore your last backup"),
        (sqlite3.IntegrityError("FOREIGN KEY"), sqlite3.IntegrityError, ""),
    ],
)
def test_what_sqlite_says_becomes_what_to_do(
    error: Exception, expected: type[Exception], hint: str
) -> None:
    with pytest.raises(expected) as caught, sqlite_errors("甲.db"):
        raise error
    assert hint in getattr(caught.value, "hint", "")


def test_half_a_character_is_bad_input(tmp_path: Path) -> None:
    path = project_file(tmp_path / "a.db")
    with (
        pytest.raises(BadInput, match="half a character at 2"),
        Store.open(path) as store,
        store.journal.change("add term", "李译") as change,
    ):
        store.concepts.add(change, concept("法治\ud800"))


LOOK = """
import pathlib, sys
from workbench.store.project import Store
with Store.open(pathlib.Path(sys.argv[1])) as store:
    print([pair.target.text for pair in store.segments.pairs(1)])
"""


def seen_by_another_program(path: Path) -> str:
    """The targets as a process reads them that opens the file, and closes it as the last one."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(path)], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def test_opening_twice_in_one_process_keeps_the_log_from_other_programs(tmp_path: Path) -> None:
    path = project_file(tmp_path / "a.db")
    with Store.open(path) as store:
        stay = visit_of(store, 1)
        translating.save_draft(store, stay, "Promote")
        Store.open(path, writable=False).close()
        rest = ", ''" * (len(PARAGRAPHS) - 1)
        assert seen_by_another_program(path) == f"['Promote'{rest}]"
        translating.save_draft(store, stay, "Promote political and legal work")
        assert seen_by_another_program(path) == f"['Promote political and legal work'{rest}]"
    with Store.open(path) as store:
        assert list(store.faults()) == []


def test_reading_leaves_a_log_as_it_is(tmp_path: Path) -> None:
    path = project_file(tmp_path / "a.db")
    copy = tmp_path / "copy.db"
    with Store.open(path) as store:
        translating.save_draft(store, visit_of(store, 1), "Promote")
        for end in ("", "-wal"):
            Path(f"{copy}{end}").write_bytes(Path(f"{path}{end}").read_bytes())
    before = [Path(f"{copy}{end}").read_bytes() for end in ("", "-wal")]
    with Store.open(copy, writable=False) as store:
        assert next(store.segments.pairs(1)).target.text == "Promote"
    assert [Path(f"{copy}{end}").read_bytes() for end in ("", "-wal")] == before


def test_a_trigger_is_refused(tmp_path: Path) -> None:
    path = project_file(tmp_path / "a.db")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "CREATE TRIGGER greedy AFTER INSERT ON revisions BEGIN DELETE FROM terms; END"
        )
    with pytest.raises(DamagedProject, match="has a trigger, 'greedy'"):
        Store.open(path)
