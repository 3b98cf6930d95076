from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.formats.office_files import blocks, filled, filling, odt, part, shown
from workbench.errors import UnreadableFile
from workbench.formats.odt import FORMAT
from workbench.model.codes import CodeKind, Markup
from workbench.model.segments import SegmentKind
from workbench.model.sources import Filling

NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>脚注</text:p></text:note-body></text:note>"
)
BOX = "<draw:text-box><text:p>框内文字</text:p></draw:text-box>"
FRAME = f'<draw:frame draw:name="框">{BOX}</draw:frame>'
LINK = '<text:a xlink:href="http://x.cn">'
SPACES = '<text:s text:c="6"/>'
STARTS, ENDS = '<text:bookmark-start text:name="a"/>', '<text:bookmark-end text:name="a"/>'


def span(text: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def body(data: bytes) -> str:
    """What stands in the text of a document."""
    text = part(data, "content.xml")
    start = text.index("<office:text>") + len("<office:text>")
    return text[start : text.index("</office:text>")]


def translated(content: str, texts: Sequence[str | None], folder: Path) -> tuple[bytes, list[str]]:
    """A document with other texts, whose codes are written as they are shown."""
    data = odt(content)
    found = blocks(FORMAT, data, folder)
    return filled(
        FORMAT, data, [filling(block, text) for block, text in zip(found, texts, strict=True)]
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"坚持{span('司法为民', 'T1')}原则。", "坚持‹1司法为民1›原则。"),
        (f"{span('持续', 'T3')}深{span('化', 'T3')}", "持续深化"),
        (f"{span('全面推进', 'T1')}改革", "全面推进‹1改革1›"),
        (f"甲甲{span('乙' + span('丙', 'T2'), 'T1')}丁丁丁", "甲甲‹1乙‹2丙2›1›丁丁丁"),
        (f"见{LINK}法院网</text:a>。", "见‹1法院网1›。"),
        (f"{LINK}法院网</text:a>", "法院网"),
        ("第<text:page-number>3</text:page-number>页", "第‹1›页"),
        ("上<text:line-break/>下", "上‹1›下"),
        ("上<text:tab/>下", "上\t下"),
        ("上\u2028下\n甲\x85乙", "上 下 甲 乙"),
        (" \n 甲 \n 乙<text:s text:c='2'/>丙 ", "甲 乙  丙"),
        (f"甲{span('密', 'T5')}乙", "甲乙"),
        (
            "<text:ruby><text:ruby-base>仇</text:ruby-base><text:ruby-text>qiú</text:ruby-text>"
            "</text:ruby>某",
            "仇某",
        ),
        (f"{STARTS}甲{ENDS}<text:soft-page-break/>乙", "甲乙"),
        ("甲<office:annotation><text:p>批注</text:p></office:annotation>乙", "甲乙"),
        (f"姓名：{span(SPACES, 'T4')}职务", "姓名：‹1›职务"),
    ],
)
def test_what_stands_between_words_is_a_code(content: str, expected: str, tmp_path: Path) -> None:
    found = blocks(FORMAT, odt(f"<text:p>{content}</text:p>"), tmp_path)
    assert [shown(block) for block in found] == [expected]


def test_spaces_are_no_bomb(tmp_path: Path) -> None:
    (block,) = blocks(
        FORMAT, odt(f'<text:p>甲<text:s text:c="{"9" * 5000}"/>乙</text:p>'), tmp_path
    )
    assert len(block.text) == 10_002
    many = '<text:s text:c="9999"/>' * 1_200
    with pytest.raises(UnreadableFile, match="more than 10,000,000 spaces"):
        blocks(FORMAT, odt(f"<text:p>甲{many}</text:p>"), tmp_path)


def test_a_look_holds_its_spans_and_a_note_may_not_go(tmp_path: Path) -> None:
    content = f"<text:p>坚持办案{span(span('原则', 'T2'), 'T1')}{NOTE}</text:p>"
    block, _ = blocks(FORMAT, odt(content), tmp_path)
    outer = '<text:span text:style-name="T1"><text:span text:style-name="T2"/></text:span>'
    assert [(c.kind, c.markup, c.data, c.is_deletable) for c in block.codes] == [
        (CodeKind.OPEN, Markup.STYLE, outer, True),
        (CodeKind.CLOSE, Markup.STYLE, "", True),
        (CodeKind.ALONE, Markup.FOOTNOTE, NOTE, False),
    ]


def test_each_paragraph_is_what_its_place_and_style_say(tmp_path: Path) -> None:
    contents = (
        "<text:table-of-content><text:index-body><text:index-title><text:p>目录</text:p>"
        "</text:index-title><text:p>一、总则</text:p></text:index-body></text:table-of-content>"
    )
    changes = (
        "<text:tracked-changes><text:deletion><text:p>删去</text:p></text:deletion>"
        "</text:tracked-changes>"
    )
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = f"<text:list>{item.format('二级', '')}</text:list>"
    data = odt(
        changes
        + '<text:p text:style-name="Title">题目</text:p>'
        + contents
        + '<text:h text:outline-level="2">一、总则</text:h>'
        + '<text:p text:style-name="章题">（一）目的</text:p>'
        + f"<text:p>有注{NOTE}</text:p><text:p/>"
        + f"<text:list>{item.format('一级', inner)}</text:list>"
        + '<text:p text:style-name="Table_20_Caption">表1</text:p>'
        + "<table:table><table:table-row><table:table-cell><text:p>姓名</text:p></table:table-cell>"
        "<table:covered-table-cell><text:p>盖住</text:p></table:covered-table-cell>"
        "</table:table-row></table:table>" + f"<text:p>有框{FRAME}</text:p>",
        headers="<style:header><text:p>页眉</text:p></style:header>"
        "<style:footer><text:p><text:page-number>1</text:page-number></text:p></style:footer>",
    )
    found = blocks(FORMAT, data, tmp_path)
    assert [(b.text, b.kind, b.level, b.gap) for b in found] == [
        ("题目", SegmentKind.HEADLINE, 1, 0),
        ("目录", None, 0, 0),
        ("一、总则", SegmentKind.HEADLINE, 2, 0),
        ("（一）目的", SegmentKind.HEADLINE, 2, 0),
        ("有注", None, 0, 0),
        ("一级", SegmentKind.LIST_ITEM, 1, 1),
        ("二级", SegmentKind.LIST_ITEM, 2, 0),
        ("表1", SegmentKind.CAPTION, 0, 0),
        ("姓名", SegmentKind.TABLE_CELL, 0, 0),
        ("有框", None, 0, 0),
        ("框内文字", None, 0, 0),
        ("脚注", SegmentKind.FOOTNOTE, 0, 0),
        ("页眉", SegmentKind.CAPTION, 0, 0),
    ]


@pytest.mark.parametrize(
    ("content", "text", "expected"),
    [
        (f"坚持{span('原则', 'T1')}", "Keep ‹1principles1›", f"Keep {span('principles', 'T1')}"),
        (f"{span('全面推进', 'T1')}改革", "Push ‹1on1›", f"{span('Push ', 'T1')}on"),
        (f"见{LINK}法院网</text:a>", "See ‹1it1›.", f"See {LINK}it</text:a>."),
        (f"{LINK}法院网</text:a>", "The site", f"{LINK}The site</text:a>"),
        (f"注{NOTE}解", "Note‹1›", f"Note{NOTE}"),
        (
            "甲",
            "a  b\tc\nd",
            'a <text:s text:c="1"/>b<text:tab/>c<text:span><text:line-break/></text:span>d',
        ),
        (f"{STARTS}甲{ENDS}", "a", f"{STARTS}a{ENDS}"),
        ("<text:s text:c='4'/>甲", "a", '<text:s text:c="4"/>a'),
        (
            '甲<text:change-start text:change-id="1"/>乙<text:change-end text:change-id="1"/>',
            "a",
            "a",
        ),
    ],
)
def test_a_text_is_written_in_the_dress_of_its_paragraph(
    content: str, text: str, expected: str, tmp_path: Path
) -> None:
    out, _ = translated(
        f'<text:p text:style-name="P1">{content}</text:p>',
        [text, *(["脚注"] if NOTE in content else [])],
        tmp_path,
    )
    assert body(out) == f'<text:p text:style-name="P1">{expected}</text:p>'


def test_the_paragraphs_of_notes_and_boxes_are_filled_where_these_go(tmp_path: Path) -> None:
    content = f"<text:p>注{NOTE}解{FRAME}</text:p>"
    out, warnings = translated(content, ["‹2›See‹1›", "In the box", "A note"], tmp_path)
    box, note = FRAME.replace("框内文字", "In the box"), NOTE.replace("脚注", "A note")
    assert (body(out), warnings) == (f"<text:p>{box}See{note}</text:p>", [])


def test_what_has_not_changed_keeps_its_bytes(tmp_path: Path) -> None:
    data = odt(f"<text:p>第一{span('段', 'T1')}</text:p>")
    found = blocks(FORMAT, data, tmp_path)
    out, warnings = filled(FORMAT, data, [filling(block, shown(block)) for block in found])
    assert (part(out, "content.xml"), warnings) == (part(data, "content.xml"), [])


def test_headers_are_filled_in_their_part(tmp_path: Path) -> None:
    header = "<style:header><text:p>{}</text:p></style:header>"
    data = odt("<text:p>正文</text:p>", headers=header.format("页眉"))
    out, _ = filled(FORMAT, data, [Filling(locator="styles.xml p 1", text="Head")])
    assert header.format("Head") in part(out, "styles.xml")
    assert part(out, "content.xml") == part(data, "content.xml")


def test_a_paragraph_that_goes_leaves_a_valid_document(tmp_path: Path) -> None:
    cell = "<table:table><table:table-cell><text:p>{}</text:p></table:table-cell></table:table>"
    content = f"<text:p>甲</text:p><text:p>乙</text:p>{cell.format('丙')}"
    out, _ = translated(content, ["甲", None, None], tmp_path)
    empty = cell.format("").replace("<text:p></text:p>", "<text:p/>")
    assert body(out) == f"<text:p>甲</text:p>{empty}"


def test_a_note_in_a_paragraph_that_goes_stays(tmp_path: Path) -> None:
    out, warnings = translated(
        f"<text:p>甲</text:p><text:p>乙{NOTE}</text:p>", ["甲", None, "脚注"], tmp_path
    )
    assert body(out) == f"<text:p>甲</text:p><text:p>{NOTE}</text:p>"
    assert warnings == [
        "a paragraph without words stays, for a code that its translation lacks could not go"
    ]
