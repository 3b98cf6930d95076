"""Libraries are attached by paths that move with the project, and are never written."""

from __future__ import annotations

import gc
import sqlite3
from contextlib import closing
from pathlib import Path
from weakref import ref

import pytest

from tests.builders import project_file
from tests.services.memory_units import AUTHOR, add_memory, unit
from workbench.errors import BadInput, NoProject, NotFound, Refused
from workbench.model.concordance import ConcordanceQuery
from workbench.services import concordance, libraries, remembered, undoing
from workbench.services.matching import USUAL
from workbench.services.memory_index import desk, own_desk, warnings
from workbench.store.project import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project and a library in one folder, one below, and one elsewhere."""
    for name in ("jobs/法.db", "jobs/宪法.db", "jobs/旧/民法典.db", "shared/刑法.db"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        project_file(tmp_path / name)
    return tmp_path


_SWAP_PAGES = """
PRAGMA writable_schema = 1; UPDATE sqlite_master SET rootpage = 2 WHERE name = 'units'
"""


def paths(store: Store) -> list[tuple[str, int]]:
    return [(each.path, each.penalty) for each in libraries.libraries(store)]


def test_paths_are_kept_from_the_folder_of_the_project_where_they_are_in_it(folder: Path) -> None:
    with Store.open(folder / "jobs" / "法.db") as store:
        libraries.attach(store, folder / "jobs" / "宪法.db", AUTHOR)
        libraries.attach(store, folder / "jobs" / ".." / "jobs" / "旧" / "民法典.db", AUTHOR, 5)
        libraries.attach(store, folder / "shared" / "刑法.db", AUTHOR, 50)
        expected = [
            ("宪法.db", 0),
            ("旧/民法典.db", 5),
            ((folder / "shared/刑法.db").as_posix(), 50),
        ]
        assert paths(store) == expected
    (folder / "jobs").rename(folder / "moved")
    with Store.open(folder / "moved" / "法.db") as store:
        assert paths(store) == expected
        assert (list(desk(store).libraries), warnings(store)) == (
            [path for path, _ in expected],
            (),
        )


def test_attaching_and_detaching_is_undone(folder: Path) -> None:
    with Store.open(folder / "jobs" / "法.db") as store:
        other = folder / "jobs" / "宪法.db"
        library = libraries.attach(store, other, AUTHOR)
        changed = libraries.set_penalty(store, library.id, 7, AUTHOR)
        assert (changed.path, changed.penalty, changed.version) == ("宪法.db", 7, 2)
        libraries.detach(store, str(other), AUTHOR)
        assert paths(store) == []
        labels = [undone.label for undone in iter(lambda: undoing.undo(store, AUTHOR), None)]
        assert labels == ["detach 宪法.db", "penalty of 宪法.db", "attach 宪法.db"]
        assert (undoing.redo(store, AUTHOR) is not None, paths(store)) == (True, [("宪法.db", 0)])


@pytest.mark.parametrize(
    ("name", "error", "fault"),
    [
        ("jobs/法.db", Refused, "法.db is the project itself"),
        ("jobs/宪法.db", Refused, "宪法.db is attached already"),
        ("jobs/连接.db", Refused, "连接.db is attached already"),
        ("jobs/无.db", NoProject, "无.db"),
        ("jobs/旧", NoProject, "is a folder"),
        ("jobs/文.db", NoProject, "is no workbench project"),
        ("jobs/older.db", Refused, "older.db was made by an older workbench"),
    ],
)
def test_what_cannot_be_attached(
    folder: Path, name: str, error: type[BadInput], fault: str
) -> None:
    (folder / "jobs" / "文.db").write_text("公民在法律面前一律平等。" * 40, "utf-8")
    (folder / "jobs" / "连接.db").symlink_to(folder / "jobs" / "宪法.db")
    project_file(older := folder / "jobs" / "older.db")
    with closing(sqlite3.connect(older)) as connection:
        connection.execute("PRAGMA user_version = 5")
    with Store.open(folder / "jobs" / "法.db") as store:
        libraries.attach(store, folder / "jobs" / "宪法.db", AUTHOR)
        before = (folder / name).read_bytes() if (folder / name).is_file() else b""
        with pytest.raises(error, match=fault):
            libraries.attach(store, folder / name, AUTHOR)
        assert paths(store) == [("宪法.db", 0)]
    assert not before or name == "jobs/法.db" or (folder / name).read_bytes() == before


@pytest.mark.parametrize("penalty", [-1, 51])
def test_a_penalty_has_its_bounds(folder: Path, penalty: int) -> None:
    with Store.open(folder / "jobs" / "法.db") as store:
        with pytest.raises(BadInput, match="cannot be"):
            libraries.attach(store, folder / "jobs" / "宪法.db", AUTHOR, penalty)
        with pytest.raises(NotFound, match=r"宪法\.db is not attached"):
            libraries.detach(store, "宪法.db", AUTHOR)


def test_a_library_that_is_gone_or_damaged_is_a_warning(folder: Path) -> None:
    with Store.open(folder / "jobs" / "法.db") as store:
        for name in ("宪法.db", "旧/民法典.db"):
            libraries.attach(store, folder / "jobs" / name, AUTHOR)
        libraries.attach(store, folder / "shared" / "刑法.db", AUTHOR)
        (folder / "jobs" / "宪法.db").unlink()
        (folder / "jobs" / "旧" / "民法典.db").write_bytes(b"SQLite format 3\0")
        assert warnings(store) == (
            f"library 宪法.db is not asked: there is no file {folder}/jobs/宪法.db",
            f"library 旧/民法典.db is not asked: {folder}/jobs/旧/民法典.db is cut short",
        )
        ((path, (other, _)),) = desk(store).libraries.items()
        assert path[-5:] == "刑法.db"
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            other._connection.execute("DELETE FROM units")
        libraries.detach(store, "宪法.db", AUTHOR)
        assert paths(store)[0] == ("旧/民法典.db", 0)


def test_a_project_that_is_closed_lets_its_libraries_go(folder: Path) -> None:
    store = Store.open(folder / "jobs" / "法.db")
    libraries.attach(store, folder / "jobs" / "宪法.db", AUTHOR)
    add_memory(store, "laws")
    assert remembered.for_text(store, "公民在法律面前一律平等。", USUAL) != ()
    assert concordance.count(store, ConcordanceQuery(text="法律")) == 1
    library = ref(desk(store).libraries["宪法.db"][0])
    store.close()
    del store
    gc.collect()
    assert library() is None


def test_the_libraries_of_a_library_are_not_asked(folder: Path) -> None:
    jobs = folder / "jobs"
    with Store.open(jobs / "旧" / "民法典.db") as store:
        add_memory(store, "laws")
    with Store.open(jobs / "宪法.db") as store:
        libraries.attach(store, jobs / "旧" / "民法典.db", AUTHOR)
    with Store.open(jobs / "法.db") as store:
        libraries.attach(store, jobs / "宪法.db", AUTHOR)
        assert concordance.find(store, ConcordanceQuery(text="法律")).hits == ()
        assert remembered.for_text(store, "公民在法律面前一律平等。", USUAL) == ()
        ((library, _),) = desk(store).libraries.values()
        assert own_desk(library).libraries == {}


def test_a_library_that_took_the_place_of_the_project_is_not_asked(folder: Path) -> None:
    with Store.open(folder / "jobs" / "法.db") as store:
        libraries.attach(store, folder / "jobs" / "宪法.db", AUTHOR)
    (path := folder / "jobs" / "宪法.db").unlink()
    (folder / "jobs" / "法.db").rename(path)
    with Store.open(path) as store:
        assert warnings(store) == (f"library 宪法.db is not asked: {path} is the project itself",)


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        ("UPDATE units SET origin = '天'", "units 1 has the origin '天'"),
        (_SWAP_PAGES, ""),
    ],
)
def test_a_library_that_is_damaged_inside_is_left_out(folder: Path, harm: str, fault: str) -> None:
    texts = "公民在法律面前一律平等。", "Citizens are equal before the law."
    with Store.open(other := folder / "jobs" / "宪法.db") as store:
        add_memory(store, "laws", unit(*texts))
    with closing(sqlite3.connect(other)) as connection:
        connection.executescript(harm)
    with Store.open(folder / "jobs" / "法.db") as store:
        add_memory(store, "laws", unit(*texts))
        libraries.attach(store, other, AUTHOR)
        remembered.load(store)
        (match,) = remembered.for_text(store, texts[0], USUAL)
        assert match.memory == "laws"
        page = concordance.find(store, ConcordanceQuery(text="法律"))
        assert [hit.library for hit in page.hits] == [""]
        (warning,) = warnings(store)
        assert fault in warning
        assert warning.startswith(f"library 宪法.db is not asked: {other} is damaged")
