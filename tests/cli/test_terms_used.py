from pathlib import Path

import pytest

from tests.builders import add_document, project_file
from tests.cli.running import Workbench, without
from workbench.model.spans import Span
from workbench.store.project import Store
from workbench.text.context import in_context

PAIRS = (
    ("加快推进市域社会治理现代化。", "Municipal social governance is to be modernized."),
    ("市域社會治理試點城市", "A pilot city for urban social governance"),
    ("政法工作", "political and legal work"),
    ("提升市域社会治理水平", "Urban social governance reached a higher level."),
    ("市域社会治理样板", ""),
)
PAGE = "henan-legal-daily.txt"
MUNICIPAL, URBAN = "municipal social governance", "urban social governance"


@pytest.fixture
def used(workbench: Workbench, tmp_path: Path) -> Path:
    """A project with a term and its renderings."""
    path = project_file(tmp_path / "法制.db", *(source for source, _ in PAIRS))
    for number, (_, target) in enumerate(PAIRS, 1):
        if target:
            assert workbench("translate", path, number, target).status == 0
    workbench("terms", "add", path, "市域社会治理", MUNICIPAL)
    return path


def spans(start: int, text: str) -> list[dict[str, int]]:
    return [{"start": start, "end": start + len(text)}]


def test_json_has_a_record_for_each_place(workbench: Workbench, used: Path) -> None:
    found = workbench("terms", "used", used, "市域社会治理", "--json").json
    assert list(found[0]) == [
        "document",
        "number",
        "id",
        "version",
        "rendering",
        "kind",
        "status",
        "source",
        "target",
        "source_spans",
        "target_spans",
        "state",
        "locked",
    ]
    assert found[1] == {
        "document": PAGE,
        "number": 2,
        "id": found[1]["id"],
        "version": found[1]["version"],
        "rendering": URBAN,
        "kind": "drifted",
        "status": None,
        "source": PAIRS[1][0],
        "target": PAIRS[1][1],
        "source_spans": spans(0, "市域社会治理"),
        "target_spans": spans(17, URBAN),
        "state": "translated",
        "locked": False,
    }
    assert [(one["number"], one["kind"], one["rendering"], one["status"]) for one in found] == [
        (1, "preferred", MUNICIPAL, "preferred"),
        (2, "drifted", URBAN, None),
        (4, "drifted", URBAN, None),
        (5, "untranslated", "", None),
    ]
    pairs = workbench("pairs", used, "--json").json
    assert [pairs[one["number"] - 1]["id"] for one in found] == [one["id"] for one in found]


def test_people_see_groups_with_both_texts(workbench: Workbench, used: Path) -> None:
    assert workbench("terms", "used", used, MUNICIPAL).out == (
        "preferred: municipal social governance (1)\n"
        f"  {PAGE}\n"
        "      1  加快推进[市域社会治理]现代化。\n"
        "         [Municipal social governance] is to be modernized.\n"
        "\n"
        "drifted: urban social governance (2)\n"
        f"  {PAGE}\n"
        "      2  [市域社會治理]試點城市\n"
        "         A pilot city for [urban social governance]\n"
        "      4  提升[市域社会治理]水平\n"
        "         [Urban social governance] reached a higher level.\n"
        "\n"
        "untranslated (1)\n"
        f"  {PAGE}\n"
        "      5  [市域社会治理]样板\n"
    )


def test_one_document_or_all(workbench: Workbench, used: Path) -> None:
    with Store.open(used) as store:
        add_document(store, "市域社会治理", name="二.txt")
    found = workbench("terms", "used", used, "市域社会治理", "--document", "二.txt", "--json").json
    assert [(one["document"], one["number"], one["kind"]) for one in found] == [
        ("二.txt", 1, "untranslated")
    ]
    assert len(workbench("terms", "used", used, "市域社会治理", "--json").json) == 5


def test_a_term_that_stands_nowhere(workbench: Workbench, used: Path) -> None:
    workbench("terms", "add", used, "网格员", "grid worker")
    assert workbench("terms", "used", used, "网格员").out == "网格员 stands in no segment\n"
    assert workbench("terms", "used", used, "网格员", "--json").json == []
    ran = workbench("terms", "used", used, "法院")
    assert (ran.status, ran.err) == (
        2,
        "workbench: the glossary has no term '法院'; terms list shows what it has\n",
    )


def replace(workbench: Workbench, project: Path, *more: object, new: str = MUNICIPAL) -> object:
    ran = workbench(
        "terms", "replace", project, "市域社会治理", "--from", URBAN, "--to", new, *more, "--json"
    )
    return without(ran.json, "id", "version")


def targets(workbench: Workbench, project: Path) -> list[str]:
    return [pair["target"] for pair in workbench("pairs", project, "--json").json]


SECOND = {
    "document": PAGE,
    "number": 2,
    "before": "A pilot city for urban social governance",
    "after": "A pilot city for municipal social governance",
}
FOURTH = {
    "document": PAGE,
    "number": 4,
    "before": "Urban social governance reached a higher level.",
    "after": "Municipal social governance reached a higher level.",
}


def test_a_preview_changes_nothing(workbench: Workbench, used: Path) -> None:
    before = targets(workbench, used)
    assert replace(workbench, used, "--preview") == {
        "changed": 0,
        "changes": [SECOND, FOURTH],
        "skipped": [],
    }
    assert targets(workbench, used) == before


def test_a_preview_for_people_is_a_diff(workbench: Workbench, used: Path) -> None:
    ran = workbench(
        *("terms", "replace", used, "市域社会治理", "--from", URBAN, "--to", MUNICIPAL),
        "--preview",
    )
    assert ran.out == (
        f"{PAGE} 2\n"
        "    A pilot city for [-urban-]{+municipal+} social governance\n"
        f"{PAGE} 4\n"
        "    [-Urban-]{+Municipal+} social governance reached a higher level.\n"
        "2 segments would change\n"
    )


def test_replacing_says_how_many_and_how_to_take_it_back(workbench: Workbench, used: Path) -> None:
    ran = workbench("terms", "replace", used, "市域社会治理", "--from", URBAN, "--to", MUNICIPAL)
    assert (ran.status, ran.out) == (
        0,
        "replaced in 2 segments\nundo on the screen takes all of it back in one step\n",
    )
    assert targets(workbench, used)[1:4:2] == [SECOND["after"], FOURTH["after"]]
    again = workbench("terms", "replace", used, "市域社会治理", "--from", URBAN, "--to", MUNICIPAL)
    assert (again.status, again.out) == (0, "replaced in 0 segments\n")


@pytest.mark.parametrize(
    ("segments", "expected"),
    [("2", [SECOND]), ("3-9", [FOURTH]), ("1, 2-4", [SECOND, FOURTH]), ("5", []), ("4-2", [])],
)
def test_only_the_segments_that_are_named(
    workbench: Workbench, used: Path, segments: str, expected: list[object]
) -> None:
    assert replace(workbench, used, "--segments", segments) == {
        "changed": len(expected),
        "changes": expected,
        "skipped": [],
    }


def test_json_has_the_version_that_stands_now(workbench: Workbench, used: Path) -> None:
    arguments = ("terms", "replace", used, "市域社会治理", "--from", URBAN, "--to", MUNICIPAL)
    (changed, _) = workbench(*arguments, "--json").json["changes"]
    pair = workbench("pairs", used, "--json").json[1]
    assert (changed["id"], changed["version"]) == (pair["id"], pair["version"])
    assert pair["state"] == "draft"


def test_what_was_skipped_is_said(workbench: Workbench, used: Path) -> None:
    with Store.open(used) as store, store.journal.change("lock", "王编") as change:
        change.update("segments", 2, {"locked": 1})
    skipped = {"document": PAGE, "number": 2, "reason": "is locked"}
    assert replace(workbench, used, "--preview") == {
        "changed": 0,
        "changes": [FOURTH],
        "skipped": [skipped],
    }
    arguments = ("terms", "replace", used, "市域社会治理", "--from", URBAN, "--to", MUNICIPAL)
    shown = workbench(*arguments, "--preview").out
    assert "    skipped: it is locked\n" in shown
    assert shown.endswith("1 segment would change\n")
    ran = workbench(*arguments)
    assert ran.err == f"workbench: {PAGE} 2 is locked and was skipped\n"
    assert ran.out.startswith("replaced in 1 segment\n")


@pytest.mark.parametrize("segments", ["", "x", "1,,2", "-3", "1-", "3.5", "٣"])
def test_segments_that_are_no_numbers(workbench: Workbench, used: Path, segments: str) -> None:
    ran = workbench(
        *("terms", "replace", used, "市域社会治理", "--from", URBAN, "--to", MUNICIPAL),
        f"--segments={segments}",
    )
    assert (ran.status, ran.out) == (2, "")
    assert "segments are given as numbers and ranges: 3,5-9" in ran.err


def test_segments_of_several_documents_ask_for_one(workbench: Workbench, used: Path) -> None:
    with Store.open(used) as store:
        add_document(store, "市域社会治理", name="二.txt")
    arguments = ("terms", "replace", used, "市域社会治理", "--from", URBAN, "--to", MUNICIPAL)
    ran = workbench(*arguments, "--segments", "2")
    assert ran.status == 2
    assert "the project has 2 documents" in ran.err
    chosen = workbench(*arguments, "--segments", "2", "--document", PAGE)
    assert chosen.out.startswith("replaced in 1 segment\n")


@pytest.mark.parametrize("new", ["", "  ", "a\nb"])
def test_a_rendering_that_can_t_stand_is_refused(
    workbench: Workbench, used: Path, new: str
) -> None:
    ran = workbench("terms", "replace", used, "市域社会治理", "--from", URBAN, "--to", new)
    assert (ran.status, ran.out) == (2, "")
    assert "rendering" in ran.err


@pytest.mark.parametrize(
    ("text", "found", "around", "expected"),
    [
        ("一二三四五六七", (3, 4), 2, "…二三[四]五六…"),
        ("one two three four five six", (8, 13), 2, "…two [three] four…"),
        ("one\ntwo", (4, 7), 9, "one [two]"),
        ("a bc de", None, 1, "a bc…"),
        ("", None, 1, ""),
    ],
)
def test_a_place_is_shown_in_its_context(
    text: str, found: tuple[int, int] | None, around: int, expected: str
) -> None:
    assert in_context(text, [Span(*found)] if found else [], around) == expected
