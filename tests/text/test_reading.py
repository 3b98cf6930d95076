import subprocess
import sys

import pytest

from workbench.text.reading import pinyin


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("", ""),
        ("北京", "běijīng"),
        ("西安", "xī'ān"),
        ("银行行长", "yínháng hángzhǎng"),
        ("銀行行長", "yínháng hángzhǎng"),
        ("重庆", "chóngqìng"),
        ("重要", "zhòngyào"),
        ("扫黑除恶", "sǎohēi chú'è"),
        ("中央政法委", "zhōngyāng zhèngfǎwěi"),
        ("委员会", "wěiyuánhuì"),
        ("人民的法院", "rénmín de fǎyuàn"),
        ("绿色", "lǜsè"),
        ("全国人民代表大会", "quánguó rénmín dàibiǎo dàhuì"),
        ("枫桥经验", "fēngqiáo jīngyàn"),
        ("平安建设", "píng'ān jiànshè"),
        ("𠮷", "𠮷"),
        ("1+5+N工作体系", "1+5+N gōngzuò tǐxì"),
        ("12345热线", "12345 rèxiàn"),
        ("2020年7月28日", "2020 nián 7 yuè 28 rì"),
        ("中国，人民", "zhōngguó，rénmín"),
        ("“六建”", "“liùjiàn”"),
        ("《民法典》", "《mínfǎdiǎn》"),
        ("WTO规则", "WTO guīzé"),
        ("K歌", "K gē"),
    ],
)
def test_pinyin(text: str, reading: str) -> None:
    assert pinyin(text) == reading


@pytest.mark.parametrize(
    ("text", "reading"),
    [("郑州", "Zhèngzhōu"), ("安徽", "Ānhuī"), ("1号", "1 hào"), ("", "")],
)
def test_capital(text: str, reading: str) -> None:
    assert pinyin(text, is_capitalised=True) == reading


def test_the_dictionaries_wait_for_their_first_use() -> None:
    code = (
        "import sys, workbench.text.reading; print(sorted({'pypinyin', 'opencc'} & {*sys.modules}))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout == "[]\n"
