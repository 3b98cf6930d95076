from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.codes import CodeKind
from workbench.text.clusters import clusters
from workbench.text.coding import labelled, mark
from workbench.text.width import columns
from workbench.text.wrapping import column_of, offset_at, row_of, row_text, wrap

FAMILY = "👨\u200d👩\u200d👧"
TEXTS = st.text(
    st.sampled_from("扫黑除恶,。《》“”（）…—-a b1+\n \u3000\u0301")
    | st.sampled_from("👨\u200d❤\ufe0f𠮷\u0bcd")
    | st.builds(mark, st.sampled_from(CodeKind), st.integers(min_value=1, max_value=12)),
    max_size=60,
)
WIDTHS = st.integers(min_value=2, max_value=30)


def rows(text: str, width: int) -> list[str]:
    starts = wrap(text, width)
    return [row_text(text, starts, row) for row in range(len(starts))]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("健全矛盾纠纷机制", 8, ["健全矛盾", "纠纷机制"]),
        ("健全矛盾纠纷机制", 9, ["健全矛盾", "纠纷机制"]),
        ("the rule of law", 8, ["the rule ", "of law"]),
        ("the rule of law", 3, ["the ", "rul", "e ", "of ", "law"]),
        ("high-quality development", 8, ["high-", "quality ", "developm", "ent"]),
        ("推进 ABC 常态化", 6, ["推进 ", "ABC 常", "态化"]),
        ("建立“1+5+N”基层", 6, ["建立", "“1+5+N", "”基层"]),
        ("law\nand order", 9, ["law", "and order"]),
        ("law\n", 9, ["law", ""]),
        ("\n\nlaw", 9, ["", "", "law"]),
    ],
)
def test_rows(text: str, width: int, expected: list[str]) -> None:
    assert rows(text, width) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("推动法治。建设", 8, ["推动法", "治。建设"]),
        ("推动法治,建设", 8, ["推动法", "治,建设"]),
        ("贯彻《条例》", 6, ["贯彻", "《条", "例》"]),
        ("他说：“好”", 8, ["他说：", "“好”"]),
        ("法治……建设", 5, ["法", "治……", "建设"]),
        ("法治——建设", 5, ["法治", "——建", "设"]),
        ("□于东辉", 3, ["□于", "东", "辉"]),
    ],
)
def test_no_row_begins_with_a_closing_or_ends_with_an_opening_mark(
    text: str, width: int, expected: list[str]
) -> None:
    assert rows(text, width) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("rule ", 4, ["rule "]),
        ("rule  ", 4, ["rule ", " "]),
        ("rule   law", 4, ["rule ", "  ", "law"]),
    ],
)
def test_one_space_hangs_over_the_edge_and_no_more(
    text: str, width: int, expected: list[str]
) -> None:
    assert rows(text, width) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("cafe\u0301cafe\u0301", 4, ["cafe\u0301", "cafe\u0301"]),
        ("𠮷野家𠮷", 4, ["𠮷野", "家𠮷"]),
        (FAMILY * 3, 4, [FAMILY * 2, FAMILY]),
        ("❤\ufe0f❤\ufe0f❤\ufe0f", 5, ["❤\ufe0f❤\ufe0f", "❤\ufe0f"]),
        ("👍\U0001f3fd👍\U0001f3fd", 3, ["👍\U0001f3fd", "👍\U0001f3fd"]),
    ],
)
def test_what_a_reader_takes_for_one_character_stays_whole(
    text: str, width: int, expected: list[str]
) -> None:
    assert rows(text, width) == expected


@given(TEXTS, WIDTHS)
def test_rows_rejoin_to_the_text(text: str, width: int) -> None:
    starts = wrap(text, width)
    edges = [*starts, len(text)]
    assert "".join(text[start:end] for start, end in pairwise(edges)) == text
    assert starts[0] == 0
    assert all(first < second for first, second in pairwise(starts))


@given(TEXTS, WIDTHS)
def test_no_row_is_wider_than_asked_but_for_one_space_or_a_character_that_is(
    text: str, width: int
) -> None:
    for row in rows(text, width):
        hangs_over = row.endswith(" ") and columns(row) == width + 1
        assert columns(row) <= width or hangs_over or len(list(clusters(row))) == 1


@given(TEXTS, WIDTHS)
def test_an_offset_is_found_again_by_its_row_and_column(text: str, width: int) -> None:
    starts = wrap(text, width)
    offset = 0
    for character in clusters(text):
        row, column = row_of(starts, offset), column_of(text, starts, offset)
        if columns(character):
            assert offset_at(text, starts, row, column) == offset
        offset += len(character)


@given(TEXTS, WIDTHS, st.integers(0, 40))
def test_every_column_of_every_row_gives_an_offset_on_that_row(
    text: str, width: int, column: int
) -> None:
    starts = wrap(text, width)
    for row in range(len(starts)):
        offset = offset_at(text, starts, row, column)
        leans_back = row_of(starts, offset) > row
        assert row_of(starts, offset, leans_back=leans_back) == row
        assert column_of(text, starts, offset, leans_back=leans_back) <= max(column, 0)


@pytest.mark.parametrize(
    ("text", "width", "ends"),
    [
        ("健全矛盾纠纷机制", 8, [4, 8]),
        ("the rule of law", 8, [8, 15]),
        ("high-quality", 8, [5, 12]),
        ("推进\n扫黑除恶", 6, [2, 6, 7]),
    ],
)
def test_the_end_of_a_wrapped_row_is_after_its_last_character_but_for_a_space(
    text: str, width: int, ends: list[int]
) -> None:
    starts = wrap(text, width)
    assert [offset_at(text, starts, row, 99) for row in range(len(starts))] == ends


def test_a_caret_leans_back_only_where_a_row_begins() -> None:
    text = "健全矛盾纠纷机制"
    starts = wrap(text, 8)
    leaning = [row_of(starts, offset, leans_back=True) for offset in (0, 3, 4, 5)]
    assert leaning == [0, 0, 0, 1]
    assert column_of(text, starts, 4, leans_back=True) == 8


def test_the_end_of_the_text_is_on_its_last_row() -> None:
    assert row_of(wrap("law\n", 9), 4) == 1


O1, C1, A2 = mark(CodeKind.OPEN, 1), mark(CodeKind.CLOSE, 1), mark(CodeKind.ALONE, 2)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        (f"坚持{O1}司法{C1}为民", 6, ["坚持", "‹1司", "法1›为", "民"]),
        (f"坚持司法{A2}为民", 8, ["坚持司", "法‹2›为", "民"]),
        (f"坚持司法。{A2}为民", 13, ["坚持司法。‹2›", "为民"]),
        (f"the {O1}rule of law{C1} is", 11, ["the ‹1rule ", "of law1› is"]),
        (f"the {O1}rule{C1} of law", 8, ["the ", "‹1rule1› ", "of law"]),
        (f"the rule{A2} of", 8, ["the ", "rule‹2› ", "of"]),
        (f"the rule {A2} of", 9, ["the rule ", "‹2› of"]),
        (f"the {C1}{O1}rule", 6, ["the 1›", "‹1rule"]),
        (f"{A2}\n{A2}rule", 6, ["‹2›", "‹2›rul", "e"]),
    ],
)
def test_a_mark_goes_with_the_words_it_belongs_to(
    text: str, width: int, expected: list[str]
) -> None:
    assert [labelled(row) for row in rows(text, width)] == expected
