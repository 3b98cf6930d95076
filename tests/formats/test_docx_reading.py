from pathlib import Path

import pytest

from tests.formats.office_files import STYLES, R, W, blocks, shown, word, zipped
from workbench.formats.docx import FORMAT
from workbench.model.codes import CodeKind, Markup
from workbench.model.segments import SegmentKind
from workbench.model.sources import SourceText


def run(text: str, properties: str = "") -> str:
    worn = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r w:rsidR="00A1">{worn}<w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(instruction: str, result: str) -> str:
    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return mark("begin") + told + mark("separate") + result + mark("end")


def read(tmp_path: Path, data: bytes) -> SourceText:
    path = tmp_path / "通知.docx"
    path.write_bytes(data)
    assert FORMAT.read_source is not None
    return FORMAT.read_source(path)


BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>'
    "<w:p><w:r><w:t>框内文字</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框内文字</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("坚持") + run("司法为民", "<w:b/>") + run("原则。"), "坚持‹1司法为民1›原则。"),
        # Runs that look alike are one, whatever a program notes on them.
        (
            run("持续", '<w:lang w:val="zh-CN"/><w:kern w:val="2"/>')
            + '<w:proofErr w:type="spellStart"/>'
            + run("深化", '<w:rFonts w:hint="eastAsia" w:ascii="宋体"/><w:szCs w:val="30"/>')
            + run("2020", '<w:rFonts w:ascii="Arial"/><w:noProof/><w:b w:val="0"/>')
            + run("年", '<w:sz w:val="21"/><w:color w:val="auto"/>'),
            "持续深化2020年",
        ),
        # What most of the words wear is no code.
        (run("全省法院全面推进", "<w:b/>") + run("改革"), "全省法院全面推进‹1改革1›"),
        (
            run("甲", "<w:b/>") + run(" ") + run("乙", "<w:b/>") + run("丙丁戊己"),
            "‹1甲 乙1›丙丁戊己",
        ),
        (
            run("甲甲", "<w:b/>")
            + run("乙", "<w:b/><w:i/>")
            + run("丙", "<w:b/>")
            + run("丁丁丁丁丁"),
            "‹1甲甲‹2乙2›丙1›丁丁丁丁丁",
        ),
        (
            run("见")
            + f'<w:hyperlink r:id="x">{run("法院网", "<w:u/>")}</w:hyperlink>'
            + run("。"),
            "见‹1法院网1›。",
        ),
        (f'<w:hyperlink r:id="x">{run("法院网")}</w:hyperlink>', "法院网"),
        (
            run("见") + field(' HYPERLINK "http://x.cn" ', run("法院网")) + run("。"),
            "见‹1法院网1›。",
        ),
        (run("第") + field(" PAGE ", run("3")) + run("页"), "第‹1›页"),
        (f'<w:fldSimple w:instr="PAGE">{run("3")}</w:fldSimple>' + run("页"), "‹1›页"),
        (run("见") + field(" REF _Ref1 ", field(" SEQ 图 ", run("图3"))) + run("。"), "见‹1›。"),
        (run("注") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("。"), "注‹1›。"),
        (run("上") + "<w:r><w:br/></w:r>" + run("下"), "上‹1›下"),
        (
            "<w:r><w:t>上</w:t><w:tab/><w:t>下</w:t><w:noBreakHyphen/><w:t>甲</w:t></w:r>",
            "上\t下\u2011甲",
        ),
        (run("甲") + '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("乙"), "甲‹1›乙"),
        (run("甲") + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "甲‹1›"),
        (
            "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>qiú</w:t></w:r></w:rt><w:rubyBase><w:r>"
            "<w:t>仇</w:t></w:r></w:rubyBase></w:ruby></w:r>" + run("某"),
            "仇某",
        ),
        (
            run("甲") + f'<w:ins w:id="1" w:author="x">{run("乙")}</w:ins>'
            '<w:del w:id="2" w:author="x"><w:r><w:delText>丙</w:delText></w:r></w:del>',
            "甲乙",
        ),
        (run("甲") + run("密", "<w:vanish/>") + run("乙"), "甲乙"),
        (
            run("甲") + f"<w:sdt><w:sdtPr/><w:sdtContent>{run('乙')}</w:sdtContent></w:sdt>",
            "甲‹1乙1›",
        ),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('乙')}</w:sdtContent></w:sdt>", "乙"),
        (
            '<w:bookmarkStart w:id="0" w:name="_Toc1"/>' + run("甲") + '<w:bookmarkEnd w:id="0"/>',
            "甲",
        ),
        (run("姓名：") + run("      ", "<w:u w:val='single'/>") + run("职务"), "姓名：‹1›职务"),
        (run("　　正文。 "), "正文。"),
        (run("上\u2028下\n甲\x85乙"), "上 下 甲 乙"),
        (run("甲", "<w:rStyle w:val='st'/>") + run("乙乙"), "‹1甲1›乙乙"),
    ],
)
def test_what_stands_between_words_is_a_code(content: str, expected: str, tmp_path: Path) -> None:
    found = blocks(FORMAT, word(f"<w:p>{content}</w:p>"), tmp_path)
    assert [shown(block) for block in found] == [expected]


@pytest.mark.parametrize(
    ("properties", "markup"),
    [
        ("<w:b/>", Markup.BOLD),
        ("<w:i/>", Markup.ITALIC),
        ('<w:u w:val="single"/>', Markup.UNDERLINE),
        ("<w:strike/>", Markup.STRIKE),
        ('<w:vertAlign w:val="superscript"/>', Markup.SUPERSCRIPT),
        ('<w:vertAlign w:val="subscript"/>', Markup.SUBSCRIPT),
        ('<w:rFonts w:ascii="Courier New"/>', Markup.MONOSPACE),
        ('<w:color w:val="FF0000"/>', Markup.STYLE),
        ('<w:sz w:val="32"/>', Markup.STYLE),
        ("<w:b/><w:i/>", Markup.STYLE),
        ('<w:rStyle w:val="st"/>', Markup.BOLD),
    ],
)
def test_each_look_has_its_markup(properties: str, markup: Markup, tmp_path: Path) -> None:
    data = word(f"<w:p>{run('坚持原则，')}{run('公正', properties)}</w:p>")
    (block,) = blocks(FORMAT, data, tmp_path)
    assert [(code.kind, code.markup, code.data, code.is_deletable) for code in block.codes] == [
        (CodeKind.OPEN, markup, f"<w:rPr>{properties}</w:rPr>", True),
        (CodeKind.CLOSE, markup, "", True),
    ]


def test_a_footnote_mark_may_not_go_and_holds_its_run(tmp_path: Path) -> None:
    data = word(f"<w:p>{run('注')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>")
    (block,) = blocks(FORMAT, data, tmp_path)
    assert [(c.markup, c.data, c.is_deletable) for c in block.codes] == [
        (Markup.FOOTNOTE, '<w:r><w:footnoteReference w:id="2"/></w:r>', False)
    ]


def styled(style: str, text: str, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{run(text)}</w:p>'


def test_each_paragraph_is_what_its_place_and_style_say(tmp_path: Path) -> None:
    item = '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>'
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    data = word(
        styled("t", "题目")
        + styled("1", "一、总则")
        + styled("mine", "（一）目的")
        + "<w:p/>"
        + styled("a", "正文")
        + styled("a", "第四级", '<w:outlineLvl w:val="3"/>')
        + styled("1", "非标题", '<w:outlineLvl w:val="9"/>')
        + styled("a", "条目", item)
        + styled("li", "二级条目")
        + styled("li", "不是条目", none)
        + styled("cap", "图1")
        + f"<w:tbl><w:tr><w:tc>{styled('1', '姓名')}<w:p>{run('职务')}</w:p></w:tc></w:tr></w:tbl>"
        + f"<w:p>{run('有框')}{BOX}</w:p>"
        + f"<w:sdt><w:sdtContent><w:p>{run('控件')}</w:p></w:sdtContent></w:sdt>"
    )
    found = blocks(FORMAT, data, tmp_path)
    assert [(b.text, b.kind, b.level, b.gap, b.line) for b in found] == [
        ("题目", SegmentKind.HEADLINE, 1, 0, 1),
        ("一、总则", SegmentKind.HEADLINE, 1, 0, 2),
        ("（一）目的", SegmentKind.HEADLINE, 2, 0, 3),
        ("正文", None, 0, 1, 4),
        ("第四级", SegmentKind.HEADLINE, 4, 0, 5),
        ("非标题", None, 0, 0, 6),
        ("条目", SegmentKind.LIST_ITEM, 3, 0, 7),
        ("二级条目", SegmentKind.LIST_ITEM, 2, 0, 8),
        ("不是条目", None, 0, 0, 9),
        ("图1", SegmentKind.CAPTION, 0, 0, 10),
        ("姓名", SegmentKind.TABLE_CELL, 0, 0, 11),
        ("职务", SegmentKind.TABLE_CELL, 0, 0, 12),
        ("有框", None, 0, 0, 13),
        ("框内文字", None, 0, 0, 14),
        ("控件", None, 0, 0, 15),
    ]


COURIER = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/>'
CODE_STYLE = f"""<w:style w:type="paragraph" w:styleId="code"><w:name w:val="代码"/>
<w:rPr>{COURIER}</w:rPr></w:style>"""


def test_lines_of_code_are_no_headlines(tmp_path: Path) -> None:
    body = (
        f"<w:p>{run('cd /srv/site', COURIER)}</w:p>{styled('code', 'from a import b')}"
        f"<w:p>{run('总则第一章', COURIER)}</w:p>{styled('a', 'Annex')}"
    )
    kinds = [None, None]
    found = read(tmp_path, word(body, styles=STYLES + CODE_STYLE)).blocks
    assert [each.kind for each in found] == [SegmentKind.BODY, SegmentKind.BODY, *kinds]
    whole = STYLES.replace('<w:sz w:val="21"/>', f'{COURIER}<w:sz w:val="21"/>') + CODE_STYLE
    found = read(tmp_path, word(body, styles=whole)).blocks
    assert [each.kind for each in found] == [None, None, *kinds]


def notes(kind: str, text: str) -> str:
    line = f'<w:{kind} w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    return (
        f'{line}<w:{kind} w:id="2"><w:p><w:r><w:{kind}Ref/></w:r>{run(" " + text)}</w:p></w:{kind}>'
    )


def test_notes_follow_the_body_and_headers_the_notes(tmp_path: Path) -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    data = word(
        f"<w:p><w:pPr>{section}</w:pPr>{run('正文。')}</w:p>{section}",
        parts={
            "header1.xml": ("header", f"<w:p>{run('页眉')}</w:p>"),
            "footer1.xml": (
                "footer",
                f"<w:p>{field(' PAGE ', run('1'))}</w:p><w:p>{run('页脚')}</w:p>",
            ),
            "header2.xml": ("header", f"<w:p>{run('无人引用')}</w:p>"),
            "endnotes.xml": ("endnotes", notes("endnote", "尾注")),
            "footnotes.xml": ("footnotes", notes("footnote", "脚注")),
        },
    )
    found = blocks(FORMAT, data, tmp_path)
    assert [(b.text, b.kind, b.locator) for b in found] == [
        ("正文。", None, "word/document.xml p 1"),
        ("脚注", SegmentKind.FOOTNOTE, "word/footnotes.xml p 2"),
        ("尾注", SegmentKind.FOOTNOTE, "word/endnotes.xml p 2"),
        ("页眉", SegmentKind.CAPTION, "word/header1.xml p 1"),
        ("页脚", SegmentKind.CAPTION, "word/footer1.xml p 2"),
    ]


def test_a_table_of_contents_is_not_read_but_what_follows_it_is(tmp_path: Path) -> None:
    told = r'<w:r><w:instrText> TOC \o "1-3" </w:instrText></w:r>'
    data = word(
        f"<w:p>{run('目录')}</w:p>"
        f"<w:p>{mark('begin')}{told}{mark('separate')}{run('一、总则')}</w:p>"
        f"<w:p><w:hyperlink w:anchor='_Toc1'>{run('二、分则')}{field(' PAGEREF _Toc1 ', run('2'))}"
        "</w:hyperlink></w:p>"
        f"<w:p>{mark('end')}{run('正文在此。')}</w:p>"
    )
    source = read(tmp_path, data)
    assert [shown(block) for block in source.blocks] == ["目录", "‹1›正文在此。"]
    assert source.warnings == (
        "its table of contents is not read; have the office program update it in the translation",
    )


def test_a_field_that_never_ends_hides_nothing(tmp_path: Path) -> None:
    told = "<w:r><w:instrText> TOC </w:instrText></w:r>"
    data = word(
        f"<w:p>{mark('begin')}{told}{mark('separate')}{run('甲')}</w:p><w:p>{run('乙')}</w:p>"
    )
    assert [shown(block) for block in blocks(FORMAT, data, tmp_path)] == ["甲", "乙"]


def over_two_paragraphs(instruction: str) -> bytes:
    told = f"<w:r><w:instrText> {instruction} </w:instrText></w:r>"
    return word(
        f"<w:p>{run('甲')}{mark('begin')}{told}{mark('separate')}{run('乙')}</w:p>"
        f"<w:p>{run('丙')}{mark('end')}{run('丁')}</w:p>"
    )


def test_a_link_over_two_paragraphs_hides_nothing(tmp_path: Path) -> None:
    found = blocks(FORMAT, over_two_paragraphs("HYPERLINK x"), tmp_path)
    assert [shown(block) for block in found] == ["甲乙", "丙丁"]


def test_another_field_over_two_paragraphs_is_not_read_and_is_said(tmp_path: Path) -> None:
    source = read(tmp_path, over_two_paragraphs("INCLUDETEXT x"))
    assert [shown(block) for block in source.blocks] == ["甲‹1›", "‹1›丁"]
    assert source.warnings == (
        "it has fields that fill several paragraphs, which are not read and stay as they are",
    )


def test_a_text_box_that_was_deleted_is_not_read(tmp_path: Path) -> None:
    data = word(f"<w:p>{run('正文')}<w:del w:id='1' w:author='x'>{BOX}</w:del></w:p>")
    assert [shown(block) for block in blocks(FORMAT, data, tmp_path)] == ["正文"]


def test_what_is_not_read_is_said(tmp_path: Path) -> None:
    data = word(
        "<w:p>" + '<w:commentRangeStart w:id="0"/>' + run("甲") + '<w:commentRangeEnd w:id="0"/>'
        + f'<w:ins w:id="1" w:author="x">{run("乙")}</w:ins>' + run("密", "<w:vanish/>") + "</w:p>"
    )  # fmt: skip
    assert read(tmp_path, data).warnings == (
        "it has comments, which are not read and stay as they are",
        "it has tracked changes: what was inserted is read, what was deleted is not",
        "it has hidden words, which are not read and stay as they are",
    )


def test_the_strict_form_of_the_standard_is_read_alike(tmp_path: Path) -> None:
    strict = {
        W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
        R: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    files = {
        "_rels/.rels": "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"
        f"relationships'><Relationship Id='a' Type='{R}/officeDocument' Target='/a/b.xml'/>"
        "</Relationships>",
        "a/b.xml": f"<w:document xmlns:w='{W}'><w:body><w:p>{run('坚持')}{run('原则', '<w:b/>')}"
        f"{run('办案')}</w:p></w:body></w:document>",
    }
    for loose, tight in strict.items():
        files = {name: content.replace(loose, tight) for name, content in files.items()}
    (block,) = blocks(FORMAT, zipped(files), tmp_path)
    assert (shown(block), block.locator) == ("坚持‹1原则1›办案", "a/b.xml p 1")


def test_white_space_before_the_text_is_an_indent(tmp_path: Path) -> None:
    (block,) = blocks(FORMAT, word(f"<w:p>{run('　　正')}{run('文', '<w:b/>')}</w:p>"), tmp_path)
    assert (block.indent, block.text, [code.offset for code in block.codes]) == (4, "正文", [1, 2])


def test_the_source_keeps_the_file(tmp_path: Path) -> None:
    data = word(f"<w:p>{run('正文')}</w:p>")
    source = read(tmp_path, data)
    assert (source.format, source.original, source.is_structured) == ("docx", data, True)
