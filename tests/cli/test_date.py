"""date, and what it does to the wordings that are offered."""

from pathlib import Path

import pytest

from tests.cli.running import Workbench
from workbench.store.project import Store

LIST = """zh-Hans,en,from,en-preferred
一带一路,Belt and Road Initiative,2015-09,"One Belt, One Road <until 2015-08>"
"""


@pytest.fixture
def known(workbench: Workbench, project: Path, tmp_path: Path) -> Path:
    terms = tmp_path / "terms.csv"
    terms.write_text(LIST, encoding="utf-8")
    workbench("terms", "import", project, terms)
    return project


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2013-11", "One Belt, One Road"),
        ("2021", "Belt and Road Initiative"),
        ("", "Belt and Road Initiative"),
    ],
)
def test_a_text_gets_the_wording_of_its_time(
    workbench: Workbench, known: Path, date: str, expected: str
) -> None:
    (hit,) = workbench("terms", "find", known, "共建一带一路", "--date", date, "--json").json
    assert hit["targets"] == [expected]


def test_a_document_is_dated(workbench: Workbench, project: Path) -> None:
    assert workbench("date", project, "2021-03-18").out == "the text is of 2021-03-18\n"
    with Store.open(project, writable=False) as store:
        assert [document.date for _, document in store.documents.all()] == ["2021-03-18"]
    assert workbench("date", project, "").out == "the date of the text is not known\n"


@pytest.mark.parametrize("date", ["2021-13", "昨天", "18/3/2021"])
def test_what_is_no_date_is_refused(workbench: Workbench, project: Path, date: str) -> None:
    done = workbench("date", project, date)
    assert (done.status, "is no date" in done.err) == (2, True)


def test_a_text_is_added_with_its_date(workbench: Workbench, project: Path, tmp_path: Path) -> None:
    text = tmp_path / "新.txt"
    text.write_text("新的一年。\n", encoding="utf-8")
    workbench("add", project, text, "--date", "2013")
    with Store.open(project, writable=False) as store:
        assert [document.date for _, document in store.documents.all()][-1] == "2013"
    assert workbench("add", project, text, "--date", "2013-40").status == 2
