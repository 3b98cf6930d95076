"""XLIFF 2 held against what its schemas cannot say: texts, units, references and versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.validity import faults_of, told, validated
from tests.formats.xliff_2_documents import NAMESPACE, segment, unit, xliff
from workbench.errors import UnreadableFile
from workbench.formats._validity_xliff_2_fragments import BadFragmentError, Reference, reference
from workbench.formats.xliff import FORMAT
from workbench.model.validity import Fault, Standard, Unit

FIXED = 'canCopy="no" canDelete="no"'


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("法治", "rule of law", []),
        ("法", None, []),
        ("法<ph id='1'/>", "law<ph id='1'/><ph id='2'/>", []),
        ("法<ph id='1'/>治<ph id='1'/>", None, ['3 <ph> has id="1", which <ph> of line 3 has too']),
        (
            "法<ph id='1'/>",
            "<ph id='1'/><ph id='1'/>",
            ['3 <ph> has id="1", which <ph> of line 3 has too, also in a target'],
        ),
        ("<pc id='1'>法</pc>", "<sc id='1'/>law<ec startRef='1'/>", []),
        (
            "<pc id='1'>法</pc>",
            "law<mrk id='1' type='term'>law</mrk>",
            [
                '3 <mrk> has id="1", which <pc> of line 3 has too: a target has the ids of the'
                " codes that it answers to"
            ],
        ),
        ("<sc id='1' isolated='yes'/>法", None, []),
        ("法<ec id='1' isolated='yes'/>", None, []),
        (
            "<sc id='1'/>法",
            None,
            [
                '3 <sc id="1"> has no <ec> after it in the source of its unit, and is not'
                " isolated"
            ],
        ),
        (
            "<sc id='1'/>法<ec startRef='1'/><ec startRef='1'/>",
            None,
            ['3 <sc id="1"> has a second <ec>'],
        ),
        (
            "<sc id='1'/>法<ec startRef='1' dir='ltr'/>",
            None,
            ["3 <ec> may have dir only where it is isolated"],
        ),
        (
            "<sm id='1' type='term'/>法<em startRef='2'/>",
            None,
            [
                '3 <em startRef="2"> has no <sm> before it in the source',
                '3 <sm id="1"> has no <em> after it in the source',
            ],
        ),
        (
            f"<pc id='1' canReorder='firstNo' {FIXED}>法<ph id='2' canReorder='no' {FIXED}/></pc>",
            f"<sc id='1' canReorder='firstNo' {FIXED}/><ph id='2' canReorder='no' {FIXED}/>law"
            f"<ec startRef='1' canReorder='no' {FIXED}/>",
            [],
        ),
        (
            f"<ph id='1' canReorder='firstNo' {FIXED}/><ph id='2' canReorder='no' {FIXED}/>"
            f"<ph id='3' canReorder='no' {FIXED}/>",
            f"<ph id='1' canReorder='firstNo' {FIXED}/><ph id='3' canReorder='no' {FIXED}/>"
            f"<ph id='2' canReorder='no' {FIXED}/>",
            [
                '3 the codes that begin with "1" may not be reordered, but are in the target',
            ],
        ),
        ("<ph id='1' canDelete='no'/>", "", ['3 <ph id="1"> has canDelete="no", but is not in the'
                                            " target"]),
        ("<ph id='1' canDelete='no'/>", None, []),
        (
            "<pc id='1' equivStart='b'>法</pc>",
            None,
            ["3 <pc> has equivStart without equivEnd"],
        ),
        (
            "<ph id='1' type='fmt' subType='xlf:x'/>",
            None,
            ['3 subType="xlf:x" is not one of xlf:b, xlf:i, xlf:u, xlf:lb, xlf:pb, xlf:var'],
        ),
        (
            "<mrk id='1'>法</mrk>",
            None,
            ["3 ! <mrk> has neither a type nor translate, so that it says nothing"],
        ),
        (
            "<mrk id='1' type='xlf:own'>法</mrk>",
            None,
            ['3 type="xlf:own" of <mrk> is not one of generic, comment, term or my:value'],
        ),
        (
            "<mrk id='1' type='term' ref='#/f=f1/u=2'>法</mrk>",
            None,
            ['3 ref="#/f=f1/u=2" of <mrk> refers to a unit that is not there'],
        ),
        ("<mrk id='1' type='term' ref='#/f=f1/u=1'>法</mrk>", None, []),
        ("<mrk id='1' type='term' ref='terms.tbx#c1'>法</mrk>", None, []),
        (
            "<mrk id='1' type='mtc:match' ref='#m=1'>法</mrk>",
            None,
            ['3 <mrk type="mtc:match"> may have no ref'],
        ),
        ("<cp hex='0007'/><cp hex='FFFE'/><cp hex='110000'/>", None,
         ['3 hex="110000" of <cp> is no character: the last is 10FFFF']),
    ],
)  # fmt: skip
def test_texts(source: str, target: str | None, found: list[str]) -> None:
    assert validated(FORMAT, xliff(unit(segment(source, target)))) == found


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        (
            unit(segment("法", None, " state='final'")),
            ['3 <segment state="final"> has no <target>'],
        ),
        (
            unit(segment("法", "law") + "\n<segment><source/><target order='3'/></segment>"),
            ['4 order="3" is beyond the 2 segments and ignorables of the unit'],
        ),
        (
            unit("<segment><source/><target order='2'/></segment>\n" + segment("法")),
            ["3 the target is moved away from place 1, but no other one is put there"],
        ),
        (
            unit(segment("<sc id='1'/>法", "<sc id='1'/>law") + segment("治<ec startRef='1'/>")),
            [
                '3 <sc id="1"> has no <ec> after it in the target of its unit, and is not'
                " isolated"
            ],
        ),
        (
            unit("<segment><source xml:lang='zh-CN-x-old'>法</source></segment>"),
            ["3 ! <source> is in zh-CN-x-old, but the srcLang of the file is zh-CN"],
        ),
        (
            unit("<segment><source xml:lang='zh-TW'>法</source></segment>"),
            ["3 <source> is in zh-TW, but the srcLang of the file is zh-CN"],
        ),
        (
            unit(segment("法")) + "\n" + unit(segment("治")),
            ['4 <unit> has id="1", which another one of its file has'],
        ),
        (
            unit(segment("<ph id='1' subFlows='2 3'/>")) + "\n" + unit(segment("治"), "2"),
            ['3 subFlows names "3", which is no unit of the file'],
        ),
        (
            unit("<gls:term>法</gls:term>" + segment("法")),
            ["3 <gls:term> may not stand in <unit>"],
        ),
        (
            "<gls:glossary><gls:glossEntry><gls:term/><gls:definition/></gls:glossEntry>"
            "</gls:glossary>" + unit(segment("法")),
            ["3 <gls:glossary> may not stand in <file>; it may in <unit>"],
        ),
        (
            unit(2 * "<mda:metadata><mda:metaGroup><mda:meta type='a'/></mda:metaGroup>"
                 "</mda:metadata>" + segment("法")),
            ["3 <mda:metadata> may stand only once in <unit>"],
        ),
        (
            unit("<o:x xmlns:o='urn:own' id='a b'/>" + segment("法")),
            ['3 the id "a b" of <x> is not one word of letters, digits and . - _ :'],
        ),
        (
            unit(segment("<mrk id='1' type='term' xml:lang='zh'>法</mrk>")),
            ["3 <mrk> may not have xml:lang"],
        ),
        (
            unit(
                segment(f"<ph id='1' canReorder='firstNo' {FIXED}/>")
                + "\n"
                + segment(
                    f"<ph id='2' canReorder='no' {FIXED}/>", f"<ph id='2' canReorder='no' {FIXED}/>"
                )
            ),
            [
                '4 <ph> with canReorder="no" does not follow a code of its sequence in the target'
                " (firstNo, no ...)"
            ],
        ),
        (
            unit(segment("<mrk id='1' its:mtConfidence='0.5' type='term'>法</mrk>")),
            [
                "3 <mrk> has its:mtConfidence, but nothing says the its:version around it",
                '3 <mrk> with its:mtConfidence must be of type="its:generic"',
            ],
        ),
    ],
)  # fmt: skip
def test_units(inner: str, found: list[str]) -> None:
    assert validated(FORMAT, xliff(inner)) == found


def test_a_reference_into_another_unit() -> None:
    noted = unit(f"<notes><note id='n1'/></notes>{segment('法')}", "2")
    data = xliff(
        unit(segment("<mrk id='1' type='o:see' ref='#u=2/n=n1'>法</mrk>"))
        + "\n"
        + unit(segment("<mrk id='1' type='o:see' ref='#/f=f1/u=2/n=n2'>治</mrk>"), "3")
        + noted
    )
    assert validated(FORMAT, data) == [
        '4 ref="#/f=f1/u=2/n=n2" of <mrk> refers to a note that is not there'
    ]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("#n=n1", Reference(leaf=("n", "n1"))),
        ("#1", Reference(leaf=("", "1"))),
        ("#f=f1/g=g1", Reference("f1", "g1")),
        ("#/f=f1/u=u1/t=m.1", Reference("f1", "", "u1", ("t", "m.1"))),
        ("n1", "it must begin with #"),
        ("#", "'' is no id"),
        ("#=1", "a prefix is missing before ="),
        ("#/u=1", "after #/ it must begin with f=, the file"),
        ("#u=1/g=1", "g= must stand before u="),
        ("#n=1/u=1", "nothing may follow 'n=1'"),
        ("#xy=1", "xy= names no module and no registered extension"),
    ],
)
def test_fragments(written: str, found: Reference | str) -> None:
    if isinstance(found, Reference):
        assert reference(written) == found
        return
    with pytest.raises(BadFragmentError) as raised:
        reference(written)
    assert str(raised.value) == found


@pytest.mark.parametrize(
    ("version", "namespace", "rule", "found"),
    [
        ("2.0", NAMESPACE, "XLIFF 2.0, state", []),
        ("2.1", NAMESPACE, "XLIFF 2.1, state", []),
        (
            "3.0",
            NAMESPACE,
            "XLIFF 2.1, state",
            ['1 version="3.0" of <xliff> is not one of 2.0, 2.1'],
        ),
        ("2.2", NAMESPACE.replace("2.0", "2.2"), "XLIFF 2.2, state", []),
    ],
)
def test_versions(version: str, namespace: str, rule: str, found: list[str]) -> None:
    data = xliff(unit(segment("法", None, ' state="final"')), version, namespace)
    faults = faults_of(data, FORMAT.validate)
    assert faults[-1] == Fault(
        line=3,
        column=14,
        unit=Unit(kind="unit", number=1, id="1"),
        message='<segment state="final"> has no <target>',
        rule=rule,
        advice='put the translation in, or write state="initial"',
    )
    assert told(faults[:-1]) == found


def test_what_2_2_has_added() -> None:
    notes = f"<xliff xmlns='{NAMESPACE}' version='2.1' srcLang='zh'>\n<notes><note/></notes>\n"
    data = f"{notes}<file id='f1'><unit id='1'>{segment('法')}</unit></file></xliff>"
    assert validated(FORMAT, data) == ["2 <notes> may not stand in <xliff>; there may be <file>"]
    newer = data.replace("2.0", "2.2").replace("'2.1'", "'2.2'")
    assert validated(FORMAT, newer) == []


def test_an_unknown_namespace(tmp_path: Path) -> None:
    assert FORMAT.identify is not None
    assert FORMAT.validate is not None
    path = tmp_path / "a.xlf"
    path.write_text('<xliff xmlns="urn:oasis:names:tc:xliff:document:3.0" version="3.0"/>')
    assert FORMAT.identify(path) == Standard(name="XLIFF", version="3.0")
    with pytest.raises(UnreadableFile, match=r"a\.xlf is XLIFF 3\.0, which cannot be"):
        list(FORMAT.validate(path))
