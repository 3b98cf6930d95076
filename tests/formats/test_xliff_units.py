"""The translated units of XLIFF files."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests import builders
from tests.builders import parallel
from tests.formats.round_trips import written
from tests.formats.unit_values import good, pair, read
from tests.formats.xliff_values import sentence
from workbench.errors import UnreadableFile
from workbench.formats.xliff import FORMAT
from workbench.formats.xliff_1_2 import FORMAT as XLIFF_1
from workbench.model.memory import NOTHING_BESIDES, BadUnit, NewUnit
from workbench.model.segments import Origin, Pair, State
from workbench.plugins import Format

NAMESPACE = "urn:oasis:names:tc:xliff:document:"


def version_1(
    *units: str, languages: str = 'source-language="zh-CN" target-language="en-US"'
) -> str:
    lines = "\n".join(units)
    return (
        f'<?xml version="1.0"?>\n<xliff version="1.2" xmlns="{NAMESPACE}1.2">'
        f'<file original="判决书.docx" {languages} datatype="x"><header/><body><group>\n'
        f"{lines}\n</group></body></file></xliff>"
    )


def version_2(*segments: str) -> str:
    lines = "\n".join(segments)
    return (
        f'<xliff version="2.1" srcLang="zh-Hant" trgLang="en" xmlns="{NAMESPACE}2.0">'
        f'<file id="f" original="a.html"><unit id="u"><notes><note>甲</note></notes>\n'
        f"{lines}\n</unit></file></xliff>"
    )


def test_a_unit_of_version_1() -> None:
    data = version_1(
        '<trans-unit id="1" approved="yes"><source>法<g id="1">治</g><x id="2"/></source>'
        '<seg-source><mrk mtype="seg">x</mrk></seg-source>'
        '<target state="final">rule <bpt id="1">&lt;b></bpt><mrk mtype="seg">of law</mrk></target>'
        "<note>注</note><alt-trans><source>x</source><target>y</target></alt-trans></trans-unit>"
    )
    assert good(read(FORMAT, data)) == [
        pair(
            target_language="en-US",
            document="判决书.docx",
            properties={"id": "1", "note": "注", "state": "final"},
        )
    ]


@pytest.mark.parametrize(
    ("target", "is_taken"),
    [
        ("<target>rule of law</target>", True),
        ('<target state="translated">rule of law</target>', True),
        ('<target state="needs-review-translation">rule of law</target>', True),
        ('<target state="new">rule of law</target>', False),
        ('<target state="needs-translation">rule of law</target>', False),
        ("<target> </target>", False),
        ("<target/>", False),
        ("", False),
    ],
)
def test_only_what_is_translated_is_taken(target: str, is_taken: bool) -> None:
    data = version_1(f"<trans-unit><source>法治</source>{target}</trans-unit>")
    texts = [(unit.source, unit.target) for unit in good(read(FORMAT, data))]
    assert texts == ([("法治", "rule of law")] if is_taken else [])


CUT = """<trans-unit id="u1"><source>纸从后出。接线。完。</source>
<seg-source><mrk mtype="seg" mid="4">纸从后出。</mrk><mrk mtype="seg" mid="5">接线。</mrk>
<g id="7"><mrk mtype="seg" mid="6">完。</mrk></g></seg-source>
<target xml:lang="en-GB"><mrk mtype="seg" mid="4">The <mrk mtype="x-sdl-deleted">sheet </mrk><mrk
 mtype="x-sdl-added">paper </mrk><mrk mtype="x-sdl-feedback-deleted">goes</mrk>leaves.</mrk>
<mrk mtype="seg" mid="5"/> <g id="7"><mrk mtype="seg" mid="6">The end.</mrk></g></target>
<sdl:seg-defs xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"><sdl:seg id="4" conf="Translated"
 origin="mt"><sdl:value key="last_modified_by"> 李译 </sdl:value>
<sdl:value key="modified_on">08/06/2024 10:26:11</sdl:value></sdl:seg>
<sdl:seg id="5"/><sdl:seg id="6" origin="nmt" conf="Draft"/></sdl:seg-defs></trans-unit>"""


def test_a_unit_of_several_segments_is_a_unit_for_each_that_is_translated() -> None:
    alike = {"target_language": "en-GB", "document": "判决书.docx"}
    assert read(FORMAT, version_1(CUT)) == [
        pair(
            "纸从后出。",
            "The paper leaves.",
            author="李译",
            time="2024-08-06T10:26:11Z",
            properties={"id": "u1", "state": "Translated"},
            **alike,
        ),
        pair(
            "完。",
            "The end.",
            origin=Origin.MACHINE,
            properties={"id": "u1", "state": "Draft"},
            **alike,
        ),
    ]


def test_a_cut_unit_whose_target_is_not_cut_is_one_text() -> None:
    start, _, rest = CUT.partition('<target xml:lang="en-GB">')
    data = version_1(f"{start}<target>Done.</target>{rest.partition('</target>')[2]}")
    assert [(unit.source, unit.target) for unit in good(read(FORMAT, data))] == [
        ("纸从后出。接线。完。", "Done.")
    ]


def test_a_copy_of_the_chinese_is_no_translation() -> None:
    units = [
        f"<trans-unit><source>{text}</source><target>{text}</target></trans-unit>"
        for text in ("<![CDATA[法治 & <b>]]>", "2026")
    ]
    assert [unit.target for unit in good(read(FORMAT, version_1(*units)))] == ["2026"]


@pytest.mark.parametrize(
    ("attributes", "facts"),
    [
        ('mq:status="NotStarted"', None),
        ('mq:status="MachineTranslated"', ("machine", "MachineTranslated", "", "")),
        (
            'mq:status="Proofread" mq:lastchanginguser="李译"'
            ' mq:lastchangedtimestamp="2026-03-01T08:30:00Z"',
            ("imported", "Proofread", "李译", "2026-03-01T08:30:00Z"),
        ),
        ('m:confirmed="0" m:trans-origin="mt"', ("machine", "", "", "")),
        (
            'm:confirmed="1" m:trans-origin="mt" m:modified-by="7" m:modified-at="1000"',
            ("imported", "confirmed", "7", "1970-01-01T00:00:01Z"),
        ),
    ],
)
def test_what_other_programs_say_of_a_unit(
    attributes: str, facts: tuple[str, str, str, str] | None
) -> None:
    names = 'xmlns:mq="MQXliff" xmlns:m="http://www.memsource.com/mxlf/2.0"'
    data = version_1(
        f"<trans-unit {names} {attributes}><source>法治</source><target>law</target></trans-unit>"
    )
    found = [
        (unit.origin.value, unit.properties.get("state", ""), unit.author, unit.time)
        for unit in good(read(FORMAT, data))
    ]
    assert found == ([facts] if facts else [])


def test_what_a_machine_suggested() -> None:
    target = '<target state-qualifier="mt-suggestion">rule of law</target>'
    (unit,) = good(
        read(FORMAT, version_1(f"<trans-unit><source>法治</source>{target}</trans-unit>"))
    )
    assert unit.origin is Origin.MACHINE


def test_segments_of_version_2() -> None:
    data = version_2(
        '<segment state="final"><source>憲<pc id="1">法</pc><ph id="2"/></source>'
        "<target>constitution</target></segment>",
        "<ignorable><source> </source></ignorable>",
        '<segment state="initial"><source>總統</source><target>x</target></segment>',
        "<segment><source>總統</source><target>president</target></segment>",
    )
    facts = {"source_language": "zh-Hant", "document": "a.html"}
    said = {"id": "u", "note": "甲"}
    assert good(read(FORMAT, data)) == [
        pair("憲法", "constitution", **facts, properties={**said, "state": "final"}),
        pair("總統", "president", **facts, properties=said),
    ]


@pytest.mark.parametrize("format", [FORMAT, XLIFF_1], ids=lambda each: each.name)
def test_what_we_wrote_ourselves_says_who_wrote_it_and_when(format: Format) -> None:
    text = parallel(
        builders.pair(1, "法治", "rule of law", author="李译", note="甲"),
        builders.pair(2, "宪法", "", author="李译"),
        machine(builders.pair(3, "总统", "president", state=State.TRANSLATED)),
        machine(builders.pair(4, "法律", "law", state=State.DRAFT)),
    )
    facts = {"author": "李译", "time": "2026-03-01T08:30:00Z", "document": builders.PAGE}
    units = [
        replace(unit, properties=NOTHING_BESIDES)
        for unit in good(read(FORMAT, written(format, text).decode()))
    ]
    drafts = [pair("法律", "law", origin=Origin.MACHINE, **facts)]
    assert units == [
        pair(**facts),
        pair("总统", "president", **facts),
        *(drafts if format is XLIFF_1 else ()),
    ]


def machine(pair: Pair) -> Pair:
    return replace(pair, target=replace(pair.target, origin=Origin.MACHINE))


def test_a_sentence_has_its_own_notes_and_author() -> None:
    first = sentence(1, "第一句。", "One.", of=2)
    second = sentence(2, "第二句。", "Two.", of=2)
    second = replace(
        second,
        target=replace(second.target, author="王审"),
        segment=replace(second.segment, note="乙"),
        annotations=(builders.annotation(body="谁？"),),
    )
    found = good(read(FORMAT, written(FORMAT, parallel(first, second)).decode()))
    assert [(unit.author, unit.properties.get("note", "")) for unit in found] == [
        ("李译", ""),
        ("王审", "乙\n谁？"),
    ]


def test_english_files_are_swapped_and_other_languages_left_out() -> None:
    unit = "<trans-unit><source>rule of law</source><target>法治</target></trans-unit>"
    swapped = version_1(unit, languages='source-language="en" target-language="zh"')
    assert good(read(FORMAT, swapped)) == [pair(document="判决书.docx")]
    french = version_1(unit, languages='source-language="fr" target-language="zh"')
    assert read(FORMAT, french) == [
        BadUnit(line=3, fault="the unit is from fr to zh-Hans, not between Chinese and English")
    ]


def test_each_file_of_a_file_has_its_own_languages() -> None:
    unit = "<trans-unit><source>法</source><target>law</target></trans-unit>"
    first = version_1(unit).replace("</xliff>", "")
    second = version_1(unit, languages='source-language="zh-HK" target-language="en"')
    data = first + second.partition(">")[2].partition(">")[2]
    assert [unit.source_language for unit in good(read(FORMAT, data))] == ["zh-Hans", "zh-Hant-HK"]


@pytest.mark.parametrize(
    ("languages", "unit", "found"),
    [
        (
            'source-language="en"',
            "<source>law</source><target>法</target>",
            pair("法", "law", document="判决书.docx"),
        ),
        (
            'target-language="EN-gb"',
            "<source>憲法</source><target>constitution</target>",
            pair(
                "憲法",
                "constitution",
                source_language="zh-Hant",
                target_language="en-GB",
                document="判决书.docx",
            ),
        ),
        ("", "<source>法</source><target>law</target>", pair(target="law", source="法")),
        (
            'source-language="yue"',
            "<source>法</source><target>law</target>",
            pair("法", "law", source_language="zh-yue", document="判决书.docx"),
        ),
        (
            'source-language="en" target-language="de"',
            "<source>law</source><target>Recht</target>",
            "the unit is from en to de, not between Chinese and English",
        ),
        (
            'source-language="ja"',
            "<source>法</source><target>法律</target>",
            "the unit is from ja to a language that is not named, not between Chinese and English",
        ),
    ],
)
def test_a_side_without_a_language_is_told_by_its_text(
    languages: str, unit: str, found: NewUnit | str
) -> None:
    (read_unit,) = read(FORMAT, version_1(f"<trans-unit>{unit}</trans-unit>", languages=languages))
    if isinstance(found, str):
        assert read_unit == BadUnit(line=3, fault=found)
    else:
        assert read_unit == replace(found, document="判决书.docx", properties=NOTHING_BESIDES)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ("<tmx/>", "line 1: a file of this format begins with <xliff>, not <tmx>"),
        (version_1("<trans-unit>\x08"), "line 3: a byte or a sign stands here"),
        (
            '<!DOCTYPE xliff [<!ENTITY a "b">]><xliff/>',
            "line 1: the file declares its own entities",
        ),
        (version_1("<trans-unit>" + "<g>" * 100), "line 3: elements are nested deeper than 64"),
        (
            version_1('<trans-unit mq:status="New"/>'),
            "the prefix of a name is not declared (xmlns)",
        ),
        (version_1("<trans-unit>"), "line 4: a tag is closed that is not open"),
    ],
)
def test_a_bad_file_is_refused_with_its_line(data: str, fault: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(FORMAT, data)
    assert fault in caught.value.fault


def test_progress_is_told_in_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(version_1(), "utf-8")
    told: list[int] = []
    assert FORMAT.read_units is not None
    assert list(FORMAT.read_units(path, told.append)) == []
    assert told == [path.stat().st_size]


def test_the_suffix_of_wordfast_is_one_of_xliff() -> None:
    assert [FORMAT.matches(name) for name in ("合同.docx.TXLF", "合同.txml")] == [5, 0]
