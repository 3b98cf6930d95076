"""Inline codes of TMX (level 2) as the model has them, and the way back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.formats.unit_values import good, held, pair, read, written
from workbench.formats.tmx import FORMAT
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.memory import NewUnit

DTD = etree.DTD(Path(__file__).parent.parent / "data" / "tmx14.dtd")
Said = tuple[int, str, int, str, str]


def one(source: str, target: str = "x") -> NewUnit:
    """The unit of a file with these segments."""
    (unit,) = good(
        read(
            FORMAT,
            '<tmx version="1.4"><header srclang="zh"/><body><tu>'
            f'<tuv xml:lang="zh-CN"><seg>{source}</seg></tuv>'
            f'<tuv xml:lang="en"><seg>{target}</seg></tuv></tu></body></tmx>',
        )
    )
    return unit


def said(codes: tuple[Code, ...]) -> list[Said]:
    return [(code.number, code.kind, code.offset, code.markup, code.data) for code in codes]


@pytest.mark.parametrize(
    ("seg", "codes"),
    [
        ('依<bpt i="1" type="bold">&lt;b></bpt>法<ept i="1">&lt;/b></ept>',
         [(1, "open", 1, "bold", "<b>"), (1, "close", 2, "bold", "</b>")]),
        ('<bpt i="1" type="bold">{\\b </bpt>依<bpt i="2" type="italic">{\\i </bpt>法'
         '<ept i="1">}</ept>治<ept i="2">}</ept>',
         [(1, "open", 0, "bold", "{\\b "), (2, "open", 1, "italic", "{\\i "),
          (1, "close", 2, "bold", "}"), (2, "close", 3, "italic", "}")]),
        ('<it pos="end" type="ulined">}</it>法<it pos="begin" type="link">[</it>',
         [(1, "close", 0, "underline", "}"), (2, "open", 1, "link", "[")]),
        ('法<ph type="fnote">\\footnote <sub>注</sub></ph>',
         [(1, "alone", 1, "footnote", "\\footnote 注")]),
        ('法<ph>&lt;img src="a"/></ph><ph>&lt;br/></ph><ph>&lt;x/></ph>',
         [(1, "alone", 1, "image", '<img src="a"/>'), (2, "alone", 1, "break", "<br/>"),
          (3, "alone", 1, "other", "<x/>")]),
        ('<hi type="color">依</hi>法',
         [(1, "open", 0, "style", ""), (1, "close", 1, "style", "")]),
        ('<g id="7">依</g><x id="2"/>',
         [(1, "open", 0, "other", '<g id="7">'), (1, "close", 1, "other", "</g>"),
          (2, "alone", 1, "other", '<x id="2"/>')]),
        ("<ut>{\\cs6 </ut>法", [(1, "alone", 0, "other", "{\\cs6 ")]),
        ('<ept i="3">}</ept>法<bpt i="3">{</bpt>',
         [(1, "close", 0, "other", "}"), (2, "open", 1, "other", "{")]),
    ],
)  # fmt: skip
def test_codes_of_a_text(seg: str, codes: list[Said]) -> None:
    assert said(one(seg).source_codes) == codes


@pytest.mark.parametrize(
    ("source", "target", "numbers"),
    [
        ('<ph x="1">a</ph>法<ph x="2">b</ph>', '<ph x="2">c</ph>x<ph x="1">d</ph>', [2, 1]),
        ('<ph x="1">a</ph>法', '<ph x="9">a</ph>x', [2]),
        ('<ph x="1">a</ph>法', '<ph x="1">a</ph>x<ph x="1">a</ph>', [1, 2]),
        ("<ph>a</ph>法<ph>b</ph>", "<ph>b</ph>x<ph>a</ph>", [2, 1]),
        ('<bpt i="5">{</bpt>法<ept i="5">}</ept>', '<bpt i="5">{</bpt>x<ept i="5">}</ept>', [1, 1]),
        ("<ph>&lt;br></ph>法", 'x<ph type="lb">\\line</ph>', [1]),
        ("<ph>a</ph>法", "<ph>b</ph>x", [2]),
        ('法<it pos="end">}</it>', 'x<it pos="begin">}</it>', [2]),
    ],
)
def test_codes_of_a_target_that_answer_have_the_numbers(
    source: str, target: str, numbers: list[int]
) -> None:
    assert [code.number for code in one(source, target).target_codes] == numbers


HARD = (
    '<hi type="x-名" x="1">依<ph assoc="p" type="x-a">&lt;a/></ph>法</hi><ut x="2">u</ut>'
    '<ph x="3">\\footnote <sub datatype="plaintext" type="fn">注 <bpt i="1">{</bpt>b'
    '<ept i="1">}</ept> &amp;</sub>}</ph>',
    '<it x="9" pos="begin" type="bold">{\\b </it>a',
)


def test_nothing_that_a_file_says_of_codes_is_lost() -> None:
    unit = one(*HARD)
    assert dict(unit.properties) == {
        "source.code 1 type": "x-名",
        "source.code 1 element": "hi",
        "source.code 2 type": "x-a",
        "source.code 2 assoc": "p",
        "source.code 4 element": "ut",
        "source.code 5 inner": '\\footnote <sub datatype="plaintext" type="fn">注 <bpt i="1">{'
        '</bpt>b<ept i="1">}</ept> &amp;</sub>}',
    }
    data, losses = written(FORMAT, [held(unit)])
    root = etree.fromstring(data)
    assert DTD.validate(root), DTD.error_log
    assert (good(read(FORMAT, data)), losses) == ([unit], [])
    again, _ = written(FORMAT, map(held, good(read(FORMAT, data))))
    assert again == data
    assert [element.tag for element in root.iter("hi", "ut", "sub", "it")] == [
        "hi", "ut", "sub", "it",
    ]  # fmt: skip


def test_xml_that_somebody_made_up_is_not_written_as_such() -> None:
    (code,) = one("法<ph>x</ph>").source_codes
    for inner in ("</seg>", "<sub>y</sub>", "&lol;", "<mq:ch/>x"):
        unit = pair(source_codes=(code,), properties={"source.code 1 inner": inner})
        data, _ = written(FORMAT, [held(unit)])
        assert b'type="x-other">x</ph>' in data
        (found,) = good(read(FORMAT, data))
        assert found.source_codes == (code,)


def _code(
    number: int, kind: CodeKind, offset: int, markup: Markup, data: str, may_go: bool
) -> Code:
    return Code(
        number=number, kind=kind, offset=offset, markup=markup, data=data, is_deletable=may_go
    )


legal = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(
    lambda text: text.isprintable() and not text.isspace()
)


@st.composite
def coded(draw: st.DrawFn) -> NewUnit:
    """A unit with codes in both texts: pairs, which may overlap, single ones and lone halves."""
    things = [
        (number, draw(st.sampled_from(Markup)), draw(legal), draw(st.booleans()))
        for number in range(1, draw(st.integers(0, 5)) + 1)
    ]
    shapes = {number: draw(st.sampled_from(["pair", *CodeKind])) for number, *_ in things}
    texts, both = [], []
    for is_target in (False, True):
        text = draw(legal)
        codes: list[Code] = []
        chosen = draw(st.permutations(things)) if is_target else things
        for number, markup, data, may_go in chosen:
            if is_target and draw(st.booleans()):
                continue
            kinds = (
                [CodeKind.OPEN, CodeKind.CLOSE]
                if shapes[number] == "pair"
                else [CodeKind(shapes[number])]
            )
            start = codes[-1].offset if codes and len(kinds) == 1 else 0
            for kind in kinds:
                start = draw(st.integers(start, len(text)))
                codes.append(_code(number, kind, start, markup, data, may_go))
        codes.sort(key=lambda code: code.offset)
        texts.append(text)
        both.append(tuple(codes))
    order = {
        number: new
        for new, number in enumerate(
            dict.fromkeys(code.number for codes in both for code in codes), 1
        )
    }
    source, target = (
        tuple(
            _code(order[code.number], code.kind, code.offset, code.markup, code.data,
                  code.is_deletable)
            for code in codes
        )
        for codes in both
    )  # fmt: skip
    return pair(*texts, source_codes=source, target_codes=target)


@given(coded())
def test_codes_are_read_as_they_were_written(unit: NewUnit) -> None:
    data, losses = written(FORMAT, [held(unit)])
    assert DTD.validate(etree.fromstring(data)), DTD.error_log
    assert (good(read(FORMAT, data)), losses) == ([unit], [])
