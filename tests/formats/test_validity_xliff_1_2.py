"""XLIFF 1.2 held against its rules, and the rules against the published schemas."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from tests.formats.mutated_xml import DATA, SCHEMAS, mutated, schema
from tests.formats.validity import against, faults_of, validated
from workbench.errors import UnreadableFile
from workbench.formats._validity_xliff_1_2_grammar import grammar_of
from workbench.formats.xliff import FORMAT
from workbench.model.validity import Standard

FULL = DATA / "validity" / "full-1.2.xlf"
NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_KEYS = re.compile(r"CVC_IDC|SCHEMAV_INTERNAL|strict wildcard")
"""What a schema says of identities, which is no matter of a grammar, and of strangers."""


def xliff(units: str, header: str = "", schema_location: str = "") -> str:
    return (
        f'<xliff xmlns="{NAMESPACE}" version="1.2"{schema_location}>\n'
        '<file original="a" source-language="zh-CN" target-language="en" datatype="plaintext">'
        f"{header}<body>\n{units}\n</body></file></xliff>"
    )


def unit(inner: str, id: str = "1") -> str:
    return f'<trans-unit id="{id}">{inner}</trans-unit>'


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        ("<source>法治</source><target>rule of law</target>", []),
        (
            "<target>law</target>\n<source>法</source>",
            ["4 <source> must stand before <target> in <trans-unit>"],
        ),
        ("<note/>", ["4 <source> must stand before <note> in <trans-unit>"]),
        (
            "<source>法</source><target/>\n<target/>",
            ["5 <target> may stand only once in <trans-unit>"],
        ),
        (
            '<source>法</source><target state="done">law</target>',
            [
                '4 state="done" of <target> is not one of final, needs-adaptation, needs-l10n,'
                " needs-review-adaptation, needs-review-l10n, needs-review-translation,"
                " needs-translation, new, signed-off, translated or x-..."
            ],
        ),
        ('<source>法</source><target state="x-done">law</target>', []),
        (
            '<source>法</source><target phase-name="draft">law</target>',
            ['4 phase-name="draft" names no <phase> in the file'],
        ),
        (
            "<source>法</source><alt-trans tool-id='tm'><target>law</target></alt-trans>",
            ['4 tool-id="tm" names no <tool> in the file'],
        ),
        (
            "<source>法<ph id='1' xid='9'/></source>",
            ['4 xid="9" names no <trans-unit> or <bin-unit> in the file'],
        ),
        (
            "<source>法<bx id='1' rid='1'/><ex id='2' rid='2'/></source>",
            [
                '4 <ex rid="2"> closes what no <bx> of its text has opened',
                '4 ! <bx> "1" has no <ex> in its text',
            ],
        ),
        (
            "<source>法<bpt id='1' rid='1'/><bpt id='2' rid='1'/><ept id='1' rid='1'/></source>",
            ['4 rid="1" stands at two <bpt> of one text'],
        ),
        ("<source>法<bpt id='1'/>治<ept id='1'/></source>", []),
        (
            "<source>法<g id='1'>治</g></source>\n<target>law<x id='2'/></target>",
            [
                '5 ! <x id="2"> stands in the target, but not in the source',
                '5 ! <g id="1"> stands in the source, but not in the target',
            ],
        ),
        (
            "<source>法<x id='1'/><x id='1'/></source>",
            ['4 ! id="1" stands at two <x> of one text'],
        ),
        (
            "<source>法治。依法。</source>\n<seg-source><mrk mtype='seg' mid='1'>法治。</mrk>\n"
            "<mrk mtype='seg' mid='1'>依法</mrk></seg-source>",
            [
                '6 mid="1" stands twice in one <seg-source>',
                "5 the text of <seg-source> is not that of <source>",
            ],
        ),
        (
            "<source>法治</source><seg-source><mrk mtype='seg' mid='1'>法治</mrk></seg-source>"
            "\n<target><mrk mtype='seg' mid='2'>law</mrk></target>",
            ['5 mid="2" names no <mrk> in the <seg-source>'],
        ),
        (
            '<source xml:lang="zh-TW">法</source><target xml:lang="EN">law</target>',
            ["4 ! <source> is in zh-TW, but the source-language of its file is zh-CN"],
        ),
    ],
)
def test_units(inner: str, found: list[str]) -> None:
    assert validated(FORMAT, xliff(f"\n{unit(inner)}")) == found


def test_identities_are_of_one_file() -> None:
    twice = f"{unit('<source/>')}\n{unit('<source/>')}"
    assert validated(FORMAT, xliff(twice)) == [
        '4 <trans-unit> has id="1", which another one in its file has'
    ]
    data = xliff(unit("<source/>"))
    start, end = data.index("<file"), data.index("</xliff>")
    assert validated(FORMAT, data[:end] + data[start:end] + data[end:]) == []


def test_a_reference_forward_and_to_the_header() -> None:
    header = (
        '<header><phase-group><phase phase-name="p" process-name="x" tool-id="t"/></phase-group>'
        '<tool tool-id="t" tool-name="n"/></header>'
    )
    first = unit('<source>法<ph id="1" xid="2"/></source><target phase-name="p"/>')
    assert validated(FORMAT, xliff(first + unit("<source/>", "2"), header)) == []


def test_the_strict_schema_where_a_file_names_it() -> None:
    old = '<trans-unit id="1" ts="x"><source/></trans-unit>'
    assert validated(FORMAT, xliff(old)) == []
    location = (
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        f' xsi:schemaLocation="{NAMESPACE} xliff-core-1.2-strict.xsd"'
    )
    assert validated(FORMAT, xliff(old, schema_location=location)) == [
        "3 <trans-unit> may not have ts"
    ]


def test_extensions_are_let_be() -> None:
    own = '<o:x xmlns:o="urn:own"><o:y/>text</o:x>'
    assert validated(FORMAT, xliff(unit(f"<source/>{own}"))) == []
    assert validated(FORMAT, xliff(unit(f"<source/>{own}\n<note/>"))) == [
        "4 <note> must stand before elements of other namespaces in <trans-unit>"
    ]


def test_what_it_says_that_it_is(tmp_path: Path) -> None:
    assert FORMAT.identify is not None
    assert FORMAT.validate is not None
    assert FORMAT.identify(FULL) == Standard(name="XLIFF", version="1.2")
    assert list(FORMAT.validate(FULL)) == []
    other = tmp_path / "a.xlf"
    other.write_text('<xliff version="0.9" xmlns="urn:own"/>')
    with pytest.raises(UnreadableFile) as caught:
        list(FORMAT.validate(other))
    assert str(caught.value) == (
        "a.xlf is XLIFF 0.9 of the namespace 'urn:own', which cannot be validated; the versions"
        " that can are 1.0, 1.1, 1.2, 2.0, 2.1, 2.2"
    )


def test_a_file_without_a_namespace_has_one_fault() -> None:
    data = xliff(unit("<source>法</source>")).replace(f' xmlns="{NAMESPACE}"', "")
    assert validated(FORMAT, data) == [
        f'1 <xliff version="1.2"> must say its namespace: write xmlns="{NAMESPACE}"'
    ]


@pytest.mark.parametrize("kind", ["strict", "transitional"])
def test_the_grammar_is_that_of_the_schema(kind: str) -> None:
    against_schema = schema(SCHEMAS / "xliff-1.2" / f"xliff-core-1.2-{kind}.xsd")
    strangers = (f"{{{NAMESPACE}}}prop-group", f"{{{NAMESPACE}}}nothing", "{urn:own}own")

    @given(mutated(FULL, strangers))
    def agree(data: bytes) -> None:
        root = etree.fromstring(data)
        if any(len(tool) for tool in root.iter(f"{{{NAMESPACE}}}tool")):
            return  # what stands in a tool is nobody's business but the tool's
        against_schema.validate(root)
        errors = [str(error) for error in against_schema.error_log]
        structural = [error for error in errors if not _KEYS.search(error)]
        found = against(grammar_of(is_strict=kind == "strict"), data)
        if any("strict wildcard" in error for error in errors):
            return
        assert bool(structural) <= bool(found), structural
        assert bool([each for each in found if "language tag" not in each]) <= bool(errors), found

    agree()


@given(mutated(FULL))
def test_identities_as_the_schema_has_them(data: bytes) -> None:
    """What the schema says of identities, the rules say too."""
    against_schema = schema(SCHEMAS / "xliff-1.2" / "xliff-core-1.2-transitional.xsd")
    against_schema.validate(etree.fromstring(data))
    errors = [str(error) for error in against_schema.error_log]
    found = faults_of(data, FORMAT.validate)
    assert bool(errors) <= any(not fault.is_warning for fault in found), errors
