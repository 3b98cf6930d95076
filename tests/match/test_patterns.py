import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.match.patterns import fill, is_pattern
from workbench.match.terms import Found, Hit, TermIndex, longest
from workbench.text.folding import fold

SLOGANS = ["{n}+{n}+N", "{n}个{x}", "一{x}多能", "{n}个平台", "第{n}次会议"]


def index(*terms: str) -> TermIndex:
    """An index of terms whose values are their places, from 1."""
    made = TermIndex()
    for value, term in enumerate(terms, start=1):
        made.add(fold(term), value)
    return made


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建立“1+5+N”模式", [("1+5+N", 1, ("1", "5"))]),
        ("建立“１＋５＋Ｎ”模式", [("１＋５＋Ｎ", 1, ("１", "５"))]),
        ("12+30+n和1+2", [("12+30+n", 1, ("12", "30"))]),
        ("1+5+10", []),
        ("1+5+N1", []),
        ("A1+5+N", []),
        ("推行三个Ｎ、8个m", [("三个Ｎ", 2, ("三", "Ｎ")), ("8个m", 2, ("8", "m"))]),
        ("十三個N", [("十三個N", 2, ("十三", "N"))]),
        ("三个一", []),
        ("三个Wto", []),
        ("一N多能,一12多能,一专多能", [("一N多能", 3, ("N",)), ("一12多能", 3, ("12",))]),
        ("四个平台", [("四个平台", 4, ("四",))]),
        ("二十四个平台", [("二十四个平台", 4, ("二十四",))]),
        ("两个平台", [("两个平台", 4, ("两",))]),
        ("1.5个平台", []),
        ("第二〇二一次会议", [("第二〇二一次会议", 5, ("二〇二一",))]),
        ("几个平台", []),
        ("个平台", []),
        ("", []),
    ],
)
def test_find(text: str, expected: list[tuple[str, int, tuple[str, ...]]]) -> None:
    found = index(*SLOGANS).find(fold(text), text)
    assert [(text[one.start : one.end], *one.values, one.slots) for one in found] == expected


def test_literal_terms_and_patterns_stand_beside_each_other() -> None:
    terms = index("{n}个平台", "四个平台", "平台", "综治中心{n}个平台")
    assert longest(terms.find("综治中心四个平台")) == [
        Hit(
            start=0,
            end=8,
            values=(4,),
            slots=("四",),
            nested=(
                Found(start=4, end=8, values=(2,)),
                Found(start=4, end=8, values=(1,), slots=("四",)),
                Found(start=6, end=8, values=(3,)),
            ),
        )
    ]


def test_a_pattern_within_another_place_of_itself_is_found() -> None:
    found = index("{n}比{n}").find("三比二比一")
    assert [(one.start, one.end, one.slots) for one in found] == [
        (0, 3, ("三", "二")),
        (2, 5, ("二", "一")),
    ]


def test_a_pattern_is_discarded_and_packed_like_any_term() -> None:
    terms = index("{n}个平台", "{n}个{x}")
    terms.add("{n}个平台", 7)
    terms.discard("{n}个平台", 1)
    terms.discard("{n}个{x}", 2)
    terms.discard("{n}个{x}", 2)
    text = "四个平台8个n"
    expected = [Found(start=0, end=4, values=(7,), slots=("四",))]
    assert terms.find(text) == expected
    assert TermIndex(terms.packed()).find(text) == expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("{n}个", True),
        ("一{x}多能", True),
        ("{n}", False),
        ("{n}{x}", False),
        ("{m}个", False),
        ("{个}", False),
        ("法治", False),
        ("{n}+" * 5 + "n", True),
        ("{n}+" * 6 + "n", False),
    ],
)
def test_is_pattern(key: str, expected: bool) -> None:
    assert is_pattern(key) is expected


def test_what_is_no_pattern_is_found_letter_by_letter() -> None:
    assert index("{n}").find("{n}") == [Found(start=0, end=3, values=(1,))]


@pytest.mark.parametrize(
    ("template", "slots", "expected"),
    [
        ("{1}+{2}+N", ("１", "５"), "1+5+N"),
        ("{1} platforms", ("四",), "4 platforms"),
        ("{1} platforms", ("二十四",), "24 platforms"),
        ("{2} of {1}", ("两", "Ｎ"), "N of 2"),
        ("{1} and {2}", ("三",), "3 and {2}"),
        ("{1}", ("二三十",), "二三十"),
        ("one {x}, {0}", ("三",), "one {x}, {0}"),
    ],
)
def test_fill(template: str, slots: tuple[str, ...], expected: str) -> None:
    assert fill(template, slots) == expected


@given(
    st.text(alphabet="三十1２Ｎa个+.", max_size=14),
    st.lists(st.sampled_from(["{n}", "{x}", "个", "+", "十", "a"]), min_size=2, max_size=5),
)
def test_a_pattern_is_found_where_a_plain_search_finds_it(text: str, pieces: list[str]) -> None:
    pattern = "".join(pieces)
    if is_pattern(pattern):
        found = index(pattern).find(fold(text), text)
        assert [(one.start, one.end, one.slots) for one in found] == list(plain(text, pieces))


def plain(text: str, pieces: list[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The first place at each start, the longest numbers first."""
    folded = fold(text)
    for start in range(len(text)):
        for cuts in ways(folded, start, pieces):
            end = cuts[-1]
            if not (is_inside(folded, start) or is_inside(folded, end)) and whole(
                folded, start, end, pieces
            ):
                slots = (
                    text[first:last]
                    for piece, first, last in zip(pieces, cuts, cuts[1:], strict=False)
                    if piece in ("{n}", "{x}")
                )
                yield start, end, tuple(slots)
                break
            if whole(folded, start, end, pieces):
                break


def ways(folded: str, start: int, pieces: list[str]) -> Iterator[list[int]]:
    """Every way in which pieces can stand one after another, as the places between them."""
    if not pieces:
        yield [start]
        return
    shape = {"{n}": "[0-9]+|[三十]+", "{x}": "[a-z]|[0-9]+"}.get(pieces[0], re.escape(pieces[0]))
    for end in range(len(folded), start, -1):
        if re.fullmatch(shape, folded[start:end]):
            yield from ([start, *rest] for rest in ways(folded, end, pieces[1:]))


def whole(folded: str, start: int, end: int, pieces: list[str]) -> bool:
    """Whether no number is cut off at the edge of a pattern."""
    before, after = folded[:start], folded[end:]
    return not (
        (pieces[0] in ("{n}", "{x}") and re.search(r"[三十]$|[0-9]\.$", before))
        or (pieces[-1] in ("{n}", "{x}") and re.match("[三十]", after))
    )


def is_inside(folded: str, place: int) -> bool:
    """Whether a place is within an ASCII word or number."""
    return re.fullmatch("[0-9a-z]{2}", folded[max(place - 1, 0) : place + 1]) is not None
