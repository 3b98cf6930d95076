"""Units with inline codes: the quick way gives what a parser and the careful rules give."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.test_tmx_shapes import FOOT, HEAD, REMARK, behind, told
from tests.formats.unit_values import good, pair, read
from workbench.formats import _tmx_shapes
from workbench.formats._tmx_coded import read_coded
from workbench.formats._tmx_element import elements_of
from workbench.formats._tmx_references import NotPlain
from workbench.formats._tmx_segment import Segment
from workbench.formats.tmx import FORMAT
from workbench.model.codes import Code, CodeKind, Markup

TOOLS = (
    '<bpt i="1" type="5" x="1">&lt;cf bold="on"&gt;</bpt>甲<ept i="1">&lt;/cf&gt;</ept>乙',
    '<bpt i="0" x="0">&lt;f0&gt;</bpt>甲<ept i="0">&lt;/f0&gt;</ept>',
    "<bpt i='1' type='bold'>{}</bpt>甲<ept i='1'>{}</ept>乙<ph type='fmt'>{}</ph>",
    '<ph x="1">&lt;mq:ch val="&amp;#9;" /&gt;</ph>甲',
    '甲<bpt i="1" type="bold"/>乙<ept i="1"/><ph type="lb" x="2" assoc="p"/>',
    '<ut x="1">{\\b </ut>甲<ut>}</ut>',
    '<it pos="begin" x="1">&lt;i&gt;</it>甲<it pos="end" type="italic">&lt;/i&gt;</it>',
    '<hi type="bold">甲</hi>乙<hi x="2"><hi>丙<ph/></hi></hi>',
    '<ph x="1">&lt;img alt="<sub>图</sub>"/&gt;</ph>甲',
    '<ph>a<sub type="x">b<ph>c</ph><sub>d</sub></sub>e</ph>甲',
    '<bpt i="1" x="1">&lt;b&gt;</bpt><bpt i="2" x="2">&lt;i&gt;</bpt>甲'
    '<ept i="1">&lt;/b&gt;</ept>乙<ept i="2">&lt;/i&gt;</ept>',
    'a &lt; b <ph   x = "1"\n type="link" >\n</ph>\n甲',
    '<ept i="1"/>甲<bpt i="1"/><ept i="1"/><ept i="1"/>',
    '<ph xml:lang="zh" foo="&quot;" x="&amp;">{1}</ph>甲<ph datatype="html">{2}</ph>',
)
"""Contents of `seg` as programs write them, or as the standard lets them."""
STRANGE = (
    "<hi/>甲", "<ph>甲", "</ph>甲", "<phx/>甲", "<hix>甲</hix>", "<x id='1'/>甲", "<hi>甲",
    '<ph x="1" x="2"/>甲', '<ph a:b="1"/>甲', '<ph xmlns="urn:x"/>甲', '<ph x="\n"/>甲',
    '<ph x="&#10;"/>甲', "<ph x=1/>甲", "<ph>&nbsp;</ph>甲", "<bpt><![CDATA[<b>]]></bpt>甲",
    "<ph><!-- x --></ph>甲", "<item>甲</item>", '<ph x="<"/>甲', '<ph x=">"/>甲', "<hi>甲</ph>",
    "<ph><sub>甲</ph>", "<PH/>甲", "<ph/ >甲", "< ph/>甲", '<it pos="close"/>甲', "]]>",
    f"{'<hi>' * 70}甲{'</hi>' * 70}", f"{'<ph/>' * 300}甲", "<sub>甲</sub>", "</tuv><tuv>",
)  # fmt: skip
UNITS = (
    '<tu tuid="1" changeid="李"><prop type="x-document">文.docx</prop><tuv xml:lang="zh-CN"><seg>'
    '{}</seg></tuv>\n<tuv xml:lang="en"><seg>{}</seg></tuv></tu>\n',
    '<tu><tuv lang="EN"><prop type="x"/><seg>{1}</seg></tuv><tuv lang="FR"><seg>texte</seg></tuv>'
    '<tuv lang="ZH"><seg>{0}</seg></tuv></tu>',
    '<tu><prop type="x-workbench:source.code 1 deletable">yes</prop><tuv xml:lang="zh-TW">'
    '<seg>{}</seg></tuv><tuv xml:lang="en"><seg>{}</seg></tuv></tu>',
)
"""With a hole for either text."""
PLAIN = "法治"


def alike(form: str, contents: Sequence[tuple[str, str]]) -> None:
    """Both ways give the same, whatever unit of a form comes first."""
    text = "".join(form.format(*each) for each in contents)
    assert told(behind("", text)) == told(behind(REMARK, text))


@pytest.mark.parametrize("form", UNITS, ids=range(len(UNITS)))
@pytest.mark.parametrize("content", TOOLS)
def test_codes_of_programs_are_read_alike_both_ways(form: str, content: str) -> None:
    other = content.replace("甲", "law ").replace("乙", "rule")
    plain, both = (PLAIN, "law"), (content, other)
    alike(form, [both, both, plain, both, (content, "law"), (PLAIN, other), both])


@pytest.mark.parametrize("form", UNITS, ids=range(len(UNITS)))
@pytest.mark.parametrize("strange", STRANGE)
def test_what_is_strange_is_read_or_told_alike_both_ways(form: str, strange: str) -> None:
    both = TOOLS[0], "<bpt i='1'>{}</bpt>law<ept i='1'>{}</ept>"
    alike(form, [both, (strange, strange), both, (PLAIN, strange), both])


NAMES = st.sampled_from(["bpt", "ept", "ph", "it", "ut", "hi"])
TEXTS = st.sampled_from(
    ["", "甲", "law", "&lt;b&gt;", "&lt;/b&gt;", "{}", "&amp;", " ", "\n", "😀"]
)
GIVEN = (
    ("i", "1"), ("i", "2"), ("x", "1"), ("x", "2"), ("type", "bold"), ("type", "x"),
    ("type", "link"), ("pos", "begin"), ("pos", "end"), ("assoc", "b"),
)  # fmt: skip
ATTRIBUTES = st.sets(st.sampled_from(GIVEN), max_size=3).map(
    lambda pairs: "".join(f' {name}="{value}"' for name, value in dict(pairs).items())
)


def _element(name: str, attributes: str, content: str) -> str:
    return f"<{name}{attributes}>{content}</{name}>"


def _contents(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    elements = st.builds(_element, NAMES, ATTRIBUTES, inner)
    within = st.builds(
        _element, st.just("ph"), ATTRIBUTES, st.builds("<sub>{}</sub>".format, inner)
    )
    return st.lists(elements | within | TEXTS, max_size=5).map("".join)


CONTENTS = st.recursive(TEXTS, _contents, max_leaves=8)


@given(CONTENTS)
def test_a_text_with_codes_is_that_of_a_parser(content: str) -> None:
    segment = Segment(elements_of(f"<seg>{content}</seg>".encode(), b"<unit>", "utf-8")[0])
    try:
        found = read_coded(content)
    except NotPlain:
        return
    assert found == (segment.text, segment.codes)


@given(st.sampled_from(UNITS), st.lists(st.tuples(CONTENTS, CONTENTS), min_size=1, max_size=6))
def test_any_codes_are_read_alike_both_ways(form: str, contents: list[tuple[str, str]]) -> None:
    alike(form, contents)


LINKED = (
    '<tu><tuv xml:lang="zh-CN"><seg>见<bpt i="1" type="link">&lt;a href="{0}"&gt;</bpt>法条'
    '<ept i="1">&lt;/a&gt;</ept>第{0}条</seg></tuv><tuv xml:lang="en"><seg>'
    '<bpt i="7" type="link">&lt;a href="{0}"&gt;</bpt>Article {0}<ept i="7">&lt;/a&gt;</ept>'
    "</seg></tuv></tu>\n"
)


def test_units_with_other_codes_are_read_by_one_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    learned: list[int] = []
    learn = _tmx_shapes.Shapes.learn

    def counted(shapes: _tmx_shapes.Shapes, end: int) -> None:
        learned.append(end)
        learn(shapes, end)

    monkeypatch.setattr(_tmx_shapes.Shapes, "learn", counted)
    found = good(read(FORMAT, f"{HEAD}{''.join(map(LINKED.format, range(1, 10)))}{FOOT}"))
    assert len(learned) == 1
    assert found == [
        pair(
            f"见法条第{number}条",
            f"Article {number}",
            source_codes=_link(number, 1, 3),
            target_codes=_link(number, 0, 9),
        )
        for number in range(1, 10)
    ]


def _link(number: int, start: int, end: int) -> tuple[Code, ...]:
    return (
        Code(
            number=1,
            kind=CodeKind.OPEN,
            offset=start,
            markup=Markup.LINK,
            data=f'<a href="{number}">',
        ),
        Code(number=1, kind=CodeKind.CLOSE, offset=end, markup=Markup.LINK, data="</a>"),
    )


def test_codes_answer_to_each_other_by_their_data_in_each_unit() -> None:
    first, second = "<ph>{1}</ph>", "<ph>{2}</ph>"
    alike(
        UNITS[0],
        [
            (f"{first}甲{second}", f"{first}a{second}"),
            (f"{first}甲{second}", f"{second}a{first}"),
            (f"{first}甲{first}", f"{first}a{second}"),
            (f"{second}甲{first}", f"{second}a{first}"),
            (
                "<ph>&lt;br/&gt;</ph>甲<ph>&lt;img/&gt;</ph>",
                "<ph>&lt;img&gt;</ph>a<ph>&lt;br&gt;</ph>",
            ),
        ],
    )
