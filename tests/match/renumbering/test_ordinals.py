"""Which Chinese numbers say which one without 第."""

from __future__ import annotations

from decimal import Decimal

import pytest

from workbench.match.renumbering.ordinals import is_numbered

NUMBERED = [
    (19, "党的", "届四中全", True),
    (13, "", "届全国人", True),
    (3, "连任", "届", False),
    (3, "担任", "届", False),
    (2, "以", "届为限", False),
    (1, "并视为", "届；", False),
    (3, "任期", "届者，", False),
    (2, "任满其中", "届。", False),
    (18, "党的", "届、十九届", True),
    (4, "", "中全会精", True),
    (4, "", "中学", False),
    (4, "届全国人大", "次会议", True),
    (4, "人大常委会", "次会议", True),
    (4, "十三届", "次会议", True),
    (5, "中央纪委", "次全会", True),
    (5, "市委", "次全体会议", True),
    (3, "先后召开", "次会议", False),
    (3, "中央纪委", "次通报", False),
    (20, "党的", "大", True),
    (20, "迎接", "大召开", True),
    (18, "自", "大以来", True),
    (18, "", "大、十九", True),
    (12, "推进", "大工程", False),
    (8, "党的", "大", True),
    (6, "党的", "大纪律", False),
    (10, "发布", "大案例", False),
    (10, "入选", "大", False),
    (8, "共", "项", False),
]


@pytest.mark.parametrize(("value", "before", "after", "expected"), NUMBERED)
def test_is_numbered(value: int, before: str, after: str, *, expected: bool) -> None:
    assert is_numbered(Decimal(value), before, after) is expected
