"""TBX files held against their rules, and the rules against the published schemas."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from tests.formats.mutated_xml import DATA, dtd, mutated
from tests.formats.tbx_schemas import SCHEMAS
from tests.formats.validity import against, faults_of, validated
from workbench.errors import UnreadableFile
from workbench.formats._validity_tbx_2_grammar import grammar
from workbench.formats._validity_tbx_3_grammar import grammar_of
from workbench.formats.tbx import FORMAT
from workbench.model.validity import Standard

FULL_2, FULL_3 = DATA / "validity" / "full-2.tbx", DATA / "validity" / "full-3.tbx"
NAMESPACE = "urn:iso:std:iso:30042:ed-2"
MODULES = (
    ' xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"'
    ' xmlns:l="http://www.tbxinfo.net/ns/linguist"'
)


UNKNOWN = "1 ! the data categories {} are not known: the structure alone was looked at"


def tbx(body: str, dialect: str = "TBX-Basic", style: str = "dca", back: str = "") -> str:
    return (
        f'<tbx type="{dialect}" style="{style}" xml:lang="en" xmlns="{NAMESPACE}"{MODULES}>'
        "<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>\n"
        f"<text><body>\n{body}\n</body>{back}</text></tbx>"
    )


def entry(of_entry: str = "", of_language: str = "", of_term: str = "") -> str:
    return (
        f'<conceptEntry id="c1">{of_entry}\n<langSec xml:lang="zh-Hans">{of_language}\n'
        f"<termSec><term>法治</term>{of_term}</termSec></langSec></conceptEntry>"
    )


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (entry(), []),
        ("", ["2 <body> has no <conceptEntry>"]),
        ('<conceptEntry id="c1"/>', ["3 <conceptEntry> has no <langSec>"]),
        (
            entry(of_term='<descrip type="context">x</descrip>\n<termNote type="termType"/>'),
            [
                "6 <termNote> must stand before <descrip> in <termSec>",
                "6 termType is '', not fullForm, acronym, abbreviation, shortForm, variant or"
                " phrase",
            ],
        ),
        (entry(of_term="<admin>x</admin>"), ["5 <admin> has no type"]),
        (
            entry('<descripGrp><descrip type="definition">x</descrip></descripGrp>'),
            [],
        ),
        (
            entry('<transacGrp><transac type="theWrongType">x</transac></transacGrp>'),
            [
                "3 TBX-Basic has no 'theWrongType' for <transac>; it has transactionType",
            ],
        ),
        (
            entry(of_language='<descrip type="subjectField">x</descrip>'),
            ["4 subjectField may stand in conceptEntry, not in langSec"],
        ),
        (
            entry('<descripGrp><descrip type="context">x</descrip></descripGrp>'),
            ["3 context may stand in termSec, not in conceptEntry"],
        ),
        (
            entry(of_term='<termNote type="partOfSpeech">名词</termNote>'),
            ["5 partOfSpeech is '名词', not noun, verb, adjective, adverb or other"],
        ),
        (
            entry(of_term='<termNote type="administrativeStatus">preferred</termNote>'),
            [
                "5 administrativeStatus is 'preferred', not preferredTerm-admn-sts,"
                " admittedTerm-admn-sts, deprecatedTerm-admn-sts or supersededTerm-admn-sts"
            ],
        ),
        (
            entry(of_term='<termNote type="register">neutralRegister</termNote>'),
            [
                "5 TBX-Basic has no 'register' for <termNote>; it has administrativeStatus,"
                " partOfSpeech, geographicalUsage, grammaticalGender, termLocation or termType"
            ],
        ),
        (
            entry('<ref type="crossReference" target="c2">x</ref>'),
            ['3 target="c2" is no id in the file and no address with http'],
        ),
        (
            f"{entry()}\n{entry()}",
            ['6 id="c1" stands twice in the file'],
        ),
        (
            entry(
                "<transacGrp><transac type='transactionType'>origination</transac>"
                "<date>31.1.2026</date></transacGrp>"
            ),
            ["3 <date> is '31.1.2026', no date such as 2026-01-31"],
        ),
        (
            entry('<note>a<sc id="s"/>b</note>'),
            [],
        ),
        (
            entry('<note>a<sc id="s" isolated="no"/>b</note><note><ec/></note>'),
            [
                '3 <sc> without its <ec> in the text cannot have isolated="no"',
                "3 <ec> without its <sc> in the text needs an id",
            ],
        ),
        (
            entry('<note>a<sc id="s" isolated="yes"/>b<ec/></note>'),
            [
                '3 <sc> with its <ec> in the text cannot have isolated="yes"',
                "3 <ec> has no startRef, though its <sc> is in the text",
            ],
        ),
        (
            '<conceptEntry id="c"><langSec xml:lang="zh"><termSec><term/></termSec></langSec>\n'
            '<langSec xml:lang="zh"><termSec><term>法</term></termSec></langSec></conceptEntry>',
            [
                "3 ! <term> is empty",
                "4 ! the entry has two sections in zh; its terms belong into one",
            ],
        ),
        (
            entry("<min:subjectField>法律</min:subjectField>"),
            [
                "3 <min:subjectField> may not stand in <conceptEntry>; there may be <descrip>,"
                " <descripGrp>, <admin>, <adminGrp>, <note>, <ref>, <transacGrp>, <xref> and others"
            ],
        ),
    ],
)
def test_categories_as_attributes(body: str, found: list[str]) -> None:
    assert validated(FORMAT, tbx(body)) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            entry(
                "<min:subjectField>法律</min:subjectField>"
                "<descripGrp><basic:definition>x</basic:definition><basic:source>y</basic:source>"
                "</descripGrp><transacGrp><basic:transactionType>origination"
                "</basic:transactionType><date>2026-01-31</date></transacGrp>",
                of_term="<basic:context>x</basic:context><min:partOfSpeech>noun</min:partOfSpeech>",
            ),
            [],
        ),
        (
            entry(of_term="<min:subjectField>法律</min:subjectField>"),
            ["5 subjectField may stand in conceptEntry, not in termSec"],
        ),
        (
            entry(of_term="<basic:termType>word</basic:termType>"),
            [
                "5 termType is 'word', not fullForm, acronym, abbreviation, shortForm, variant or"
                " phrase"
            ],
        ),
        (
            entry(of_term="<min:externalCrossReference>x</min:externalCrossReference>"),
            ["5 <min:externalCrossReference> has no target"],
        ),
        (
            entry(of_term='\n<termNote type="termType">acronym</termNote>'),
            [
                "6 <termNote> may not stand in <termSec>; there may be <term>,"
                " <min:administrativeStatus>, <min:partOfSpeech>, <basic:geographicalUsage>,"
                " <basic:grammaticalGender>, <basic:termLocation>, <basic:termType>, <termNoteGrp>"
                " and others"
            ],
        ),
    ],
)
def test_categories_as_elements(body: str, found: list[str]) -> None:
    assert validated(FORMAT, tbx(body, style="dct")) == found


def test_dialects_have_more_or_less() -> None:
    body = entry(of_term='<termNote type="register">neutralRegister</termNote>')
    verdicts = {
        dialect: validated(FORMAT, tbx(body, dialect))
        for dialect in ("TBX-Linguist", "TBX-Core", "TBX-Min", "TBX-Ours")
    }
    assert verdicts == {
        "TBX-Linguist": [],
        "TBX-Core": ["5 ! TBX-Core has no 'register' for <termNote>"],
        "TBX-Min": [
            "5 TBX-Min has no 'register' for <termNote>; it has administrativeStatus or"
            " partOfSpeech"
        ],
        "TBX-Ours": [UNKNOWN.format("of TBX-Ours")],
    }
    own = '<o:weight xmlns:o="urn:own">3</o:weight>'
    assert validated(FORMAT, tbx(entry(own), "TBX-Ours", "dct")) == [UNKNOWN.format("of TBX-Ours")]
    assert len(validated(FORMAT, tbx(entry(own), "TBX-Ours"))) == 2
    source = '<admin type="source">s</admin>'
    assert validated(FORMAT, tbx(entry(source), "TBX-Min")) == [
        "3 TBX-Min has no 'source' for <admin>; it has customerSubset"
    ]


def test_a_group_that_a_dialect_has_nothing_for() -> None:
    assert validated(FORMAT, tbx(entry("<transacGrp/>"), "TBX-Min", "dct")) == [
        "3 <transacGrp> has nothing that it could hold here"
    ]


def test_what_stands_before_the_body_and_of_which_kind_the_file_is() -> None:
    data = tbx(entry()).replace("<body>", '\n<admin type="x">a</admin><body>', 1)
    assert validated(FORMAT, data) == [
        "3 <admin> may not stand in <text>; there may be <body> and <back>"
    ]
    wrong = tbx(entry(), "Basic").replace('style="dca"', 'style="DCA"')
    assert validated(FORMAT, wrong) == [
        '1 type="Basic" of <tbx> is not one of TBX-Core, TBX-Min, TBX-Basic, TBX-Linguist or'
        " another name that begins with TBX-",
        '1 style="DCA" of <tbx> is not one of dca, dct',
    ]
    assert validated(FORMAT, tbx(entry()).replace(f' xmlns="{NAMESPACE}"', "")) == [
        f"1 <tbx> is of no namespace, but must be of {NAMESPACE!r} (xmlns);"
        " nothing after it was looked at"
    ]


def test_version_2() -> None:
    data = FULL_2.read_text(encoding="utf-8")
    assert validated(FORMAT, data) == []
    assert validated(FORMAT, data.replace("<term>法治政府</term>", "")) == [
        "23 <tig> has no <term>"
    ]
    assert validated(FORMAT, data.replace('id="c2"', 'id="c1"')) == [
        '23 id="c1" stands twice in the file',
        '15 target="c2" is no id in the file and no address with http',
    ]


def test_what_it_says_that_it_is(tmp_path: Path) -> None:
    assert FORMAT.identify is not None
    assert FORMAT.identify(FULL_3) == Standard(name="TBX", version="TBX-Linguist, DCA")
    assert FORMAT.identify(FULL_2) == Standard(name="TBX", version="2")
    other = tmp_path / "a.tbx"
    other.write_text("<tmx/>")
    with pytest.raises(UnreadableFile, match=r"a.tbx is no TBX file: it begins with <tmx>, not <t"):
        FORMAT.identify(other)


def test_files_with_everything_have_no_fault() -> None:
    assert FORMAT.validate is not None
    assert [*FORMAT.validate(FULL_2), *FORMAT.validate(FULL_3)] == []


def test_the_samples_of_the_dialects_are_valid() -> None:
    samples = sorted(SCHEMAS.rglob("*_VALID.tbx"))
    if not samples:
        pytest.skip("the dialects of TBX are not beside the repository")
    assert FORMAT.validate is not None
    for sample in samples:
        assert [fault for fault in FORMAT.validate(sample) if not fault.is_warning] == []
    assert len(samples) >= 7


@given(mutated(FULL_2))
def test_version_2_is_that_of_the_definition(data: bytes) -> None:
    path = SCHEMAS / "tbx" / "TBXcoreStructV02.dtd"
    if not path.is_file():
        pytest.skip("the schemas of TBX are not beside the repository")
    is_valid = dtd(path).validate(etree.fromstring(data))
    structural = [each for each in against(grammar(), data) if '" of <' not in each]
    found = faults_of(data, FORMAT.validate)
    assert (not is_valid) <= any(not fault.is_warning for fault in found)
    assert bool(structural) <= (not is_valid), structural


@given(mutated(FULL_3))
def test_version_3_is_that_of_the_schema(data: bytes) -> None:
    path = SCHEMAS / "tbx" / "TBXcoreStructV03.rng"
    if not path.is_file():
        pytest.skip("the schemas of TBX are not beside the repository")
    root = etree.fromstring(data)
    schema = etree.RelaxNG(etree.parse(path))
    is_valid = schema.validate(root)
    structural = against(grammar_of("TBX-Linguist", "dca"), data)
    structural = [each for each in structural if "language tag" not in each]
    found = faults_of(data, FORMAT.validate)
    assert (not is_valid) <= any(not fault.is_warning for fault in found)
    assert bool(structural) <= (not is_valid), structural
