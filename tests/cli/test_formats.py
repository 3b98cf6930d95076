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
        "carries": "source, target, state, notes, id, fingerprint, origin, author, time; sentences,"
        " terms, matches, earlier wordings where asked for",
    }
    assert found["terms-csv"] == {
        "name": "terms-csv",
        "title": "term list, comma-separated",
        "suffixes": [".csv"],
        "reads": ["terms"],
        "writes": ["terms"],
        "carries": "concepts, Chinese and English terms, properties of concepts",
    }
    assert {"docx", "html", "jsonl", "markdown", "text", "tmx"} <= set(found)
    assert list(found) == sorted(found)


def test_plain_text_fits_into_80_columns(workbench: Workbench) -> None:
    head, *lines = workbench("formats").out.splitlines()
    assert head.split() == ["format", "suffix", "reads", "writes", "carries"]
    assert [line for line in lines if len(line) > 80] == []
    assert any(line.split()[:4] == ["terms-jsonl", ".jsonl", "terms", "terms"] for line in lines)


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
