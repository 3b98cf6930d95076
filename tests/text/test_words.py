import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.words import word_spans


@pytest.mark.parametrize(
    ("text", "borders", "words"),
    [
        ("全省法院坚持依法严惩方针", (), "全省 法院 坚持 依法严惩 方针"),
        ("副书记于东辉指出", (3, 6), "副 书记 于 东辉 指出"),
        ("坚持依法严惩", (3,), "坚持 依 法 严惩"),
        ("𠮷东辉😀", (), "𠮷 东辉 😀"),
        ("Ji Donghui's 2,000\u3000gangs.", (), "Ji Donghui's 2,000 gangs ."),
        ("2020年7月28日", (), "2020 年 7 月 28 日"),
        (" \n", (1,), ""),
        ("", (), ""),
    ],
)
def test_words_end_where_jieba_and_the_caller_cut(
    text: str, borders: tuple[int, ...], words: str
) -> None:
    assert " ".join(span.of(text) for span in word_spans(text, borders)) == words


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sets(st.integers(0, 20)))
def test_every_character_but_spaces_is_in_one_word(text: str, borders: set[int]) -> None:
    cuts = {border for border in borders if border <= len(text)}
    words = word_spans(text, cuts)
    assert "".join(word.of(text) for word in words) == "".join(text.split())
    assert not [cut for cut in cuts for word in words if word.start < cut < word.end]
