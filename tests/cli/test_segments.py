"""`workbench segments`, `undo` and `redo`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.builders import PAGE, PARAGRAPHS, add_document, pair_of, project_file, row_of, visit_of
from tests.cli.running import Workbench
from workbench.model.segments import State
from workbench.services import reviewing, translating
from workbench.store.project import Store

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND, THIRD = PARAGRAPHS
COURT = "法院开庭审理。检察院提起公诉！被告人当庭认罪。"
PARTS = ["法院开庭审理。", "检察院提起公诉！", "被告人当庭认罪。"]


@pytest.fixture
def court(tmp_path: Path) -> Path:
    """A project with a paragraph of three sentences, and another one."""
    return project_file(tmp_path / "court.db", COURT, FIRST, COURT)


def listed(workbench: Workbench, project: Path, *keys: str) -> list[Any]:
    pairs = workbench("pairs", project, "--json").json
    return [tuple(pair[key] for key in keys) if keys[1:] else pair[keys[0]] for pair in pairs]


def back(workbench: Workbench, project: Path, *keys: str) -> list[Any]:
    """The pairs after one undo."""
    assert workbench("undo", project).status == 0
    return listed(workbench, project, *keys)


def test_a_range_is_joined_and_comes_back(workbench: Workbench, project: Path) -> None:
    ran = workbench("segments", "join", project, "1-3")
    assert (ran.status, ran.out) == (0, "joined 3 segments: now 1\n")
    assert listed(workbench, project, "source") == [FIRST + SECOND + THIRD]
    assert back(workbench, project, "source") == [FIRST, SECOND, THIRD]


def test_sentences_of_all_are_split(workbench: Workbench, court: Path) -> None:
    ran = workbench("segments", "split", court, "1-", "--sentences")
    assert (ran.status, ran.out) == (0, "split 2 segments: now 1-3, 5-7\n")
    assert listed(workbench, court, "source") == [*PARTS, FIRST, *PARTS]
    again = workbench("segments", "split", court, "1-7", "--sentences")
    assert (again.status, again.out) == (0, "nothing changes by that\n")
    assert back(workbench, court, "source") == [COURT, FIRST, COURT]


@pytest.mark.parametrize(
    "where",
    [
        ("--before", "检察院", "--before", "被告人"),
        ("--at", 15, "--at", 7),
        ("--before", "被告人", "--at", 7),
    ],
)
def test_one_is_split_where_it_is_said(
    workbench: Workbench, court: Path, where: tuple[object, ...]
) -> None:
    given = workbench("segments", "split", court, 3, *where, "--json").json
    assert (given["changed"], [pair["source"] for pair in given["segments"]]) == (1, PARTS)
    assert given["segments"] == workbench("pairs", court, "--json").json[2:]


def test_kinds_levels_and_articles(workbench: Workbench, project: Path) -> None:
    given = workbench(
        *("segments", "kind", project, "1,3", "headline", "--level", 2, "--json")
    ).json
    assert (given["changed"], [pair["number"] for pair in given["segments"]]) == (2, [1, 3])
    workbench("segments", "article", project, 2, 4, "--onward")
    workbench("segments", "article", project, 3, 9)
    assert listed(workbench, project, "kind", "level", "article") == [
        ("headline", 2, 1),
        ("body", 0, 4),
        ("headline", 2, 9),
    ]
    assert back(workbench, project, "article") == [1, 4, 4]
    assert back(workbench, project, "article") == [1, 1, 1]
    assert back(workbench, project, "kind", "level") == [("body", 0)] * 3


def test_what_is_skipped_is_in_no_count_until_it_is_kept(
    workbench: Workbench, project: Path
) -> None:
    workbench("segments", "kind", project, "2-3", "table-cell")
    ran = workbench("segments", "skip", project, "--kind", "table-cell")
    assert (ran.status, ran.out) == (0, "left untranslated 2 segments: 2-3\n")
    assert listed(workbench, project, "translatable") == [True, False, False]
    status = workbench("status", project, "--json").json
    assert (status["segments"], status["not_translatable"]) == (1, 2)
    assert "not to be translated: 2 segments\n" in workbench("status", project).out
    assert "   2 = table-cell\n" in workbench("pairs", project).out
    refused = workbench("translate", project, 2, "Law")
    assert (refused.status, "segment 2 is not to be translated" in refused.err) == (2, True)
    given = workbench("segments", "keep", project, "1-2", "--json").json
    assert (given["changed"], [pair["number"] for pair in given["segments"]]) == (1, [2])
    assert listed(workbench, project, "translatable") == [True, True, False]


def test_a_strict_export_misses_nothing_of_what_is_skipped(
    workbench: Workbench, project: Path, tmp_path: Path
) -> None:
    workbench("translate", project, 1, "High-quality work")
    workbench("translate", project, 3, "Inspections")
    refused = workbench("export", project, "out.txt", "--strict")
    assert (refused.status, "1 paragraph has no English yet: 2" in refused.err) == (2, True)
    workbench("segments", "skip", project, "2-3")
    given = workbench("export", project, "out.txt", "--strict", "--json").json
    assert (given["written"], given["skipped"], given["warnings"]) == (1, 0, [])
    assert given["not_translatable"] == 2
    text = (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert text == f"High-quality work\n\n{SECOND}\n\n{THIRD}\n"
    said = workbench("export", project, "out.tsv").out
    assert said == (
        "out.tsv: 1 in English, 0 not yet, 2 not to be translated; read again and compared: 3\n"
    )
    rows = (tmp_path / "out.tsv").read_text(encoding="utf-8").splitlines()
    assert [row.split("\t")[5] for row in rows[1:]] == ["High-quality work", "", ""]


@pytest.mark.parametrize(("arguments", "stdin"), [(("依法治国",), None), ((), "依法治国\n")])
def test_a_source_is_corrected(
    workbench: Workbench, project: Path, arguments: tuple[str, ...], stdin: str | None
) -> None:
    given = workbench("segments", "correct", project, 2, *arguments, "--json", stdin=stdin).json
    assert (given["changed"], [pair["source"] for pair in given["segments"]]) == (1, ["依法治国"])
    assert back(workbench, project, "source") == [FIRST, SECOND, THIRD]


def test_undo_and_redo_say_what_they_did(workbench: Workbench, project: Path) -> None:
    workbench("segments", "join", project, "2-3")
    assert workbench("undo", project, "--json").json == {"undone": True, "label": "join 2-3"}
    assert workbench("redo", project, "--json").json == {"redone": True, "label": "join 2-3"}
    assert workbench("redo", project, "--json").json == {"redone": False, "label": ""}
    assert workbench("redo", project).out == "there is nothing to be redone\n"
    assert workbench("undo", project).out == "undone: join 2-3\n"
    assert workbench("redo", project).out == "redone: join 2-3\n"


def test_undo_takes_back_what_one_did_oneself(
    workbench: Workbench, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbench("segments", "join", project, "1-2")
    monkeypatch.setenv("WORKBENCH_AUTHOR", "王审")
    ran = workbench("undo", project)
    assert (ran.status, ran.out) == (0, "there is nothing to be undone\n")


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("join", 2), "one segment alone can't be joined"),
        (("join", "1-4"), "there is no segment 4; the document has 1 to 3"),
        (("join", "1,3"), "segment 1 and 3 do not follow each other"),
        (("join", "2-3"), "segment 3 is final"),
        (("split", 1), "Say either --sentences, or --before or --at"),
        (("split", 1, "--sentences", "--at", 3), "Say either --sentences"),
        (("split", "1-2", "--at", 3), "of one segment, not of 2"),
        (("split", 1, "--at", 99), "nothing to split off in segment 1 at 99"),
        (("split", 1, "--before", "法院"), "“法院” is not in segment 1"),
        (("kind", 1, "body", "--level", 1), "a body has no level"),
        (("kind", 3, "caption"), "segment 3 is final"),
        (("article", "1-2", 2, "--onward"), "counted on from one segment"),
        (("skip",), "Name the segments, or say --kind"),
        (("skip", "1-3"), "segment 3 is final"),
        (("correct", "1-2", "法"), "a correction is of one segment, not of 2"),
        (("correct", 3, "法"), "segment 3 is final"),
        (("correct", 1, " "), "a source paragraph can't be empty"),
    ],
)
def test_what_cannot_be_is_one_line_and_changes_nothing(
    workbench: Workbench, project: Path, arguments: tuple[object, ...], fault: str
) -> None:
    with Store.open(project) as store:
        translating.confirm(store, visit_of(store, 3), "Inspections", State.REVIEWED)
        reviewing.finish(store, row_of(store, 3), pair_of(store, 3), "王审")
    before = workbench("pairs", project, "--json").json
    name, *rest = arguments
    ran = workbench("segments", name, project, *rest)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert fault in ran.err
    assert workbench("pairs", project, "--json").json == before


def test_of_several_documents_one_is_named(workbench: Workbench, project: Path) -> None:
    with Store.open(project) as store:
        add_document(store, COURT, name="第二版")
    ran = workbench("segments", "split", project, 1, "--sentences")
    assert (ran.status, "the project has 2 documents" in ran.err) == (2, True)
    workbench("segments", "split", project, 1, "--sentences", "--document", "第二版")
    found = workbench("pairs", project, "--json").json
    assert [(pair["document"], pair["source"]) for pair in found] == [
        *((PAGE, source) for source in PARAGRAPHS),
        *(("第二版", source) for source in PARTS),
    ]
