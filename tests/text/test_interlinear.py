"""Words with their readings above them."""

from __future__ import annotations

import pytest

from workbench.model.spans import Span
from workbench.text.interlinear import Cell, cells, row_at, rows
from workbench.text.word_readings import read_words

TEXT = "在“基层”建设,中国。"


def cell(start: int, end: int, text: str, reading: str, lead: int = 0) -> Cell:
    return Cell(span=Span(start, end), text=text, reading=reading, lead=lead)


CELLS = [
    cell(0, 1, "在", "zài"),
    cell(1, 5, "“基层”", "jīcéng", 1),
    cell(5, 8, "建設,", "jiànshè"),
    cell(8, 11, "中國。", "Zhōngguó"),
]


def test_marks_stand_with_their_words() -> None:
    assert cells(read_words(TEXT), "在“基层”建設,中國。") == CELLS
    assert [each.width for each in CELLS] == [3, 7, 7, 8]
    assert cells(read_words("“"), "“") == [cell(1, 1, "“", "")]
    assert cells(read_words(""), "") == []


@pytest.mark.parametrize(
    ("width", "expected"), [(80, [4]), (19, [3, 1]), (18, [2, 2]), (12, [2, 1, 1]), (1, [1] * 4)]
)
def test_rows_of_a_width(width: int, expected: list[int]) -> None:
    found = rows(CELLS, width)
    assert [len(row) for row in found] == expected
    assert [each for row in found for each in row] == CELLS


def test_the_row_of_a_code_point() -> None:
    found = rows(CELLS, 19)
    assert [row_at(found, offset) for offset in (0, 7, 8, 11)] == [0, 0, 1, 1]
    assert row_at([], 0) == 0
