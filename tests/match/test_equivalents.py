import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.match.equivalents import EnglishProposal, log_likelihood, propose_english
from workbench.match.extracting.phrases import phrases, singular
from workbench.model.spans import Span

PAIRS = [
    ("主管机关应当公告。", "The competent authority shall make a public announcement."),
    ("报主管机关批准。", "Approval shall be obtained from the competent authorities."),
    ("主管机关可以处以罚款。", "The competent authority may impose a fine."),
    ("逾期不缴纳罚款的，", "Where the fine is not paid in time,"),
    ("公告之日起施行。", "This Law takes effect on the day of its announcement."),
]


def proposed(candidate: str, pairs: list[tuple[str, str]], **rest: object) -> list[str]:
    return [one.text for one in propose_english(candidate, pairs, **rest)]  # type: ignore[arg-type]


def test_what_stands_wherever_the_candidate_stands_comes_first() -> None:
    best = propose_english("主管机关", PAIRS)[0]
    assert best == EnglishProposal(
        text="competent authority",
        score=0.8673,
        pairs=(0, 1, 2),
        evidence="stands in 3 of 3 pairs with the candidate, and nowhere else",
    )


def test_what_stands_elsewhere_too_is_worth_less() -> None:
    assert proposed("罚款", PAIRS)[0] == "fine"
    assert proposed("主管機關", PAIRS) == proposed("主管机关", PAIRS)


def test_one_pair_is_weak_evidence() -> None:
    pairs = [("做强“一中心四平台”。", "Strengthen the “One Center and Four Platforms”.")]
    best = propose_english("一中心四平台", pairs)[0]
    assert (best.text, best.pairs) == ("One Center and Four Platforms", (0,))
    assert best.score < 0.6
    assert best.evidence == "stands in the only pair with the candidate, and nowhere else"


def test_what_known_terms_explain_is_not_proposed() -> None:
    pairs = [("国务院发布命令。", "The State Council issues orders.")]
    assert "State Council" in proposed("命令", pairs)
    without = proposed("命令", pairs, explained={0: [Span(4, 17)]})
    assert without
    assert not [text for text in without if "Council" in text]


@pytest.mark.parametrize(
    ("candidate", "pairs"),
    [("", PAIRS), ("检察院", PAIRS), ("罚款", []), ("罚款", [("罚款", "")])],
)
def test_no_pair_gives_no_proposal(candidate: str, pairs: list[tuple[str, str]]) -> None:
    assert propose_english(candidate, pairs) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Supreme Court of the State", ["supreme court of the state", "state"]),
        ("fines, penalties", ["fine", "penalty"]),
        ("who shall pay", ["pay"]),
    ],
)
def test_phrases_end_at_no_function_word(text: str, expected: list[str]) -> None:
    keys = [phrase.key for phrase in phrases(text)]
    assert set(expected) <= set(keys)
    edges = {key.split()[0] for key in keys} | {key.split()[-1] for key in keys}
    assert edges.isdisjoint({"the", "of", "who", "shall"})


def test_only_the_capital_that_opens_a_sentence_is_taken_off() -> None:
    texts = [phrase.text for phrase in phrases("Courts decide. People's Courts hear cases.")]
    assert texts[:3] == ["courts", "courts decide", "decide"]
    assert "People's Courts" in texts


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("authorities", "authority"),
        ("courts", "court"),
        ("processes", "process"),
        ("process", "process"),
        ("status", "status"),
        ("basis", "basis"),
        ("gas", "gas"),
    ],
)
def test_plurals(word: str, expected: str) -> None:
    assert singular(word) == expected


def test_log_likelihood() -> None:
    assert log_likelihood(5, 10, 50, 100) == pytest.approx(0, abs=1e-9)
    assert log_likelihood(10, 10, 0, 100) > 50
    assert log_likelihood(0, 10, 100, 100) < -3.84


@given(
    st.text("法治国家“”。", max_size=4),
    st.lists(st.tuples(st.text("法治国家。", max_size=8), st.text("aB ,.“”\n", max_size=20))),
)
def test_proposals_are_sound(candidate: str, pairs: list[tuple[str, str]]) -> None:
    found = propose_english(candidate, pairs)
    assert found == sorted(found, key=lambda one: -one.score)
    for one in found:
        assert one.pairs
        assert all(candidate in pairs[index][0] for index in one.pairs)
        assert 0 < one.score <= 1
