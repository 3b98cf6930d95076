"""Pages that are set character by character, as a PDF places them."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.formats._pdf_glyphs import Glyph
from workbench.formats._pdf_lines import page_lines
from workbench.text.width import columns

SIZE = 10.0
PITCH = 15.0


def line(
    text: str, left: float, row: float, *, size: float = SIZE, turn: int = 0, top: float = 800.0
) -> list[Glyph]:
    """A line whose rows count from the top; a half-width character takes half a size."""
    found = []
    for each in text:
        width = size * columns(each) / 2
        if each != "_":  # white space that the file does not have
            found.append(Glyph(each, left, left + width, top - row * PITCH, size, turn))
        left += width
    return found


def column(lines: Sequence[str], left: float, row: float = 0.0) -> list[Glyph]:
    return [glyph for at, text in enumerate(lines) for glyph in line(text, left, row + at)]


def texts(*parts: list[Glyph]) -> list[str]:
    return [each.text for each in page_lines([glyph for part in parts for glyph in part])]


LEFT = ["建章立制强根基一二", "坚决捍卫政治安全一", "深化督察巡查制度二", "维护社会大局稳定三"]
MIDDLE = ["推进市域治理现代化", "化解矛盾纠纷不上交", "打造平安建设新品牌", "提升服务群众的能力"]
RIGHT = ["锻造过硬政法的队伍", "全面加强党的领导一", "严格执法公正的司法", "落实全面从严治党二"]
WIDE = "奋力开创新时代政法工作现代化的新局面为经济社会发展保驾护航"


def test_nothing_is_no_line() -> None:
    assert page_lines([]) == []


def test_columns_are_read_one_after_the_other() -> None:
    assert texts(column(LEFT, 50), column(MIDDLE, 160), column(RIGHT, 270)) == [
        *LEFT,
        *MIDDLE,
        *RIGHT,
    ]


def test_columns_whose_lines_do_not_stand_beside_each_other() -> None:
    assert texts(column(LEFT, 50), column(RIGHT, 160, 0.5)) == [*LEFT, *RIGHT]


def test_a_line_over_all_columns_parts_them() -> None:
    parts = column(LEFT, 50), column(RIGHT, 260), line(WIDE, 50, 5), column(MIDDLE, 50, 6.5)
    assert texts(*parts, column(LEFT, 260, 6.5)) == [*LEFT, *RIGHT, WIDE, *MIDDLE, *LEFT]


def test_a_headline_over_two_of_three_columns() -> None:
    head = line("政法工作现代化", 60, 0, size=20)
    parts = column(LEFT, 50, 2), column(MIDDLE, 160, 2), column([*RIGHT, *LEFT], 270)
    assert texts(head, *parts) == ["政法工作现代化", *LEFT, *MIDDLE, *RIGHT, *LEFT]


def test_heads_and_page_numbers_are_in_no_column() -> None:
    head, foot = line("第3版", 300, 0), line("— 5 —", 175, 9)
    assert texts(
        column(LEFT, 50, 3), column(RIGHT, 160, 3), column(MIDDLE, 270, 3), head, foot
    ) == [
        "第3版",
        *LEFT,
        *RIGHT,
        *MIDDLE,
        "— 5 —",
    ]


def test_what_stands_below_wide_white_space_is_read_last() -> None:
    above = column(LEFT, 50), column(MIDDLE, 160), column(RIGHT, 270)
    below = line("平安建设", 50, 8, size=18), column(RIGHT, 50, 10), column(LEFT, 160, 10)
    assert texts(*above, *below, column(MIDDLE, 270, 10)) == [
        *LEFT,
        *MIDDLE,
        *RIGHT,
        "平安建设",
        *RIGHT,
        *LEFT,
        *MIDDLE,
    ]


def test_two_columns_above_three() -> None:
    above = column([each * 2 for each in LEFT], 50), column([each * 2 for each in RIGHT], 250)
    below = column(LEFT, 50, 9), column(MIDDLE, 175, 9), column(RIGHT, 300, 9)
    assert texts(*above, *below) == [
        *(each * 2 for each in LEFT),
        *(each * 2 for each in RIGHT),
        *LEFT,
        *MIDDLE,
        *RIGHT,
    ]


def test_two_lines_below_are_in_the_columns_above() -> None:
    parts = column(LEFT, 50), column(RIGHT, 160), column(MIDDLE[:2], 50, 9)
    assert texts(*parts, column(RIGHT[:2], 160, 9)) == [*LEFT, *RIGHT, *MIDDLE[:2], *RIGHT[:2]]


def test_rows_of_a_table_have_tabs() -> None:
    rows = [
        line("年份____案数____内容", 50, 0),
        line("1988____2_______私营经济", 50, 1),
        line("1993____9_______市场经济", 50, 2),
    ]
    assert texts(*rows) == ["年份\t案数\t内容", "1988\t2\t私营经济", "1993\t9\t市场经济"]


@pytest.mark.parametrize(
    ("set_as", "text"),
    [
        ("第一章__总则", "第一章　总则"),
        ("rule_of_law", "rule of law"),
        ("依法治国", "依法治国"),
        ("共 12 条", "共 12 条"),
        ("　　建章立制　", "建章立制"),
    ],
)
def test_white_space_that_only_places_show(set_as: str, text: str) -> None:
    assert texts(line(set_as, 50, 0)) == [text]


def test_indents_and_blank_lines_are_measured() -> None:
    glyphs = [
        *line("______政法工作", 50, 0),
        *line("____建章立制，", 50, 2),
        *line("坚决捍卫。", 50, 3),
        *line("____深化督察，", 50, 4),
        *line("巡查制度。", 50, 5),
        *line("维护大局，", 50, 8),
    ]
    assert [(each.indent, each.gap, each.text) for each in page_lines(glyphs)] == [
        (6, 1, "政法工作"),
        (4, 1, "建章立制，"),
        (0, 0, "坚决捍卫。"),
        (4, 0, "深化督察，"),
        (0, 0, "巡查制度。"),
        (0, 2, "维护大局，"),
    ]


def test_turned_and_vertical_text_stands_at_the_end() -> None:
    turned = line("版权所有", 0, 0, turn=90)
    vertical = [glyph for at, each in enumerate("百年礼赞") for glyph in line(each, 400, at)]
    assert texts(turned, vertical, column(LEFT, 50)) == [*LEFT, "版权所有", "百年礼赞"]


@pytest.mark.parametrize(
    ("mark", "higher", "size", "shown"),
    [
        ("1", 0.27, 6, "¹"),
        ("23", 0.2, 5.8, "²³"),
        ("4", 0.14, 8.3, "⁴"),  # as browsers set it
        ("1", 0.05, 6, "1"),
        ("1", 0.27, 10, "1"),
        ("1", -0.06, 6, "1"),  # as in H₂O
        ("2021", 0.2, 6, "2021"),
        ("注", 0.2, 6, "注"),
        ("[1]", 0.2, 6, "[1]"),
    ],
)
def test_figures_above_the_line_are_marks(
    mark: str, higher: float, size: float, shown: str
) -> None:
    end = 90 + size * columns(mark) / 2
    first, last = line("依法治国", 50, 0), line("原则", end, 0)
    raised = line(mark, 90, -higher, size=size)
    assert texts(first, raised, last) == [f"依法治国{shown}原则"]
    assert texts(first, last, raised) == [f"依法治国{shown}原则"]
    assert texts(line("依法治国", 50, 0), line(mark, 90, -higher, size=size)) == [
        f"依法治国{shown}"
    ]


def test_a_small_figure_far_from_any_text_is_no_mark() -> None:
    assert texts(line("河南法制报", 50, 0), line("12", 140, -0.2, size=6)) == ["河南法制报\u300012"]


def test_marks_of_another_font_are_read_where_they_stand() -> None:
    """The font of the text has no curly quotes, so that the file sets them behind it."""
    text = line("他说：_我们走吧。_然后走了", 0, 0)
    marks = [*line("“", 3 * SIZE, 0), *line("”", 8.5 * SIZE, 0)]
    assert texts(text, marks) == ["他说：“我们走吧。”然后走了"]


def test_what_is_printed_twice_to_look_bold_is_read_once() -> None:
    twice = [glyph for each in line("政法", 50, 0) for glyph in (each, each)]
    assert texts(twice) == ["政法"]
    assert texts(line("年年", 50, 0)) == ["年年"]


@given(
    st.lists(st.lists(st.integers(7, 12), min_size=4, max_size=9), min_size=1, max_size=4),
    st.randoms(use_true_random=False),
)
def test_any_columns_are_read_in_order(lengths: list[list[int]], chance: random.Random) -> None:
    wanted = [
        ["".join(chance.choices("政法工作现代化建设", k=length)) for length in column_lengths]
        for column_lengths in lengths
    ]
    glyphs = [glyph for at, lines in enumerate(wanted) for glyph in column(lines, 50 + 140 * at)]
    assert [each.text for each in page_lines(glyphs)] == [
        text for lines in wanted for text in lines
    ]


@given(
    st.lists(
        st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(0.01, 1e4)), max_size=40
    )
)
def test_no_character_is_lost_wherever_it_stands(places: list[tuple[float, float, float]]) -> None:
    glyphs = [
        Glyph(chr(0x4E00 + at), left, left + size, base, size, 0)
        for at, (left, base, size) in enumerate(places)
    ]
    found = "".join("".join(each.text.split()) for each in page_lines(glyphs))
    assert sorted(found) == [chr(0x4E00 + at) for at in range(len(places))]
