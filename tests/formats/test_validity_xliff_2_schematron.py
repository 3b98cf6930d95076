"""XLIFF 2 held against the Schematron rules that are published with the standard.

What they refuse is refused here, and what is refused here without them is in the words of the
standard alone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.examples import examples
from tests.formats.full_choices import asked_texts
from tests.formats.mutated_xml import DATA, mutated
from tests.formats.round_trips import written
from tests.formats.tbx_schematron import MENDS as MENDS_OF_TBX
from tests.formats.validity import faults_of
from tests.formats.xliff_schemas import schema_2
from tests.formats.xliff_schematron import MENDS, refusals
from workbench.formats.xliff import FORMAT
from workbench.model.exchange import ParallelText
from workbench.model.validity import Fault

ITS = "http://www.w3.org/2005/11/its"
KNOWN = ("{urn:oasis:names:tc:xliff:", f"{{{ITS}}}")
SUITE = DATA / "xliff2-test-suite"
IN_WORDS = {
    "canDelete": "a code that may not be deleted is in the target, whatever the state",
    "canReorder": "a sequence may not be broken, also between segments",
    "commentAnnotation": "the note is one of the unit, by its whole path too",
    "copyOf": "also in a match",
    "ctr:property": "a change is of what its element has (2.0)",
    "ctr:ref": "a change is of an element that is there (2.0)",
    "ctr:revisions": "a language is a tag of BCP 47",
    "fragid": "the syntax of references",
    "id": "ids of extensions are unique among themselves",
    "its:locQualityIssuesRef": "what it refers to is in the unit",
    "its:provenanceRecordsRef": "what it refers to is in the unit or around it",
    "order": "no target is put beyond the last place",
    "ref": "what it refers to is there",
    "slr:equivStorage": "a number, and at an end only where it is alone",
    "slr:sizeInfo": "a number, and at an end only where it is alone",
    "slr:sizeInfoRef": "the data is in a place around it",
    "slr:sizeRestriction": "the form that the profile has",
    "slr:storageRestriction": "the form that the profile has",
    "startRef": "a marker has one end",
    "subType": "a subtype is of its type",
    "xml:lang": "the language is inherited too",
    "xml:space": "a target keeps white space where its source does",
}
"""The rules of ours that no schema and no Schematron has, with what the standard says."""
DISPUTED = {"res6", "res7"}


def suite(*folders: str) -> Iterator[tuple[str, Path]]:
    """The version and path of the well-formed files of the suite in folders of some names."""
    for path in sorted(SUITE.rglob("*.xlf")):
        if path.parent.name in folders and path.name != "Good-pgs_plural.xlf":
            yield ("2.2" if "xliff-22" in path.parts else "2.1"), path


def _is_within_extension(element: etree._Element) -> bool:
    around = element.iterancestors()
    return str(element.tag).startswith(KNOWN) and not all(
        str(each.tag).startswith(KNOWN) for each in around
    )


def faults(data: bytes) -> list[Fault]:
    return [each for each in faults_of(data, FORMAT.validate) if not each.is_warning]


@settings(
    max_examples=examples(15),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(asked_texts)
def test_what_is_exported_is_accepted_by_the_rules_as_they_are(text: ParallelText) -> None:
    data = written(FORMAT, text)
    assert {refusal.pattern for refusal in refusals(data)} <= _excused(data)


def _excused(data: bytes) -> set[str]:
    """The last two characters are no text, but F25 does not know them."""
    return {"F25"} if b'<cp hex="FFF' in data else set()


def test_the_suite_is_judged_alike() -> None:
    refused = {
        path.relative_to(SUITE).as_posix(): {
            each.pattern for each in refusals(data, version, mended=True)
        }
        for version, path in suite("valid", "in-out")
        if refusals(data := path.read_bytes(), version, mended=True)
    }
    disputed = "modules/valid/Good-res_source-has-no-content-and-href.xlf"
    assert refused == {f"xliff-{number}/{disputed}": DISPUTED for number in ("21", "22")}
    for version, path in suite("valid", "in-out", "invalid"):
        data = path.read_bytes()
        assert bool(refusals(data, version, mended=True)) <= bool(faults(data)), path.name


def test_every_mend_is_needed() -> None:
    """The rules as they are refuse files that the same committee calls valid."""
    refused = {
        (refusal.pattern, path.relative_to(SUITE / "xliff-21").as_posix())
        for version, path in suite("valid", "in-out")
        if version == "2.1"
        for refusal in refusals(path.read_bytes())
    }
    told = {(rule, example) for _, rule, example, _ in table("schematron.tsv") if example}
    others = {
        *(("fs1", f"core/in-out/toRewrite2_{name}.xlf") for name in ("in", "out")),
        ("fs1", "core/valid/withModulesAttributesInEc.xlf"),
        *((rule, "modules/valid/Good-res_source-has-no-content-and-href.xlf") for rule in DISPUTED),
    }
    assert refused == told | others
    files = {file.rpartition("/")[2] for file, *_ in table("schematron.tsv")}
    assert files == {f"{name}.sch" for name in (*MENDS, *MENDS_OF_TBX)}


def test_the_published_rules_side_with_us_where_the_suite_is_disputed() -> None:
    for name, _ in table("disputed.tsv"):
        data, version = (SUITE / name).read_bytes(), "2.2" if "xliff-22" in name else "2.1"
        try:
            root = etree.fromstring(data)
        except etree.XMLSyntaxError:
            is_accepted = False
        else:
            is_accepted = schema_2(version).validate(root) and not refusals(data, version)
        assert is_accepted == (faults(data) == []), name


def table(name: str) -> list[list[str]]:
    """The rows of a table after its head."""
    with (DATA / "validity" / name).open(encoding="utf-8") as stream:
        _, *rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
    return rows


@settings(max_examples=examples(30), suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(
        [DATA / "validity" / "full-2.1.xlf"] * 20
        + [path for version, path in suite("valid", "in-out", "invalid") if version == "2.1"]
    ).flatmap(mutated)
)
def test_what_is_changed_is_judged_alike(data: bytes) -> None:
    root = etree.fromstring(data, etree.XMLParser(collect_ids=False))
    if any(_is_within_extension(each) for each in root.iter(etree.Element)):
        return  # the standard says nothing of what extensions hold, but the rules look at it
    against = refusals(data, mended=True)
    found = faults(data)
    assert bool(against) <= bool(found), against
    if found and not against and schema_2("2.1").validate(root):
        for fault in found:
            place = fault.rule.partition(", ")[2]
            is_of_form = " may " in fault.message or " is no" in fault.message
            assert place in IN_WORDS or is_of_form, fault
