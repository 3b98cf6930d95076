"""TBX held against the Schematron rules that are published with its dialects."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.examples import examples
from tests.formats.full_choices import asked_texts
from tests.formats.mutated_xml import DATA, mutated
from tests.formats.round_trips import written as text_written
from tests.formats.tbx_schemas import SCHEMAS
from tests.formats.tbx_schematron import DIALECTS, refusals
from tests.formats.term_values import concepts, written
from tests.formats.validity import faults_of
from workbench.formats.tbx import FORMAT as DCA
from workbench.formats.tbx_dct import FORMAT as DCT
from workbench.model.exchange import ParallelText
from workbench.model.terms import NewConcept
from workbench.plugins import Format

STYLES = pytest.mark.parametrize("format", [DCA, DCT], ids=lambda each: each.name)
FULL = DATA / "validity" / "full-3.tbx"
UNCHECKED = "transactionType is "
"""What no rule looks at: a second rule for the same node of one pattern is never applied."""
SAMPLES = sorted(
    path
    for path in (SCHEMAS / "tbx-dialects").rglob("Example_Astronomy_*_VALID.tbx")
    if "docs" not in path.parts
)
pytestmark = pytest.mark.skipif(
    not SAMPLES, reason="the rules of TBX dialects may not be copied, and are not beside"
)


def style_of(format: Format) -> str:
    return "dct" if format is DCT else "dca"


@STYLES
@given(st.lists(concepts, max_size=4))
def test_glossaries_are_accepted_by_the_rules(format: Format, values: list[NewConcept]) -> None:
    data, _ = written(format, *values)
    assert refusals(data, "TBX-Basic", style_of(format)) == []


@STYLES
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(asked_texts)
def test_terms_of_documents_are_accepted_by_the_rules(format: Format, text: ParallelText) -> None:
    assert refusals(text_written(format, text), "TBX-Basic", style_of(format)) == []


def test_the_samples_are_accepted_by_the_rules_as_they_are() -> None:
    judged = [(path, *kind(path.read_bytes())) for path in SAMPLES]
    found = {path.name: refusals(path.read_bytes(), *of) for path, *of in judged}
    assert [name for name, against in found.items() if against] == []
    assert refusals(FULL.read_bytes(), *kind(FULL.read_bytes()), mended=True) == []
    assert refusals(FULL.read_bytes(), *kind(FULL.read_bytes())) != []


def kind(data: bytes) -> tuple[str, str]:
    """The dialect and the style that a file says it is of."""
    root = etree.fromstring(data)
    return root.get("type", ""), root.get("style", "")


@pytest.mark.parametrize("path", [FULL, *SAMPLES], ids=lambda path: "/".join(path.parts[-3:]))
def test_what_is_changed_is_judged_alike(path: Path) -> None:
    dialect, style = kind(path.read_bytes())
    core = etree.RelaxNG(etree.parse(schema_of(path, dialect)))

    @settings(max_examples=examples(15))
    @given(mutated(path))
    def agree(data: bytes) -> None:
        root = etree.fromstring(data, etree.XMLParser(collect_ids=False))
        if kind(data) != (dialect, style):
            return
        against = refusals(data, dialect, style, mended=True)
        found = [each for each in faults_of(data, DCA.validate) if not each.is_warning]
        is_refused = bool(against) or not core.validate(root)
        assert is_refused <= bool(found), [*against, core.error_log]
        if path != FULL and style == "dca" and not is_refused:
            of_categories = [each for each in found if "data categories" in each.rule]
            assert [each for each in of_categories if UNCHECKED not in each.message] == []

    agree()


def schema_of(path: Path, dialect: str) -> Path:
    """That of the core, or one that also knows the categories of a dialect.

    The latter is of an older core, which has less than the file with everything.
    """
    folder = SCHEMAS / "tbx-dialects" / f"{dialect}_dialect"
    known = [] if path == FULL else list(folder.glob(f"*/*{dialect}_integrated.rng"))
    return known[0] if known else SCHEMAS / "tbx" / "TBXcoreStructV03.rng"


def test_all_dialects_have_rules() -> None:
    assert {kind(path.read_bytes())[0] for path in SAMPLES} == set(DIALECTS)
