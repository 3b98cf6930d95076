import pytest

from workbench.errors import Refused
from workbench.match.concordance.queries import BOTH, NOT_FOUND, Found, Query
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.text.user_pattern import UserPattern


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("合同", ("合同",)),
        ("  合同\u3000法律 ", ("合同", "法律")),
        ('"the contract" 合同', ("the contract", "合同")),
        ("“行政 复议”法", ("行政 复议", "法")),
        ('"not closed', ("not closed",)),
        ('法 "" "  " 法', ("法",)),
        ('the"law"of', ("the", "law", "of")),
        ("《合同法》", ("《合同法》",)),
    ],
)
def test_words_and_phrases_are_told_apart(typed: str, phrases: tuple[str, ...]) -> None:
    assert Query.parse(typed) == Query(phrases=phrases)


def test_all_that_is_given_apart_is_kept() -> None:
    pattern = UserPattern(pattern="第.条", minds_case=True)
    assert Query.parse("法", sides=(Side.TARGET,), pattern="第.条", minds_form=True) == Query(
        phrases=("法",), sides=(Side.TARGET,), patterns=(pattern,), minds_form=True
    )


@pytest.mark.parametrize(
    ("typed", "pattern", "refusal"),
    [
        (
            " \u3000\n",
            "",
            "there is nothing to look for: only white space was typed; type at least one character",
        ),
        (
            '" "',
            "",
            "there is nothing to look for: only white space was typed; type at least one character",
        ),
        (
            " ".join(map(str, range(65))),
            "",
            "65 words are too many to look for at once;"
            " type at most 64, or put quotation marks around a phrase",
        ),
        (
            "",
            "(",
            "the pattern '(' cannot be used: missing ) at position 1;"
            " write a backslash before ( ) [ ] { } . * + ? | ^ $ where they stand for themselves",
        ),
    ],
)
def test_what_cannot_be_looked_for_is_refused(typed: str, pattern: str, refusal: str) -> None:
    with pytest.raises(Refused) as raised:
        Query.parse(typed, pattern=pattern)
    assert str(raised.value) == refusal


SOURCE, TARGET = "《合同法》与合同。", "Contract Law and contracts."


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query.parse("合同"), Found(source=(Span(1, 3), Span(6, 8)), target=())),
        (Query.parse("合約"), NOT_FOUND),
        (
            Query.parse("合同 CONTRACT"),
            Found(source=(Span(1, 3), Span(6, 8)), target=(Span(0, 8), Span(17, 25))),
        ),
        (
            Query.parse("合同 act"),
            Found(source=(Span(1, 3), Span(6, 8)), target=(Span(5, 8), Span(22, 25))),
        ),
        (Query.parse("合同 tort"), NOT_FOUND),
        (Query.parse("contract", sides=(Side.SOURCE,)), NOT_FOUND),
        (Query.parse("contract", minds_form=True), Found(source=(), target=(Span(17, 25),))),
        (Query.parse("法", pattern=r"\blaw\b"), Found(source=(Span(3, 4),), target=(Span(9, 12),))),
        (Query.parse("法", pattern="tort"), NOT_FOUND),
    ],
)
def test_where_a_query_stands(query: Query, found: Found) -> None:
    assert (query.found_in(SOURCE, TARGET), query.is_in(SOURCE, TARGET)) == (found, bool(found))
    assert bool(found) == (found is not NOT_FOUND)


@pytest.mark.parametrize("count", [0, 1, 40])
@pytest.mark.parametrize("sides", [BOTH, (Side.TARGET,)])
def test_many_units_are_told_as_each_alone(count: int, sides: tuple[Side, ...]) -> None:
    query = Query.parse("臺灣", sides=sides)
    units = [
        ("臺灣的合同", "The contract of 台湾"),
        ("𠀋", "plain English"),
        ("“台灣” and 臺灣", ""),
        ("\ud800台湾", "’台湾"),
    ] * count
    assert list(query.found_in_each(units)) == [query.found_in(*unit) for unit in units]


def test_strings_that_every_hit_has_are_folded() -> None:
    query = Query.parse("臺灣 LAW", pattern="第.條")
    assert query.required() == ("台湾", "law", "第", "条")
    assert query.needs_text
    assert not Query.parse("臺灣").needs_text
