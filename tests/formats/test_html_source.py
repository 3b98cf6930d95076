"""Pages of the web as source texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.filled_documents import read
from workbench.errors import UnreadableFile
from workbench.formats.html import FORMAT
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.segments import SegmentKind
from workbench.model.sources import Block, SourceText

_DATA = Path(__file__).parents[1] / "data" / "web"
_OPEN, _CLOSE, _ALONE = CodeKind.OPEN, CodeKind.CLOSE, CodeKind.ALONE
HEADLINE, LIST_ITEM = SegmentKind.HEADLINE, SegmentKind.LIST_ITEM
CELL, CAPTION, FOOTNOTE = SegmentKind.TABLE_CELL, SegmentKind.CAPTION, SegmentKind.FOOTNOTE


def page(body: str, head: str = "") -> SourceText:
    html = f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return read(FORMAT, html.encode())


def texts(body: str) -> list[str]:
    return [block.text for block in page(body).blocks]


def only(body: str) -> Block:
    (block,) = page(body).blocks
    return block


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h1>一</h1><h3>二</h3>", [("一", HEADLINE, 1), ("二", HEADLINE, 3)]),
        ("<p>一<p>二", [("一", None, 0), ("二", None, 0)]),
        ("<div>外<p>里</p>尾</div>", [("外", None, 0), ("里", None, 0), ("尾", None, 0)]),
        (
            "<ul><li>一<ol><li>二</ol><li><p>三</p></ul>",
            [("一", LIST_ITEM, 1), ("二", LIST_ITEM, 2), ("三", LIST_ITEM, 1)],
        ),
        (
            "<table><caption>表</caption><tr><th>项目<td>723万<tr><td><p>案件</p></table>",
            [("表", CAPTION, 0), ("项目", CELL, 0), ("723万", CELL, 0), ("案件", CELL, 0)],
        ),
        (
            "<table><tr><td><h1>题</h1><p>正文</p></table>",
            [("题", HEADLINE, 1), ("正文", None, 0)],
        ),
        (
            "<figure><img src=a><figcaption>会场</figcaption></figure>",
            [("会场", CAPTION, 0)],
        ),
        (
            "<dl><dt>词<dd>释</dl><address>郑州</address><blockquote>引</blockquote>",
            [("词", None, 0), ("释", None, 0), ("郑州", None, 0), ("引", None, 0)],
        ),
        ("<aside role=doc-footnote><p>注</p></aside>", [("注", FOOTNOTE, 0)]),
        ("<section class=footnotes><ol><li>注</ol></section>", [("注", FOOTNOTE, 0)]),
        ("<div id=ftn1><p>注</p></div>", [("注", FOOTNOTE, 0)]),
        ("<li class=duokan-footnote-item><a href='#r'>1</a> 注", [("注", FOOTNOTE, 0)]),
        (
            "<select><option>甲<option>乙</select><textarea>丙 <b></textarea>",
            [("甲", None, 0), ("乙", None, 0), ("丙 <b>", None, 0)],
        ),
        ("<center>中</center><font>外</font>", [("中", None, 0), ("外", None, 0)]),
        ("<td>无表</td></div></table>尾", [("无表", CELL, 0), ("尾", None, 0)]),
    ],
)
def test_blocks_have_kinds_and_levels(
    body: str, expected: list[tuple[str, SegmentKind | None, int]]
) -> None:
    found = [(block.text, block.kind, block.level) for block in page(body).blocks]
    assert found == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>坚持\n  和发展</p>", "坚持和发展"),
        ("<p>坚持。\n“和”</p>", "坚持。“和”"),
        ("<p>坚持 和发展</p>", "坚持 和发展"),
        ("<p>the\r\n\tlaw</p>", "the law"),
        ("<p>“law”\n“order”</p>", "“law” “order”"),
        ("<p>坚持<b>\n和</b></p>", "坚持和"),
        ("<p>the <b> law</b> </p>", "the law"),
        ("<p>&#12288;&emsp;甲&nbsp;乙&#x3000;</p>", "甲\xa0乙"),
        ("<p>&lt;法&gt; &amp;amp; &copy &#0; &#x110000;</p>", "<法> &amp; © \ufffd \ufffd"),
        ("<pre>\n甲\n  乙\r\n\t丙 </pre>", "甲\n  乙\n\t丙"),
        ("<p>a < b <3 &x</p>", "a < b <3 &x"),
        ("<p>行\u2028尾</p>", "行尾"),
        ("<p>字\U00100001符</p>", "字符"),
    ],
)
def test_white_space_and_references_are_as_shown(body: str, expected: str) -> None:
    assert texts(body) == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "<script>if (a < b) document.write('<p>写</p>')</script>",
        "<style>p::before { content: '前' }</style>",
        "<template><p>模</p></template><noscript><p>无</p></noscript>",
        "<!-- <p>注</p> --><!--><!--->",
        "<p translate=no>不<b>译</b></p>",
        "<div class='a notranslate'>不<p title=题>译</p></div>",
        "<p><span translate=no>不译</span></p>",
        "<svg><title>图</title></svg><iframe>框</iframe>",
        "<img src=a alt=''><img alt='images/a.png'>",
    ],
)
def test_what_is_no_text_of_the_page_is_passed_over(body: str) -> None:
    assert texts(f"<p>前</p>{body}<p>后</p>") == ["前", "后"]


def test_a_part_of_what_is_not_translated_can_be_translated() -> None:
    assert texts("<div translate=no>不<p translate=yes>译</p>不</div>") == ["译"]


def code(number: int, kind: CodeKind, offset: int, markup: Markup, data: str) -> Code:
    return Code(number=number, kind=kind, offset=offset, markup=markup, data=data)


def spare(number: int, kind: CodeKind, offset: int, markup: Markup, data: str) -> Code:
    return Code(
        number=number, kind=kind, offset=offset, markup=markup, data=data, is_deletable=True
    )


_LINK = '<a href="http://x.cn/?a=1&amp;b">'
_NOTE = '<sup><a href="#n1">1</a></sup>'


@pytest.mark.parametrize(
    ("body", "text", "codes"),
    [
        (
            "一<b>二</b>三",
            "一二三",
            (spare(1, _OPEN, 1, Markup.BOLD, "<b>"), spare(1, _CLOSE, 2, Markup.BOLD, "</b>")),
        ),
        (
            f"见{_LINK}<i>法</i></a>。",
            "见法。",
            (
                code(1, _OPEN, 1, Markup.LINK, f"{_LINK}<i>"),
                code(1, _CLOSE, 2, Markup.LINK, "</i></a>"),
            ),
        ),
        (f"据法{_NOTE}。", "据法。", (code(1, _ALONE, 2, Markup.FOOTNOTE, _NOTE),)),
        (
            "据<a href='#n'>[注1]</a>法",
            "据法",
            (code(1, _ALONE, 1, Markup.FOOTNOTE, "<a href='#n'>[注1]</a>"),),
        ),
        (
            "见<a href='#n'>第一章</a>。",
            "见第一章。",
            (
                code(1, _OPEN, 1, Markup.LINK, "<a href='#n'>"),
                code(1, _CLOSE, 4, Markup.LINK, "</a>"),
            ),
        ),
        (
            "据<span>”<a href='#_ftn1'><![if !x]><span>[1]</span><![endif]></a></span>法",
            "据”法",
            (
                spare(1, _OPEN, 1, Markup.STYLE, "<span>"),
                code(
                    2,
                    _ALONE,
                    2,
                    Markup.FOOTNOTE,
                    "<a href='#_ftn1'><![if !x]><span>[1]</span><![endif]></a>",
                ),
                spare(1, _CLOSE, 2, Markup.STYLE, "</span>"),
            ),
        ),
        (
            "据<a class=duokan-footnote href='#n'><img src=n></a>法",
            "据法",
            (
                code(
                    1,
                    _ALONE,
                    1,
                    Markup.FOOTNOTE,
                    "<a class=duokan-footnote href='#n'><img src=n></a>",
                ),
            ),
        ),
        ("甲<br/>乙", "甲乙", (spare(1, _ALONE, 1, Markup.BREAK, "<br/>"),)),
        ("甲<img src=a>乙", "甲乙", (code(1, _ALONE, 1, Markup.IMAGE, "<img src=a>"),)),
        (
            "甲<a href=b><img src=a></a>乙",
            "甲乙",
            (code(1, _ALONE, 1, Markup.IMAGE, "<a href=b><img src=a></a>"),),
        ),
        ("甲<a id=z></a>乙", "甲乙", (code(1, _ALONE, 1, Markup.OTHER, "<a id=z></a>"),)),
        (
            "用<em translate=no>WPS</em>写",
            "用写",
            (code(1, _ALONE, 1, Markup.OTHER, "<em translate=no>WPS</em>"),),
        ),
        (
            "<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字",
            "漢字",
            (
                spare(1, _OPEN, 0, Markup.OTHER, "<ruby>"),
                spare(2, _ALONE, 1, Markup.OTHER, "<rp>(</rp><rt>hàn</rt><rp>)</rp>"),
                spare(1, _CLOSE, 1, Markup.OTHER, "</ruby>"),
            ),
        ),
        (
            "H<sub>2</sub>O",
            "H2O",
            (
                spare(1, _OPEN, 1, Markup.SUBSCRIPT, "<sub>"),
                spare(1, _CLOSE, 2, Markup.SUBSCRIPT, "</sub>"),
            ),
        ),
        (
            "一<b>二<i>三</b>四</i>",
            "一二三四",
            (
                spare(1, _OPEN, 1, Markup.BOLD, "<b>"),
                code(2, _ALONE, 2, Markup.OTHER, "<i>"),
                spare(1, _CLOSE, 3, Markup.BOLD, "</b>"),
            ),
        ),
        ("<b><i>全</i></b>", "全", ()),
        ("<img src=a> <a id=x></a>首尾<br>", "首尾", ()),
        ("甲<!-- 注 -->乙", "甲乙", ()),
    ],
)
def test_inline_elements_are_codes(body: str, text: str, codes: tuple[Code, ...]) -> None:
    block = only(f"<p>{body}</p>")
    assert (block.text, block.codes) == (text, codes)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "<div>　　第一段。<br><br>　　第二段。<br>&nbsp;&nbsp;第三段。</div>",
            ["第一段。", "第二段。", "第三段。"],
        ),
        ("<font>甲<p>乙</p>丙</font>", ["甲", "乙", "丙"]),
        ("<td><span>甲<br> <br>乙</span></td>", ["甲", "乙"]),
        ("<p>甲<br>乙</p>", ["甲乙"]),
        ("<a href=x><div>甲</div></a>", ["甲"]),
        ("<p>" + "甲<br>" * 31 + "乙", [*["甲"] * 31, "乙"]),
    ],
)
def test_line_breaks_part_paragraphs_where_nothing_else_does(
    body: str, expected: list[str]
) -> None:
    assert texts(body) == expected


def test_indents_are_columns_and_lines_are_those_of_the_file() -> None:
    found = page("\n<p>　　甲</p>\r\n<p>&nbsp;&nbsp;乙</p>").blocks
    assert [(block.text, block.line, block.indent) for block in found] == [
        ("甲", 2, 4),
        ("乙", 3, 2),
    ]


def test_titles_and_attributes_are_blocks_after_the_text_that_they_stand_in() -> None:
    source = page(
        '<p>图<img alt="会场 &amp; 代表" title=题>文</p><input placeholder="搜索">'
        "<input type=submit value=提交><input type=text value=值><a title=回首页 href=/>首页</a>",
        "<title>要闻 - 网</title><meta name=Description content='摘要'>"
        "<meta name=viewport content=宽><meta property=og:title content=要闻>",
    )
    assert [(block.text, block.kind) for block in source.blocks] == [
        ("要闻 - 网", HEADLINE),
        ("摘要", None),
        ("要闻", None),
        ("图文", None),
        ("会场 & 代表", CAPTION),
        ("题", None),
        ("首页", None),
        ("搜索", None),
        ("提交", None),
        ("回首页", None),
    ]


_PAGE = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />
<title>综治中心建设现场会召开_某某网</title>
<script type="text/javascript">document.write('<p>广告</p>');</script></head><body>
<div class="nav"><a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/n">新闻</a></div>
<table width="960"><tr><td><h1>综治中心建设现场会召开</h1>
<div><span>2024-05-08 09:30</span>　<span>来源：法治日报</span></div>
<div id="content"><div><p>　　本报郑州电&nbsp;&nbsp;<strong>记者</strong>王华　今天，综治中心
建设现场会召开。</p><p align="center"><img src="a.jpg" alt="会场" /></p>
<font size="3">　　一是建章立制。<br />
　　二是建强平台。<br /><br />
　　三是凝聚合力。</font><!-- 分页 --></div></div>
</td><td><ul><li><a href="1.html">相关新闻</a></li></ul></td></tr></table>
<div>版权所有&copy;某某网<br>备案号</div></body></html>"""


def test_a_page_of_a_news_site_is_read() -> None:
    source = read(FORMAT, _PAGE.encode("gbk"))
    assert [(block.text, block.kind, block.indent) for block in source.blocks] == [
        ("综治中心建设现场会召开_某某网", HEADLINE, 0),
        ("首页\xa0>\xa0新闻", None, 0),
        ("综治中心建设现场会召开", HEADLINE, 0),
        ("2024-05-08 09:30\u3000来源：法治日报", None, 0),
        ("本报郑州电\xa0\xa0记者王华\u3000今天，综治中心建设现场会召开。", None, 4),
        ("会场", CAPTION, 0),
        ("一是建章立制。", None, 4),
        ("二是建强平台。", None, 4),
        ("三是凝聚合力。", None, 4),
        ("相关新闻", LIST_ITEM, 0),
        ("版权所有©某某网备案号", None, 0),
    ]
    assert source.encoding == "gbk"


_NEWS = """<html><head><meta http-equiv="Content-Type" content="text/html; charset={}">
<title>綜治中心建設</title></head><body><div class="w"><div><div>
<p>　　堅持和發展新時代的經驗，完善社會治理體系。</p></div></div></div></body></html>"""


@pytest.mark.parametrize(
    ("said", "encoding", "read_as"),
    [
        ("big5", "big5", "big5"),
        ("gb2312", "gbk", "gbk"),
        ("GBK", "gbk", "gbk"),
        ("utf-8", "utf-8", "utf-8"),
        ("gb2312", "utf-8", "utf-8"),
        ("utf-8", "gbk", "gb18030"),
        ("utf-8", "utf-8-sig", "utf-8"),
        ("gb2312", "utf-16", "utf-16-le"),
        ("utf-16", "utf-16-be", "utf-16-be"),
        ("iso-8859-1", "gbk", "gb18030"),
        ("x-unknown", "big5", "big5"),
        ("unicode_escape", "utf-8", "utf-8"),
    ],
)
def test_the_encoding_is_that_of_the_bytes(said: str, encoding: str, read_as: str) -> None:
    source = read(FORMAT, _NEWS.format(said).encode(encoding))
    assert [block.text for block in source.blocks] == [
        "綜治中心建設",
        "堅持和發展新時代的經驗，完善社會治理體系。",
    ]
    assert source.encoding == read_as


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "新闻.html holds no text"),
        (b"<html><body><img src=a></body></html>", "新闻.html holds no text"),
        ("<p>字\0".encode(), "新闻.html is a binary file: byte 6 is NUL"),
        (b"%PDF-1.4", "新闻.html is a binary file: it is a PDF document"),
        (
            "<meta charset=utf-8><p>坚持和发展</p>\n".encode() + "<p>完善</p>".encode("gbk"),
            "新闻.html: byte 46 is not UTF-8 as the rest is",
        ),
        (
            b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaa">]><p>&a;</p>',
            "新闻.html declares its own entities, which is refused",
        ),
        (
            b"<meta charset=utf-8><p>x" + b"<b>x</b>" * 8200 + b"x",
            "新闻.html, line 1: a paragraph has 16,400 inline elements",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, fault: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(FORMAT, data)
    assert caught.value.fault == fault


def test_a_page_that_is_too_large_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    with path.open("wb") as stream:
        stream.truncate(200 * 2**20)
    assert FORMAT.read_source is not None
    with pytest.raises(UnreadableFile) as caught:
        FORMAT.read_source(path)
    assert caught.value.fault == "page.html has 200 MB, more than the 64 that are read"


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 10_000 + "深" + "</div>" * 10_000,
        "<b>" * 10_000 + "深" + "</b>" * 10_000,
        "<svg>" * 10_000 + "深",
        "<span translate=no>" * 10_000 + "深",
        "深" + "<" * 100_000,
        "深" + "</" * 100_000,
        "深" + "<a b='" * 50_001,
        "深" + "<!--" * 100_000,
        "深" + "<a " * 100_000,
        "深<br>" + "<br>" * 100_000,
    ],
)
def test_hostile_pages_are_read_for_what_they_hold(body: str) -> None:
    assert texts(body)[0].rstrip("<") == "深"


def test_a_page_with_more_than_a_page_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.formats._html_places.MOST_BLOCKS", 10)
    with pytest.raises(UnreadableFile) as caught:
        texts("<p>字" * 11)
    assert caught.value.fault == "新闻.html has more than 10 paragraphs"


def test_what_is_not_read_is_said() -> None:
    source = page("<p>字</p>\n<svg><text>图中字</text></svg><script>x")
    assert source.warnings == (
        "line 2: the text in a drawing (SVG) is not read",
        "<script> is not closed: what follows is not read",
    )


def test_a_page_of_libreoffice_is_read() -> None:
    source = read(FORMAT, (_DATA / "libreoffice.html").read_bytes())
    assert [(block.text, block.kind, block.level) for block in source.blocks] == [
        ("基层治理读本", HEADLINE, 0),
        ("基层治理读本", None, 0),
        ("第一章\u3000综治中心", HEADLINE, 1),
        ("坚持和发展新时代“枫桥经验”，完善社会治理体系。", None, 0),
        ("建章立制", LIST_ITEM, 1),
        ("建强平台", LIST_ITEM, 2),
        ("五个过硬", LIST_ITEM, 1),
        ("项目", CELL, 0),
        ("数量", CELL, 0),
        ("案件", CELL, 0),
        ("723万", CELL, 0),
        ("引用一段，代码和链接。", None, 0),
        ("图题", CAPTION, 0),
        ("图片说明", None, 0),
        ("第二章\u3000网格员", HEADLINE, 1),
        ("第一行第二行H2O", None, 0),
        ("代码一代码二", None, 0),
        ("这是一条注释。", FOOTNOTE, 0),
    ]


def test_control_characters_are_no_part_of_the_text() -> None:
    blocks = read(FORMAT, "<meta charset=utf-8><p>法\x04治&#5;政府</p>".encode()).blocks
    assert [block.text for block in blocks] == ["法治政府"]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p><sup><a href='#n1'>1</a></sup></p>", []),
        ("<p><a href='#n1'><sup>1</sup></a></p>", []),
        ("<p><a href='#r1'>↩</a></p>", []),
        ("<h2><a href='#c1'>1</a></h2>", ["1"]),
        ("<p><a href='#n1'>法</a></p>", ["法"]),
    ],
)
def test_a_mark_alone_is_no_block(body: str, texts: list[str]) -> None:
    blocks = read(FORMAT, f"<meta charset=utf-8>{body}<p>正文</p>".encode()).blocks
    assert [block.text for block in blocks] == [*texts, "正文"]
