"""Footnotes in every format that has them, read back by us and by others."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from tests.builders import footnoted, newspaper, pair, parallel
from tests.examples import examples
from tests.formats.round_trips import (
    assert_footnotes_survive,
    footnoted_texts,
    read_footnotes,
    texts,
    written,
)
from workbench.errors import UnreadableFile
from workbench.formats import docx, html, markdown, parallel_docx, parallel_markdown, text
from workbench.formats._xml_text import legal
from workbench.model.exchange import Noted, ParallelText
from workbench.plugins import Format
from workbench.text.line_ends import to_line_feeds
from workbench.text.substance import has_text

FORMATS = [
    docx.FORMAT,
    html.FORMAT,
    markdown.FORMAT,
    parallel_docx.FORMAT,
    parallel_markdown.FORMAT,
]
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
"""A reader of Markdown with footnotes that is not ours."""
DASH = "Courts adhere to the “two withouts” – and try cases."


def noted() -> ParallelText:
    """Two documents: two marks in one place, one on a text that is left in Chinese, one beyond."""
    return footnoted(
        parallel(
            pair(1, "坚持“两个一律”", DASH),
            pair(2, "𠮷某等三人。", ""),
            pair(3, "以案释法", "Law in cases", document="第二版"),
        ),
        (1, 35, "That is:\n“without exception” [^1]"),
        (1, 35, "两个一律"),
        (2, 2, "<sup>2</sup> & withheld"),
        (3, 12, "See 1."),
    )


@pytest.mark.parametrize("format", FORMATS, ids=lambda each: each.name)
@settings(max_examples=examples(15))
@given(footnoted_texts())
def test_footnotes_are_read_back_where_they_were(format: Format, text: ParallelText) -> None:
    assert_footnotes_survive(format, text)


@pytest.mark.parametrize("format", FORMATS, ids=lambda each: each.name)
def test_each_is_found_at_its_mark(format: Format) -> None:
    assert_footnotes_survive(format, noted())
    assert read_footnotes(format, written(format, noted())) == [
        Noted(1, 35, "That is:\n“without exception” [^1]"),
        Noted(1, 35, "两个一律"),
        Noted(2, 2, "<sup>2</sup> & withheld"),
        Noted(3, 12, "See 1."),
    ]


@pytest.mark.parametrize("format", FORMATS, ids=lambda each: each.name)
def test_a_text_without_footnotes_has_none(format: Format) -> None:
    assert read_footnotes(format, written(format, newspaper())) == []


def test_markdown_has_the_notes_at_the_end_of_their_document() -> None:
    assert written(markdown.FORMAT, noted()).decode() == (
        "Courts adhere to the “two withouts”[^1][^2] – and try cases.\n"
        "\n"
        "𠮷某[^3]等三人。\n"
        "\n"
        "[^1]: That is:\\\n"
        "    “without exception” \\[\\^1\\]\n"
        "\n"
        "[^2]: 两个一律\n"
        "\n"
        "[^3]: \\<sup>2\\</sup> & withheld\n"
        "\n"
        "Law in cases[^4]\n"
        "\n"
        "[^4]: See 1.\n"
    )


@given(texts.filter(has_text), texts.filter(has_text))
def test_another_reader_of_markdown_sees_text_mark_and_note(whole: str, note: str) -> None:
    target = to_line_feeds(legal(whole))
    for offset in (0, len(target) // 2, len(target)):
        given = footnoted(parallel(pair(1, "源", target)), (1, offset, note))
        tokens = READER.parse(written(markdown.FORMAT, given).decode())
        body, remark = (token for token in tokens if token.type == "inline")
        seen = "".join(_seen(body))
        assert seen == f"{target[:offset]}\0{target[offset:]}"
        assert "".join(_seen(remark)) == to_line_feeds(legal(note))


def _seen(inline: object) -> Iterator[str]:
    for token in getattr(inline, "children", None) or ():
        if token.type == "footnote_ref":
            yield "\0"
        elif token.type in ("hardbreak", "text", "text_special"):
            yield "\n" if token.type == "hardbreak" else token.content
        elif token.type != "footnote_anchor":
            yield f"<{token.type}>"


def test_a_page_links_there_and_back() -> None:
    page = lxml_html.document_fromstring(written(html.FORMAT, noted()).decode())
    ids = {each.get("id") for each in page.iter() if each.get("id")}
    links = [(each.get("role"), each.get("href")) for each in page.xpath("//a[@role]")]
    assert links == [
        ("doc-noteref", "#footnote-1"),
        ("doc-noteref", "#footnote-2"),
        ("doc-noteref", "#footnote-3"),
        ("doc-noteref", "#footnote-4"),
        ("doc-backlink", "#mark-1"),
        ("doc-backlink", "#mark-2"),
        ("doc-backlink", "#mark-3"),
        ("doc-backlink", "#mark-4"),
    ]
    assert all(href.removeprefix("#") in ids for _, href in links)
    (section,) = page.xpath("//section[@role='doc-endnotes']")
    assert [int(item.get("value")) for item in section.iter("li")] == [1, 2, 3, 4]
    targets = page.xpath("//p[@class='text target']")
    assert targets[0].text_content() == DASH[:35] + "1,2" + DASH[35:]
    source = page.xpath("string((//p[@class='text source'])[2])")
    assert source == "𠮷某3等三人。"


def parts(text: ParallelText) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(written(docx.FORMAT, text))) as package:
        return {
            name: etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        }


def test_word_has_footnotes_of_its_own() -> None:
    found = parts(noted())
    notes = found["word/footnotes.xml"]
    assert [(each.get(qn("w:id")), each.get(qn("w:type"))) for each in notes] == [
        ("-1", "separator"),
        ("0", "continuationSeparator"),
        ("1", None),
        ("2", None),
        ("3", None),
        ("4", None),
    ]
    body = found["word/document.xml"]
    assert [each.get(qn("w:id")) for each in body.iter(qn("w:footnoteReference"))] == [
        "1", "2", "3", "4",
    ]  # fmt: skip
    assert len(list(notes.iter(qn("w:footnoteRef")))) == 4
    styles = {each.get(qn("w:styleId")) for each in found["word/styles.xml"]}
    used = {
        each.get(qn("w:val"))
        for root in (notes, body)
        for tag in ("w:pStyle", "w:rStyle")
        for each in root.iter(qn(tag))
    }
    assert used == {"FootnoteText", "FootnoteReference", "BodyText"}
    assert used <= styles
    types = found["[Content_Types].xml"].xpath("//*[@PartName='/word/footnotes.xml']/@ContentType")
    assert types == ["application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"]


def test_the_settings_name_the_lines_above_footnotes_in_their_place() -> None:
    settings = [etree.QName(each).localname for each in parts(noted())["word/settings.xml"]]
    at = settings.index("footnotePr")
    assert settings[at - 1 : at + 2] == ["savePreviewPicture", "footnotePr", "compat"]
    assert "footnotePr" not in [
        etree.QName(each).localname for each in parts(newspaper())["word/settings.xml"]
    ]


def test_a_document_without_footnotes_has_no_such_part() -> None:
    assert "word/footnotes.xml" not in parts(newspaper())


def test_the_chinese_around_a_mark_stays_marked_as_chinese() -> None:
    document = python_docx.Document(io.BytesIO(written(docx.FORMAT, noted())))
    runs = document.paragraphs[1].runs
    assert [(run.text, run._r.find(".//" + qn("w:lang")) is not None) for run in runs] == [
        ("𠮷某", True),
        ("", False),
        ("等三人。", True),
    ]


def test_plain_text_says_that_it_has_none() -> None:
    out = io.BytesIO()
    assert text.FORMAT.write is not None
    assert text.FORMAT.write(noted(), out) == [
        "footnotes left out, for which plain text has no place: 4"
    ]
    assert out.getvalue().decode().startswith(f"{DASH}\n\n𠮷某等三人。")


@pytest.mark.parametrize(
    ("format", "data"),
    [
        (markdown.FORMAT, "Law[^1]\n"),
        (markdown.FORMAT, "Law\n\n[^1]: note\n"),
        (parallel_markdown.FORMAT, "> **1**\\\n> 法\n\nLaw[^2]\n\n[^1]: note\n"),
        (html.FORMAT, '<p class="text">a<sup class="mark" id="mark-1">1</sup></p>'),
        (html.FORMAT, '<p class="text">a<sup class="mark">1</sup></p>'),
    ],
)
def test_a_mark_or_a_note_alone_is_a_damaged_file(format: Format, data: str) -> None:
    with pytest.raises(UnreadableFile, match="footnote"):
        read_footnotes(format, data.encode())


def test_what_xml_cannot_hold_is_left_out_of_a_note_and_said(tmp_path: Path) -> None:
    given = footnoted(parallel(pair(1, "法", "Law")), (1, 3, "no\x08te"))
    for format in FORMATS:
        assert format.write is not None
        (warning,) = format.write(given, io.BytesIO())
        assert "henan-legal-daily.txt 1" in warning
        assert read_footnotes(format, written(format, given)) == [Noted(1, 3, "note")]


@pytest.mark.parametrize(
    ("target", "offset", "block"),
    [
        ("Law!", 4, "Law\\![^1]"),
        ("Law(s)", 3, "Law[^1]\\(s)"),
        (": law", 0, "[^1]\\: law"),
        ("Law^2", 4, "Law\\^[^1]2"),
        ("Law\r\nand\x08 order", 9, "Law\\\nand[^1] order"),
    ],
)
def test_a_mark_makes_nothing_else_of_its_neighbours(target: str, offset: int, block: str) -> None:
    given = footnoted(parallel(pair(1, "法", target)), (1, offset, "法"))
    assert written(markdown.FORMAT, given).decode() == f"{block}\n\n[^1]: 法\n"
