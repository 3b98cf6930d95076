"""What suggestions cost until they were confirmed."""

import pytest

from tests.builders import PAGE, add_document, pair_of, project, row_of, visit_of
from tests.services.memory_units import confirm
from tests.services.test_remembered import HEAR, HEARD
from workbench.errors import NotFound
from workbench.model.effort import BandEffort, Effort
from workbench.model.segments import State
from workbench.model.wordings import Offered
from workbench.services import translating, wording_history
from workbench.services.suggestion_effort import effort, efforts
from workbench.store.project import Store

ME = "李译"
SOURCES = tuple(f"第{number}条" for number in "一二三四五六七")


def take(store: Store, number: int, suggested: str, detail: str, confirmed: str = "") -> None:
    """Inserts a suggestion, and confirms something in its place."""
    offered = Offered(text=suggested, detail=detail)
    translating.save_draft(store, visit_of(store, number), suggested, offered=offered)
    if confirmed:
        translating.confirm(store, visit_of(store, number), confirmed)


def test_suggestions_are_told_by_their_likeness() -> None:
    with project(*SOURCES) as store:
        take(store, 1, "Article 1", "fuzzy 90%", "Article 1")
        take(store, 2, "Article 1", "fuzzy 86%", "Article 2")
        take(store, 3, "Article 3", "context 100%", "Article 3")
        take(store, 4, "Part 4", "pretranslated: fuzzy 60%", "Article 4")
        take(store, 5, "Not confirmed", "fuzzy 90%")
        confirm(store, 6, "Typed")
        assert effort(store) == (
            BandEffort(band="context", count=1, unchanged=1, characters=0, words=0),
            BandEffort(band="85–94%", count=2, unchanged=1, characters=5.6, words=25),
            BandEffort(band="below 70%", count=1, unchanged=0, characters=66.7, words=50),
        )


def test_what_was_propagated_has_a_band_of_its_own() -> None:
    with project(HEAR, HEAR, HEAR) as store:
        translating.confirm(store, visit_of(store, 1), HEARD, propagates=True)
        translating.confirm(store, visit_of(store, 2), HEARD, State.REVIEWED)
        translating.confirm(store, visit_of(store, 3), f"{HEARD} Indeed.")
        (band,) = effort(store)
    assert (band.band, band.count, band.unchanged) == ("propagated", 2, 1)


def test_the_last_suggestion_counts_and_what_was_restored_does_not() -> None:
    with project(*SOURCES) as store:
        take(store, 1, "Part 1", "fuzzy 70%")
        take(store, 1, "Article 1", "exact 100%", "Article 1")
        take(store, 2, "Part 2", "fuzzy 70%")
        translating.save_draft(store, visit_of(store, 2), "Typed")
        wording_history.restore(store, row_of(store, 2), pair_of(store, 2), 2, ME)
        translating.confirm(store, visit_of(store, 2), "Part 2")
        found = list(efforts(store))
        segment = pair_of(store, 1).segment.id
    assert found == [
        Effort(id=segment, document=PAGE, number=1, kind="exact", score=100, characters=0, words=0)
    ]


def test_of_one_document() -> None:
    with project(*SOURCES) as store:
        take(store, 2, "Article 2", "fuzzy 90%", "Article 2")
        add_document(store, HEAR, name="二审.txt")
        assert [each.number for each in efforts(store, PAGE)] == [2]
        assert effort(store, "二审.txt") == ()
        with pytest.raises(NotFound):
            effort(store, "三审.txt")
