"""Entries of CC-CEDICT for reading."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.model.dictionaries import Classifier, DictionaryEntry, Word
from workbench.text.dictionary_senses import (
    Reference,
    rank,
    references,
    renderings,
    word_of,
    written_pinyin,
)


def entry(line: str) -> DictionaryEntry:
    head, _, english = line.partition("/")
    words, _, pinyin = head.partition("[")
    traditional, simplified = words.split()
    return DictionaryEntry(
        traditional=traditional, simplified=simplified, pinyin=pinyin.rstrip("] "), english=english
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "律師 律师 [lu:4 shi1] /lawyer",
            Word(traditional="律師", simplified="律师", pinyin="lǜ shī", senses=("lawyer",)),
        ),
        (
            "花兒 花儿 [hua1 r5] /erhua variant of 花[hua1]",
            Word(
                traditional="花兒",
                simplified="花儿",
                pinyin="huā r",
                senses=("erhua variant of 花[huā]",),
            ),
        ),
        (
            "西安 西安 [Xi1 an1] /Xi'an, city in Shaanxi",
            Word(
                traditional="西安",
                simplified="西安",
                pinyin="Xī ān",
                senses=("Xi'an, city in Shaanxi",),
            ),
        ),
        (
            "銀行 银行 [yin2 hang2] /bank/CL:家[jia1],個|个[ge4]",
            Word(
                traditional="銀行",
                simplified="银行",
                pinyin="yín háng",
                senses=("bank",),
                classifiers=(
                    Classifier(traditional="家", simplified="家", pinyin="jiā"),
                    Classifier(traditional="個", simplified="个", pinyin="gè"),
                ),
            ),
        ),
        (
            "案 案 [an4] /case [legal]/see 大案[da4 an4]",
            Word(
                traditional="案",
                simplified="案",
                pinyin="àn",
                senses=("case [legal]", "see 大案[dà àn]"),
            ),
        ),
    ],
)
def test_an_entry_as_it_is_read(line: str, expected: Word) -> None:
    assert word_of(entry(line)) == expected


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("variant of 裡|里[li3]", [Reference("裡", "li3")]),
        ("old variant of 和[he2]/harmony", [Reference("和", "he2")]),
        ("(dialect) erhua variant of 花[hua1]", [Reference("花", "hua1")]),
        ("see 某某[mou3 mou3]", [Reference("某某", "mou3 mou3")]),
        ("see also 某[mou3]/a variant reading", []),
    ],
)
def test_what_an_entry_points_at(english: str, expected: list[Reference]) -> None:
    assert references(entry(f"甲 甲 [jia3] /{english}")) == expected


def test_words_come_before_names_variants_and_surnames() -> None:
    lines = [
        "王 王 [Wang2] /surname Wang",
        "王 王 [wang2] /variant of 旺[wang4]",
        "王 王 [Wang2] /Wang, a county",
        "王 王 [wang2] /king or monarch",
    ]
    assert [rank(entry(line)) for line in lines] == [3, 2, 1, 0]


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("bank", ["bank"]),
        ("(law) to sue; to accuse/to sue", ["sue", "accuse"]),
        ("old variant of 和[he2]/see also 某[mou3]/surname He/harmony (lit.)", ["harmony"]),
        ("abbr. for 全國人大|全国人大[Quan2 guo2 Ren2 Da4]/classifier for rows", []),
        ("x" * 61, []),
    ],
)
def test_the_english_that_a_translation_may_use(english: str, expected: list[str]) -> None:
    assert renderings(word_of(entry(f"甲 甲 [jia3] /{english}"))) == expected


def test_a_variant_takes_the_english_of_its_word() -> None:
    word = word_of(entry("裏 里 [li3] /variant of 裡|里[li3]"))
    inside = word_of(entry("裡 里 [li3] /inside; interior"))
    assert renderings(replace(word, variant_of=(inside,))) == ["inside", "interior"]


@pytest.mark.parametrize(
    ("pinyin", "expected"),
    [
        ("yín háng", "yínháng"),
        ("nǚ ér", "nǚ'ér"),
        ("huā r", "huār"),
        ("Rén mín Fǎ yuàn", "Rénmín Fǎyuàn"),
        ("Xī ān", "Xī'ān"),
        ("A A zhì", "A Azhì"),
        ("", ""),
    ],
)
def test_syllables_become_words(pinyin: str, expected: str) -> None:
    assert written_pinyin(pinyin) == expected
