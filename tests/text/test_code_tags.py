import pytest

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
