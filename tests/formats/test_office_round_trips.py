"""Whatever a translation does to texts and codes: what is written is read again as it was given."""

import re
import tempfile
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.formats.office_files import blocks, filled, odt, word
from tests.formats.test_docx_reading import BOX, field, run
from tests.formats.test_odt import FRAME, LINK, NOTE, span
from workbench.formats import docx
from workbench.formats import odt as odt_format
from workbench.model.codes import CodeKind
from workbench.model.sources import Block, Filling
from workbench.plugins import Format
from workbench.text.coding import mark, unmarked

HAN = st.text("坚持司法为民原则，。“”（） 2020ab　", min_size=1, max_size=8)
"""What runs are made of; a paragraph of nothing but white space is no block."""
LOOKS = ["", "<w:b/>", "<w:i/>", "<w:b/><w:i/>", '<w:sz w:val="30"/>', '<w:lang w:val="zh-CN"/>']
WORD_MARKS = [
    '<w:r><w:footnoteReference w:id="2"/></w:r>',
    "<w:r><w:br/></w:r>",
    "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/></w:r>",
    field(" PAGE ", run("3")),
    '<w:fldSimple w:instr="REF a"/>',
    BOX,
    '<w:bookmarkStart w:id="1" w:name="a"/>',
    '<w:bookmarkEnd w:id="1"/>',
]
word_runs = st.builds(lambda text, look: run(escape(text), look), HAN, st.sampled_from(LOOKS))
word_links = st.builds(
    lambda runs: f'<w:hyperlink r:id="x">{"".join(runs)}</w:hyperlink>',
    st.lists(word_runs, max_size=3),
)
word_fields = st.builds(
    lambda runs: field(' HYPERLINK "x" ', "".join(runs)), st.lists(word_runs, max_size=3)
)
word_paragraphs = st.lists(
    st.one_of(word_runs, word_links, word_fields, st.sampled_from(WORD_MARKS)), max_size=7
).map(lambda parts: f"<w:p>{''.join(parts)}</w:p>")

ODT_MARKS = [
    NOTE,
    FRAME,
    "<text:line-break/>",
    "<text:page-number>3</text:page-number>",
    '<text:s text:c="3"/>',
    "<text:tab/>",
    '<text:bookmark text:name="a"/>',
]
odt_texts = st.builds(
    lambda text, style: span(escape(text), style) if style else escape(text),
    HAN,
    st.sampled_from(["", "T1", "T2", "T3", "T4"]),
)
odt_links = st.builds(
    lambda texts: f"{LINK}{''.join(texts)}</text:a>", st.lists(odt_texts, max_size=3)
)
odt_paragraphs = st.lists(
    st.one_of(odt_texts, odt_links, st.sampled_from(ODT_MARKS)), max_size=7
).map(lambda parts: f"<text:p>{''.join(parts)}</text:p>")

ENGLISH = st.text("Courts & <mediation>  \t\n“x” – \u2011é漢", max_size=12).filter(
    lambda text: not text or not text.isspace()
)
"""Underlined white space alone is a line to write on."""


@st.composite
def fillings(draw: st.DrawFn, found: tuple[Block, ...]) -> list[Filling]:
    """A text for each block or none, with its codes in any order, some of them gone or twice."""
    made: list[Filling] = []
    for block in found:
        if draw(st.integers(0, 5)) == 0:
            made.append(Filling(locator=block.locator, text=block.text, codes=block.codes))
            continue
        if draw(st.integers(0, 9)) == 0:
            made.append(Filling(locator=block.locator, text=None))
            continue
        marks = [mark(code.kind, code.number) for code in block.codes]
        kept = draw(st.lists(st.sampled_from(marks), max_size=6)) if marks else []
        parts = ["T", draw(ENGLISH)]
        for each in kept:
            parts += [each, draw(ENGLISH)]
        text, codes = unmarked("".join([*parts, "."]), block.codes)
        made.append(Filling(locator=block.locator, text=text, codes=codes))
    return made


def assert_survives(
    format: Format, original: bytes, draw: Callable[[tuple[Block, ...]], list[Filling]]
) -> None:
    """Fills a document and reads it again; what it has by then changes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        before = blocks(format, original, Path(folder))
        given = draw(before)
        out, _ = filled(format, original, given)
        again = blocks(format, out, Path(folder))
    found = [block.text for block in again]
    meant = [each.text for each in given if each.text is not None]
    # Notes and frames have texts of their own, which go with them where they are moved.
    assert found == meant or (things(before) != things(given) and sorted(found) == sorted(meant))
    same = [Filling(locator=each.locator, text=each.text, codes=each.codes) for each in again]
    assert filled(format, out, same) == (out, [])


def things(places: Iterable[Block | Filling]) -> list[str]:
    """What codes hold, in order."""
    return [
        code.data for place in places for code in place.codes if code.kind is not CodeKind.CLOSE
    ]


@settings(max_examples=examples(15))
@given(st.lists(word_paragraphs, max_size=4), st.data())
def test_a_word_document_survives(paragraphs: list[str], data: st.DataObject) -> None:
    told = (
        each.replace("<w:drawing>", f'<w:drawing w:a="{i}">') for i, each in enumerate(paragraphs)
    )
    original = word("".join(told))
    assert_survives(docx.FORMAT, original, lambda found: data.draw(fillings(found)))


@settings(max_examples=examples(15))
@given(st.lists(odt_paragraphs, max_size=4), st.data())
def test_an_open_document_survives(paragraphs: list[str], data: st.DataObject) -> None:
    number = count(1)  # things with one text could not be told apart once they have moved
    told = re.sub("框|脚注", lambda found: f"{found[0]}{next(number)}", "".join(paragraphs))
    original = odt(told)
    assert_survives(odt_format.FORMAT, original, lambda found: data.draw(fillings(found)))
