import pytest

from workbench.text.completion import completion

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
    assert completion(before, after, TERMS) == expected


def test_the_candidate_of_which_most_was_typed_wins() -> None:
    assert completion("of law and or", "", ("order", "law and order")) == "der"


def test_among_equals_the_first_wins() -> None:
    assert completion("co", "", ("courts", "cooperation")) == "urts"
