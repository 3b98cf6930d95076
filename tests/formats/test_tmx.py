from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from tests.builders import SUGGESTED, newspaper, pair, parallel, suggested
from tests.formats.round_trips import (
    assert_survives,
    hard_pairs,
    pairs_back,
    parallel_texts,
    read_back,
    whole,
    written,
)
from tests.formats.unit_values import good, read
from workbench.errors import UnreadableFile
from workbench.formats.tmx import FORMAT
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.exchange import (
    Carried,
    Choices,
    Level,
    ParallelDocument,
    ParallelText,
    Part,
)
from workbench.model.segments import Origin, Revision, Side, State
from workbench.text.fingerprints import fingerprint

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
        "x-fingerprint": fingerprint(segment.source),
        "x-time": "2026-03-01T08:30:00+00:00",
        "x-notes": fingerprint(segment.note),
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


OPEN = Code(
    number=1, kind=CodeKind.OPEN, offset=2, markup=Markup.BOLD, data="<b class='要'>",
    is_deletable=False,
)  # fmt: skip
CLOSE = replace(OPEN, kind=CodeKind.CLOSE, offset=4, data="</b>")
NOTE = Code(
    number=2, kind=CodeKind.ALONE, offset=4, markup=Markup.FOOTNOTE, data="<fn id=\x021/>",
    is_deletable=False,
)  # fmt: skip


def sentences() -> ParallelText:
    """Two pairs of sentences of one paragraph, with codes and an earlier wording."""
    (made,) = parallel(pair(1, "全面依法治国。", "Rule\x02 of law.")).pairs
    earlier = Revision(
        id="r", version=1, side=Side.TARGET, text="Law\trules.\nAll.", state=State.DRAFT,
        author="王校", time="2026-02-01T08:00:00.000Z", origin=Origin.TYPED, detail="",
        is_head=False,
    )  # fmt: skip
    part = Part(paragraph=made.segment.id, number=1, count=2, sources=1, targets=2, is_sure=False)
    first = replace(
        made,
        segment=replace(made.segment, id=f"{made.segment.id}.1", codes=(OPEN, CLOSE, NOTE)),
        target=replace(
            made.target,
            codes=(replace(NOTE, offset=5), replace(OPEN, offset=9), replace(CLOSE, offset=12)),
        ),
        part=part,
        history=(earlier,),
    )
    second = replace(
        first,
        segment=replace(first.segment, id=f"{made.segment.id}.2", codes=(CLOSE,)),
        target=replace(made.target, codes=()),
        part=replace(part, number=2, targets=1, is_sure=True),
        history=(),
    )
    text = parallel()
    document = ParallelDocument(id="d", name="一&二.html", pairs=(first, second))
    return replace(
        text,
        documents=(document,),
        project="5f0c2f5e-0000-4000-8000-000000000001",
        choices=Choices(level=Level.SENTENCE, has_history=True),
    )


def test_a_pair_of_sentences_says_its_part_its_codes_and_its_history() -> None:
    text = sentences()
    root = etree.fromstring(written(FORMAT, text))
    assert DTD.validate(root), DTD.error_log
    header, first = root.find("header"), root.find(".//tu")
    assert header is not None
    assert first is not None
    assert (header.get("segtype"), header.findtext("prop")) == ("sentence", text.project)
    paragraph = next(text.pairs).part
    assert paragraph is not None
    assert dict(first.attrib) == {"tuid": f"{paragraph.paragraph}.1", "segtype": "sentence"}
    said = {prop.get("type"): prop.text for prop in first.iter("prop")}
    assert (said["x-paragraph"], said["x-part"], said["x-parts"], said["x-previous"]) == (
        paragraph.paragraph,
        "1:2?",
        "2",
        "2026-02-01T08:00:00.000Z\t王校\tdraft\tLaw\trules.\nAll.",
    )
    source, target = (etree.tostring(seg, encoding="unicode") for seg in first.iter("seg"))
    assert source == (
        '<seg>全面<bpt i="1" x="1" type="bold">&lt;b class=\'要\'&gt;</bpt>依法<ept i="1">'
        '&lt;/b&gt;</ept><ph x="2" type="fnote">&lt;fn id=1/&gt;</ph>治国。</seg>'
    )
    assert target == (
        '<seg>Rule<ph x="2" type="fnote">&lt;fn id=1/&gt;</ph> of <bpt i="1" x="1" type="bold">'
        "&lt;b class='要'&gt;</bpt>law<ept i=\"1\">&lt;/b&gt;</ept>.</seg>"
    )
    assert [it.get("pos") for it in root.iter("it")] == ["end"]


def test_all_of_it_is_read_back() -> None:
    text = sentences()
    assert_survives(FORMAT, text)
    first, second = pairs_back(FORMAT, written(FORMAT, text))
    assert isinstance(first, Carried)
    assert isinstance(second, Carried)
    assert [value for name, value in first.facts if name.endswith("code")] == [
        "1 open at 2 bold <b class='要'>",
        "1 close at 4  </b>",
        "2 alone at 4 footnote <fn id=1/>",
        "2 alone at 4 footnote <fn id=1/>",
        "1 open at 8 bold <b class='要'>",
        "1 close at 11  </b>",
    ]
    assert ("source code", "1 close at 4 bold </b>") in second.facts
    assert ("x-workbench:target.code 2 deletable", "no") in first.facts


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'x="2"', b'x="3"'), (b"draft", b"final"), (b'type="bold"', b'type="italic"'),
        (b"1:2?", b"1:2"), (b"typed", b"memory"), (b">&lt;/b", b">&lt;/i"),
        ("王校".encode(), "王译".encode()),
    ],
)  # fmt: skip
def test_what_was_lost_on_the_way_shows(before: bytes, after: bytes) -> None:
    assert FORMAT.expected is not None
    data = written(FORMAT, sentences())
    assert before in data
    assert read_back(FORMAT, data.replace(before, after, 1)) != list(FORMAT.expected(sentences()))


def test_it_is_read_as_a_memory_with_its_codes() -> None:
    found = read(FORMAT, written(FORMAT, sentences()))
    first = good(found)[0]
    assert (first.source, first.source_codes) == (
        "全面依法治国。",
        (OPEN, CLOSE, replace(NOTE, data="<fn id=1/>")),
    )
    assert [(code.number, code.offset) for code in first.target_codes] == [(2, 4), (1, 8), (1, 11)]


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
    assert pairs_back(FORMAT, written(FORMAT, text))[1][:2] == ("法治", "rule of law")


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
        pairs_back(FORMAT, data)
