import pytest

from workbench.tui.layout import PageLayout


def parts(layout: PageLayout) -> tuple[int, int, int, int]:
    return layout.gutter, layout.source_width, layout.target_x, layout.target_width


@pytest.mark.parametrize(
    ("width", "digits", "is_stacked", "expected"),
    [
        (80, 2, False, (8, 29, 39, 40)),
        (84, 2, False, (8, 31, 41, 42)),
        (144, 3, False, (9, 56, 67, 76)),
        (80, 2, True, (8, 71, 8, 71)),
    ],
)
def test_the_parts_of_a_page(
    width: int, digits: int, is_stacked: bool, expected: tuple[int, int, int, int]
) -> None:
    assert parts(PageLayout(width=width, digits=digits, is_stacked=is_stacked)) == expected


@pytest.mark.parametrize("is_stacked", [False, True])
def test_the_parts_never_overlap_and_end_before_the_scroll_bar(is_stacked: bool) -> None:
    for width in range(24, 260):
        layout = PageLayout(width=width, digits=5, is_stacked=is_stacked)
        assert layout.target_x + layout.target_width == width - 1
        assert layout.source_width >= 2
        assert layout.target_width >= 4
        assert is_stacked or layout.gutter + layout.source_width < layout.target_x
