"""terms extract."""

from pathlib import Path

import pytest

from tests.cli.running import Workbench

TEXT = """南岭市深化“三端共治”改革,推行“三端共治”平台。

(南岭日报记者 仇建国)
"""


@pytest.fixture
def page(workbench: Workbench, tmp_path: Path) -> Path:
    project, text = tmp_path / "法制.db", tmp_path / "报.txt"
    text.write_text(TEXT, encoding="utf-8")
    workbench("new", project)
    workbench("add", project, text)
    return project


def texts(workbench: Workbench, project: Path, *arguments: str) -> list[str]:
    found = workbench("terms", "extract", project, *arguments, "--json").json
    return [each["text"] for each in found]


def test_each_candidate_has_its_places(workbench: Workbench, page: Path) -> None:
    found = workbench("terms", "extract", page, "--json").json
    (each,) = [one for one in found if one["text"] == "三端共治"]
    assert (each["count"], each["kind"], each["english"]) == (2, "term", "")
    assert each["places"][0] == {
        "document": "报",
        "number": 1,
        "start": 6,
        "end": 10,
        "context": "南岭市深化“三端共治”改革,推行“三端共治”平台。",
    }


def test_names(workbench: Workbench, page: Path) -> None:
    found = workbench("terms", "extract", page, "--names", "--json").json
    assert [(each["text"], each["english"]) for each in found if each["kind"] == "person"] == [
        ("仇建国", "Qiu Jianguo")
    ]


def test_what_is_accepted_or_refused_is_not_proposed_again(
    workbench: Workbench, page: Path
) -> None:
    assert "三端共治" not in texts(workbench, page, "--accept", "三端共治")
    assert "仇建国" not in texts(workbench, page, "--names", "--refuse", "仇建国")
    assert "仇建国" not in texts(workbench, page, "--names")
    listed = workbench("terms", "list", page, "--json").json
    assert [each["terms"][0]["text"] for each in listed] == ["三端共治"]


def test_what_is_not_proposed_is_not_accepted(workbench: Workbench, page: Path) -> None:
    done = workbench("terms", "extract", page, "--accept", "三端共治", "--refuse", "没有")
    assert (done.status, workbench("terms", "list", page, "--json").json) == (2, [])


def test_of_one_document(workbench: Workbench, page: Path) -> None:
    assert "三端共治" in texts(workbench, page, "报")
    assert workbench("terms", "extract", page, "别的").status == 2


def test_in_plain_text(workbench: Workbench, page: Path) -> None:
    out = workbench("terms", "extract", page, "--limit", "1").out
    assert out.splitlines()[:2] == [
        "2×    三端共治  (term)",
        "      报 1, 1: 南岭市深化“三端共治”改革,推行“三端共治”平台。",
    ]


def test_the_document_may_be_said_with_its_option(workbench: Workbench, page: Path) -> None:
    assert texts(workbench, page, "--document", "报") == texts(workbench, page, "报") != []
