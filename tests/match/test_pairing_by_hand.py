"""Beads that a person joins and divides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.match.pairing_texts import Text, covers, texts
from workbench.errors import Refused
from workbench.match.pairing.beads import pair
from workbench.match.pairing.by_hand import divided, joined, moved
from workbench.model.memory import Bead
from workbench.model.spans import Span

SOURCE = (Span(0, 5), Span(5, 9), Span(9, 20))
"""法院宣判。原告胜诉。被告当庭表示将要上诉。"""
TARGET = (Span(0, 10), Span(11, 20), Span(21, 40))


def bead(source: tuple[int, int], target: tuple[int, int], confidence: float = 1.0) -> Bead:
    counts = [
        sum(Span(*side).holds(span) for span in spans) if side[0] < side[1] else 0
        for side, spans in ((source, SOURCE), (target, TARGET))
    ]
    return Bead(
        source=Span(*source),
        target=Span(*target),
        confidence=confidence,
        is_one_to_one=counts == [1, 1],
    )


PLAIN = (bead((0, 5), (0, 10), 0.9), bead((5, 9), (11, 20), 0.5), bead((9, 20), (21, 40), 0.4))
LONE = (bead((0, 5), (0, 10), 0.9), bead((5, 9), (10, 10), 0.3), bead((9, 9), (11, 20), 0.3))
"""The second and the third answer to each other, and nobody knew."""
LONE = (*LONE, bead((9, 20), (21, 40), 0.8))


@pytest.mark.parametrize(
    ("beads", "at", "expected"),
    [
        (PLAIN, 0, (bead((0, 9), (0, 20)), PLAIN[2])),
        (PLAIN, 1, (PLAIN[0], bead((5, 20), (11, 40)))),
        (LONE, 1, (LONE[0], bead((5, 9), (11, 20)), LONE[3])),
        (LONE, 0, (bead((0, 9), (0, 10)), *LONE[2:])),
        (LONE, 2, (*LONE[:2], bead((9, 20), (11, 40)))),
    ],
)
def test_two_neighbours_become_one(
    beads: tuple[Bead, ...], at: int, expected: tuple[Bead, ...]
) -> None:
    assert joined(beads, at, SOURCE, TARGET) == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ((1, 1), (bead((0, 5), (0, 10)), bead((5, 20), (11, 40)))),
        ((2, 1), (bead((0, 9), (0, 10)), bead((9, 20), (11, 40)))),
        ((1, 0), (bead((0, 5), (0, 0)), bead((5, 20), (0, 40)))),
        ((0, 2), (bead((0, 0), (0, 20)), bead((0, 20), (21, 40)))),
        ((3, 2), (bead((0, 20), (0, 20)), bead((20, 20), (21, 40)))),
    ],
)
def test_one_becomes_two_after_a_sentence_of_each_side(
    after: tuple[int, int], expected: tuple[Bead, ...]
) -> None:
    whole = (bead((0, 20), (0, 40), 0.2),)

    assert divided(whole, 0, after, SOURCE, TARGET) == expected


def test_the_bound_between_two_moves_on_one_side_or_both() -> None:
    assert moved(PLAIN, 1, (0, 1), SOURCE, TARGET) == (
        PLAIN[0],
        bead((5, 9), (11, 40)),
        bead((9, 20), (40, 40)),
    )
    assert moved(PLAIN, 1, (-1, 0), SOURCE, TARGET) == (
        PLAIN[0],
        bead((5, 5), (11, 20)),
        bead((5, 20), (21, 40)),
    )


@pytest.mark.parametrize("at", [-1, 2, 9])
def test_the_last_has_none_after_it(at: int) -> None:
    with pytest.raises(Refused, match="none after it"):
        joined(PLAIN, at, SOURCE, TARGET)


@pytest.mark.parametrize(
    ("at", "after", "fault"),
    [
        (0, (0, 0), "itself and nothing"),
        (0, (1, 1), "itself and nothing"),
        (0, (2, 1), "too few"),
        (0, (0, -1), "too few"),
        (3, (1, 1), "no bead 4"),
        (-1, (1, 1), "no bead 0"),
    ],
)
def test_what_cannot_be_divided_says_why(at: int, after: tuple[int, int], fault: str) -> None:
    with pytest.raises(Refused, match=fault):
        divided(PLAIN, at, after, SOURCE, TARGET)


@given(texts(least=1), st.data())
def test_whatever_a_hand_does_every_sentence_stays(text: Text, data: st.DataObject) -> None:
    beads = pair(*text)
    for _ in range(4):
        at = data.draw(st.integers(-1, len(beads)))
        cuts = st.tuples(st.integers(-1, 3), st.integers(-1, 3))
        work = data.draw(st.sampled_from((joined, divided, moved)))
        arguments = (at,) if work is joined else (at, data.draw(cuts))
        try:
            beads = work(beads, *arguments, text.source_spans, text.target_spans)
        except Refused:
            continue
        assert covers(beads, text)


@given(texts(least=2), st.data())
def test_joining_mends_what_was_divided(text: Text, data: st.DataObject) -> None:
    beads = joined_all(text)
    ours = data.draw(st.integers(1, len(text.source_spans) - 1))
    theirs = data.draw(st.integers(0, len(text.target_spans)))
    parts = divided(beads, 0, (ours, theirs), text.source_spans, text.target_spans)

    assert joined(parts, 0, text.source_spans, text.target_spans) == beads


def joined_all(text: Text) -> tuple[Bead, ...]:
    beads = pair(*text)
    while len(beads) > 1:
        beads = joined(beads, 0, text.source_spans, text.target_spans)
    return (
        Bead(source=beads[0].source, target=beads[0].target, confidence=1.0, is_one_to_one=False),
    )
