import pytest

from workbench.text.substance import find_control, has_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        (" \n\t\u3000", False),
        ("\x01", False),
        ("\x07\x1b\x7f\x80\x9f", False),
        ("\ufffe", False),
        ("法", True),
        ("\x01.", True),
        ("𠮷", True),
    ],
)
def test_whether_a_text_says_anything(text: str, expected: bool) -> None:
    assert has_text(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("法治\t\n", None), ("法治\0", 2), ("\x1b[31m", 0), ("a\r", 1), ("法\x85", 1), ("法\x7f", 1)],
)
def test_the_first_control_character(text: str, expected: int | None) -> None:
    assert find_control(text) == expected
