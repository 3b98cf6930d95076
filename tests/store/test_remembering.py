"""The units of confirmed pairs follow what stands, through everything that is done and undone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import pair_of, project, project_file, row_of, without_memory
from workbench.model.memory import Bead
from workbench.model.segments import Side, State
from workbench.model.spans import Span
from workbench.services import (
    memories,
    pairing,
    reviewing,
    segmenting,
    timeline,
    translating,
    undoing,
)
from workbench.store.project import Store
from workbench.store.schema import LATEST

AUTHOR = "李译"
SOURCE = "健全扫黑除恶长效机制。依法严惩黑恶势力犯罪。"
OTHER = "推进政法队伍教育整顿。"
CUT = SOURCE.index("依")
FIRST, SECOND = "Improve the mechanism.", "Punish crime by law."
TARGET = f"{FIRST} {SECOND}"
WHOLE = (SOURCE, TARGET)
SENTENCES = [(SOURCE[:CUT], FIRST), (SOURCE[CUT:], SECOND)]


@pytest.fixture
def store() -> Store:
    """Two paragraphs, of which the first is confirmed."""
    made = project(SOURCE, OTHER)
    confirm(made, 1, TARGET)
    return made


def confirm(store: Store, number: int, text: str, state: State = State.TRANSLATED) -> None:
    row = row_of(store, number)
    translating.set_target(store, row, store.segments.pair(row), text, state, AUTHOR)


def units(store: Store) -> list[tuple[str, str]]:
    """Source and target of every unit that stands."""
    assert list(store.faults()) == []
    return list(store.units.pairs(list(store.units.rows_of())).values())


def pair_sentences(store: Store, confidence: float = 1.0) -> list[Bead]:
    spans = (Span(0, CUT), Span(0, len(FIRST))), (
        Span(CUT, len(SOURCE)), Span(len(FIRST), len(TARGET)),
    )  # fmt: skip
    return [
        Bead(source=source, target=target, confidence=confidence, is_one_to_one=True)
        for source, target in spans
    ]


def undo(store: Store) -> None:
    assert undoing.undo(store, AUTHOR) is not None


def redo(store: Store) -> None:
    assert undoing.redo(store, AUTHOR) is not None


def remove(store: Store) -> None:
    (unit,) = store.units.get(list(store.units.rows_of())).values()
    memories.remove_units(store, [unit.id], AUTHOR)


def test_a_confirmed_pair_is_a_unit_with_what_is_known_of_it(store: Store) -> None:
    (unit,) = store.units.get(list(store.units.rows_of())).values()
    target = pair_of(store, 1).target
    assert (unit.memory, unit.source, unit.target, unit.is_sentence) == ("project", *WHOLE, False)
    assert (unit.document, unit.number) == ("henan-legal-daily.txt", 1)
    assert (unit.author, unit.time, unit.origin) == (AUTHOR, target.time, target.origin)
    assert (unit.source_language, unit.target_language) == store.languages


def test_only_what_is_confirmed_is_remembered(store: Store) -> None:
    confirm(store, 2, "Education and rectification.", State.DRAFT)
    assert units(store) == [WHOLE]
    confirm(store, 2, "Education and rectification.")
    assert units(store) == [WHOLE, (OTHER, "Education and rectification.")]
    confirm(store, 2, "Education", State.DRAFT)
    assert units(store) == [WHOLE]


def test_a_wording_that_comes_back_brings_its_unit_back(store: Store) -> None:
    first = list(store.units.rows_of())
    confirm(store, 1, "Improve it.")
    assert units(store) == [(SOURCE, "Improve it.")]
    undo(store)
    assert (units(store), list(store.units.rows_of())) == ([WHOLE], first)
    redo(store)
    assert units(store) == [(SOURCE, "Improve it.")]
    old = store.wordings.history(row_of(store, 1), Side.TARGET)[1]
    timeline.restore(store, row_of(store, 1), old.id, AUTHOR)
    assert units(store) == []  # restored as a draft
    confirm(store, 1, TARGET)
    assert (units(store), list(store.units.rows_of())) == ([WHOLE], first)


def test_a_correction_of_the_source_is_followed(store: Store) -> None:
    segmenting.correct(store, row_of(store, 1), pair_of(store, 1), OTHER, AUTHOR)
    assert WHOLE not in units(store)
    undo(store)
    assert units(store) == [WHOLE]


def test_what_is_cut_or_joined_is_no_unit_until_it_is_confirmed_again(store: Store) -> None:
    segmenting.split(store, row_of(store, 1), pair_of(store, 1), CUT, AUTHOR)
    assert WHOLE not in units(store)
    undo(store)
    assert units(store) == [WHOLE]
    segmenting.join_next(store, row_of(store, 1), pair_of(store, 1), pair_of(store, 2), AUTHOR)
    assert WHOLE not in units(store)
    confirm(store, 1, "Both.")
    assert units(store) == [(SOURCE + OTHER, "Both.")]
    undo(store)
    undo(store)
    assert units(store) == [WHOLE]
    redo(store)
    redo(store)
    assert units(store) == [(SOURCE + OTHER, "Both.")]


def test_a_document_that_goes_takes_its_units_along(store: Store) -> None:
    undo(store)
    assert units(store) == []
    redo(store)
    assert units(store) == [WHOLE]
    undo(store)
    undoing.undo(store, AUTHOR, documents=True)
    assert units(store) == []


def test_one_that_was_removed_stays_removed_until_its_text_is_another(store: Store) -> None:
    remove(store)
    assert units(store) == []
    confirm(store, 1, TARGET, State.REVIEWED)
    reviewing.finish(store, row_of(store, 1), pair_of(store, 1), AUTHOR)
    assert units(store) == []
    reviewing.reopen(store, row_of(store, 1), pair_of(store, 1), AUTHOR)
    confirm(store, 1, "Improve it.")
    assert units(store) == [(SOURCE, "Improve it.")]
    confirm(store, 1, TARGET)
    assert units(store) == []


def test_removing_is_undone(store: Store) -> None:
    first = list(store.units.rows_of())
    remove(store)
    undo(store)
    assert (units(store), list(store.units.rows_of())) == ([WHOLE], first)
    redo(store)
    assert units(store) == []
    undo(store)
    undo(store)
    assert units(store) == []  # confirming it was taken back too
    redo(store)
    assert units(store) == [WHOLE]


def test_what_others_confirmed_after_a_removal_is_kept_when_that_is_undone(store: Store) -> None:
    remove(store)
    row = row_of(store, 1)
    pair = store.segments.pair(row)
    translating.set_target(store, row, pair, "Improve it.", State.TRANSLATED, "王校")
    undo(store)
    assert units(store) == [(SOURCE, "Improve it.")]


def test_sentences_that_were_paired_are_units_too(store: Store) -> None:
    row = row_of(store, 1)
    assert store.remembering.unpaired(9) == [(row, *WHOLE)]
    store.beads.put(row, pair_sentences(store, 0.9))
    store.remembering.follow([row])
    assert (units(store), store.remembering.unpaired(9)) == ([WHOLE, *SENTENCES], [])
    found = store.units.get(list(store.units.rows_of())).values()
    assert [each.is_sentence for each in found] == [False, True, True]
    confirm(store, 1, TARGET, State.REVIEWED)
    assert units(store) == [WHOLE]  # another wording, whose sentences nobody has paired yet
    undo(store)
    assert units(store) == [WHOLE, *SENTENCES]


def test_doubtful_sentences_are_none(store: Store) -> None:
    row = row_of(store, 1)
    store.beads.put(row, pair_sentences(store, 0.79))
    store.remembering.follow([row])
    assert units(store) == [WHOLE]


def test_pairing_by_hand_is_undone_with_its_units(store: Store) -> None:
    row = row_of(store, 1)
    pairing.pair_by_hand(store, row, 1, pair_sentences(store), AUTHOR)
    assert units(store) == [WHOLE, *SENTENCES]
    undo(store)
    assert (units(store), store.beads.of(row)) == ([WHOLE], ())
    redo(store)
    assert units(store) == [WHOLE, *SENTENCES]


def test_what_the_program_finds_gives_way_to_what_somebody_set(store: Store) -> None:
    row = row_of(store, 1)
    store.beads.put(row, pair_sentences(store, 0.9))
    pairing.pair_by_hand(store, row, 1, pair_sentences(store)[:1], AUTHOR)
    store.beads.put(row, pair_sentences(store, 0.7))
    assert [bead.confidence for bead in store.beads.of(row)] == [1.0]
    undo(store)
    assert [bead.confidence for bead in store.beads.of(row)] == [0.9, 0.9]
    assert units(store) == [WHOLE, *SENTENCES]


def test_a_project_of_the_schema_before_catches_up(tmp_path: Path) -> None:
    path = project_file(tmp_path / "a.db", SOURCE, OTHER)
    with Store.open(path) as store:
        confirm(store, 1, TARGET)
        confirm(store, 2, "Rectify.", State.DRAFT)
    without_memory(path)
    with Store.open(path, writable=False) as store:
        assert units(store) == [WHOLE]
        assert [(memory.id, memory.name) for _, memory in store.memories.all()] == [
            (store.id, "project")
        ]
    with Store.open(path) as store:
        remove(store)
    with Store.open(path) as store:
        assert units(store) == []
    assert int.from_bytes(path.read_bytes()[60:64], "big") == LATEST


def test_one_that_was_broken_off_while_it_caught_up_goes_on(tmp_path: Path) -> None:
    path = project_file(tmp_path / "a.db", SOURCE, OTHER)
    with Store.open(path) as store:
        confirm(store, 1, TARGET)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("DELETE FROM units; UPDATE projects SET is_remembered = 0")
    with Store.open(path) as store:
        assert units(store) == [WHOLE]
