"""The numbers of Chinese sources by value, and sources with their numbers put aside."""

from __future__ import annotations

from decimal import Decimal

import pytest

from workbench.match.renumbering.quantities import Kind, Quantity
from workbench.match.renumbering.sources import MASK, find_source_numbers, masked

VALUES = [
    ("723万件", Kind.CARDINAL, "7230000"),
    ("3.2万余人", Kind.CARDINAL, "32000"),
    ("十多万人", Kind.CARDINAL, "100000"),
    ("1亿2千万元", Kind.CARDINAL, "120000000"),
    ("1万2345件", Kind.CARDINAL, "12345"),
    ("8项", Kind.CARDINAL, "8"),
    ("廿五人", Kind.CARDINAL, "25"),
    ("伍萬元", Kind.CARDINAL, "50000"),
    ("三点五公里", Kind.CARDINAL, "3.5"),
    ("６，５００人", Kind.CARDINAL, "6500"),
    ("共三万五人", None, ""),
    ("共3万5人", None, ""),
    ("共二三十人", None, ""),
    ("百分之百", Kind.PERCENT, "100"),
    ("百分之○．四", Kind.PERCENT, "0.4"),
    ("12.5%", Kind.PERCENT, "12.5"),
    ("三成", Kind.PERCENT, "30"),
    ("八五折", Kind.PERCENT, "15"),
    ("3.2个百分点", Kind.POINT, "3.2"),
    ("千分之三", Kind.PERMILLE, "3"),
    ("三分之二", Kind.FRACTION, "2"),
    ("2020年", Kind.YEAR, "2020"),
    ("二〇二一年", Kind.YEAR, "2021"),
    ("第十二條", Kind.ORDINAL, "12"),
    ("三年級", Kind.ORDINAL, "3"),
    ("“十四五”规划", Kind.ORDINAL, "14"),
    ("“八五”普法", Kind.ORDINAL, "8"),
    ("十四五期末", Kind.ORDINAL, "14"),
    ("99周年", Kind.ORDINAL, "99"),
    ("党的二十大代表", Kind.ORDINAL, "20"),
    ("80年代", Kind.DECADE, "1980"),
    ("二、其他", Kind.MARKER, "2"),
    ("（三）其他", Kind.MARKER, "3"),
    ("7月", Kind.MONTH, "7"),
    ("三个月", Kind.CARDINAL, "3"),
]


@pytest.mark.parametrize(("source", "kind", "value"), VALUES)
def test_first_value(source: str, kind: Kind | None, value: str) -> None:
    (number,) = find_source_numbers(source)
    first = [(each.kind, each.value) for each in number.quantities[:1]]
    assert first == ([] if kind is None else [(kind, Decimal(value))])


def test_year_of_the_republic_is_a_common_year_too() -> None:
    year, month, day = find_source_numbers("民國112年3月5日")
    assert [(each.kind, each.value) for each in year.quantities] == [
        (Kind.CARDINAL, 112),
        (Kind.YEAR, 2023),
    ]
    assert (month.quantities[0].kind, day.quantities[0].kind) == (Kind.MONTH, Kind.DAY)


def test_an_anniversary_may_be_said_in_years() -> None:
    (number,) = find_source_numbers("开放40周年")
    assert number.unit == "anniversary"
    assert number.quantities == (
        Quantity(Kind.ORDINAL, Decimal(40)),
        Quantity(Kind.CARDINAL, Decimal(40)),
    )


def test_plenums_in_a_row_have_the_measure_word_of_the_last() -> None:
    term, *plenums = find_source_numbers("十九届二中、三中和四中全会")
    assert (term.unit, term.measure) == ("", "届")
    assert [(each.text, each.unit, each.quantities) for each in plenums] == [
        (text, "session", (Quantity(Kind.ORDINAL, Decimal(value)),))
        for text, value in (("二", 2), ("三", 3), ("四", 4))
    ]


MASKS = [
    ("全国立案723万件，增长12.5%。", "全国立案#件，增长#%。"),
    ("第十二條之一第三項、第四項", "第#條之#第#項、第#項"),
    ("三分之二以上，10多万人", "#以上，#多人"),
    (
        "一定期间、统一、万一、几十人、有下列情形之一者",
        "一定期间、统一、万一、几十人、有下列情形之一者",
    ),
    ("增至２０２１。5月起", "增至#。#月起"),
    ("", ""),
]


@pytest.mark.parametrize(("source", "expected"), MASKS)
def test_masked(source: str, expected: str) -> None:
    assert masked(source) == expected.replace("#", MASK)
