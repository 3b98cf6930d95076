import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.examples import examples
from tests.formats.filled import fill, lines, read, unchanged
from workbench.errors import UnreadableFile
from workbench.formats.markdown import FORMAT
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.segments import SegmentKind
from workbench.model.sources import Block, Filling
from workbench.text.coding import label, marked

DOCUMENT = """---
title: "法治政府"
next: /b.md
---

# 第一章　总则 #

　　**第一条**　本法\\
第二行，
续行。

标题二
---

> 引文\\*星\\*
> > 深处

- [ ] 项一
- 项二

  项二续
  - 子项
1. 甲

| 甲 | 乙\\|丙 |
|---|:-:|
| 一 |  |
> | 引 |
> |---|
> 丁 |

![图说](a.png)

&emsp;&emsp;缩进[^1]

<div>不译</div>

```
代码
```

[^1]: 注文
    续
"""
"""Every kind of block, once."""


def seen(markdown: str) -> list[str]:
    """The texts of the blocks with their codes as a translator sees them."""
    return [
        "".join(
            label(each) if each >= "\U00100000" else each
            for each in marked(block.text, block.codes)
        )
        for block in read(FORMAT, markdown).blocks
    ]


def data(markdown: str) -> list[str]:
    """What the codes of a text of one block stand for."""
    (block,) = read(FORMAT, markdown).blocks
    return [code.data for code in block.codes]


def test_every_block_knows_what_and_where_it_is() -> None:
    source = read(FORMAT, DOCUMENT)
    assert [(each.locator, each.kind, each.level, each.text) for each in source.blocks] == [
        ("2:8", SegmentKind.HEADLINE, 1, "法治政府"),
        ("6:3", SegmentKind.HEADLINE, 1, "第一章　总则"),
        ("8:3", None, 0, "第一条　本法第二行，续行。"),
        ("12:1", SegmentKind.HEADLINE, 2, "标题二"),
        ("15:3", None, 0, "引文*星*"),
        ("16:5", None, 0, "深处"),
        ("18:7", SegmentKind.LIST_ITEM, 1, "项一"),
        ("19:3", SegmentKind.LIST_ITEM, 1, "项二"),
        ("21:3", SegmentKind.LIST_ITEM, 1, "项二续"),
        ("22:5", SegmentKind.LIST_ITEM, 2, "子项"),
        ("23:4", SegmentKind.LIST_ITEM, 1, "甲"),
        ("25:3", SegmentKind.TABLE_CELL, 0, "甲"),
        ("25:7", SegmentKind.TABLE_CELL, 0, "乙|丙"),
        ("27:3", SegmentKind.TABLE_CELL, 0, "一"),
        ("28:5", SegmentKind.TABLE_CELL, 0, "引"),
        ("30:3", SegmentKind.TABLE_CELL, 0, "丁"),
        ("32:3", SegmentKind.CAPTION, 0, "图说"),
        ("34:13", None, 0, "缩进"),
        ("42:7", SegmentKind.FOOTNOTE, 0, "注文续"),
    ]
    assert source.is_structured
    assert source.warnings == (
        "blocks of HTML with Chinese, left as they are: 1",
        "blocks of code with Chinese, left as they are: 1",
    )


def test_a_block_is_whole() -> None:
    assert read(FORMAT, "引\n\n\n　　本*法*。").blocks == (
        Block(text="引", line=1, locator="1:1"),
        Block(
            text="本法。",
            line=4,
            indent=4,
            gap=2,
            locator="4:3",
            codes=(
                Code(
                    number=1,
                    kind=CodeKind.OPEN,
                    offset=1,
                    markup=Markup.ITALIC,
                    data="*",
                    is_deletable=True,
                ),
                Code(
                    number=1,
                    kind=CodeKind.CLOSE,
                    offset=2,
                    markup=Markup.ITALIC,
                    data="*",
                    is_deletable=True,
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**注意：**下文", "‹1注意：1›下文"),
        ("前“**引**”后", "前“‹1引1›”后"),
        ("前**“引”**后~~删~~", "前‹1“引”1›后‹2删2›"),
        ("***粗斜***字", "‹1‹2粗斜2›1›字"),
        ("用`代码`写", "用‹1›写"),
        ("见[*法*典](a.md)。", "见‹1‹2法2›典1›。"),
        ("见[法典][a]。\n\n[a]: /b.md", "见‹1法典1›。"),
        ("见<http://a.b>。", "见‹1›。"),
        ("甲![图](a.png)乙", "甲‹1›乙"),
        ("注[^1]，未定[^2]\n\n[^1]: <!-- -->", "注‹1›，未定[^2]"),
        ("<b>粗<i>斜</b>", "‹1粗‹2›斜1›"),
        ("甲<br/>乙<!-- 丙 -->", "甲‹1›乙‹2›"),
        ("甲  \n乙\\\n丙", "甲‹1›乙‹2›丙"),
        ("中文\nEnglish\nwords 1\n2 字\n字", "中文English words 1 2 字字"),
        ("&lt;法&gt; \\*&amp;&nbsp;典", "<法> *&\u00a0典"),
        ("snake_case 和 2*3*4", "snake_case 和 2‹131›4"),
    ],
)
def test_inline_markup_is_codes(markdown: str, text: str) -> None:
    assert seen(markdown)[0] == text


def test_codes_hold_what_the_file_had() -> None:
    assert data(
        '**一**[二](<a b> "题")![三](x)`` ` ``<http://a.b/c_d>甲  \n乙\\\n丙<sup>1</sup>'
    ) == [
        "**",
        "**",
        "[",
        '](<a b> "题")',
        "![三](x)",
        "`` ` ``",
        "<http://a.b/c_d>",
        "\\\n",
        "\\\n",
        "<sup>",
        "</sup>",
    ]


def test_lines_for_other_programs_are_left() -> None:
    markdown = "::: tip 提示\n甲\n乙\n:::\n\n{% note %}\n丙\n\n- {{ 目录 }}\n- 丁 {{ x }}\n"
    assert seen(markdown) == ["甲乙", "丙", "丁 {{ x }}"]
    written, _ = fill(FORMAT, read(FORMAT, markdown), ["One", "Two", "Three"])
    assert written.decode() == (
        "::: tip 提示\nOne\n:::\n\n{% note %}\nTwo\n\n- {{ 目录 }}\n- Three\n"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_document_with_its_own_texts_is_the_same_to_the_byte(end: str, encoding: str) -> None:
    original = DOCUMENT.replace("\n", end).encode(encoding)
    source = read(FORMAT, original)
    assert fill(FORMAT, source, unchanged(source)) == (original, [])


def test_only_words_change() -> None:
    source = read(FORMAT, DOCUMENT)
    texts = [f"Text {number}" for number in range(len(source.blocks))]
    written, warnings = fill(FORMAT, source, texts, with_codes=False)
    assert (
        written.decode()
        == """---
title: "Text 0"
next: /b.md
---

# Text 1 #

　　Text 2

Text 3
---

> Text 4
> > Text 5

- [ ] Text 6
- Text 7

  Text 8
  - Text 9
1. Text 10

| Text 11 | Text 12 |
|---|:-:|
| Text 13 |  |
> | Text 14 |
> |---|
> Text 15 |

![Text 16](a.png)

&emsp;&emsp;Text 17

<div>不译</div>

```
代码
```

[^1]: Text 18
"""
    )
    assert warnings == []


def filled(markdown: str, text: str, *codes: int) -> tuple[str, list[str]]:
    """The one block of a text written with another text, its codes moved to offsets."""
    source = read(FORMAT, markdown)
    block = source.blocks[0]
    moved = tuple(replace(code, offset=at) for code, at in zip(block.codes, codes, strict=True))
    out = io.BytesIO()
    assert FORMAT.write_filled is not None
    warnings = FORMAT.write_filled(
        source.original, [Filling(locator=block.locator, text=text, codes=moved)], out
    )
    return out.getvalue().decode(), list(warnings)


@pytest.mark.parametrize(
    ("markdown", "text", "codes", "written"),
    [
        ("**第一条**　本法", "Article 1. Law", (0, 9), "**Article 1** . Law".replace(" .", ".")),
        ("**注意：**下文", "Note:text", (0, 5), "<strong>Note:</strong>text"),
        ("**注意**下文", "Note text", (0, 5), "<strong>Note </strong>text"),
        ("见[法](a.md)(一)", "the Law(1)", (4, 7), "the [Law](a.md)\\(1)"),
        ("甲\\\n乙", "One, two", (4,), "One,\\\n&#32;two"),
        ("甲\\\n乙", "One two", (7,), "One two<br>"),
        ("> 甲\\\n> 乙", "One,two", (4,), "> One,\\\n> two"),
        ("　　甲\\\n乙", "One,two", (4,), "　　One,\\\ntwo"),
        ("# 甲<br>乙", "One\ntwo", (3,), "# One<br><br>&#10;two"),
        ("# 甲", "One\ntwo", (), "# One<br>&#10;two"),
        ("- 甲", "One\ntwo", (), "- One\\\n  &#10;two"),
        ("甲", "{{ One }}", (), "\\{{ One }}"),
        ("甲", "::: One", (), "\\::: One"),
        ("# 甲", "{% One %}", (), "# \\{% One %}"),
        ("甲", "1. One # two_three", (), "1\\. One \\# two\\_three"),
    ],
)
def test_words_are_written_with_their_codes(
    markdown: str, text: str, codes: tuple[int, ...], written: str
) -> None:
    assert filled(markdown, text, *codes) == (written, [])
    assert read(FORMAT, written).blocks[0].text == text


def test_codes_that_cannot_stand_go_and_are_said() -> None:
    assert filled("甲`x`[乙](a.md)", "One two", 3, 7, 0) == (
        "One two",
        ["texts whose inline markup could not stand where it was put, written without it: 1"],
    )


@pytest.mark.parametrize(
    ("markdown", "texts", "written"),
    [
        ("甲\n\n乙\n\n丙\n", ["One", None, "Two"], "One\n\nTwo\n"),
        ("甲\n# 乙\n丙\n", ["One", None, "Two"], "One\n\nTwo\n"),
        ("> 甲\n> # 乙\n> 丙\n", ["One", None, "Two"], "> One\n>\n> Two\n"),
        ("- 甲\n- 乙", ["One", None], "- One\n"),
        ("|甲|乙|\n|-|-|\n", ["One", None], "|One||\n|-|-|\n"),
        ("![甲](a)\n", [None], "![](a)\n"),
        ("---\ntitle: 甲\n---\n", [None], '---\ntitle: ""\n---\n'),
    ],
)
def test_a_block_that_goes_takes_its_lines_along(
    markdown: str, texts: list[str | None], written: str
) -> None:
    assert fill(FORMAT, read(FORMAT, markdown), texts) == (written.encode(), [])


@pytest.mark.parametrize(
    ("value", "text", "written"),
    [
        ("法典", "Code", "Code"),
        ("法典", "Code: a", '"Code: a"'),
        ("法典", "#1", '"#1"'),
        ("'法''典'", "The people's", "'The people''s'"),
        ('"法\\"典"', 'A "b"', '"A \\"b\\""'),
    ],
)
def test_titles_stay_yaml(value: str, text: str, written: str) -> None:
    source = read(FORMAT, f"---\ntitle: {value}\n---\n正文\n")
    assert fill(FORMAT, source, [text, "Body"])[0].decode() == (
        f"---\ntitle: {written}\n---\nBody\n"
    )


@pytest.mark.parametrize("value", ["[法, 典]", "|", ">-", "{法: 典}", '"法', "'法", "&a 法"])
def test_titles_that_are_no_plain_text_are_left(value: str) -> None:
    assert seen(f"---\ntitle: {value}\n---\n正文\n") == ["正文"]


def test_a_locator_of_no_block_is_an_error(tmp_path: Path) -> None:
    assert FORMAT.write_filled is not None
    with pytest.raises(ValueError, match="3:1"), (tmp_path / "a").open("wb") as out:
        FORMAT.write_filled("法\n".encode(), [Filling(locator="3:1", text="x")], out)


@settings(max_examples=examples(15))
@given(st.data())
def test_what_is_filled_in_is_read_again(data: st.DataObject) -> None:
    source = read(FORMAT, DOCUMENT)
    count = len(source.blocks)
    texts = data.draw(st.lists(lines, min_size=count, max_size=count))
    written, _ = fill(FORMAT, source, texts, with_codes=data.draw(st.booleans()))
    assert unchanged(read(FORMAT, written)) == texts


@given(lines)
def test_foreign_readers_see_the_same_words(text: str) -> None:
    written, _ = fill(FORMAT, read(FORMAT, "正文"), [text])
    tokens = MarkdownIt("commonmark").parse(written.decode())
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]


@given(st.text(alphabet="法典 \n\t*_`~[]()<>#-+1.|\\!^:&;=\u3000>", max_size=60))
def test_any_text_is_read_and_written_as_it_is(markdown: str) -> None:
    if not markdown.strip():
        return
    source = read(FORMAT, markdown)
    assert fill(FORMAT, source, unchanged(source)) == (source.original, [])


@pytest.mark.parametrize(
    "markdown",
    [
        "[" * 10_000,
        "![" * 5_000,
        "*法 " * 20_000,
        "`法" * 20_000,
        "<a" * 20_000,
        "> " * 99 + "法",
        "- " * 49 + "法",
        "**法**[a](" * 5_000,
        "|法" * 3_000 + "\n" + "|-" * 3_000,
    ],
)
def test_hostile_markup_is_read_to_its_end(markdown: str) -> None:
    assert read(FORMAT, markdown).format == "markdown"


@pytest.mark.parametrize(("mark", "depth"), [("> ", 99), ("- ", 49)])
def test_words_at_any_depth_are_read(mark: str, depth: int) -> None:
    assert seen(mark * depth + "法典") == ["法典"]


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "[^a]: "])
def test_words_deeper_than_the_parser_goes_are_not_lost_in_silence(mark: str) -> None:
    message = r"^源\.txt, line 1: blocks stand more than 100 deep within each other"
    with pytest.raises(UnreadableFile, match=message):
        read(FORMAT, mark * 3_000 + "法典")


def test_a_title_has_no_codes_and_says_so() -> None:
    source = read(FORMAT, "---\ntitle: 通知\n---\n各市[^1]\n\n[^1]: 注\n")
    mark = source.blocks[1].codes[0]
    given = [
        Filling(locator=source.blocks[0].locator, text="Notice", codes=(mark,)),
        *(Filling(locator=each.locator, text=each.text) for each in source.blocks[1:]),
    ]
    out = io.BytesIO()
    assert FORMAT.write_filled is not None
    assert FORMAT.write_filled(source.original, given, out) == [
        "texts whose inline markup could not stand where it was put, written without it: 1"
    ]


def test_footnotes_within_a_line_are_not_read_and_told() -> None:
    source = read(FORMAT, "正文^[行内注]和^[note]在此。")
    assert (source.blocks[0].text, source.warnings) == (
        "正文和在此。",
        ("footnotes within a line with Chinese, left as they are: 1",),
    )
