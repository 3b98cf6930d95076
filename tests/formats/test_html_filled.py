"""Pages of the web that are written back with other texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.formats.filled import within
from tests.formats.filled_documents import as_shown, fill, fillings, read, unchanged
from tests.formats.round_trips import texts
from workbench.formats.html import FORMAT
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.sources import Filling
from workbench.text.coding import has_marks
from workbench.text.substance import has_text

_DATA = Path(__file__).parents[1] / "data" / "web"
_CHARSET = "<meta charset=utf-8>"


def filled(body: str, *changes: Filling | str | None) -> tuple[str, list[str]]:
    """A page with one filling for each block; a text is filled with the block's own codes."""
    data = f"{_CHARSET}{body}".encode()
    blocks = read(FORMAT, data).blocks
    given = [
        each
        if isinstance(each, Filling)
        else Filling(locator=block.locator, text=each, codes=within(block.codes, each))
        for block, each in zip(blocks, changes, strict=True)
    ]
    written, warnings = fill(FORMAT, data, given)
    return written.decode().removeprefix(_CHARSET), warnings


@pytest.mark.parametrize(
    ("body", "changes", "expected"),
    [
        ("<P Class=a >\r\n 坚持 </P>", ["Uphold"], "<P Class=a >\r\n Uphold </P>"),
        ("<p>　　坚持<p>完善", ["Uphold", "Improve"], "<p>　　Uphold<p>Improve"),
        ("<p>坚持<!--注-->完善", ["Uphold"], "<p>Uphold<!--注-->"),
        (
            "<p>甲<a href='#n'>[1]<!--a--></a>乙",
            ["One"],
            "<p>O<a href='#n'>[1]<!--a--></a>ne",
        ),
        ("<p>坚持<!--注-->完善", ["坚持完善"], "<p>坚持<!--注-->完善"),
        ("<div>外<p>里</p>尾", ["Out", "In", "End"], "<div>Out<p>In</p>End"),
        ("<p>法", ["A & B < C > D\xa0E"], "<p>A &amp; B &lt; C &gt; D&#160;E"),
        ("<p>法", ["one\ntwo"], "<p>one<br>\ntwo"),
        ("<pre>甲\n乙", ["one\n  two"], "<pre>one\n  two"),
        ("<title>题</title><p>字", ["A\nB <", "C"], "<title>A B &lt;</title><p>C"),
        ("<p>甲<br><br>乙", ["One", "Two"], "<p>One<br><br>Two"),
        ("<p><b>甲<img src=a></b>", ["One"], "<p><b>One<img src=a></b>"),
        (
            "<img alt=图><img alt='图'><img alt=\"图\">",
            ["a 'b' \"c\" & <d>\ne"] * 3,
            '<img alt="a &#39;b&#39; &quot;c&quot; &amp; &lt;d&gt; e">'
            "<img alt='a &#39;b&#39; &quot;c&quot; &amp; &lt;d&gt; e'>"
            '<img alt="a &#39;b&#39; &quot;c&quot; &amp; &lt;d&gt; e">',
        ),
        (
            "<p>甲<img alt='图'>乙<img alt='图'>丙",
            ["Text", "One", "Two"],
            "<p>T<img alt='One'>e<img alt='Two'>xt",
        ),
        ("<p>甲<img alt='图'>乙", ["甲乙", "One"], "<p>甲<img alt='One'>乙"),
    ],
)
def test_texts_take_the_place_of_texts(body: str, changes: Sequence[str], expected: str) -> None:
    assert filled(body, *changes) == (expected, [])


def test_words_beside_a_block_that_goes_stay_apart() -> None:
    body = "<div>甲<div><b>乙</b></div>丙</div>"
    written, _ = filled(body, "One two", None, "Three")
    assert written == "<div>One two<div><b></b></div>Three</div>"
    blocks = read(FORMAT, f"{_CHARSET}{written}".encode()).blocks
    assert [block.text for block in blocks] == ["One two", "Three"]


@pytest.mark.parametrize("arrow", ["↩︎", "↩", "^"])
def test_an_arrow_that_leads_back_is_no_block_when_its_words_are_gone(arrow: str) -> None:
    body = f'<li role=doc-endnote><p>注一</p><p>注二<a href="#r1" role=doc-backlink>{arrow}</a></p>'
    written, _ = filled(body, "Note", None)
    assert [each.text for each in read(FORMAT, f"{_CHARSET}{written}".encode()).blocks] == ["Note"]
    assert f'<a href="#r1" role=doc-backlink>{arrow}</a>' in written


@pytest.mark.parametrize(
    ("body", "changes", "expected"),
    [
        ("<p>一</p>\n<p class=a><b>二</b></p>\n", ["One", None], "<p>One</p>\n\n"),
        ("<ul><li>一<li>二</ul>", ["One", None], "<ul><li>One</ul>"),
        ("<p>一</p><p id=x>二</p>", ["One", None], "<p>One</p><p id=x></p>"),
        ("<p>一</p><p>二<img src=a></p>", ["One", None], "<p>One</p><p><img src=a></p>"),
        ("<p>一</p><td>二</td>", ["One", None], "<p>One</p><td></td>"),
        ("<div>一<p>二</p></div>", [None, "Two"], "<div><p>Two</p></div>"),
        ("<p>一<br><br>二</p>", ["One", None], "<p>One<br><br></p>"),
        ("<p>一</p><img alt='图'>", ["One", None], "<p>One</p><img alt=''>"),
    ],
)
def test_a_block_that_goes_takes_its_element_along_where_nothing_else_is_in_it(
    body: str, changes: Sequence[str | None], expected: str
) -> None:
    assert filled(body, *changes) == (expected, [])


def codes(body: str) -> tuple[str, tuple[Code, ...]]:
    (block,) = read(FORMAT, f"{_CHARSET}{body}".encode()).blocks
    return block.locator, block.codes


_AT_THE_END = "inline elements that the translation lacks were put at the end of"
_CROSSING = "inline elements that crossed each other were made to nest in"


@pytest.mark.parametrize(
    ("order", "expected", "what"),
    [
        ([(0, 0), (1, 1), (2, 1), (3, 2), (4, 3)], "<b>O</b><i>n</i>e<img src=a>", ""),
        ([(2, 0), (3, 1), (0, 1), (1, 2), (4, 3)], "<i>O</i><b>n</b>e<img src=a>", ""),
        ([(4, 0)], "<img src=a>One", ""),
        ([], "One<img src=a>", _AT_THE_END),
        ([(4, 0), (4, 3)], "<img src=a>One", ""),
        ([(0, 0), (2, 1), (1, 2), (3, 3), (4, 3)], "<b>O<i>n</i></b>e<img src=a>", _CROSSING),
        ([(1, 0), (0, 1), (4, 3)], "One<img src=a>", _CROSSING),
        ([(0, 1), (4, 3)], "One<img src=a>", _CROSSING),
    ],
)
def test_codes_are_written_so_that_they_pair_and_nest(
    order: Sequence[tuple[int, int]], expected: str, what: str
) -> None:
    body = "<p><b>甲</b><i>乙</i>丙<img src=a>丁"
    locator, known = codes(body)
    given = tuple(
        Code(
            number=known[at].number,
            kind=known[at].kind,
            offset=offset,
            markup=known[at].markup,
            data=known[at].data,
            is_deletable=known[at].is_deletable,
        )
        for at, offset in order
    )
    written, warnings = filled(body, Filling(locator=locator, text="One", codes=given))
    assert written == f"<p>{expected}"
    assert warnings == ([f"{what} 1 of the paragraphs; the first is “甲乙丙丁”"] if what else [])


def test_a_link_that_is_missing_stands_at_the_end() -> None:
    body = "<p>见<a href=x>法</a>条"
    locator, _ = codes(body)
    assert filled(body, Filling(locator=locator, text="See")) == (
        "<p>See<a href=x></a>",
        [f"{_AT_THE_END} 1 of the paragraphs; the first is “见法条”"],
    )


def test_codes_move_with_words_that_are_joined_to_another_paragraph() -> None:
    body = "<p>甲<img src=a>乙</p><p>丙<img alt=图>丁</p>"
    data = f"{_CHARSET}{body}".encode()
    one, two, alt = read(FORMAT, data).blocks
    moved = Code(
        number=2,
        kind=CodeKind.ALONE,
        offset=4,
        markup=Markup.IMAGE,
        data=two.codes[0].data,
    )
    written, warnings = fill(
        FORMAT,
        data,
        [
            Filling(locator=one.locator, text="One two", codes=(*one.codes, moved)),
            Filling(locator=two.locator, text=None),
            Filling(locator=alt.locator, text="Hall"),
        ],
    )
    assert written.decode() == f'{_CHARSET}<p>O<img src=a>ne <img alt="Hall">two</p>'
    assert warnings == []


def test_codes_that_did_not_move_stay_where_their_words_were() -> None:
    assert filled("<p>一</p><p>二<a href=x>三</a></p>", "One", None) == (
        "<p>One</p><p><a href=x></a></p>",
        [
            "inline elements of texts that were joined stayed where they were in 1 of the "
            "paragraphs; the first is “二三”"
        ],
    )


def test_a_page_says_that_it_is_english_once_a_text_is() -> None:
    body = "<html xml:lang='zh' lang=zh-CN><body lang=\"ZH-CN\"><p lang=zh>字"
    assert filled(body, "字")[0] == body
    assert filled(body, "Word")[0] == (
        "<html xml:lang='en' lang=en><body lang=\"en\"><p lang=zh>Word"
    )
    assert filled("<HTML class=a><p>字", "Word")[0] == '<HTML lang="en" class=a><p>Word'


_GBK = (
    '<?xml version="1.0" encoding="gbk"?><html xml:lang="zh">'
    '<META content="text/html; charset=gb2312"><p>字</p>中文<br/></html>'
)


@pytest.mark.parametrize(
    ("text", "encoding", "said", "warnings"),
    [
        ("“Law” 1\xa0%", "gbk", "gb2312", []),
        ("naïve", "utf-8", "utf-8", ["GBK"]),
    ],
)
def test_the_encoding_is_kept_where_it_can_hold_the_text(
    text: str, encoding: str, said: str, warnings: list[str]
) -> None:
    data = _GBK.encode("gbk")
    source = read(FORMAT, data)
    written, told = fill(
        FORMAT, data, fillings(source, lambda n, block: text if n == 1 else block.text)
    )
    expected = _GBK.replace("字", text.replace("\xa0", "&#160;")).replace('"zh"', '"en"')
    if encoding == "utf-8":
        expected = expected.replace('"gbk"', '"utf-8"').replace("gb2312", said)
    assert written.decode(encoding) == expected
    assert told == [
        f"the page is UTF-8 now: its encoding, {each}, cannot hold the new text"
        for each in warnings
    ]


def test_a_page_that_says_no_encoding_gets_a_mark_with_utf_8() -> None:
    data = "<p>坚持和发展，完善社会治理体系。</p>".encode("gbk")
    source = read(FORMAT, data)
    written, _ = fill(FORMAT, data, fillings(source, lambda *_: "naïve"))
    assert written == b"\xef\xbb\xbf<p>na\xc3\xafve</p>"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_stays(encoding: str) -> None:
    data = "<p>坚持</p>".encode(encoding)
    source = read(FORMAT, data)
    written, _ = fill(FORMAT, data, fillings(source, lambda *_: "Uphold"))
    assert written == "<p>Uphold</p>".encode(encoding)


def test_what_the_page_has_no_place_for_is_an_error() -> None:
    with pytest.raises(ValueError, match="no block at 'p@4'"):
        fill(FORMAT, b"<p>x</p>", [Filling(locator="p@4", text="y")])


@pytest.mark.parametrize("name", ["libreoffice.html"])
def test_pages_of_others_keep_their_bytes_and_take_new_texts(name: str) -> None:
    data = (_DATA / name).read_bytes()
    source = read(FORMAT, data)
    assert fill(FORMAT, data, unchanged(source)) == (data, [])
    given = fillings(source, lambda number, _: f"Paragraph {number} & more")
    written, warnings = fill(FORMAT, data, given)
    assert [block.text for block in read(FORMAT, written).blocks] == [each.text for each in given]
    assert warnings == []


_SOUP = (
    "<p>|</p>|<div>|</div>|<b>|</b>|<i>|</i>|<a href='#x'>|</a>|<sup>|</sup>|<ul>|<li>|</ul>"
    '|<table>|<td>|</table>|<pre>|</pre>|中文|国|Latin|&nbsp;|&#12288;|&lt;|&|<|>|"|<!--注-->|<!--'
    "|<img alt='图'>|<img alt=图 title='题'>|<script>|</script>|<title>|</title>|<textarea>"
    "|</textarea>|<h1>|</h1>|<span translate=no>|</span>|<ruby>|<rt>|</rt>|</ruby>|<svg>|</svg>"
    "|[1]|。|<?x?>|<select>|<option>|</select>|<body lang=zh>|</body>|<p id=x>| |\n|\r\n|　　"
)
soups = st.lists(st.sampled_from(_SOUP.split("|")), max_size=40).map("".join)


@given(soups, st.booleans())
def test_any_page_takes_new_texts_and_gives_them_back(body: str, is_xml: bool) -> None:
    declaration = '<?xml version="1.0"?>' if is_xml else ""
    data = f"{declaration}{_CHARSET}中文{body}".encode()
    source = read(FORMAT, data)
    assert fill(FORMAT, data, unchanged(source))[0] == data
    given = fillings(source, lambda number, _: f"Text {number}")
    written, _ = fill(FORMAT, data, given)
    assert [block.text for block in read(FORMAT, written).blocks] == [each.text for each in given]


english = texts.map(as_shown).filter(has_text).filter(lambda text: not has_marks(text))


@given(st.lists(english, min_size=4, max_size=4), st.booleans())
def test_any_text_that_a_page_can_show_comes_back(given: list[str], is_xml: bool) -> None:
    declaration = '<?xml version="1.0"?>' if is_xml else ""
    body = "<title>题</title><p>一<b>二</b>三<img alt='图'/>四</p><td>五</td>"
    data = f"{declaration}{_CHARSET}{body}".encode()
    source = read(FORMAT, data)
    written, warnings = fill(FORMAT, data, fillings(source, lambda number, _: given[number - 1]))
    assert [block.text for block in read(FORMAT, written).blocks] == given
    assert warnings == []


_LEAVES = (
    "中文|国|Latin a|&amp;| |\n|<br/>|<img alt='图'/>|<!--注-->|<![CDATA[<b>]]>|<a id='z'/>"
    "|<wbr></wbr>|[1]"
)
_TAGS = (
    "p|b|i|span class='x'|a href='#n'|sup|div|li|td|ruby|rt|section|pre|h2|span translate='no'"
    "|script"
)
_nodes = st.recursive(
    st.sampled_from(_LEAVES.split("|")),
    lambda children: st.builds(
        lambda tag, inner: f"<{tag}>{''.join(inner)}</{tag.split()[0]}>",
        st.sampled_from(_TAGS.split("|")),
        st.lists(children, max_size=4),
    ),
    max_leaves=20,
)


@given(st.lists(_nodes, max_size=4).map("".join), st.randoms(use_true_random=False))
def test_what_is_well_formed_stays_so_whatever_becomes_of_the_codes(
    body: str, random: Random
) -> None:
    page = f'<?xml version="1.0"?><html><body>中{body}</body></html>'
    source = read(FORMAT, page.encode())
    given = []
    for block in source.blocks:
        kept = [each for each in block.codes if random.random() < 0.7]
        random.shuffle(kept)
        text = None if random.random() < 0.2 else "One two"
        placed = sorted(within(kept, text), key=lambda each: each.offset)
        given.append(Filling(locator=block.locator, text=text, codes=tuple(placed)))
    written, _ = fill(FORMAT, page.encode(), given)
    etree.fromstring(written, etree.XMLParser(resolve_entities=False, no_network=True))
