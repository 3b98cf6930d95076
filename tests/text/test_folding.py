import csv
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.folding import fold, phrase_key, to_simplified, to_traditional

SAME = [
    ("檢察", "检察"),
    ("群眾", "群众"),
    ("羣衆", "群众"),
    ("這裏", "这里"),
    ("這裡", "这里"),
    ("沿著", "沿着"),
    ("著作", "着作"),
    ("關於", "关于"),
    ("為爲", "为为"),
    ("説說", "说说"),
    ("衞生", "卫生"),
    ("衛生", "卫生"),
    ("台臺檯枱", "台台台台"),
    ("徵求", "征求"),
    ("乾部", "干部"),
    ("「六建」", "“六建”"),
    ("『六建』", '"六建"'),
    ("ＫＴＶ", "ktv"),
    ("１＋５＋Ｎ", "1+5+N"),
    ("\ufa19社", "神社"),
    ("\ufa0c", "兀"),
    ("\u2f00带\u2f00路", "一带一路"),
    ("\u2f9e", "车"),
    ("⺠⻓", "民长"),
    ("国发〔2020〕1号", "国发(2020)1号"),
    ("二○二○年", "二〇二〇年"),
    ("2020年，", "2020年,"),
    ("好。", "好."),
    ("甲；乙：丙？丁！", "甲;乙:丙?丁!"),
    ("５０﹪", "50%"),
    ("中　国", "中 国"),
    ("阿不都・热合曼", "阿不都·热合曼"),
    ("1—5～7", "1-5~7"),
    ("𝐖𝐓𝐎", "wto"),
    ("", ""),
]
APART = [
    ("中国", "中國人"),
    ("甲、乙", "甲,乙"),
    ("m²", "m2"),
    ("①", "1"),
    ("《关于》", "〈关于〉"),
    ("检察院", "檢察署"),
    ("借", "藉"),
    ("已", "己"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_text_in_two_spellings_has_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_texts_have_two_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("“1＋5＋Ｎ”工作體系。", '"1+5+n"工作体系.'),
        ("İstanbul", "İstanbul"),
        ("檢察機關應當依法辦案，", "检察机关应当依法办案,"),
    ],
)
def test_key(text: str, key: str) -> None:
    assert fold(text) == key


@given(st.text() | st.text(alphabet=st.characters(min_codepoint=0x2E80, max_codepoint=0x2FA1F)))
def test_a_key_has_the_length_of_its_text_and_is_its_own_key(text: str) -> None:
    key = fold(text)
    assert (len(key), fold(key)) == (len(text), key)


def test_every_code_point_folds_to_one_that_stays() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    key = fold(everything)
    assert (len(key), fold(key) == key) == (len(everything), True)


def test_every_compatibility_ideograph_folds_as_its_canonical_one() -> None:
    blocks = [*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)]
    ideographs = "".join(chr(code) for code in blocks if unicodedata.decomposition(chr(code)))
    assert fold(ideographs) == fold(unicodedata.normalize("NFC", ideographs))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("答覆", "答复"),
        ("覆蓋", "覆盖"),
        ("憑藉", "凭借"),
        ("藉此", "借此"),
        ("瞭望", "瞭望"),
        ("明瞭", "明了"),
        ("ＷＴＯ規則", "wto规则"),
        ("答复", "答复"),
    ],
)
def test_phrase_key(text: str, key: str) -> None:
    assert phrase_key(text) == key


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("检察机关", "檢察機關"),
        ("干部下乡", "幹部下鄉"),
        ("头发", "頭髮"),
        ("发展", "發展"),
        ("群众路线", "群眾路線"),
        ("行政复议法", "行政復議法"),
        ("启动", "啟動"),
        ("贪污罪", "貪污罪"),
        ("平台", "平臺"),
        ("这里公里", "這裡公里"),
    ],
)
def test_script_there_and_back(simplified: str, traditional: str) -> None:
    assert (to_traditional(simplified), to_simplified(traditional)) == (traditional, simplified)


def test_traditional_is_as_taiwan_prints_it() -> None:
    assert to_traditional("看着范围里的台湾") == "看著範圍裡的臺灣"


def test_several_threads_may_convert_at_once() -> None:
    texts = ["檢察機關" * 50, "憑藉覆蓋" * 50] * 50
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(to_simplified, texts)) == ["检察机关" * 50, "凭借覆盖" * 50] * 50


def test_traditional_agrees_with_our_own_list() -> None:
    path = Path(__file__).parents[2] / "glossary" / "politics-law.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["domain"] != "person"]
    apart = [
        (row["zh-Hans"], row["zh-Hant"], derived)
        for row in rows
        if row["zh-Hant"] and (derived := to_traditional(row["zh-Hans"])) != row["zh-Hant"]
    ]
    assert len(apart) <= len(rows) // 100, apart
