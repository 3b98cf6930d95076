from __future__ import annotations

import gzip
import os
import re
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.english_numbers import cardinal, cardinals, likely_values
from workbench.text.folding import fold
from workbench.text.numerals import POWERS, VALUES, likely_value, number_of, value_of

_BESIDE = Path(__file__).parents[3] / "shared" / "data"
_PAIRS = Path(os.environ.get("BENCH_DATA", _BESIDE)) / "numbers" / "law_pairs_dev.tsv.gz"
_HAN = re.compile(f"[{''.join((*VALUES, *POWERS))}]+(?:点[{''.join(VALUES)}]+)?")


@pytest.mark.parametrize(
    ("numeral", "expected"),
    [
        ("零", 0),
        ("两", 2),
        ("十", 10),
        ("十三", 13),
        ("二十", 20),
        ("一百零五", 105),
        ("一千零十七", 1017),
        ("一百二十三", 123),
        ("二〇二一", 2021),
        ("一万", 10_000),
        ("三万二千", 32_000),
        ("十四亿一千万", 1_410_000_000),
        ("兩萬", 20_000),
        ("二三十", None),
        ("十百", None),
        ("万", None),
        ("五亿亿", None),
        ("法", None),
        ("", None),
    ],
)
def test_number_of(numeral: str, expected: int | None) -> None:
    assert number_of(numeral) == expected


@pytest.mark.parametrize(
    ("numeral", "strict", "likely"),
    [
        ("三点五万", 35_000, None),
        ("一百零五", 105, 105),
        ("二〇二一", 2021, 2021),
        ("百万", None, 1_000_000),
        ("三万五", None, 30_005),
        ("二三十", None, 30),
        ("一万亿", None, 10**12),
        ("十四点六", 14.6, 14.6),
    ],
)
def test_what_all_agree_on_and_what_is_likely(
    numeral: str, strict: float | None, likely: float | None
) -> None:
    value = value_of(numeral)
    assert (None if value is None else float(value)) == strict
    if likely is not None:
        assert likely_value(numeral) == likely


@given(st.text(alphabet=[*VALUES, *POWERS], min_size=1, max_size=8))
def test_readings_of_one_numeral_agree_where_they_read_it(numeral: str) -> None:
    agreed = {value for value in (number_of(numeral), value_of(numeral)) if value is not None}
    assert {float(value) for value in agreed} <= {likely_value(numeral)}


@given(st.integers(1, 10**12), st.booleans())
def test_number_words_are_read_alike_by_both_readings(value: int, has_and: bool) -> None:
    words = cardinal(value, has_and=has_and)
    if words is not None:
        assert cardinals(words) == ((0, len(words), value),)
        assert list(likely_values(words)) == [value]


@pytest.mark.skipif(not _PAIRS.exists(), reason="the sentences are in shared/data alone")
def test_readings_of_the_numerals_of_statutes_agree() -> None:
    with gzip.open(_PAIRS, "rt", encoding="utf-8") as file:
        numerals = {numeral for line in islice(file, 3_000) for numeral in _HAN.findall(fold(line))}
    agreed = {numeral: value for numeral in numerals if (value := value_of(numeral)) is not None}
    assert len(agreed) > 300
    assert {numeral: likely_value(numeral) for numeral in agreed} == {
        numeral: float(value) for numeral, value in agreed.items()
    }
