import pytest

from workbench.tui.labels import LABELS, index_of, label


def test_labels_are_single_keys_and_each_is_given_once() -> None:
    assert len(LABELS) == len(set(LABELS)) == 35
    assert LABELS.isalnum()
    assert LABELS.lower() == LABELS


@pytest.mark.parametrize("index", range(35))
def test_each_label_is_found_again(index: int) -> None:
    assert index_of(label(index), 35) == index


def test_there_is_no_label_after_the_last() -> None:
    assert (label(34), label(35)) == ("z", "")


@pytest.mark.parametrize(
    ("key", "count", "expected"),
    [
        ("1", 1, 0),
        ("2", 1, None),
        ("a", 10, 9),
        ("0", 35, None),
        ("", 35, None),
        ("12", 35, None),
        ("A", 35, None),
        ("法", 35, None),
    ],
)
def test_the_thing_that_a_key_names(key: str, count: int, expected: int | None) -> None:
    assert index_of(key, count) == expected
