"""Units are only ever added and retired, and found by their texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import project, row_of
from tests.services.memory_units import AUTHOR, LAW, add_memory, standing, unit
from workbench.model.memory import NewUnit
from workbench.model.segments import Origin, State
from workbench.services import translating, undoing
from workbench.store.project import Store
from workbench.store.unit_rows import source_key

PROPERTIES = st.dictionaries(
    st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8"))
)
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)


@given(TEXT, TEXT, PROPERTIES, st.sampled_from(Origin))
def test_what_a_file_said_is_given_back(
    source: str, target: str, properties: dict[str, str], origin: Origin
) -> None:
    new = NewUnit(
        source=source,
        target=target,
        source_language="zh-Hant-TW",
        target_language="en-GB",
        origin=origin,
        author="王校",
        time="2019-05-04T08:00:00Z",
        document="民法典",
        before="前",
        after="後",
        properties=properties,
    )
    with Store.memory() as store:
        add_memory(store, "法", new)
        (held,) = store.units.get([1]).values()
    assert (held.memory, held.version, held.number, held.is_sentence) == ("法", 1, 0, False)
    assert new == NewUnit(
        **{name: getattr(held, name) for name in NewUnit.__slots__},
    )


@pytest.mark.parametrize(
    ("first", "second", "is_same"),
    [
        ("公民在法律面前一律平等。", "公民在法律面前一律平等。", True),
        ("国家尊重和保障人权", "國家尊重和保障人權", True),
        ("ＷＨＯ", "who", True),
        ("国家尊重和保障人权", "国家尊重和保障人权。", False),
        ("", " ", False),
    ],
)
def test_one_source_in_another_script_or_width_has_the_same_key(
    first: str, second: str, is_same: bool
) -> None:
    assert (source_key(first) == source_key(second)) is is_same
    assert -(2**63) <= source_key(first) < 2**63


def test_units_of_a_source_are_found_while_they_stand() -> None:
    store = Store.memory()
    first = add_memory(store, "宪法", unit(), unit(*LAW[1]))
    add_memory(store, "旧", unit(target="Equal."))
    key = LAW[0][0]
    assert store.unit_search.same_as(key) == [3, 1]
    with store.journal.change("remove", AUTHOR) as change:
        store.unit_changes.remove(change, [3])
    assert store.unit_search.same_as(key) == [1]
    with store.journal.change("remove", AUTHOR) as change:
        store.memories.remove(change, first)
    assert (store.unit_search.same_as(key), store.units.count(), store.units.last()) == ([], 0, 3)
    assert [row for row, *_ in store.units.texts(0, 9)] == [1, 2, 3]
    undoing.undo(store, AUTHOR)
    undoing.undo(store, AUTHOR)
    assert (store.unit_search.same_as(key), store.units.count()) == ([3, 1], 3)


def test_what_is_known_is_not_new() -> None:
    store = Store.memory()
    memory = add_memory(store, "宪法", unit(), unit(*LAW[1]))
    given_twice = unit(*LAW[2])
    other = unit(target="All citizens are equal before the law.")
    assert store.unit_changes.unknown([unit(), given_twice, other, given_twice]) == [
        given_twice,
        other,
    ]
    with store.journal.change("remove", AUTHOR) as change:
        store.memories.remove(change, memory)
    assert store.unit_changes.unknown([unit()]) == [unit()]


def test_neighbours_are_those_of_the_file_or_of_the_project() -> None:
    store = project("一", "二", "三")
    for number in (1, 2):
        row = row_of(store, number)
        pair = store.segments.pair(row)
        translating.set_target(store, row, pair, f"{number}", State.TRANSLATED, AUTHOR)
    add_memory(store, "宪法", unit())
    assert [store.units.neighbours(row) for row in (1, 2, 3)] == [
        ("", "二"), ("一", "三"), ("", ""),
    ]  # fmt: skip


def test_rows_are_given_in_order_and_by_memory() -> None:
    store = Store.memory()
    first = add_memory(store, "宪法", unit(), unit(*LAW[1]))
    second = add_memory(store, "旧", unit(target="Equal."))
    assert list(store.units.rows_of()) == [1, 2, 3]
    assert list(store.units.rows_of(newest_first=True)) == [3, 2, 1]
    assert list(store.units.rows_of([second])) == [3]
    with store.journal.change("move", AUTHOR) as change:
        assert store.unit_changes.move(change, [1, 3], second) == 1
    assert list(store.units.rows_of([first])) == [2]
    assert [memory for memory, *_ in standing(store)] == ["旧", "宪法", "旧"]
    undoing.undo(store, AUTHOR)
    assert list(store.units.rows_of([first])) == [1, 2]


def test_ids_are_found_while_their_units_stand() -> None:
    store = Store.memory()
    add_memory(store, "宪法", unit(), unit(*LAW[1]))
    ids = [each.id for each in store.units.get([1, 2]).values()]
    assert store.units.find_all([*ids, "x"]) == {ids[0]: 1, ids[1]: 2}
    with store.journal.change("remove", AUTHOR) as change:
        assert store.unit_changes.remove(change, [2, 2]) == 1
    assert store.units.find_all(ids) == {ids[0]: 1}


def test_parts_count_with_their_whole_and_go_with_it() -> None:
    store = Store.memory()
    whole, part, part_of_part = (add_memory(store, name, unit()) for name in "甲乙丙")
    with store.journal.change("merge", AUTHOR) as change:
        store.memories.put_into(change, part_of_part, part)
        store.memories.put_into(change, part, whole)
    assert [(memory.name, memory.units) for _, memory in store.memories.all()] == [
        ("project", 0), ("甲", 3),
    ]  # fmt: skip
    assert store.memories.whole_of(part_of_part) == whole
    assert store.memories.parts_of(whole) == [whole, part, part_of_part]
    assert set(store.memories.names().values()) == {"project", "甲"}
    with store.journal.change("remove", AUTHOR) as change:
        store.memories.remove(change, part)
    assert [(memory.name, memory.units) for _, memory in store.memories.all()] == [
        ("project", 0), ("甲", 1),
    ]  # fmt: skip
    undoing.undo(store, AUTHOR)
    assert store.units.count() == 3
