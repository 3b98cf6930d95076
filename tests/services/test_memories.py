"""Memories are named, parted and put together, and single units changed; all of it goes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.builders import project, row_of
from tests.services.memory_units import AUTHOR, LAW, add_memory, named, standing, unit
from workbench.errors import BadInput, NotFound, Refused
from workbench.model.segments import Origin, State
from workbench.model.unit_queries import UnitQuery
from workbench.services import memories, translating, undoing
from workbench.store.project import Store


def uuid_of(store: Store, row: int) -> str:
    return store.units.get([row])[row].id


def confirm(store: Store, number: int, text: str) -> None:
    row = row_of(store, number)
    translating.set_target(store, row, store.segments.pair(row), text, State.TRANSLATED, AUTHOR)


Deed = Callable[[Store], object]


@pytest.mark.parametrize(
    ("deed", "after"),
    [
        (lambda store: memories.rename(store, "宪法", "  宪法 2018 ", AUTHOR),
         {"project": 0, "宪法 2018": 3, "民法典": 1}),
        (lambda store: memories.remove(store, "宪法", AUTHOR), {"project": 0, "民法典": 1}),
        (lambda store: memories.merge(store, "宪法", "民法典", AUTHOR),
         {"project": 0, "民法典": 4}),
        (lambda store: memories.split(store, "宪法", UnitQuery(source="^国家"), "国家", AUTHOR),
         {"project": 0, "宪法": 1, "民法典": 1, "国家": 2}),
        (lambda store: memories.remove_units(store, [uuid_of(store, 1), uuid_of(store, 4)], AUTHOR),
         {"project": 0, "宪法": 2, "民法典": 0}),
    ],
)  # fmt: skip
def test_what_is_done_is_one_step_back_and_forth(deed: Deed, after: dict[str, int]) -> None:
    store = Store.memory()
    add_memory(store, "宪法")
    add_memory(
        store,
        "民法典",
        unit("民事主体的人身权利受法律保护。", "Personal rights are protected by law."),
    )
    before, texts = named(store), standing(store)
    deed(store)
    assert named(store) == after
    undoing.undo(store, AUTHOR)
    assert (named(store), standing(store)) == (before, texts)
    undoing.redo(store, AUTHOR)
    assert (named(store), list(store.faults())) == (after, [])


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        (UnitQuery(target="(?i)state"), ["乙", "丙", "丁"]),
        (UnitQuery(source="人权", target="rights"), ["乙"]),
        (UnitQuery(document="民法典"), ["丁"]),
        (UnitQuery(author="王校"), ["甲", "丁"]),
        (UnitQuery(origins=frozenset({Origin.MACHINE})), ["丙"]),
        (UnitQuery(since="2020"), ["丙", "丁"]),
        (UnitQuery(until="2020-06"), ["甲", "丙"]),
        (UnitQuery(until="2018"), ["甲"]),
        (UnitQuery(since="2020-06-01", until="2021", author="王校"), ["丁"]),
    ],
)  # fmt: skip
def test_a_query_means(query: UnitQuery, chosen: list[str]) -> None:
    store = Store.memory()
    add_memory(
        store,
        "法",
        unit("甲" + LAW[0][0], LAW[0][1], time="2018-03-11T00:00:00Z"),
        unit("乙" + LAW[1][0], LAW[1][1], time="", author="李译"),
        unit("丙" + LAW[2][0], LAW[2][1], time="2020-06-30T23:00:00Z", author="",
             origin=Origin.MACHINE),
        unit("丁" + LAW[2][0], LAW[2][1], time="2021-01-01T00:00:00Z", document="民法典"),
    )  # fmt: skip
    rows = list(memories.select(store, (), query))
    assert [source[0] for source, _ in store.units.pairs(rows).values()] == chosen


def project_and_two() -> Store:
    store = project("公民在法律面前一律平等。", "国家尊重和保障人权。")
    confirm(store, 1, "All citizens are equal before the law.")
    add_memory(store, "宪法")
    add_memory(store, "民法典", unit("国家尊重和保障人权。", "Human rights are respected."))
    return store


@pytest.mark.parametrize(
    ("deed", "error", "fault"),
    [
        (lambda store: memories.find(store, "刑法"), NotFound, "there is no memory '刑法'"),
        (lambda store: memories.remove(store, "project", AUTHOR), Refused,
         "project cannot be removed: it holds what is confirmed in the project"),
        (lambda store: memories.merge(store, "宪法", "project", AUTHOR), Refused,
         "project cannot be merged: it holds what is confirmed in the project"),
        (lambda store: memories.merge(store, "宪法", "宪法", AUTHOR), Refused,
         "宪法 cannot be put into itself"),
        (lambda store: memories.rename(store, "project", "我的", AUTHOR), Refused,
         "project cannot be renamed: it holds what is confirmed in the project"),
        (lambda store: memories.rename(store, "宪法", "民法典", AUTHOR), Refused,
         "there is a memory '民法典' already"),
        (lambda store: memories.rename(store, "宪法", " ", AUTHOR), Refused,
         "a memory needs a name"),
        (lambda store: memories.split(store, "宪法", UnitQuery(), "新", AUTHOR), Refused,
         "all units of 宪法 are meant"),
        (lambda store: memories.split(store, "宪法", UnitQuery(source="刑"), "新", AUTHOR),
         Refused, "no unit of 宪法 is meant"),
        (lambda store: memories.split(store, "宪法", UnitQuery(source="("), "新", AUTHOR), Refused,
         "the pattern '(' cannot be used: missing ) at position 1"),
        (lambda store: memories.split(store, "宪法", UnitQuery(since="May"), "新", AUTHOR),
         BadInput, "'May' is no date such as 2017, 2017-10 or 2017-10-24"),
        (lambda store: memories.edit(store, uuid_of(store, 1), AUTHOR, target="Equal."),
         Refused, "the unit is segment 1 of henan-legal-daily.txt"),
        (lambda store: memories.edit(store, uuid_of(store, 2), AUTHOR, target=" "), Refused,
         "a unit needs a source and a target"),
        (lambda store: memories.edit(store, uuid_of(store, 2), AUTHOR, target="a\0b"), Refused,
         "the text holds a NUL character: U+0000 at 1"),
        (lambda store: memories.edit(store, "x", AUTHOR, target="Equal."), NotFound,
         "there is no unit x"),
        (lambda store: memories.remove_units(store, [uuid_of(store, 2), "x"], AUTHOR), NotFound,
         "there is no unit x"),
    ],
)  # fmt: skip
def test_what_is_refused_changes_nothing(deed: Deed, error: type[BadInput], fault: str) -> None:
    store = project_and_two()
    before = standing(store)
    with pytest.raises(error) as raised:
        deed(store)
    assert (raised.value.fault, standing(store)) == (fault, before)
    assert raised.value.hint


def test_two_memories_of_one_name_are_told_apart_by_their_ids() -> None:
    store = Store.memory()
    add_memory(store, "宪法")
    add_memory(store, "宪法")
    with pytest.raises(BadInput, match="2 memories are called '宪法'"):
        memories.find(store, "宪法")
    second = memories.memories(store)[2]
    memories.rename(store, second.id, "宪法修正案", AUTHOR)
    assert [each.name for each in memories.memories(store)] == ["project", "宪法", "宪法修正案"]


def test_an_edited_unit_is_another_one_in_its_place() -> None:
    store = Store.memory()
    add_memory(store, "宪法")
    old = uuid_of(store, 1)
    new = memories.edit(store, old, AUTHOR, target="All citizens are equal before the law.")
    assert (new.target, new.author, new.origin, new.document) == (
        "All citizens are equal before the law.", AUTHOR, Origin.TYPED, "宪法",
    )  # fmt: skip
    assert new.properties == {"edited-from": old}
    assert store.units.find(old) is None
    assert memories.edit(store, new.id, AUTHOR, source=new.source) == new
    undone = undoing.undo(store, AUTHOR)
    assert (undone and undone.label, store.units.find(old), store.units.find(new.id)) == (
        "edit unit", 1, None,
    )  # fmt: skip


def test_a_memory_that_others_built_upon_is_not_undone() -> None:
    store = Store.memory()
    add_memory(store, "宪法")
    add_memory(store, "民法典", author="王校")
    memories.merge(store, "民法典", "宪法", "王校")
    with pytest.raises(Refused, match="something later stands on it"):
        undoing.undo(store, AUTHOR)


def test_two_people_cannot_put_two_memories_into_each_other() -> None:
    store = Store.memory()
    add_memory(store, "宪法")
    add_memory(store, "民法典")
    memories.merge(store, "宪法", "民法典", AUTHOR)
    undoing.undo(store, AUTHOR)
    memories.merge(store, "民法典", "宪法", "王校")
    with pytest.raises(Refused, match="were merged otherwise since"):
        undoing.redo(store, AUTHOR)
    assert named(store) == {"project": 0, "宪法": 6}


def test_many_units_go_and_come_back_in_one_step() -> None:
    store = Store.memory()
    add_memory(store, "条", *(unit(f"第{at}条", f"Article {at}") for at in range(2_000)))
    found = store.units.get(list(store.units.rows_of()))
    assert memories.remove_units(store, [each.id for each in found.values()], AUTHOR) == 2_000
    assert store.units.count() == 0
    undoing.undo(store, AUTHOR)
    assert store.units.count() == 2_000
    undoing.redo(store, AUTHOR)
    assert store.units.count() == 0
