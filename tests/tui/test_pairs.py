from collections.abc import Sequence

import pytest

from tests.builders import pair
from workbench.model.segments import Pair
from workbench.tui.pairs import Pairs


class Reads:
    """Gives pairs, and remembers which were asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[list[int], int]] = []
        self.version = ""

    def __call__(self, rows: Sequence[int], first: int) -> list[Pair]:
        self.asked.append((list(rows), first))
        return [pair(first + at, f"第{row}段{self.version}") for at, row in enumerate(rows)]


@pytest.fixture
def reads() -> Reads:
    """What stands in for a store."""
    return Reads()


def test_a_window_is_read_around_a_pair_and_once(reads: Reads) -> None:
    pairs = Pairs(list(range(1000, 1100)), reads)
    assert (pairs[50].segment.number, pairs[50].segment.source) == (51, "第1050段")
    assert pairs[42].segment.source == "第1042段"
    assert pairs[73].segment.source == "第1073段"
    assert reads.asked == [(list(range(1042, 1074)), 43)]
    assert sorted(pairs.known()) == list(range(42, 74))


def test_a_window_ends_with_the_document(reads: Reads) -> None:
    pairs = Pairs([7, 8, 9], reads)
    assert pairs[2].segment.source == "第9段"
    assert reads.asked == [([7, 8, 9], 1)]


def test_what_is_put_stays_until_it_is_read_again(reads: Reads) -> None:
    pairs = Pairs([7, 8, 9], reads)
    pairs.put(1, pair(2, "改"))
    assert [pairs[at].segment.source for at in range(3)] == ["第7段", "改", "第9段"]
    reads.version = "新"
    assert pairs.read_again(1) == pair(2, "第8段新")
    assert [pairs[at].segment.source for at in range(3)] == ["第7段", "第8段新", "第9段"]
    assert reads.asked[-1] == ([8], 2)


def test_a_held_pair_is_not_known_until_its_last_write_is_done(reads: Reads) -> None:
    pairs = Pairs([7, 8], reads)
    assert pairs[0] == pair(1, "第7段")
    pairs.hold(0)
    pairs.hold(0)
    assert (pairs.known(), pairs.is_held(0)) == ([1], True)
    assert pairs.release(0) is False
    assert pairs.is_held(0)
    assert pairs.release(0) is True
    assert (sorted(pairs.known()), pairs.is_held(0)) == ([0, 1], False)


def test_of_many_pairs_only_the_held_ones_are_kept(reads: Reads) -> None:
    pairs = Pairs(range(5000), reads)
    pairs.put(3, pair(4, "改"))
    pairs.hold(3)
    for index in range(0, 5000, 16):
        assert pairs[index].segment.number == index + 1
    assert len(pairs.known()) < 2_100
    assert pairs[3] == pair(4, "改")
