from pathlib import Path

import pytest

from tests.builders import PAGE
from tests.cli.running import Workbench
from workbench.services.projects import packaged


def test_it_prints_the_path_and_opens_it(workbench: Workbench, tmp_path: Path) -> None:
    ran = workbench("demo")
    assert (ran.status, ran.out, ran.err) == (0, "workbench-demo.db\n", "")
    assert ran.opened == [(Path("workbench-demo.db"), "李译", None)]
    assert workbench().out == f"workbench open {tmp_path / 'workbench-demo.db'}\n"


def test_it_holds_the_page_and_the_glossary(workbench: Workbench) -> None:
    ran = workbench("demo", "--no-open", "--path", "页.db")
    assert (ran.status, ran.out, ran.opened) == (0, "页.db\n", [])
    status = workbench("status", "页.db", "--json").json
    assert [document["name"] for document in status["documents"]] == [Path(PAGE).stem]
    assert status["segments"] > 20
    concepts = workbench("terms", "list", "页.db", "--json").json
    texts = {term["text"] for concept in concepts for term in concept["terms"]}
    assert {"扫黑除恶", "于东辉", "于東輝", "Yu Donghui"} <= texts
    lines = sum(
        len(path.read_text(encoding="utf-8").splitlines()) - 1
        for path in packaged("glossary").glob("*.csv")
    )
    assert len(concepts) == lines
    assert workbench("doctor", "页.db").status == 0


def test_one_that_is_there_is_opened_as_it_is(workbench: Workbench) -> None:
    workbench("demo", "--no-open")
    workbench("translate", "workbench-demo.db", 1, "Celebrating the centenary")
    ran = workbench("demo")
    assert (ran.status, ran.opened) == (0, [(Path("workbench-demo.db"), "李译", None)])
    assert workbench("status", "workbench-demo.db", "--json").json["translated"] == 1


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("demo.txt", "demo.txt does not end in .db; call it demo.txt.db"),
        ("nowhere/demo.db", "there is no folder nowhere; make it first"),
        ("其他.db", "其他.db is no workbench project; source texts come in with: workbench add"),
    ],
)
def test_refused(workbench: Workbench, tmp_path: Path, path: str, line: str) -> None:
    (tmp_path / "其他.db").write_bytes("账目".encode())
    ran = workbench("demo", "--path", path)
    assert (ran.status, ran.out, ran.err, ran.opened) == (2, "", f"workbench: {line}\n", [])
    assert [each.name for each in tmp_path.iterdir()] == ["其他.db"]
