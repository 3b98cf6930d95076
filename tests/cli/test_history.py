from pathlib import Path

import pytest

from tests.builders import PARAGRAPHS
from tests.cli.running import Workbench, without
from workbench.text.diffing import word_diff

FIRST = "A governance centre is built in every county."
SECOND = "A “1+5+N” governance centre was built in every county."


@pytest.fixture
def written(workbench: Workbench, project: Path) -> Path:
    workbench("translate", project, 2, FIRST, "--state", "draft")
    workbench("translate", project, 2, SECOND)
    return project


def wording(text: str, state: str, *, stands: bool = False, **more: str) -> dict[str, object]:
    return {
        "text": text,
        "state": state,
        "author": "李译",
        "origin": "typed",
        "detail": "",
        "stands": stands,
        **more,
    }


def test_newest_first(workbench: Workbench, written: Path) -> None:
    found = workbench("history", written, 2, "--json").json
    assert without(found, "id", "time", "version") == [
        wording(SECOND, "translated", stands=True),
        wording(FIRST, "draft"),
    ]
    assert list(found[0])[:5] == ["text", "state", "author", "time", "origin"]
    assert [each["version"] for each in found] == [1, 1]
    assert found[0]["time"] >= found[1]["time"] > "2026"
    assert workbench("history", written, 1, "--json").json == []


def test_the_source_has_a_history_too(workbench: Workbench, written: Path) -> None:
    found = workbench("history", written, 2, "--side", "source", "--json").json
    assert without(found, "id", "time", "version") == [
        wording(PARAGRAPHS[1], "initial", stands=True, origin="imported")
    ]


def test_plain_text_shows_what_changed(workbench: Workbench, written: Path) -> None:
    lines = workbench("history", written, 2).out.splitlines()
    assert lines[0].startswith("   1 translated, typed, 李译, 20")
    assert lines[0].endswith(", stands")
    assert lines[1] == "     A {+“1+5+N” +}governance centre [-is-]{+was+} built in every county."
    assert lines[2].startswith("   2 draft, typed, 李译, 20")
    assert lines[3:] == [f"     {FIRST}"]
    assert workbench("history", written, 1).out == "nothing was written here yet\n"


def test_an_older_wording_stands_again_as_a_draft(workbench: Workbench, written: Path) -> None:
    older = workbench("history", written, 2, "--json").json[1]
    found = workbench("history", written, 2, "--restore", 2, "--json").json
    assert without(found, "id", "time", "version") == [
        wording(FIRST, "draft", stands=True, detail=f"restored from {older['time']}"),
        wording(SECOND, "translated"),
        wording(FIRST, "draft"),
    ]
    pair = workbench("pairs", written, "--json").json[1]
    assert (pair["target"], pair["state"]) == (FIRST, "draft")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([9], "there is no segment 9; pairs shows what there is"),
        ([2, "--restore", 3], "segment 2 has no wording 3; it has 2, the newest is 1"),
        ([2, "--restore", 0], "Invalid value for '--restore'"),
        ([2, "--restore", 1, "--side", "source"], "--restore is for the target; correct a source"),
    ],
)
def test_refused(workbench: Workbench, written: Path, arguments: list[object], line: str) -> None:
    ran = workbench("history", written, *arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"workbench: {line}")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", "", ""),
        ("same", "same", "same"),
        ("", "New.", "{+New.+}"),
        ("Old.", "", "[-Old.-]"),
        ("the rule of law", "law-based rule", "[-the-]{+law-based+} rule[- of law-]"),
        ("十四五规划", "十三五规划", "十[-四-]{+三+}五规划"),
        ("China’s plan.", "China’s plans.", "China’s [-plan-]{+plans+}."),
        ("two\nlines", "two lines", "two[-\n-]{+ +}lines"),
    ],
)
def test_word_diff(before: str, after: str, told: str) -> None:
    assert word_diff(before, after) == told
