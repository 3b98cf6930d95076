from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.tbx_schemas import SCHEMAS, faults
from tests.formats.term_values import come_back, concepts, read, unordered, written
from workbench.errors import UnreadableFile
from workbench.formats._tbx_concept import NO_CHINESE, NO_ENGLISH
from workbench.formats._tbx_elements import BACK
from workbench.formats.tbx import FORMAT as DCA
from workbench.formats.tbx_dct import FORMAT as DCT
from workbench.model.terms import NewConcept, NewTerm, PartOfSpeech, TermStatus, TermType
from workbench.plugins import Format

STYLES = pytest.mark.parametrize("format", [DCA, DCT], ids=lambda each: each.name)


@STYLES
@given(st.lists(concepts, max_size=4))
def test_what_is_written_is_read_back_and_valid(format: Format, values: list[NewConcept]) -> None:
    found = come_back(format, values)
    data, _ = written(format, *values)
    assert faults(data, "dct" if format is DCT else "dca") == []
    held = [each for each in values if each.in_language("zh")]
    assert list(map(comparable, found)) == list(map(comparable, held))


def comparable(concept: NewConcept) -> NewConcept:
    return replace(unordered(concept), reference="")


MEMOQ = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en-us">
  <martifHeader><fileDesc><sourceDesc><p>memoQ</p></sourceDesc></fileDesc></martifHeader>
  <text><body>
    <termEntry id="7">
      <admin type="conceptOrigin">李译</admin>
      <descrip type="subjectField">law</descrip>
      <descripGrp><descrip type="definition">The power to
          supervise.</descrip><admin type="source">Xinhua</admin></descripGrp>
      <note>see 监察</note>
      <langSet xml:lang="zh-CN">
        <ntig><termGrp>
          <term>监督<hi>权</hi></term>
          <termNote type="partOfSpeech">Noun</termNote>
          <termNote type="pronunciation">jiāndūquán</termNote>
        </termGrp></ntig>
      </langSet>
      <langSet xml:lang="zh-tw"><tig><term>監督權</term></tig></langSet>
      <langSet xml:lang="en">
        <tig>
          <term>power of supervision</term>
          <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
          <descrip type="usageNote">in the Constitution</descrip>
        </tig>
        <tig><term>right of oversight</term>
          <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig>
        <tig><term/></tig>
      </langSet>
    </termEntry>
    <termEntry id="8">
      <langSet xml:lang="en"><tig><term>no Chinese</term></tig></langSet>
    </termEntry>
  </body>
  <back><refObjectList type="respPerson"><refObject id="p1"><item type="fn">李译</item>
  </refObject></refObjectList></back></text>
</martif>
"""


MULTITERM = """<?xml version='1.0' encoding='UTF-16'?><mtf><conceptGrp><concept>17</concept>
<system type="entryClass">0</system>
<transacGrp><transac type="origination">super</transac><date>2021-03-01T11:21:32</date></transacGrp>
<descripGrp><descrip type="Subject">law</descrip></descripGrp>
<descripGrp><descrip type="Definition">Laws above men.</descrip></descripGrp>
<languageGrp><language lang="EN-US" type="English"/><termGrp><term>rule of law</term></termGrp>
<termGrp><term>rule by law</term><descripGrp><descrip type="Status">forbidden</descrip></descripGrp>
</termGrp></languageGrp>
<languageGrp><language lang="ZH-CN" type="Chinese"/><termGrp><term>法治</term></termGrp>
</languageGrp>
</conceptGrp></mtf>"""
MIN = """<TBX dialect="TBX-Min"><header><languages source="zh" target="en"/></header><body>
<entry id="C2"><subjectField>biology</subjectField>
<langGroup xml:lang="zh"><termGroup><term>狗</term><partOfSpeech>noun</partOfSpeech></termGroup>
</langGroup><langGroup xml:lang="en"><termGroup><term>dog</term><termStatus>preferred</termStatus>
<customer>Zoo</customer></termGroup><termGroup><term>cur</term>
<termStatus>notRecommended</termStatus></termGroup></langGroup></entry></body></TBX>"""


def test_the_xml_of_multiterm_is_read() -> None:
    assert read(DCA, MULTITERM.encode("utf-16")) == [
        NewConcept(
            reference="17",
            domain="law",
            definition="Laws above men.",
            terms=(
                NewTerm(language="en-US", text="rule of law"),
                NewTerm(language="en-US", text="rule by law", status=TermStatus.FORBIDDEN),
                NewTerm(language="zh-Hans", text="法治"),
            ),
            properties=(
                ("system:entryClass", "0"),
                ("transac:origination", "super"),
                ("transac:origination/date", "2021-03-01T11:21:32"),
            ),
        )
    ]


def test_the_elder_form_of_the_smallest_dialect_is_read() -> None:
    assert read(DCA, MIN) == [
        NewConcept(
            reference="C2",
            domain="biology",
            terms=(
                NewTerm(language="zh-Hans", text="狗", part_of_speech=PartOfSpeech.NOUN),
                NewTerm(language="en", text="dog", properties=(("admin:customerSubset", "Zoo"),)),
                NewTerm(language="en", text="cur", status=TermStatus.DEPRECATED),
            ),
        )
    ]


@pytest.mark.parametrize(
    ("category", "word", "status", "kept"),
    [
        ("status", "FORBIDDEN", TermStatus.FORBIDDEN, ()),
        ("Term Status", "Rejected", TermStatus.FORBIDDEN, ()),
        ("usage status", "not recommended", TermStatus.DEPRECATED, ()),
        ("status", "VALID", TermStatus.PREFERRED, (("termNote:status", "VALID"),)),
        (
            "statusOfOrder",
            "rejected",
            TermStatus.PREFERRED,
            (("termNote:statusOfOrder", "rejected"),),
        ),
    ],
)
def test_the_standing_of_a_term_in_the_words_of_other_programs(
    category: str, word: str, status: TermStatus, kept: tuple[tuple[str, str], ...]
) -> None:
    entry = (
        "<termEntry><langSet xml:lang='zh'><ntig><termGrp><term>法治</term>"
        f"<termNote type='{category}'>{word}</termNote></termGrp></ntig></langSet></termEntry>"
    )
    (concept,) = read(DCA, tbx(entry))
    assert concept.terms == (
        NewTerm(language="zh-Hans", text="法治", status=status, properties=kept),
    )


def test_a_file_of_version_2_is_read() -> None:
    changes: Counter[str] = Counter()
    assert read(DCA, MEMOQ, changes) == [
        NewConcept(
            reference="7",
            domain="law",
            definition="The power to supervise.",
            note="see 监察",
            terms=(
                NewTerm(
                    language="zh-Hans",
                    text="监督权",
                    reading="jiāndūquán",
                    part_of_speech=PartOfSpeech.NOUN,
                ),
                NewTerm(language="zh-Hant-TW", text="監督權"),
                NewTerm(
                    language="en",
                    text="power of supervision",
                    properties=(("descrip:usageNote", "in the Constitution"),),
                ),
                NewTerm(
                    language="en",
                    text="right of oversight",
                    status=TermStatus.DEPRECATED,
                    properties=(("termNote:administrativeStatus", "supersededTerm-admn-sts"),),
                ),
            ),
            properties=(
                ("admin:conceptOrigin", "李译"),
                ("descrip:definition/admin:source", "Xinhua"),
            ),
        )
    ]
    assert {sentence.format(count) for sentence, count in changes.items() if count} == {
        "terms without any text were left out: 1",
        "concepts without a Chinese term were left out: 1",
        "marks of layout within texts were left out: 1",
        "entries of the back matter (persons, bibliographies) were left out: 1",
    }


def test_what_other_programs_said_goes_back_where_it_came_from() -> None:
    (concept,) = read(DCA, MEMOQ)
    assert come_back(DCA, [concept]) == come_back(DCT, [concept])
    (data, _), (elements, _) = written(DCA, concept), written(DCT, concept)
    assert (faults(data, "dca"), faults(elements, "dct")) == ([], [])
    for line in (
        "<descripGrp>"
        '<descrip type="definition">The power to supervise.</descrip>'
        '<admin type="source">Xinhua</admin></descripGrp>',
        '<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>',
        "<note>[property descrip:usageNote] in the Constitution</note>",
        "<note>[pinyin] jiāndūquán</note>",
        '<termNote type="geographicalUsage">TW</termNote>',
    ):
        assert line in data.decode()
    assert "<basic:geographicalUsage>TW</basic:geographicalUsage>" in elements.decode()


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (  # IATE
            '<termEntry id="IATE-1">'
            '<descripGrp><descrip type="subjectField">LAW</descrip></descripGrp>'
            '<langSet xml:lang="zh"><tig><term>法官</term>'
            '<termNote type="termType">fullForm</termNote>'
            '<descrip type="reliabilityCode">9</descrip></tig></langSet></termEntry>',
            NewConcept(
                reference="IATE-1",
                domain="LAW",
                terms=(
                    NewTerm(
                        language="zh-Hans",
                        text="法官",
                        type=TermType.FULL_FORM,
                        properties=(("descrip:reliabilityCode", "9"),),
                    ),
                ),
            ),
        ),
        (  # Microsoft
            '<termEntry id="27766_1"><langSet xml:lang="en-US"><descripGrp>'
            '<descrip type="definition">What is signed.</descrip></descripGrp><ntig><termGrp>'
            '<term id="27766_2">contract</term><termNote type="partOfSpeech">Proper Noun</termNote>'
            '</termGrp></ntig></langSet><langSet xml:lang="zh-CHS"><ntig><termGrp>'
            "<term>合同</term></termGrp></ntig></langSet></termEntry>",
            NewConcept(
                reference="27766_1",
                definition="What is signed.",
                terms=(
                    NewTerm(
                        language="en-US",
                        text="contract",
                        part_of_speech=PartOfSpeech.PROPER_NOUN,
                    ),
                    NewTerm(language="zh-Hans", text="合同"),
                ),
                properties=(("langSec", "en-US"),),
            ),
        ),
        (  # Weblate
            '<termEntry id="a"><descrip>explained</descrip>'
            '<descrip type="Translation needed">No</descrip>'
            '<langSet xml:lang="en"><tig><term>court</term>'
            '<termNote type="administrativeStatus">obsolete</termNote></tig></langSet>'
            '<langSet xml:lang="zh_Hans"><tig><term>法院</term>'
            '<note from="translator">not 法庭</note></tig></langSet></termEntry>',
            NewConcept(
                reference="a",
                definition="explained",
                is_untranslatable=True,
                terms=(
                    NewTerm(language="en", text="court", status=TermStatus.FORBIDDEN),
                    NewTerm(language="zh-Hans", text="法院", properties=(("note", "not 法庭"),)),
                ),
                properties=(("descrip:Translation needed", "No"),),
            ),
        ),
        (  # the first of several words is the one to use where nothing is said
            '<termEntry><langSet lang="zh"><tig><term>軍隊</term></tig></langSet>'
            '<langSet lang="en"><tig><term>armed forces</term></tig>'
            "<tig><term>military</term></tig></langSet></termEntry>",
            NewConcept(
                terms=(
                    NewTerm(language="zh-Hant", text="軍隊"),
                    NewTerm(language="en", text="armed forces"),
                    NewTerm(language="en", text="military", status=TermStatus.ADMITTED),
                )
            ),
        ),
        (  # what stands in an element that no standard has is a term all the same
            '<termEntry><langSet xml:lang="zh"><tig><term>\n<Text>法庭</Text>\n</term></tig>'
            "</langSet></termEntry>",
            NewConcept(terms=(NewTerm(language="zh-Hans", text="法庭"),)),
        ),
        (  # what nobody knows is kept
            '<termEntry><x><y z="1">何</y></x><langSet xml:lang="zh"><tig><term>法</term>'
            "<unheard>of</unheard></tig></langSet></termEntry>",
            NewConcept(
                terms=(NewTerm(language="zh-Hans", text="法", properties=(("unheard", "of"),)),),
                properties=(("x", ""), ("x/y", "何")),
            ),
        ),
    ],
)
def test_what_other_programs_write(entry: str, expected: NewConcept) -> None:
    file = f"<martif type='TBX'><text><body>{entry}</body></text></martif>"
    assert read(DCA, file) == [expected]
    assert list(map(comparable, come_back(DCA, [expected]))) == [comparable(expected)]


def tbx(entry: str, head: str = "") -> str:
    return f"{head}<tbx><text><body>\n{entry}</body></text></tbx>"


LAW = (
    "<conceptEntry id='a'><langSec xml:lang='zh'><termSec><term>法治</term></termSec></langSec>"
    "</conceptEntry>"
)
BOMB = "<!DOCTYPE tbx [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;&a;'>]>"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (tbx(LAW + "\n<conceptEntry>"), "line 3: a tag is closed that is not open"),
        (tbx(LAW)[:-3], "line 2: the file ends within a tag"),
        ("", "line 1: the file ends in the middle"),
        ("<html><p>法治</p></html>", "line 1: a file of this format begins with"),
        (tbx(LAW, BOMB), "line 1: the file declares its own entities"),
        (
            tbx(LAW, "<!DOCTYPE tbx [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n"),
            "line 1: the file",
        ),
        (
            tbx("<conceptEntry>&x;</conceptEntry>", "<!DOCTYPE tbx SYSTEM 'x.dtd'>"),
            "'x' is declared",
        ),
        (tbx("<conceptEntry>" + "<a>" * 10_000), "line 2: elements are nested deeper"),
        ("<a>" * 10_000, "line 1: a file of this format begins with"),
        (b"<?xml version='1.0' encoding='utf-7'?><tbx/>", "the encoding 'utf-7' is not known"),
        (b"<?xml version='1.0' encoding='windows-1259'?><tbx/>", "'windows-1259' is not known"),
        (b"<?xml version='1.0' encoding='gbk'?><tbx>\xff\xff</tbx>", "the text is not gbk"),
        (b"<tbx>\xb7\xa8</tbx>", "line 1: a byte or a sign stands here"),
        (b"PK\x03\x04", "line 1: a byte or a sign stands here"),
    ],
)
def test_what_cannot_be_trusted_is_refused(data: str | bytes, fault: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(DCA, data)
    assert fault in caught.value.fault
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", "\ufeff"), ("utf-16", ""), ("utf-16-le", "\ufeff"), ("gbk", "")],
)
def test_encodings(encoding: str, mark: str) -> None:
    declared = encoding.removesuffix("-le")
    file = f"{mark}<?xml version='1.0' encoding='{declared}'?>{tbx(LAW)}"
    assert [each.terms[0].text for each in read(DCA, file.encode(encoding))] == ["法治"]


@pytest.mark.parametrize(
    "path",
    sorted((SCHEMAS / "tbx-dialects").glob("*/D*/Example*.tbx")),
    ids=lambda path: f"{path.parent.parent.name}-{path.parent.name}",
)
def test_published_examples_lose_nothing(path: Path) -> None:
    changes: Counter[str] = Counter()
    chinese = path.read_text("utf-8-sig").replace('xml:lang="es"', 'xml:lang="zh"')
    found = read(DCA, chinese, changes)
    assert len(found) >= 2
    assert {key for key, count in changes.items() if count} <= {NO_ENGLISH, NO_CHINESE, BACK}
    back = come_back(DCA, found)
    assert [unordered(each) for each in back] == [unordered(each) for each in found]
    assert faults(written(DCT, *found)[0], "dct") == []


def test_two_styles_say_the_same() -> None:
    basic = SCHEMAS / "tbx-dialects" / "TBX-Basic_dialect"
    if not basic.is_dir():
        pytest.skip("the examples of TBX are not beside the repository")
    texts = [
        (basic / style / f"Example_Astronomy_{style}_VALID.tbx")
        .read_text("utf-8-sig")
        .replace('xml:lang="es"', 'xml:lang="zh"')
        for style in ("DCA", "DCT")
    ]
    first, second = (read(DCA, text) for text in texts)
    assert [each.terms for each in first] == [each.terms for each in second]
    assert [each.definition for each in first] == [each.definition for each in second]
