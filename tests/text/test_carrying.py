from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import coded, told
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.edits import Edit
from workbench.model.spans import Span
from workbench.text.carrying import divided, edited, joined_codes, lacking, numbered_as, within
from workbench.text.coding import highest, plain, renumbered, unmarked
from workbench.text.coding import marked as with_marks


@pytest.mark.parametrize(
    ("marked", "old", "new", "after"),
    [
        ("the {1>rule<1} of law", "rule", "reign", "the ‹1reign1› of law"),
        ("the {1>rule<1} of law", "the", "a", "a ‹1rule1› of law"),
        ("the {1>rule<1} of law", "law", "laws", "the ‹1rule1› of laws"),
        ("the {1>rule<1} of law", "rule of law", "law", "the ‹1law1›"),
        ("the rule{2} of law", "rule of law", "law", "the law‹2›"),
        ("the {1>rule<1}{2} of {3>law<3}", "rule of law", "law", "the ‹1law1›‹2›‹33›"),
    ],
)
def test_codes_after_an_edit(marked: str, old: str, new: str, after: str) -> None:
    text, codes = coded(marked)
    start = text.index(old)
    span = Span(start, start + len(old))
    now = text[: span.start] + new + text[span.end :]
    assert told(now, edited(codes, [Edit(span=span, text=new)])) == after


@pytest.mark.parametrize(
    ("marked", "first", "second"),
    [
        ("坚持{1>司法<1}|为民{2}原则", "坚持‹1司法1›", "为民‹1›原则"),
        ("坚持{1>司法|为民<1}原则", "坚持‹1司法1›", "‹1为民1›原则"),
        ("坚持{1>{2>司法|为民<2}原<1}则", "坚持‹1‹2司法2›1›", "‹1‹2为民2›原1›则"),
        ("坚持|{3>司法<3}为民", "坚持", "‹1司法1›为民"),
        ("坚持{4}|{5}司法为民", "坚持‹4›‹5›", "司法为民"),
        ("坚持{1>司法|为民", "坚持‹1司法", "为民"),
        ("坚持|司法为民<1}", "坚持", "司法为民1›"),
    ],
)
def test_a_text_that_is_cut(marked: str, first: str, second: str) -> None:
    before, _, after = marked.partition("|")
    offset = len(coded(before)[0])
    text, codes = coded(before + after)
    one, other = divided(codes, offset)
    assert (told(text[:offset], one), told(text[offset:], other)) == (first, second)


@pytest.mark.parametrize(
    ("marked", "part", "after"),
    [
        ("{1}甲。{2>乙<2}。", "甲。", "‹1›甲。"),
        ("{1}甲。{2>乙<2}。", "乙。", "‹2乙2›。"),
        ("甲{1>乙。丙<1}。", "甲乙。", "甲‹1乙。1›"),
        ("甲{1>乙。丙<1}。", "丙。", "‹1丙1›。"),
        ("{1>甲{2>乙。丙<2}。丁<1}。", "丙。", "‹1‹2丙2›。1›"),
        ("甲。{1}乙。", "甲。", "甲。‹1›"),
        ("甲。乙。{1}", "乙。", "乙。‹1›"),
        ("甲{1>乙。丙。", "丙。", "丙。"),
    ],
)
def test_codes_within_a_sentence(marked: str, part: str, after: str) -> None:
    text, codes = coded(marked)
    start = text.index(part)
    inside = within(codes, Span(start, start + len(part)), len(text))
    assert told(part, inside) == after


def test_a_join_numbers_the_codes_of_the_second_after_those_of_the_first() -> None:
    (one, first), (other, second) = coded("坚持{1>司法<1}"), coded("{1>为民<1}原则{2}")
    codes = joined_codes(first, second, by=highest(first), shift=len(one))
    assert told(one + other, codes) == "坚持‹1司法1›‹2为民2›原则‹3›"


def test_only_what_may_not_be_deleted_is_lacking() -> None:
    _, codes = coded("坚持{1>司法<1}为民{2}原则{3}")
    assert [code.number for code in lacking(codes, codes[3:])] == [2]


PAIRS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=4)


@given(PAIRS, st.lists(st.integers(0, 8), max_size=3), st.integers(1, 7))
def test_what_is_cut_and_joined_again_has_all_its_codes_and_words(
    pairs: list[tuple[int, int]], alone: list[int], offset: int
) -> None:
    text = "坚持司法为民原则"
    places = [
        *((min(pair), CodeKind.OPEN, at) for at, pair in enumerate(pairs, 1)),
        *((max(pair), CodeKind.CLOSE, at) for at, pair in enumerate(pairs, 1)),
        *((at, CodeKind.ALONE, number) for number, at in enumerate(alone, len(pairs) + 1)),
    ]
    codes = tuple(
        Code(number=number, kind=kind, offset=at, markup=Markup.OTHER, data=f"{kind}{number}")
        for at, kind, number in sorted(places, key=lambda place: place[0])
    )
    first, second = divided(codes, offset)
    again = joined_codes(first, second, by=highest(first), shift=offset)
    assert {code.data for code in again} == {code.data for code in codes}
    assert unmarked(with_marks(text, again), again) == (text, again)
    halves = with_marks(text[:offset], first), with_marks(text[offset:], second)
    assert "".join(map(plain, halves)) == text


@given(PAIRS, st.integers(0, 8), st.integers(0, 8), st.text("法治", max_size=3))
def test_no_code_is_lost_by_an_edit_and_all_stay_in_order(
    pairs: list[tuple[int, int]], one: int, other: int, text: str
) -> None:
    codes = tuple(
        Code(number=at, kind=kind, offset=offset, markup=Markup.BOLD, data="")
        for offset, kind, at in sorted(
            (offset, kind, at)
            for at, pair in enumerate(pairs, 1)
            for offset, kind in zip(sorted(pair), (CodeKind.OPEN, CodeKind.CLOSE), strict=True)
        )
    )
    span = Span(min(one, other), max(one, other))
    moved = edited(codes, [Edit(span=span, text=text)])
    assert [(code.kind, code.number) for code in moved] == [
        (code.kind, code.number) for code in codes
    ]
    offsets = [code.offset for code in moved]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= 8 - len(span) + len(text) for offset in offsets)


def test_codes_of_parts_have_the_numbers_of_the_block() -> None:
    own = coded("{1>司法<1}为民{2}原则")[1]
    first, second = divided(own, 1)
    foreign = replace(own[2], number=1, offset=0, data="image")
    parts = (*first, *renumbered(second, by=1, shift=1), *renumbered([foreign], by=3, shift=6))
    assert [(each.kind, each.number) for each in numbered_as(own, parts)] == [
        (CodeKind.OPEN, 1),
        (CodeKind.CLOSE, 1),
        (CodeKind.OPEN, 3),
        (CodeKind.CLOSE, 3),
        (CodeKind.ALONE, 2),
        (CodeKind.ALONE, 4),
    ]
    assert numbered_as(own, own) == own
