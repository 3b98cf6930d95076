"""labels list, add, edit, remove, export and import."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import project_file
from tests.cli.running import Workbench, without
from workbench.model.label_sets import MQM, READY_LABELS


def labels(workbench: Workbench, project: Path, *options: object) -> Any:
    return without(workbench("labels", "list", project, *options, "--json").json, "id", "version")


def label(name: str, **facts: Any) -> dict[str, Any]:
    usual = {"set": "own", "purpose": "mark", "colour": "#a9b1d6", "sign": name[0].upper()}
    return {**usual, "key": "", "description": "", "used": 0, **facts, "name": name}


def test_a_project_begins_with_the_ready_labels(workbench: Workbench, project: Path) -> None:
    found = labels(workbench, project)
    assert [each["name"] for each in found] == [each.name for each in READY_LABELS]
    assert labels(workbench, project, "--set", "notes") == [
        {
            "name": "translator-note",
            "set": "notes",
            "purpose": "footnote",
            "colour": "#2ac3de",
            "sign": "*",
            "key": "f",
            "description": "译者注: a numbered note of the export",
            "used": 0,
        }
    ]
    head, first, *_ = workbench("labels", "list", project).out.splitlines()
    assert head.split() == ["label", "set", "purpose", "sign", "key", "used", "description"]
    assert first.split()[:6] == ["person", "entities", "mark", "P", "p", "0"]


def test_one_of_ones_own(workbench: Workbench, project: Path) -> None:
    (added,) = workbench("labels", "add", project, "罪名", "--key", "r", "--json").json
    assert without(added, "id", "version") == label("罪名", key="r", sign="A")
    workbench("labels", "edit", project, "罪名", "--name", "charge", "--sign", "§",
              "--colour", "#ff9e64", "--set", "courts", "--purpose", "query")  # fmt: skip
    workbench("notes", "add", project, "1", "--label", "charge")
    assert labels(workbench, project)[-1] == label(
        "charge", key="r", sign="§", colour="#ff9e64", set="courts", purpose="query", used=1
    )

    in_use = workbench("labels", "remove", project, "charge")
    assert (in_use.status, "1 annotation has the label" in in_use.err) == (2, True)
    (note,) = workbench("notes", "list", project, "--json").json
    workbench("notes", "remove", project, note["id"])
    assert workbench("labels", "remove", project, "charge").out == "removed charge\n"
    assert len(labels(workbench, project)) == len(READY_LABELS)


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        (("person",), "there is a label 'person' already"),
        (("罪 名",), "no name of a label"),
        (("罪名", "--set", "我 的"), "no name of a label set"),
        (("罪名", "--colour", "red"), "'red' is no colour"),
        (("罪名", "--sign", "罪"), "not one character, one column wide"),
        (("罪名", "--key", "p"), "the key p belongs to person"),
        (("罪名", "--description", "一\n二"), "not one line"),
        (("--set", "无此"), "there is no label set '无此'"),
        ((), "NAME"),
        (("--set", "mqm", "--key", "r"), "NAME"),
    ],
)
def test_what_no_label_can_be(
    workbench: Workbench, project: Path, options: tuple[str, ...], fault: str
) -> None:
    ran = workbench("labels", "add", project, *options)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert fault in ran.err
    assert len(labels(workbench, project)) == len(READY_LABELS)


def test_a_ready_set_is_completed(workbench: Workbench, project: Path) -> None:
    assert workbench("labels", "add", project, "--set", "mqm", "--json").json == []
    workbench("labels", "remove", project, "style")
    workbench("labels", "add", project, "语气", "--key", "s")
    (added,) = workbench("labels", "add", project, "--set", "mqm", "--json").json
    assert (added["name"], added["key"]) == ("style", "")  # its key went to somebody else
    assert len(labels(workbench, project, "--set", "mqm")) == len(MQM)


@pytest.mark.parametrize("name", ["labels.json", "labels.tsv"])
def test_a_set_goes_to_another_project(
    workbench: Workbench, project: Path, tmp_path: Path, name: str
) -> None:
    other = project_file(tmp_path / "另一.db")
    workbench("labels", "add", project, "罪名", "--set", "法院", "--key", "r", "--sign", "§")
    workbench("labels", "add", project, "刑期", "--set", "法院", "--key", "+", "--description",
              "如：三年")  # fmt: skip
    workbench("labels", "add", other, "占位", "--key", "r")

    ran = workbench("labels", "export", project, name, "--set", "法院", "--json")
    assert ran.json == {"written": 2, "skipped": 0, "warnings": []}
    ran = workbench("labels", "import", other, name, "--json")
    assert ran.json == {
        "added": 2,
        "changed": 0,
        "skipped": 0,
        "warnings": ["罪名 has no key: r belongs to 占位"],
    }
    assert labels(workbench, other, "--set", "法院") == [
        label("罪名", set="法院", sign="§"),
        label("刑期", set="法院", sign="A", key="+", description="如：三年"),
    ]


def test_what_the_project_has_otherwise_is_changed_only_where_asked(
    workbench: Workbench, project: Path
) -> None:
    workbench("labels", "export", project, "all.labels.json")
    workbench("labels", "edit", project, "person", "--description", "人")
    kept = workbench("labels", "import", project, "all.labels.json")
    count = len(READY_LABELS)
    assert kept.out == f"added 0 labels, changed 0, skipped {count}\n"
    assert kept.err == ("workbench: person is another one in the project and was left as it is\n")
    assert labels(workbench, project)[0]["description"] == "人"

    changed = workbench("labels", "import", project, "all.labels.json", "--update")
    assert (changed.out, changed.err) == (
        f"added 0 labels, changed 1, skipped {count - 1}\n", "",
    )  # fmt: skip
    assert labels(workbench, project)[0]["description"] == READY_LABELS[0].description


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[{"name": "甲"}, {"name": "乙", "colour": "red"}]', "'red' is no colour"),
        ('[{"name": "甲"}, {"name": "甲"}]', "has the label '甲' twice"),
        ('[{"name": "甲"}, {}]', "labels[1]: a label has no name"),
    ],
)
def test_of_a_faulty_list_nothing_is_taken(
    workbench: Workbench, project: Path, tmp_path: Path, text: str, fault: str
) -> None:
    (tmp_path / "faulty.json").write_text(text, "utf-8")
    ran = workbench("labels", "import", project, "faulty.json")
    assert (ran.status, ran.out) == (2, "")
    assert fault in ran.err
    assert len(labels(workbench, project)) == len(READY_LABELS)


@pytest.mark.parametrize("verb", ["export", "import"])
def test_a_file_of_no_format_is_said_with_what_there_is(
    workbench: Workbench, project: Path, tmp_path: Path, verb: str
) -> None:
    if verb == "import":
        (tmp_path / "labels.xml").write_text("<a/>", "utf-8")
    ran = workbench("labels", verb, project, "labels.xml")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "known are .labels.json, .labels.tsv; or choose a format" in ran.err
