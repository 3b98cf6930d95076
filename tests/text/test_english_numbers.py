"""English numbers in words, written and read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text import english_numbers as words

RUNS = [
    ("between one hundred and two hundred persons", [100, 200]),
    ("one million and three hundred thousand", [1_300_000]),
    ("between one thousand and two thousand", [1000, 2000]),
    ("twenty-three thousand four hundred and five", [23_405]),
    ("Three Hundred Million", [300_000_000]),
    ("two and three", [2, 3]),
    ("one, two, three", [1, 2, 3]),
    ("none", []),
]


@pytest.mark.parametrize(("text", "expected"), RUNS)
def test_runs(text: str, expected: list[int]) -> None:
    found = re.finditer(words.RUN, text, re.IGNORECASE)
    assert [value for run in found for _, _, value in words.cardinals(run[0])] == expected


def test_a_run_that_nobody_reads_says_nothing() -> None:
    assert words.cardinals("one hundred and " * 1000) == ()


@given(st.integers(min_value=1, max_value=10**14), st.booleans())
def test_cardinals_are_read_back(value: int, has_and: bool) -> None:
    written = words.cardinal(value, has_and=has_and)
    if written is not None:
        assert words.cardinals(written) == ((0, len(written), value),)


@given(st.integers(min_value=1, max_value=100))
def test_ordinals_are_read_back(value: int) -> None:
    written = words.ordinal(value)
    assert written is not None
    assert re.fullmatch(words.ORDINAL, written)
    assert words.ordinal_value(written) == value


@given(st.integers(min_value=1, max_value=3999))
def test_roman_numerals_are_read_back(value: int) -> None:
    written = words.roman(value)
    assert written is not None
    assert words.roman_value(written) == value


def test_what_has_no_words() -> None:
    assert (words.cardinal(1_234_567), words.ordinal(101), words.roman(4000)) == (None, None, None)


def test_suffixes() -> None:
    found = {value: words.suffix(value) for value in (1, 2, 3, 4, 11, 12, 21, 112, 123)}
    assert found == {
        1: "st",
        2: "nd",
        3: "rd",
        4: "th",
        11: "th",
        12: "th",
        21: "st",
        112: "th",
        123: "rd",
    }


MONTHS = [
    (7, "January", "July"),
    (9, "Oct.", "Sept."),
    (9, "Jul", "Sep"),
    (7, "Oct.", "Jul."),
    (5, "Oct.", "May"),
    (8, "May", "August"),
    (13, "May", None),
]


@pytest.mark.parametrize(("number", "like", "expected"), MONTHS)
def test_months(number: int, like: str, expected: str | None) -> None:
    assert words.month(number, like=like) == expected
