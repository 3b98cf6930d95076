"""Parallel text as a plain workbook, and units from workbooks of all kinds."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook, load_workbook

from tests.builders import PAGE, newspaper, pair, parallel, suggested, uuid_of
from tests.formats.round_trips import (
    assert_survives,
    hard_pairs,
    pairs_back,
    parallel_texts,
    written,
)
from tests.formats.unit_values import good, read
from workbench.errors import UnreadableFile
from workbench.formats.parallel_xlsx import FORMAT
from workbench.model.exchange import Carried, ParallelText
from workbench.model.memory import BadUnit, NewUnit
from workbench.model.segments import Origin
from workbench.text.fingerprints import fingerprint

LONG = "法治" * 20_000


@pytest.mark.parametrize(
    "text", [newspaper(), hard_pairs(), parallel(), parallel(pair(1, LONG, "\x01_x0001_" * 9000))]
)
def test_what_is_written_is_read_back(text: ParallelText) -> None:
    assert_survives(FORMAT, text)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(parallel_texts)
def test_any_text_is_read_back(text: ParallelText) -> None:
    assert_survives(FORMAT, text)


def test_a_row_says_all_of_its_pair() -> None:
    text = parallel(suggested(pair(1, "法治", "=rule", note="see 2")))
    assert pairs_back(FORMAT, written(FORMAT, text)) == [
        Carried(
            "法治",
            "=rule",
            (
                ("number", "1"),
                ("document", PAGE),
                ("kind", "body"),
                ("state", "translated"),
                ("note", "see 2"),
                ("id", uuid_of(PAGE, 1)),
                ("origin", "memory"),
                ("author", "李译"),
                ("time", "2026-03-01T08:30:00+00:00"),
                ("detail", 'pretranslated: fuzzy 87% of <判决书> & "court papers"'),
                ("notes_sent", ""),
                ("fingerprint", fingerprint("法治")),
                ("project", ""),
            ),
        )
    ]


def test_numbers_are_numbers_and_texts_are_texts() -> None:
    text = parallel(pair(1, "法治", "=rule"))
    number, *cells = load_workbook(io.BytesIO(written(FORMAT, text))).worksheets[0][2]
    assert (number.value, number.data_type) == (1, "n")
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}


def workbook(*sheets: tuple[tuple[Any, ...], ...]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


LAW = NewUnit(source="法治", target="rule of law", source_language="zh-Hans", target_language="en")


@pytest.mark.parametrize(
    "sheets",
    [
        ((("法治", "rule of law"),),),
        ((("rule of law", "法治"),),),
        ((("English", "中文"), ("rule of law", "法治")),),
        ((("source", "target"), ("法治", "rule of law")),),
        ((), (("法治", "rule of law"),)),
        ((("a list of ours",),), (("zh", "en"), ("法治", "rule of law"))),
        ((("zh", "en"), (None, None), ("法治", "rule of law"), ("", "")),),
    ],
)
def test_units_of_any_sheet(sheets: tuple[tuple[tuple[Any, ...], ...], ...]) -> None:
    assert good(read(FORMAT, workbook(*sheets))) == [LAW]


def test_units_have_their_facts() -> None:
    head = ("原文", "译文", "译者", "日期", "文件", "domain")
    row = ("法治", "rule of law", "李译", "2024-03-01T08:30:00Z", "一.docx", "law")
    assert good(read(FORMAT, workbook((head, row)))) == [
        NewUnit(
            source="法治",
            target="rule of law",
            source_language="zh-Hans",
            target_language="en",
            origin=Origin.IMPORTED,
            author="李译",
            time="2024-03-01T08:30:00Z",
            document="一.docx",
            properties={"domain": "law"},
        )
    ]


def test_units_that_cannot_be_taken_are_named() -> None:
    rows = (("zh", "en"), ("法治",), ("法治", "=1+1"), ("", "law"), ("法治", "rule of law"))
    assert read(FORMAT, workbook(rows)) == [
        BadUnit(line=2, fault="the target is empty", where="row 2"),
        BadUnit(line=3, fault="the target is empty", where="row 3"),
        BadUnit(line=4, fault="the source is empty", where="row 4"),
        LAW,
    ]


def test_our_own_workbook_is_a_memory() -> None:
    text = parallel(pair(1, "法治", "rule of law"), pair(2, "法制", ""), pair(3, LONG, "law"))
    first, *bad = read(FORMAT, written(FORMAT, text))
    assert isinstance(first, NewUnit)
    assert (first.source, first.target, first.document) == ("法治", "rule of law", PAGE)
    assert bad == [
        BadUnit(line=3, fault="the target is empty", where="row 3"),
        BadUnit(
            line=4,
            fault="a text is too long for a cell, and stands on the sheet Long texts",
            where="row 4",
        ),
    ]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"no archive", "is no workbook"),
        (workbook(()), "has no sheet with cells"),
        (workbook((("法治",),)), "no two columns"),
    ],
)
def test_what_has_no_units(data: bytes, fault: str) -> None:
    with pytest.raises(UnreadableFile, match=fault):
        read(FORMAT, data)


def test_progress_is_told(tmp_path: Path) -> None:
    path = tmp_path / "memory.xlsx"
    path.write_bytes(workbook(tuple(("法治", f"law {number}") for number in range(2500))))
    told: list[int] = []
    assert FORMAT.read_units is not None
    assert len(list(FORMAT.read_units(path, told.append))) == 2500
    assert told == sorted(told)
    assert [round(each * 10 / path.stat().st_size) for each in told] == [4, 8]
