"""What confirming a pair does to the pairs with the same source."""

from dataclasses import replace
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    PAGE,
    add_coded,
    add_document,
    coded,
    pair_of,
    project,
    row_of,
    told,
    visit_of,
)
from workbench.model.segments import Origin, Side, State
from workbench.model.wordings import NewWording, Offered
from workbench.services import classifying, reviewing, stays, translating, undoing, wording_history
from workbench.store.project import Store

ME, COLLEAGUE = "李译", "王译"
AGAIN = "以上事实，有下列证据予以证实，本院予以确认。"
OTHER = "原告的诉讼请求成立，本院予以支持。"
ENGLISH = "The above facts are established by the following evidence and confirmed by this court."
BETTER = "The evidence below proves these facts, which the court confirms."
Told: TypeAlias = "tuple[str, State, Origin, str]"
NOTHING: Told = ("", State.INITIAL, Origin.TYPED, "")
FILLED: Told = (ENGLISH, State.DRAFT, Origin.MEMORY, "propagated from 1")


def target(store: Store, number: int) -> Told:
    found = pair_of(store, number).target
    return found.text, found.state, found.origin, found.detail


def confirm(store: Store, number: int, text: str = ENGLISH, author: str = ME) -> int:
    """Confirms a pair; tells how many were filled."""
    stay = visit_of(store, number, author)
    return len(translating.confirm(store, stay, text, propagates=True).filled)


def test_the_same_source_gets_the_english_as_a_draft_in_one_step() -> None:
    store = project(AGAIN, OTHER, AGAIN, AGAIN)
    assert confirm(store, 1) == 2
    assert target(store, 1) == (ENGLISH, State.TRANSLATED, Origin.TYPED, "")
    assert [target(store, number) for number in (2, 3, 4)] == [NOTHING, FILLED, FILLED]
    undone = undoing.undo(store, ME)
    assert undone is not None
    assert set(undone.touched_segments) == {row_of(store, number) for number in (1, 3, 4)}
    assert [target(store, number) for number in (1, 2, 3, 4)] == [NOTHING] * 4
    undoing.redo(store, ME)
    assert target(store, 3) == FILLED
    assert list(store.faults()) == []


def test_only_where_it_is_asked_for() -> None:
    store = project(AGAIN, AGAIN)
    assert translating.confirm(store, visit_of(store, 1), ENGLISH).filled == ()
    assert target(store, 2) == NOTHING


def test_a_draft_of_a_script_fills_nothing() -> None:
    store = project(AGAIN, AGAIN, AGAIN)
    given, translated = (row_of(store, 1), pair_of(store, 1)), State.TRANSLATED
    written = translating.set_target(store, *given, BETTER, State.DRAFT, ME, propagates=True)
    assert written.filled == ()
    given = row_of(store, 1), pair_of(store, 1)
    written = translating.set_target(store, *given, ENGLISH, translated, ME, propagates=True)
    assert written.filled == (row_of(store, 2), row_of(store, 3))


@pytest.mark.parametrize(
    "like",
    [
        "以上事實，有下列證據予以證實，本院予以確認。",
        "以上事实,有下列证据予以证实,本院予以确认。",
        f"{AGAIN} ",
        AGAIN[:16],
        f"{AGAIN[:16]}，",
    ],
    ids=["script", "width", "space", "beginning", "other end"],
)
def test_what_is_only_like_it_is_left(like: str) -> None:
    store = project(AGAIN, like)
    assert confirm(store, 1) == 0
    assert target(store, 2) == NOTHING


def typed(store: Store) -> None:
    translating.save_draft(store, visit_of(store, 2), "My own")


def inserted(store: Store) -> None:
    offered = Offered(text="My own", detail="fuzzy 90%")
    translating.save_draft(store, visit_of(store, 2), "My own", offered=offered)


def confirmed(store: Store) -> None:
    translating.confirm(store, visit_of(store, 2), "My own")


def reviewed(store: Store) -> None:
    translating.confirm(store, visit_of(store, 2), "My own", State.REVIEWED)


def finished(store: Store) -> None:
    reviewed(store)
    reviewing.finish(store, row_of(store, 2), pair_of(store, 2), ME)


def filled_for_another(store: Store) -> None:
    confirm(store, 3, "My own", COLLEAGUE)
    undoing.undo(store, COLLEAGUE)
    undoing.redo(store, COLLEAGUE)


def filled_and_restored(store: Store) -> None:
    confirm(store, 3, "My own")
    translating.save_draft(store, visit_of(store, 2), "Something else")
    wording_history.restore(store, row_of(store, 2), pair_of(store, 2), 2, ME)


def filled_and_confirmed(store: Store) -> None:
    confirm(store, 3, "My own")
    translating.confirm(store, visit_of(store, 2), "My own")


@pytest.mark.parametrize(
    "write",
    [
        typed,
        inserted,
        confirmed,
        reviewed,
        finished,
        filled_for_another,
        filled_and_restored,
        filled_and_confirmed,
    ],
)
def test_what_somebody_wrote_or_took_stays(write) -> None:  # type: ignore[no-untyped-def]
    store = project(AGAIN, AGAIN, AGAIN)
    write(store)
    before = target(store, 2)
    assert before[0] == "My own"
    confirm(store, 1)
    assert target(store, 2) == before


def test_what_is_locked_not_to_be_translated_or_in_conflict_stays() -> None:
    store = project(AGAIN, AGAIN, AGAIN, AGAIN)
    with store.journal.change("lock", ME) as change:
        change.update("segments", row_of(store, 2), {"locked": 1})
    classifying.set_translatable(store, [(row_of(store, 3), pair_of(store, 3))], False, ME)
    mine, theirs = visit_of(store, 4), visit_of(store, 4, COLLEAGUE)
    translating.save_draft(store, theirs, "Theirs")
    translating.save_draft(store, mine, "Mine")
    translating.save_draft(store, theirs, "")
    assert confirm(store, 1) == 0


def test_what_was_filled_follows_a_better_wording_until_somebody_takes_it_up() -> None:
    store = project(AGAIN, AGAIN, AGAIN, AGAIN)
    confirm(store, 1)
    translating.save_draft(store, visit_of(store, 3), f"{ENGLISH} Indeed.")
    assert confirm(store, 1, BETTER) == 2
    better = (BETTER, State.DRAFT, Origin.MEMORY, "propagated from 1")
    assert [target(store, number)[0] for number in (2, 3, 4)] == [
        BETTER,
        f"{ENGLISH} Indeed.",
        BETTER,
    ]
    assert target(store, 4) == better
    assert confirm(store, 2, BETTER) == 0
    assert target(store, 2) == (BETTER, State.TRANSLATED, Origin.MEMORY, "propagated from 1")
    assert confirm(store, 2, ENGLISH) == 1
    assert target(store, 4) == (ENGLISH, State.DRAFT, Origin.MEMORY, "propagated from 2")
    history = wording_history.history(store, row_of(store, 4))
    assert [each.text for each in history] == [ENGLISH, BETTER, ENGLISH]


def test_another_document_says_which_it_came_from() -> None:
    store = project(OTHER, AGAIN)
    add_document(store, AGAIN, name="二审.txt")
    row = row_of_document(store, PAGE, 2)
    stay = stays.visit(row, store.segments.pair(row), ME)
    translating.confirm(store, stay, ENGLISH, propagates=True)
    found = store.segments.pair(row_of_document(store, "二审.txt", 1)).target
    assert (found.text, found.detail) == (ENGLISH, f"propagated from 2 in {PAGE}")


def row_of_document(store: Store, name: str, number: int) -> int:
    row = store.segments.row_of_number(store.documents.get(name)[0], number)
    assert row is not None
    return row


def test_codes_are_those_of_the_segment_that_is_filled() -> None:
    store = Store.memory()
    add_coded(
        store,
        "{1>以上事实<1}，本院确认{2}。",
        "{4>以上事实<4}，本院确认{7}。",
        "以上{1>事实<1}，本院确认{2}。",
        "以上事实，本院确认。",
    )
    text, codes = coded("This court confirms{2} {1>the facts<1}.")
    translating.confirm(store, visit_of(store, 1), text, codes=codes, propagates=True)
    filled = pair_of(store, 2)
    assert told(filled.target.text, filled.target.codes) == told(
        *coded("This court confirms{7} {4>the facts<4}.")
    )
    assert {each.data for each in filled.target.codes} == {
        each.data for each in filled.segment.codes
    }
    assert [target(store, number) for number in (3, 4)] == [NOTHING, NOTHING]
    moved, other = coded("This court {1>confirms<1}{2} the facts.")
    plain = text.replace("{", "")
    assert moved == plain
    written = translating.confirm(store, visit_of(store, 1), moved, codes=other, propagates=True)
    assert written.filled == (row_of(store, 2),)


def test_what_is_typed_meanwhile_takes_the_place_of_what_was_filled() -> None:
    store = project(AGAIN, AGAIN)
    stay = visit_of(store, 2)
    confirm(store, 1)
    confirm(store, 1, BETTER)
    assert translating.save_draft(store, stay, "Typed since").theirs is None
    assert target(store, 2) == ("Typed since", State.DRAFT, Origin.TYPED, "")
    assert wording_history.conflicts(store) == []
    texts = [each.text for each in wording_history.history(store, row_of(store, 2))]
    assert texts == ["Typed since", BETTER, ENGLISH]


def test_what_another_program_typed_is_still_a_conflict() -> None:
    store = project(AGAIN, AGAIN)
    stay = visit_of(store, 2)
    translating.save_draft(store, visit_of(store, 2, COLLEAGUE), "Theirs")
    with store.journal.change("empty", ME) as change:
        wording = NewWording(text="", state=State.INITIAL, author=ME)
        head = store.wordings.head(row_of(store, 2), Side.TARGET)
        store.wordings.stand(change, row_of(store, 2), Side.TARGET, wording, head)
    assert confirm(store, 1) == 1
    assert translating.save_draft(store, stay, "Mine").theirs == ENGLISH


TEXTS = st.sampled_from(["", "One", "Two", "Three"])


@given(
    st.lists(
        st.tuples(st.sampled_from([ME, COLLEAGUE]), st.integers(1, 4), TEXTS, st.booleans()),
        max_size=12,
    )
)
def test_nothing_that_was_typed_is_ever_lost(steps: list[tuple[str, int, str, bool]]) -> None:
    store = project(AGAIN, AGAIN, AGAIN, OTHER)
    typed: dict[int, str] = {}
    for author, number, text, is_confirmed in steps:
        stay = visit_of(store, number, author)
        if is_confirmed and text:
            translating.confirm(store, stay, text, propagates=True)
        else:
            translating.save_draft(store, stay, text)
        typed[number] = pair_of(store, number).target.text
        for each, wording in typed.items():
            if wording and pair_of(store, each).target.origin is Origin.TYPED:
                assert pair_of(store, each).target.text == wording
    before = [replace(pair_of(store, number).target, token="") for number in (1, 2, 3, 4)]
    assert all(
        each.state is State.DRAFT or each.origin is Origin.TYPED or each.state.is_confirmed
        for each in before
    )
    assert list(store.faults()) == []
