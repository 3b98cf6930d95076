from pathlib import Path

import pytest

from tests.cli.running import Workbench
from tests.formats.bilingual_tables import docx, rtf, run, table
from workbench.formats._rtf_text import escaped

HEAD = ("ID", "Source", "Target", "Comments", "Status")
BY_WORD = docx(
    table(
        HEAD,
        ("1", run("深入推进") + run("平安建设", "<w:rPr><w:b/></w:rPr>"), "", "", "Draft"),
        ("2", "判决书", "Judgment", "which court?", "Translated"),
    )
)
BY_RTF = rtf(
    HEAD,
    ("1", escaped("深入推进").decode() + rf"{{\b {escaped('平安建设').decode()}}}", "", "", ""),
    ("2", escaped("判决书").decode(), "Judgment", "which court?", "Translated"),
)


@pytest.mark.parametrize(("suffix", "data"), [(".docx", BY_WORD), (".rtf", BY_RTF)])
def test_a_table_comes_in_is_translated_and_goes_out_into_the_same_file(
    workbench: Workbench, suffix: str, data: bytes
) -> None:
    path, out = Path(f"表{suffix}"), Path(f"out{suffix}")
    path.write_bytes(data)
    workbench("new", "p.db")
    workbench("add", "p.db", path)
    pairs = workbench("pairs", "p.db", "--json").json
    assert [(pair["source"], pair["target"], pair["state"]) for pair in pairs] == [
        ("深入推进平安建设", "", "initial"),
        ("判决书", "Judgment", "translated"),
    ]
    workbench("export", "p.db", out)
    assert out.read_bytes() == data
    workbench("translate", "p.db", "1", "--codes", "Advance {1>peace<1}")
    out.unlink()
    again = workbench("export", "p.db", out)
    assert (again.status, again.err) == (0, "")
    assert out.read_bytes() != data
    workbench("new", "q.db")
    workbench("add", "q.db", out)
    pairs = workbench("pairs", "q.db", "--json").json
    assert [(pair["target"], pair["state"]) for pair in pairs] == [
        ("Advance peace", "translated"),
        ("Judgment", "translated"),
    ]


@pytest.mark.parametrize(("suffix", "data"), [(".docx", BY_WORD), (".rtf", BY_RTF)])
def test_a_table_that_comes_back_changes_its_segments(
    workbench: Workbench, suffix: str, data: bytes
) -> None:
    path, back = Path(f"表{suffix}"), Path(f"back{suffix}")
    path.write_bytes(data)
    workbench("new", "p.db")
    workbench("add", "p.db", path)
    workbench("new", "reviewer.db")
    workbench("add", "reviewer.db", path)
    workbench("translate", "reviewer.db", "2", "Ruling")
    workbench("export", "reviewer.db", back)
    told = workbench("update", "p.db", back)
    assert told.out.splitlines()[-1].startswith("1 taken, 1 the same")
    assert [pair["target"] for pair in workbench("pairs", "p.db", "--json").json] == ["", "Ruling"]


def test_our_own_review_table_is_no_source(workbench: Workbench) -> None:
    Path("表.docx").write_bytes(BY_WORD)
    workbench("new", "p.db")
    workbench("add", "p.db", "表.docx")
    workbench("export", "p.db", "审.review.docx")
    told = workbench("add", "p.db", "审.review.docx")
    assert told.status != 0
    assert told.err == (
        "workbench: 审.review.docx is a review table of this program, not a text to be translated;"
        " take it back with: workbench update\n"
    )
    Path("审.review.docx").rename("审.docx")
    told = workbench("update", "p.db", "审.docx")
    assert told.out.splitlines()[-1] == "0 taken, 2 the same, 0 refused"
