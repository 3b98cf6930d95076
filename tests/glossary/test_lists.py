"""What holds for every entry of every list in glossary/."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from opencc import OpenCC
from pypinyin import Style, pinyin

from tests.glossary.lists import FOLDER, LISTS, REGIONS, ROOT, entries, main_form, simplified
from workbench.model.dates import Period
from workbench.model.terms import ConceptKind, Register, TermStatus
from workbench.text.blocks import blocks
from workbench.text.decoding import decode
from workbench.text.folding import to_simplified
from workbench.text.repair import repair

ALL = [*LISTS, *REGIONS]
HAN = re.compile("[\u3007\u3400-\u9fff\U00020000-\U000323af]")
ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)

OTHER_TRADITIONAL = {
    "于东辉": "于東輝",
    "中国浦东干部学院": "中國浦東幹部學院",
    "中央广播电视总台": "中央廣播電視總臺",
    "五位一体总体布局": "五位一體總體布局",
    "伟大斗争": "偉大鬥爭",
    "国家烟草专卖局": "國家煙草專賣局",
    "巡回法庭": "巡迴法庭",
    "巨额财产来源不明罪": "巨額財產來源不明罪",
    "死刑复核": "死刑復核",
    "死刑复核程序": "死刑復核程序",
    "浚县": "浚縣",
    "玩忽职守罪": "玩忽職守罪",
    "行政复议": "行政復議",
    "行政复议体制改革": "行政復議體制改革",
    "行政复议机关": "行政復議機關",
    "行政复议法": "行政復議法",
    "中华人民共和国行政复议法": "中華人民共和國行政復議法",
}
"""Terms of whose characters opencc chooses others than legal texts print."""

OTHER_READINGS = {"說": "shuì", "舖": "pū", "績": "jì", "給": "jǐ"}
"""Readings that a dictionary of characters lacks: 遊說, 舖設, 成績 as the mainland reads it."""

NEUTRAL = frozenset("食实伍识思矩事")
"""Characters that stand in the neutral tone at the end of a word: 粮食, 意思, 规矩."""

OTHER_COUNTS = {
    "一国两制": 2,  # the one country is not counted
    "三三制": 3,  # a third and a third and a third
    "一岗双责": 2,  # the post is not counted
    "一案四专班": 4,  # the case is not counted
    "五位一体总体布局": 5,
    "五个一批": 5,
    "两个一百年奋斗目标": 2,
    "八荣八耻": 8,  # each pairs an honor with its shame
    "双一流": 2,
}
"""Slogans whose number of members is not the sum of their numerals."""


@pytest.fixture(params=ALL, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    """One list after the other."""
    found = request.param
    assert isinstance(found, Path)
    return found


def test_there_are_more_than_a_thousand_entries() -> None:
    assert sum(len(entries(path)) for path in LISTS) >= 1000


def test_each_chinese_form_stands_once_in_all_lists() -> None:
    forms = Counter(
        term.text for path in LISTS for concept in entries(path) for term in simplified(concept)
    )
    titles = Counter(main_form(concept).text for path in REGIONS for concept in entries(path))

    assert [text for text, times in (forms | titles).items() if times > 1] == []


def test_the_columns_stand_in_the_order_of_the_readme() -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    tables = readme.partition("## Columns")[2].partition("### Notes on one term")[0]
    cells = re.findall(r"^\| (`.*?) \|", tables, re.MULTILINE)
    described = [name for cell in cells for name in re.findall(r"`([\w-]+)`", cell)]
    described.remove("zh-Hans-admitted")
    described.insert(1, "zh-Hans-admitted")
    wrong = {}
    for path in LISTS:
        header = path.read_text("utf-8").partition("\n")[0].split(",")
        own = [name for name in header if not name.startswith("members-2")]
        if own != [name for name in described if name in own]:
            wrong[path.name] = own

    assert wrong == {}


def test_the_chinese_is_there_and_simplified(path: Path) -> None:
    texts = [term.text for concept in entries(path) for term in concept.in_language("zh")]
    simple = [term.text for concept in entries(path) for term in simplified(concept)]

    assert texts
    assert [text for text in texts if not HAN.search(text) and text not in ("1+5+N", "1+N")] == []
    assert [text for text in simple if to_simplified(text) != text] == []


def test_the_traditional_form_is_the_same_character_for_character(path: Path) -> None:
    to_traditional, to_taiwan = OpenCC("s2t").convert, OpenCC("s2tw").convert
    wrong = []
    for concept in entries(path):
        if not simplified(concept):
            continue
        text = simplified(concept)[0].text
        (given,) = (term.text for term in concept.terms if term.language == "zh-Hant")
        if given not in (OTHER_TRADITIONAL.get(text), to_traditional(text), to_taiwan(text)):
            wrong.append((text, given, to_traditional(text)))

    assert wrong == []


def test_the_pinyin_has_a_reading_of_each_character(path: Path) -> None:
    mains = [main_form(concept) for concept in entries(path)]

    assert [(term.text, term.reading) for term in mains if not reads(term.text, term.reading)] == []


def test_the_pinyin_is_checked() -> None:
    assert reads("重庆市", "Chóngqìng Shì")
    assert reads("一带一路", "yí dài yí lù")
    assert reads("西安", "Xī'ān")
    assert reads("10万+", "10 wàn+")
    assert not reads("重庆市", "Chóngqìng")
    assert not reads("重庆市", "Chongqing Shi")
    assert not reads("市长", "shìcháng qū")


def test_the_english_goes_into_the_middle_of_a_sentence(path: Path) -> None:
    signs = " ,.;:'+-" if path in LISTS else " ,.;:'+-()/&\"%"
    wrong = []
    for concept in entries(path):
        english = concept.in_language("en")
        texts = [term.text for term in english]
        if not texts or len(set(texts)) < len(texts):
            wrong.append((main_form(concept).text, texts))
        for text in texts:
            strange = [sign for sign in text if not is_latin(sign) and sign not in signs]
            article = path in LISTS and ARTICLE.match(text)
            if not text or article or strange:
                wrong.append((main_form(concept).text, [text]))

    assert wrong == []


def test_the_source_is_named_and_can_be_opened(path: Path) -> None:
    wrong = []
    for concept in entries(path):
        sources = [(concept.source, concept.url)]
        sources += [(each.source, each.url) for each in concept.lists if each.source or each.url]
        if not all(source and is_address(url) for source, url in sources):
            wrong.append((main_form(concept).text, sources))

    assert wrong == []


def test_the_values_are_described_in_the_readme(path: Path) -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    described = set(re.findall(r"`([\w-]+)`", readme))
    used = set()
    for concept in entries(path):
        used |= {concept.domain, str(concept.kind)}
        used |= {str(term.status) for term in concept.terms}
        used |= {str(term.register) for term in concept.terms if term.register}

    assert used <= described
    assert described >= {*map(str, ConceptKind), *map(str, TermStatus), *filter(None, Register)}


def test_a_working_rendering_says_that_it_is_one(path: Path) -> None:
    silent = [
        main_form(concept).text
        for concept in entries(path)
        if concept.in_language("en")[0].status is TermStatus.ADMITTED and not concept.note
    ]

    assert silent == []


def test_no_wording_ends_before_it_begins(path: Path) -> None:
    assert [
        main_form(concept).text
        for concept in entries(path)
        for valid in chain(
            (term.valid for term in concept.terms), (each.valid for each in concept.lists)
        )
        if is_backwards(valid)
    ] == []


def test_a_short_form_is_short_for_a_text_of_its_entry(path: Path) -> None:
    assert [
        (term.text, term.abbreviation_of)
        for concept in entries(path)
        for term in concept.terms
        if term.abbreviation_of
        and term.abbreviation_of not in {each.text for each in concept.terms}
    ] == []


def test_a_slogan_has_as_many_members_as_it_says(path: Path) -> None:
    wrong = []
    for concept in entries(path):
        text = main_form(concept).text
        said = OTHER_COUNTS.get(text, numerals(text))
        for each in concept.lists:
            if said and len(each.members) != said:
                wrong.append((text, said, len(each.members)))

    assert wrong == []


def test_members_that_no_source_gives_are_left_open(path: Path) -> None:
    assert [
        main_form(concept).text
        for concept in entries(path)
        for each in concept.lists
        if not each.source and any(member.is_known for member in each.members)
    ] == []


def test_the_readme_counts_what_is_preferred_and_what_is_admitted() -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    said = {name: (yes, no) for yes, no, name in re.findall(r"(\d+) and (\d+) in `(\S+)`", readme)}
    found = {}
    for path in LISTS:
        standing = Counter(concept.in_language("en")[0].status for concept in entries(path))
        counts = (standing.pop(TermStatus.PREFERRED, 0), standing.pop(TermStatus.ADMITTED, 0))
        found[path.name] = tuple(map(str, counts))
        assert not standing

    assert said == found


def test_the_readme_counts_what_stands_on_the_page() -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    page = ROOT / "seeds" / "henan-legal-daily.txt"
    text = "".join(
        each.text for each in repair(blocks(decode(page.read_bytes(), name=page.name).text))
    )
    own = entries(FOLDER / "politics-law.csv")
    found = sum(any(term.text in text for term in simplified(concept)) for concept in own)
    alone = sum(concept.url == str(page.relative_to(ROOT)) for concept in own)

    assert f"{found} of its entries occur on that page" in readme
    assert f"({alone} entries of `politics-law.csv`)" in readme


def is_latin(sign: str) -> bool:
    return sign.isdigit() or unicodedata.name(sign, "").startswith("LATIN ")


def is_address(url: str) -> bool:
    return re.match(r"https?://[\w.-]+(?:/\S*)?$", url) is not None or (ROOT / url).is_file()


def is_backwards(valid: Period) -> bool:
    """Whether a period ends before it begins, as far as both dates are known."""
    known = min(len(valid.start), len(valid.end))
    return valid.start[:known] > valid.end[:known]


_VALUES = {**{numeral: at for at, numeral in enumerate("一二三四五六七八九", 1)}, "两": 2, "双": 2}


def numerals(text: str) -> int:
    """The sum of the numerals of a slogan: 三严三实 has six members, 十四个坚持 fourteen."""
    total = 0
    for tens, ones in re.findall("([二三四五六七八九]?十)?([一二三四五六七八九两双])?", text):
        total += (_VALUES.get(tens[:-1], 1) * 10 if tens else 0) + _VALUES.get(ones, 0)
    return total


@cache
def syllables(character: str) -> frozenset[str]:
    """What a character may sound like, with what its neighbors may make of it."""
    readings = set(pinyin(character, style=Style.TONE, heteronym=True)[0])
    readings |= {"一": {"yí", "yì"}, "不": {"bú"}}.get(character, set())
    readings |= set(OTHER_READINGS.get(character, "").split())
    readings |= neutral(readings) if character in NEUTRAL else set()
    return frozenset(unicodedata.normalize("NFC", each) for each in readings)


def neutral(readings: set[str]) -> set[str]:
    """Readings without their tone."""
    marks = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c"))
    return {
        unicodedata.normalize("NFC", unicodedata.normalize("NFD", each).translate(marks))
        for each in readings
    }


def reads(text: str, reading: str) -> bool:
    """Whether a reading spells each character of a text with one of its syllables, in order."""
    rest = "".join(filter(str.isalnum, unicodedata.normalize("NFC", reading).lower()))
    ends = {0}
    for character in filter(str.isalnum, text.lower().replace("○", "〇")):
        spelled = syllables(character) if HAN.match(character) else {character}
        ends = {
            start + len(each) for start in ends for each in spelled if rest.startswith(each, start)
        }
    return len(rest) in ends
