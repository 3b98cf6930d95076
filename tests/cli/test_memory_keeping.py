"""memory list, rename, remove, merge, split, edit and clean; attach and detach."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.builders import project_file
from tests.cli.running import Workbench, without
from tests.services.memory_units import LAW, add_memory, unit
from workbench.store.project import Store


@pytest.fixture
def laws(project: Path) -> Path:
    """The project with two memories of three units and of two."""
    with Store.open(project) as store:
        add_memory(store, "宪法")
        add_memory(store, "旧译", unit(*LAW[0], time="2020"), unit(LAW[1][0], "Human rights."))
    return project


def listed(workbench: Workbench, project: Path) -> list[tuple[str, int]]:
    return [(each["name"], each["units"])
            for each in workbench("memory", "list", project, "--json").json]  # fmt: skip


def test_the_list(workbench: Workbench, laws: Path) -> None:
    found = workbench("memory", "list", laws, "--json").json
    assert without(found, "id", "time") == [
        {"name": "project", "units": 0, "author": "", "project": True, "version": 1},
        {"name": "宪法", "units": 3, "author": "李译", "project": False, "version": 1},
        {"name": "旧译", "units": 2, "author": "李译", "project": False, "version": 1},
    ]
    lines = workbench("memory", "list", laws).out.splitlines()
    assert [line.split() for line in lines][2][0::2] == ["3", "李译"]


@pytest.mark.parametrize(
    ("arguments", "after"),
    [
        (("rename", "旧译", "旧译本"), [("project", 0), ("宪法", 3), ("旧译本", 2)]),
        (("remove", "宪法"), [("project", 0), ("旧译", 2)]),
        (("merge", "旧译", "宪法"), [("project", 0), ("宪法", 5)]),
        (("split", "宪法", "国家", "--source", "^国家", "--until", "2019-05"),
         [("project", 0), ("宪法", 1), ("旧译", 2), ("国家", 2)]),
        (("clean", "--fix", "duplicate"), [("project", 0), ("宪法", 3), ("旧译", 1)]),
    ],
)  # fmt: skip
def test_what_is_done_is_undone(
    workbench: Workbench, laws: Path, arguments: tuple[str, ...], after: list[Any]
) -> None:
    before = listed(workbench, laws)
    deed, *rest = arguments
    assert workbench("memory", deed, laws, *rest).status == 0
    assert listed(workbench, laws) == after
    workbench("undo", laws)
    assert listed(workbench, laws) == before


def test_a_unit_is_edited_and_removed_by_its_id(workbench: Workbench, laws: Path) -> None:
    with Store.open(laws, writable=False) as store:
        (first, second) = (store.units.get([row])[row].id for row in (1, 2))
    edited = workbench("memory", "edit", laws, first, "--target", "All are equal.", "--json").json
    assert (edited["source"], edited["target"], edited["properties"]) == (
        LAW[0][0], "All are equal.", {"edited-from": first},
    )  # fmt: skip
    ran = workbench("memory", "remove", laws, "--unit", edited["id"], "--unit", second)
    assert ran.out == "removed 2 units\n"
    assert listed(workbench, laws) == [("project", 0), ("宪法", 1), ("旧译", 2)]


def test_findings_with_what_there_is_to_choose(workbench: Workbench, laws: Path) -> None:
    found = workbench("memory", "clean", laws, "--json").json
    assert found["counts"] == {"duplicate": 1, "different-targets": 1}
    duplicate, different = found["findings"]
    assert [(each["memory"], each["version"]) for each in duplicate["units"]] == [
        ("宪法", 1), ("旧译", 1),
    ]  # fmt: skip
    variants = {each["text"]: each for each in different["variants"]}
    assert without(list(variants.values()), "id") == [
        {"text": LAW[1][1], "count": 1, "author": "王校", "time": "2019-05-04T08:00:00.000Z",
         "version": 1},
        {"text": "Human rights.", "count": 1, "author": "王校",
         "time": "2019-05-04T08:00:00.000Z", "version": 1},
    ]  # fmt: skip
    lines = workbench("memory", "clean", laws, "--only", "duplicate").out.splitlines()
    assert [line.split("  ")[0] for line in lines] == [
        "duplicate",
        "",
        "",
        "1 finding: 1 duplicate",
    ]
    chosen = variants["Human rights."]["id"]
    lines = workbench("memory", "clean", laws, "--only", "different-targets").out.splitlines()
    assert f"{' ' * 19}{chosen}" in lines
    ran = workbench("memory", "clean", laws, "--choose", chosen, "--json")
    assert ran.json == {"removed": 1}
    assert listed(workbench, laws) == [("project", 0), ("宪法", 2), ("旧译", 2)]


def test_what_is_listed_has_a_limit_and_what_is_counted_has_none(
    workbench: Workbench, laws: Path
) -> None:
    found = workbench("memory", "clean", laws, "--pattern", ".", "--limit", "2", "--json").json
    assert found["counts"]["pattern"] == 5
    assert [each["fault"] for each in found["findings"]].count("pattern") == 2
    ran = workbench("memory", "clean", laws, "--only", "swapped")
    assert ran.out == "nothing wants a look\n"


def test_libraries(workbench: Workbench, project: Path) -> None:
    Path("库").mkdir()
    project_file(Path("库") / "宪法.db")
    assert workbench("attach", project).out == "no library is attached\n"
    library = workbench("attach", project, "库/宪法.db", "--penalty", "5", "--json").json
    assert without(library, "id") == {"path": "库/宪法.db", "penalty": 5, "version": 1}
    assert workbench("attach", project, "库/宪法.db").err == (
        "workbench: 库/宪法.db is attached already; detach takes it away\n"
    )
    changed = workbench("attach", project, "库/宪法.db", "--penalty", "0", "--json").json
    assert changed == {**library, "penalty": 0, "version": 2}
    assert workbench("attach", project, "--json").json == [changed]
    Path("库/宪法.db").unlink()
    ran = workbench("attach", project)
    assert ran.out.splitlines()[1].split() == ["0", "库/宪法.db"]
    assert ran.err.startswith("workbench: library 库/宪法.db is not asked: there is no file")
    assert workbench("detach", project, "库/宪法.db").status == 0
    assert workbench("attach", project, "--json").json == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("memory", "remove"),
        ("memory", "remove", "宪法", "--unit", "x"),
        ("memory", "edit", "x"),
        ("memory", "split", "宪法", "新"),
        ("memory", "clean", "--fix", "empty", "--only", "empty"),
        ("memory", "clean", "--fix", "different-targets"),
        ("memory", "clean", "--fix", "pattern"),
        ("memory", "clean", "--pattern", "("),
        ("memory", "clean", "--choose", "x"),
        ("memory", "rename", "刑法", "新"),
        ("attach", "--penalty", "3"),
        ("attach", "无.db"),
        ("detach", "无.db"),
    ],
)
def test_wrong_use_is_one_line(
    workbench: Workbench, laws: Path, arguments: tuple[str, ...]
) -> None:
    names = 2 if arguments[0] == "memory" else 1
    ran = workbench(*arguments[:names], laws, *arguments[names:])
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert listed(workbench, laws) == [("project", 0), ("宪法", 3), ("旧译", 2)]


@pytest.mark.parametrize(
    "command",
    [
        ("memory", "match"),
        ("memory", "concordance"),
        ("memory", "concordance", "--count"),
        ("pretranslate", ""),
        ("status", "--matches"),
    ],
)
def test_a_library_that_is_gone_is_told(
    workbench: Workbench, laws: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    project_file(library := tmp_path / "民法典.db")
    workbench("attach", laws, library)
    library.unlink()
    deed, *rest = command
    words = [*rest, laws] if deed == "memory" else [laws, *filter(None, rest)]
    text = [LAW[0][0]] if deed == "memory" else []
    done = workbench(deed, *words, *text)
    assert done.status == 0
    assert "library 民法典.db is not asked: there is no file" in done.err
