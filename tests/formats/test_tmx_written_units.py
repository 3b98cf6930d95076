"""Translation units as TMX: valid, and read again as they were."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.formats.round_trips import HARD, texts
from tests.formats.unit_values import good, held, pair, read, written
from workbench.formats._tmx_quick import quick_unit
from workbench.formats._tmx_write import _Writer
from workbench.formats.tmx import FORMAT
from workbench.model.memory import NewUnit
from workbench.model.segments import Origin
from workbench.text.line_ends import to_line_feeds

DTD = etree.DTD(Path(__file__).parent.parent / "data" / "tmx14.dtd")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def expected(unit: NewUnit) -> NewUnit:
    """What must be read of a unit that was written."""
    assert FORMAT.expected_units is not None
    return FORMAT.expected_units(held(unit))


legal = texts.map(lambda text: "".join(filter(_is_legal, text)))
filled = legal.filter(str.strip)


def _is_legal(character: str) -> bool:
    return character in "\t\n\r" or (
        character >= " "
        and character not in "\ufffe\uffff"
        and not "\ud800" <= character <= "\udfff"
    )


attributes = st.dictionaries(
    st.sampled_from(
        [
            "tuid",
            "creationid",
            "changeid",
            "creationdate",
            "changedate",
            "usagecount",
            "segtype",
            "o-tmf",
            "srclang",
            "own",
        ]
    ),
    st.one_of(
        legal, st.sampled_from(["20240301T083000Z", "20230228T235959Z", "MT!", "sentence", "李译"])
    ),
    max_size=5,
)
kinds = st.one_of(
    st.sampled_from(
        [
            "x-document",
            "file",
            "filename",
            "prev",
            "next",
            "x-context-pre",
            "x-context-post",
            "x-origin",
            "origin",
            "x-workbench:a#b",
            "a",
            "a#1",
            "a@xml:lang",
            "",
        ]
    ),
    legal,
)
values = st.one_of(
    legal,
    st.sampled_from(
        [
            "machine",
            "MT",
            "<seg>甲</seg>",
            "<seg>甲&amp;<ph>x</ph></seg>",
            "<seg></seg>",
            "<seg>&</seg>",
        ]
    ),
)
items = st.lists(
    st.tuples(st.one_of(st.none(), kinds), values, st.sampled_from(["", "zh", "o"])), max_size=5
)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A file with one unit, as another program may have written it."""
    root = etree.Element("tmx", version="1.4")
    etree.SubElement(root, "header", srclang="zh-CN")
    unit = etree.SubElement(etree.SubElement(root, "body"), "tu", draw(attributes))
    _add(unit, draw(items))
    languages = [draw(st.sampled_from(["zh-CN", "zh-Hant", "zh-HK"])), "en-US"]
    for language in draw(st.permutations(languages)):
        own = draw(attributes)
        variant = etree.SubElement(unit, "tuv", {**own, XML_LANG: language})
        _add(variant, draw(items))
        etree.SubElement(variant, "seg").text = draw(filled)
    return etree.tostring(root, encoding="utf-8")


def _add(element: etree._Element, given: list[tuple[str | None, str, str]]) -> None:
    for kind, value, further in given:
        child = etree.SubElement(element, "note" if kind is None else "prop")
        child.text = value
        if kind is not None:
            child.set("type", kind)
        if further:
            child.set(XML_LANG if further == "zh" else "o-encoding", further)


@given(st.lists(files(), min_size=1, max_size=3))
def test_what_another_program_said_comes_back(given: list[bytes]) -> None:
    units = [unit for data in given for unit in good(read(FORMAT, data))]
    data, losses = written(FORMAT, map(held, units))
    assert good(read(FORMAT, data)) == units
    assert list(map(expected, units)) == units
    assert losses == []
    assert DTD.validate(etree.fromstring(data)), DTD.error_log


units = st.builds(
    lambda source, target, texts, languages, origin, time, properties: NewUnit(
        source=source,
        target=target,
        source_language=languages[0],
        target_language=languages[1],
        origin=origin,
        author=texts[0],
        time=time,
        document=texts[1],
        before=to_line_feeds(texts[2]),
        after=to_line_feeds(texts[3]),
        properties=properties,
    ),
    filled,
    filled,
    st.tuples(legal, legal, legal, legal),
    st.sampled_from(
        [("zh-Hans", "en"), ("zh-Hant", "en-GB"), ("zh-Hant-HK", "en-US"), ("zh-Hans-SG", "en")]
    ),
    st.sampled_from([Origin.IMPORTED, Origin.MACHINE]),
    st.sampled_from(["", "2024-03-01T08:30:00Z", "0987-12-31T00:00:00Z"]),
    st.dictionaries(st.sampled_from(["state", "源", "a.b", "tu.x", "note"]), legal, max_size=3),
)


@given(st.lists(units, max_size=3))
def test_what_the_memory_holds_comes_back(given: list[NewUnit]) -> None:
    data, losses = written(FORMAT, map(held, given))
    assert DTD.validate(etree.fromstring(data)), DTD.error_log
    found = good(read(FORMAT, data))
    assert found == list(map(expected, given))
    assert losses == []
    is_named = [unit.author.strip().lower() in ("mt", "mt!", "machine") for unit in given]
    assert [replace(unit, source="", target="") for unit in found] == [
        replace(unit, source="", target="", origin=Origin.MACHINE if named else unit.origin)
        for unit, named in zip(given, is_named, strict=True)
    ]


@given(
    st.one_of(units.map(lambda unit: [unit]), files().map(lambda data: good(read(FORMAT, data))))
)
def test_the_quick_way_writes_what_the_general_one_does(given: list[NewUnit]) -> None:
    for unit in map(held, given):
        quick = quick_unit(unit)
        assert "\r" in quick or quick in ("", _Writer().unit(unit))
    assert quick_unit(held(pair())) == _Writer().unit(held(pair())) != ""


@given(st.tuples(texts.filter(lambda text: text.strip()), texts, texts, texts, texts))
def test_what_xml_cannot_hold_is_expected_to_be_missing(given: tuple[str, ...]) -> None:
    source, author, document, before, value = given
    unit = pair(
        f"法{source}",
        author=author,
        document=document,
        before=before,
        properties={"state": value, "tu.prop:client": value},
    )
    data, _ = written(FORMAT, [held(unit)])
    assert good(read(FORMAT, data)) == [expected(unit)]


def test_hard_texts_come_back() -> None:
    given = [pair(text, other) for text, other in zip(HARD, reversed(HARD), strict=True)]
    given = [unit for unit in given if unit.source.strip() and unit.target.strip()]
    data, _ = written(FORMAT, map(held, given))
    assert good(read(FORMAT, data)) == list(map(expected, given))


def test_a_unit_is_written_where_others_read_it() -> None:
    unit = pair(
        author="李译",
        time="2024-03-01T08:30:00.123Z",
        document="判决书.docx",
        before="甲 & 乙",
        origin=Origin.MACHINE,
        properties={"tu.prop:client": "法院", "state": "final", "target.creationid": "王译"},
    )
    data, _ = written(FORMAT, [held(unit, number=7)])
    assert data.decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4">\n'
        '<header creationtool="bilingual-workbench" creationtoolversion="1.0"'
        ' segtype="paragraph" o-tmf="bilingual-workbench" adminlang="en"'
        ' srclang="zh-CN" datatype="plaintext"/>\n'
        "<body>\n"
        '<tu changeid="李译" changedate="20240301T083000Z">\n'
        '<prop type="x-document">判决书.docx</prop>\n'
        '<prop type="x-number">7</prop>\n'
        '<prop type="x-origin">machine</prop>\n'
        '<prop type="client">法院</prop>\n'
        '<prop type="x-workbench:state">final</prop>\n'
        '<tuv xml:lang="zh-CN"><prop type="x-context-pre">&lt;seg&gt;甲 &amp;amp; 乙&lt;/seg&gt;'
        "</prop>\n<seg>法治</seg></tuv>\n"
        '<tuv xml:lang="en" creationid="王译"><seg>rule of law</seg></tuv>\n'
        "</tu>\n</body>\n</tmx>\n"
    )


def test_a_machine_that_a_person_corrected_is_none() -> None:
    read_before = pair(origin=Origin.MACHINE, properties={"tu.prop:x-Origin:SingleString": "MT"})
    data, _ = written(FORMAT, [held(replace(read_before, origin=Origin.TYPED))])
    assert good(read(FORMAT, data)) == [pair()]


@pytest.mark.parametrize(
    ("language", "tag"),
    [
        ("zh-Hans", "zh-CN"),
        ("zh-Hant", "zh-Hant"),
        ("zh-Hant-TW", "zh-TW"),
        ("zh-Hans-SG", "zh-Hans-SG"),
    ],
)
def test_a_tag_is_one_that_is_read_as_the_same(language: str, tag: str) -> None:
    data, _ = written(FORMAT, [held(pair(source_language=language))])
    assert f'<tuv xml:lang="{tag}">' in data.decode()
    assert good(read(FORMAT, data)) == [pair(source_language=language)]


def test_what_xml_cannot_hold_is_left_out_and_said() -> None:
    given = [pair(), pair("法\x08治", "rule of\x0b law"), pair(author="\x00")]
    data, losses = written(FORMAT, map(held, given))
    found = good(read(FORMAT, data))
    assert [(unit.source, unit.target) for unit in found] == [("法治", "rule of law")] * 3
    assert found == list(map(expected, given))
    assert losses == [
        "control characters that the format cannot hold were left out of 2 of the units; "
        "the first is unit 2"
    ]


def test_no_units_are_a_valid_file() -> None:
    data, _ = written(FORMAT, [])
    assert read(FORMAT, data) == []
