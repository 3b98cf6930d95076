import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.clusters import clusters
from workbench.text.width import columns


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("法治 law\n", ["法", "治", " ", "l", "a", "w", "\n"]),
        ("e\u0301te\u0301", ["e\u0301", "t", "e\u0301"]),
        ("\u0301a", ["\u0301", "a"]),
        ("a\n\u0301", ["a", "\n", "\u0301"]),
        ("👨\u200d👩\u200d👧好", ["👨\u200d👩\u200d👧", "好"]),
        ("👨\u200d\n", ["👨\u200d", "\n"]),
        ("❤\ufe0f𠮷\U000e0100", ["❤\ufe0f", "𠮷\U000e0100"]),
        ("法\U00100001\u0301治", ["法", "\U00100001", "\u0301", "治"]),
        ("👨\u200d\U00104001治", ["👨\u200d", "\U00104001", "治"]),
    ],
)
def test_clusters(text: str, expected: list[str]) -> None:
    assert list(clusters(text)) == expected


@given(st.text())
def test_clusters_rejoin_and_their_columns_add_up(text: str) -> None:
    found = list(clusters(text))
    assert "".join(found) == text
    assert sum(map(columns, found)) == columns(text)
