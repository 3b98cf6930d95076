"""What people do to the rows and columns of a workbook before it comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.builders import pair_of, project, row_of, texts, visit_of
from tests.services.returning.rows import ME
from workbench.errors import UnreadableFile
from workbench.model.exchange import Choices, NotesFor
from workbench.model.returned import RowFate, RowResult, TakenBack
from workbench.plugins import FORMATS
from workbench.services import annotating, exporting, parallel_texts, returning, translating
from workbench.store.project import Store

PARAGRAPHS = ("推动政法工作高质量发展", "依法治国是基本方略。", "一审判决", "扫黑除恶不能停。")
ENGLISH = ["High-quality work", "Law is basic.", "", ""]
SOURCE, TARGET, STATE, NOTES, REFERENCE = 2, 3, 4, 5, 6
"""The columns, from 1; the first row is the head."""
Change = Callable[[Any], None]


@pytest.fixture
def store() -> Iterator[Store]:
    with project(*PARAGRAPHS) as opened:
        for number, text in enumerate(ENGLISH[:2], 1):
            translating.confirm(opened, visit_of(opened, number), text)
        translating.write_note(opened, row_of(opened, 1), 1, "哪部法律?", ME)
        yield opened


def back(
    store: Store, folder: Path, change: Change, done: list[TakenBack] | None = None
) -> list[RowResult]:
    """What becomes of the workbook, once somebody has changed its sheet."""
    path = folder / "back.review.xlsx"
    text = parallel_texts.parallel_text(store, "page")
    exporting.write_export(text, path, FORMATS.get("review-xlsx"))
    book = openpyxl.load_workbook(path)
    sheet = next(each for each in book if each.cell(1, SOURCE).value == "Source")
    change(sheet)
    book.save(path)
    told: list[RowResult] = []
    taken = returning.take_back(store, path, "王审", tell=told.append)
    if done is not None:
        done.append(taken)
    assert list(store.faults()) == []
    return told


def turned(sheet: Any) -> None:
    """Sorted the other way round, and the last one translated."""
    sheet.cell(5, TARGET, "Never stop.")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=5)]
    for at, row in enumerate(reversed(rows), 2):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column).value = value


def with_english(*columns: int, hidden: bool = False) -> Change:
    """Some columns are deleted, and the last row is translated and perhaps hidden by a filter."""

    def change(sheet: Any) -> None:
        sheet.cell(5, TARGET, "Never stop.")
        if hidden:
            sheet.auto_filter.ref = sheet.dimensions
            sheet.row_dimensions[5].hidden = True
        for column in sorted(columns, reverse=True):
            sheet.delete_cols(column)

    return change


def with_gaps(sheet: Any) -> None:
    sheet.cell(5, TARGET, "Never stop.")
    sheet.insert_rows(3, 2)


def pasted_twice(sheet: Any) -> None:
    sheet.cell(5, TARGET, "Never stop.")
    for column in range(1, 10):
        sheet.cell(6, column, sheet.cell(5, column).value)


def renamed(column: int) -> Change:
    def change(sheet: Any) -> None:
        sheet.cell(5, TARGET, "Never stop.")
        sheet.cell(1, column, "Other")

    return change


@pytest.mark.parametrize(
    "change",
    [
        turned, with_english(), with_english(hidden=True), with_english(NOTES),
        with_english(STATE), with_english(REFERENCE), with_english(1, STATE, NOTES),
        renamed(NOTES), renamed(STATE), renamed(REFERENCE), with_gaps, pasted_twice,
    ],
)  # fmt: skip
def test_rows_are_known_wherever_they_stand(store: Store, tmp_path: Path, change: Change) -> None:
    told = back(store, tmp_path, change)
    assert [each.reason for each in told if each.reason] == []
    assert [target for _, target in texts(store)] == [*ENGLISH[:3], "Never stop."]
    assert [each.is_open for each in pair_of(store, 1).annotations] == [True]


@pytest.mark.parametrize("name", ["review-xlsx", "review-docx", "jsonl"])
def test_answers_go_out_and_come_back(store: Store, tmp_path: Path, name: str) -> None:
    (note,) = pair_of(store, 1).annotations
    annotating.reply(store, store.annotations.get(note.id).row, "宪法", "王审")
    path = tmp_path / f"back{FORMATS.get(name).suffixes[0]}"
    text = parallel_texts.parallel_text(store, "page", Choices(notes=NotesFor.ALL))
    exporting.write_export(text, path, FORMATS.get(name))
    assert returning.take_back(store, path, ME).same == len(PARAGRAPHS)
    if name == "review-xlsx":
        book = openpyxl.load_workbook(path)
        cell = book.worksheets[0].cell(2, NOTES)
        assert cell.value == "[1 query, 李译] 哪部法律?\n[1.1 王审] 宪法"
        cell.value = "[1 query, 李译] 哪部法律?\n[1.1 王审] 《宪法》第五条\n[1.2 陈校] 谢谢"
        book.save(path)
        assert returning.take_back(store, path, ME).taken == 1
        (note,) = pair_of(store, 1).annotations
        assert [(each.body, each.author) for each in note.replies] == [
            ("《宪法》第五条", "王审"),
            ("谢谢", "陈校"),
        ]


def test_merged_cells_are_those_of_the_first_row(store: Store, tmp_path: Path) -> None:
    def merged(sheet: Any) -> None:
        sheet.cell(4, TARGET, "Judgments")
        sheet.merge_cells(start_row=4, end_row=5, start_column=TARGET, end_column=TARGET)

    back(store, tmp_path, merged)
    assert [target for _, target in texts(store)] == [*ENGLISH[:2], "Judgments", ""]


def test_a_row_with_a_formula_is_told_once(store: Store, tmp_path: Path) -> None:
    done: list[TakenBack] = []
    told = back(store, tmp_path, lambda sheet: sheet.cell(3, TARGET, "=1+1"), done)
    assert [(each.document, each.number, each.reason) for each in told if each.reason] == [
        (
            "henan-legal-daily.txt",
            2,
            "Target is a formula or an error; write its text into the cell",
        )
    ]
    assert (done[0].refused, done[0].warnings) == (1, ())


def test_rows_that_are_gone_stay_as_they_were(store: Store, tmp_path: Path) -> None:
    told = back(store, tmp_path, lambda sheet: sheet.delete_rows(2, 2))
    assert [each.fate for each in told] == [RowFate.SAME] * 2
    assert [target for _, target in texts(store)] == ENGLISH


@pytest.mark.parametrize("column", [SOURCE, TARGET])
def test_without_source_or_target_it_is_no_table(store: Store, tmp_path: Path, column: int) -> None:
    for change in (renamed(column), lambda sheet: sheet.delete_cols(column)):
        with pytest.raises(UnreadableFile, match=r"has lost the column (Source|Target) of the"):
            back(store, tmp_path, change)
