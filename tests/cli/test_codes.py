"""Inline markup on the command line."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.builders import PAGE, add_coded
from tests.cli.running import Workbench
from workbench.store.project import Store


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    """A project of one paragraph with a bold term and a footnote."""
    path = tmp_path / "coded.db"
    with Store.create(path, source_language="zh-Hans", target_language="en") as store:
        add_coded(store, "坚持{1>司法<1}为民原则{2}。")
    return path


def test_pairs_tell_codes(workbench: Workbench, coded: Path) -> None:
    (pair,) = workbench("pairs", coded, "--json").json
    bold = {"number": 1, "markup": "bold", "deletable": True}
    assert (pair["source"], pair["target_codes"]) == ("坚持司法为民原则。", [])
    assert pair["source_codes"] == [
        bold | {"kind": "open", "offset": 2},
        bold | {"kind": "close", "offset": 4},
        {"number": 2, "kind": "alone", "offset": 8, "markup": "footnote", "deletable": False},
    ]
    assert "       坚持{1>司法<1}为民原则{2}。\n" in workbench("pairs", coded).out


def test_a_text_says_where_codes_go(workbench: Workbench, coded: Path) -> None:
    text = "{1>Justice<1} for the people{2}."
    ran = workbench("translate", coded, 1, text, "--codes")
    assert (ran.status, ran.out, ran.err) == (0, f"{PAGE} 1 is translated\n", "")
    assert f"       {text}\n" in workbench("pairs", coded).out
    (pair,) = workbench("pairs", coded, "--json").json
    assert pair["target"] == "Justice for the people."
    assert [(each["kind"], each["offset"]) for each in pair["target_codes"]] == [
        ("open", 0),
        ("close", 7),
        ("alone", 22),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{1>Justice<1} for the people.", "missing: {2}"),
        ("Justice<1} {1>for{2} the people.", "out of order: <1}"),
        ("Justice{2}{2}.", "missing: {1> <1}; too many: {2}"),
    ],
)
def test_a_text_without_all_codes_is_taken_and_said(
    workbench: Workbench, coded: Path, text: str, said: str
) -> None:
    ran = workbench("translate", coded, 1, text, "--codes")
    told = "; the text stands so, and with --drop-codes nobody asks\n"
    assert (ran.status, ran.err) == (0, f"workbench: inline markup is {said}{told}")
    assert f"       {text}\n" in workbench("pairs", coded).out
    meant = workbench("translate", coded, 1, f"{text}!", "--codes", "--drop-codes")
    assert (meant.status, meant.err) == (0, "")
    assert workbench("translate", coded, 1, "", "--state", "draft", "--codes").err == ""


def test_without_the_option_no_code_is_lost_that_must_stay(
    workbench: Workbench, coded: Path
) -> None:
    ran = workbench("translate", coded, 1, "Justice{1}.")
    assert (ran.status, ran.err) == (
        0,
        "workbench: put at the end of the target: {2}; with --codes the text says where they go\n",
    )
    assert "       Justice{1}.{2}\n" in workbench("pairs", coded).out
    assert workbench("translate", coded, 1, "", "--state", "draft").err == ""
    assert workbench("pairs", coded, "--json").json[0]["target_codes"] == []


def test_a_code_that_the_source_does_not_have_is_refused(workbench: Workbench, coded: Path) -> None:
    ran = workbench("translate", coded, 1, "Justice{3}.", "--codes")
    assert (ran.status, ran.err) == (
        2,
        "workbench: {3} is no code of the source; there are {1> <1} {2}\n",
    )
    assert workbench("pairs", coded, "--json").json[0]["state"] == "initial"


def test_a_character_kept_for_codes_is_refused(workbench: Workbench, coded: Path) -> None:
    ran = workbench("translate", coded, 1, "Justice\U00100001.")
    assert (ran.status, ran.err) == (
        2,
        "workbench: the text holds U+100001 at 7, which is kept for codes; take it out\n",
    )


def test_an_update_shows_codes_that_moved(workbench: Workbench, coded: Path) -> None:
    workbench("translate", coded, 1, "{1>Justice<1} for the people{2}.", "--codes")
    back = coded.with_name("back.review.xlsx")
    workbench("export", coded, back)
    book = load_workbook(back)
    book.worksheets[0]["C2"] = "Justice for {1>the people<1}{2}."
    book.save(back)
    ran = workbench("update", coded, back, "--preview")
    assert ran.out == (
        f"{PAGE} 1\n"
        "     [-{1>-]Justice[-<1}-] for {+{1>+}the people{+<1}+}{2}.\n"
        "1 would be taken, 0 the same, 0 refused\n"
    )
    (taken,) = workbench("update", coded, back, "--json").json["taken"]
    assert taken["before"] == taken["after"] == "Justice for the people."
    assert [each["offset"] for each in taken["codes_before"]] == [0, 7, 22]
    assert [each["offset"] for each in taken["codes"]] == [12, 22, 22]
