"""The rules of XLIFF 2 held against the published schemas, and our exports against the rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from tests.formats.mutated_xml import DATA, mutated
from tests.formats.round_trips import written
from tests.formats.validity import faults_of, told
from tests.formats.xliff_2_documents import NAMESPACE
from tests.formats.xliff_schemas import schema_2
from tests.formats.xliff_values import full_texts
from workbench.formats.xliff import FORMAT
from workbench.model.exchange import ParallelText

VERSIONS = ("2.1", "2.2")
_GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
_STRANGERS = (f"{{{NAMESPACE}}}nothing", f"{{{_GLOSSARY}}}nothing", "{urn:own}own")


def full(version: str) -> Path:
    """A valid file with all elements."""
    return DATA / "validity" / f"full-{version}.xlf"


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_with_all_that_there_is(version: str) -> None:
    assert faults_of(full(version).read_bytes(), FORMAT.validate) == []
    assert schema_2(version).validate(etree.parse(full(version)))


@pytest.mark.parametrize("version", VERSIONS)
def test_what_the_schemas_refuse_is_refused(version: str) -> None:
    schema = schema_2(version)

    @settings(suppress_health_check=[HealthCheck.too_slow])
    @given(mutated(full(version), _STRANGERS))
    def agree(data: bytes) -> None:
        root = etree.fromstring(data, etree.XMLParser(collect_ids=False))
        if _within_strangers(root):
            return  # the standard says nothing of what extensions hold, but the schemas look at it
        if not schema.validate(root):
            found = [each for each in faults_of(data, FORMAT.validate) if not each.is_warning]
            assert found, str(schema.error_log)

    agree()


def _within_strangers(root: etree._Element) -> bool:
    strangers = (each for name in _STRANGERS for each in root.iter(name))
    extensions = (each for each in root.iter("{urn:own}*"))
    return any(len(each) for each in (*strangers, *extensions))


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(full_texts())
def test_what_is_exported_has_no_fault(text: ParallelText) -> None:
    assert told(faults_of(written(FORMAT, text), FORMAT.validate)) == []
