"""Books in EPUB, as source texts and written back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.formats.filled_documents import as_shown, fill, fillings, read, unchanged
from tests.formats.round_trips import texts
from workbench.errors import UnreadableFile
from workbench.formats.epub import FORMAT
from workbench.model.codes import Markup
from workbench.model.segments import SegmentKind
from workbench.model.sources import Filling, SourceText
from workbench.text.coding import has_marks
from workbench.text.substance import has_text

_DATA = Path(__file__).parents[1] / "data" / "web"
HEADLINE, LIST_ITEM = SegmentKind.HEADLINE, SegmentKind.LIST_ITEM

_CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="OEBPS/book.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_OPF = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" xml:lang="zh-CN">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> 治理 &amp; 读本 </dc:title>
<dc:creator>李译</dc:creator><dc:language>zh-CN</dc:language></metadata>
<manifest>
<!-- <item id="old" href="old.xhtml"/> -->
<item id="c1" href="text/%E7%AB%A0%201.xhtml" media-type="application/xhtml+xml"/>
<item id="c2" href="text/2.xhtml#top" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
</manifest><spine toc="ncx"><itemref idref="c1"/><itemref idref="c2"/></spine></package>"""
_NCX = """<?xml version="1.0"?>
<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx.dtd">
<ncx xml:lang="zh"><docTitle><text>治理 &amp; 读本</text></docTitle>
<docAuthor><text>李译</text></docAuthor>
<navMap><navPoint><navLabel><text>第一章</text></navLabel><content src="text/1.xhtml"/>
<navPoint><navLabel><text>一节</text></navLabel><content src="a"/></navPoint></navPoint>
</navMap></ncx>"""
_XHTML_11 = '"-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd"'


def chapter(body: str, title: str = "章") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC {_XHTML_11}>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'xml:lang="zh"><head><title>{title}</title></head><body>{body}</body></html>'
    )


_MEMBERS = {
    "META-INF/container.xml": _CONTAINER,
    "OEBPS/book.opf": _OPF,
    "OEBPS/text/章 1.xhtml": chapter(
        '<h1>第一章</h1><p>据法<a epub:type="noteref" href="#n1">1</a>。&nbsp;&hellip;<br/>终</p>'
        '<aside epub:type="footnote" id="n1"><p>注文</p></aside>',
        "第一章",
    ),
    "OEBPS/text/2.xhtml": chapter("<h2>第二章</h2><p>甲<a id='x'/>乙</p><p/>", "治理读本"),
    "OEBPS/nav.xhtml": chapter(
        '<nav epub:type="toc"><ol><li><a href="text/1.xhtml">第一章</a></li></ol></nav>'
        '<nav epub:type="page-list"><ol><li><a href="a">12</a></li></ol></nav>'
    ),
    "OEBPS/toc.ncx": _NCX,
    "OEBPS/a.png": "图",
}


def epub(changes: Mapping[str, str | None] | None = None) -> bytes:
    """A book with some members changed, or left out where they are None."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in {**_MEMBERS, **(changes or {})}.items():
            if text is not None:
                archive.writestr(name, text)
    return out.getvalue()


def read_book(changes: Mapping[str, str | None] | None = None) -> SourceText:
    return read(FORMAT, epub(changes), "书.epub")


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_title_the_chapters_and_the_table_of_contents_are_read_in_order() -> None:
    source = read_book()
    assert [(block.text, block.kind, block.level) for block in source.blocks] == [
        ("治理 & 读本", HEADLINE, 0),
        ("第一章", HEADLINE, 1),
        ("据法。\xa0…终", None, 0),
        ("注文", SegmentKind.FOOTNOTE, 0),
        ("第二章", HEADLINE, 2),
        ("甲乙", None, 0),
        ("第一章", LIST_ITEM, 1),
    ]
    assert [block.line for block in source.blocks] == list(range(1, 8))
    assert source.blocks[2].locator.startswith("OEBPS/text/章 1.xhtml p@")
    assert [(code.markup, code.data) for code in source.blocks[2].codes] == [
        (Markup.FOOTNOTE, '<a epub:type="noteref" href="#n1">1</a>'),
        (Markup.BREAK, "<br/>"),
    ]
    assert [code.data for code in source.blocks[5].codes] == ["<a id='x'/>"]
    assert (source.format, source.is_structured, source.warnings) == ("epub", True, ())


def test_the_entries_of_epub_2_are_read_where_there_are_no_others() -> None:
    opf = _OPF.replace(' properties="nav"', "")
    source = read_book({"OEBPS/book.opf": opf})
    assert [(block.text, block.kind) for block in source.blocks[-4:]] == [
        ("甲乙", None),
        ("治理 & 读本", HEADLINE),
        ("第一章", LIST_ITEM),
        ("一节", LIST_ITEM),
    ]


def test_a_book_is_written_with_other_texts_and_all_else_as_it_was() -> None:
    data = epub()
    english = [
        "A Reader & More",
        "Chapter 1",
        "By law",
        "A note",
        "Chapter 2",
        "A B",
        "Chapter One",
    ]
    source = read_book()
    written, warnings = fill(FORMAT, data, fillings(source, lambda number, _: english[number - 1]))
    found = members(written)
    assert found == {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": _CONTAINER.encode(),
        "OEBPS/book.opf": _OPF.replace(" 治理 &amp; 读本 ", " A Reader &amp; More ")
        .replace("zh-CN", "en")
        .encode(),
        "OEBPS/text/章 1.xhtml": chapter(
            '<h1>Chapter 1</h1><p>By<a epub:type="noteref" href="#n1">1</a> la<br/>w</p>'
            '<aside epub:type="footnote" id="n1"><p>A note</p></aside>',
            "Chapter 1",
        )
        .replace('xml:lang="zh"', 'xml:lang="en"')
        .encode(),
        "OEBPS/text/2.xhtml": chapter("<h2>Chapter 2</h2><p>A<a id='x'/> B</p><p/>", "Chapter 2")
        .replace('xml:lang="zh"', 'xml:lang="en"')
        .encode(),
        "OEBPS/nav.xhtml": _MEMBERS["OEBPS/nav.xhtml"]
        .replace("第一章", "Chapter One")
        .replace("<title>章", "<title>A Reader &amp; More")
        .replace('xml:lang="zh"', 'xml:lang="en"')
        .encode(),
        "OEBPS/toc.ncx": _NCX.replace("治理 &amp; 读本", "A Reader &amp; More")
        .replace("第一章", "Chapter 1")
        .replace('xml:lang="zh"', 'xml:lang="en"')
        .encode(),
        "OEBPS/a.png": "图".encode(),
    }
    assert warnings == [
        "OEBPS/toc.ncx: entries that stand nowhere else were left as they are: 1; "
        "the first is “一节”"
    ]
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert written[30:58] == b"mimetypeapplication/epub+zip"


def test_members_without_another_text_keep_their_bytes() -> None:
    data = epub()
    source = read_book()
    assert fill(FORMAT, data, unchanged(source)) == (data, [])
    written, _ = fill(
        FORMAT,
        data,
        fillings(source, lambda number, block: "A B" if number == 6 else block.text),
    )
    before, after = members(data), members(written)
    assert [name for name in before if before[name] != after[name]] == [
        "OEBPS/book.opf",
        "OEBPS/text/2.xhtml",
        "OEBPS/toc.ncx",
    ]


def test_a_book_that_is_set_in_columns_is_told_of() -> None:
    opf = _OPF.replace("<spine", '<spine page-progression-direction="rtl"')
    data = epub({"OEBPS/book.opf": opf, "OEBPS/toc.ncx": None})
    given = fillings(read(FORMAT, data, "书.epub"), lambda *_: "Text")
    assert fill(FORMAT, data, given)[1] == [
        "the pages of the book turn from right to left, and its style sheets may set text in "
        "columns: change page-progression-direction and writing-mode"
    ]


def test_what_the_book_has_no_place_for_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"no block at 'a\.xhtml p@4'"):
        fill(FORMAT, epub(), [Filling(locator="a.xhtml p@4", text="y")])


english_texts = texts.map(as_shown).filter(has_text).filter(lambda text: not has_marks(text))


@given(st.lists(english_texts, min_size=7, max_size=7))
def test_any_text_comes_back_from_a_book(given: list[str]) -> None:
    data = epub()
    written, _ = fill(FORMAT, data, fillings(read_book(), lambda number, _: given[number - 1]))
    source = read(FORMAT, written, "书.epub")
    assert [block.text for block in source.blocks] == given
    for name, member in members(written).items():
        if name.endswith((".xhtml", ".opf", ".ncx")):
            etree.fromstring(member, etree.XMLParser(no_network=True, load_dtd=False))


@pytest.mark.parametrize("name", ["pandoc.epub", "pandoc-2.epub", "libreoffice.epub"])
def test_books_of_others_take_new_texts(name: str) -> None:
    data = (_DATA / name).read_bytes()
    source = read(FORMAT, data, name)
    given = fillings(source, lambda number, _: f"Paragraph {number}")
    written, warnings = fill(FORMAT, data, given)
    assert [block.text for block in read(FORMAT, written, name).blocks] == [
        each.text for each in given
    ]
    assert warnings == []
    assert list(members(written)) == list(members(data))


def test_a_book_of_pandoc_is_read() -> None:
    source = read(FORMAT, (_DATA / "pandoc.epub").read_bytes(), "pandoc.epub")
    assert [(block.text, block.kind, block.level) for block in source.blocks] == [
        ("基层治理读本", HEADLINE, 0),
        ("基层治理读本", HEADLINE, 1),
        ("第一章\u3000综治中心", HEADLINE, 1),
        ("坚持和发展新时代“枫桥经验”，完善社会治理体系。", None, 0),
        ("建章立制", LIST_ITEM, 1),
        ("建强平台", LIST_ITEM, 2),
        ("五个过硬", LIST_ITEM, 1),
        ("项目", SegmentKind.TABLE_CELL, 0),
        ("数量", SegmentKind.TABLE_CELL, 0),
        ("案件", SegmentKind.TABLE_CELL, 0),
        ("723万", SegmentKind.TABLE_CELL, 0),
        ("引用一段，代码和链接。", None, 0),
        ("图题", None, 0),
        ("图片说明", SegmentKind.CAPTION, 0),
        ("图片说明", SegmentKind.CAPTION, 0),
        ("这是一条注释。", SegmentKind.FOOTNOTE, 0),
        ("第二章\u3000网格员", HEADLINE, 1),
        ("第一行第二行H2O", None, 0),
        ("代码 一\n  代码 二", None, 0),
        ("基层治理读本", HEADLINE, 1),
        ("第一章\u3000综治中心", LIST_ITEM, 1),
        ("第二章\u3000网格员", LIST_ITEM, 1),
        ("Title Page", LIST_ITEM, 1),
    ]


_ENCRYPTED = (
    '<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm="{}"/>'
    '<enc:CipherReference URI="a"/></enc:EncryptedData></encryption>'
)
_DECLARED = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
_HREF = "text/%E7%AB%A0%201.xhtml"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (
            {"META-INF/container.xml": None},
            "书.epub is no EPUB: it has no META-INF/container.xml",
        ),
        (
            {"META-INF/container.xml": "<container/>"},
            "书.epub: META-INF/container.xml names no package document",
        ),
        ({"OEBPS/book.opf": None}, "书.epub: the package document 'OEBPS/book.opf' is not there"),
        ({"../../x.xhtml": "x"}, "书.epub: the member '../../x.xhtml' leads out of the archive"),
        ({"C:/x.xhtml": "x"}, "书.epub: the member 'C:/x.xhtml' leads out of the archive"),
        (
            {"OEBPS/book.opf": _OPF.replace(_HREF, "../../x.xhtml")},
            "书.epub: '../../x.xhtml' in OEBPS/book.opf leads out of the book",
        ),
        (
            {"OEBPS/book.opf": _OPF.replace(_HREF, "file:///etc/passwd")},
            "书.epub: 'file:///etc/passwd' in OEBPS/book.opf leads out of the book",
        ),
        (
            {"OEBPS/book.opf": _OPF.replace(_HREF, "/etc/passwd")},
            "书.epub: '/etc/passwd' in OEBPS/book.opf leads out of the book",
        ),
        (
            {"META-INF/encryption.xml": _ENCRYPTED.format("http://www.w3.org/2001/04/xmlenc#aes")},
            "书.epub is protected (DRM): its text is encrypted",
        ),
        (
            {"OEBPS/text/2.xhtml": f"{_DECLARED}<p>&b;</p>"},
            "书.epub: OEBPS/text/2.xhtml declares its own entities, which is refused",
        ),
        (
            {"OEBPS/book.opf": _DECLARED + _OPF},
            "书.epub: OEBPS/book.opf declares its own entities, which is refused",
        ),
        (
            {"OEBPS/toc.ncx": f"{_DECLARED}<ncx/>"},
            "书.epub: OEBPS/toc.ncx declares its own entities, which is refused",
        ),
        (
            {"OEBPS/text/2.xhtml": "<p>字\0</p>"},
            "书.epub: OEBPS/text/2.xhtml is a binary file: byte 6 is NUL",
        ),
        (
            {"OEBPS/text/章 1.xhtml": None, "OEBPS/text/2.xhtml": None},
            "书.epub: none of its chapters is there",
        ),
        (
            {
                "OEBPS/text/章 1.xhtml": chapter("<img src='a.png'/>"),
                "OEBPS/text/2.xhtml": "",
                "OEBPS/nav.xhtml": chapter(""),
            },
            "书.epub holds no text: its pages are pictures",
        ),
        (
            {"OEBPS/bomb.xhtml": " " * 3_000_000},
            "书.epub would unpack to 2 MB, which no honest file needs",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(
    changes: Mapping[str, str | None], fault: str
) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_book(changes)
    assert caught.value.fault == fault


@pytest.mark.parametrize(
    ("limit", "most", "length", "fault"),
    [
        (
            "_LARGEST_TEXT",
            2**20,
            250_000,
            "书.epub has 3 MB of text, more than the 1 that are read",
        ),
        ("MOST_BLOCKS", 100, 101, "书.epub has more than 100 paragraphs"),
    ],
)
def test_a_book_with_more_than_a_book_has_is_refused(
    limit: str, most: int, length: int, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"workbench.formats._epub_book.{limit}", most)
    long = chapter("".join(f"<p>{number}字</p>" for number in range(length)))
    with pytest.raises(UnreadableFile) as caught:
        read_book({"OEBPS/text/2.xhtml": long})
    assert caught.value.fault == fault


def test_what_is_no_archive_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="is no EPUB, or is damaged"):
        read(FORMAT, b"PK\x03\x04", "书.epub")
    data = epub()
    at = data.index(b"text/2.xhtml") + 20
    with pytest.raises(UnreadableFile, match="is no EPUB, or is damaged"):
        read(FORMAT, data[:at] + b"\xff\xff\xff" + data[at + 3 :], "书.epub")


def test_obfuscated_fonts_do_no_harm() -> None:
    changes = {"META-INF/encryption.xml": _ENCRYPTED.format("http://ns.adobe.com/pdf/enc#RC")}
    assert read_book(changes).blocks == read_book().blocks


def test_a_chapter_that_is_missing_is_said() -> None:
    source = read_book({"OEBPS/text/2.xhtml": None})
    assert source.warnings == ("the chapter OEBPS/text/2.xhtml is not in the book",)
    assert "第二章" not in [block.text for block in source.blocks]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>甲<br>乙<p>丙<img src=a>丁</div>", ["甲乙", "丙丁"]),
        ("<P>甲</P><script>a<b</script>&nbsp;&eacute;乙 & 丙", ["甲", "é乙 & 丙"]),
        ("<![CDATA[<甲> &amp;]]>", ["<甲> &amp;"]),
        ("<title/><script src='a'/><p>甲</p>", ["甲"]),
        ("<b>" * 10_000 + "甲" + "</b>" * 10_000, ["甲"]),
        ("<div>" * 10_000 + "甲", ["甲"]),
    ],
)
def test_broken_chapters_are_read_for_what_they_hold(body: str, expected: list[str]) -> None:
    source = read_book({"OEBPS/text/2.xhtml": chapter(body)})
    prefix = "OEBPS/text/2.xhtml "
    found = [block.text for block in source.blocks if block.locator.startswith(prefix)]
    assert found == expected
