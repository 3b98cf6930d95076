"""Sentences of Chinese and English, by a table of real cases and by what must hold of any text."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.spans import Span
from workbench.text.sentences import sentences

_BAR = "¦"


def _cases() -> list[tuple[str, str]]:
    """(language, text with bars) of the table beside this file."""
    lines = Path(__file__).with_name("sentence_cases.tsv").read_text("utf-8").splitlines()
    return [
        (language, text.replace(r"\n", "\n"))
        for _, language, text in (line.split("\t") for line in lines[1:])
    ]


@pytest.mark.parametrize(("language", "barred"), _cases())
def test_the_table(language: str, barred: str) -> None:
    text = barred.replace(_BAR, "")
    found = [span.of(text) for span in sentences(text, language)]
    assert found == [part.strip() for part in barred.split(_BAR)]


def test_spans_are_code_points_of_the_text() -> None:
    assert sentences("  𠮷野家开门了。\u3000I left. ", "zh-Hans") == (Span(2, 9), Span(10, 17))


@pytest.mark.parametrize("text", ["", " \u3000\n\n ", "\u200a"])
def test_white_space_has_no_sentence(text: str) -> None:
    assert sentences(text, "zh-Hans") == ()


_PIECES = """
。 ！ ？ …… ... . ? ! ； ： , ， “ ” ‘ ’ " ' 「 」 （ ） ( ) 《 》 【 】 [ ] 1 1. 3.5 (一) ①
他 说 今天 U.S. Mr. The he I a A. www.a.cn — 、 的 ○ ¹ [1] \u200b \ufeff
"""
_pieces = st.sampled_from([*_PIECES.split(), " ", "\u3000", "\n"])
_texts = st.lists(_pieces, max_size=40).map("".join) | st.text(max_size=40)


@given(text=_texts, language=st.sampled_from(["zh-Hans", "zh-Hant", "en"]))
def test_spans_cover_the_text_but_for_white_space(text: str, language: str) -> None:
    found = sentences(text, language)
    kept = "".join(span.of(text) for span in found)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(span.of(text) and span.of(text) == span.of(text).strip() for span in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(text=_texts.filter(lambda text: "\n" not in text), language=st.sampled_from(["zh", "en"]))
def test_a_line_break_always_ends_a_sentence(text: str, language: str) -> None:
    alone = [span.of(text) for span in sentences(text, language)]
    twice = f"{text}\n{text}"
    assert [span.of(twice) for span in sentences(twice, language)] == alone * 2


HOSTILE = (
    "“" * 40_000,
    "“。”" * 14_000,
    "“好！”" * 10_000,
    "（" * 20_000 + "。" * 20_000 + "）" * 20_000,
    "." * 60_000,
    ". " * 30_000,
    "A." * 30_000,
    "（一）" * 14_000,
    " " * 60_000 + "。",
    "。 " * 20_000,
    "\n" * 60_000,
    "”" * 60_000,
    "[1]" * 20_000,
    "。[1] " * 12_000,
    "“他说：" * 12_000 + "。”" * 12_000,
    "1" * 60_000 + ".",
    "a" * 60_000 + ". B",
    "甲\u3000" * 20_000,
    "《" * 20_000 + "！》" * 20_000,
    "'" * 40_000,
    '"' * 40_000,
    "。”" * 20_000,
    "（）" * 20_000,
    "。（）" * 20_000,
    "x\u3000 " * 12_000,
    "尔.马" * 20_000,
    "No. 5 " * 12_000,
    "他说：“走。”的 " * 10_000,
    "……、" * 20_000,
    "(a)" * 20_000,
    "5.5 . " * 12_000,
    "x “a” " * 12_000,
    " " * 60_000 + "（a）。" * 12_000,
    "“" * 190 + "。" + "”" * 60_000,
)
"""Texts on which a careless scanner would take minutes; the whole table takes seconds."""


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_read_to_their_end(text: str) -> None:
    found = sentences(text, "zh-Hans")
    assert "".join("".join(span.of(text) for span in found).split()) == "".join(text.split())
