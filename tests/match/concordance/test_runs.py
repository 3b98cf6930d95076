import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.match.concordance.runs import PIECE, Runs

keys = st.one_of(st.integers(0, 30), st.integers(0, 1 << 61))


def runs_of(batches: list[list[int]]) -> Runs:
    runs = Runs()
    for batch in batches:
        runs.add(np.array(batch, np.int64))
    return runs


@given(st.lists(st.lists(keys)), st.sampled_from([1, 3, 64, 200, PIECE]))
def test_all_keys_come_in_order_each_once(batches: list[list[int]], size: int) -> None:
    found = [key for piece in runs_of(batches).pieces(size) for key in piece.tolist()]
    assert found == sorted({key for batch in batches for key in batch})


def test_pieces_have_about_the_size_that_is_asked_for() -> None:
    chance = np.random.default_rng(7)
    runs = Runs()
    for _ in range(20):
        runs.add(chance.geometric(0.001, 5_000) << 24 | chance.integers(0, 1 << 24, 5_000))
    sizes = [len(piece) for piece in runs.pieces(10_000)]
    assert sum(sizes) > 99_000
    assert max(sizes) < 12_000


def test_no_keys_are_no_pieces_with_any() -> None:
    assert [piece.tolist() for piece in Runs().pieces()] == [[]]
