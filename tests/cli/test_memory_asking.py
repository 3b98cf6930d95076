"""memory import, export, match and concordance."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.running import Workbench, without
from tests.services.test_memory_files import AMEND, BAD, OPEN, tmx
from workbench.match.fuzzy.packing import from_bytes
from workbench.services import indexing
from workbench.store.project import Store

CLOSED = ("全省法院共审结案件723万件。", "Courts in the province closed 7.23 million cases.")


@pytest.fixture
def laws(workbench: Workbench, project: Path, tmp_path: Path) -> Path:
    """The project with a memory of three units."""
    path = tmx(tmp_path / "laws.tmx", OPEN, AMEND, CLOSED)
    assert workbench("memory", "import", project, path).status == 0
    return project


def test_an_import_says_what_came_and_what_did_not(
    workbench: Workbench, project: Path, tmp_path: Path
) -> None:
    path = tmx(tmp_path / "laws.tmx", OPEN, BAD, AMEND, OPEN)
    ran = workbench("memory", "import", project, path)
    assert (ran.status, ran.out) == (
        0,
        "added 2 units to laws; 1 was there already; 1 was bad and left out\n",
    )
    assert ran.err.startswith("workbench: laws.tmx, line 3: ")
    again = workbench("memory", "import", project, path, "--json")
    assert (again.status, again.err) == (0, "")


def test_an_import_as_json(workbench: Workbench, project: Path, tmp_path: Path) -> None:
    path = tmx(tmp_path / "laws.tmx", OPEN, AMEND)
    assert workbench("memory", "import", project, path, "--memory", "宪法", "--json").json == {
        "added": 2,
        "skipped": 0,
        "warnings": [],
        "memory": "宪法",
        "known": 0,
        "bad": 0,
    }


def test_a_strict_import_fails_with_the_line(
    workbench: Workbench, project: Path, tmp_path: Path
) -> None:
    path = tmx(tmp_path / "laws.tmx", OPEN, BAD)
    ran = workbench("memory", "import", project, path, "--strict")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith("workbench: laws.tmx, line 3: ")
    assert workbench("memory", "concordance", project, "公开", "--count").out == "0\n"


def test_of_two_imports_at_once_one_is_told(
    workbench: Workbench, project: Path, tmp_path: Path
) -> None:
    path = tmx(tmp_path / "laws.tmx", OPEN)
    with Store.open(project) as store, store.transaction():
        ran = workbench("memory", "import", project, path)
        assert workbench("memory", "match", project, OPEN[0]).status == 0
    assert (ran.status, ran.out) == (2, "")
    fault = "database is locked; another program is writing; try again"
    assert ran.err == f"workbench: {project}: {fault}\n"


@pytest.mark.parametrize("damage", ["DELETE FROM shards", "UPDATE shards SET signatures = x''"])
def test_an_index_that_is_not_there_is_made_by_asking(
    workbench: Workbench, project: Path, tmp_path: Path, damage: str
) -> None:
    path = tmx(tmp_path / "laws.tmx", *((f"第{at}条", f"Article {at}") for at in range(4_100)))
    workbench("memory", "import", project, path)
    with closing(sqlite3.connect(project)) as connection:
        connection.executescript(f"DELETE FROM postings; {damage}")
    found = workbench("memory", "match", project, "第99条", "--json").json
    assert found[0]["target"] == "Article 99"
    with Store.open(project, writable=False) as store:
        ((row, _),) = store.shards.ranges(indexing.edition())
        assert len(from_bytes(store.shards.signatures(row) or b"")) > 4_000


def test_matches(workbench: Workbench, laws: Path) -> None:
    wanted = CLOSED[0].replace("723", "811")
    ran = workbench("memory", "match", laws, "--text", wanted, "--json")
    assert without(ran.json, "id") == [
        {
            "score": 80,
            "kind": "fuzzy",
            "source": CLOSED[0],
            "target": "Courts in the province closed 8.11 million cases.",
            "origin": "imported",
            "penalty": 0,
            "reasons": [],
            "changes": [
                {"start": 30, "end": 42, "before": "7.23 million", "after": "8.11 million"}
            ],
            "unsure": [],
            "memory": "laws",
            "author": "",
            "time": "",
            "document": "",
            "version": 1,
        }
    ]
    lines = workbench("memory", "match", laws, wanted).out.splitlines()
    assert lines[0] == " 80%  fuzzy · imported · laws"
    assert lines[-1].split() == ["number", "7.23", "million", "is", "8.11", "million", "here"]


def test_the_threshold_and_the_settings(workbench: Workbench, laws: Path) -> None:
    match = "memory", "match", laws, "人民检察院公开审理。"
    assert workbench(*match, "--threshold", "90").out == (
        "nothing in the memory is like it by 90 percent or more\n"
    )
    assert workbench(*match, "--threshold", "90", "--json").json == []
    assert workbench(*match, "--threshold", "40").status == 2
    assert workbench(*match).out.startswith(" 80%  fuzzy")


def test_a_match_needs_one_text(workbench: Workbench, laws: Path) -> None:
    assert workbench("memory", "match", laws).status == 2
    assert workbench("memory", "match", laws, "一", "--text", "二").status == 2


def test_a_concordance_of_nothing_says_so(workbench: Workbench, laws: Path) -> None:
    assert workbench("memory", "concordance", laws, "没有").out == "nothing is found\n"
    assert workbench("memory", "concordance", laws, "没有", "--json").json == []


def test_the_concordance(workbench: Workbench, laws: Path) -> None:
    ran = workbench("memory", "concordance", laws, "--text", "宪法", "--json")
    (hit,) = ran.json
    assert (hit["source"], hit["target"], hit["origin"], hit["library"], hit["spans"]) == (
        *AMEND,
        "imported",
        "",
        [{"side": "source", "start": 2, "end": 4}],
    )
    assert workbench("memory", "concordance", laws, "宪法").out.splitlines() == [
        "laws",
        "          修改[宪法]。",
        "          Amend the Constitution.",
    ]


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (("法",), 3),
        (("法", "--side", "target"), 0),
        (("the", "--side", "target"), 2),
        (('"公开审理"',), 1),
        (("7[.]2.", "--regex"), 1),
        (("COURTS", "--exact"), 0),
        (("法", "--origin", "typed"), 0),
        (("法", "--memory", "laws"), 3),
        (("法", "--since", "2026-01-01"), 0),
    ],
)
def test_the_count(
    arguments: tuple[str, ...], count: int, workbench: Workbench, laws: Path
) -> None:
    concordance = "memory", "concordance", laws
    assert workbench(*concordance, *arguments, "--count").out == f"{count}\n"
    assert workbench(*concordance, *arguments, "--count", "--json").json == {"count": count}


def test_more_hits_are_told(workbench: Workbench, laws: Path) -> None:
    lines = workbench("memory", "concordance", laws, "法", "--limit", "1").out.splitlines()
    assert lines[-1] == "and more: --limit 0 prints all, --count counts them"
    assert len(workbench("memory", "concordance", laws, "法", "--limit", "0", "--json").json) == 3


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        ((" ",), "there is nothing to look for"),
        (("(", "--regex"), "cannot be used"),
        (("法", "--memory", "none"), "there is no memory 'none'"),
        (("法", "--since", "soon"), "'soon' is no date"),
    ],
)
def test_a_query_that_cannot_be_asked(
    arguments: tuple[str, ...], fault: str, workbench: Workbench, laws: Path
) -> None:
    ran = workbench("memory", "concordance", laws, *arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert fault in ran.err


def test_an_export_comes_in_again(workbench: Workbench, laws: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out.tmx", tmp_path / "other.db"
    assert workbench("memory", "export", laws, out, "--json").json == {
        "written": 3,
        "skipped": 0,
        "warnings": [],
    }
    assert workbench("new", other).status == 0
    assert workbench("memory", "import", other, out, "--json").json["added"] == 3


def test_an_export_does_not_write_over_the_project(workbench: Workbench, laws: Path) -> None:
    ran = workbench("memory", "export", laws, laws, "--to", "tmx")
    assert (ran.status, "is the project itself" in ran.err) == (2, True)
