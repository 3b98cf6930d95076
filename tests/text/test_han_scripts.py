import pytest

from workbench.text.han_scripts import is_traditional


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("總統、副總統由全體人民直接選舉之", True),
        ("总统、副总统由全体人民直接选举之", False),
        ("台灣", True),
        ("法治", False),
        ("乾坤", False),
        ("皇后在里面", False),
        ("干部乾隆", False),
        ("國务院", False),
        ("rule of law", False),
        ("", False),
    ],
)
def test_the_script_of_a_text(text: str, expected: bool) -> None:
    assert is_traditional(text) is expected
