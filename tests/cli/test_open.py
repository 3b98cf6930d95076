from pathlib import Path

import pytest

from tests.builders import PAGE
from tests.cli.running import Workbench


def test_a_project_and_one_of_its_documents(workbench: Workbench, project: Path) -> None:
    assert workbench("open", project).opened == [(project, "李译", None)]
    assert workbench("open", project, PAGE).opened == [(project, "李译", PAGE)]
    assert workbench().out == f"workbench open '{project}'\n"


def test_a_source_text_is_opened_in_the_project_beside_it(
    workbench: Workbench, tmp_path: Path
) -> None:
    page = tmp_path / "第一版.txt"
    page.write_text("建立综治中心。\n\n健全长效机制。\n", encoding="utf-8")
    project = tmp_path / "第一版.db"
    assert workbench("open", page).opened == [(project, "李译", None)]
    workbench("translate", project, 1, "Establish governance centres.")
    assert workbench("open", page).opened == [(project, "李译", None)]
    pairs = workbench("pairs", project, "--json").json
    assert [(pair["source"], pair["target"]) for pair in pairs] == [
        ("建立综治中心。", "Establish governance centres."),
        ("健全长效机制。", ""),
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("法制", "name it 法制.db"), ("法院", "make it with: workbench new 法院.db")],
)
def test_a_project_without_its_ending(
    workbench: Workbench, project: Path, name: str, hint: str
) -> None:
    assert workbench("status", name).err == f"workbench: there is no file {name}; {hint}\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["nowhere.txt"], "there is no file nowhere.txt; check the name"),
        (["nowhere.db"], "there is no file nowhere.db; make it with: workbench new nowhere.db"),
        (["empty.txt"], "empty.txt"),
        (["法制.db", "第三版"], f"there is no document '第三版'; the project has: {PAGE}"),
    ],
)
def test_refused_before_the_screen_is_touched(
    workbench: Workbench, project: Path, tmp_path: Path, arguments: list[str], line: str
) -> None:
    (tmp_path / "empty.txt").touch()
    before = sorted(tmp_path.iterdir())
    ran = workbench("open", *arguments)
    assert (ran.status, ran.out, ran.opened, ran.err.count("\n")) == (2, "", [], 1)
    assert ran.err.startswith(f"workbench: {line}")
    assert sorted(tmp_path.iterdir()) == before
