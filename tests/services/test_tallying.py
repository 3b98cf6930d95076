from dataclasses import replace

import pytest

from tests.builders import annotation, footnoted, leaving, newspaper, pair, parallel
from tests.formats.test_pair_tables import beside
from workbench.model.exchange import Carries
from workbench.plugins import FORMATS
from workbench.services.tallying import Tally, lacking, unconfirmed


def test_each_pair_is_counted_the_first_time_that_it_is_gone_through() -> None:
    reports: list[int] = []
    tally = Tally(report=reports.append)
    watched = tally.watching(newspaper())
    for _ in range(2):
        assert len(list(watched.pairs)) == 7
    assert (tally.pairs, tally.written, tally.skipped, tally.not_translatable) == (7, 5, 2, 0)
    assert (tally.drafts, reports) == (1, list(range(1, 8)))


def test_what_is_not_to_be_translated_is_neither() -> None:
    plain = pair(1, "表一", "")
    kept = replace(plain, segment=replace(plain.segment, is_translatable=False))
    tally = Tally(report=lambda done: None)
    assert len(list(tally.watching(parallel(kept)).pairs)) == 1
    assert (tally.written, tally.skipped, tally.not_translatable) == (0, 0, 1)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("jsonl", []),
        ("tsv", []),
        ("parallel-markdown", ["matches of the memory"]),
        ("jsonl-translation", [
            "notes", "terms", "matches of the memory", "earlier wordings",
            "where sentences are not one to one",
        ]),
    ],
)  # fmt: skip
def test_what_a_format_has_no_place_for(name: str, said: list[str]) -> None:
    tally = Tally(report=lambda done: None)
    list(tally.watching(beside()).pairs)
    assert tally.losses(FORMATS.get(name)) == [
        f"{name} has no place for {thing}, left out of 1 pair" for thing in said
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("tmx", ["tmx has no place for pairs without English: 2 left out"]),
        ("moses", ["moses has no place for pairs without English: 2 left out"]),
        ("xliff", []),
        ("markdown", []),
        ("tbx", []),
    ],
)
def test_pairs_that_a_format_leaves_out_are_counted(name: str, said: list[str]) -> None:
    plain = pair(2, "表一", "")
    kept = replace(plain, segment=replace(plain.segment, is_translatable=False))
    tally = Tally(report=lambda done: None)
    list(tally.watching(parallel(pair(1, "一审", ""), kept, pair(3))).pairs)
    assert tally.losses(FORMATS.get(name)) == said


def test_a_footnote_is_no_note() -> None:
    noted = replace(leaving(pair(1)), annotations=(annotation(),))
    for text, count in ((parallel(noted), 1), (footnoted(parallel(noted), (1, 0, "注")), 0)):
        tally = Tally(report=lambda done: None)
        list(tally.watching(text).pairs)
        assert tally.found[Carries.NOTES] == count


@pytest.mark.parametrize(
    ("name", "things"),
    [
        ("jsonl", ()),
        ("parallel-markdown", (Carries.IDENTITY, Carries.AUTHOR, Carries.ORIGIN)),
        ("markdown", ()),
        ("tbx", ()),
    ],
)
def test_what_every_pair_has_and_a_format_lacks(name: str, things: tuple[Carries, ...]) -> None:
    assert lacking(FORMATS.get(name)) == things


def test_drafts_are_told() -> None:
    assert [unconfirmed(count) for count in (0, 1, 2)] == [
        [], ["1 text is a draft"], ["2 texts are drafts"],
    ]  # fmt: skip
