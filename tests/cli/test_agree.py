from pathlib import Path

import pytest

from tests.cli.running import Workbench
from tests.services.annotated import NAME, copied, made, mark
from workbench.text.width import columns

MINE = ("1 organ 检察机关", "1 person 𠮷某", "2 organ 昆明市中级人民法院")
THEIRS = ("1 organ 全省检察机关", "1 person 𠮷某", "2 place 昆明市", "3 organ 法院")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Two annotated copies of one project; the figures are reckoned in tests/services."""
    mine = made(tmp_path / "甲.db")
    theirs = copied(mine, "乙.db")
    mark(mine, "甲", *MINE, body="哪一级？")
    mark(theirs, "乙", *THEIRS)
    return mine, theirs


def test_a_table_for_people(workbench: Workbench, files: tuple[Path, Path]) -> None:
    assert workbench("agree", *files).out == (
        "3 texts that both worked on\n"
        "\n"
        "label   mine  theirs    F1     P     R   F1~    P~    R~  kappa  alpha\n"
        "organ      2       2  0.00  0.00  0.00  0.50  0.50  0.50   0.22  -0.29\n"
        "person     1       1  1.00  1.00  1.00  1.00  1.00  1.00   1.00   1.00\n"
        "place      0       1  0.00  0.00     -  0.00  0.00     -   0.00  -0.18\n"
        "all        3       4  0.29  0.25  0.33  0.57  0.50  0.67   0.40  -0.17\n"
        "\n"
        "F1, P, R: spans that are the same; with ~ those that overlap. kappa: Cohen's,\n"
        "over characters; where little is marked it rests on few of them. alpha:\n"
        "Krippendorff's, of stretches; a long one weighs by the square of its length.\n"
        "\n"
        "3 disagreements:\n"
        "  法治日报\n"
        "      1  source, other bounds\n"
        "         mine     organ  全省[检察机关]批准逮捕𠮷某等三人。 (甲: 哪一级？)\n"
        "         theirs   organ  [全省检察机关]批准逮捕𠮷某等三人。 (乙)\n"
        "      2  source, both other\n"
        "         mine     organ  [昆明市中级人民法院]开庭审理。 (甲: 哪一级？)\n"
        "         theirs   place  [昆明市]中级人民法院开庭审理。 (乙)\n"
        "      3  source, only theirs\n"
        "         mine     -\n"
        "         theirs   organ  [法院]认为，被告人的行为构成受贿罪… (乙)\n"
    )


def test_json_has_figures_and_every_disagreement(
    workbench: Workbench, files: tuple[Path, Path]
) -> None:
    found = workbench("agree", *files, "--json").json
    assert list(found) == [
        "texts", "mine", "theirs", "kappa", "alpha", "exact", "overlapping", "macro_f1",
        "macro_f1_overlapping", "shared", "labels", "left_out", "disagreements",
    ]  # fmt: skip
    assert (found["texts"], found["mine"], found["theirs"], found["shared"]) == (3, 3, 4, 0)
    # Of 47 characters 34 agree; chance gives 1196 of 47 squared.
    assert found["kappa"] == pytest.approx((47 * 34 - 1196) / (47**2 - 1196))
    assert found["exact"] == {
        "both": 1, "only_mine": 2, "only_theirs": 3,
        "precision": 1 / 4, "recall": 1 / 3, "f1": 2 / 7,
    }  # fmt: skip
    # The mean of 0 for organ, 1 for person and 0 for place.
    assert found["macro_f1"] == pytest.approx(1 / 3)
    assert [each["label"] for each in found["labels"]] == ["organ", "person", "place"]
    first, _, last = found["disagreements"]
    assert {key: first[key] for key in ("kind", "document", "number", "side")} == {
        "kind": "other bounds", "document": NAME, "number": 1, "side": "source",
    }  # fmt: skip
    assert {key: value for key, value in first["mine"].items() if key != "id"} == {
        "label": "organ", "start": 2, "end": 6, "quote": "检察机关", "author": "甲",
        "body": "哪一级？", "state": "open",
    }  # fmt: skip
    assert (last["mine"], last["theirs"]["quote"]) == (None, "法院")


def test_the_first_few_are_shown_unless_all_are_asked_for(
    workbench: Workbench, files: tuple[Path, Path]
) -> None:
    mark(files[0], "甲", *(f"3 term {word}" for word in ("法院", "被告人", "行为", "受贿罪")))
    short, whole = workbench("agree", *files).out, workbench("agree", *files, "--list").out
    assert "6 disagreements:" in short
    assert short.endswith("and 1 more; --list shows them all\n")
    assert ("[受贿罪]" in short, "[受贿罪]" in whole) == (False, True)


def test_what_was_left_out_is_said(workbench: Workbench, files: tuple[Path, Path]) -> None:
    mark(files[0], "甲", "1 query")
    out = workbench("agree", *files).out
    assert "left out:\n  on whole segments, not on words: 1 of mine, 0 of theirs\n" in out
    found = workbench("agree", *files, "--json").json
    assert found["left_out"] == [
        {
            "reason": "whole segment", "document": None, "side": None, "segments": [],
            "mine": 1, "theirs": 0,
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "labels"),
    [
        (("--labels", "place, person"), ["person", "place"]),
        (("--set", "entities"), ["organ", "person", "place"]),
        (("--side", "target"), []),
        (("--document", NAME, "--labels", "person"), ["person"]),
        (("--theirs-author", "乙", "--labels", "person"), ["person"]),
    ],
)
def test_a_part_of_it(
    workbench: Workbench, files: tuple[Path, Path], options: tuple[str, ...], labels: list[str]
) -> None:
    found = workbench("agree", *files, *options, "--json").json
    assert [each["label"] for each in found["labels"]] == labels


def test_two_people_in_one_file(workbench: Workbench, files: tuple[Path, Path]) -> None:
    mark(files[0], "乙", *THEIRS)
    found = workbench("agree", files[0], "--authors", "甲", "乙", "--json").json
    assert (found["mine"], found["theirs"], found["exact"]["both"]) == (3, 4, 1)


def test_files_that_nobody_annotated(workbench: Workbench, tmp_path: Path) -> None:
    mine = made(tmp_path / "甲.db")
    ran = workbench("agree", mine, copied(mine, "乙.db"))
    assert (ran.status, ran.out) == (0, "there is no text that both worked on\n")


def test_what_cannot_be_compared_is_one_line(
    workbench: Workbench, files: tuple[Path, Path], tmp_path: Path
) -> None:
    other = made(tmp_path / "丙.db", name="人民法院报")
    for arguments, message in {
        (files[0], other): "the two files have no text in common; agreement needs copies of one "
        "project, or projects with the same documents",
        (files[0], "丁.db"): "there is no file 丁.db",
        (files[0],): "name a second file, or two people with --authors",
        (*files, "--authors", "甲", "乙"): "name a second file, or two people with --authors",
        (files[0], "--authors", "甲", "丁"): "丁 has annotated nothing; there is work of 甲",
        (*files, "--set", "姓名"): "neither side has a label set '姓名'; there are entities,",
    }.items():
        ran = workbench("agree", *arguments)
        assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert ran.err.startswith(f"workbench: {message}")


def test_no_row_is_wider_than_the_terminal(workbench: Workbench, files: tuple[Path, Path]) -> None:
    mark(files[1], "乙", "3 accuracy/mistranslation 受贿罪", body="译为受贿还是行贿？" * 20)
    rows = workbench("agree", *files, "--list").out.splitlines()
    assert any(row.startswith("accuracy/mis…") for row in rows)
    assert [row for row in rows if columns(row) > 80] == []
