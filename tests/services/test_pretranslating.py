"""Filling open segments out of the memory."""

from dataclasses import replace

import pytest

from tests.builders import (
    PAGE,
    add_coded,
    add_document,
    newer,
    pair_of,
    project,
    row_of,
    told,
    visit_of,
)
from tests.services.memory_units import add_memory, confirm, unit
from tests.services.test_remembered import CLOSE, CLOSED, HEAR, HEARD
from tests.services.test_updating import B2, ME, A, B, translated
from workbench.errors import NotFound
from workbench.model.counts import Band
from workbench.model.matches import MatchKind
from workbench.model.pretranslated import BandCount, Filled, Pretranslated
from workbench.model.segments import Origin, State
from workbench.services import classifying, pretranslating, translating, undoing, updating
from workbench.services.matching import USUAL
from workbench.store.project import Store

FULL = replace(USUAL, threshold=100)
LIKE = replace(USUAL, threshold=75)
NEAR = "人民检察院依法公开审理案件。"
OTHER = "坚持党的绝对领导。"
Told = tuple[str, State, Origin]
NOTHING: Told = ("", State.INITIAL, Origin.TYPED)
LAWS = (unit(HEAR, HEARD), unit(CLOSE, CLOSED))


def target(store: Store, number: int) -> Told:
    found = pair_of(store, number).target
    return found.text, found.state, found.origin


def filled(text: str) -> Told:
    return text, State.DRAFT, Origin.MEMORY


def unit_id(store: Store, source: str) -> str:
    (row,) = store.unit_search.same_as(source, 0)
    return store.units.get([row])[row].id


def test_the_same_source_is_filled_as_a_draft_that_says_which_unit_it_was() -> None:
    with project(OTHER, HEAR, NEAR, HEAR) as store:
        add_memory(store, "laws", *LAWS)
        done = pretranslating.pretranslate(store, ME, FULL)
        uuid = unit_id(store, HEAR)
        assert done == Pretranslated(
            filled=tuple(
                Filled(
                    id=pair_of(store, number).segment.id,
                    document=PAGE,
                    number=number,
                    kind=MatchKind.EXACT,
                    score=100,
                    unit=uuid,
                    memory="laws",
                )
                for number in (2, 4)
            ),
            left=2,
        )
        assert [target(store, number) for number in (1, 2, 3, 4)] == [
            NOTHING,
            filled(HEARD),
            NOTHING,
            filled(HEARD),
        ]
        detail = f"pretranslated: exact 100%, unit {uuid} of laws"
        assert pair_of(store, 2).target.detail == detail
        undone = undoing.undo(store, ME)
        assert undone is not None
        assert undone.label == "pretranslate all documents"
        assert [target(store, number) for number in (2, 4)] == [NOTHING] * 2
        assert list(store.faults()) == []


def test_what_is_like_it_is_filled_down_to_the_percentage() -> None:
    with project(NEAR, CLOSE.replace("723", "811"), OTHER, HEAR) as store:
        add_memory(store, "laws", *LAWS)
        done = pretranslating.pretranslate(store, ME, LIKE)
        assert [target(store, number) for number in (1, 2, 3, 4)] == [
            filled(HEARD),
            filled("Courts in the province closed 8.11 million cases."),
            NOTHING,
            filled(HEARD),
        ]
    assert (done.left, done.bands) == (
        1,
        (
            BandCount(kind=MatchKind.EXACT, band=Band.EXACT, count=1),
            BandCount(kind=MatchKind.FUZZY, band=Band.FROM_85, count=1),
            BandCount(kind=MatchKind.FUZZY, band=Band.FROM_75, count=1),
        ),
    )


def test_a_match_between_the_same_neighbours_comes_before_others() -> None:
    with project("第一章", HEAR, "第二章", HEAR, "第三章") as store:
        add_memory(
            store,
            "laws",
            unit(HEAR, "The newest.", time="2026-09-01T00:00:00Z"),
            unit(HEAR, HEARD, before="第二章", after="第三章"),
        )
        done = pretranslating.pretranslate(store, ME, FULL)
        assert [target(store, number) for number in (2, 4)] == [
            filled("The newest."),
            filled(HEARD),
        ]
    assert [(each.kind, each.unsure) for each in done.filled] == [
        (MatchKind.EXACT, ("the memory has other English for it that is as good",)),
        (MatchKind.CONTEXT, ()),
    ]
    assert done.unsure == done.filled[:1]


def test_segments_with_any_text_stay() -> None:
    with project(HEAR, HEAR, HEAR, HEAR) as store:
        add_memory(store, "laws", *LAWS)
        translating.save_draft(store, visit_of(store, 1), "Typed")
        confirm(store, 2, "Confirmed")
        seen = [(row_of(store, 3), pair_of(store, 3))]
        classifying.set_translatable(store, seen, False, ME)
        done = pretranslating.pretranslate(store, ME, LIKE)
        assert [each.number for each in done.filled] == [4]
        assert [target(store, number)[0] for number in (1, 2, 3)] == ["Typed", "Confirmed", ""]


def test_what_comes_from_elsewhere_loses_what_the_settings_say() -> None:
    with project(HEAR) as store:
        add_memory(store, "laws", unit(HEAR, HEARD, origin=Origin.MACHINE))
        assert pretranslating.pretranslate(store, ME, FULL).filled == ()
        trusting = replace(FULL, machine_penalty=0)
        assert len(pretranslating.pretranslate(store, ME, trusting).filled) == 1


def test_the_earlier_english_of_a_changed_source_counts_too() -> None:
    store = translated(A, B)
    updating.update(store, PAGE, newer(A, B2), ME)
    done = pretranslating.pretranslate(store, ME, LIKE)
    assert [(each.number, each.kind, each.score) for each in done.filled] == [
        (2, MatchKind.EARLIER, 95)
    ]
    assert pair_of(store, 2).target.detail == "pretranslated: earlier version 95%"


def test_markup_that_may_not_be_lost_is_put_at_the_end() -> None:
    store = Store.memory()
    add_coded(store, "人民法院{1>依法<1}公开审理案件{2}。")
    add_memory(store, "laws", *LAWS)
    (done,) = pretranslating.pretranslate(store, ME, FULL).filled
    assert done.unsure == ("inline markup was put at the end",)
    found = pair_of(store, 1).target
    assert told(found.text, found.codes) == f"{HEARD}‹2›"


def test_one_document_or_all() -> None:
    with project(HEAR) as store:
        add_document(store, HEAR, name="二审.txt")
        add_memory(store, "laws", *LAWS)
        assert pretranslating.count(store) == 2
        done = pretranslating.pretranslate(store, ME, FULL, "二审.txt")
        assert [each.document for each in done.filled] == ["二审.txt"]
        assert pretranslating.count(store, PAGE) == 1
        with pytest.raises(NotFound):
            pretranslating.pretranslate(store, ME, FULL, "三审.txt")


def test_a_dry_run_writes_nothing_and_says_the_same() -> None:
    with project(HEAR, NEAR) as store:
        add_memory(store, "laws", *LAWS)
        told = pretranslating.pretranslate(store, ME, LIKE, is_dry=True)
        assert [target(store, number) for number in (1, 2)] == [NOTHING, NOTHING]
        assert pretranslating.pretranslate(store, ME, LIKE) == told


def test_what_somebody_types_meanwhile_stays() -> None:
    with project(HEAR, HEAR) as store:
        add_memory(store, "laws", *LAWS)

        def type_there(done: int) -> None:
            if done == 2:
                translating.save_draft(store, visit_of(store, 1), "Typed")

        done = pretranslating.pretranslate(store, ME, FULL, report=type_there)
        assert ([each.number for each in done.filled], done.left) == ([2], 1)
        assert target(store, 1)[0] == "Typed"


def test_what_was_filled_follows_what_is_confirmed_for_the_same_source() -> None:
    with project(HEAR, HEAR) as store:
        add_memory(store, "laws", *LAWS)
        pretranslating.pretranslate(store, ME, FULL)
        written = translating.confirm(store, visit_of(store, 1), "Better.", propagates=True)
        assert written.filled == (row_of(store, 2),)
        assert target(store, 2) == filled("Better.")
