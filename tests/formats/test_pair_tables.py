"""Parallel text as TSV and CSV: all cells come back, and no spreadsheet calculates one."""

import csv
import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.builders import SUGGESTED, annotation, leaving, pair, parallel, suggested, uuid_of
from tests.formats.full_choices import PROJECT, asked, asked_texts
from tests.formats.round_trips import hard_pairs, read_back, whole, written
from workbench.formats._cell_guard import unguarded
from workbench.formats.parallel_csv import FORMAT as CSV
from workbench.formats.tsv import FORMAT as TSV
from workbench.model.exchange import Carried, Choices, Level, ParallelText, Part
from workbench.model.matches import Match, MatchKind
from workbench.model.segments import Origin, Revision, Side, State
from workbench.model.spans import Span
from workbench.model.terms import Concept, Term, TermHit
from workbench.plugins import Format
from workbench.text.fingerprints import fingerprint

BOTH = pytest.mark.parametrize("format", [TSV, CSV], ids=lambda each: each.name)
DELIMITERS = {"tsv": "\t", "parallel-csv": ","}
FIRST = ["number", "document", "kind", "state", "source", "target", "note", "id", "origin"]
CELLS = ("=1+1", "+86", "-1", "@x", "\t=cmd", "\x00=1+1", "＝1", "'=1", "-- 法", "=HYPERLINK(1)")


def table(format: Format, text: ParallelText) -> list[list[str]]:
    """The rows as a reader without any knowledge of ours has them."""
    data = written(format, text).decode("utf-8-sig" if format is CSV else "utf-8")
    return list(csv.reader(io.StringIO(data, newline=""), delimiter=DELIMITERS[format.name]))


def beside() -> ParallelText:
    """A pair of sentences with something of every kind beside it."""
    concept = Concept(
        id=uuid_of("concept"),
        version=1,
        terms=(
            Term(id=uuid_of("zh"), version=1, language="zh-Hans", text="法治"),
            Term(id=uuid_of("en"), version=1, language="en", text="rule of law"),
        ),
    )
    full = replace(
        leaving(pair(3, "法治。", "Rule of law.", note="a | b")),
        part=Part(
            paragraph=uuid_of("p"), number=2, count=2, sources=2, targets=1, is_sure=False
        ),
        annotations=(annotation(body="which law?"),),
        terms=(TermHit(span=Span(0, 2), text="法治", concepts=(concept,)),),
        matches=(
            Match(
                kind=MatchKind.FUZZY, score=87, source="依法治国。", wanted="法治。",
                target="Govern by law.", author="陈校", time="", memory="刑法",
            ),
        ),
        history=(
            Revision(
                id=uuid_of("r"), version=1, side=Side.TARGET, text="Law.", state=State.DRAFT,
                author="李译", time="2026-03-01T08:30:00+00:00", origin=Origin.TYPED, detail="",
                is_head=False,
            ),
        ),
    )  # fmt: skip
    return asked(parallel(full))


@BOTH
@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(asked_texts)
def test_all_that_is_written_is_read_back(format: Format, text: ParallelText) -> None:
    assert format.expected is not None
    found = read_back(format, written(format, text))
    assert found == list(format.expected(text))
    assert [tuple(each[:2]) for each in found] == whole(text)


@BOTH
def test_a_row_says_all_of_its_pair(format: Format) -> None:
    head, row = table(format, beside())
    found = dict(zip(head, row, strict=True))
    assert head[:9] == FIRST
    assert found == {
        "number": "3",
        "document": "henan-legal-daily.txt",
        "kind": "body",
        "state": "translated",
        "source": "法治。",
        "target": "Rule of law.",
        "note": r"a \| b | [query] which law?",
        "id": uuid_of("henan-legal-daily.txt", 3),
        "origin": "typed",
        "author": "李译",
        "time": "2026-03-01T08:30:00+00:00",
        "detail": "",
        "part": "2:1?",
        "paragraph": uuid_of("p"),
        "terms": "法治: rule of law",
        "matches": "[fuzzy 87%, 刑法, 陈校] 依法治国。 → Govern by law.",
        "history": "[2026-03-01 08:30, 李译, draft] Law.",
        "notes_sent": (
            f"{annotation(body='which law?').id}:8"
            f":{fingerprint('[query] ')}:{fingerprint('which law?')}"
        ),
        "fingerprint": next(beside().pairs).fingerprint,
        "project": PROJECT,
    }


@BOTH
def test_columns_that_nobody_asked_for_are_not_there(format: Format) -> None:
    text = replace(beside(), choices=Choices())
    written = ["author", "time", "detail", "notes_sent", "fingerprint", "project"]
    assert table(format, text)[0] == [*FIRST, *written]
    sentences = replace(beside(), choices=Choices(level=Level.SENTENCE))
    assert table(format, sentences)[0] == [
        *FIRST, *written[:4], "part", "paragraph", *written[4:],
    ]  # fmt: skip


@BOTH
def test_a_row_says_where_its_target_came_from(format: Format) -> None:
    _, *rows = table(format, parallel(pair(1), suggested(pair(2)), pair(3, target="")))
    assert [(row[8], row[11]) for row in rows] == [
        ("typed", ""), ("memory", SUGGESTED), ("", ""),
    ]  # fmt: skip


@BOTH
def test_no_cell_begins_as_a_formula_does(format: Format) -> None:
    text = parallel(*(pair(at, cell, cell, note=cell) for at, cell in enumerate(CELLS, 1)))
    _, *rows = table(format, text)
    for cell, row in zip(CELLS, rows, strict=True):
        assert row[4:7] == [f"'{cell}"] * 3
        assert unguarded(row[4]) == cell


@BOTH
def test_hard_texts_stand_as_they_are(format: Format) -> None:
    found = read_back(format, written(format, hard_pairs()))
    assert [tuple(each[:2]) for each in found] == whole(hard_pairs())


def test_excel_sees_the_encoding_of_a_csv() -> None:
    assert written(CSV, parallel(pair())).startswith(b"\xef\xbb\xbfnumber,document,")
    assert written(TSV, parallel(pair())).startswith(b"number\tdocument\t")


@BOTH
def test_a_paragraph_may_be_longer_than_the_csv_module_likes(format: Format) -> None:
    long = "突出抓好制度机制建设,坚决维护国家政治安全。" * 20_000
    (found,) = read_back(format, written(format, parallel(pair(1, long, "long"))))
    assert isinstance(found, Carried)
    assert found[:2] == (long, "long")


@BOTH
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
def test_libreoffice_shows_every_cell_as_text(format: Format, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "pairs.csv"
    text = parallel(*(pair(at, cell, cell) for at, cell in enumerate(CELLS, 1)))
    path.write_bytes(written(format, text))
    separator = ord(DELIMITERS[format.name])
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless",
         f"--infilter=CSV:{separator},34,76", "--convert-to", "xlsx", "--outdir", tmp_path, path],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    sheet = load_workbook(tmp_path / "pairs.xlsx").active
    assert sheet is not None
    kinds = {cell.data_type for row in sheet.iter_rows(min_col=5, max_col=6) for cell in row}
    assert kinds == {"s"}
