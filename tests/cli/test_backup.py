from pathlib import Path

import pytest

from tests.cli.running import Workbench
from workbench.store.project import Store


def test_the_copy_is_the_project_also_while_it_is_open(
    workbench: Workbench, project: Path, tmp_path: Path
) -> None:
    with Store.open(project) as store, store.transaction():
        ran = workbench("backup", project, "copy.db")
    assert (ran.status, ran.out) == (0, "copy.db\n")
    pairs = workbench("pairs", project, "--json").json
    assert workbench("pairs", "copy.db", "--json").json == pairs
    assert {path.name for path in tmp_path.glob("copy*")} == {"copy.db"}


def test_without_a_name_the_time_is_in_it(
    workbench: Workbench, project: Path, tmp_path: Path
) -> None:
    ran = workbench("backup", project)
    (copy,) = tmp_path.glob("法制-*.db")
    assert (ran.status, ran.out) == (0, f"{copy}\n")


@pytest.mark.parametrize(
    ("out", "line"),
    [
        ("there.db", "there.db is there already; choose another name"),
        ("法制.db", "法制.db is there already; choose another name"),
        ("nowhere/copy.db", "there is no folder "),
    ],
)
def test_refused(workbench: Workbench, project: Path, tmp_path: Path, out: str, line: str) -> None:
    (tmp_path / "there.db").write_bytes("账目".encode())
    before = {path: path.read_bytes() for path in tmp_path.glob("*.db")}
    ran = workbench("backup", project, out)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert ran.err.startswith(f"workbench: {line}")
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
