from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import project, project_file, row_of
from tests.services.memory_units import add_memory, confirm, texts_standing, unit
from workbench.errors import Refused
from workbench.model.matches import MatchKind
from workbench.model.memory import Bead
from workbench.model.spans import Span
from workbench.services import matching, pairing, sentencing
from workbench.services.matching import USUAL
from workbench.store.project import Store

SOURCE = "全省法院共审结案件723万件。人民群众安全感达到98.5%。"
TARGET = (
    "Courts in the province closed 7.23 million cases. "
    "The people's sense of security reached 98.5 percent."
)
FIRST, SECOND = SOURCE[:15], SOURCE[15:]


def test_the_sentences_of_a_confirmed_pair_become_units() -> None:
    with project(SOURCE) as store:
        confirm(store, 1, TARGET)
        assert texts_standing(store) == [(SOURCE, TARGET)]
        assert (pairing.complete_some(store), pairing.complete_some(store)) == (1, 0)
        assert texts_standing(store) == [
            (SOURCE, TARGET),
            (FIRST, TARGET[:49]),
            (SECOND, TARGET[50:]),
        ]


def test_units_of_sentences_follow_the_pair_through_undo_and_redo() -> None:
    with project(SOURCE) as store:
        confirm(store, 1, TARGET)
        pairing.complete_some(store)
        before = texts_standing(store)
        confirm(store, 1, "One sentence alone.")
        assert texts_standing(store) == [(SOURCE, "One sentence alone.")]
        store.journal.undo("李译")
        assert texts_standing(store) == before
        store.journal.undo("李译")
        assert texts_standing(store) == []
        store.journal.redo("李译")
        assert (texts_standing(store), pairing.complete_some(store)) == (before, 0)


def test_what_another_program_confirms_meanwhile_is_paired_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project_file(tmp_path / "a.db", SOURCE)
    with Store.open(path) as store, Store.open(path) as other:
        confirm(store, 1, TARGET)
        rules = sentencing.rules

        def meanwhile(asked: Store) -> object:
            confirm(other, 1, "Courts closed cases. People feel safe.")
            return rules(asked)

        monkeypatch.setattr(sentencing, "rules", meanwhile)
        assert pairing.complete_some(store) == 1
        assert list(store.faults()) == []
        assert texts_standing(store)[0] == (SOURCE, "Courts closed cases. People feel safe.")


def test_what_nobody_can_tell_is_kept_out() -> None:
    with project(SOURCE) as store:
        confirm(store, 1, "It rained. Nobody came. We went home. The end.")
        pairing.complete_some(store)
        assert len(texts_standing(store)) == 1


def test_pairs_by_hand_stand_and_can_be_undone() -> None:
    with project(SOURCE) as store:
        confirm(store, 1, TARGET)
        pairing.complete_some(store)
        before = texts_standing(store)
        whole = Bead(
            source=Span(0, 15), target=Span(50, len(TARGET)), confidence=1.0, is_one_to_one=True
        )
        pairing.pair_by_hand(store, row_of(store, 1), 1, [whole], "李译")
        assert texts_standing(store) == [(SOURCE, TARGET), (FIRST, TARGET[50:])]
        assert pairing.beads(store, row_of(store, 1)) == (whole,)
        store.journal.undo("李译")
        assert texts_standing(store) == before


def test_there_is_nothing_to_pair_without_english() -> None:
    with project(SOURCE) as store, pytest.raises(Refused, match="segment 1 has no English yet"):
        pairing.pair_by_hand(store, row_of(store, 1), 1, [], "李译")


def test_sentences_are_offered_and_put_together() -> None:
    with project(f"{FIRST}天气很好。{SECOND}") as store:
        add_memory(store, "laws", unit(FIRST, TARGET[:49]), unit(SECOND, TARGET[50:]))
        found = matching.find(store, row_of(store, 1), replace(USUAL, threshold=90))
    assembled, first, second = found
    assert (assembled.kind, assembled.target, assembled.score) == (
        MatchKind.ASSEMBLED,
        f"{TARGET[:49]} 天气很好。 {TARGET[50:]}",
        100 * 30 // 35,
    )
    assert [span.of(assembled.target) for span in assembled.open_spans] == ["天气很好。"]
    assert [(each.span, each.score, each.target) for each in (first, second)] == [
        (Span(0, 15), 100, TARGET[:49]),
        (Span(20, 35), 100, TARGET[50:]),
    ]


def test_the_numbers_of_an_assembled_match_are_told_where_they_stand() -> None:
    with project(f"天气很好。{FIRST.replace('723', '811')}") as store:
        add_memory(store, "laws", unit(FIRST, TARGET[:49]))
        assembled, _ = matching.find(store, row_of(store, 1))
    (change,) = assembled.changes
    assert (change.span.of(assembled.target), change.before) == ("8.11 million", "7.23 million")
