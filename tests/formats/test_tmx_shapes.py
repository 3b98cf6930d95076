"""The quick way through units that are written alike gives what the careful one gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.formats.unit_values import good, pair, read
from workbench.formats import _tmx_shapes
from workbench.formats._tmx_raw import LONGEST
from workbench.formats.tmx import FORMAT
from workbench.model.memory import BadUnit, NewUnit

HEAD = '<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="zh-CN"/><body>\n'
FOOT = "\n</body></tmx>"

ALL = (
    '<tu tuid="\0" changeid="\0" changedate="\0"><prop type="x-document">\0</prop>\n'
    '<prop type="x-origin">\0</prop><prop type="file">\0</prop><tuv xml:lang="zh-CN">'
    '<prop type="x-context-pre">\0</prop><prop type="x-context-post">\0</prop><seg>\1</seg></tuv>'
    '<tuv xml:lang="en"><prop type="x-origin">\0</prop><seg>\1</seg></tuv></tu>',
    '<tu srclang="zh-CN"><prop type="prev">\0</prop><prop type="next">\0</prop><tuv lang="EN-US"'
    ' creationid="\0" creationdate="\0" changeid="\0" changedate="\0"><seg>\1</seg></tuv>\n'
    '<tuv lang="ZH-TW"><seg>\1</seg></tuv></tu>',
    '<tu creationid="\0" creationdate="\0" segtype="\0"><note>\0</note><note>\0</note>'
    '<tuv xml:lang="zh" creationid="\0" creationdate="\0"><seg>\1</seg></tuv>'
    '<tuv xml:lang="en"><seg>\1</seg></tuv></tu>',
    '<tu srclang="en" changeid="\0"><tuv xml:lang="zh-CN"><seg>\1</seg></tuv>'
    '<tuv xml:lang="en" changeid="\0" changedate="\0"><seg>\1</seg></tuv></tu>',
    '<tu changedate="\0"><prop type="x-workbench:tu.changeid">\0</prop>'
    '<prop type="x-workbench:state">\0</prop><prop type="a#2">\0</prop><prop type="a">\0</prop>'
    '<tuv xml:lang="zh-HK" changedate="\0"><seg>\1</seg></tuv>'
    '<tuv xml:lang="en" changedate="\0"><seg>\1</seg></tuv></tu>',
    '<tu srclang="zh-TW"><tuv xml:lang="zh"><seg>\1</seg></tuv>'
    '<tuv xml:lang="en"><seg>\1</seg></tuv></tu>',
    '<tu creationid="\0" creationdate="\0"><tuv xml:lang="en" creationid="\0" creationdate="\0">'
    '<seg>\1</seg></tuv><tuv xml:lang="zh-CN"><prop type="x-document">\0</prop>'
    "<seg>\1</seg></tuv></tu>",
    '<tu><prop type="x-a"/><note /><tuv lang="EN-GB" changeid="\0"><seg>\1</seg></tuv>\n'
    '<tuv lang="FR" changeid="\0" creationdate="\0"><note>\0</note><seg>\1</seg></tuv>\n'
    '<tuv lang="ZH-CN"><seg>\1</seg></tuv></tu>',
    '<tu><tuv xml:lang="de"><seg>\1</seg></tuv><tuv xml:lang="zh"><seg>\1</seg></tuv>'
    '<tuv><seg>\1</seg></tuv><tuv xml:lang="en"><seg>\1</seg></tuv></tu>',
    '<tu><tuv xml:lang="zh-TW"><seg>\1</seg></tuv><tuv xml:lang="zh"><seg>\1</seg></tuv>'
    '<tuv xml:lang="en"><seg>\1</seg></tuv><tuv xml:lang="en-GB"><seg>\1</seg></tuv></tu>',
    '<tu><prop type="created_by">\0</prop><tuv xml:lang="en"><prop type="filename">\0</prop>'
    '<seg>\1</seg></tuv><tuv xml:lang="zh-cmn-Hans-CN"><seg>\1</seg></tuv></tu>',
)
"""Units with \0 where a value stands, and \1 where a text does."""
GOOD, GOOD_TEXT = "20240301T083000Z", "法治"
VALUES = (
    "", "MT", " mt! ", "李译", "A &amp; B", "2024", "&quot;", "&amp;", "20240101T000000Z",
    "&lt;seg&gt;甲&lt;/seg&gt;", "&lt;seg&gt;a&amp;amp;b&lt;/seg&gt;", "&lt;seg&gt;&lt;/seg&gt;",
    "&lt;seg&gt;a &lt; b&lt;/seg&gt;", "&lt;seg&gt;&lt;ph&gt;x&lt;/ph&gt;乙&lt;/seg&gt;",
    "\ue0000.",
)  # fmt: skip
STRANGE = ("&nbsp;", "&#10;", "a\nb", "\t", "]]>", "<!-- x -->", "\u2028", "\x01")
TEXTS = ("總統", "", " ", "a&amp;b", "&lt;b&gt;", "]", "x" * 500_001)


def unit_of(shape: str, hole: int = -1, value: str = "") -> str:
    """A unit with a value in one of its holes, and good ones in the others."""
    pieces = re.split("([\0\1])", shape)
    for number, at in enumerate(range(1, len(pieces), 2)):
        good = GOOD if pieces[at] == "\0" else GOOD_TEXT
        pieces[at] = value if number == hole else good
    return "".join(pieces)


def files(shape: str) -> Iterator[list[str]]:
    """Units of a shape with every value in every hole, between good ones."""
    holes = re.findall("[\0\1]", shape)
    plain = unit_of(shape)
    for hole, kind in enumerate(holes):
        values = VALUES if kind == "\0" else TEXTS
        yield [each for value in values for each in (unit_of(shape, hole, value), plain)]
        for value in STRANGE:
            yield [plain, unit_of(shape, hole, value), plain]


def told(found: list[NewUnit | BadUnit]) -> list[object]:
    """Units with the order of their properties."""
    return [(unit, list(unit.properties)) if isinstance(unit, NewUnit) else unit for unit in found]


REMARK = "<?remark a parser reads what stands behind it?>"


def behind(remark: str, text: str) -> list[NewUnit | BadUnit]:
    """What is read of units that follow another and a remark."""
    return read(FORMAT, f"{HEAD}{unit_of(ALL[0])}{remark}{text}{FOOT}")[1:]


@pytest.mark.parametrize("shape", ALL, ids=range(len(ALL)))
@pytest.mark.parametrize("between", ["", "\n"], ids=["close", "lines"])
def test_the_quick_way_reads_what_the_careful_one_does(shape: str, between: str) -> None:
    for units in files(shape):
        text = between.join([unit_of(shape), *units])
        assert told(behind("", text)) == told(behind(REMARK, text))


def test_a_text_that_is_too_long_is_told_in_any_language() -> None:
    french = "x" * (LONGEST + 1)
    text = "\n".join((unit_of(ALL[7]), unit_of(ALL[7]).replace("<seg>", f"<seg>{french}", 2)))
    assert told(behind("", text)) == told(behind(REMARK, text))
    assert isinstance(behind("", text)[-1], BadUnit)


@pytest.mark.parametrize("shape", [ALL[2], ALL[10]], ids=["plain", "another order"])
def test_a_text_that_is_too_long_is_told_behind_units_of_its_shape(shape: str) -> None:
    plain = unit_of(shape)
    for hole in (i for i, kind in enumerate(re.findall("[\0\1]", shape)) if kind == "\1"):
        text = "\n".join((plain, plain, unit_of(shape, hole, "x" * (LONGEST + 1)), plain))
        found = behind("", text)
        assert told(found) == told(behind(REMARK, text))
        assert [isinstance(each, BadUnit) for each in found] == [False, False, True, False]


def test_units_of_several_shapes_stand_in_one_file() -> None:
    each = "\n".join(unit_of(shape) for shape in ALL)
    text = "\n".join([each] * 3)
    found = behind("", text)
    assert told(found) == told(behind(REMARK, text))
    assert len(found) == 3 * len(behind(REMARK, each))


UNIT = (
    '<tu tuid="{0}" creationdate="2023010{0}T000000Z" changedate="2024010{0}T000000Z"'
    ' changeid="译{0}"><prop type="x-document">文{0}.docx</prop><prop type="client">甲{0}</prop>'
    '<tuv xml:lang="zh-CN"><prop type="x-context-pre">&lt;seg&gt;前{0}&lt;/seg&gt;</prop>'
    '<seg>法治{0}</seg></tuv><tuv xml:lang="en"><seg>law &amp; rule {0}</seg></tuv></tu>\n'
)


def test_units_that_are_written_alike_are_read_by_one_shape(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read_plainly: list[int] = []
    learn = _tmx_shapes.Shapes.learn

    def counted(shapes: _tmx_shapes.Shapes, end: int) -> None:
        read_plainly.append(end)
        learn(shapes, end)

    monkeypatch.setattr(_tmx_shapes.Shapes, "learn", counted)
    found = good(read(FORMAT, f"{HEAD}{''.join(map(UNIT.format, range(1, 10)))}{FOOT}"))
    assert len(read_plainly) == 1
    assert found == [
        pair(
            f"法治{number}",
            f"law & rule {number}",
            author=f"译{number}",
            time=f"2024-01-0{number}T00:00:00Z",
            document=f"文{number}.docx",
            before=f"前{number}",
            properties={
                "tu.tuid": str(number),
                "tu.creationdate": f"2023010{number}T000000Z",
                "tu.prop:client": f"甲{number}",
            },
        )
        for number in range(1, 10)
    ]


@pytest.mark.parametrize("tag", ['<prop type=""">', '<prop type="client" ">'])
def test_a_tag_with_an_odd_quote_is_a_fault_with_its_line(tag: str) -> None:
    unit = UNIT.format(1).replace('<prop type="client">', tag)
    (found,) = read(FORMAT, f"{HEAD}{unit}{FOOT}")
    assert isinstance(found, BadUnit)
    assert found.line == 3
