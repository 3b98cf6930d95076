"""Numbers of two sources by the places that they stand in."""

from __future__ import annotations

import pytest

from workbench.match.renumbering.slots import paired
from workbench.match.renumbering.sources import masked

PAIRS = [
    ("共3件，计5人", "共4件，计6人", {0: 0, 1: 1}),
    ("逮捕3人，起诉5人", "起诉6人", {1: 0}),
    ("起诉6人", "逮捕3人，起诉5人", {0: 1}),
    ("立案3件，办结5件", "立案3件，同比增长5%，办结7件", {0: 0, 1: 2}),
    ("依第三條規定處罰", "依第五條之一規定處罰", {}),
    ("甲地有3件", "乙处共4起", {}),
    ("被告3人。被告3人。", "被告5人。", {}),
    ("无", "无", {}),
]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_pairs(one: str, other: str, expected: dict[int, int]) -> None:
    assert paired(masked(one), masked(other)) == expected


def test_too_many_to_compare_are_not_paired() -> None:
    assert paired(masked("3人，" * 60), masked(f"{'3人，' * 60}等")) == {}
