import pytest

from workbench.text.completion import Completer

TERMS = ("political and legal affairs", "political security", "people’s courts", "“1+5+N” model")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ""),
        ("p", "", ""),
        ("po", "", "litical and legal affairs"),
        ("Po", "", "litical and legal affairs"),
        ("safeguard political s", "", "ecurity"),
        ("safeguard political security", "", ""),
        ("the “1", "", "+5+N” model"),
        ("apo", "", ""),
        ("(po", "", "litical and legal affairs"),
        ("po", "l", ""),
        ("po", ".", "litical and legal affairs"),
        ("po", " work", "litical and legal affairs"),
        ("political security pe", "", "ople’s courts"),
    ],
)
def test_completion(before: str, after: str, expected: str) -> None:
    assert Completer(TERMS).completion(before, after) == expected


def test_the_candidate_of_which_most_was_typed_wins() -> None:
    assert Completer(("order", "law and order")).completion("of law and or", "") == "der"


def test_among_equals_the_first_wins() -> None:
    assert Completer(("courts", "cooperation")).completion("co", "") == "urts"


def test_a_thousand_candidates_are_as_one() -> None:
    names = [f"County {number}" for number in range(1000)]
    assert Completer(["county court", *names]).completion("in the county c", "") == "ourt"
    assert Completer(names).completion("in county 99", "") == ""
    assert Completer(names).completion("in County 9 and co", "") == "unty 0"
