import pytest

from workbench.text.pair_faults import Lengths

EVEN = [(length, 4 * length + length % 3) for length in range(10, 60)]


def test_lengths_are_learned_by_medians() -> None:
    learned = Lengths.learned(EVEN)
    assert learned is not None
    assert (round(learned.ratio, 1), learned.deviation) == (4.0, 1.0)
    spoilt = Lengths.learned([*EVEN, *((20, 4_000),) * 10, *((20, 0),) * 10])
    assert spoilt is not None
    assert (round(spoilt.ratio, 1), spoilt.deviation) == (4.0, 1.0)


@pytest.mark.parametrize(
    "lengths",
    [[], EVEN[:29], [(9, 36)] * 100, [(0, 4)] * 100],
)
def test_nothing_is_learned_from_few_or_short_pairs(lengths: list[tuple[int, int]]) -> None:
    assert Lengths.learned(lengths) is None


@pytest.mark.parametrize(
    ("source", "target", "is_strange"),
    [
        ("法" * 100, "x" * 400, False),
        ("法" * 100, "x" * 460, False),
        ("法" * 100, "x" * 461, True),
        ("法" * 100, "x" * 339, True),
        ("法", "Court rule", False),
        ("法", "Courts rule", True),
        ("", "", False),
    ],
)
def test_what_is_far_from_it_is_strange(source: str, target: str, is_strange: bool) -> None:
    assert Lengths(ratio=4.0, deviation=1.0).is_strange(source, target) is is_strange
