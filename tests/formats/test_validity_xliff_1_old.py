"""XLIFF 1.0 and 1.1 held against their rules, and the rules against the published ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from tests.formats.mutated_xml import DATA, SCHEMAS, dtd, mutated, schema
from tests.formats.validity import against, faults_of, validated
from workbench.formats._validity_xliff_1_old_grammar import (
    NAMESPACE_1_0,
    NAMESPACE_1_1,
    grammar_of,
)
from workbench.formats.xliff import FORMAT
from workbench.model.validity import Standard

FULL_1_0, FULL_1_1 = DATA / "validity" / "full-1.0.xlf", DATA / "validity" / "full-1.1.xlf"


def xliff(units: str, version: str = "1.0", namespace: str = "") -> str:
    declared = f' xmlns="{namespace}"' if namespace else ""
    return (
        f'<xliff version="{version}"{declared}>\n<file original="a" source-language="zh-CN"'
        f' datatype="plaintext"><header/><body>\n{units}\n</body></file></xliff>'
    )


@pytest.mark.parametrize("path", [FULL_1_0, FULL_1_1], ids=lambda path: path.name)
def test_a_file_with_all_that_there_is(path: Path) -> None:
    assert validated(FORMAT, path.read_bytes()) == []


@pytest.mark.parametrize(
    ("units", "version", "namespace", "found"),
    [
        ('<trans-unit id="1"><source>法</source></trans-unit>', "1.0", "", []),
        ('<trans-unit id="1"><source>法</source></trans-unit>', "1.1", NAMESPACE_1_1, []),
        (
            '<trans-unit id="1"><source>法</source><target state="done">law</target></trans-unit>',
            "1.0",
            "",
            [],
        ),
        (
            '<trans-unit id="1"><source>法</source><alt-trans><target/></alt-trans><note/>'
            "</trans-unit>",
            "1.1",
            NAMESPACE_1_1,
            ["3 <note> must stand before <alt-trans> in <trans-unit>"],
        ),
        (
            '<trans-unit id="1"><source/></trans-unit>\n<trans-unit id="1"><source/></trans-unit>',
            "1.0",
            "",
            ['4 ! <trans-unit> has id="1", which another one in its file has'],
        ),
        (
            '<trans-unit id="第 一"><source/></trans-unit>',
            "1.0",
            "",
            ['3 id="第 一" of <trans-unit> is not one word of letters, digits and . - _ :'],
        ),
        (
            '<trans-unit id="1"><seg-source/></trans-unit>',
            "1.1",
            "",
            [
                '1 <xliff version="1.1"> must say its namespace: write'
                ' xmlns="urn:oasis:names:tc:xliff:document:1.1"'
            ],
        ),
        ("<o:x xmlns:o='urn:own'/>", "1.0", "", ["3 <x> may not stand in <body>; there may be"
                                                " <group>, <trans-unit> and <bin-unit>"]),
    ],
)  # fmt: skip
def test_rules(units: str, version: str, namespace: str, found: list[str]) -> None:
    assert validated(FORMAT, xliff(units, version, namespace)) == found


def test_what_it_says_that_it_is() -> None:
    assert FORMAT.identify is not None
    assert FORMAT.identify(FULL_1_0) == Standard(name="XLIFF", version="1.0")
    assert FORMAT.identify(FULL_1_1) == Standard(name="XLIFF", version="1.1")


@given(mutated(FULL_1_0))
def test_version_1_0_is_that_of_the_definition(data: bytes) -> None:
    is_valid = dtd(SCHEMAS / "xliff-1.0" / "xliff.dtd").validate(etree.fromstring(data))
    found = against(grammar_of(NAMESPACE_1_0), data)
    assert (not is_valid) <= bool(found)
    assert bool([each for each in found if "language tag" not in each]) <= (not is_valid), found


@given(mutated(FULL_1_1))
def test_version_1_1_is_that_of_the_schema(data: bytes) -> None:
    against_schema = schema(SCHEMAS / "xliff-1.1" / "xliff-core-1.1.xsd")
    root = etree.fromstring(data)
    if any(len(tool) for tool in root.iter(f"{{{NAMESPACE_1_1}}}tool")):
        return  # what stands in a tool is nobody's business but the tool's
    against_schema.validate(root)
    errors = [str(error) for error in against_schema.error_log]
    found = against(grammar_of(NAMESPACE_1_1), data)
    assert bool(errors) <= bool(found), errors
    assert bool([each for each in found if "language tag" not in each]) <= bool(errors), found


@pytest.mark.parametrize("path", [FULL_1_0, FULL_1_1], ids=lambda path: path.name)
def test_identities_are_advice(path: Path) -> None:
    data = path.read_bytes().replace(b'id="2"', b'id="1"')
    found = faults_of(data, FORMAT.validate)
    assert found != []
    assert [each for each in found if not each.is_warning] == []
