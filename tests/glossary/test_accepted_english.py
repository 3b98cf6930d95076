"""What the lists offer for terms that translators know, and what they never offer."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.glossary.lists import project
from workbench.model.spans import Span

with (Path(__file__).parents[1] / "data" / "accepted-english.tsv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=[row["zh"] for row in ROWS])
def test_the_first_english_is_one_that_translators_accept(row: dict[str, str]) -> None:
    store, recogniser = project()
    accepted = row["accepted"].split(" | ")

    (hit,) = recogniser.hits(store, row["zh"])

    assert hit.span == Span(0, len(row["zh"]))
    assert hit.targets[0] in accepted
    usable = {term.text for _, term in hit.english if term.status.is_usable}
    assert [text for text in usable if is_wrong(text, row)] == []


def is_wrong(text: str, row: dict[str, str]) -> bool:
    """Whether a line calls a rendering wrong; capitals count where they alone make it right."""
    wrong = [each for each in (row["wrong"] or "").split(" | ") if each]
    if text in row["accepted"].split(" | "):
        return text in wrong
    return text.lower() in map(str.lower, wrong)


def test_the_table_has_as_many_lines_as_it_needs() -> None:
    assert len(ROWS) >= 150
    assert len({row["zh"] for row in ROWS}) == len(ROWS)
    assert all(row["accepted"] for row in ROWS)
