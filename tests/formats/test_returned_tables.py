"""Tables that come back: ours, and ours as other programs save them."""

import csv
import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

from tests.builders import annotation, leaving, pair, parallel, uuid_of
from tests.examples import examples
from tests.formats.full_choices import PROJECT, asked_texts
from tests.formats.round_trips import written
from workbench.errors import UnreadableFile
from workbench.formats.jsonl import FORMAT as JSONL
from workbench.formats.jsonl_translation import FORMAT as TRANSLATION
from workbench.formats.parallel_csv import FORMAT as CSV
from workbench.formats.tsv import FORMAT as TSV
from workbench.model.exchange import ParallelText
from workbench.model.memory import BadUnit
from workbench.model.returned import (
    ReturnedFile,
    ReturnedNote,
    ReturnedRow,
    ReturnedWording,
    SentNote,
)
from workbench.model.segments import State
from workbench.plugins import Format
from workbench.text.fingerprints import fingerprint
from workbench.text.line_ends import to_line_feeds

EVERY = pytest.mark.parametrize("format", [TSV, CSV, JSONL], ids=lambda each: each.name)
TABLES = pytest.mark.parametrize("format", [TSV, CSV], ids=lambda each: each.name)
NOTE = annotation(body="a | b")
TEXT = replace(
    parallel(
        replace(leaving(pair(1, "法治。", "=Rule of law.", note="a | b")), remark=NOTE),
        replace(leaving(pair(2, "以案释法。\n扫黑除恶。", "")), annotations=(annotation(),)),
        pair(3, "一审判决", "First \t“instance”,\njudgment", state=State.REVIEWED),
    ),
    project=PROJECT,
)


def given_back(
    format: Format, data: bytes, path: Path
) -> tuple[ReturnedFile, list[ReturnedRow | BadUnit]]:
    path.write_bytes(data)
    assert format.read_returned is not None
    file = format.read_returned(path)
    return file, list(file.rows)


def plain(rows: list[ReturnedRow | BadUnit]) -> list[tuple[str, str, str, State | None]]:
    assert all(isinstance(row, ReturnedRow) for row in rows), rows
    return [(row.id, row.source, row.target, row.state) for row in rows]  # type: ignore[union-attr]


def meant(text: ParallelText) -> list[tuple[str, str, str, State | None]]:
    return [
        (
            each.segment.id,
            to_line_feeds(each.segment.source),
            to_line_feeds(each.target.text),
            each.target.state,
        )
        for each in text.pairs
    ]


@EVERY
@settings(
    max_examples=examples(15),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[
        HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture,
        HealthCheck.filter_too_much,
    ],
)  # fmt: skip
@given(asked_texts)
def test_what_went_out_comes_back(format: Format, tmp_path: Path, text: ParallelText) -> None:
    data = written(format, text)
    # In a table U+FFFE, which is no character, stands for bytes that are none.
    assume(list(text.pairs) and (format is JSONL or "\ufffe".encode() not in data))
    file, rows = given_back(format, data, tmp_path / "back")
    assert plain(rows) == meant(text)
    assert (file.project, list(file.warnings)) == (PROJECT, [])
    for row, each in zip(rows, text.pairs, strict=True):
        assert isinstance(row, ReturnedRow)
        assert (row.fingerprint, row.has_notes) == (each.fingerprint, True)


def test_a_row_says_all_of_its_pair(tmp_path: Path) -> None:
    _, rows = given_back(TSV, written(TSV, TEXT), tmp_path / "back.tsv")
    assert rows[0] == ReturnedRow(
        id=uuid_of("henan-legal-daily.txt", 1),
        fingerprint=fingerprint("法治。"),
        source="法治。",
        wordings=(ReturnedWording(text="=Rule of law."),),
        state=State.TRANSLATED,
        notes=(ReturnedNote(text="a | b", id=NOTE.id),),
        has_notes=True,
        sent_notes=(SentNote(NOTE.id, fingerprint("a | b")),),
        document="henan-legal-daily.txt",
        since="2026-03-01T08:30:00+00:00",
        where="line 2",
    )
    assert isinstance(rows[1], ReturnedRow)
    assert rows[1].notes == (ReturnedNote(text="which centre is meant?", id=annotation().id),)
    assert rows[1].wordings == ()
    assert [row.where for row in rows if isinstance(row, ReturnedRow)] == [
        "line 2", "line 3", "line 5",
    ]  # fmt: skip


def moved(rows: list[list[str]]) -> list[list[str]]:
    """The columns the other way round, and the pairs too."""
    head, *body = rows
    return [head[::-1], *(row[::-1] for row in reversed(body))]


def narrow(rows: list[list[str]]) -> list[list[str]]:
    """Only what a colleague kept, under names of his own."""
    kept = [rows[0].index(name) for name in ("id", "source", "target", "state")]
    names = ["ID", "原文", "译文", "Status"]
    return [names, *([row[at] for at in kept] for row in rows[1:])]


def table(rows: list[list[str]], **how: object) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, **how).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize(
    ("change", "how", "encoding"),
    [
        (list, {"delimiter": ","}, "utf-8"),
        (list, {"delimiter": ";"}, "utf-8-sig"),
        (list, {"delimiter": "\t", "lineterminator": "\n"}, "utf-16"),
        (list, {"delimiter": ",", "quoting": csv.QUOTE_ALL}, "utf-8"),
        (list, {"delimiter": ",", "lineterminator": "\n"}, "gb18030"),
        (moved, {"delimiter": "\t"}, "utf-8"),
        (narrow, {"delimiter": ";"}, "utf-8"),
    ],
)
def test_whatever_a_spreadsheet_makes_of_it(
    change: Callable[[list[list[str]]], list[list[str]]],
    how: dict[str, object],
    encoding: str,
    tmp_path: Path,
) -> None:
    given = csv.reader(io.StringIO(written(TSV, TEXT).decode(), newline=""), "excel-tab")
    rows = change(list(given))
    _, found = given_back(TSV, table(rows, **how).encode(encoding), tmp_path / "back.tsv")
    assert sorted(plain(found)) == sorted(meant(TEXT))


@TABLES
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
def test_a_table_that_libreoffice_saved(format: Format, tmp_path: Path) -> None:
    path = tmp_path / "sent.csv"
    path.write_bytes(written(format, TEXT))
    separator = 9 if format is TSV else 44
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless",
         f"--infilter=CSV:{separator},34,76",
         "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76",
         "--outdir", tmp_path / "out", path],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    data = (tmp_path / "out" / "sent.csv").read_bytes()
    file, found = given_back(format, data, tmp_path / "back.csv")
    assert (plain(found), file.project) == (meant(TEXT), PROJECT)


@EVERY
def test_a_file_that_is_cut_short_loses_the_row_alone(format: Format, tmp_path: Path) -> None:
    data = written(format, TEXT)
    start = data.index("一审判决".encode())
    seen = 0
    for end in range(start, len(data) - 3):
        _, rows = given_back(format, data[:end], tmp_path / "back")
        assert plain(rows[:2]) == meant(TEXT)[:2]
        assert all(isinstance(row, BadUnit) for row in rows[2:]) or end > len(data) - 45
        seen += len(rows) == 3
    assert seen


@EVERY
def test_a_row_of_another_project_is_told(format: Format, tmp_path: Path) -> None:
    data = written(format, TEXT)
    at = data.rindex(PROJECT.encode())
    other = data[:at] + uuid_of("other").encode() + data[at + len(PROJECT) :]
    _, rows = given_back(format, other, tmp_path / "back")
    (bad,) = (row for row in rows if isinstance(row, BadUnit))
    assert bad.fault == "the row is of another project than those before it"


@EVERY
def test_a_state_that_nobody_knows_is_told_and_not_taken(format: Format, tmp_path: Path) -> None:
    data = written(format, TEXT).replace(b"reviewed", b"nearly").replace(b"initial", b"asleep")
    file, rows = given_back(format, data, tmp_path / "back")
    assert [row.state for row in rows if isinstance(row, ReturnedRow)] == [
        State.TRANSLATED, None, None,
    ]  # fmt: skip
    line = 3 if format is not JSONL else 2
    assert list(file.warnings) == [
        f"states that nobody knows were not read: line {line} ('asleep') and 1 more"
    ]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "x has no head with the columns source and target"),
        ("法治\tRule of law\n".encode(), "x has no head with the columns source and target"),
        (b"source\n", "x, line 1: no two columns, a source and a target"),
    ],
)
@TABLES
def test_what_is_no_such_table(format: Format, data: bytes, fault: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        given_back(format, data, tmp_path / "x")
    assert caught.value.fault == fault


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ('{"id": "7", "translation": {"en": "Law", "zh": "法"}}', [("7", "法", "Law", None)]),
        ('{"source": "法", "target": "Law", "state": "draft"}', [("", "法", "Law", State.DRAFT)]),
        ('\ufeff{"src": "Law", "tgt": "法"}\r\n\r\n', [("", "法", "Law", None)]),
    ],
)
def test_objects_of_other_programs(
    line: str, rows: list[tuple[str, str, str, State | None]], tmp_path: Path
) -> None:
    for format in (JSONL, TRANSLATION):
        _, found = given_back(format, line.encode(), tmp_path / "x.jsonl")
        assert plain(found) == rows
        assert [row.has_codes for row in found if isinstance(row, ReturnedRow)] == [False]


@pytest.mark.parametrize(
    "codes",
    [
        '[{"number": 1, "kind": "open", "offset": 4}]',
        '[{"number": 1, "kind": "open", "offset": -1}]',
        '[{"number": 1, "kind": "wide", "offset": 1}]',
        '[{"kind": "open", "offset": 1}]',
        '["open"]',
        '[{"number": 1, "kind": "open", "offset": 2}, {"number": 2, "kind": "open", "offset": 1}]',
    ],
)
def test_codes_that_are_none_are_told_by_line(codes: str, tmp_path: Path) -> None:
    line = f'{{"source": "法", "target": "Law", "target_codes": {codes}}}'
    _, found = given_back(JSONL, line.encode(), tmp_path / "x.jsonl")
    assert found == [
        BadUnit(
            line=1,
            fault="its target_codes are not those of the target: a number, a kind and an offset"
            " each",
        )
    ]
