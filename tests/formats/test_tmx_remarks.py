"""Comments between units and CDATA sections: the quick way gives what a parser gives."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.test_tmx_shapes import FOOT, HEAD, told
from tests.formats.unit_values import good, pair, read
from workbench.formats import _tmx_run
from workbench.formats._tmx_batches import Batch, batches, boundaries
from workbench.formats.tmx import FORMAT
from workbench.model.memory import BadUnit

UNIT = (
    '<tu tuid="1"><tuv xml:lang="zh-CN"><seg>{}</seg></tuv>\n'
    '<tuv xml:lang="en"><seg>law</seg></tuv></tu>'
)
PLAIN, CDATA = UNIT.format("法治"), UNIT.format("<![CDATA[<b>法</b> & ]] 治]]>")
PIECES = (
    PLAIN, PLAIN, PLAIN, CDATA, "<!-- 注 -->", "<!-- 注\n<tu>\n</tu> -->", "\n", " ", "<!--", "-->",
    "--", "<!-- a -- b -->", "<!-- a --->", "<![CDATA[", "]]>", "<![CDATA[ ]]>", "<tu/>", "<tu>",
    "</tu>", "</tu >", "甲", '<tu a="', '">', "<!-- <![CDATA[ -->", "<![CDATA[ <!-- ]]>", "<seg>",
    UNIT.format("法<![CDATA[治]]>"), UNIT.format("<!-- 注 -->法"), UNIT.format("法<!-- \n -->"),
    UNIT.format("<ph x='>'><![CDATA[<b>]]></ph>法<![CDATA[治]]><bpt>a</bpt>"), UNIT.format("]]"),
    UNIT.format("&am<![CDATA[p;]]>"), UNIT.format("<ph a='<![CDATA[x]]>'/>"), "]]", "<?a ", "?>",
    UNIT.format("法</seg><!-- 注\n注 --><seg>"), UNIT.replace("<tuv", "<!-- 注 --><tuv"), "<prop>",
    UNIT.replace("</tuv>", "<!-- 注\n --></tuv>").format("法"), UNIT.replace('"', "'").format("法"),
    UNIT.format("<![CDATA[<!-- 注 -->]]>"), UNIT.format(""), UNIT.format("<![CDATA[]]>"), "</seg>",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_both_ways_give_the_same_units_and_faults(text: str) -> None:
    file = f"{HEAD}{PLAIN}{text}{FOOT}"
    quick = read(FORMAT, file)
    with patch.object(_tmx_run, "plain_text", return_value=None):
        careful = read(FORMAT, file)
    assert told(quick) == told(careful)


@given(st.lists(st.sampled_from(PIECES), max_size=9), st.integers(1, 40))
def test_a_file_is_cut_behind_a_unit_that_nothing_hides(pieces: list[str], size: int) -> None:
    data = "".join(pieces).encode()
    chunks = (data[at : at + size] for at in range(0, len(data), size))
    found = [each for each in batches(b"", chunks, 1) if isinstance(each, Batch)]
    assert b"".join(each.data for each in found) == data
    end = 0
    for each in found[:-2]:
        end += len(each.data)
        begun, unclosed = boundaries(data[:end])
        assert unclosed == end
        assert any(sign.end == end and not sign.is_opening for sign in begun)


@pytest.mark.parametrize("remark", ["<!-- 注 -->\n", "\n<!-- 1 -->\n<!-- 2\n3 -->", "<!---->"])
def test_units_behind_comments_are_read_without_a_parser(remark: str) -> None:
    text = "".join(f"{remark}{UNIT.format(number)}" for number in range(5))
    with patch.object(_tmx_run, "elements_of", side_effect=AssertionError):
        found = good(read(FORMAT, f"{HEAD}{text}\n{FOOT}"))
    expected = [pair(str(number), "law", properties={"tu.tuid": "1"}) for number in range(5)]
    assert found == expected


@pytest.mark.parametrize(
    "unit",
    [
        UNIT.replace("</tuv>", "<!-- 注 --></tuv>").format("法<![CDATA[治]]>"),
        UNIT.replace("</seg>", "</seg><!-- 1\n2 -->").format("法治"),
        UNIT.replace('"', "'").format("<![CDATA[法]]>治"),
        UNIT.replace('"1"', "'1'").format("法治"),
    ],
)
def test_sections_comments_and_quotes_need_no_parser(unit: str) -> None:
    with patch.object(_tmx_run, "elements_of", side_effect=AssertionError):
        found = good(read(FORMAT, f"{HEAD}{unit * 3}{FOOT}"))
    assert found == [pair("法治", "law", properties={"tu.tuid": "1"})] * 3


def test_a_whole_text_in_a_section_is_read_without_a_parser() -> None:
    with patch.object(_tmx_run, "elements_of", side_effect=AssertionError):
        found = good(read(FORMAT, f"{HEAD}{CDATA}{PLAIN}{FOOT}"))
    assert found == [
        pair("<b>法</b> & ]] 治", "law", properties={"tu.tuid": "1"}),
        pair("法治", "law", properties={"tu.tuid": "1"}),
    ]


def test_a_fault_behind_comments_and_sections_is_told_with_its_line() -> None:
    broken_text = UNIT.format("<![CDATA[法\n治]]>")
    text = f"{PLAIN}\n<!-- 1\n2\n-->\n{broken_text}\n<tu><x></tu>"
    found = read(FORMAT, f"{HEAD}{text}{FOOT}")[-1]
    assert found == BadUnit(line=11, fault="a tag closes another element than the one that is open")


HOSTILE = (
    "<ph>" * 200_000,
    "<ph><it><bpt>" * 100_000,
    "<hi>" * 200_000,
    "<ph/>" * 200_000,
    "<![CDATA[" * 100_000 + "]]>",
    "</seg><seg><![CDATA[" * 50_000 + "]]>",
    "<!--" * 200_000 + "-->",
    "</tu><!--" * 30_000 + "-->",
    "<ph" + " " * 500_000 + ">",
    "<ph>" + "<sub>" * 50_000 + "</ph>",
    "<" * 400_000,
    "<ph" * 100_000,
)


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_never_closed_takes_no_time(content: str) -> None:
    coded = UNIT.format("法<ph>x</ph>治")
    for before in (PLAIN, f"{coded}{coded}"):
        found = read(FORMAT, f"{HEAD}{before}{UNIT.format(content)}{PLAIN}{FOOT}")
        assert any(isinstance(each, BadUnit) for each in found)
