import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from hypothesis import given, settings
from lxml import etree

from tests.builders import newspaper, pair, parallel
from tests.examples import examples
from tests.formats.page_values import everything
from tests.formats.round_trips import (
    assert_footnotes_survive,
    assert_survives,
    footnoted_texts,
    hard_pairs,
    written,
)
from workbench.errors import UnreadableFile
from workbench.formats._zip_members import with_members
from workbench.formats.parallel_docx import FORMAT
from workbench.model.exchange import Arrangement, Choices, ParallelText
from workbench.model.segments import SegmentKind


def opened(text: ParallelText) -> Document:
    return docx.Document(io.BytesIO(written(FORMAT, text)))


def styles_in(text: ParallelText) -> list[list[list[str]]]:
    """The styles of the paragraphs of every cell, row by row."""
    return [
        [
            [each.get(qn("w:val"), "") for each in cell.iter(qn("w:pStyle"))]
            for cell in row.iter(qn("w:tc"))
        ]
        for row in opened(text).element.body.iter(qn("w:tr"))
    ]


@settings(max_examples=examples(10))
@given(footnoted_texts())
def test_what_is_written_is_read_back(text: ParallelText) -> None:
    assert_footnotes_survive(FORMAT, text)


@pytest.mark.parametrize("arrangement", Arrangement)
def test_all_that_a_pair_can_have_is_read_back(arrangement: Arrangement) -> None:
    assert_footnotes_survive(FORMAT, everything(arrangement))


def test_hard_texts_survive() -> None:
    assert_survives(FORMAT, hard_pairs())


def test_every_kind_has_a_style_in_either_language() -> None:
    assert styles_in(newspaper()) == [
        [["TableHead"], ["TableHead"], ["TableHead"]],
        [["PairNumber", "PairState"], ["SourceHeadline"], ["TargetHeadline"]],
        [["PairNumber", "PairState"], ["SourceHeadline"], ["TargetHeadline"]],
        [["PairNumber"], ["SourceHeadline"], ["Missing"]],
        [["PairNumber", "PairState"], ["SourceByline"], ["TargetByline"]],
        [["PairNumber", "PairState", "PairNote"], ["SourceBody"], ["TargetBody"]],
        [["PairNumber"], ["SourceBody"], ["Missing"]],
        [["PairNumber", "PairState"], ["SourceCredit"], ["TargetCredit"]],
    ]


def test_the_source_may_stand_above_its_target() -> None:
    above = replace(newspaper(), choices=Choices(arrangement=Arrangement.ABOVE))
    assert styles_in(above)[:2] == [
        [["TableHead"], ["TableHead"]],
        [["PairNumber", "PairState"], ["SourceHeadline", "TargetHeadline"]],
    ]


def test_the_head_is_repeated_and_only_long_rows_are_torn() -> None:
    long = pair(2, "法" * 281, "x")
    rows = opened(parallel(pair(1), long)).element.body.iter(qn("w:tr"))
    flags = [
        [etree.QName(each).localname for each in row.findall(f"{qn('w:trPr')}/*")] for row in rows
    ]
    assert flags == [["cantSplit", "tblHeader"], ["cantSplit"], []]


def test_title_documents_and_appendices_are_headings() -> None:
    found = [
        (each.style.name if each.style else "", each.text)
        for each in opened(everything()).paragraphs
        if each.style and each.style.name and each.style.name.startswith(("Title", "Heading"))
    ]
    assert found == [
        ("Title", "河南法制报"),
        ("Heading 1", "henan-legal-daily.txt"),
        ("Heading 1", "b.txt"),
        ("Heading 1", "Notes and queries"),
        ("Heading 1", "Glossary"),
    ]


def test_the_glossary_alone_has_two_columns() -> None:
    sections = opened(everything()).sections
    columns = [each._sectPr.find(qn("w:cols")).get(qn("w:num")) for each in sections]
    assert columns == [None, "2"]
    assert [each.start_type for each in sections] == [WD_SECTION.NEW_PAGE, WD_SECTION.CONTINUOUS]
    assert [each.header.paragraphs[0].text for each in sections] == ["", ""]
    assert not any(each.header.is_linked_to_previous for each in sections)
    assert len(opened(newspaper()).sections) == 1


def test_an_entry_of_the_glossary_is_two_paragraphs() -> None:
    found = opened(everything()).paragraphs
    at = next(number for number, each in enumerate(found) if each.text == "Glossary")
    assert [each.text for each in found[at + 1 : at + 5]] == [
        "干部 zhèngfǎ   cadre; official",
        "what 干部 is <b> a note & more (宪法)",
        "政法工作 zhèngfǎ   political and legal work; law work (not: politics work)",
        "what 政法工作 is <b> a note & more (宪法)",
    ]


def test_languages_and_faces_are_named() -> None:
    document = opened(parallel(pair(), source_language="zh-Hant-HK"))
    style = document.styles["Source Body"].element
    language, fonts = style.find(".//" + qn("w:lang")), style.find(".//" + qn("w:rFonts"))
    assert (language.get(qn("w:val")), language.get(qn("w:eastAsia"))) == ("zh-HK", "zh-HK")
    assert fonts.get(qn("w:eastAsia")) == "PMingLiU"
    target = document.styles["Target Body"].element
    assert target.find(".//" + qn("w:lang")) is None


def test_fields_say_title_and_pages() -> None:
    section = opened(newspaper()).sections[0]
    fields = [
        each.get(qn("w:instr"))
        for part in (section.header, section.footer)
        for each in part.paragraphs[0]._p.iter(qn("w:fldSimple"))
    ]
    assert fields == ["TITLE", "PAGE", "NUMPAGES"]


def test_every_link_leads_to_a_bookmark_and_no_bookmark_is_there_twice() -> None:
    body = opened(everything()).element.body
    names = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    anchors = {each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))} - {None}
    assert len(names) == len(set(names))
    assert anchors <= set(names)
    assert {"c1", "c2", "note-1", "p2"} <= anchors


def test_a_headline_of_the_target_is_in_the_outline() -> None:
    style = opened(newspaper()).styles["Target Headline"].element
    assert style.find(".//" + qn("w:outlineLvl")).get(qn("w:val")) == "1"


def test_every_style_that_is_used_is_there() -> None:
    document = opened(everything())
    known = {each.get(qn("w:styleId")) for each in document.styles.element.iter(qn("w:style"))}
    used = {
        each.get(qn("w:val"))
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle")
        for each in document.element.body.iter(qn(tag))
    }
    assert used <= known
    assert {"Term", "Hyperlink", "SourceBody", "EarlierWording"} <= used


def test_every_part_is_well_formed_xml() -> None:
    with zipfile.ZipFile(io.BytesIO(written(FORMAT, hard_pairs()))) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))


@pytest.mark.parametrize("kind", SegmentKind)
def test_kinds_are_read_back_by_their_styles(kind: SegmentKind) -> None:
    assert_survives(FORMAT, parallel(pair(1, kind=kind)))


def test_notes_and_marks_must_answer_to_each_other(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    data = written(FORMAT, everything())
    body = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    marked = body.replace(b'w:val="PairNote"', b'w:val="PairState"', 1)
    path.write_bytes(with_members(data, {"word/document.xml": marked}))
    assert FORMAT.read_back is not None
    with pytest.raises(UnreadableFile, match=r"a\.docx: of \d notes \d have a mark"):
        list(FORMAT.read_back(path))
