import gc
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.match.concordance.shelf import Shelf
from workbench.match.concordance import building
from workbench.match.concordance.blocks import Postings, pack
from workbench.match.concordance.building import build
from workbench.match.concordance.queries import Query
from workbench.match.concordance.searching import Shard, search
from workbench.match.concordance.terms import FIRST_WORD, LONG, VOCABULARY, edition

keys = st.lists(
    st.tuples(
        st.one_of(st.integers(0, 40), st.integers(0, LONG)),
        st.integers(0, 65_535),
        st.integers(0, 255),
    ),
    unique=True,
)


@given(keys, st.sampled_from([1, 50, 1_000]))
def test_what_is_packed_is_read_back(found, size: int) -> None:
    found.sort()
    packed = np.array([term << 24 | text << 8 | place for term, text, place in found], np.int64)
    blocks = list(pack([packed], size))
    read = []
    for block in blocks:
        postings = Postings.read(block.data)
        terms = np.repeat(postings.steps.astype(np.int64) + postings.first, postings.counts)
        assert (terms[0], terms[-1]) == (block.first, block.last)
        read += list(zip(terms, postings.texts, postings.places, strict=True))
    assert read == found
    bounds = [bound for block in blocks for bound in (block.first, block.last)]
    assert bounds == sorted(bounds)


@given(keys, st.lists(st.integers(0, 100)), st.sampled_from([1, 50, 1_000]))
def test_blocks_are_the_same_however_the_keys_are_cut(found, cuts: list[int], size: int) -> None:
    found.sort()
    packed = np.array([term << 24 | text << 8 | place for term, text, place in found], np.int64)
    pieces = np.split(packed, sorted(min(cut, len(packed)) for cut in cuts))
    assert list(pack(pieces, size)) == list(pack([packed], size))


@given(keys, st.sampled_from([1, 50, 1_000]))
def test_a_block_begins_where_so_many_bytes_are_full(found, size: int) -> None:
    found.sort()
    packed = np.array([term << 24 | text << 8 | place for term, text, place in found], np.int64)
    firsts, groups, end = [], set(), 0
    for at, (term, count) in enumerate(sorted(Counter(term for term, _, _ in found).items())):
        end += 3 * count
        group = (end + 3 * at) // size, term >> 32
        if group not in groups:
            firsts.append(term)
        groups.add(group)
    assert [block.first for block in pack([packed], size)] == firsts


@given(keys, st.integers(0, LONG), st.integers(0, LONG))
def test_terms_between_two_and_terms_of_a_list_are_cut_out(found, one: int, other: int) -> None:
    found.sort()
    low, high = sorted((one, other))
    wanted = np.array(sorted({low, high, *(term for term, _, _ in found[::2])}), np.int64)
    packed = np.array([term << 24 | text << 8 | place for term, text, place in found], np.int64)
    between, listed = [], []
    for block in pack([packed], 50):
        postings = Postings.read(block.data)
        between += postings.texts[postings.between(low, high)].tolist()
        listed += postings.texts[postings.of(wanted)].tolist()
    assert between == [text for term, text, _ in found if low <= term <= high]
    assert listed == [text for term, text, _ in found if term in wanted]


@given(st.lists(st.text("合同法 law,.Lawyer3\n𠮷", max_size=300), max_size=20))
def test_blocks_are_the_same_however_texts_are_batched(texts: list[str]) -> None:
    rows = list(enumerate(texts, 5))
    whole = list(build(rows, 0))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "_BATCH", 40)
        assert list(build(rows, 0)) == whole
        assert list(build(reversed(rows), 0)) == whole


def test_nothing_is_left_to_the_collector_which_the_program_turns_off() -> None:
    gc.collect()
    assert len(list(build([(0, "合同法 law"), (1, "contract")], 0))) == 3
    assert gc.collect() == 0


def test_blocks_of_no_texts_are_the_empty_vocabulary() -> None:
    (block,) = build((), 0)
    assert (block.first, block.last, block.data) == (VOCABULARY, VOCABULARY, b"\n")


def test_terms_of_a_text() -> None:
    rows = ((70_001, "新 law,"), (70_000, "新Law"))
    comma, han, words, vocabulary = build(rows, 70_000)
    found = [Postings.read(block.data) for block in (comma, han, words)]
    assert [(each.texts.tolist(), each.places.tolist()) for each in found] == [
        ([1], [2]),
        ([1, 0], [0, 0]),
        ([0, 1], [1, 1]),
    ]
    assert words.first == words.last == FIRST_WORD
    assert vocabulary.data == b"\nlaw\n"


@pytest.mark.parametrize("row", [4_095, 4_096 + 65_536])
def test_an_id_of_another_shard_is_refused(row: int) -> None:
    with pytest.raises(ValueError, match=f"id {row} is not in the shard that begins at 4096"):
        build([(row, "法")], 4_096)


def test_damaged_bytes_are_told() -> None:
    block = next(build([(0, "合同法"), (1, "合同")], 0))
    for cut in range(len(block.data)):
        with pytest.raises(ValueError, match="no block of a concordance"):
            Postings.read(block.data[:cut])
    for data in (b"", b"x" * 40, block.data + b"x"):
        with pytest.raises(ValueError, match="no block of a concordance"):
            Postings.read(data)


@given(
    st.integers(0),
    st.integers(0, 255),
    st.sampled_from(["合同", "合", "act", "第一 act", "合同法"]),
)
def test_a_changed_byte_gives_a_value_error_or_an_answer(at: int, byte: int, typed: str) -> None:
    shelf = Shelf(units={0: ("合同法第一条", "Contract"), 1: ("合同", "act 1")}, size=4)

    def read(shard, side, low, high):
        for data in shelf.read(shard, side, low, high):
            changed = bytearray(data)
            changed[at % len(data)] = byte
            yield bytes(changed)

    try:
        for candidates in search(Query.parse(typed), shelf.shards(), read):
            assert set(candidates.ids) <= set(range(4))
    except ValueError:
        pass


def test_a_vocabulary_that_is_not_there_is_told() -> None:
    with pytest.raises(ValueError, match="no vocabulary of a concordance"):
        list(search(Query.parse("act"), [Shard(first=0, size=4)], lambda *_: ()))


def test_the_edition_says_how_texts_are_folded() -> None:
    assert edition().startswith("concordance 1, folded ")
