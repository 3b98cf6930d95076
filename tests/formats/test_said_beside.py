"""What is said of a pair of sentences to readers."""

from __future__ import annotations

import pytest

from tests.builders import pair
from workbench.formats._said_beside import shape_said
from workbench.model.exchange import ParallelPair, Part


@pytest.mark.parametrize(
    ("sources", "targets", "is_sure", "target", "said"),
    [
        (1, 1, True, "Law.", ""),
        (1, 1, False, "Law.", "one sentence, unsure"),
        (2, 1, True, "Law.", "two sentences as one"),
        (1, 2, False, "Law.", "one sentence as two, unsure"),
        (9, 3, True, "Law.", "9 sentences as three"),
        (0, 1, True, "Law.", "not in the source"),
        (1, 0, True, "Law.", "left out"),
        (2, 1, False, "", ""),
    ],
)
def test_shapes_in_words(sources: int, targets: int, is_sure: bool, target: str, said: str) -> None:
    given = pair(1, "法治。", target)
    part = Part(paragraph="p", number=1, count=1, sources=sources, targets=targets, is_sure=is_sure)
    made = ParallelPair(segment=given.segment, target=given.target, part=part)
    assert shape_said(made) == said
