import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import Refused
from workbench.model.spans import Span
from workbench.text.folding import fold
from workbench.text.user_pattern import UserPattern


@pytest.mark.parametrize(
    ("pattern", "text", "spans"),
    [
        ("第.条", "第三条和第五条", [Span(0, 3), Span(4, 7)]),
        ("ART", "art. 1", [Span(0, 3)]),
        ("x*", "axx", [Span(1, 3)]),
        ("行政(复议|诉讼)", "行政诉讼法", [Span(0, 4)]),
    ],
)
def test_a_pattern_matches_the_text_as_it_stands(pattern, text, spans) -> None:
    assert list(UserPattern(pattern=pattern).spans(text)) == spans


def test_a_pattern_minds_case_only_if_asked_to() -> None:
    assert list(UserPattern(pattern="ART", minds_case=True).spans("art. 1")) == []


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("(a", "the pattern '(a' cannot be used: missing ) at position 2"),
        ("a" * 2_001, "the pattern has 2,001 characters"),
    ],
)
def test_what_cannot_be_compiled_is_refused(pattern: str, fault: str) -> None:
    with pytest.raises(Refused) as raised:
        UserPattern(pattern=pattern).refuse_unusable()
    assert raised.value.fault == fault


def test_a_pattern_that_takes_too_long_is_refused() -> None:
    with pytest.raises(Refused) as raised:
        list(UserPattern(pattern="(a|aa)+$").spans("a" * 60 + "b"))
    assert raised.value.fault == "the pattern '(a|aa)+$' takes too long on a text"


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("第[一二三]十条", ("第", "十条")),
        ("不得.*?但", ("不得", "但")),
        (r"\bten(ant|ancy)\b", ("ten",)),
        ("colou?r", ("colo", "r")),
        ("哈+", ("哈",)),
        ("哈{2}", ()),
        ("Article 12", ("Art", "cle", "12")),
        ("a|b", ()),
        ("(?i)a", ()),
        ("straße ſ", ("stra", "e")),
        ("[", ()),
    ],
)
def test_literals_stand_in_all_that_matches(pattern: str, literals: tuple[str, ...]) -> None:
    assert UserPattern(pattern=pattern).literals() == literals


@given(
    st.text("ab[]()|\\d+*?{2,}. 法第^$k-", max_size=10),
    st.text("abABcd2k\u212a 法第\n", max_size=12),
)
def test_no_match_lacks_a_literal(pattern: str, text: str) -> None:
    user = UserPattern(pattern=pattern)
    try:
        user.refuse_unusable()
    except Refused:
        return
    for span in user.spans(text):
        for literal in user.literals():
            assert fold(literal) in fold(text), span


def test_letters_of_another_case_fold_to_the_same() -> None:
    letters = [chr(code) for code in range(0x20, 0x2FFFF) if not 0xD800 <= code < 0xE000]
    every = "".join(filter(str.isalnum, letters))
    for letter in filter(str.isalnum, map(chr, range(0x80))):
        assert UserPattern(pattern=letter).literals() == (() if letter in "iI" else (letter,))
        found = regex.findall(letter, every, regex.V0 | regex.IGNORECASE)
        if letter not in "iI":
            assert {fold(other) for other in found} == {fold(letter)}
