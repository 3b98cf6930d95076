"""Words with their readings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.spans import Span
from workbench.text.word_readings import read_words
from workbench.text.words import tagged_words, word_spans


def read(text: str, names: dict[Span, str] | None = None) -> str:
    words = read_words(text, names or {})
    return " ".join(each.reading or each.span.of(text) for each in words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("银行", "yínháng"),
        ("银行行长重视干部的成长", "yínháng hángzhǎng zhòngshì gànbù de chéngzhǎng"),
        ("重要", "zhòngyào"),
        ("重新调查", "chóngxīn diàochá"),
        ("长江和省长", "Cháng Jiāng hé shěngzhǎng"),
        ("西安市、六安、长安区", "Xī'ān Shì 、 Lù'ān 、 Cháng'ān Qū"),
        ("朝阳区", "Cháoyáng Qū"),
        ("新建城市普及", "xīnjiàn chéngshì pǔjí"),
        ("女儿", "nǚ'ér"),
        ("律师给予音乐家便宜", "lǜshī jǐyǔ yīnyuèjiā piányi"),
        ("以习近平同志为核心", "yǐ Xí Jìnpíng tóngzhì wéi héxīn"),
        ("为人民服务", "wèi rénmín fúwù"),
        ("解机制", "jiě jīzhì"),
        ("流血", "liúxuè"),
        ("还款", "huánkuǎn"),
        ("还应依法还款", "háiyīng yīfǎ huánkuǎn"),
        ("处三年以下有期徒刑", "chǔ sānnián yǐxià yǒuqī túxíng"),
        ("两只", "liǎngzhī"),
        ("只有", "zhǐyǒu"),
        ("跑得很快", "pǎo de hěnkuài"),
        ("认真地学习", "rènzhēn de xuéxí"),
        ("必须得去", "bìxū děi qù"),
        ("一个不是一样", "yīgè bùshì yīyàng"),
        ("中国工商银行", "Zhōngguó gōngshāng yínháng"),
        ("马克思主义", "mǎkèsī zhǔyì"),
        ("重慶的銀行", "Chóngqìng de yínháng"),
        ("723万元,“1+5+N”", "723 wànyuán , “ 1 + 5 + N ”"),
        ("高水平、安全感和黄金周", "gāoshuǐpíng 、 ānquángǎn hé huángjīnzhōu"),
        ("白云山、张开、马拉松", "báiyúnshān 、 zhāngkāi 、 mǎlāsōng"),
        ("邓小平", "Dèng Xiǎopíng"),
        ("文明", "wénmíng"),
        ("孙中山", "sūnzhōngshān"),
        ("可以为人民服务", "kěyǐ wèi rénmín fúwù"),
        ("", ""),
    ],
)
def test_words_are_read_as_words(text: str, expected: str) -> None:
    assert read(text) == expected


def test_a_name_is_one_word_and_read_as_it_is_given() -> None:
    text = "书记于东辉、仇和"
    assert read(text) == "shūjì yú dōnghuī 、 chóu hé"
    names = {Span(2, 5): "Yú Dōnghuī", Span(6, 8): "Qiú Hé"}
    assert read(text, names) == "shūjì Yú Dōnghuī 、 Qiú Hé"
    assert [each.span for each in read_words(text, names)] == [
        Span(0, 2), Span(2, 5), Span(5, 6), Span(6, 8),
    ]  # fmt: skip


TEXTS = st.text("的银行长重为处只一不得还党中国于东辉頭髮王a1+ 。,“”\n𠮷", max_size=30)


@given(TEXTS)
def test_the_words_are_the_text_without_its_spaces(text: str) -> None:
    words = read_words(text)
    assert "".join(each.span.of(text) for each in words) == "".join(text.split())
    assert all(
        bool(each.reading) == (each.span.of(text)[0] >= "\u3400") for each in words
        if each.span.of(text)[0] not in "。“”"
    )  # fmt: skip


@given(TEXTS, st.sets(st.integers(0, 30)))
def test_tagged_words_are_the_words(text: str, cuts: set[int]) -> None:
    borders = {cut for cut in cuts if cut <= len(text)}
    assert [span for span, _ in tagged_words(text, borders)] == word_spans(text, borders)
