"""States as people write them."""

from __future__ import annotations

import pytest

from workbench.formats._state_words import state_of
from workbench.model.segments import State


@pytest.mark.parametrize(
    ("word", "state"),
    [
        *((state.value, state) for state in State),
        (" Final ", State.FINAL),
        ("TRANSLATED", State.TRANSLATED),
        ("Signed-off", State.FINAL),
        ("not translated", State.INITIAL),
        ("已审校", State.REVIEWED),
        ("已 译", State.TRANSLATED),
        ("終稿", State.FINAL),
        ("", None),
        ("maybe", None),
        ("final!", None),
    ],
)
def test_the_state_that_is_meant(word: str, state: State | None) -> None:
    assert state_of(word) == state
