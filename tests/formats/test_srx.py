"""Segmentation rules as SRX: what is read, what is written, what is refused."""

import io
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from workbench.errors import UnreadableFile
from workbench.formats.srx import read_segmentation, segmentation_of, write_segmentation
from workbench.model.segmentation import (
    FormatHandles,
    LanguageMap,
    LanguageRules,
    SegmentationRule,
    SegmentationRules,
)

SCHEMAS = Path(__file__).parents[3] / "shared" / "data" / "schemas"
XML = "xliff2.1/informativeCopiesOf3rdPartySchemas/w3c/xml.xsd"

RULES = SegmentationRules(
    languages=(
        LanguageRules(
            name="中文",
            rules=(
                SegmentationRule(is_break=False, before=r"第\d+條。", after=r"[^\p{Lu}]"),
                SegmentationRule(is_break=True, before="[；;]"),
            ),
        ),
        LanguageRules(name="any", rules=(SegmentationRule(is_break=True, after=r"\n"),)),
    ),
    maps=(
        LanguageMap(pattern="[Zz][Hh].*", name="中文"),
        LanguageMap(pattern=".*", name="any"),
    ),
    cascades=True,
    segments_subflows=False,
    formats=FormatHandles(start=True, end=False, isolated=True),
    extensions=('<x:options xmlns:x="urn:other" trim="yes">甲 &amp; 乙</x:options>',),
)

FIRST = """<?xml version="1.0"?>
<!DOCTYPE srx PUBLIC "-//SRX//DTD SRX//EN" "srx.dtd">
<srx version="1.0">
 <header segmentsubflows="yes"><formathandle type="start" include="no"/></header>
 <body>
  <languagerules>
   <languagerule languagerulename="Default">
    <rule break="no"><beforebreak>\\b<!-- a title -->Dr\\.</beforebreak></rule>
    <rule><beforebreak>[.?!]+</beforebreak><afterbreak>\\s</afterbreak></rule>
   </languagerule>
  </languagerules>
  <maprules>
   <maprule maprulename="one"><languagemap languagepattern="EN.*" languagerulename="Default"/>
   </maprule>
   <maprule maprulename="two"><languagemap languagepattern=".*" languagerulename="Default"/>
   </maprule>
  </maprules>
 </body>
</srx>"""


def written(rules: SegmentationRules) -> bytes:
    out = io.BytesIO()
    write_segmentation(rules, out)
    return out.getvalue()


@cache
def schema() -> etree.XMLSchema:
    if not (SCHEMAS / "srx").is_dir():
        pytest.skip("the schema of SRX is not beside the repository")
    tree = etree.parse(SCHEMAS / "srx" / "srx20.xsd")
    for each in tree.iter("{http://www.w3.org/2001/XMLSchema}import"):
        each.set("schemaLocation", (SCHEMAS / XML).as_uri())
    return etree.XMLSchema(tree)


def test_rules_read_back_and_are_valid(tmp_path: Path) -> None:
    path = tmp_path / "规则.srx"
    path.write_bytes(written(RULES))
    assert read_segmentation(path) == RULES
    schema().assertValid(etree.parse(path))


_text = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\t\n\r<&>\"']"),
    max_size=9,
)
_rule = st.builds(SegmentationRule, is_break=st.booleans(), before=_text, after=_text)
_groups = st.lists(
    st.builds(LanguageRules, name=_text, rules=st.lists(_rule, min_size=1, max_size=4).map(tuple)),
    min_size=1,
    max_size=3,
    unique_by=lambda group: group.name,
)


@st.composite
def any_rules(draw: st.DrawFn) -> SegmentationRules:
    groups = draw(_groups)
    names = st.sampled_from([group.name for group in groups])
    maps = st.lists(st.builds(LanguageMap, pattern=_text, name=names), min_size=1, max_size=4)
    return SegmentationRules(
        languages=tuple(groups),
        maps=tuple(draw(maps)),
        cascades=draw(st.booleans()),
        segments_subflows=draw(st.booleans()),
        formats=draw(
            st.builds(FormatHandles, start=st.booleans(), end=st.booleans(), isolated=st.booleans())
        ),
        extensions=draw(st.sampled_from([(), RULES.extensions, RULES.extensions * 2])),
    )


@given(rules=any_rules())
def test_any_rules_read_back_and_are_valid(rules: SegmentationRules) -> None:
    data = written(rules)
    assert segmentation_of(data, "规则.srx") == rules
    schema().assertValid(etree.fromstring(data))


def test_the_first_version_is_read() -> None:
    rules = (
        SegmentationRule(is_break=False, before=r"\bDr\."),
        SegmentationRule(is_break=True, before="[.?!]+", after=r"\s"),
    )
    assert segmentation_of(FIRST.encode(), "old.srx") == SegmentationRules(
        languages=(LanguageRules(name="Default", rules=rules),),
        maps=(
            LanguageMap(pattern="EN.*", name="Default"),
            LanguageMap(pattern=".*", name="Default"),
        ),
    )


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "big5"])
def test_other_encodings_are_read(encoding: str) -> None:
    text = written(RULES).decode().replace("UTF-8", encoding).replace("乙", "丙")
    found = segmentation_of(text.encode(encoding), "规则.srx")
    assert found.languages == RULES.languages


def changed(old: str, new: str) -> str:
    text = written(RULES).decode()
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "规则.srx, line 1: "),
        ("<tmx/>", "line 1: a file of segmentation rules begins with <srx>"),
        (changed('version="2.0"', 'version="3.0"'), "line 2: SRX '3.0' is not known"),
        (changed("<body>", "<boxes>"), "mismatch"),
        ('<srx version="2.0"><header/></srx>', "line 1: <srx> has no <body>"),
        (changed('break="no"', 'break="maybe"'), "line 12: break is 'maybe', not yes or no"),
        (changed('languagerulename="any"/>', 'languagerulename="x"/>'), "'x' is not there"),
        (changed('"any">', '"中文">'), "line 21: the language rule '中文' is there twice"),
        (changed("<languagemap languagepattern=", "<languagemap x="), "has no languagepattern"),
        (changed('type="end"', 'type="start"'), "'start' is not known, or there twice"),
        (changed("<beforebreak>", "<beforebreak><b/>"), "<beforebreak> holds other elements"),
        (changed("<afterbreak>", "<beforebreak/><afterbreak>"), "a rule has several <beforebreak>"),
        (
            '<!DOCTYPE srx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
            '<srx version="2.0"><header>&b;</header></srx>',
            "declares its own entities",
        ),
        (
            '<!DOCTYPE srx [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
            '<srx version="2.0"><header/><body>&a;</body></srx>',
            "declares its own entities",
        ),
        ('<!DOCTYPE srx SYSTEM "http://example.org/srx.dtd"><srx>&x;</srx>', "entity"),
        (f'<srx version="2.0">{"<a>" * 300}', "line 1: "),
    ],
)  # fmt: skip
def test_what_is_no_such_file_is_refused_with_the_line(text: str, fault: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        segmentation_of(text.encode(), "规则.srx")
    assert fault in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_is_too_large_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="larger than 8 MiB"):
        segmentation_of(b" " * ((8 << 20) + 1), "规则.srx")


def test_too_many_rules_are_refused() -> None:
    many = LanguageRules(name="多", rules=(SegmentationRule(is_break=True),) * 5_001)
    rules = SegmentationRules(languages=(many,), maps=())
    with pytest.raises(UnreadableFile, match="more than 5,000 rules"):
        segmentation_of(written(rules), "规则.srx")
