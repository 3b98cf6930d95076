"""Inline markup through all that is done to a pair."""

import pytest

from tests.builders import add_coded, coded, pair_of, row_of, told, visit_of
from workbench.errors import Refused
from workbench.model.segments import Side, State
from workbench.services import (
    replacing_renderings,
    reviewing,
    segmenting,
    timeline,
    translating,
    undoing,
    usage,
    wording_history,
)
from workbench.services.glossary import add
from workbench.services.term_forms import TermForm
from workbench.store.project import Store

ME = "李译"


@pytest.fixture
def store() -> Store:
    """A project with two paragraphs that have codes."""
    store = Store.memory()
    add_coded(store, "坚持{1>司法为民<1}原则{2}。", "{1>推动<1}政法工作{2}。")
    return store


def draft(store: Store, number: int, marked: str, author: str = ME) -> None:
    text, codes = coded(marked)
    translating.save_draft(store, visit_of(store, number, author), text, codes=codes)


def sides(store: Store, number: int) -> tuple[str, str]:
    assert list(store.faults()) == []
    pair = pair_of(store, number)
    return (
        told(pair.segment.source, pair.segment.codes),
        told(pair.target.text, pair.target.codes),
    )


def english(store: Store, number: int = 1) -> str:
    return sides(store, number)[1]


def test_a_draft_has_its_codes(store: Store) -> None:
    stay = visit_of(store, 1)
    for marked in ("Justice", "{1>Justice<1}", "{1>Justice<1}{2}", "Justice{2}"):
        text, codes = coded(marked)
        translating.save_draft(store, stay, text, codes=codes)
        assert english(store) == told(text, codes)
    assert len(wording_history.history(store, row_of(store, 1))) == 1


def test_other_codes_are_another_wording_to_confirm(store: Store) -> None:
    for marked in ("Justice", "{1>Justice<1}{2}"):
        text, codes = coded(marked)
        translating.confirm(store, visit_of(store, 1), text, codes=codes)
    history = wording_history.history(store, row_of(store, 1))
    assert [told(each.text, each.codes) for each in history] == ["‹1Justice1›‹2›", "Justice"]
    undoing.undo(store, ME)
    assert english(store) == "Justice"
    undoing.redo(store, ME)
    assert english(store) == "‹1Justice1›‹2›"


def test_restoring_brings_codes_back(store: Store) -> None:
    draft(store, 1, "{1>Justice<1}{2}")
    translating.confirm(store, visit_of(store, 1), "For the people")
    wording_history.restore(store, row_of(store, 1), pair_of(store, 1), 2, ME)
    assert english(store) == "‹1Justice1›‹2›"


def test_states_of_a_review_keep_codes(store: Store) -> None:
    text, codes = coded("{1>Justice<1}{2}")
    translating.confirm(store, visit_of(store, 1), text, codes=codes)
    row = row_of(store, 1)
    reviewing.accept(store, visit_of(store, 1, "王审"), text, codes)
    reviewing.finish(store, row, pair_of(store, 1), "王审")
    reviewing.reopen(store, row, pair_of(store, 1), "王审")
    reviewing.send_back(store, row, pair_of(store, 1), "为什么?", "王审")
    history = wording_history.history(store, row)
    assert [each.state for each in history] == [
        State.DRAFT,
        State.REVIEWED,
        State.FINAL,
        State.REVIEWED,
        State.TRANSLATED,
    ]
    assert {told(each.text, each.codes) for each in history} == {"‹1Justice1›‹2›"}


def test_of_two_wordings_the_one_that_is_taken_has_its_codes(store: Store) -> None:
    late = visit_of(store, 1)
    draft(store, 1, "Justice{2}", "同事")
    text, codes = coded("{1>For the people<1}{2}")
    translating.save_draft(store, late, text, codes=codes)
    translating.save_draft(store, late, f"{text}!", codes=codes)
    (conflict,) = wording_history.conflicts(store)
    wording_history.resolve(store, row_of(store, 1), conflict, conflict.mine, ME)
    assert english(store) == "‹1For the people1›‹2›!"


def test_a_split_and_a_join_take_codes_with_their_words(store: Store) -> None:
    draft(store, 1, "{1>Justice<1} for the people{2}")
    draft(store, 2, "{1>Advance<1} the work{2}")
    before = [sides(store, number) for number in (1, 2)]
    segmenting.split(store, row_of(store, 1), pair_of(store, 1), 4, ME)
    after_split = [sides(store, number) for number in (1, 2, 3)]
    assert after_split == [
        ("坚持‹1司法1›", "‹1Justice1› for the people‹2›"),
        ("‹1为民1›原则‹2›。", ""),
        before[1],
    ]
    segmenting.join_next(store, row_of(store, 2), pair_of(store, 2), pair_of(store, 3), ME)
    assert sides(store, 2) == (
        "‹1为民1›原则‹2›。‹3推动3›政法工作‹4›。",
        "‹3Advance3› the work‹4›",
    )
    undoing.undo(store, ME)
    assert [sides(store, number) for number in (1, 2, 3)] == after_split
    undoing.undo(store, ME)
    assert [sides(store, number) for number in (1, 2)] == before


def test_the_english_of_a_join_has_its_codes_after_the_space(store: Store) -> None:
    draft(store, 1, "Justice{2}")
    draft(store, 2, "{1>Advance<1}")
    segmenting.join_next(store, row_of(store, 1), pair_of(store, 1), pair_of(store, 2), ME)
    assert english(store) == "Justice‹2› ‹3Advance3›"


def test_a_correction_may_move_codes_and_drop_those_that_may_go(store: Store) -> None:
    row = row_of(store, 1)
    text, codes = coded("坚持司法{2}为民")
    segmenting.correct(store, row, pair_of(store, 1), text, ME, codes)
    assert sides(store, 1)[0] == "坚持司法‹2›为民"
    with pytest.raises(Refused) as caught:
        segmenting.correct(store, row, pair_of(store, 1), text, ME)
    assert str(caught.value) == "the correction lacks ‹2›; no code of the Chinese may be lost"
    timeline.restore_number(store, row, pair_of(store, 1), 2, Side.SOURCE, ME)
    assert sides(store, 1)[0] == "坚持‹1司法为民1›原则‹2›。"


def test_another_rendering_stands_within_the_codes(store: Store) -> None:
    concept = add(store, TermForm(simplified="司法", english="justice"), "词表")
    draft(store, 1, "the {1>judiciary<1} for the people{2}")
    found = usage.usage(store, concept)
    changes = replacing_renderings.preview(store, found.places, "judiciary", "justice")
    replacing_renderings.replace_renderings(store, changes, ME)
    assert english(store) == "the ‹1justice1› for the people‹2›"


def test_what_a_script_says_nothing_of_stands_at_the_end(store: Store) -> None:
    pair = pair_of(store, 1)
    codes = translating.left_codes(pair, "Justice\r\nfor all")
    translating.set_target(
        store, row_of(store, 1), pair, "Justice\r\nfor all", State.TRANSLATED, ME, codes
    )
    assert english(store) == "Justice\nfor all‹2›"
