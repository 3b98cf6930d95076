"""Bilingual XML that cannot be read, or not safely, is refused with its place."""

import pytest

from tests.formats.bilingual_files import LONE, UNIT, read, sample
from workbench.errors import UnreadableFile
from workbench.formats import _xliff_trados


@pytest.mark.parametrize(
    ("source", "target", "warnings"),
    [
        ("zh_CN", "en-GB", ()),
        ("cmn-Hans-CN", "eng", ()),
        ("lzh", "", ()),
        ("de", "", ("its sources are in de, not in Chinese",)),
        ("zho", "de-DE", ("its targets are in de-DE, not in English",)),
        ("ja", "en", ("its sources are in ja, not in Chinese",)),
        ("en", "fr", ("it is from en to fr, not from Chinese to English",)),
    ],
)
def test_languages_that_are_other_ones_are_told(
    source: str, target: str, warnings: tuple[str, ...]
) -> None:
    named = f'<file source-language="{source}"' + (f' target-language="{target}"' if target else "")
    file = f'{named}><body><trans-unit id="1"><source>法</source></trans-unit></body></file>'
    data = f'<xliff version="1.2">{file * 2}</xliff>'.encode()
    assert read(data).warnings == warnings


@pytest.mark.parametrize(
    "files",
    [
        '<file source-language="en-US" target-language="zh-CN">{unit}</file>',
        '<file source-language="zh" target-language="en">{unit}</file>'
        '<file source-language="eng" target-language="yue">{unit}</file>',
    ],
)
def test_a_file_from_english_to_chinese_is_no_document(files: str) -> None:
    unit = '<body>\n<trans-unit id="1"><source>law</source><target>法</target></trans-unit></body>'
    data = f'<xliff version="1.2">{files.format(unit=unit)}</xliff>'.encode()
    with pytest.raises(
        UnreadableFile, match=r"from English \(en.*\) to Chinese \((zh-CN|yue)\)"
    ) as it:
        read(data)
    assert f", line {files.count('{unit}') + 1}: " in it.value.fault
    assert it.value.hint == "`workbench memory import` takes its translations the other way round"


HEAD = '<?xml version="1.0"?><!DOCTYPE xliff {}><xliff version="1.2"/>'
BAD = {
    "cut short": (
        sample("units.xlf")[:900],
        "line 16: the file ends within a tag",
    ),
    "no XML": ("判决书".encode(), "line 1: a tag is not written as XML wants it"),
    "another format": (
        b"<tmx><body><tu/><unit/></body></tmx>",
        "begins with <xliff>, not with <unit>",
    ),
    "nothing of XLIFF": (b"<tmx/>", "is no XLIFF file"),
    "other bytes than said": (
        '<?xml version="1.0" encoding="UTF-8"?>\n<xliff>判'.encode("gbk"),
        "line 2: the text is not UTF-8",
    ),
    "said 16 bit": (b'<?xml version="1.0" encoding="UTF-16"?><xliff/>', "its bytes are 8 bit"),
    "marked 16 bit": (
        b"\xff\xfe" + '<?xml version="1.0" encoding="UTF-8"?><xliff/>'.encode("utf-16-le"),
        "says 'UTF-8', but its bytes are UTF-16",
    ),
    "unknown encoding": (b'<?xml version="1.0" encoding="klingon"?><xliff/>', "'klingon' is not"),
    "outer entity": (HEAD.format('[<!ENTITY a SYSTEM "/etc/passwd">]').encode(), "own entities"),
    "bomb": (HEAD.format('[<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]').encode(), "own entities"),
    "undeclared entity": (
        HEAD.format('SYSTEM "xliff.dtd"').replace("/>", ">&law;</xliff>").encode(),
        "the entity 'law' is declared elsewhere",
    ),
    "deep": (LONE % ("<g>" * 10_000).encode(), "nested deeper than 256"),
    "deep in a unit": (
        LONE % UNIT.format("<g>" * 10_000).encode(),
        "nested deeper than 256",
    ),
    "no source": (LONE % b'\n<trans-unit id="1"/>', "line 2: the <trans-unit> has no <source>"),
    "no source in a segment": (
        b'<xliff version="2.1" srcLang="zh">\n\n<unit id="1"><segment/></unit></xliff>',
        "line 3: the <segment> has no <source>",
    ),
    "no mid": (
        LONE
        % (
            '<trans-unit><source>法</source>\n<seg-source><mrk mtype="seg">法</mrk></seg-source>'
            "</trans-unit>"
        ).encode(),
        'line 2: the <mrk mtype="seg"> has no mid',
    ),
    "a mid twice": (
        sample("segmented.xlf").replace(b'mid="2"', b'mid="0"'),
        "line 10: two segments of the unit have the mid '0'",
    ),
    "a package": (b"PK\x03\x04", "is a package"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_read_is_refused_with_its_place(case: str) -> None:
    data, fault = BAD[case]
    with pytest.raises(UnreadableFile, match=fault) as raised:
        read(data)
    assert "\n" not in str(raised.value)


def test_a_tag_without_measure_is_refused() -> None:
    data = LONE % (b'<trans-unit id="' + b"a" * 20_000_000 + b'"><source/></trans-unit>')
    with pytest.raises(UnreadableFile, match="one tag is larger than 16 MB"):
        read(data)


def test_comments_without_measure_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = sample("trados.sdlxliff")
    assert b"<cmt-def" in data
    monkeypatch.setattr(_xliff_trados, "_MOST_COMMENTED", 100)
    with pytest.raises(UnreadableFile, match="more than 100 characters of comments; delete"):
        read(data)
