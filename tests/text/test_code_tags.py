import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import told
from workbench.text.code_tags import inked, offset_behind, places_of, read_tags


@pytest.mark.parametrize(
    ("text", "plain", "shown"),
    [
        ("依法<g0>治国</g0>。", "依法治国。", "依法‹5000治国5000›。"),
        ("一审<a12/>判决", "一审判决", "一审‹5012›判决"),
        ("a < b0 > <0> </a0/> <a00001>", "a < b0 > <0> </a0/> <a00001>", None),
        ("", "", ""),
    ],
)
def test_tags_are_codes(text: str, plain: str, shown: str | None) -> None:
    found, codes = read_tags(text)
    assert (found, told(found, codes)) == (plain, plain if shown is None else shown)


def test_white_space_does_not_move_a_code() -> None:
    one, other = read_tags("依法 <g0>治国\n</g0>。"), read_tags("依法<g7> 治国</g7>。")
    assert places_of(*one) == places_of(*other)
    text = " 依法\n治国"
    assert [text[offset_behind(text, count) :] for count in range(5)] == [
        text, "法\n治国", "\n治国", "国", "",
    ]  # fmt: skip
    assert inked(text) == 4
    assert [text[offset_behind(text, count, 1) :] for count in range(3)] == [
        "依法\n治国", "法\n治国", "\n治国",
    ]  # fmt: skip


@given(st.lists(st.sampled_from(["依法", " ", "\n", "<g0>", "</g0>", "<x1/>"]), max_size=12))
def test_places_count_what_stands_before_each_code(parts: list[str]) -> None:
    text, codes = read_tags("".join(parts))
    for given_codes in (codes, codes[::-1]):
        assert places_of(text, given_codes) == [
            (code.kind, sum(not each.isspace() for each in text[: code.offset]))
            for code in given_codes
        ]
