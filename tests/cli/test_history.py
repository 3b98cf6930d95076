from pathlib import Path

import pytest

from tests.builders import PAGE, PARAGRAPHS
from tests.cli.running import Workbench, without
from workbench.model.segments import State
from workbench.services import projects, segmenting, translating
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
        ([2, "--restore", 2, "--side", "source"], "there is no wording 2; there are 1, the newest"),
        ([2, "--diff", 1, 3], "there is no wording 3; there are 2, the newest is 1"),
        ([2, "--diff", 1, "x"], "there is no wording 'x'; give a number or an id of history"),
        ([2, "--diff", 1, 2, "--restore", 2], "--restore, --diff and a timeline (--all, --day)"),
        ([2, "--all", "--restore", 2], "--restore, --diff and a timeline (--all, --day)"),
        ([], "name a SEGMENT, or say --all or --day for the whole project"),
        (["--day", "24.11."], "'24.11.' is no day; write it as 2026-11-24, today or yesterday"),
        (["--day", "today", "--document", "附则"], "there is no document '附则'"),
        ([9, "--all"], "there is no segment 9; pairs shows what there is"),
    ],
)
def test_refused(workbench: Workbench, written: Path, arguments: list[object], line: str) -> None:
    ran = workbench("history", written, *arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"workbench: {line}")


def test_a_source_stands_again_as_a_correction(workbench: Workbench, written: Path) -> None:
    with projects.open_for_writing(written) as store:
        row, pair = projects.find_segment(store, "2", None)
        segmenting.correct(store, row, pair, "坚决维护国家安全。", "王审")
    found = workbench("history", written, 2, "--side", "source", "--restore", 2, "--json").json
    assert [(each["text"], each["detail"], each["author"]) for each in found] == [
        (PARAGRAPHS[1], "corrected", "李译"),
        ("坚决维护国家安全。", "corrected", "王审"),
        (PARAGRAPHS[1], "", "李译"),
    ]


def test_any_two_wordings(workbench: Workbench, written: Path) -> None:
    first = "A {+“1+5+N” +}governance centre [-is-]{+was+} built in every county."
    newer, older = workbench("history", written, 2, "--json").json
    for names in ((2, 1), (older["id"], newer["id"])):
        lines = workbench("history", written, 2, "--diff", *names).out.splitlines()
        assert lines[0].startswith("   - draft, typed, 李译, 20")
        assert lines[1].startswith("   + translated, typed, 李译, 20")
        assert lines[2:] == [f"     {first}"]
    found = workbench("history", written, 2, "--diff", 1, 2, "--json").json
    assert (found["before"]["id"], found["after"]["id"]) == (newer["id"], older["id"])
    assert found["pieces"][:2] == [
        {"change": "kept", "text": "A "},
        {"change": "lost", "text": "“1+5+N” "},
    ]


def test_wordings_of_one_author_keep_their_numbers(workbench: Workbench, written: Path) -> None:
    with projects.open_for_writing(written) as store:
        row, pair = projects.find_segment(store, "2", None)
        translating.set_target(store, row, pair, "None.", State.DRAFT, "王审")
    lines = workbench("history", written, 2, "--author", "李译").out.splitlines()
    assert [line[:4] for line in lines if line[3] != " "] == ["   2", "   3"]
    assert workbench("history", written, 2, "--author", "李", "--json").json == []


def test_the_timeline_of_a_segment(workbench: Workbench, written: Path) -> None:
    found = workbench("history", written, 2, "--all", "--json").json
    assert [(each["what"], each["author"], each["via"], each["number"]) for each in found] == [
        ("translate 2", "李译", "command line", 2),
        ("translate 2", "李译", "command line", 2),
        (f"add {PAGE}", "李译", "", 2),
    ]
    assert list(found[0]) == [
        "time", "author", "via", "what", "step", "document", "number", "merged_by",
        "happenings", "more", "id",
    ]  # fmt: skip
    happening = found[0]["happenings"][0]
    assert happening["wording"] == workbench("history", written, 2, "--json").json[0]
    assert without(happening, "wording") == {
        "subject": "target",
        "deed": "translated",
        "name": "",
        "before": FIRST,
        "after": SECOND,
        "document": PAGE,
        "number": 2,
    }


def test_the_timeline_of_a_day(workbench: Workbench, written: Path) -> None:
    lines = workbench("history", written, "--day", "today", "--document", PAGE).out.splitlines()
    assert len(lines[0]) == len("2026-11-24")
    assert [line[10:] for line in lines[1:]] == [
        f"translate 2 ({PAGE}); 李译, command line",
        "2 target: translated A {+“1+5+N” +}governance centre [-is-]{+was+}",
        "built in every county.",
        f"translate 2 ({PAGE}); 李译, command line",
        f"2 target: draft {FIRST}",
        f"add {PAGE}; 李译",
        f"document {PAGE}: added",
    ]
    for nothing in (("--day", "1999-01-01"), ("--all", "--author", "王审")):
        assert workbench("history", written, *nothing).out == "nothing was done then\n"
        assert workbench("history", written, *nothing, "--json").json == []
    assert len(workbench("history", written, 1, "--day", "today", "--json").json) == 1
    assert len(workbench("history", written, "--all", "--json").json) == 3


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
