from pathlib import Path

import pytest

from tests.builders import project_file
from tests.cli.running import Workbench

TEXT = "2021年3月，法院审结案件723万件，同比上升12.5%。"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return project_file(tmp_path / "法制.db", TEXT)


def test_a_dry_run_writes_nothing(workbench: Workbench, path: Path) -> None:
    for _ in range(2):
        found = workbench("notes", "propose", path, "--kinds", "numbers", "--dry-run", "--json")
        assert found.json == [
            {"number": 1, "side": "source", "start": at, "end": at + len(text), "text": text,
             "label": "number", "origin": "numbers"}
            for at, text in ((TEXT.index("723"), "723万件"), (TEXT.index("12.5"), "12.5%"))
        ]  # fmt: skip


def test_proposals_are_accepted_and_refused(workbench: Workbench, path: Path) -> None:
    ran = workbench("notes", "propose", path, "--kinds", "numbers,dates")
    assert ran.out == "1 date\n2 number\n"
    accepted = workbench("notes", "accept", path, "--all", "--label", "date", "--json").json
    (date,) = accepted["accepted"]
    again = workbench("notes", "refuse", path, date)
    assert (again.status != 0, "is not proposed, but open" in again.err) == (True, True)
    assert workbench("notes", "refuse", path, "--all").out == "refused 2\n"
    assert workbench("notes", "propose", path, "--kinds", "numbers").out == "nothing to propose\n"


@pytest.mark.parametrize("more", [(), ("--label", "date"), ("abc", "--all")])
def test_ids_or_all_must_be_said(workbench: Workbench, path: Path, more: tuple[str, ...]) -> None:
    assert workbench("notes", "accept", path, *more).status == 2


@pytest.mark.parametrize("kinds", ["", "names,verbs"])
def test_an_unknown_kind_is_refused(workbench: Workbench, path: Path, kinds: str) -> None:
    ran = workbench("notes", "propose", path, "--kinds", kinds)
    assert (ran.status, "terms, names" in ran.err) == (2, True)


def test_an_unknown_label_is_refused(workbench: Workbench, path: Path) -> None:
    assert "no label" in workbench("notes", "accept", path, "--all", "--label", "日期").err
