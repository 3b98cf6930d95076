import pytest

from workbench.text.names import may_be_misconverted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("于东辉", True),
        ("范伟", True),
        ("后果", True),
        ("郁达夫", True),
        ("于", False),
        ("范县人民法院", False),
        ("王晓磊", False),
        ("余A", False),
        ("", False),
    ],
)
def test_a_name_with_a_surname_that_opencc_would_change(text: str, expected: bool) -> None:
    assert may_be_misconverted(text) is expected
