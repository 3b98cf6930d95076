from pathlib import Path

import pytest

from tests.cli.running import Workbench

EMPTY = {
    "documents": [],
    "segments": 0,
    "translated": 0,
    "reviewed": 0,
    "final": 0,
    "draft": 0,
    "needs_work": 0,
    "han_characters": 0,
    "words": 0,
    "not_translatable": 0,
    "conflicts": [],
}


def test_an_empty_project_and_nothing_beside_it(workbench: Workbench, tmp_path: Path) -> None:
    ran = workbench("new", "法制.db")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert [path.name for path in tmp_path.glob("*.db*")] == ["法制.db"]
    assert workbench("status", "法制.db", "--json").json == EMPTY
    assert workbench("pairs", "法制.db", "--json").json == []


def test_its_languages_go_into_an_export(workbench: Workbench) -> None:
    assert workbench("new", "p.db", "--source", "zh-Hant-TW", "--target", "en-GB").status == 0
    assert workbench("export", "p.db", "p.tmx").status == 0
    header = Path("p.tmx").read_text(encoding="utf-8").partition("<body")[0]
    assert "zh-Hant-TW" in header or "zh-TW" in header


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["p.txt"], "p.txt does not end in .db; call it p.txt.db"),
        (["nowhere/p.db"], "there is no folder nowhere; make it first"),
        (["there.db"], "there.db is there already; open it, or choose another name"),
        (["p.db", "--target", "English language"], "'English language' is no language tag"),
    ],
)
def test_refused(workbench: Workbench, tmp_path: Path, arguments: list[str], line: str) -> None:
    (tmp_path / "there.db").write_bytes("账目".encode())
    ran = workbench("new", *arguments)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert ran.err.startswith(f"workbench: {line}")
    assert [path.name for path in tmp_path.iterdir()] == ["there.db"]
    assert (tmp_path / "there.db").read_bytes() == "账目".encode()
