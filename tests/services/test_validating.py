"""What a file claims to be, and that all that we write is what it claims to be."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import newspaper
from tests.formats import round_trips, term_values, unit_values
from tests.formats.round_trips import parallel_texts
from tests.formats.term_values import concepts
from workbench.errors import Refused, UnreadableFile
from workbench.model.exchange import ParallelText
from workbench.model.memory import NewUnit
from workbench.model.terms import NewConcept
from workbench.model.validity import Standard
from workbench.plugins import FORMATS, Format
from workbench.services.validating import claim_of

OF_STANDARDS = {
    "documents": ["tbx", "tbx-dct", "tmx", "xliff", "xliff-1-2", "xliff-omegat"],
    "terms": ["tbx", "tbx-dct"],
    "units": ["tmx"],
}
"""The formats whose exports of a kind claim to be of a standard."""
BROAD = settings(suppress_health_check=list(HealthCheck))


def _is_claimed(data: bytes, path: Path) -> bool:
    """Whether they say that they are of a standard, in a version that can be validated."""
    path.write_bytes(data)
    try:
        list(claim_of(path).faults())
    except UnreadableFile:
        return False
    return True


def _documents(format: Format) -> bytes:
    return round_trips.written(format, newspaper()) if format.write else b""


def _terms(format: Format) -> bytes:
    return term_values.written(format)[0] if format.write_terms else b""


def _units(format: Format) -> bytes:
    return unit_values.written(format, [])[0] if format.write_units else b""


def _assert_valid(data: bytes, path: Path) -> None:
    path.write_bytes(data)
    found = [fault for fault in claim_of(path).faults() if not fault.is_warning]
    assert found == [], data.decode()


@pytest.mark.parametrize("name", OF_STANDARDS["documents"])
def test_exports_of_documents_have_no_fault(name: str, tmp_path: Path) -> None:
    format = FORMATS.get(name)

    @BROAD
    @given(parallel_texts)
    def check(text: ParallelText) -> None:
        _assert_valid(round_trips.written(format, text), tmp_path / "export")

    _assert_valid(round_trips.written(format, newspaper()), tmp_path / "export")
    check()


@pytest.mark.parametrize("name", OF_STANDARDS["terms"])
def test_exports_of_terms_have_no_fault(name: str, tmp_path: Path) -> None:
    format = FORMATS.get(name)

    @BROAD
    @given(st.lists(concepts, max_size=4))
    def check(values: list[NewConcept]) -> None:
        _assert_valid(term_values.written(format, *values)[0], tmp_path / "export")

    check()


@pytest.mark.parametrize("name", OF_STANDARDS["units"])
def test_exports_of_a_memory_have_no_fault(name: str, tmp_path: Path) -> None:
    format = FORMATS.get(name)
    properties = st.dictionaries(
        st.sampled_from(
            ("note", "tu.tuid", "tu.creationdate", "tu.srclang", "target.usagecount", "x-client")
        ),
        st.sampled_from(("法治", "20260131T093000Z", "a & <b>", "1", "fr", "zh-CN")),
    )
    texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=9)

    @BROAD
    @given(texts, texts, properties)
    def check(source: str, target: str, said: dict[str, str]) -> None:
        unit: NewUnit = unit_values.pair(source, target, properties=said)
        data, _ = unit_values.written(format, [unit_values.held(unit)])
        _assert_valid(data, tmp_path / "export")

    check()


def test_those_that_claim_to_be_of_a_standard(tmp_path: Path) -> None:
    makers = {"documents": _documents, "terms": _terms, "units": _units}
    found: dict[str, list[str]] = {kind: [] for kind in makers}
    for format in FORMATS.all()[0]:
        for kind, make in makers.items():
            with suppress(Refused):  # what it is made with is not installed
                if _is_claimed(make(format), tmp_path / "export"):
                    found[kind].append(format.name)
    assert found == OF_STANDARDS


def test_the_content_decides_and_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "terms.xlf"
    path.write_text('<tmx version="1.4"/>', encoding="utf-8")
    assert claim_of(path).standard == Standard(name="TMX", version="1.4")


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (
            b"<html/>",
            "a.tmx is of no standard that is known here;"
            " TMX, XLIFF and TBX files can be validated, whatever their names",
        ),
        (
            b"PK\x03\x04",
            "a.tmx is a ZIP archive, as office documents and e-books are, and no XML file;"
            " TMX, XLIFF and TBX files can be validated, whatever their names",
        ),
        (
            "法治".encode(),
            "a.tmx is no XML file; TMX, XLIFF and TBX files can be validated, whatever their names",
        ),
        (b"", "a.tmx is empty; check that it was saved"),
        (b" ", "a.tmx holds no element; it is no XML file"),
        (
            b"<!DOCTYPE tmx [<!ENTITY a 'b'>]><tmx/>",
            "a.tmx, line 1: the file declares its own entities, which is refused;"
            " take the declarations (<!ENTITY ...>) out if you trust the file",
        ),
    ],
)
def test_what_is_of_no_standard(data: bytes, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        claim_of(path)
    assert str(caught.value) == fault


def test_how_far_the_file_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(f'<tmx version="1.4">{" " * 600_000}</tmx>', encoding="utf-8")
    read: list[int] = []
    list(claim_of(path).faults(read.append))
    assert read == sorted(read)
    assert read[-1] == path.stat().st_size
