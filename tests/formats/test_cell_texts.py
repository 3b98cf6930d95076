"""Texts as the cells of a workbook hold them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.formats._cell_texts import LONGEST, escaped, fits, unescaped


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("法治", "法治"),
        ("\x01", "_x0001_"),
        ("a\r\n\tb", "a_x000D_\n\tb"),
        ("\ufffe\uffff", "_xFFFE__xFFFF_"),
        ("_x0001_", "_x005F_x0001_"),
        ("_x005F_x0001_", "_x005F_x005F_x005F_x0001_"),
        ("_x00_ _", "_x00_ _"),
        ("_x005F\x01", "_x005F_x005F_x0001_"),
    ],
)
def test_what_a_cell_has(text: str, cell: str) -> None:
    assert escaped(text) == cell
    assert unescaped(cell) == text


@given(st.lists(st.sampled_from(["_", "x", "0", "005F", "\x01", "\ufffe", "法", "F"])).map("".join))
def test_any_text_comes_back(text: str) -> None:
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        ("法" * LONGEST, True),
        ("法" * (LONGEST + 1), False),
        ("𠮷" * (LONGEST // 2), True),
        ("𠮷" * (LONGEST // 2 + 1), False),
        ("\x01" * (LONGEST // 7), True),
        ("\x01" * (LONGEST // 7 + 1), False),
    ],
)
def test_what_a_cell_has_room_for(text: str, is_held: bool) -> None:
    assert fits(text) is is_held
