import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.match.alike import alike

TEXTS = (
    "国家尊重和保障人权",
    "国家尊重与保障人权",
    "国家尊重保障人权",
    "公民一律平等",
    "公民一律平等！",
)


@pytest.mark.parametrize(
    ("threshold", "groups"),
    [
        (100, []),
        (85, [[0, 1, 2], [3, 4]]),
        (88, [[0, 1, 2]]),
        (89, []),
        (0, [[0, 1, 2, 3, 4]]),
    ],
)
def test_groups_of_texts(threshold: int, groups: list[list[int]]) -> None:
    found = alike(TEXTS, threshold)
    assert found == groups


def test_among_many_those_that_differ_in_one_place_are_found() -> None:
    many = [f"{at:03}号文件规定国家尊重和保障人权{at:03}" for at in range(0, 990, 11)]
    changed = many[40].replace("尊重", "敬重")
    assert [40, len(many)] in [
        [place for place in group if place in (40, len(many))]
        for group in alike([*many, changed], 92)
    ]


@given(st.lists(st.text("法院国家", max_size=6), max_size=60), st.integers(50, 100))
def test_the_same_text_is_alike(texts: list[str], threshold: int) -> None:
    groups = alike([*texts, "人民", "人民"], threshold)
    assert any({len(texts), len(texts) + 1} <= set(group) for group in groups)
    places = [place for group in groups for place in group]
    assert len(places) == len(set(places))
