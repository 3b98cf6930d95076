import pytest

from workbench.text.counting import han_characters, is_han, words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("中央政法委员会", 7),
        ("2020年7月28日，全省政法工作会议在郑州召开。", 16),
        ("“1+5+N”工作体系", 4),
        ("二〇二〇年", 5),
        ("人人平等，日日新、時々", 9),
        ("\ufa19社", 2),
        ("⼀带⼀路", 4),
        ("𠮷野家", 3),
        ("\U0002f800\U00030edd", 2),
        ("《》「」、。，；：？！…—", 0),
        ("ＡＢＣ１２３ かな カナ 한국", 0),
        ("法\n治\u3000国", 3),
    ],
)
def test_han_characters(text: str, count: int) -> None:
    assert han_characters(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n ", 0),
        ("the rule of law", 4),
        ("a state-of-the-art system", 3),
        ("In 2020, 7.23 million cases were heard.", 7),
        ("fair – and open — courts", 4),
        ("the Party’s “1+5+N” model", 4),
        ("line one\nline two", 4),
        ("_ * ... &", 0),
        ("R&D 50% …", 2),
        ("non\u00a0breaking", 2),
    ],
)
def test_words(text: str, count: int) -> None:
    assert words(text) == count


def test_is_han() -> None:
    assert [is_han(character) for character in "中〇々，a１"] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
