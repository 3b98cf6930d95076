"""The sources of evidence, each by itself."""

from math import log, log2

import pytest

from workbench.match.extracting.marked import marked
from workbench.match.extracting.measures import c_value, cohesion, entropy
from workbench.match.extracting.repeats import fewest_repeats, repeats
from workbench.match.extracting.slogans import slogans
from workbench.match.extracting.words import Part, Word, runs
from workbench.text.folding import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("打造“枫桥经验”升级版", ["枫桥经验"]),
        ("打造『枫桥经验』升级版", ["枫桥经验"]),
        ("打造‘枫桥经验’升级版", ["枫桥经验"]),
        ("“小切口”“大民生”", ["小切口", "大民生"]),
        ('"小切口"和"大民生"', ["小切口", "大民生"]),
        ("“ 小切口 ”", ["小切口"]),
        ("“源头预防、就地化解、应急处置”", ["源头预防", "就地化解", "应急处置"]),
        ("“源头预防、把所有的矛盾都就地化解掉”", []),
        ("“一”", []),
        ("“2021”、“30”", ["2021", "30"]),
        ("“好，就这么办”", []),
        ("“事情办好了吗？”", []),
        ("“没有关上", []),
        ("《安全生产法》与《河南日报》", ["安全生产法", "河南日报"]),
        ("《》《的》", []),
    ],
)
def test_marked_phrases(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in marked(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("坚定四个自信", ["四个自信"]),
        ("做到两个维护", ["两个维护"]),
        ("打好三大攻坚战", ["三大攻坚"]),
        ("三书一函", ["三书一函"]),
        ("推行三书一函制度", ["三书一函"]),
        ("一中心四平台", ["一中心四平台"]),
        ("“1+5+N”", ["1+5+N"]),
        ("１＋５＋Ｎ", ["１＋５＋Ｎ"]),
        ("10万+", []),
        ("十四五规划", ["十四五"]),
        ("“十四五”规划", ["十四五"]),
        ("八项做法", []),
        ("8项做法", []),
        ("三个月、两个方面、五个小时", []),
        ("一年一次", []),
        ("一心一意", []),
        ("第二个问题", []),
    ],
)
def test_slogans(text: str, expected: list[str]) -> None:
    found = {(one.start, one.end): text[one.start : one.end] for one in slogans(fold(text))}
    assert list(found.values()) == expected


def test_words_take_their_affixes() -> None:
    assert list(runs("副检察长推进网格化，2021年")) == [
        [
            Word(0, 4, "副检察长", Part.NOUN),
            Word(4, 6, "推进", Part.GOVERNOR),
            Word(6, 9, "网格化", Part.NOUN),
        ],
        [Word(10, 14, "2021", Part.BREAK), Word(14, 15, "年", Part.BREAK)],
    ]


def test_what_is_repeated_with_other_neighbours_is_a_unit() -> None:
    found = list(repeats(["建医共体。", "由医共体办", "去医共体看"]))
    assert [(one.text, one.count) for one in found] == [("医共体", 3)]
    assert found[0].branching == pytest.approx(log(3))
    assert found[0].cohesion > 0.5


def test_a_string_that_always_has_the_same_neighbour_is_no_unit() -> None:
    assert "医共" not in [one.text for one in repeats(["建医共体。", "由医共体办"])]
    assert list(repeats([])) == list(repeats(["", "医"])) == []


def test_a_longer_text_asks_for_more_repeats() -> None:
    assert [fewest_repeats(size) for size in (0, 5_000, 20_000, 100_000, 1_000_000)] == [
        2,
        2,
        2,
        5,
        9,
    ]


def test_measures() -> None:
    assert c_value(4, 5, []) == 10
    assert c_value(4, 5, [2, 4]) == log2(4) * 2
    assert entropy({"推": 1, "由": 1}) == pytest.approx(log(2))
    assert entropy({"推": 7}) == 0
    assert cohesion(10, [(10, 10)], 1000) == pytest.approx(1)
    assert cohesion(1, [(100, 100)], 1000) < 0
