import io
import zipfile

import docx
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given
from lxml import etree

from tests.builders import newspaper, pair, parallel
from tests.formats.round_trips import assert_survives, hard_pairs, parallel_texts, written
from workbench.formats.docx import FORMAT
from workbench.model.exchange import ParallelText
from workbench.text.line_ends import to_line_feeds


def opened(text: ParallelText) -> Document:
    return docx.Document(io.BytesIO(written(FORMAT, text)))


@given(parallel_texts)
def test_what_is_written_is_read_back(text: ParallelText) -> None:
    assert_survives(FORMAT, text)


def test_hard_texts_stand_as_they_are() -> None:
    text = hard_pairs()
    found = [paragraph.text for paragraph in opened(text).paragraphs]
    assert found == [to_line_feeds(pair.target.text) for pair in text.pairs]


def test_each_kind_has_its_style() -> None:
    found = [
        (each.style.name if each.style else None, each.text)
        for each in opened(newspaper()).paragraphs
    ]
    assert found == [
        ("Subtitle", "Celebrating the Party’s Centenary"),
        ("Heading 1", "High-Quality Political and Legal Work"),
        ("Heading 1", "为郑州国家中心城市现代化建设保驾护航"),
        ("Byline", "By Yu Donghui"),
        (
            "Body Text",
            "Build institutions & mechanisms.\nSafeguard national political security.",
        ),
        (
            "Body Text",
            "深入贯彻《中国共产党政法工作条例》,持续深化政治督察和纪律作风督查巡查制度。",
        ),
        ("Credit", "Compiled by Wang Xiaolei"),
    ]


def test_a_line_break_is_one_in_word() -> None:
    body = opened(newspaper()).paragraphs[4]
    assert len(body._p.findall(".//" + qn("w:br"))) == 1


def test_languages_and_faces_are_named() -> None:
    document = opened(newspaper())
    default = document.styles.element.find(".//" + qn("w:rPrDefault") + "//" + qn("w:lang"))
    assert (default.get(qn("w:val")), default.get(qn("w:eastAsia"))) == ("en-GB", "zh-CN")
    left = [
        (run.text[:4], tag.get(qn("w:val")))
        for paragraph in document.paragraphs
        for run in paragraph.runs
        for tag in run._r.iter(qn("w:lang"))
    ]
    assert left == [("为郑州国", "zh-CN"), ("深入贯彻", "zh-CN")]
    fonts = document.styles["Heading 1"].element.find(".//" + qn("w:rFonts"))
    assert fonts.attrib == {
        qn("w:ascii"): "Times New Roman",
        qn("w:hAnsi"): "Times New Roman",
        qn("w:eastAsia"): "SimSun",
    }


def test_the_file_says_what_it_is() -> None:
    properties = opened(newspaper()).core_properties
    assert (properties.title, properties.language) == ("河南法制报", "en-GB")
    assert (properties.author, properties.comments) == ("", "")


def test_pages_are_numbered() -> None:
    footer = opened(newspaper()).sections[0].footer.paragraphs[0]
    (field,) = footer._p.findall(qn("w:fldSimple"))
    assert field.get(qn("w:instr")) == "PAGE"


def test_each_document_begins_on_a_new_page() -> None:
    text = parallel(pair(1), pair(1, document="kaifeng.txt"), pair(2, document="kaifeng.txt"))
    breaks = [each.paragraph_format.page_break_before for each in opened(text).paragraphs]
    assert breaks == [None, True, None]


def test_every_part_is_well_formed_xml() -> None:
    with zipfile.ZipFile(io.BytesIO(written(FORMAT, hard_pairs()))) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))
