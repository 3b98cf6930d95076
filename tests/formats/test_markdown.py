import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.builders import newspaper, pair, parallel
from tests.formats.round_trips import HARD, assert_survives, parallel_texts, texts, written
from workbench.formats._markdown_text import escaped, unescaped
from workbench.formats._xml_text import legal
from workbench.formats.markdown import FORMAT
from workbench.model.exchange import ParallelText
from workbench.model.segments import SegmentKind
from workbench.text.line_ends import to_line_feeds
from workbench.text.substance import has_text


def plain(inline: Token) -> str:
    """What a reader sees of a block; anything but text, breaks and italics is named."""
    found = ""
    for token in inline.children or ():
        if token.type in ("text", "text_special"):
            found += token.content
        elif token.type == "hardbreak":
            found += "\n"
        elif token.type not in ("em_open", "em_close"):
            found += f"<{token.type}>"
    return found


def blocks(markdown: str) -> list[tuple[str, str]]:
    """The blocks as a foreign reader has them: tag and text."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    found = [
        (before.tag, plain(token))
        for before, token in itertools.pairwise(tokens)
        if token.type == "inline"
    ]
    kinds = {token.type for token in tokens} - {
        "inline",
        "paragraph_open",
        "paragraph_close",
        "heading_open",
        "heading_close",
    }
    assert kinds == set()
    return found


@given(parallel_texts)
def test_what_is_written_is_read_back(text: ParallelText) -> None:
    assert_survives(FORMAT, text)


@given(texts)
def test_escaping_loses_nothing_that_it_may_keep(text: str) -> None:
    assert unescaped(escaped(text)) == legal(text)


@given(texts.filter(has_text), st.sampled_from(SegmentKind))
def test_another_reader_sees_the_text_as_it_is(text: str, kind: SegmentKind) -> None:
    ((_, seen),) = blocks(written(FORMAT, parallel(pair(1, "源", text, kind=kind))).decode())
    assert seen == to_line_feeds(legal(text))


@pytest.mark.parametrize("text", [text for text in HARD if text.strip()])
def test_another_reader_sees_hard_texts_as_they_are(text: str) -> None:
    assert blocks(escaped(text)) == [("p", text)]


def test_a_page_reads_as_markdown_does() -> None:
    assert written(FORMAT, newspaper()).decode() == (
        "# Celebrating the Party’s Centenary\n"
        "\n"
        "# High-Quality Political and Legal Work\n"
        "\n"
        "# 为郑州国家中心城市现代化建设保驾护航\n"
        "\n"
        "*By Yu Donghui*\n"
        "\n"
        "Build institutions & mechanisms.\\\n"
        "Safeguard national political security.\n"
        "\n"
        "深入贯彻《中国共产党政法工作条例》,持续深化政治督察和纪律作风督查巡查制度。\n"
        "\n"
        "*Compiled by Wang Xiaolei*\n"
    )


def test_headlines_amid_an_article_are_one_level_down() -> None:
    text = parallel(
        pair(1, kind=SegmentKind.HEADLINE, target="Kaifeng"),
        pair(2, target="Body."),
        pair(3, kind=SegmentKind.HEADLINE, target="One centre,\nfour platforms"),
        pair(4, kind=SegmentKind.HEADLINE, target="Next article,\nfresh", article=2),
    )
    assert blocks(written(FORMAT, text).decode()) == [
        ("h1", "Kaifeng"),
        ("p", "Body."),
        ("h2", "One centre,\nfour platforms"),
        ("h1", "Next article,\nfresh"),
    ]


def test_ordinary_prose_stays_readable() -> None:
    prose = "In 2021, AT&T paid 5.5% (net) - more than “1+5+N” did! See A.1: yes; no?"
    assert escaped(prose) == prose
