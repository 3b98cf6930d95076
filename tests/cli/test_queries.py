"""queries list, export and answers."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.builders import PAGE, project_file
from tests.cli.running import Workbench
from workbench.model.segments import SegmentKind
from workbench.model.sources import Paragraph, Piece
from workbench.store.project import Store

FIRST = "全省检察机关批准逮捕𠮷某等三人。"
SECOND = "法院开庭审理□□一案。"
SECRET = "机密：老板说客户不懂"


@pytest.fixture
def project(tmp_path: Path, workbench: Workbench) -> Path:
    """A project with two questions for the client, one internal, one answered, one mark."""
    path = project_file(tmp_path / "检察.db", FIRST, SECOND)
    name = add(workbench, path, "1", "𠮷某", "doubtful-name", "读音？", "client")
    add(workbench, path, "2", "□□", "missing-characters", "", "client")
    add(workbench, path, "1", "三人", "query", SECRET, "internal")
    done = add(workbench, path, "1", "全省", "query", "哪一省？", "client")
    workbench("notes", "resolve", path, done)
    add(workbench, path, "1", "检察机关", "organ", "不是问题", "client")
    workbench("notes", "reply", path, name, SECRET)
    return path


def add(
    workbench: Workbench, path: Path, number: str, words: str, label: str, body: str, who: str
) -> str:
    said = ("--quote", words, "--label", label, "--body", body, "--visibility", who, "--json")
    (note,) = workbench("notes", "add", path, number, *said).json
    return str(note["id"])


def queries(workbench: Workbench, project: Path, *options: str) -> list[tuple[Any, ...]]:
    found = workbench("queries", "list", project, *options, "--json").json
    return [(q["number"], q["place"], q["context"], q["question"]) for q in found]


NAME = (1, "paragraph 1", "全省检察机关批准逮捕[𠮷某]等三人。", "读音？")
LOST = (2, "paragraph 2", "法院开庭审理[□□]一案。", "characters that the scan has lost")


def test_only_open_questions_for_the_client(workbench: Workbench, project: Path) -> None:
    assert queries(workbench, project) == [NAME, LOST]
    ran = workbench("queries", "list", project)
    assert ran.out.splitlines() == [
        f"  1  {PAGE}, paragraph 1",
        "     全省检察机关批准逮捕[𠮷某]等三人。",
        "       读音？",
        f"  2  {PAGE}, paragraph 2",
        "     法院开庭审理[□□]一案。",
        "       characters that the scan has lost",
    ]
    assert ran.err.startswith("workbench: 1 open question left out: internal;")


def test_all_have_the_internal_ones_without_what_they_say(
    workbench: Workbench, project: Path
) -> None:
    found = queries(workbench, project, "--all")
    assert [each[3] for each in found] == [
        "读音？", "a question to the client", "characters that the scan has lost",
    ]  # fmt: skip
    ran = workbench("queries", "list", project, "--all")
    assert ran.err == "workbench: 1 internal question listed without what they say\n"


@pytest.mark.parametrize("name", ["问题.docx", "问题.tsv"])
@pytest.mark.parametrize("options", [(), ("--all", "--gaps")])
def test_nothing_internal_leaves_the_house(
    workbench: Workbench, project: Path, tmp_path: Path, name: str, options: tuple[str, ...]
) -> None:
    ran = workbench("queries", "export", project, name, *options)
    assert ran.status == 0
    path = tmp_path / name
    held = [path.read_bytes()]
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            held = [archive.read(part) for part in archive.namelist()]
    assert not any(SECRET.encode() in part or "李译".encode() in part for part in held)
    assert any("读音？".encode() in part for part in held)


def fill(path: Path, *given: str, also: dict[int, dict[int, str]] | None = None) -> None:
    """Writes answers into the rows of a list, and other things into other cells."""
    cells = {at: {5: answer} for at, answer in enumerate(given, 1)}
    for at, more in (also or {}).items():
        cells.setdefault(at, {}).update(more)
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        for at, row in cells.items():
            for column, text in row.items():
                document.tables[0].rows[at].cells[column].text = text
        document.save(str(path))
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, "excel-tab"))
    for at, row in cells.items():
        for column, text in row.items():
            rows[at][column] = text
    write(path, rows)


def write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, "excel-tab").writerows(rows)


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, "excel-tab"))


def replies(workbench: Workbench, project: Path) -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """By the words: the state, and (author, answer) of the client's replies."""
    found = workbench("notes", "list", project, "--set", "queries", "--json").json
    return {
        each["quote"]: (
            each["state"],
            [(r["author"], r["body"]) for r in each["replies"] if r["body"] != SECRET],
        )
        for each in found
    }


@pytest.mark.parametrize("name", ["问题.docx", "问题.tsv"])
def test_answers_become_replies(
    workbench: Workbench, project: Path, tmp_path: Path, name: str
) -> None:
    assert workbench("queries", "export", project, name).out == f"{name}: 2 questions\n"
    fill(tmp_path / name, " 读作 jí\n即吉 ")
    ran = workbench("queries", "answers", project, name)
    assert ran.out == "added 1 answer, 0 were there, 1 still empty, 0 resolved\n"
    assert replies(workbench, project)["𠮷某"] == ("open", [("client", "读作 jí\n即吉")])
    assert replies(workbench, project)["□□"] == ("open", [])

    again = ("queries", "answers", project, name, "--author", "张女士", "--resolve", "--json")
    assert workbench(*again).json == {"added": 0, "same": 1, "empty": 1, "resolved": 1}
    fill(tmp_path / name, " 读作 jí\n即吉 ", "原文为“张三”")
    assert workbench(*again).json == {"added": 1, "same": 1, "empty": 0, "resolved": 1}
    assert replies(workbench, project)["□□"] == ("resolved", [("张女士", "原文为“张三”")])
    assert workbench("queries", "export", project, "又.tsv").status == 2  # nothing is open


def test_rows_may_be_moved_and_questions_answered_elsewhere_stay(
    workbench: Workbench, project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "问题.tsv"
    workbench("queries", "export", project, path)
    fill(path, "吉", "张三")
    head, first, second = read(path)
    write(path, [head, second, first])
    workbench("queries", "answers", project, path)
    found = replies(workbench, project)
    assert (found["𠮷某"][1], found["□□"][1]) == ([("client", "吉")], [("client", "张三")])


def changed_question(rows: list[list[str]]) -> None:
    rows[1][4] = "读音？——读作吉"


def unknown_id(rows: list[list[str]]) -> None:
    rows[1][6] = f"00000000-0000-4000-8000-000000000000 {rows[1][6].split(' ', 1)[1]}"


def another_project(rows: list[list[str]]) -> None:
    for row in rows[1:]:
        row[6] = f"{row[6].rsplit(' ', 1)[0]} 00000000-0000-4000-8000-000000000000"


def one_of_another_project(rows: list[list[str]]) -> None:
    another_project([rows[0], rows[1]])


def twice(rows: list[list[str]]) -> None:
    rows.append(list(rows[1]))


def no_reference(rows: list[list[str]]) -> None:
    rows[1][6] = ""


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (changed_question, "line 2: the question was changed in the list"),
        (unknown_id, "line 2: the project has no such question any more"),
        (another_project, "it is a list of another project"),
        (one_of_another_project, "line 2 is of another project"),
        (twice, "line 2 stands 2 times; line 4 stands 2 times"),
        (no_reference, "line 2 is no question of ours"),
    ],
)
def test_a_row_that_cannot_be_taken_stops_all(
    workbench: Workbench, project: Path, tmp_path: Path, spoil: Any, fault: str
) -> None:
    path = tmp_path / "问题.tsv"
    workbench("queries", "export", project, path)
    fill(path, "吉", "张三")
    rows = read(path)
    spoil(rows)
    write(path, rows)
    before = replies(workbench, project)
    ran = workbench("queries", "answers", project, path)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert fault in ran.err
    assert replies(workbench, project) == before


def test_a_question_that_was_changed_since(
    workbench: Workbench, project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "问题.docx"
    workbench("queries", "export", project, path)
    (name, *_) = workbench("notes", "list", project, "--label", "doubtful-name", "--json").json
    workbench("notes", "edit", project, name["id"], "--body", "是男是女？")
    assert workbench("queries", "answers", project, path).status == 0  # it was not answered
    fill(path, "吉")
    ran = workbench("queries", "answers", project, path)
    assert (ran.status, ran.out) == (2, "")
    assert "row 2: the question was changed since the list went out" in ran.err


def cut_off(path: Path) -> Path:
    """A project whose only paragraph looks cut off."""
    from tests.builders import source_text

    text, (paragraph,) = source_text("案件审理期间，被告")
    cut = Paragraph(
        text=paragraph.text,
        kind=SegmentKind.BODY,
        article=1,
        pieces=(Piece(block=0, start=0, at=0, length=len(paragraph.text)),),
        unfinished="no full stop",
    )
    with (
        Store.create(path, source_language="zh-Hans", target_language="en") as store,
        store.journal.change("add", "李译") as change,
    ):
        store.documents.add(change, PAGE, text, (cut,), repair="off")
    return path


def test_gaps_are_asked_about_on_request(workbench: Workbench, tmp_path: Path) -> None:
    gap = cut_off(tmp_path / "残页.db")
    assert queries(workbench, gap) == []
    question = "The paragraph looks cut off (no full stop). What is missing?"
    assert queries(workbench, gap, "--gaps") == [(1, "paragraph 1", "案件审理期间，被告", question)]
    path = tmp_path / "问题.tsv"
    workbench("queries", "export", gap, path, "--gaps")
    fill(path, "人翻供。")
    again = ("queries", "answers", gap, path, "--json")
    assert workbench(*again).json == {"added": 1, "same": 0, "empty": 0, "resolved": 0}
    assert workbench(*again).json == {"added": 0, "same": 1, "empty": 0, "resolved": 0}

    (note,) = workbench("notes", "list", gap, "--json").json
    assert (note["label"], note["body"], note["visibility"], note["origin"]) == (
        "missing-characters", question, "client", "gap",
    )  # fmt: skip
    assert [reply["body"] for reply in note["replies"]] == ["人翻供。"]
    # It is a question like any other now, and is not asked twice.
    assert queries(workbench, gap, "--gaps") == queries(workbench, gap)
    assert len(queries(workbench, gap)) == 1


@pytest.mark.parametrize("verb", ["export", "answers"])
def test_a_format_that_is_not_known(
    workbench: Workbench, project: Path, tmp_path: Path, verb: str
) -> None:
    if verb == "answers":
        (tmp_path / "问题.pdf").write_text("x", "utf-8")
    ran = workbench("queries", verb, project, "问题.pdf")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "known are .queries.docx, .queries.tsv; or choose a format" in ran.err
