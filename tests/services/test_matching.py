from tests.builders import PAGE
from tests.services.test_updating import B2, ME, A, B, newer, rows, translated
from workbench.model.matches import Match, MatchKind
from workbench.model.segments import Origin, State
from workbench.model.wordings import Offered
from workbench.services import matching, translating, updating, wording_history
from workbench.services.stays import visit

OFFERED = Offered(text="English 2", detail="earlier version 95%")


def test_the_english_of_the_earlier_source_is_a_match() -> None:
    store = translated(A, B)
    updating.update(store, PAGE, newer(A, B2), ME)
    kept, changed = rows(store)
    assert matching.find(store, kept) == ()
    (found,) = matching.find(store, changed)
    assert found == Match(
        kind=MatchKind.EARLIER,
        score=95,
        source=B,
        wanted=B2,
        target="English 2",
        author=ME,
        time=found.time,
    )
    assert found.name == "earlier version 95%"


def test_what_stands_as_it_was_offered_says_so_and_what_is_typed_then_does_not() -> None:
    store = translated(A, B)
    updating.update(store, PAGE, newer(A, B2), ME)
    row = rows(store)[1]
    stay = visit(row, store.segments.pair(row), ME)
    translating.save_draft(store, stay, "English 2", offered=OFFERED)
    translating.save_draft(store, stay, "English 2, typed", offered=OFFERED)
    translating.save_draft(store, stay, "English 2, typed on", offered=OFFERED)
    newest = wording_history.history(store, row)[:2]
    assert [(each.text, each.origin, each.detail) for each in newest] == [
        ("English 2, typed on", Origin.TYPED, ""),
        ("English 2", Origin.MEMORY, "earlier version 95%"),
    ]


def test_a_match_that_is_confirmed_unchanged_stays_one() -> None:
    store = translated(A, B)
    updating.update(store, PAGE, newer(A, B2), ME)
    row = rows(store)[1]
    stay = visit(row, store.segments.pair(row), ME)
    translating.confirm(store, stay, "English 2", offered=OFFERED)
    head = wording_history.history(store, row)[0]
    assert (head.state, head.origin) == (State.TRANSLATED, Origin.MEMORY)
