"""notes export and import."""

import json
from importlib import metadata
from pathlib import Path

import pytest

from tests.builders import PAGE, project_file
from tests.cli.running import Workbench
from workbench import plugins

FIRST = "省高级人民法院作出判决。"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return project_file(tmp_path / "法院.db", FIRST)


@pytest.fixture(autouse=True)
def _fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two more formats, as another package would bring them."""
    points = [
        metadata.EntryPoint(
            name=name.replace("_", "-"),
            value=f"tests.services.fake_formats.{name}:FORMAT",
            group=plugins.FORMATS.group,
        )
        for name in ("whole", "two_files")
    ]
    monkeypatch.setattr(metadata, "entry_points", lambda group: points)


def annotated(workbench: Workbench, project: Path) -> str:
    said = ("--quote", "省高级人民法院", "--label", "organ", "--body", "河南省？")
    (note,) = workbench("notes", "add", project, "1", *said, "--json").json
    return str(note["id"])


def test_out_and_into_another_project(workbench: Workbench, project: Path, tmp_path: Path) -> None:
    uuid = annotated(workbench, project)
    ran = workbench("notes", "export", project, "法院.whole.json")
    assert ran.out == "法院.whole.json: 1 annotation on 1 text, 0 relations\n"

    other = project_file(tmp_path / "另一.db", "别的段落。", FIRST)
    dry = workbench("notes", "import", other, "法院.whole.json", "--dry-run", "--json").json
    assert dry == {
        "dry_run": True,
        "added": 1,
        "changed": 0,
        "same": 0,
        "relations": 0,
        "labels": [],
        "differing": [],
        "faults": [],
        "warnings": ["the file is of another project; texts were found by their words"],
    }
    assert workbench("notes", "list", other).out == ""

    ran = workbench("notes", "import", other, "法院.whole.json", "--document", PAGE)
    assert ran.out == "added 1 annotation, changed 0; 0 were there, 0 differ, 0 fit nowhere\n"
    (found,) = workbench("notes", "list", other, "--json").json
    assert (found["id"], found["number"], found["start"], found["end"], found["body"]) == (
        uuid, 2, 0, 7, "河南省？",
    )  # fmt: skip


def test_a_format_of_two_files_says_what_it_lost(workbench: Workbench, project: Path) -> None:
    annotated(workbench, project)
    ran = workbench("notes", "export", project, "法院.marks", "--json")
    # What was lost is part of the one JSON document.
    assert ran.json == {
        "files": ["法院.marks", "法院.txt"],
        "texts": 1,
        "written": 1,
        "relations": 0,
        "warnings": ["what annotations say was left out: 1"],
    }
    ran = workbench("notes", "export", project, "法院.marks", "--label", "person")
    assert (ran.out, ran.err) == (
        "法院.marks, 法院.txt: 0 annotations on 1 text, 0 relations\n", "",
    )  # fmt: skip


@pytest.mark.parametrize("verb", ["export", "import"])
def test_a_format_that_is_not_known_is_one_line(
    workbench: Workbench, project: Path, tmp_path: Path, verb: str
) -> None:
    if verb == "import":
        (tmp_path / "法院.xml").write_text("<a/>", "utf-8")
    ran = workbench("notes", verb, project, "法院.xml")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ", .marks, .jsonld" in ran.err
    assert ".whole.json; or choose a format" in ran.err


def test_what_fits_nowhere_or_differs_is_said(
    workbench: Workbench, project: Path, tmp_path: Path
) -> None:
    uuid = annotated(workbench, project)
    notes = [
        {"reference": uuid, "span": [0, 7], "label": "organ", "body": "最高"},
        {"reference": "b", "span": [90, 99], "label": "organ"},
        {"reference": "c", "span": [9, 11], "label": "裁判"},
    ]
    path = tmp_path / "外来.whole.json"
    path.write_text(json.dumps({"texts": [{"text": FIRST, "annotations": notes}]}), "utf-8")

    refused = workbench("notes", "import", project, path)
    assert (refused.status, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert "texts[0].annotations[1]: 90-99 is no stretch of a text of 12" in refused.err

    ran = workbench("notes", "import", project, path, "--skip")
    assert ran.out.splitlines() == [
        "added 1 annotation, changed 0; 0 were there, 1 differ, 1 fit nowhere",
        "added the labels 裁判",
    ]
    assert ran.err.splitlines() == [
        f"workbench: texts[0].annotations[0]: organ in {PAGE} 1 has other body",
        "workbench: texts[0].annotations[1]: 90-99 is no stretch of a text of 12 characters",
    ]


def test_the_project_itself_is_not_overwritten(workbench: Workbench, project: Path) -> None:
    before = project.read_bytes()
    ran = workbench("notes", "export", project, project, "--to", "whole")
    assert (ran.status, "is the project itself" in ran.err) == (2, True)
    assert project.read_bytes() == before
