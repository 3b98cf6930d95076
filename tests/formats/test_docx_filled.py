import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from tests.formats.office_files import W, blocks, filled, filling, part, shown, word
from tests.formats.test_docx_reading import BOX, field, mark, notes, over_two_paragraphs, run
from workbench.formats.docx import FORMAT
from workbench.model.codes import Code
from workbench.model.sources import Filling
from workbench.text.coding import renumbered

ENGLISH = '<w:lang w:val="en-US"/>'


def translated(data: bytes, texts: Sequence[str | None], folder: Path) -> tuple[bytes, list[str]]:
    """The document with other texts, whose codes are written as they are shown."""
    found = blocks(FORMAT, data, folder)
    return filled(
        FORMAT, data, [filling(block, text) for block, text in zip(found, texts, strict=True)]
    )


def body(data: bytes, name: str = "word/document.xml") -> str:
    """What stands in the body or root of a part, without declarations of namespaces."""
    text = re.sub(r' xmlns:\w+="[^"]*"', "", part(data, name))
    return re.sub(r"^<\?xml[^>]*>\s*<w:\w+>|</?w:body>|</w:\w+>$", "", text)


def words(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}{ENGLISH}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


LINKED = '<w:hyperlink r:id="x" w:history="1">'
LINK = f"{LINKED}{run('法院网', '<w:u/>')}</w:hyperlink>"
MARK = '<w:r><w:footnoteReference w:id="2"/></w:r>'
PAGE = field(" PAGE ", "<w:r><w:t>3</w:t></w:r>")
STARTS, ENDS = '<w:bookmarkStart w:id="0" w:name="a"/>', '<w:bookmarkEnd w:id="0"/>'
FIGURE = '<w:fldSimple w:instr="SEQ 图"/>'
CONTROL = '<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>'
SONG = '<w:rFonts w:hint="eastAsia" w:ascii="宋体"/><w:sz w:val="32"/>'
SPECIAL = (
    '<w:t xml:space="preserve">a</w:t><w:tab/><w:t xml:space="preserve">b</w:t>'
    '<w:br w:type="textWrapping"/><w:t xml:space="preserve">c</w:t><w:noBreakHyphen/>'
    '<w:t xml:space="preserve">d</w:t>'
)


@pytest.mark.parametrize(
    ("content", "text", "expected"),
    [
        (
            run("坚持") + run("原则", "<w:b/>"),
            "Keep ‹1principles1›",
            words("Keep ") + words("principles", "<w:b/>"),
        ),
        (
            run("持续", SONG) + run("深化", SONG),
            "Deepen",
            words("Deepen", SONG.replace(' w:hint="eastAsia"', "")),
        ),
        (
            run("见") + LINK,
            "See ‹1the site1› now",
            f"{words('See ')}{LINKED}{words('the site', '<w:u/>')}</w:hyperlink>{words(' now')}",
        ),
        (LINK, "The site", f"{LINKED}{words('The site', '<w:u/>')}</w:hyperlink>"),
        (run("第") + PAGE + run("页"), "Page ‹1›", words("Page ") + PAGE),
        (run("注") + MARK, "‹1›Note", MARK + words("Note")),
        (run("甲"), "a\tb\nc\u2011d", f"<w:r><w:rPr>{ENGLISH}</w:rPr>{SPECIAL}</w:r>"),
        (run("　　正文"), "Text", words("　　") + words("Text")),
        # What nobody sees stays: around all, or behind the code that it followed.
        (
            STARTS + run("图") + FIGURE + ENDS + run("正文"),
            "Figure ‹1› text",
            STARTS + words("Figure ") + FIGURE + ENDS + words(" text"),
        ),
        (
            f"{CONTROL}{run('乙')}</w:sdtContent></w:sdt>",
            "B",
            f"{CONTROL}{words('B')}</w:sdtContent></w:sdt>",
        ),
        # Codes that a translation has mixed up are put right: pairs that cross, and half of one.
        (
            run("甲") + run("乙", "<w:b/>") + run("丙") + run("丁", "<w:i/>"),
            "a ‹1b ‹2c1› d2›",
            words("a ") + words("b ", "<w:b/>") + words("c", "<w:i/>") + words(" d", "<w:i/>"),
        ),
        (run("甲甲") + run("乙", "<w:b/>"), "1›a ‹1b", words("a ") + words("b", "<w:b/>")),
        # Emphasis may go.
        (run("甲甲") + run("乙", "<w:b/>"), "a", words("a")),
    ],
)
def test_a_text_is_written_in_the_dress_of_its_paragraph(
    content: str, text: str, expected: str, tmp_path: Path
) -> None:
    properties = '<w:pPr><w:ind w:firstLineChars="200"/></w:pPr>'
    data = word(f'<w:p w:rsidR="00A1">{properties}{content}</w:p>')
    out, warnings = translated(data, [text], tmp_path)
    assert (body(out), warnings) == (f'<w:p w:rsidR="00A1">{properties}{expected}</w:p>', [])
    assert [block.text for block in blocks(FORMAT, out, tmp_path)] == [
        re.sub("‹\\d+›?|\\d›", "", text)
    ]


@pytest.mark.parametrize("is_said", [True, False])
def test_an_address_that_codes_say_is_not_written(is_said: bool, tmp_path: Path) -> None:
    content = f"<w:p>{run('见')}{LINK}{run('的通知')}</w:p>"
    data = word(content, links={"x": "https://www.example.org/法规?a=1&b=2"})
    (block,) = blocks(FORMAT, data, tmp_path)
    codes = block.codes
    assert codes[0].data.startswith(
        '<w:hyperlink href="https://www.example.org/法规?a=1&amp;b=2" r:id="x" '
    )
    if not is_said:  # as in projects that were made before addresses were
        codes = tuple(
            replace(each, data=each.data.replace(f" {each.data.split()[1]}", "", 1))
            if each.data
            else each
            for each in codes
        )
    same, _ = filled(FORMAT, data, [replace(filling(block, shown(block)), codes=codes)])
    assert body(same) == body(data)
    put = filling(block, "See ‹1the site1›")
    put = replace(put, codes=tuple(map(_with_data, put.codes, codes)))
    made, said = filled(FORMAT, data, [put])
    assert (body(made), said) == (
        f"<w:p>{words('See ')}{LINKED}{words('the site', '<w:u/>')}</w:hyperlink></w:p>",
        [],
    )


def _with_data(code: Code, other: Code) -> Code:
    return replace(code, data=other.data)


def test_chinese_that_is_written_keeps_its_punctuation_in_the_chinese_font(tmp_path: Path) -> None:
    out, _ = translated(word(f"<w:p>{run('甲')}</w:p>"), ["“六建”工作"], tmp_path)
    hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    assert body(out) == f'<w:p><w:r>{hint}<w:t xml:space="preserve">“六建”工作</w:t></w:r></w:p>'


def test_what_has_not_changed_keeps_its_bytes(tmp_path: Path) -> None:
    data = word(
        f"<w:p>{run('第一')}</w:p><w:p  w:rsidR = '1' >{run('第二')}</w:p>",
        parts={"footnotes.xml": ("footnotes", notes("footnote", "脚注"))},
    )
    found = blocks(FORMAT, data, tmp_path)
    same, warnings = filled(FORMAT, data, [filling(block, shown(block)) for block in found])
    assert ([part(same, "word/document.xml")], warnings) == ([part(data, "word/document.xml")], [])
    changed, _ = translated(data, ["第一", "Second", "脚注"], tmp_path)
    assert body(changed) == f'<w:p>{run("第一")}</w:p><w:p w:rsidR="1">{words("Second")}</w:p>'
    for name in ("word/styles.xml", "word/footnotes.xml", "[Content_Types].xml"):
        assert part(changed, name) == part(data, name)


def test_both_forms_of_a_text_box_are_filled(tmp_path: Path) -> None:
    data = word(f"<w:p>{run('有框')}{BOX}</w:p>")
    out, _ = translated(data, ["With a box‹1›", "In the box"], tmp_path)
    assert part(out, "word/document.xml").count("In the box") == 2
    assert "框内文字" not in part(out, "word/document.xml")
    assert [shown(block) for block in blocks(FORMAT, out, tmp_path)] == [
        "With a box‹1›",
        "In the box",
    ]


def test_a_code_that_may_not_go_is_put_at_the_end(tmp_path: Path) -> None:
    data = word(f"<w:p>{run('注')}<w:r><w:footnoteReference w:id='2'/></w:r>{run('解')}</w:p>")
    out, warnings = translated(data, ["A note"], tmp_path)
    assert [shown(block) for block in blocks(FORMAT, out, tmp_path)] == ["A note‹1›"]
    assert warnings == ["“A note”: a code that its translation lacks stands at its end now"]


def test_a_joined_paragraph_takes_the_codes_of_the_other(tmp_path: Path) -> None:
    data = word(
        f"<w:p>{run('前')}{run('半', '<w:b/>')}</w:p>"
        f"<w:p>{run('后')}<w:r><w:footnoteReference w:id='2'/></w:r>{run('半。')}</w:p>"
        f"<w:p>{run('完。')}</w:p>"
    )
    first, second, _ = blocks(FORMAT, data, tmp_path)
    codes = (*first.codes, *renumbered(second.codes, by=1, shift=5))
    fillings = [
        Filling(locator=first.locator, text="First half.", codes=codes),
        Filling(locator=second.locator, text=None),
    ]
    out, warnings = filled(FORMAT, data, fillings)
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    assert (body(out), warnings) == (
        f"<w:p>{words('F')}{words('i', '<w:b/>')}{words('rst ')}{note}{words('half.')}</w:p>"
        f"<w:p>{run('完。')}</w:p>",
        [],
    )


def test_a_footnote_mark_cannot_stand_twice(tmp_path: Path) -> None:
    data = word(f"<w:p>{run('注')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>")
    (block,) = blocks(FORMAT, data, tmp_path)
    codes = (block.codes[0], replace(block.codes[0], offset=2))
    out, _ = filled(FORMAT, data, [Filling(locator=block.locator, text="Note", codes=codes)])
    assert part(out, "word/document.xml").count("footnoteReference") == 1


def paragraph(text: str) -> str:
    return f"<w:p>{text}</w:p>"


FIRST, SECTION = paragraph(run("甲")), "<w:pPr><w:sectPr/></w:pPr>"


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (paragraph(run("乙")), FIRST),
        (
            f"<w:tbl><w:tc>{paragraph(run('乙'))}</w:tc></w:tbl>",
            f"{FIRST}<w:tbl><w:tc><w:p/></w:tc></w:tbl>",
        ),
        (paragraph(SECTION + run("乙")), FIRST + paragraph(SECTION)),
        (paragraph(STARTS + run("乙") + ENDS), paragraph(run("甲") + STARTS + ENDS)),
    ],
)
def test_a_paragraph_that_goes_leaves_a_valid_document(
    second: str, expected: str, tmp_path: Path
) -> None:
    data = word(FIRST + second)
    found = blocks(FORMAT, data, tmp_path)
    fillings = [filling(found[0], shown(found[0])), filling(found[1], None)]
    out, warnings = filled(FORMAT, data, fillings)
    assert (body(out), warnings) == (expected, [])


def test_a_picture_in_a_paragraph_that_goes_stays(tmp_path: Path) -> None:
    data = word(f"<w:p>{run('甲')}</w:p><w:p>{run('乙')}<w:r><w:pict/></w:r></w:p>")
    found = blocks(FORMAT, data, tmp_path)
    out, warnings = filled(FORMAT, data, [filling(found[1], None)])
    assert body(out) == f"<w:p>{run('甲')}</w:p><w:p><w:r><w:pict/></w:r></w:p>"
    assert warnings == [
        "a paragraph without words stays, for a code that its translation lacks could not go"
    ]


def test_tracked_changes_are_accepted_where_the_text_is_another(tmp_path: Path) -> None:
    data = word(
        f"<w:p>{run('甲')}<w:ins w:id='1' w:author='x'>{run('乙')}</w:ins>"
        "<w:del w:id='2' w:author='x'><w:r><w:delText>丙</w:delText></w:r></w:del></w:p>"
    )
    out, warnings = translated(data, ["A and B"], tmp_path)
    assert body(out) == f"<w:p>{words('A and B')}</w:p>"
    assert warnings == [
        "tracked changes were accepted in the paragraphs that have another text now"
    ]


@pytest.mark.parametrize("texts", [["One two", None], ["One", "Two"]])
def test_the_end_of_a_paragraph_that_was_deleted_takes_no_other_in(
    texts: list[str | None], tmp_path: Path
) -> None:
    gone = "<w:pPr><w:rPr><w:del w:id='1' w:author='x'/><w:b/></w:rPr></w:pPr>"
    data = word(f"<w:p>{gone}{run('前半，')}</w:p><w:p>{run('后半。')}</w:p><w:p>{run('丙')}</w:p>")
    written, _ = translated(data, [*texts, "Three"], tmp_path)
    paragraphs = "".join(f"<w:p>{words(text)}</w:p>" for text in (texts[1], "Three") if text)
    mark = "<w:pPr><w:rPr><w:b/></w:rPr></w:pPr>"
    assert body(written) == f"<w:p>{mark}{words(str(texts[0]))}</w:p>{paragraphs}"


def test_a_table_of_contents_stays_and_is_said(tmp_path: Path) -> None:
    told = "<w:r><w:instrText> TOC </w:instrText></w:r>"
    contents = f"<w:p>{mark('begin')}{told}{mark('separate')}{run('总则')}{mark('end')}</w:p>"
    out, warnings = translated(word(f"{contents}<w:p>{run('总则')}</w:p>"), ["General"], tmp_path)
    assert body(out) == f"{contents}<w:p>{words('General')}</w:p>"
    assert warnings == [
        "the table of contents has the old words: have the office program update it"
    ]


def test_a_link_over_two_paragraphs_stays_in_one_piece(tmp_path: Path) -> None:
    out, _ = translated(over_two_paragraphs("HYPERLINK x"), ["A B", "C D"], tmp_path)
    told = "<w:r><w:instrText> HYPERLINK x </w:instrText></w:r>"
    assert body(out) == (
        f"<w:p>{mark('begin')}{told}{mark('separate')}{words('A B')}</w:p>"
        f"<w:p>{words('C D')}{mark('end')}</w:p>"
    )


def test_a_place_that_the_document_does_not_have_is_refused(tmp_path: Path) -> None:
    data = word(f"<w:p>{run('甲')}</w:p>")
    with pytest.raises(ValueError, match=r"no paragraph 'word/document\.xml p 9'"):
        filled(FORMAT, data, [Filling(locator="word/document.xml p 9", text="x")])


def test_a_character_that_xml_forbids_becomes_a_space(tmp_path: Path) -> None:
    out, _ = translated(word(f"<w:p>{run('甲')}</w:p>"), ["a\x01b"], tmp_path)
    assert [block.text for block in blocks(FORMAT, out, tmp_path)] == ["a b"]


def test_what_is_written_is_well_formed_and_declares_each_namespace_once(tmp_path: Path) -> None:
    out, _ = translated(word(f"<w:p>{run('见')}{LINK}</w:p>"), ["See ‹1it1›"], tmp_path)
    text = part(out, "word/document.xml")
    assert etree.fromstring(text.encode()).tag == f"{{{W}}}document"
    assert text.count(f'"{W}"') == 1
