from importlib import metadata

import pytest

from tests.cli.running import Workbench
from workbench import plugins


def test_each_format_with_what_it_can_do(workbench: Workbench) -> None:
    found = {each["name"]: each for each in workbench("formats", "--json").json}
    assert found["tsv"] == {
        "name": "tsv",
        "title": "tab-separated table of all pairs",
        "suffixes": [".tsv"],
        "reads": ["memory", "updates"],
        "writes": ["documents", "memory"],
        "writes_back": False,
        "carries": "source, target, state, notes, id, fingerprint, origin, author, time; sentences,"
        " terms, matches, earlier wordings where asked for",
    }
    assert found["terms-csv"] == {
        "name": "terms-csv",
        "title": "term list, comma-separated",
        "suffixes": [".csv"],
        "reads": ["terms"],
        "writes": ["terms"],
        "writes_back": False,
        "carries": "concepts, Chinese and English terms, properties of concepts",
    }
    assert {"docx", "html", "jsonl", "markdown", "text", "tmx"} <= set(found)
    assert list(found) == sorted(found)


def test_plain_text_fits_into_80_columns_and_names_every_format(workbench: Workbench) -> None:
    lines = workbench("formats").out.splitlines()
    assert [line for line in lines if len(line) > 80] == []
    named = {line.split()[0] for line in lines if line and line[0] not in " \f" and ":" not in line}
    assert named == {each["name"] for each in workbench("formats", "--json").json}


def test_formats_are_listed_by_use_and_described_once(workbench: Workbench) -> None:
    assert workbench("formats", "srx", "odt", ".mqxliff").out.splitlines() == [
        "DOCUMENTS: workbench add, workbench export",
        "mqxliff  .mqxliff  read, written back",
        "    MQXLIFF of memoQ: source, target, state, codes, notes",
        "odt      .odt      read, written back",
        "    OpenDocument text: source",
        "",
        "UPDATES: workbench update",
        "mqxliff  .mqxliff  read",
        "",
        "MEMORY: workbench memory import and export",
        "mqxliff  .mqxliff  read",
        "",
        "RULES: workbench rules import and export",
        "srx  .srx  read, written",
        "    segmentation rules (SRX 2.0): rules of sentence ends by language",
    ]


@pytest.mark.parametrize(
    ("name", "formats"),
    [
        ("brat", ["brat"]),
        ("memoQ", ["mqxliff"]),
        ("weblate", ["weblate-csv"]),
        (".xlf", ["xliff", "xliff-1-2", "xliff-omegat"]),
        (".translation.jsonl", ["jsonl-translation"]),
    ],
)
def test_formats_are_found_by_name_suffix_and_word(
    workbench: Workbench, name: str, formats: list[str]
) -> None:
    found = [each["name"] for each in workbench("formats", name, "--json").json]
    assert found == formats


def test_a_name_that_says_nothing_is_refused(workbench: Workbench) -> None:
    ran = workbench("formats", "odt", "quark")
    assert (ran.status, ran.out, ran.err) == (
        2, "", "workbench: there is no format 'quark'; `workbench formats` lists them all\n",
    )  # fmt: skip


def test_one_that_does_not_load_is_named_and_skipped(
    workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = metadata.EntryPoint(
        name="strange", value="no.such.module:FORMAT", group=plugins.FORMATS.group
    )
    monkeypatch.setattr(metadata, "entry_points", lambda group: [stranger])
    ran = workbench("formats")
    assert (ran.status, "strange" in ran.out) == (0, False)
    assert ran.err.startswith("workbench: the format 'strange' (no.such.module:FORMAT) does not")
    assert ran.err.count("\n") == 1
