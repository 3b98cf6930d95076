"""terms import and export."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Workbench, without
from workbench.services.projects import packaged

LIST = "zh-Hans,zh-Hant,pinyin,en,en-admitted,status,domain\n"
CENTRE = "综治中心,綜治中心,zōngzhì zhōngxīn,governance centre,centre | hub,preferred,law\n"
ENTRY = (
    "<conceptEntry><langSec xml:lang='zh'><termSec><term>法</term></termSec></langSec>"
    "</conceptEntry>"
)
PEACE = "平安河南,平安河南,Píng'ān Hénán,Safe Henan,,preferred,slogan\n"


def listed(workbench: Workbench, project: Path) -> object:
    return without(workbench("terms", "list", project, "--json").json, "concept", "id", "version")


def test_what_is_there_already_is_skipped(workbench: Workbench, project: Path) -> None:
    Path("list.csv").write_text(LIST + CENTRE, encoding="utf-8")
    given = workbench("terms", "import", project, "list.csv", "--json").json
    assert given == {"added": 1, "changed": 0, "conflicts": 0, "skipped": 0, "warnings": []}
    Path("list.csv").write_text(LIST + CENTRE + PEACE, encoding="utf-8")
    given = workbench("terms", "import", project, "list.csv", "--json").json
    assert given == {"added": 1, "changed": 0, "conflicts": 0, "skipped": 1, "warnings": []}
    ran = workbench("terms", "import", project, "list.csv")
    assert (ran.status, ran.out) == (
        0,
        "added 0 concepts, changed 0, 0 in conflict, skipped 2 that were there\n",
    )


@pytest.mark.parametrize("suffix", [".csv", ".tsv"])
def test_what_is_exported_is_imported_again(
    workbench: Workbench, project: Path, suffix: str
) -> None:
    (lists, *_) = sorted(packaged("glossary").glob("*.csv"))
    added = workbench("terms", "import", project, lists, "--json").json["added"]
    given = workbench("terms", "export", project, f"all{suffix}", "--json").json
    assert given == {"written": added, "skipped": 0, "warnings": []}
    workbench("new", "other.db")
    workbench("terms", "import", "other.db", f"all{suffix}")
    assert listed(workbench, Path("other.db")) == listed(workbench, project)


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("nowhere.csv", None, "there is no file nowhere.csv; check the name"),
        ("folder.csv", "folder", "folder.csv is a folder; name a file in it"),
        ("list.xyz", LIST, "list.xyz is no term list that is known; the suffixes are "),
        ("empty.csv", "", "empty.csv"),
        (
            "list.csv",
            "中文,备注\n综治中心,无\n",
            "list.csv, line 1: no column en; it has 中文, 备注; ",
        ),
        ("list.csv", "en,note\ncentre,none\n", "list.csv, line 1: no column zh-Hans or zh-Hant; "),
        (
            "list.csv",
            LIST + CENTRE + ",,,x,,,\n",
            "list.csv, line 3: the cells zh-Hans and zh-Hant",
        ),
        (
            "list.csv",
            LIST + CENTRE.replace("preferred", "best"),
            "list.csv, line 2: there is no st",
        ),
        ("list.csv", LIST + '"综治', "list.csv, line 2: the row cannot be read: "),
        (
            "list.tbx",
            f"<tbx>\n{ENTRY}\n<conceptEntry>",
            "list.tbx, line 3: the file ends",
        ),
        ("list.tbx", f"<!DOCTYPE tbx [<!ENTITY x 'y'>]>\n<tbx>{ENTRY}</tbx>", "list.tbx, line 1: "),
        ("list.jsonl", "{}", "list.jsonl, line 1: terms is a list, not nothing; "),
        ("list.xlsx", "zh-Hans,en", "list.xlsx is no workbook, or is damaged: "),
    ],
)
def test_one_bad_row_and_nothing_is_added(
    workbench: Workbench, project: Path, name: str, content: str | None, line: str
) -> None:
    if content == "folder":
        Path(name).mkdir()
    elif content is not None:
        Path(name).write_text(content, encoding="utf-8")
    before = project.read_bytes()
    ran = workbench("terms", "import", project, name)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"workbench: {line}")
    assert project.read_bytes() == before


@pytest.mark.parametrize(
    ("out", "line"),
    [
        ("法制.db", "法制.db is the project itself; name another file"),
        ("list.xyz", "list.xyz is no term list that is known; the suffixes are "),
        ("nowhere/list.csv", "there is no folder "),
    ],
)
def test_an_export_that_is_refused(
    workbench: Workbench, project: Path, tmp_path: Path, out: str, line: str
) -> None:
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    ran = workbench("terms", "export", project, out)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"workbench: {line}")
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("name", ["tbx", "tbx-dct", "terms-xlsx", "utx", "weblate-csv"])
def test_a_format_may_be_named(workbench: Workbench, project: Path, name: str) -> None:
    Path("list.csv").write_text(LIST + CENTRE, encoding="utf-8")
    workbench("terms", "import", project, "list.csv")
    assert workbench("terms", "export", project, "out.x", "--to", name).status == 0
    workbench("new", "other.db")
    ran = workbench("terms", "import", "other.db", "out.x", "--from", name, "--json")
    assert ran.json["added"] == 1
    ran = workbench("terms", "export", project, "out.x", "--to", "cedict")
    assert (ran.status, ran.err.count("\n")) == (2, 1)


def test_columns_are_mapped(workbench: Workbench, project: Path) -> None:
    Path("list.csv").write_text("Nr;Source Term=x;Wort;Remarks\n1;综治中心;centre;hm\n", "utf-8")
    options = ("--map", "Source Term=x=zh-Hans", "--map", "Wort=en", "--map", "Nr=-")
    assert workbench("terms", "import", project, "list.csv", *options, "--json").json["added"] == 1
    (concept,) = workbench("terms", "list", project, "--json").json
    assert (concept["note"], concept["properties"]) == ("hm", {})
    for wrong, line in (("x", "--map 'x' is not NAME=COLUMN"), ("x=en", "no column 'x'")):
        ran = workbench("terms", "import", project, "list.csv", "--map", wrong)
        assert (ran.status, line in ran.err) == (2, True)
    ran = workbench("terms", "import", project, "list.csv", "--sheet", "x")
    assert ran.status == 2


def test_a_preview_writes_nothing(workbench: Workbench, project: Path) -> None:
    Path("list.csv").write_text(LIST + CENTRE, encoding="utf-8")
    workbench("terms", "import", project, "list.csv")
    changed = CENTRE.replace("law", "law,a note").replace("centre | hub", "hub | heart")
    header = LIST.replace("domain", "domain,note")
    other = "综治中心,,,stronghold,,preferred,,\n"
    Path("list.csv").write_text(f"{header}{changed}{PEACE}{other}", encoding="utf-8")
    before = project.read_bytes()
    ran = workbench("terms", "import", project, "list.csv", "--preview")
    assert (ran.status, project.read_bytes() == before) == (0, True)
    assert [line.rstrip() for line in ran.out.splitlines()] == [
        "changed   综治中心 / 綜治中心  governance centre / hub / heart",
        "              note: a note",
        "              + en heart",
        "new       平安河南  Safe Henan",
        "conflict  综治中心  stronghold",
        "              English: governance centre / centre / hub / heart, in the list",
        "              stronghold",
        "would add 1 concept, change 1, 1 in conflict, skipped 0 that were there",
    ]
    given = workbench("terms", "import", project, "list.csv", "--preview", "--json").json
    assert [each["outcome"] for each in given.pop("proposals")] == ["changed", "new", "conflict"]
    assert (given.pop("added"), given.pop("changed"), given.pop("conflicts")) == (1, 1, 1)
    ran = workbench("terms", "import", project, "list.csv", "--on-conflict", "theirs", "--json")
    assert json.loads(ran.out)["conflicts"] == 1
    ((concept, _),) = [workbench("terms", "list", project, "--json").json]
    english = [term["text"] for term in concept["terms"] if term["language"] == "en"]
    assert english == ["stronghold"]
