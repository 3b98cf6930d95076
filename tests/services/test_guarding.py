from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import newspaper
from workbench.errors import ExportFailed
from workbench.model.exchange import Carried
from workbench.plugins import FORMATS
from workbench.services.guarding import Guard

MEANT = Carried("法治", "Law", (("state", "final"), ("note", "一"), ("note", "二")))


def guard(meant: Iterable[tuple[str, str]], found: Iterable[tuple[str, str]]) -> Guard:
    format = replace(
        FORMATS.get("tsv"), expected=lambda text: iter(meant), read_back=lambda path: iter(found)
    )
    return Guard(parallel=newspaper(), name="x.tsv", format=format, report=lambda compared: None)


def test_what_is_meant_is_counted() -> None:
    same = guard([MEANT, ("一", "One")], [MEANT, ("一", "One")])
    same.verify(Path())
    assert same.compared == 2


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        ([], "pair 1 is missing from the file"),
        ([MEANT, MEANT], "pair 2 is one too many in the file"),
        ([MEANT._replace(source="法")], "the source of pair 1 reads back as '法', not '法治'"),
        ([MEANT._replace(target="La")], "the target of pair 1 reads back as 'La', not 'Law'"),
        (
            [MEANT._replace(facts=(("state", "draft"), *MEANT.facts[1:]))],
            "state of pair 1 reads back as 'draft', not 'final'",
        ),
        ([MEANT._replace(facts=MEANT.facts[1:])], "state of pair 1 reads back as '', not 'final'"),
        (
            [MEANT._replace(facts=(MEANT.facts[0], MEANT.facts[2], MEANT.facts[1]))],
            "note of pair 1 reads back as '一', not '二'",
        ),
        (
            [MEANT._replace(facts=(*MEANT.facts[1:], MEANT.facts[0]))],
            "order of pair 1 reads back as '', not ''",
        ),
        ([("法治", "Law")], "state of pair 1 reads back as '', not 'final'"),
    ],
)
def test_the_first_difference_is_told(found: list[tuple[str, str]], fault: str) -> None:
    with pytest.raises(ExportFailed) as caught:
        guard([MEANT], found).verify(Path())
    assert caught.value.fault == f"x.tsv was not written: {fault}"


def test_a_reader_that_fails_is_told_in_one_line() -> None:
    def broken() -> Iterable[tuple[str, str]]:
        yield MEANT
        raise IndexError("no cell")

    with pytest.raises(ExportFailed) as caught:
        guard([MEANT], broken()).verify(Path())
    assert caught.value.fault == "x.tsv was not written: it cannot be read back: no cell"
