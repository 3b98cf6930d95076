"""Bytes become text: encodings, line ends, and what is refused."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from workbench.errors import UnreadableFile
from workbench.text.decoding import Decoded, decode

_ROOT = Path(__file__).parents[2]
_BESIDE = Path(__file__).parents[3] / "shared" / "data"
_DATA = Path(os.environ.get("BENCH_DATA", _BESIDE))
_PAGES = sorted([*_ROOT.glob("seeds/*.txt"), *_ROOT.glob("tests/pages/*.txt")])
_SIMPLIFIED = (
    "推动政法工作高质量发展",
    "为郑州国家中心城市现代化建设保驾护航",
    "主动担当 真抓实干 精准落地",
    "以习近平法治思想为统领推进法治开封建设",
    "(河南法制报记者 王晓磊/整理)",
    "纵深推进扫黑除恶常态化“六建”工作。",
    "办结率99.7%,群众满意度居全省前列!",
    "□开封市委委员、政法委书记 胡荣启",
)
_TRADITIONAL = (
    "中華民國憲法增修條文",
    "臺灣高等檢察署公告受刑人假釋規定",
    "少年及家事法院組織法施行細則",
    "公職人員利益衝突迴避法修正草案",
    "檔案管理人員專業認證考試收費標準",
    "第三條、前項規定，由主管機關定之。",
    "行政院《性別平等政策綱領》全文",
)
_UNICODE = ("utf-8", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-16", "utf-32")


@pytest.mark.parametrize("encoding", [*_UNICODE, "gb18030"])
@pytest.mark.parametrize("path", _PAGES, ids=lambda path: path.stem)
def test_pages_are_read_in_each_encoding(path: Path, encoding: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert decode(text.encode(encoding), name=path.name) == Decoded(text=text, encoding=encoding)


@pytest.mark.parametrize("encoding", [*_UNICODE, "gb18030"])
@pytest.mark.parametrize("text", _SIMPLIFIED)
def test_simplified_headlines(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), name="题") == Decoded(text=text, encoding=encoding)


@pytest.mark.parametrize("encoding", [*_UNICODE, "gb18030", "big5"])
@pytest.mark.parametrize("text", _TRADITIONAL)
def test_traditional_headlines(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), name="題") == Decoded(text=text, encoding=encoding)


def test_characters_of_hong_kong() -> None:
    text = "立法會審議《深圳灣口岸港方口岸區條例草案》，咁樣係咪啱嘅呢"
    decoded = decode(text.encode("big5hkscs"), name="港")
    assert decoded == Decoded(text=text, encoding="big5hkscs")


def test_short_law_titles_in_big5() -> None:
    path = _DATA / "laws" / "titles.tsv"
    if not path.exists():
        pytest.skip(f"no {path}")
    with path.open(encoding="utf-8", newline="") as lines:
        titles = [row[0] for row in csv.reader(lines, delimiter="\t") if len(row[0]) >= 12]
    encoded = [(title, title.encode("big5", "ignore")) for title in titles[:400]]
    wrong = [
        title for title, data in encoded if decode(data, name="法").text != data.decode("big5")
    ]
    assert wrong == []


def test_line_ends_and_nothing_else_become_one() -> None:
    text = "一\r\n二\r三\x0b四\x0c五\x85六\u2028七\u2029八\n\n　福\ufa19\t12"
    assert decode(text.encode(), name="行").text == (
        "一\n二\n三\n四\n五\n六\n七\n八\n\n　福\ufa19\t12"
    )


_PAGE = "深化督查巡查,做好“政治体检”。\n发现问题173个,立行立改12件。\n"
_UTF8, _GB = _PAGE.encode(), _PAGE.encode("gb18030")


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "页.txt holds no text"),
        ("\u3000\n \xa0\n".encode(), "页.txt holds no text"),
        (b"\xef\xbb\xbf", "页.txt holds no text"),
        (
            _UTF8 * 3 + b"\xb0\xa1" + _UTF8,
            f"页.txt: byte {3 * len(_UTF8)} is not UTF-8 as the rest is",
        ),
        (_UTF8[:-3], f"页.txt: byte {len(_UTF8) - 4} is not UTF-8 as the rest is"),
        (
            b"\xef\xbb\xbf" + _UTF8[:-3],
            f"页.txt: byte {len(_UTF8) - 1} is not UTF-8 as the rest is",
        ),
        (_GB * 3 + _UTF8, f"页.txt: byte {3 * len(_GB)} is not GB18030 as the rest is"),
        (_GB + b"\xb5", f"页.txt: byte {len(_GB)} is not GB18030 as the rest is"),
        ("假釋".encode("utf-16") + b"\x4e", "页.txt: byte 6 is not UTF-16 as the rest is"),
        (
            "très bien, déjà vu".encode("latin-1"),
            "页.txt: byte 2 is not UTF-8, nor is the text in a Chinese encoding",
        ),
        (b"\x89PNG\r\n\x1a\n\0\0", "页.txt is a binary file: it is a PNG picture"),
        (b"%PDF-1.7\n%\xe2\xe3", "页.txt is a binary file: it is a PDF document"),
        (
            b"PK\x03\x04\x14\0",
            "页.txt is a binary file: it is a ZIP archive, or a Word, Excel or OpenDocument file",
        ),
        ("一\0二".encode(), "页.txt is a binary file: byte 3 is NUL"),
        ("建章\0立制".encode("utf-16-le"), "页.txt is a binary file: byte 4 is NUL"),
        (bytes(range(256)), "页.txt is a binary file: byte 0 is NUL"),
        (b"\x01\x02\x03ab\x04\x05", "页.txt is a binary file: it is mostly control characters"),
    ],
)
def test_what_is_refused_says_where(data: bytes, fault: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        decode(data, name="页.txt")
    assert refused.value.fault == fault
    assert refused.value.hint


def test_a_table_that_is_drawn_with_lines_is_no_other_encoding() -> None:
    text = "各级法院办理案件情况如下。\n┌──────┬──────┐\n│年度  │件数  │\n└──────┴──────┘\n"
    decoded = decode(text.encode("gb18030"), name="表.txt")
    assert (decoded.text, decoded.encoding) == (text, "gb18030")
