import pytest

from tests.builders import concept
from workbench.model.term_keys import GlossaryMark, SavedKeys
from workbench.store.project import Store


@pytest.fixture
def store() -> Store:
    """A project with two concepts."""
    store = Store.memory()
    with store.journal.change("add terms", "李译") as change:
        store.concepts.add(change, concept("政法委", "committee", traditional="政法委"))
        store.concepts.add(change, concept("法治", "rule of law"))
    return store


def test_a_mark_tells_how_far_the_glossary_has_come(store: Store) -> None:
    assert Store.memory().term_keys.mark() == GlossaryMark(
        generation=0, change=0, terms=0, last_term=0
    )
    assert store.term_keys.mark() == GlossaryMark(generation=2, change=7, terms=5, last_term=5)


def test_keys_are_found_by_the_edition_that_saved_them(store: Store) -> None:
    first, second = (
        SavedKeys(mark=store.term_keys.mark(), edition=edition, data=edition.encode())
        for edition in ("1", "2")
    )
    store.term_keys.save(first)
    assert (store.term_keys.find("1"), store.term_keys.find("2")) == (first, None)
    store.term_keys.save(second)
    assert (store.term_keys.find("1"), store.term_keys.find("2")) == (None, second)


def test_what_was_touched_is_told_as_it_was_and_as_it_is(store: Store) -> None:
    mark = store.term_keys.mark()
    assert store.term_keys.touched(mark, mark) == []
    with store.journal.change("edit", "李译") as change:
        change.update("terms", 4, {"text": "法制", "concept_id": 1})
        change.retire("terms", 2, "removed")
        store.concepts.add(change, concept("监察", "supervision"))
    assert sorted(store.term_keys.touched(mark, store.term_keys.mark()) or ()) == [
        (1, "政法委"),
        (1, "法制"),
        (1, "法治"),
        (2, "法制"),
        (2, "法治"),
        (3, "supervision"),
        (3, "监察"),
    ]


def test_it_is_said_where_the_journal_does_not_account_for_all(store: Store) -> None:
    before = store.term_keys.mark()
    with store.journal.change("add", "李译") as change:
        store.concepts.add(change, concept("监察", "supervision"))
    now = store.term_keys.mark()
    assert store.term_keys.touched(before, now) is not None
    assert store.term_keys.touched(now, before) is None
    for strange in (
        GlossaryMark(generation=2, change=7, terms=4, last_term=5),
        GlossaryMark(generation=2, change=7, terms=5, last_term=8),
        GlossaryMark(generation=9, change=7, terms=5, last_term=5),
    ):
        assert store.term_keys.touched(strange, now) is None
