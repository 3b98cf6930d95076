"""Data categories that a file beside a termbase declares, or the standard of version 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.tbx_schemas import SCHEMAS
from tests.formats.test_validity_tbx import entry, tbx
from tests.formats.validity import told
from workbench.formats._tbx_categories import BASIC, CATEGORIES, LINGUIST, MIN
from workbench.formats._validity_tbx_declared import module_categories
from workbench.formats.tbx import FORMAT

XCS = """<?xml version="1.0"?>
<!DOCTYPE TBXXCS SYSTEM "tbxxcsdtd.dtd">
<TBXXCS name="ours" version="1" lang="en">
<header><title>Ours</title></header>
<languages><langInfo><langCode>zh</langCode><langName>Chinese</langName></langInfo></languages>
<datCatSet>
<termNoteSpec name="文体" datcatId=""><contents datatype="picklist">公文 口语</contents>
</termNoteSpec>
<descripSpec name="context" datcatId=""><contents/><levels>term</levels></descripSpec>
<descripSpec name="topic" datcatId=""><contents/><levels>termEntry langSet</levels></descripSpec>
</datCatSet></TBXXCS>
"""
MODULE = """<?xml version="1.0"?>
<tbxmd module="ours" ns="urn:ours"><header><title>Ours</title></header><datCatSet>
<termNoteSpec name="genre"><contents datatype="picklist"><value>公文</value>
<value>口语</value></contents>
</termNoteSpec>
<adminSpec name="desk"><levels><level>conceptEntry</level></levels><contents datatype="string"/>
</adminSpec>
</datCatSet></tbxmd>
"""


def martif(term: str, named: str = "", of_entry: str = "") -> str:
    encoding = f'<encodingDesc><p type="XCSURI">{named}</p></encodingDesc>' if named else ""
    return (
        '<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc>'
        f"</fileDesc>{encoding}</martifHeader><text><body>\n"
        f'<termEntry id="c1">{of_entry}<langSet xml:lang="zh"><tig><term>法治</term>{term}</tig>'
        "</langSet></termEntry></body></text></martif>"
    )


def judged(folder: Path, data: str, **beside: str) -> list[str]:
    """What is said of a file with others beside it, whose dots are written as underscores."""
    assert FORMAT.validate is not None
    for name, content in beside.items():
        (folder / name.replace("_", ".")).write_text(content, encoding="utf-8")
    path = folder / "terms.tbx"
    path.write_text(data, encoding="utf-8")
    return told(list(FORMAT.validate(path)))


@pytest.mark.parametrize("named", ["", "TBXXCSV02.xcs", "http://www.lisa.org/tbx/TBXXCSV02.XCS"])
def test_those_of_the_standard_where_a_file_names_no_others(named: str, tmp_path: Path) -> None:
    right = martif(
        '<termNote type="termType">acronym</termNote><descrip type="context">依法</descrip>', named
    )
    assert judged(tmp_path, right) == []
    wrong = martif(
        '<termNote type="termType">短</termNote><termNote type="status">x</termNote>',
        named,
        '<descripGrp><descrip type="context">x</descrip></descripGrp>',
    )
    assert judged(tmp_path, wrong) == [
        "2 context may stand in tig or ntig, not in termEntry",
        "2 termType is '短', not abbreviation, acronym, clippedTerm, commonName, entryTerm,"
        " equation, formula, fullForm, initialism, internationalism, internationalScientificTerm,"
        " logicalExpression or others",
        "2 the standard has no 'status' for <termNote>; it has abbreviatedFormFor, antonymTerm,"
        " etymology, falseFriend, geographicalUsage, grammaticalValency, homograph, lionHotkey,"
        " partOfSpeech, pronunciation, shortFormFor, termLocation or others",
    ]


def test_those_of_an_xcs_file_beside(tmp_path: Path) -> None:
    data = martif(
        '<termNote type="文体">公文</termNote><termNote type="文体">诗</termNote>'
        '<termNote type="termType">acronym</termNote><descrip type="topic">x</descrip>',
        "file:///c:\\terms\\ours.xcs",
        '<descrip type="topic">法</descrip>',
    )
    assert judged(tmp_path, data) == [
        "1 ! the data categories that ours.xcs declares are not known: the structure alone was"
        " looked at"
    ]
    assert judged(tmp_path, data, ours_xcs=XCS) == [
        "2 文体 is '诗', not 公文 or 口语",
        "2 ours.xcs has no 'termType' for <termNote>; it has 文体",
        "2 topic may stand in termEntry or langSet, not in tig",
    ]


@pytest.mark.parametrize("broken", ["", "<TBXXCS>", XCS.replace("TBXXCS ", "other "), XCS[:300]])
def test_a_file_beside_that_declares_nothing(broken: str, tmp_path: Path) -> None:
    data = martif('<termNote type="文体">诗</termNote>', "ours.xcs")
    (found,) = judged(tmp_path, data, ours_xcs=broken)
    assert found.startswith("1 ! the data categories that ours.xcs declares are not known")


def test_those_of_modules_beside(tmp_path: Path) -> None:
    data = tbx(
        entry(
            '<admin type="desk">政法</admin><admin type="customerSubset">x</admin>',
            '<admin type="desk">政法</admin>',
            '<termNote type="genre">诗</termNote>\n<termNote type="style">x</termNote>',
        ),
        "TBX-Ours",
    )
    assert judged(tmp_path, data, ours_tbxmd=MODULE) == [
        "4 desk may stand in conceptEntry, not in langSec",
        "5 genre is '诗', not 公文 or 口语",
        "6 TBX-Ours has no 'style' for <termNote>; it has administrativeStatus, partOfSpeech,"
        " geographicalUsage, grammaticalGender, termLocation, termType, grammaticalNumber,"
        " register, transferComment or genre",
    ]


def test_those_of_modules_beside_as_elements(tmp_path: Path) -> None:
    names = 'xmlns:o="urn:ours"'
    data = tbx(
        entry(f"<o:desk {names}>政法</o:desk>", f"<o:desk {names}>x</o:desk>", f"<o:no {names}/>"),
        "TBX-Ours",
        "dct",
    )
    assert judged(tmp_path, data, ours_tbxmd=MODULE) == [
        "4 desk may stand in conceptEntry, not in langSec",
        "5 the module 'urn:ours' has no 'no'",
    ]


def test_descriptions_of_the_public_modules_say_what_the_table_says(tmp_path: Path) -> None:
    found = {}
    for name in ("min", "basic", "linguist"):
        path = SCHEMAS / "tbx-dialects" / f"TBX_{name}_module" / f"{name.title()}.tbxmd"
        if not path.is_file():
            pytest.skip("the modules of TBX are not beside the repository")
        found |= {each.key: each for each in module_categories(path.with_name("terms.tbx"))}
    ours = {each.key: each for each in CATEGORIES.values() if each.module in (MIN, BASIC, LINGUIST)}
    assert set(found) == set(ours)
    assert {key: set(each.values) for key, each in found.items()} == {
        key: set(each.values) for key, each in ours.items()
    }
