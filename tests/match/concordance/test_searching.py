import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.match.concordance.shelf import Shelf
from workbench.match.concordance.queries import Query
from workbench.match.concordance.searching import search
from workbench.model.segments import Side
from workbench.text.folding import fold

UNITS = {
    1: ("《中华人民共和国合同法》第一条", "Contract Law, Article 1"),
    2: ("本合同自签字之日起生效。", "The contract comes into force on the date of signature."),
    3: ("臺灣地區與大陸地區人民關係條例", "Act Governing Relations"),
    4: ("台湾同胞投资保护法", "Protection of investments by Taiwan compatriots"),
    5: ("ＡＢＣ公司 的 合同", "the subcontractor of ABC Co., Ltd."),
    6: ("𠮷野家在第3条", "Yoshinoya, art. 3"),
    7: ("哈哈哈", "ha-ha  ha"),
    8: ("的", "e\u0301te\u0301"),
    9: ("", ""),
}
ALPHABET = "中国法的国國A aBé\u0301 1，。,. \u3000𠮷\U00100001\U0003fffd\x00\n-"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("合同", [5, 2, 1]),
        ("中華", [1]),
        ("台湾", [4, 3]),
        ("臺", [4, 3]),
        ("的", [8, 5]),
        ("法", [4, 1]),
        ("条", [6, 3, 1]),
        ("第3条", [6]),
        ("𠮷", [6]),
        ("哈哈", [7]),
        ("abc公司", [5]),
        ("contract", [5, 2, 1]),
        ("CONTRACT law", [1]),
        ('"the contract"', [2]),
        ('"e contract comes in"', [2]),
        ('"bcontractor o"', [5]),
        ('"contract "', [2, 1]),
        ('" contract"', [2]),
        ('"Co., L"', [5]),
        ('"ha  ha"', [7]),
        ('"ha ha"', []),
        ("e", [8, 5, 4, 3, 2, 1]),
        ("t.", [6]),
        (".", [6, 5, 2]),
        ("合同 contract", [5, 2, 1]),
        ("合同 law", [1]),
        ("“合同 的”", []),
        ("不在", []),
    ],
)
def test_units_that_have_it_are_found_the_newest_first(typed: str, found: list[int]) -> None:
    shelf = Shelf(units=UNITS, size=4)
    assert shelf.found(Query.parse(typed)) == found
    assert shelf.scanned(Query.parse(typed)) == found


def test_a_side_a_pattern_and_a_form_leave_fewer() -> None:
    shelf = Shelf(units=UNITS, size=4)
    assert shelf.found(Query.parse("abc", sides=(Side.SOURCE,))) == [5]
    assert shelf.found(Query.parse("law", sides=(Side.SOURCE,))) == []
    assert shelf.found(Query.parse("", pattern="第.条")) == [6, 1]
    assert shelf.found(Query.parse("law", pattern="第.条")) == [1]
    assert shelf.found(Query.parse("", pattern=r"ART\w+")) == [1]
    assert shelf.found(Query.parse("", pattern=r"ART\w+", minds_form=True)) == []
    assert shelf.found(Query.parse("臺", minds_form=True)) == [3]
    assert shelf.found(Query.parse("abc", minds_form=True)) == []


def test_units_that_are_left_out_are_not_given() -> None:
    shelf = Shelf(units=UNITS, size=4)
    assert shelf.found(Query.parse("合同"), left_out=(2, 3)) == [5, 1]


def test_shards_are_read_only_when_their_candidates_are_asked_for() -> None:
    shelf = Shelf(units=UNITS, size=4)
    read: list[int] = []

    def blocks(shard, side, low, high):
        read.append(shard.first)
        return shelf.read(shard, side, low, high)

    candidates = next(search(Query.parse("的"), shelf.shards(), blocks))
    assert list(candidates.ids) == [8]
    assert list(candidates.unsure) == []
    assert set(read) == {8}


def test_a_long_text_is_looked_at_and_a_place_past_the_last_is_not_the_first() -> None:
    text = "一" + "二" * 254 + "三"
    wrapped = "丁" + "二" * 253 + "甲乙"
    units = {
        0: (text, ""),
        1: ("一二三" + text, ""),
        2: (text + "一二三", ""),
        3: (wrapped, ""),
        4: (" ".join(f"w{n}" for n in range(600)), ""),
    }
    shelf = Shelf(units=units)
    typed = ("一二三", "二三", "乙丁二", "甲乙丁二", "w1 w257", '"w10 w11 w12"', '"w599 w0"')
    for query in map(Query.parse, typed):
        assert shelf.found(query) == shelf.scanned(query), query


def test_a_phrase_of_many_terms_is_found() -> None:
    phrase = "".join(chr(0x4E00 + number) for number in range(100)) + " w1 w2 w3"
    units = {0: (phrase, ""), 1: (phrase[:99] + phrase[100:], ""), 2: ("一" + phrase + "一", "")}
    shelf = Shelf(units=units)
    assert shelf.found(Query(phrases=(phrase,))) == [2, 0]


texts = st.text(ALPHABET, max_size=12)


@settings(max_examples=examples(150))
@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=9), st.data())
def test_hits_are_those_of_a_full_scan(units, data) -> None:
    shelf = Shelf(units=dict(enumerate(units)), size=4)
    cuts = st.sampled_from([text for unit in units for text in unit]).flatmap(_cut)
    phrases = tuple(filter(str.strip, data.draw(st.lists(cuts | texts, min_size=1, max_size=3))))
    sides = data.draw(st.sampled_from([(Side.SOURCE,), (Side.TARGET,), (Side.SOURCE, Side.TARGET)]))
    searched = [list(Side).index(side) for side in sides]
    hits = [
        row
        for row in sorted(shelf.units, reverse=True)
        if all(
            any(fold(phrase) in fold(shelf.units[row][side]) for side in searched)
            for phrase in phrases
        )
    ]
    if phrases:
        assert shelf.found(Query(phrases=phrases, sides=sides)) == hits


def _cut(text: str) -> st.SearchStrategy[str]:
    """Any stretch of a text."""
    places = st.integers(0, len(text))
    return st.tuples(places, places).map(lambda ends: text[min(ends) : max(ends)])


@given(st.lists(st.text(), min_size=1, max_size=6), st.data())
def test_any_character_is_found(lines, data) -> None:
    shelf = Shelf(units=dict(enumerate((line, "") for line in lines)))
    line = data.draw(st.sampled_from(lines))
    start = data.draw(st.integers(0, len(line)))
    phrase = line[start : start + 3]
    if phrase.strip():
        query = Query(phrases=(phrase,))
        assert shelf.found(query) == shelf.scanned(query)
