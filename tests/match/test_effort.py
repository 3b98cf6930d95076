import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.match.effort import character_edits, word_edits


@pytest.mark.parametrize(
    ("before", "after", "characters", "words"),
    [
        ("", "", 0, 0),
        ("The court ruled.", "The court ruled.", 0, 0),
        ("The court ruled.", "", 100, 100),
        ("The court ruled.", "The courts ruled.", 100 / 17, 100 / 3),
        ("The court ruled", "ruled The court", 80, 200 / 3),
        ("a  b\nc", "a b c", 100 / 3, 0),
    ],
)
def test_the_share_that_is_other(before: str, after: str, characters: float, words: float) -> None:
    assert character_edits(before, after) == pytest.approx(characters)
    assert word_edits(before, after) == pytest.approx(words)


@given(st.text("ab 法", max_size=12), st.text("ab 法", max_size=12))
def test_it_is_a_share_whichever_text_comes_first(before: str, after: str) -> None:
    for edits in (character_edits, word_edits):
        assert 0 <= edits(before, after) == edits(after, before) <= 100
    assert (character_edits(before, after) == 0) == (before == after)
