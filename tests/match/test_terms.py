from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.match.terms import Found, Hit, TermIndex, longest, winners


def index(*keys: str) -> TermIndex:
    """An index of keys whose values are their places, from 1."""
    made = TermIndex()
    for value, key in enumerate(keys, start=1):
        made.add(key, value)
    return made


def found(text: str, *keys: str) -> list[str]:
    return [text[one.start : one.end] for one in index(*keys).find(text)]


def outline(text: str, *keys: str) -> list[tuple[str, list[str]]]:
    """The longest keys of a text, each with those under it."""
    return [
        (text[hit.start : hit.end], [text[one.start : one.end] for one in hit.nested])
        for hit in longest(index(*keys).find(text))
    ]


@pytest.mark.parametrize(
    ("text", "keys", "expected"),
    [
        ("", ["法"], []),
        ("依法治国", [], []),
        ("依法治国", [""], []),
        ("依法治国", ["法"], ["法"]),
        ("依法", ["法"], ["法"]),
        ("法", ["法", "法治"], ["法"]),
        ("依法治国", ["依法治国方略"], []),
        ("国家", ["家国"], []),
        (
            "中华人民共和国",
            ["中华人民共和国", "中华", "共和国"],
            ["中华", "中华人民共和国", "共和国"],
        ),
        ("政法委员会", ["政法委员会", "政法委", "委员会"], ["政法委", "政法委员会", "委员会"]),
        ("人人人", ["人人"], ["人人", "人人"]),
        ("𠮷野家在𠮷林", ["𠮷野家", "𠮷"], ["𠮷", "𠮷野家", "𠮷"]),
        ("加入wto后", ["wto"], ["wto"]),
        ("wto", ["wto"], ["wto"]),
        ("wton", ["wto", "n"], []),
        ("5wto", ["wto"], []),
        ("1+5+n", ["n", "5", "1+5+n"], ["1+5+n", "5", "n"]),
        ("n类", ["n", "n类"], ["n", "n类"]),
        ("an类", ["n类"], []),
        ("甲n类", ["n类"], ["n类"]),
        ("12345热线", ["2345热线", "12345热线", "热线"], ["12345热线", "热线"]),
        ("第110号", ["11", "110", "第11"], ["110"]),
        ("wto规则", ["wto规", "规则"], ["wto规", "规则"]),
    ],
)
def test_find(text: str, keys: list[str], expected: list[str]) -> None:
    assert found(text, *keys) == expected


@pytest.mark.parametrize(
    ("text", "keys", "expected"),
    [
        ("", ["法"], []),
        (
            "中华人民共和国",
            ["中华人民共和国", "中华", "共和国"],
            [("中华人民共和国", ["中华", "共和国"])],
        ),
        (
            "省委政法委员会",
            ["政法委员会", "政法委", "委员会", "省委"],
            [("省委", []), ("政法委员会", ["政法委", "委员会"])],
        ),
        (
            "中央政法委书记",
            ["中央政法委", "政法委书记", "中央", "书记"],
            [("中央政法委", ["中央", "政法委书记"]), ("书记", [])],
        ),
        ("中央政法委书记", ["中央政法", "政法委书记"], [("政法委书记", ["中央政法"])]),
        ("甲乙丙丁", ["甲乙", "乙丙", "丙丁"], [("甲乙", ["乙丙"]), ("丙丁", [])]),
        (
            "甲乙丙丁戊己庚辛",
            ["甲乙丙丁戊", "戊己庚辛", "己庚辛"],
            [("甲乙丙丁戊", []), ("己庚辛", ["戊己庚辛"])],
        ),
        ("法治法", ["法", "法治"], [("法治", ["法"]), ("法", [])]),
    ],
)
def test_longest(text: str, keys: list[str], expected: list[tuple[str, list[str]]]) -> None:
    assert outline(text, *keys) == expected


def test_a_key_may_have_several_values() -> None:
    terms = TermIndex()
    for value in (7, 3, 7):
        terms.add("法治", value)
    assert longest(terms.find("法治")) == [Hit(start=0, end=2, values=(3, 7))]


def test_what_is_discarded_is_not_found() -> None:
    terms = index("法治", "法治国家", "法")
    terms.add("法治", 9)
    terms.discard("法治", 1)
    terms.discard("法治国家", 2)
    terms.discard("法", 8)
    terms.discard("人治", 1)
    assert terms.find("法治国家") == [
        Found(start=0, end=1, values=(3,)),
        Found(start=0, end=2, values=(9,)),
    ]


def test_what_is_discarded_can_be_added_again() -> None:
    terms = index("法治国家")
    terms.discard("法治国家", 1)
    terms.add("法治国家", 2)
    assert terms.find("法治国家") == [Found(start=0, end=4, values=(2,))]


Step = tuple[bool, str, int]
SMALL = "中华人a1+𠮷"
TEXTS = st.text(alphabet=SMALL, max_size=12)
KEYS = st.lists(st.text(alphabet=SMALL, min_size=1, max_size=5), unique=True)
STEPS = st.lists(
    st.tuples(
        st.booleans(),
        st.text(alphabet=SMALL, min_size=1, max_size=4),
        st.integers(min_value=1, max_value=3),
    ),
    max_size=30,
)
"""Adding (or else discarding) a value of a key."""


@given(TEXTS, KEYS)
def test_it_finds_what_a_plain_search_finds(text: str, keys: list[str]) -> None:
    plain = plain_search(text, {key: (value,) for value, key in enumerate(keys, start=1)})
    assert index(*keys).find(text) == plain


@given(TEXTS, STEPS, STEPS, STEPS)
def test_so_it_does_after_any_change_and_when_it_was_packed(
    text: str, before: list[Step], first: list[Step], second: list[Step]
) -> None:
    terms, known = TermIndex(), dict[str, tuple[int, ...]]()
    for steps in (before, first, second):
        for is_added, key, value in steps:
            values = {*known.get(key, ())} - {value}
            known[key] = tuple(sorted({*values, value} if is_added else values))
            (terms.add if is_added else terms.discard)(key, value)
        assert TermIndex(terms.packed()).find(text) == plain_search(text, known)
        terms = TermIndex(terms.packed())  # so that the next steps come upon packed keys
    assert terms.find(text) == plain_search(text, known)


@given(TEXTS, KEYS)
def test_the_longest_do_not_meet_and_lose_nothing(text: str, keys: list[str]) -> None:
    all_found = index(*keys).find(text)
    hits = longest(all_found)
    under = [one for hit in hits for one in (Found(*hit[:4]), *hit.nested)]
    assert sorted(under, key=lambda one: (one.start, one.end)) == all_found
    assert all(left.end <= right.start for left, right in pairwise(hits))
    assert all(one.start < hit.end and hit.start < one.end for hit in hits for one in hit.nested)
    assert winners(all_found) == [Found(*hit[:4]) for hit in hits]


@given(TEXTS, KEYS)
def test_the_longest_are_those_that_a_plain_choice_takes(text: str, keys: list[str]) -> None:
    free = set(range(len(text)))
    chosen = []
    all_found = index(*keys).find(text)
    for one in sorted(all_found, key=lambda one: (one.start - one.end, one.start)):
        if free.issuperset(range(one.start, one.end)):
            free -= set(range(one.start, one.end))
            chosen.append(one)
    assert winners(all_found) == sorted(chosen)


def plain_search(text: str, keys: dict[str, tuple[int, ...]]) -> list[Found]:
    """Every stretch of a text that is a key and is cut out of no word or number."""
    return [
        Found(start=start, end=end, values=keys[text[start:end]])
        for start in range(len(text))
        for end in range(start + 1, len(text) + 1)
        if keys.get(text[start:end])
        and not (start and is_edge(text[start - 1]) and is_edge(text[start]))
        and not (end < len(text) and is_edge(text[end - 1]) and is_edge(text[end]))
    ]


def is_edge(character: str) -> bool:
    return character.isascii() and character.isalnum()


@pytest.mark.parametrize("damage", [b"", b"\0" * 40, b"\1" * 41, b"\xff" * 100])
def test_what_was_not_packed_is_refused(damage: bytes) -> None:
    with pytest.raises(ValueError, match="no packed keys"):
        TermIndex(damage)


def test_packed_keys_that_are_cut_short_are_refused() -> None:
    packed = index("法治", "法", "{n}个平台").packed()
    for size in range(len(packed)):
        with pytest.raises(ValueError, match="no packed keys"):
            TermIndex(packed[:size])
