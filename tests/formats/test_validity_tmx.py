"""TMX files held against their rules, and the rules against the published definitions."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.formats.mutated_xml import DATA, SCHEMAS, dtd, mutated
from tests.formats.validity import against, validated
from workbench.errors import UnreadableFile
from workbench.formats._validity_tmx_grammar import VERSIONS, grammar_of
from workbench.formats.tmx import FORMAT
from workbench.model.validity import Standard

KIT = DATA / "tmx-kit"
FULL = DATA / "validity" / "full.tmx"
DTDS = {version: SCHEMAS / "tmx" / f"tmx{version.replace('.', '')}.dtd" for version in VERSIONS}
DTDS["1.4"] = DATA / "tmx14.dtd"
HEADER = (
    '<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="x"'
    ' adminlang="en" srclang="zh-CN" datatype="plaintext"/>\n'
)
ZH, EN = (
    '<tuv xml:lang="zh-CN"><seg>依法治国</seg></tuv>',
    '<tuv xml:lang="en"><seg>rule of law</seg></tuv>',
)


def tmx(body: str, version: str = "1.4") -> str:
    return f'<tmx version="{version}">{HEADER}<body>\n{body}\n</body></tmx>'


def seg(zh: str, en: str) -> str:
    return (
        f'<tu><tuv xml:lang="zh-CN"><seg>{zh}</seg></tuv>\n'
        f'<tuv xml:lang="en"><seg>{en}</seg></tuv></tu>'
    )


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"<tu>{ZH}{EN}</tu>", []),
        (seg("<bpt i='1' x='1'/>法<ept i='1'/>", "<bpt i='1' x='1'/>law<ept i='1'/>"), []),
        ("<tu/>", ["3 <tu> has no <tuv>"]),
        (f"<tu>{ZH}\n<note/>{EN}</tu>", ["4 <note> must stand before <tuv> in <tu>"]),
        (
            f"<tu>\n{EN}</tu>",
            ["3 the unit has no <tuv> in zh-CN, which is its source language (srclang)"],
        ),
        (f'<tu srclang="en">{ZH}{EN}</tu>', []),
        (f'<tu srclang="*all*">{EN}{ZH.replace("zh-CN", "fr")}</tu>', []),
        (f"<tu>{ZH}</tu>", ["3 ! the unit has one language only, zh-cn: nothing is translated"]),
        (
            f"<tu>{ZH}{EN}\n{EN}</tu>",
            ["4 ! the unit has en twice; many programs read only one of them"],
        ),
        (
            f"<tu>{ZH.replace('zh-CN', 'zh_CN')}{EN}</tu>",
            [
                '3 xml:lang="zh_CN" of <tuv> is no language tag: write zh-CN',
                "3 the unit has no <tuv> in zh-CN, which is its source language (srclang)",
            ],
        ),
        (
            f'<tu creationdate="2026-01-31" usagecount="many">{ZH}{EN}</tu>',
            [
                '3 creationdate="2026-01-31" of <tu> is no date such as 20260131T093000Z',
                '3 usagecount="many" of <tu> is no whole number',
            ],
        ),
        (
            f'<tu segtype="clause">{ZH}{EN}</tu>',
            ['3 segtype="clause" of <tu> is not one of block, paragraph, sentence, phrase'],
        ),
        (
            seg("<bpt i='1'/>法", "law<ept i='2'/>"),
            [
                '3 <bpt i="1"> has no <ept i="1"> in its <seg>',
                '4 <ept i="2"> closes what no <bpt i="2"> has opened',
            ],
        ),
        (
            seg("<bpt i='1'/><bpt i='1'/>法<ept i='1'/>", "<bpt i='1'/><ept i='1'/><ept i='1'/>"),
            ['3 i="1" stands twice in one <seg>', '4 <bpt i="1"> is closed twice'],
        ),
        (
            seg("<ph x='1'/>法", "law<ph x='2'/>"),
            [
                '3 ! <ph x="1"> does not stand in all texts of the unit',
                '3 ! <ph x="2"> does not stand in all texts of the unit',
            ],
        ),
        (
            "<tu><tuv xml:lang='zh-CN'><seg><ut>x</ut>法</seg></tuv>"
            "<tuv xml:lang='en' lang='en'><seg>law</seg></tuv></tu>",
            [
                "3 ! <ut> is out of date: write <bpt>, <ept>, <it> or <ph>",
                "3 ! lang is out of date: write xml:lang",
            ],
        ),
    ],
)
def test_units(body: str, found: list[str]) -> None:
    assert validated(FORMAT, tmx(body)) == found


def test_elements_newer_than_the_version() -> None:
    unit = seg("<hi>法</hi>", "law")
    assert validated(FORMAT, tmx(unit, "1.3")) == []
    old = unit.replace("xml:lang", "lang")
    assert validated(FORMAT, tmx(old, "1.2")) == []
    assert validated(FORMAT, tmx(old, "1.1")) == [
        "3 <hi> may not stand in <seg>; there may be <bpt>, <ept>, <it>, <ph>, <ut> and <sub>"
    ]
    assert validated(FORMAT, tmx(unit, "1.2"))[:2] == [
        "3 <tuv> has no lang",
        "3 <tuv> may not have xml:lang",
    ]


def test_a_version_that_there_is_not() -> None:
    assert validated(FORMAT, tmx(seg("法", "law"), "2.0")) == [
        '1 version="2.0" of <tmx> is not 1.4'
    ]


def test_the_base_of_an_encoding_of_its_own() -> None:
    ude = '<ude name="own"><map unicode="#xF8FF" code="#xA1"/><map unicode="F8FF"/></ude>'
    data = tmx(seg("法", "law")).replace("/>\n", f">{ude}</header>\n", 1)
    assert validated(FORMAT, data) == [
        "1 a <map> with a code needs the base of its <ude>",
        '1 unicode="F8FF" of <map> is no code such as #xF8FF',
    ]


def test_what_it_says_that_it_is(tmp_path: Path) -> None:
    assert FORMAT.identify is not None
    assert FORMAT.identify(FULL) == Standard(name="TMX", version="1.4")
    other = tmp_path / "page.tmx"
    other.write_text("<html/>")
    with pytest.raises(UnreadableFile, match=r"page.tmx is no TMX file: it begins with <html>"):
        FORMAT.identify(other)


@pytest.mark.parametrize("path", sorted(KIT.glob("*.tmx")), ids=lambda path: path.stem)
def test_the_kit_has_no_fault(path: Path) -> None:
    assert FORMAT.validate is not None
    assert [fault for fault in FORMAT.validate(path) if not fault.is_warning] == []


def _as_version(data: bytes, version: str) -> bytes:
    """A unit as an older version has it."""
    data = data.replace(b'version="1.4"', f'version="{version}"'.encode())
    return data if version >= "1.3" else data.replace(b"xml:lang=", b"lang=")


@pytest.mark.parametrize("version", VERSIONS)
def test_the_grammar_is_that_of_the_definition(version: str) -> None:
    @given(mutated(FULL, ("ut",)))
    def agree(data: bytes) -> None:
        data = _as_version(data, version)
        try:
            root = etree.fromstring(data)
        except etree.XMLSyntaxError:  # an attribute that is twice there under its older name
            return
        root.set("version", root.get("version", version))
        data = etree.tostring(root)
        is_valid = dtd(DTDS[version]).validate(root)
        found = against(grammar_of(version), data)
        structural = [each for each in found if '" of <' not in each]
        assert (not is_valid) <= bool(found), dtd(DTDS[version]).error_log
        assert bool(structural) <= (not is_valid), structural

    agree()


@given(st.binary(max_size=200))
def test_whatever_follows_the_root_is_told(tail: bytes) -> None:
    with suppress(UnreadableFile):
        found = validated(FORMAT, b'<tmx version="1.4">' + tail)
        assert found != [] or b"</tmx" in tail
