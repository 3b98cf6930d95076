"""notes list, add, edit, reply, resolve, reopen, remove, place and relate."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import PAGE, project_file
from tests.cli.running import Workbench, without
from workbench.model.segments import State
from workbench.services import translating
from workbench.services.projects import find_segment
from workbench.store.project import Store

FIRST = "全省检察机关批准逮捕𠮷某等三人，检察机关依法提起公诉。"
SECOND = "法院开庭审理此案。"
ENGLISH = "The court heard the case."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = project_file(tmp_path / "检察.db", FIRST, SECOND)
    write(path, "2", ENGLISH)
    return path


def write(path: Path, number: str, text: str) -> None:
    with Store.open(path) as store:
        row, pair = find_segment(store, number, None)
        translating.set_target(store, row, pair, text, State.TRANSLATED, "李译")


def note(**facts: Any) -> dict[str, Any]:
    usual = {
        "document": PAGE,
        "number": 1,
        "side": "source",
        "start": None,
        "end": None,
        "quote": "",
        "label": "query",
        "body": "",
        "author": "李译",
        "state": "open",
        "visibility": "client",
        "severity": "",
        "origin": "",
        "orphaned": False,
        "replies": [],
        "relations": [],
    }
    if facts.get("label", "query") in ("organ", "style"):  # only questions are for the client
        usual["visibility"] = "internal"
    return {**usual, **facts}


def listed(workbench: Workbench, project: Path, *options: object) -> Any:
    found = workbench("notes", "list", project, *options, "--json").json
    return without(found, "id", "version", "segment", "time")


def added(workbench: Workbench, project: Path, *options: object) -> str:
    (record,) = workbench("notes", "add", project, *options, "--json").json
    return str(record["id"])


NAME = ("1", "--quote", "𠮷某", "--label", "doubtful-name")


def test_what_is_added_is_listed_in_reading_order(workbench: Workbench, project: Path) -> None:
    added(workbench, project, "2", "--side", "target", "--span", "4:9", "--label", "style",
          "--severity", "minor")  # fmt: skip
    added(workbench, project, *NAME, "--body", "读音？", "--visibility", "client")
    added(workbench, project, "1", "--label", "query", "--body", "两处是否同一机关？")

    assert listed(workbench, project) == [
        note(body="两处是否同一机关？"),
        note(
            start=10, end=12, quote="𠮷某", label="doubtful-name", body="读音？",
        ),
        note(number=2, side="target", start=4, end=9, quote="court", label="style",
             severity="minor"),
    ]  # fmt: skip


def test_words_that_stand_several_times_ask_for_the_span(
    workbench: Workbench, project: Path
) -> None:
    twice = workbench("notes", "add", project, "1", "--quote", "检察机关", "--label", "organ")
    assert (twice.status, twice.out) == (2, "")
    assert "'检察机关' stands 2 times in the source of 1: 2:6, 16:20" in twice.err
    assert "--span" in twice.err

    added(workbench, project, "1", "--span", "16:20", "--label", "organ")
    assert listed(workbench, project) == [note(start=16, end=20, quote="检察机关", label="organ")]


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        (("1", "--quote", "法官", "--label", "organ"), "the source of 1 has no '法官'"),
        (("1", "--quote", "", "--label", "organ"), "has no ''"),
        (("1", "--span", "3", "--label", "organ"), "START:END"),
        (("1", "--span", "5:3", "--label", "organ"), "no stretch"),
        (("1", "--span", "0:999", "--label", "organ"), "no stretch"),
        (("1", "--span", "0:2", "--quote", "全省", "--label", "organ"), "not both"),
        (("1", "--label", "机关"), "no label '机关'"),
        (("9", "--label", "query"), "no segment 9"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(
    workbench: Workbench, project: Path, options: tuple[str, ...], fault: str
) -> None:
    ran = workbench("notes", "add", project, *options)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert fault in ran.err
    assert listed(workbench, project) == []


@pytest.mark.parametrize(
    ("options", "labels"),
    [
        ((), ["person", "organ", "accuracy/mistranslation"]),
        (("--label", "person", "--label", "organ"), ["person", "organ"]),
        (("--set", "entities"), ["person", "organ"]),
        (("--set", "entities", "--label", "style", "--label", "person"), ["person"]),
        (("--side", "target"), ["accuracy/mistranslation"]),
        (("--state", "resolved"), ["organ"]),
        (("--visibility", "client"), ["person"]),
        (("--text", "公诉机关"), ["organ"]),
        (("--author", "王校"), []),
        (("--orphaned",), ["accuracy/mistranslation"]),
        (("--placed",), ["person", "organ"]),
        (("--document", PAGE, "--side", "source"), ["person", "organ"]),
    ],
)
def test_each_filter(
    workbench: Workbench, project: Path, options: tuple[str, ...], labels: list[str]
) -> None:
    added(workbench, project, "1", "--quote", "𠮷某", "--label", "person", "--visibility",
          "client")  # fmt: skip
    organ = added(workbench, project, "1", "--span", "16:20", "--label", "organ")
    workbench("notes", "reply", project, organ, "即公诉机关")
    workbench("notes", "resolve", project, organ)
    added(workbench, project, "2", "--side", "target", "--quote", "heard", "--label",
          "accuracy/mistranslation")  # fmt: skip
    write(project, "2", "Not so.")

    found = listed(workbench, project, *options)
    assert [each["label"] for each in found] == labels


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        (("--label", "无此"), "no label '无此'"),
        (("--set", "无此"), "no label set '无此'"),
        (("--document", "无此"), "无此"),
        (("--set", "entities", "--label", "style"), "the set entities has none of style"),
    ],
)
def test_a_filter_by_what_there_is_not_is_refused(
    workbench: Workbench, project: Path, options: tuple[str, ...], fault: str
) -> None:
    ran = workbench("notes", "list", project, *options)
    assert (ran.status, ran.out) == (2, "")
    assert fault in ran.err


def test_the_list_for_people(workbench: Workbench, project: Path) -> None:
    name = added(workbench, project, *NAME, "--body", "读音？", "--visibility", "client")
    same = added(workbench, project, "2", "--label", "query", "--body", "同上")
    workbench("notes", "reply", project, name[:8], "jí")
    workbench("notes", "relate", project, same, name)

    assert workbench("notes", "list", project).out.splitlines() == [
        PAGE,
        f"      1  {name[:8]}  source 10:12, doubtful-name, open, 李译, for the client",
        "         全省检察机关批准逮捕[𠮷某]等三人，检察机关依法提起公诉。",
        "           读音？",
        "             李译: jí",
        f"             <- refers-to {same[:8]}",
        f"      2  {same[:8]}  source, query, open, 李译, for the client",
        "           同上",
        f"             -> refers-to {name[:8]}",
    ]


def test_edit_changes_only_what_is_given(workbench: Workbench, project: Path) -> None:
    name = added(workbench, project, *NAME, "--body", "读音？")
    workbench("notes", "edit", project, name, "--visibility", "client", "--severity", "minor")
    kept = {"start": 10, "end": 12, "quote": "𠮷某", "visibility": "client", "severity": "minor"}
    assert listed(workbench, project) == [note(**kept, label="doubtful-name", body="读音？")]

    workbench("notes", "edit", project, name, "--label", "person", "--body", "")
    assert listed(workbench, project) == [note(**kept, label="person")]
    assert workbench("notes", "edit", project, name).status == 2


def test_resolved_and_opened_again(workbench: Workbench, project: Path) -> None:
    both = [added(workbench, project, str(at), "--label", "query") for at in (1, 2)]
    (first, second) = workbench("notes", "resolve", project, *both, "--json").json
    assert (first["state"], second["state"]) == ("resolved", "resolved")

    workbench("notes", "reopen", project, both[0])
    assert [each["state"] for each in listed(workbench, project)] == ["open", "resolved"]


def test_one_of_several_ids_that_is_none_changes_nothing(
    workbench: Workbench, project: Path
) -> None:
    one = added(workbench, project, "1", "--label", "query")
    ran = workbench("notes", "remove", project, one, "0000")
    assert (ran.status, ran.out) == (2, "")
    assert "no annotation 0000" in ran.err
    assert listed(workbench, project) == [note()]


def test_remove_takes_it_out_with_its_relations(workbench: Workbench, project: Path) -> None:
    one, other = (added(workbench, project, str(at), "--label", "query") for at in (1, 2))
    workbench("notes", "relate", project, one, other, "--kind", "contradicts")
    assert workbench("notes", "remove", project, one).out == "removed 1 annotation\n"
    assert listed(workbench, project) == [note(number=2)]


def test_an_orphan_is_placed_again(workbench: Workbench, project: Path) -> None:
    lost = added(
        workbench, project, "2", "--side", "target", "--quote", "heard", "--label", "style"
    )
    write(project, "2", "The bench tried the case.")
    usual = {"number": 2, "side": "target", "label": "style"}
    assert listed(workbench, project) == [note(**usual, quote="heard", orphaned=True)]
    assert "[heard] is not there any more" in workbench("notes", "list", project).out

    workbench("notes", "place", project, lost, "--quote", "tried")
    assert listed(workbench, project) == [note(**usual, quote="tried", start=10, end=15)]
    assert workbench("notes", "place", project, lost).status == 2


def test_a_relation_is_shown_at_both_ends(workbench: Workbench, project: Path) -> None:
    one, other = (added(workbench, project, str(at), "--label", "query") for at in (1, 2))
    workbench("notes", "relate", project, one, other, "--kind", "contradicts")

    found = workbench("notes", "list", project, "--json").json
    ties = [
        {key: tie[key] for key in ("kind", "from", "to", "author")}
        for each in found
        for tie in each["relations"]
    ]
    assert ties == [{"kind": "contradicts", "from": one, "to": other, "author": "李译"}] * 2
    assert workbench("notes", "relate", project, one, one).status == 2
