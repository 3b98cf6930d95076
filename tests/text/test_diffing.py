import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.diffing import Change, Piece, diff, kept_stretches, word_diff

TEXTS = st.text(alphabet="法院检察官 the law𠮷，.\n", max_size=30)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("扫黑除恶专项斗争", "扫黑除恶常态化斗争", "扫黑除恶[-专项-]{+常态化+}斗争"),
        ("the court ruled", "the people's court ruled", "the {+people's +}court ruled"),
        ("𠮷林检察院", "吉林检察院", "[-𠮷-]{+吉+}林检察院"),
        ("same", "same", "same"),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
        # Marks and spaces alone do not tie two changes together.
        ("a b, c d", "x y, z w", "[-a b, c d-]{+x y, z w+}"),
    ],
)
def test_what_changed(before: str, after: str, expected: str) -> None:
    assert word_diff(before, after) == expected


def test_a_change_is_lost_before_it_is_gained() -> None:
    assert diff("三项任务", "四项任务") == [
        Piece(change=Change.LOST, text="三"),
        Piece(change=Change.GAINED, text="四"),
        Piece(change=Change.KEPT, text="项任务"),
    ]


@given(TEXTS, TEXTS)
def test_both_wordings_are_in_the_diff(before: str, after: str) -> None:
    pieces = diff(before, after)
    assert "".join(each.text for each in pieces if each.change is not Change.GAINED) == before
    assert "".join(each.text for each in pieces if each.change is not Change.LOST) == after


@given(TEXTS, TEXTS)
def test_what_is_kept_stands_in_both(before: str, after: str) -> None:
    for start, to, length in kept_stretches(before, after):
        assert before[start : start + length] == after[to : to + length]
