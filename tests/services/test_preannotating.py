from collections.abc import Iterator

import pytest

from tests.builders import concept, pair_of, project, row_of, visit_of
from workbench.model.annotations import AnnotationState, NewAnnotation
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.services import annotating, preannotating, segmenting, translating, undoing
from workbench.services.preannotating import Found
from workbench.store.project import Store

FIRST = "2021年3月，𠮷林市中级人民法院审结扫黑除恶案件723万件。"
SECOND = "院长王建国强调：“依法办案，不枉不纵。”"


@pytest.fixture
def store() -> Iterator[Store]:
    with project(FIRST, SECOND) as opened:
        with opened.journal.change("add", "李译") as change:
            opened.concepts.add(change, concept())
        yield opened


def proposals(store: Store, *kinds: Found) -> list[tuple[int, str, str, str]]:
    found = preannotating.propose(store, kinds or tuple(Found))
    return [(each.number, each.side, each.label, each.text) for each in found]


def write_all(store: Store) -> list[int]:
    return preannotating.write(store, preannotating.propose(store), "李译")


def test_each_kind_is_proposed_with_its_label(store: Store) -> None:
    assert proposals(store, Found.TERMS, Found.NUMBERS, Found.DATES, Found.QUOTATIONS) == [
        (1, "source", "date", "2021年3月"),
        (1, "source", "term", "扫黑除恶"),
        (1, "source", "number", "723万件"),
        (2, "source", "quotation", "“依法办案，不枉不纵。”"),
    ]
    assert (2, "source", "person", "王建国") in proposals(store, Found.NAMES)


def test_numbers_of_the_target_are_proposed_too(store: Store) -> None:
    translating.save_draft(store, visit_of(store, 1), "In March 2021, 7.23 million cases closed.")
    targets = [each for each in proposals(store) if each[1] == "target"]
    assert targets == [
        (1, "target", "date", "March 2021"),
        (1, "target", "number", "7.23 million"),
    ]


def test_nothing_is_written_by_proposing_and_all_of_it_is_one_step(store: Store) -> None:
    preannotating.propose(store)
    assert len(store.annotations.of_document()) == 0
    rows = write_all(store)
    states = {each.annotation.state for each in store.annotations.of_document()}
    assert (len(rows) > 4, states) == (True, {AnnotationState.PROPOSED})
    undoing.undo(store, "李译")
    assert len(store.annotations.of_document()) == 0
    assert len(preannotating.propose(store)) == len(rows)  # undone is not refused


def test_what_stands_or_was_refused_is_not_proposed_again(store: Store) -> None:
    rows = write_all(store)
    assert preannotating.propose(store) == []
    preannotating.refuse(store, rows[:2], "王审")
    preannotating.accept(store, rows[2:], "王审")
    assert preannotating.propose(store) == []
    assert preannotating.proposed(store) == []
    assert {each.annotation.state for each in store.annotations.of_document()} == {"open"}
    segmenting.correct(store, row_of(store, 1), pair_of(store, 1), f"本报讯　{FIRST}", "李译")
    assert preannotating.propose(store) == []  # the refused ones went along
    undoing.undo(store, "李译")
    undoing.undo(store, "王审")  # the acceptance
    undoing.undo(store, "王审")  # the refusal
    assert len(preannotating.proposed(store)) == len(rows)


def test_the_label_decides_whether_a_place_is_taken(store: Store) -> None:
    at = FIRST.index("723")
    for label in ("term", "number"):
        before = len(proposals(store, Found.NUMBERS))
        new = NewAnnotation(label=label, side=Side.SOURCE, span=Span(at, at + 1), author="李译")
        annotating.annotate(store, row_of(store, 1), new)
        assert len(proposals(store, Found.NUMBERS)) == before - (label == "number")


def test_segments_can_be_chosen(store: Store) -> None:
    found = preannotating.propose(store, segments=[row_of(store, 2)])
    assert {each.number for each in found} == {2}


def test_accepted_ones_are_left_alone_by_refusing(store: Store) -> None:
    rows = write_all(store)
    preannotating.accept(store, rows, "李译")
    preannotating.refuse(store, rows, "李译")
    assert len(store.annotations.of_document()) == len(rows)
