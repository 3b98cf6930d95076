"""What is no project of ours is refused by every command, in one line, and is left as it was."""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import PARAGRAPHS, project_file
from tests.cli.running import Workbench

COMMANDS: dict[str, tuple[str, ...]] = {
    "add": ("add", "{}", "page.txt"),
    "backup": ("backup", "{}", "copy.db"),
    "doctor": ("doctor", "{}"),
    "export": ("export", "{}", "out.tsv"),
    "history": ("history", "{}", "1"),
    "open": ("open", "{}"),
    "pairs": ("pairs", "{}", "--json"),
    "status": ("status", "{}"),
    "terms add": ("terms", "add", "{}", "综治中心", "comprehensive governance centre"),
    "terms export": ("terms", "export", "{}", "out.csv"),
    "terms find": ("terms", "find", "{}", "综治中心"),
    "terms list": ("terms", "list", "{}"),
    "terms remove": ("terms", "remove", "{}", "综治中心"),
    "terms replace": ("terms", "replace", "{}", "综治中心", "--from", "hub", "--to", "centre"),
    "terms replace --preview": (
        *("terms", "replace", "{}", "综治中心", "--from", "hub", "--to", "centre", "--preview"),
    ),
    "terms used": ("terms", "used", "{}", "综治中心"),
    "translate": ("translate", "{}", "1", "A sentence."),
}


def missing(path: Path) -> str:
    return f"there is no file {path}; make it with: workbench new {path}"


def folder(path: Path) -> str:
    path.mkdir()
    return f"{path} is a folder; name a project file, which ends in .db"


def empty(path: Path) -> str:
    path.touch()
    return f"{path} is no workbench project; source texts come in with: workbench add"


def text(path: Path) -> str:
    path.write_text("推动政法工作高质量发展\n", encoding="utf-8")
    return f"{path} is no workbench project; source texts come in with: workbench add"


def foreign(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE projects (uuid TEXT)")
    return f"{path} is an SQLite file of another program; name a project that workbench made"


def newer(path: Path) -> str:
    project_file(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    return f"{path} was written by a newer workbench (schema 99, this one knows "


def cut_short(path: Path) -> str:
    project_file(path)
    path.write_bytes(path.read_bytes()[:60])
    return f"{path} is cut short; restore your last backup"


def overwritten(path: Path) -> str:
    project_file(path)
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))
    return f"{path} is damaged: "


BAD = (missing, folder, empty, text, foreign, newer, cut_short, overwritten)


@pytest.mark.parametrize("make", BAD)
@pytest.mark.parametrize("command", COMMANDS)
def test_it_is_refused_and_not_touched(
    workbench: Workbench, tmp_path: Path, command: str, make: Callable[[Path], str]
) -> None:
    (tmp_path / "page.txt").write_text("推动政法工作高质量发展\n", encoding="utf-8")
    path = tmp_path / "坏.db"
    fault = make(path)
    before = snapshot(tmp_path)
    ran = workbench(*(part.format(path) for part in COMMANDS[command]))
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"workbench: {fault}")
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("at", range(0, 100, 7))
@pytest.mark.parametrize("command", ["doctor", "pairs", "status", "translate", "terms list"])
def test_a_damaged_page_never_ends_in_a_traceback(
    workbench: Workbench, damaged: Callable[[int], Path], command: str, at: int
) -> None:
    path = damaged(at)
    ran = workbench(*(part.format(path) for part in COMMANDS[command]))
    assert ran.status in (0, 1, 2)
    assert ran.err.count("\n") == (ran.status == 2)


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project_file(tmp_path_factory.mktemp("sound") / "好.db", *PARAGRAPHS * 40)


@pytest.fixture
def damaged(sound: Path, tmp_path: Path) -> Callable[[int], Path]:
    """A project with 2 KiB overwritten, at so many percent of its length behind page 1."""

    def make(percent: int) -> Path:
        path = tmp_path / "坏.db"
        shutil.copyfile(sound, path)
        data = bytearray(path.read_bytes())
        start = 4096 + (len(data) - 4096 - 2048) * percent // 100
        data[start : start + 2048] = b"\xa5" * 2048
        path.write_bytes(data)
        return path

    return make


def snapshot(folder: Path) -> dict[str, str]:
    """Every file and its hash."""
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in sorted(folder.rglob("*"))
    }
