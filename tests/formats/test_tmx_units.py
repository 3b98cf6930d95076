"""What is read of the units of well-formed TMX files."""

import zipfile
from pathlib import Path

import pytest

from tests.formats.unit_values import good, pair, read
from workbench.formats.tmx import FORMAT
from workbench.model.memory import BadUnit, NewUnit
from workbench.model.segments import Origin

HEADER = '<header srclang="zh-CN" segtype="sentence"/>'
SEGS = '<tuv xml:lang="zh-CN"><seg>法治</seg></tuv><tuv xml:lang="en"><seg>rule of law</seg></tuv>'


def tmx(*units: str, header: str = HEADER) -> str:
    lines = "\n".join(units)
    return f'<?xml version="1.0"?>\n<tmx version="1.4">{header}<body>\n{lines}\n</body></tmx>\n'


def one(unit: str, header: str = HEADER) -> NewUnit:
    """The unit of a file with one; the same in a file that only a parser can read."""
    (found,) = good(read(FORMAT, tmx(unit, header=header)))
    commented = tmx(unit.replace("<tuv", "<!-- a remark --><tuv", 1), header=header)
    assert read(FORMAT, commented) == [found]
    return found


def test_a_unit_of_a_memory_of_omegat() -> None:
    unit = one(
        '<tu>\n<prop type="file">判决书.docx</prop>\n<prop type="prev">本院认为</prop>\n'
        '<prop type="next">判决如下</prop>\n<tuv lang="ZH-CN"><seg>法治</seg></tuv>\n'
        '<tuv lang="EN-US" changeid="李译" changedate="20240301T083000Z" creationid="王译" '
        'creationdate="20230101T000000Z"><seg>rule of law</seg></tuv>\n</tu>'
    )
    assert unit == pair(
        target_language="en-US",
        author="李译",
        time="2024-03-01T08:30:00Z",
        document="判决书.docx",
        before="本院认为",
        after="判决如下",
        properties={
            "target.creationid": "王译",
            "target.creationdate": "20230101T000000Z",
            "document in": "tu.prop:file",
            "before in": "tu.prop:prev",
            "after in": "tu.prop:next",
        },
    )


def test_a_unit_of_a_memory_of_memoq() -> None:
    unit = one(
        '<tu changedate="20240301T083000Z" changeid="李译" creationdate="20230101T000000Z" '
        'creationid="王译"><prop type="client">法院</prop><prop type="x-document">a.docx</prop>'
        '<prop type="corrected">no</prop><tuv xml:lang="zh-cn">'
        '<prop type="x-context-pre">&lt;seg&gt;甲&lt;bpt i="1"&gt;{}&lt;/bpt&gt;与'
        "&amp;amp;乙&lt;/seg&gt;</prop>"
        '<prop type="x-context-post">&lt;seg&gt;丙&lt;/seg&gt;</prop><seg>法治</seg></tuv>'
        '<tuv xml:lang="en-gb"><seg>rule of law</seg></tuv></tu>'
    )
    assert unit == pair(
        target_language="en-GB",
        author="李译",
        time="2024-03-01T08:30:00Z",
        document="a.docx",
        before="甲与&乙",
        after="丙",
        properties={
            "tu.creationdate": "20230101T000000Z",
            "tu.creationid": "王译",
            "tu.prop:client": "法院",
            "tu.prop:corrected": "no",
        },
    )


def test_a_unit_of_a_memory_of_phrase() -> None:
    unit = one(
        '<tu tuid="7"><tuv xml:lang="zh"><seg>法治</seg></tuv><tuv xml:lang="en" '
        'creationdate="20180821T131628Z"><prop type="created_by">Li</prop>'
        '<prop type="filename">a.docx</prop><prop type="origin">mt</prop>'
        "<seg>rule of law</seg></tuv></tu>"
    )
    assert unit == pair(
        origin=Origin.MACHINE,
        time="2018-08-21T13:16:28Z",
        document="a.docx",
        properties={
            "tu.tuid": "7",
            "target.creationdate": "20180821T131628Z",
            "target.prop:created_by": "Li",
            "document in": "target.prop:filename",
            "target.prop:origin": "mt",
        },
    )


@pytest.mark.parametrize(
    "unit",
    [
        f'<tu creationid="MT!">{SEGS}</tu>',
        f'<tu><prop type="x-Origin:SingleString">MT</prop>{SEGS}</tu>',
        f'<tu><prop type="x-MateCAT-suggestion-origin">MT</prop>{SEGS}</tu>',
        f'<tu><prop type="x-origin">machine</prop>{SEGS}</tu>',
    ],
)
def test_what_a_machine_made(unit: str) -> None:
    assert one(unit).origin is Origin.MACHINE


@pytest.mark.parametrize(
    "unit",
    [
        f'<tu creationid="MT!" changeid="李译">{SEGS}</tu>',
        f'<tu><prop type="x-Origin:SingleString">TM</prop>{SEGS}</tu>',
    ],
)
def test_what_a_person_made(unit: str) -> None:
    assert one(unit).origin is Origin.IMPORTED


def test_notes_and_properties_of_one_kind_hide_none() -> None:
    unit = one(
        '<tu><note>一</note><note xml:lang="zh">二</note><prop type="a">1</prop>'
        '<prop type="a">2</prop><prop type="a#2">3</prop><prop type="b@c">4</prop>'
        '<prop type="x-document">一.txt</prop><prop type="file">二.txt</prop>'
        f"{SEGS}</tu>"
    )
    assert unit.document == "一.txt"
    assert unit.properties == {
        "tu.note": "一",
        "tu.note#2": "二",
        "tu.note#2@xml:lang": "zh",
        "tu.prop:a": "1",
        "tu.prop:a#2": "2",
        "tu.prop:a#2#1": "3",
        "tu.prop:b@c#1": "4",
        "tu.prop:file": "二.txt",
    }


@pytest.mark.parametrize(
    ("seg", "text", "codes"),
    [
        ('甲<bpt i="1">&lt;b></bpt>乙<ept i="1">&lt;/b></ept>丙', "甲乙丙", 2),
        ('the <ph x="1">&lt;img alt="<sub>法</sub>"/></ph> end', "the  end", 1),
        ('<it pos="begin">{</it>甲<ut>x</ut>', "甲", 2),
        ("甲<hi>乙<ph>x</ph><hi>丙</hi></hi>丁", "甲乙丙丁", 5),
        ('第一行<ph type="lb"/>第二行', "第一行第二行", 1),
        ('<g id="1">甲</g><x id="2"/>乙', "甲乙", 3),
        ("<![CDATA[甲 <tu> & </tu>]]>", "甲 <tu> & </tu>", 0),
        ("甲\u2028乙&#13;丙&#x3000;", "甲\n乙\n丙\u3000", 0),
        (" 甲 ", " 甲 ", 0),
        ("甲&amp;lt;&#x1D400;", "甲&lt;\U0001d400", 0),
    ],
)
def test_text_stands_without_its_codes(seg: str, text: str, codes: int) -> None:
    unit = one(
        f'<tu><tuv xml:lang="zh-CN"><seg>{seg}</seg></tuv>'
        '<tuv xml:lang="en"><seg>x</seg></tuv></tu>'
    )
    assert (unit.source, len(unit.source_codes)) == (text, codes)


@pytest.mark.parametrize(
    ("tag", "text", "language"),
    [
        ("zh", "总统", "zh-Hans"),
        ("zh", "總統", "zh-Hant"),
        ("ZH_cn", "总统", "zh-Hans"),
        ("zho", "總統", "zh-Hant"),
        ("chi", "总统", "zh-Hans"),
        ("cmn-Hans", "总统", "zh-Hans"),
        ("zh-Hant-TW", "總統", "zh-Hant-TW"),
        ("zho-TW", "總統", "zh-Hant-TW"),
        ("zh-HK", "總統", "zh-Hant-HK"),
        ("Chinese (Simplified)", "总统", "zh-Hans"),
        ("繁體中文", "總統", "zh-Hant"),
    ],
)
def test_chinese_by_any_name(tag: str, text: str, language: str) -> None:
    unit = one(
        f'<tu><tuv xml:lang="EN"><seg>president</seg></tuv>'
        f'<tuv xml:lang="{tag}"><seg>{text}</seg></tuv></tu>'
    )
    assert unit == pair(text, "president", source_language=language)


def test_a_text_without_a_language_is_in_that_of_sources() -> None:
    unit = '<tu><tuv><seg>法治</seg></tuv><tuv xml:lang="en"><seg>law</seg></tuv></tu>'
    assert one(unit) == pair(target="law")
    everything = '<header srclang="*all*"/>'
    assert read(FORMAT, tmx(unit, header=everything)) == [
        BadUnit(line=3, fault="the unit has no Chinese text, only en")
    ]


def test_properties_of_one_name_are_counted_and_not_looked_for_from_the_first() -> None:
    props = "".join(f'<prop type="x">{number}</prop>' for number in range(1, 4_001))
    found = one(f"<tu>{props}{SEGS}</tu>").properties
    names = ["tu.prop:x", *(f"tu.prop:x#{number}" for number in range(2, 4_001))]
    assert found == {name: str(number) for number, name in enumerate(names, 1)}


def test_a_direction_that_is_the_other_one_is_kept() -> None:
    assert one(f'<tu srclang="zh-CN">{SEGS}</tu>').properties == {}
    assert one(f'<tu srclang="en-US">{SEGS}</tu>').properties == {"tu.srclang": "en-US"}


def test_each_chinese_goes_with_the_first_english() -> None:
    found = read(
        FORMAT,
        tmx(
            '<tu><tuv xml:lang="zh-CN"><seg>总统</seg></tuv><tuv xml:lang="ja"><seg>x</seg></tuv>'
            '<tuv xml:lang="en-US"><seg>president</seg></tuv>\n'
            '<tuv xml:lang="zh-TW"><seg>總統</seg></tuv>'
            '<tuv xml:lang="en-GB"><seg>President</seg></tuv></tu>'
        ),
    )
    assert found == [
        pair("总统", "president", target_language="en-US"),
        pair("總統", "president", source_language="zh-Hant-TW", target_language="en-US"),
        BadUnit(
            line=3, fault="of several texts in one language only the first was taken", is_taken=True
        ),
    ]


@pytest.mark.parametrize(
    ("variants", "fault"),
    [
        ('<tuv xml:lang="zh"><seg>法</seg></tuv>', "the unit has no English text, only zh"),
        ('<tuv xml:lang="en"><seg>x</seg></tuv>', "the unit has no Chinese text, only en"),
        ("", "the unit has no Chinese text"),
        (
            '<tuv xml:lang="zh"><seg> </seg></tuv><tuv xml:lang="en"><seg>x</seg></tuv>',
            "the source is empty",
        ),
        (
            '<tuv xml:lang="zh"><seg>法</seg></tuv><tuv xml:lang="en"/>',
            "the target is empty",
        ),
    ],
)
@pytest.mark.parametrize("remark", ["", "<!-- -->"])
def test_a_unit_without_its_texts(variants: str, fault: str, remark: str) -> None:
    data = tmx(f"<tu>{SEGS}</tu>", f"{remark}<tu>\n{variants}</tu>", f"<tu>{SEGS}</tu>")
    assert read(FORMAT, data) == [pair(), BadUnit(line=4, fault=fault), pair()]


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("20240301T083000Z", "2024-03-01T08:30:00Z"),
        ("20240229T235959Z", "2024-02-29T23:59:59Z"),
        ("2024-03-01T08:30:00+08:00", "2024-03-01T00:30:00Z"),
        ("20230229T000000Z", ""),
        ("gestern", ""),
        ("", ""),
    ],
)
def test_times(said: str, time: str) -> None:
    unit = one(f'<tu changedate="{said}">{SEGS}</tu>')
    assert unit.time == time
    assert unit.properties == ({} if time else {"tu.changedate": said})


def test_prefixes_that_the_root_declares_may_be_used() -> None:
    data = tmx(f'<tu x:y="1">{SEGS}</tu>').replace(
        "<tmx ", '<tmx xmlns="http://www.lisa.org/tmx14" xmlns:x="urn:x" '
    )
    assert good(read(FORMAT, data))[0].source == "法治"


def test_progress_is_told_in_bytes(tmp_path: Path) -> None:
    data = tmx(*[f"<tu>{SEGS}</tu>"] * 5000)
    path = tmp_path / "a.tmx"
    path.write_text(data, "utf-8")
    told: list[int] = []
    assert FORMAT.read_units is not None
    assert len(list(FORMAT.read_units(path, told.append))) == 5000
    assert told == sorted(told)
    assert (len(told) > 1, told[-1]) == (True, path.stat().st_size)


WHOLE = Path(__file__).parents[3] / "shared" / "data" / "tico19" / "all.en-zh.tmx.zip"


def test_a_real_memory_is_read_whole() -> None:
    if not WHOLE.is_file():
        pytest.skip("the memory of TICO-19 is not beside the repository")
    with zipfile.ZipFile(WHOLE) as archive:
        found = good(read(FORMAT, archive.read(archive.namelist()[0])))
    assert len(found) == 3071
    assert found[0] == pair(
        "这些症状已持续多长时间？",
        "about how long have these symptoms been going on?",
        properties={
            "tu.tuid": "CMU_1:1",
            "tu.prop:note": "http://www.speech.cs.cmu.edu/haitian/text/1600_medical_domain_sentences.en",
        },
    )
