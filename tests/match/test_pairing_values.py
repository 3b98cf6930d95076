"""Numbers of both languages by value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.match.pairing.values import chinese_values, english_values

_WORDS = ("one", "two", "ten", "hundred", "million", "billion", "and", "5", "999999")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("法院", []),
        ("8.5万", ["85000"]),
        ("1,200人", ["1200"]),
        ("一百二十三", ["123"]),
        ("一千零五", ["1005"]),
        ("三亿五千万", ["350000000"]),
        ("十", ["10"]),
        ("二十", ["20"]),
        ("两万", ["20000"]),
        ("万亿", ["1000000000000"]),
        ("3千万", ["30000000"]),
        ("二〇二一年", ["2021"]),
        ("三点五", ["3.5"]),
        ("第一条", ["1"]),
        ("一个", []),
        ("万一", []),
        ("十分重要", []),
        ("民国85年", ["1996"]),
        ("民国八十五年", ["1996"]),
        ("十四五规划", ["14"]),
        ("三分之二", ["3", "2"]),
        ("5月1日", ["month 5", "1"]),
        ("一月", ["month 1"]),
    ],
)
def test_chinese_numbers_have_their_value(text: str, expected: list[str]) -> None:
    found = chinese_values(text)

    assert [f"month {value}" if is_month else value for value, is_month in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the court", []),
        ("85,000", ["85000"]),
        ("8.5 million", ["8500000"]),
        ("the 14th plan", ["14"]),
        ("article 3", ["3"]),
        ("twenty-one", ["21"]),
        ("one hundred and five", ["105"]),
        ("two thousand three hundred", ["2300"]),
        ("three million two hundred thousand", ["3200000"]),
        ("five six", ["5", "6"]),
        ("no one", []),
        ("the first", ["1"]),
        ("two-thirds", ["2", "3"]),
        ("in may 2020", ["month 5", "2020"]),
        ("on may 5", ["month 5", "5"]),
        ("it may end", []),
        ("march 1", ["month 3", "1"]),
        ("covid19", []),
        ("the 1990s", ["1990"]),
    ],
)
def test_english_numbers_have_their_value(text: str, expected: list[str]) -> None:
    found = english_values(text)

    assert [f"month {value}" if is_month else value for value, is_month in found] == expected


@given(st.text("零一二三四五六七八九十百千万亿点第月民国0123456789,.", max_size=60))
def test_any_chinese_numerals_have_some_value(text: str) -> None:
    assert all(value for value, _ in chinese_values(text))


@given(st.lists(st.sampled_from(_WORDS)))
def test_any_english_numerals_have_some_value(words: list[str]) -> None:
    assert all(value for value, _ in english_values(" ".join(words)))


def test_a_number_longer_than_any_float_is_no_fault() -> None:
    assert [value for value, _ in english_values("9" * 400)] == ["inf"]
    assert len(list(chinese_values("亿" * 400))) == 1
