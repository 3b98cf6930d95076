"""The modules of XLIFF 2 held against their rules."""

from __future__ import annotations

import pytest

from tests.formats.validity import validated
from tests.formats.xliff_2_documents import NAMESPACE, segment, xliff
from workbench.formats.xliff import FORMAT


@pytest.mark.parametrize(
    ("attributes", "found"),
    [
        ('its:taClassRef="http://example.com/c"', []),
        (
            'its:taIdent="x"',
            ["<mrk> must have its:taSource and its:taIdent together"],
        ),
        (
            'its:taIdent="x" its:taSource="y" its:taIdentRef="http://example.com/x"',
            [
                "<mrk> may not have both its:taIdentRef and its:taSource",
                "<mrk> may not have both its:taIdentRef and its:taIdent",
            ],
        ),
        (
            'its:locQualityRatingScore="5" its:locQualityRatingVote="2"',
            ["<mrk> may not have both its:locQualityRatingScore and its:locQualityRatingVote"],
        ),
        (
            'its:locQualityRatingScoreThreshold="5"',
            ["<mrk> has its:locQualityRatingScoreThreshold without its:locQualityRatingScore"],
        ),
        ('its:locQualityIssuesRef="#its=q1"', []),
        (
            'its:locQualityIssuesRef="#its=q2"',
            ['its:locQualityIssuesRef="#its=q2" names no <its:locQualityIssues> in the unit'],
        ),
        (
            'its:locQualityIssuesRef="q1"',
            ['its:locQualityIssuesRef="q1" must begin with #its='],
        ),
        (
            'its:locQualityIssuesRef="#its=q1" its:locQualityIssueType="grammar"',
            [
                "<mrk> may not have both its:locQualityIssuesRef and its:locQualityIssueType",
            ],
        ),
        (
            'its:provenanceRecordsRef="#its=q1"',
            ['its:provenanceRecordsRef="#its=q1" names no <its:provenanceRecords> in the unit'],
        ),
        ('its:annotatorsRef="terminology|http://example.com/t text-analysis|x"', []),
        (
            'its:annotatorsRef="terms|x"',
            ['its:annotatorsRef="terms|x" is of a data category that there is not: terms'],
        ),
        (
            'its:annotatorsRef="provenance|x provenance|y"',
            [
                'its:annotatorsRef="provenance|x provenance|y" is of one data category twice:'
                " provenance"
            ],
        ),
        (
            'its:mtConfidence="1.5"',
            ['its:mtConfidence="1.5" of <mrk> is no number from 0 to 1'],
        ),
    ],
)
def test_tags_for_internationalization(attributes: str, found: list[str]) -> None:
    issues = '<its:locQualityIssues xml:id="q1"><its:locQualityIssue locQualityIssueType="x"/>'
    marked = f'<mrk id="1" type="its:generic" {attributes}>法</mrk>'
    data = xliff(
        f'<unit id="1" its:version="2.0">{issues}</its:locQualityIssues>{segment(marked)}</unit>'
    )
    assert validated(FORMAT, data) == [f"3 {each}" for each in found]


@pytest.mark.parametrize(
    ("switch", "case", "found"),
    [
        ("plural:count", "one", []),
        ("plural:count,gender:host", "one feminine", []),
        (
            "plural:count,gender:host",
            "one",
            ['3 pgs:case="one" must have as many values as the pgs:switch of line 3'],
        ),
        (
            "number:count",
            "one",
            [
                '3 pgs:switch="number:count" of <unit> is no list such as plural:count,gender:host'
                " (also ordinal and select)"
            ],
        ),
    ],
)
def test_texts_that_are_chosen(switch: str, case: str, found: list[str]) -> None:
    names = f'xmlns:pgs="urn:oasis:names:tc:xliff:pgs:1.0" pgs:switch="{switch}"'
    inner = f'<unit id="1" {names}>{segment("法", None, f" pgs:case={case!r}")}</unit>'
    data = xliff(inner, "2.2", NAMESPACE.replace("2.0", "2.2"))
    assert validated(FORMAT, data) == found
