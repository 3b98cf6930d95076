"""Look-ups beside a comparison of every row, letter by letter."""

import random
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import islice

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from tests.examples import examples
from workbench.match.fuzzy.building import build
from workbench.match.fuzzy.hit import Hit
from workbench.match.fuzzy.index import Index
from workbench.match.fuzzy.packing import from_bytes, to_bytes
from workbench.text.folding import fold

UNITS = {
    1: "本法自公布之日起施行。",
    2: "本法自公佈之日起施行。",
    3: "本条例自公布之日起施行。",
    4: "本办法自发布之日起施行。",
    5: "人民法院应当公开审理案件。",
    6: "人民检察院应当公开审理案件。",
    7: "法",
    8: "好",
    9: "𠮷野家在東京。",
    10: "Ｔｈｅ ＬＡＷ",
}


def fetch_from(units: Mapping[int, str]) -> Callable[[Sequence[int]], Mapping[int, str]]:
    return lambda ids: {id_: units[id_] for id_ in ids if id_ in units}


def index_of(units: Mapping[int, str], sizes: Sequence[int] = ()) -> Index:
    """Shards of so many rows, of which all have been bytes, and the other rows in the tail."""
    index, rows = Index(), iter(sorted(units.items()))
    for size in sizes:
        shard = list(islice(rows, size))
        if shard:
            ids = range(shard[0][0], shard[-1][0] + 1)
            index.add_shard(ids, from_bytes(to_bytes(build(shard))))
    for id_, text in rows:
        index.add(id_, text)
    return index


def by_hand(text: str, threshold: int, units: Mapping[int, str]) -> list[Hit]:
    """Every unit compared."""
    wanted = fold(text)
    hits = [
        Hit(id=id_, distance=Levenshtein.distance(wanted, fold(unit)), longest=longest)
        for id_, unit in units.items()
        if (longest := max(len(wanted), len(unit))) and wanted and unit
    ]
    return sorted(
        (hit for hit in hits if hit.distance * 100 <= (100 - threshold) * hit.longest),
        key=lambda hit: (Fraction(hit.distance, hit.longest), -hit.id),
    )


@pytest.mark.parametrize(
    ("text", "threshold", "expected"),
    [
        ("本法自公布之日起施行。", 100, [(2, 100), (1, 100)]),
        ("本法自公布之日起施行。", 70, [(2, 100), (1, 100), (4, 83), (3, 83)]),
        ("人民法院应当公开审理案件", 90, [(5, 92)]),
        ("人民法院应当公开审理案件", 70, [(5, 92), (6, 78)]),
        ("法", 50, [(7, 100)]),
        ("法律", 50, [(7, 50)]),
        ("法律", 51, []),
        ("𠮷野家在东京", 80, [(9, 85)]),
        ("the law", 100, [(10, 100)]),
        ("从未译过的句子", 50, []),
        ("", 50, []),
    ],
)
@pytest.mark.parametrize("sizes", [(), (4, 3), (10,)])
def test_units_are_found_wherever_they_are(text, threshold, expected, sizes):
    index = index_of(UNITS, sizes)

    hits = index.search(text, threshold, fetch_from(UNITS))

    assert [(hit.id, hit.score) for hit in hits] == expected
    assert hits == by_hand(text, threshold, UNITS)
    assert len(index) == len(UNITS)


def test_only_the_same_text_has_a_hundred_percent():
    assert Hit(id=1, distance=1, longest=1_000).score == 99
    assert Hit(id=1, distance=0, longest=1_000).score == 100


@pytest.mark.parametrize("threshold", [0, 49, 101])
def test_a_threshold_that_would_not_be_quick_or_makes_no_sense_is_refused(threshold):
    with pytest.raises(ValueError, match="from 50 to 100 percent"):
        Index().search("法", threshold, fetch_from({}))


def test_retired_units_do_not_take_the_place_of_others():
    index = index_of(UNITS, (5,))
    living = {id_: text for id_, text in UNITS.items() if id_ not in {1, 2}}

    hits = index.search(UNITS[1], 60, fetch_from(living), limit=1)

    assert hits == by_hand(UNITS[1], 60, living)[:1]
    assert [hit.id for hit in hits] == [4]


def test_a_shard_takes_the_place_of_smaller_ones_and_of_the_tail():
    index = index_of(UNITS, (2, 2))
    index.add_shard(range(8), build((id_, UNITS[id_]) for id_ in range(1, 8)))

    assert len(index) == len(UNITS)
    assert index.search("本法自公布之日起施行。", 50, fetch_from(UNITS)) == by_hand(
        "本法自公布之日起施行。", 50, UNITS
    )
    with pytest.raises(ValueError, match="would lose a part"):
        index.add_shard(range(4), build([]))


def test_a_shard_whose_rows_are_all_gone_finds_nothing():
    index = Index()
    index.add_shard(range(4), from_bytes(to_bytes(build([(1, "")]))))

    assert len(index) == 0
    assert index.search("法律", 50, fetch_from({})) == []


def test_what_the_texts_cannot_be_read_for_is_passed_on():
    def fetch(ids: Sequence[int]) -> Mapping[int, str]:
        raise LookupError(f"{len(ids)} texts")

    with pytest.raises(LookupError, match="2 texts"):
        index_of(UNITS).search("本法自公布之日起施行。", 100, fetch)


def test_texts_are_asked_for_in_batches():
    units = dict.fromkeys(range(3000), "依法行政")
    asked = []

    def fetch(ids: Sequence[int]) -> Mapping[int, str]:
        asked.append(len(ids))
        return fetch_from(units)(ids)

    index = index_of(units, (2_000,))

    assert [hit.id for hit in index.search("依法行政", 100, fetch)] == [*range(2_999, -1, -1)]
    assert asked == [1_024, 1_024, 952]


@pytest.mark.parametrize("limit", [1, 10, 60])
def test_the_best_of_many_forms_are_those_of_a_comparison_of_all(limit):
    chance = random.Random(3)
    names = ["张三丰", "李四", "欧阳明", "王五一", "丰三张"]
    units = {
        id_: f"被告人{chance.choice(names)}于{chance.randrange(2_000, 2_026)}年"
        f"{chance.randrange(1, 13)}月犯{chance.choice(names)}罪。"
        for id_ in chance.sample(range(9_000), 4_000)
    }
    index = index_of(units, (2_500, 1_000))

    for text in ("被告人李四于2011年12月犯盗窃罪。", "被告人赵丽丽于2019年11月犯张三丰罪。"):
        expected = by_hand(text, 60, units)
        assert len(expected) > 1_200
        assert index.search(text, 60, fetch_from(units), limit) == expected[:limit]


def test_older_units_that_could_only_be_as_near_are_not_read():
    units = {id_: f"依法行政{chr(0x5000 + id_)}" for id_ in range(3_000)}
    asked = []

    def fetch(ids: Sequence[int]) -> Mapping[int, str]:
        asked.append(len(ids))
        return fetch_from(units)(ids)

    hits = index_of(units, (2_000,)).search("依法行政一", 70, fetch, limit=3)

    assert [hit.id for hit in hits] == [2_999, 2_998, 2_997]
    assert asked == [32]


def test_a_text_of_two_million_code_points_is_found_again():
    text = "中华人民共和国宪法" * 222_222
    units = {1: text[:-3] + "附则。", 2: text[::-1], 3: "宪法" * 1_000, 4: text[:1_900_000]}
    index = index_of(units, (2,))

    hits = index.search(text, 50, fetch_from(units))

    assert hits == [Hit(id=1, distance=3, longest=len(text))]


_CHARACTERS = "的法律人民一二三，。aＡ國国𠮷🀄"
_SHORT = st.text(_CHARACTERS, min_size=0, max_size=12)
_REPEATED = st.builds(lambda text, times: text * times, _SHORT, st.integers(1, 60))
_MIXED = st.one_of(_SHORT, _REPEATED, st.text(max_size=5), st.just("的" * 300), st.just("一" * 520))


@st.composite
def _memories(draw):
    """A text, units of which some are like it, and how they are stored."""
    text = draw(_MIXED)
    units = draw(st.lists(_MIXED, max_size=12))
    for _ in range(draw(st.integers(0, 12))):
        near = list(text)
        for _ in range(draw(st.integers(0, 1 + len(near) // 3))):
            at = draw(st.integers(0, len(near)))
            near[at : at + draw(st.integers(0, 1))] = draw(st.sampled_from(["", "法", "x", "之"]))
        units.append("".join(near))
    units = draw(st.permutations(units))
    sizes = draw(st.lists(st.integers(1, 10), max_size=4))
    retired = draw(st.sets(st.integers(1, 24)))
    return text, dict(enumerate(units, start=1)), sizes, retired


@settings(max_examples=examples(60))
@given(_memories(), st.integers(50, 100), st.integers(0, 6))
@example(("法律" * 80, {1: "律法" * 80, 2: "法律" * 60}, [1], set()), 70, 0)
@example(("的" * 400, {1: "的" * 560, 2: "的" * 572}, [2], set()), 70, 1)
def test_look_ups_are_those_of_a_comparison_of_all(memory, threshold, limit):
    text, units, sizes, retired = memory
    living = {id_: unit for id_, unit in units.items() if id_ not in retired}

    hits = index_of(units, sizes).search(text, threshold, fetch_from(living), limit)

    expected = by_hand(text, threshold, living)
    assert hits == (expected[:limit] if limit else expected)
