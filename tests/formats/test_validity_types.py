from collections.abc import Callable

import pytest

from workbench.formats import _validity_types as types
from workbench.formats._validity_types import either, list_of, one_of


@pytest.mark.parametrize(
    ("type", "right", "wrong"),
    [
        (
            types.language,
            "en zh-Hans zh-Hant-TW zh-CN sl-rozaj-biske de-CH-1901 x-own i-klingon zh-min-nan"
            " en-a-bbb-x-a-ccc es-419 zh-cmn-Hans-CN",
            "e zh_CN Chinese-Simplified- en--US 中文 zh-Hans-CN-TW abcdefghi a-DE",
        ),
        (types.date, "20260131T093000Z 20240229T000000Z", "20260231T093000Z 20260131 2026"),
        (
            types.moment,
            "2026-01-31T09:30:00 2026-01-31T09:30:00Z 2026-01-31T24:00:00.0+08:00",
            "2026-01-31 2026-02-30T09:30:00Z 2026-01-31T25:00:00Z 2026-01-31T09:30:00+15:00",
        ),
        (types.day, "2026-01-31 2026-01-31T09:30:00Z", "2026-02-30 31.1.2026 20260131"),
        (types.nmtoken, "a 1 a.b-c:d_é 中", "a,b a/b ·+"),
        (types.ncname, "a _a a.1-b 中1", "1a a:b -a"),
        (types.count, "0 12", "-1 1.5 ٣ a"),
        (types.positive, "1 12", "0 -1 a"),
        (types.integer, "0 -1 +12", "1.5 a"),
        (types.address, "http://a.b/c?d#e a/b #x mailto:a@b 中文", "a<b a|b {} 9:30 a#b#c %zz"),
        (types.filled, "a 中", ""),
        (one_of(("yes", "no")), "yes no", "Yes maybe"),
        (one_of(("a",), r"x-\S+", "x-..."), "a x-own", "b x-"),
        (list_of(one_of(("a", "b"))), "a", "c"),
        (either(types.count, types.date), "1 20260131T093000Z", "a"),
    ],
)
def test_values(type: Callable[[str], str], right: str, wrong: str) -> None:
    assert [value for value in right.split() if type(value)] == []
    assert [value for value in wrong.split(" ") if not type(value)] == []


def test_what_a_value_is_not() -> None:
    assert types.language("zh_CN") == "no language tag: write zh-CN"
    assert types.language("中文") == "no language tag such as zh-CN (BCP 47)"
    assert types.date("2026") == "no date such as 20260131T093000Z"
    assert one_of(("yes", "no"))("maybe") == "not one of yes, no"
    assert one_of(("1.4",))("1.5") == "not 1.4"
    assert one_of(("a", "b"), r"x-\S+", "x-...")("c") == "not one of a, b or x-..."
    many = one_of([str(number) for number in range(20)])
    assert many("x") == "not one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 ..."


def test_lists_between_spaces() -> None:
    assert list_of(one_of(("a", "b")))("a b  a") == ""
    assert list_of(one_of(("a", "b")))("a c") == "not one of a, b"
