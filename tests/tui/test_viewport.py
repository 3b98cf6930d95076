from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.spans import Span
from workbench.tui.viewport import Viewport


@dataclass
class Pairs:
    """Pairs of some heights, of which so many lines are in view."""

    heights: list[int]
    lines: int

    @property
    def count(self) -> int:
        return len(self.heights)

    def height_of(self, index: int) -> int:
        return self.heights[index]


HEIGHTS = st.lists(st.integers(1, 9), min_size=1, max_size=30)


@given(HEIGHTS, st.integers(1, 12), st.integers(0, 29), st.integers(-40, 40))
def test_the_view_stays_on_the_pairs_and_in_their_order(
    heights: list[int], lines: int, index: int, y: int
) -> None:
    pairs = Pairs(heights, lines)
    view = Viewport(pairs)
    view.place(min(index, pairs.count - 1), y)
    view.arrange()
    everything = [(at, line) for at, height in enumerate(heights) for line in range(height)]
    first = everything.index((view.first, view.skip))
    assert view.places == everything[first : first + lines]


@given(HEIGHTS, st.integers(1, 12), st.lists(st.integers(-15, 15), max_size=6))
def test_scrolling_there_and_back_within_the_pairs_changes_nothing(
    heights: list[int], lines: int, steps: list[int]
) -> None:
    view = Viewport(Pairs(heights, lines))
    for step in steps:
        before = (view.first, view.skip)
        view.scroll(step)
        after = (view.first, view.skip)
        moved = sum(heights[: after[0]]) + after[1] - sum(heights[: before[0]]) - before[1]
        view.scroll(-moved)
        assert (view.first, view.skip) == before
        view.scroll(moved)


@pytest.mark.parametrize(
    ("index", "line", "whole", "from_top", "expected"),
    [
        (0, 0, True, False, (0, 0)),
        (2, 0, False, False, (0, 3)),
        (2, 0, True, False, (1, 0)),
        (4, 1, True, True, (4, 0)),
        (4, 7, True, True, (4, 2)),
    ],
)
def test_a_line_or_the_whole_pair_comes_into_view(
    index: int, line: int, whole: bool, from_top: bool, expected: tuple[int, int]
) -> None:
    heights = [4, 4, 3, 4, 9]
    view = Viewport(Pairs(heights, 6))
    view.reveal(index, heights[index] - 1, line, whole=whole, from_top=from_top)
    assert (view.first, view.skip) == expected


def test_what_is_in_view_and_where_the_thumb_is() -> None:
    view = Viewport(Pairs([4] * 10, 8))
    assert view.in_view() == Span(0, 0)
    view.place(5, 0)
    view.arrange()
    assert (view.in_view(), view.thumb()) == (Span(5, 7), range(4, 6))
    assert (view.y_of(6), view.y_of(4), view.y_of(0)) == (4, -4, None)


def test_a_bar_has_no_thumb_where_all_is_in_view() -> None:
    view = Viewport(Pairs([2, 2], 8))
    view.arrange()
    assert view.thumb() == range(0)
