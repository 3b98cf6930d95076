import pytest

from workbench.text.joining import joined


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("推动政法", "工作高质量发展", "推动政法工作高质量发展"),
        ("rule of", "law", "rule of law"),
        ("建立“1+5", "N”模式", "建立“1+5N”模式"),
        ("配备网格员3.2", "万余人", "配备网格员3.2万余人"),
        ("上报事件12", "345件", "上报事件12345件"),
        ("the year", "2021", "the year 2021"),
        ("推进 ABC", "常态化", "推进 ABC常态化"),
        ("推进", "ABC", "推进ABC"),
        ("", "法治", "法治"),
        ("法治", "", "法治"),
        ("", "", ""),
    ],
)
def test_joined(before: str, after: str, expected: str) -> None:
    assert joined(before, after) == expected
