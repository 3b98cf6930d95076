from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from tests.builders import SUGGESTED, newspaper, pair, parallel, suggested
from tests.formats.round_trips import (
    assert_survives,
    hard_pairs,
    parallel_texts,
    read_back,
    whole,
    written,
)
from workbench.errors import UnreadableFile
from workbench.formats.tmx import FORMAT
from workbench.model.exchange import ParallelText

DTD = etree.DTD(Path(__file__).parent.parent / "data" / "tmx14.dtd")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def units(text: ParallelText) -> list[etree._Element]:
    return list(etree.fromstring(written(FORMAT, text)).iter("tu"))


@given(parallel_texts)
def test_what_is_written_is_read_back(text: ParallelText) -> None:
    assert_survives(FORMAT, text)


@given(parallel_texts)
def test_it_is_valid_by_the_standard(text: ParallelText) -> None:
    data = written(FORMAT, text)
    assert DTD.validate(etree.fromstring(data)), DTD.error_log
    assert b'\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n' in data


def test_an_xml_reader_finds_the_same_pairs_in_order() -> None:
    text = hard_pairs()
    found = [tuple(seg.text for seg in unit.iter("seg")) for unit in units(text)]
    assert found == [(source, target) for source, target in whole(text) if target.strip()]


def test_a_unit_says_all_of_its_pair() -> None:
    draft = units(newspaper())[3]
    segment = list(newspaper().pairs)[4].segment
    assert draft.get("tuid") == segment.id
    assert draft.findtext("note") == segment.note
    assert {prop.get("type"): prop.text for prop in draft.iter("prop")} == {
        "x-document": "henan-legal-daily.txt",
        "x-number": "5",
        "x-kind": "body",
        "x-state": "draft",
        "x-origin": "typed",
    }
    assert [dict(variant.attrib) for variant in draft.iter("tuv")] == [
        {LANG: "zh-CN"},
        {LANG: "en", "changedate": "20260301T083000Z", "changeid": "李译"},
    ]


def test_a_unit_says_which_suggestion_its_target_was() -> None:
    (unit,) = units(parallel(suggested(pair())))
    found = {prop.get("type"): prop.text for prop in unit.iter("prop")}
    assert (found["x-origin"], found["x-origin-detail"]) == ("memory", SUGGESTED)
    assert DTD.validate(unit.getroottree()), DTD.error_log


def test_pairs_without_a_target_are_left_out() -> None:
    assert len(units(newspaper())) == 5


@pytest.mark.parametrize(
    ("language", "tag"),
    [
        ("zh-Hans", "zh-CN"),
        ("zh-Hant", "zh-TW"),
        ("zh-Hant-HK", "zh-HK"),
        ("zh-Hans-SG", "zh-SG"),
        ("zh", "zh"),
        ("zh-TW", "zh-TW"),
    ],
)
def test_languages_go_by_region(language: str, tag: str) -> None:
    root = etree.fromstring(written(FORMAT, parallel(pair(), source_language=language)))
    header = root.find("header")
    variant = root.find(".//tuv")
    assert header is not None
    assert variant is not None
    assert (header.get("srclang"), variant.get(LANG)) == (tag, tag)


def test_a_time_of_another_zone_is_written_in_utc() -> None:
    (unit,) = units(parallel(pair(time="2026-03-01T08:30:00+08:00")))
    assert unit[-1].get("changedate") == "20260301T003000Z"


def test_what_xml_cannot_hold_is_left_out_and_said(tmp_path: Path) -> None:
    text = parallel(pair(1), pair(2, "法治\x08", "rule of\x0b law\ufffe"))
    assert FORMAT.write is not None
    with (tmp_path / "page.tmx").open("wb") as out:
        warnings = FORMAT.write(text, out)
    assert list(warnings) == [
        "control characters that the format cannot hold were left out of 1 of the paragraphs; "
        "the first is henan-legal-daily.txt 2"
    ]
    assert read_back(FORMAT, written(FORMAT, text))[1] == ("法治", "rule of law")


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b'<!DOCTYPE tmx [<!ENTITY a "b">]><tmx/>', "line 1: the file declares its own entities"),
        (b"<tmx>\n<body>\n<tu><tuv><seg>a</seg></tuv>\n</tu>", "line 4: a unit without its two"),
        (b"<tmx>\n<body>\n<tu>", "line 3: no element found"),
    ],
)
def test_a_bad_file_is_refused_with_its_line(data: bytes, fault: str) -> None:
    with pytest.raises(UnreadableFile, match=fault):
        read_back(FORMAT, data)
