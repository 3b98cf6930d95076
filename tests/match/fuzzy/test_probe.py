import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from workbench.match.fuzzy.characters import (
    PLACES,
    by_frequency,
    codes_of,
    dealt,
    elements_of,
)
from workbench.match.fuzzy.probe import Probe

NONE_FREQUENT = np.empty(0, np.uint16)


@pytest.mark.parametrize(
    ("length", "threshold", "shortest", "longest", "allowed"),
    [
        (10, 70, 7, 14, {7: 3, 10: 3, 14: 4}),
        (10, 100, 10, 10, {10: 0}),
        (10, 50, 5, 20, {5: 5, 20: 10}),
        (3, 67, 3, 4, {3: 0, 4: 1}),
        (1, 50, 1, 2, {1: 0, 2: 1}),
        (60_000, 50, 30_000, 120_000, {60_000: 30_000}),
        (2_000_000, 70, 1_400_000, 2_857_142, {2_000_000: 1_000}),
    ],
)
def test_how_long_and_how_far_texts_may_be(length, threshold, shortest, longest, allowed):
    probe = Probe("一" * length, threshold)
    distances = probe.allowed(np.array(list(allowed)))
    assert (probe.shortest, probe.longest) == (shortest, longest)
    assert dict(zip(allowed, distances.tolist(), strict=True)) == allowed


@pytest.mark.parametrize(
    ("texts", "elements"),
    [
        (["法律法"], [[("律", 0), ("法", 0), ("法", 1)]]),
        (["法律法法", "法"], [[("律", 0), ("法", 0), ("法", 1), ("法", 2)], [("法", 0)]]),
        (["𠮷", ""], [[("𠮷", 0)], []]),
        (["的" * 10], [[("的", min(at, 7)) for at in range(10)]]),
    ],
)
def test_each_time_that_a_character_comes_is_another_element(texts, elements):
    rows = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    found = elements_of(codes_of("".join(texts)), rows)
    assert found.tolist() == [slot(*element) for row in elements for element in row]


def slot(character: str, again: int) -> int:
    """The slot of a character that came so many times before."""
    code = ord(character)
    return (code ^ (code >> 16) * 0x9E3B ^ again * 0x9E37) & 0xFFFF


def test_slots_are_dealt_to_and_fro_by_frequency():
    frequent = np.arange(1_000, 1_000 + 300, dtype=np.uint16)
    places = dealt(frequent)[frequent].tolist()
    assert places[:2] + places[127:130] + places[255:258] == [0, 1, 127, 255, 254, 128, 256, 257]


def test_the_most_frequent_slot_comes_first():
    assert by_frequency(np.bincount([5, 7, 7, 9, 9, 9])).tolist() == [9, 7, 5]


def test_unseen_characters_have_places_that_never_change():
    assert dealt(NONE_FREQUENT)[[0, 1, ord("法"), 65_535]].tolist() == [0, 237, 17, 329]
    assert np.bincount(dealt(NONE_FREQUENT), minlength=PLACES).min() > 160


@given(st.text("的法律一二a𠮷", max_size=40), st.text("的法律一二a𠮷", min_size=1, max_size=40))
def test_no_bound_is_above_the_distance(theirs, text):
    probe, other = Probe(text, 50), Probe(theirs or "律", 50)
    lengths = np.array([other.length])
    distance = Levenshtein.distance(text, other.folded)
    places = dealt(codes_of("的法").astype(np.uint16))
    for measure in (Probe.counts, bits):
        own, its = measure(probe, places), measure(other, places)
        common = np.array([np.minimum(own, its).sum(dtype=np.int64)])
        total = np.array([its.sum(dtype=np.int64)])
        bound = probe.bounds(int(own.sum(dtype=np.int64)), total, common, lengths)
        assert bound.tolist() <= [distance]


def bits(probe: Probe, places: np.ndarray) -> np.ndarray:
    """The signature, a number for each place."""
    return np.unpackbits(probe.signatures(places[np.newaxis]).view(np.uint8))
