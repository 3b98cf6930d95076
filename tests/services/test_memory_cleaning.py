"""What in a memory wants a look is found, and mended in one step."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.builders import project, row_of
from tests.services.memory_units import AUTHOR, LAW, add_memory, standing, unit
from workbench.errors import NotFound, Refused
from workbench.model.memory import NewUnit
from workbench.model.memory_findings import MemoryFault
from workbench.model.segments import Origin, State
from workbench.services import memory_cleaning, translating, undoing
from workbench.store.project import Store

(EQUAL, EQUAL_EN), (RIGHTS, RIGHTS_EN), _ = LAW


def found(store: Store, *only: MemoryFault, pattern: str = "") -> list[tuple[str, tuple[int, ...]]]:
    """(fault, rows) of each finding."""
    kinds = only or memory_cleaning.ALL
    findings = memory_cleaning.findings(store, kinds, pattern)
    return [(str(each.fault), each.units) for each in findings]


def with_units(*units: NewUnit) -> Store:
    store = Store.memory()
    add_memory(store, "法", *units)
    return store


def confirm(store: Store, number: int, text: str) -> None:
    row = row_of(store, number)
    translating.set_target(store, row, store.segments.pair(row), text, State.TRANSLATED, AUTHOR)


def aged(time: str, origin: Origin = Origin.IMPORTED) -> NewUnit:
    return unit(time=time, origin=origin)


@pytest.mark.parametrize(
    ("units", "rows"),
    [
        ([aged("2020"), aged("2018"), aged("2019")], (2, 1, 3)),
        ([aged("2018", Origin.MACHINE), aged("2020")], (2, 1)),
        ([aged(""), aged("2020")], (2, 1)),
        ([aged(""), aged("")], (1, 2)),
    ],
)
def test_of_duplicates_the_oldest_that_a_person_confirmed_stays(
    units: list[NewUnit], rows: tuple[int, ...]
) -> None:
    store = with_units(*units)
    assert found(store, MemoryFault.DUPLICATE) == [("duplicate", rows)]
    mended = memory_cleaning.mend(store, [MemoryFault.DUPLICATE], AUTHOR)
    assert (mended.removed, list(store.units.rows_of())) == (len(units) - 1, [rows[0]])
    assert found(store, MemoryFault.DUPLICATE) == []
    undoing.undo(store, AUTHOR)
    assert store.units.count() == len(units)


def test_duplicates_are_found_over_memories_and_none_of_a_confirmed_pair_goes() -> None:
    store = project(EQUAL, EQUAL)
    for number in (1, 2):
        confirm(store, number, EQUAL_EN)
    assert found(store) == []
    add_memory(store, "宪法", aged("2018"))
    add_memory(store, "旧", aged("2019"))
    assert found(store, MemoryFault.DUPLICATE) == [("duplicate", (3, 4))]
    memory_cleaning.mend(store, [MemoryFault.DUPLICATE], AUTHOR)
    assert [memory for memory, *_ in standing(store)] == ["project", "project", "宪法"]


def test_one_source_with_several_targets_is_listed_and_one_of_them_chosen() -> None:
    other = "Everyone is equal before the law."
    store = with_units(
        unit(time="2018", author="甲"),
        unit(time="2019", author="乙"),
        unit(EQUAL.replace("。", "．"), other, time="2020", author="丙"),
        unit(RIGHTS, RIGHTS_EN),
    )
    (finding,) = memory_cleaning.findings(store, [MemoryFault.DIFFERENT_TARGETS])
    told = [(each.text, each.count, each.author, each.time) for each in finding.variants]
    assert told == [(EQUAL_EN, 2, "乙", "2019"), (other, 1, "丙", "2020")]
    with pytest.raises(Refused, match="cannot be mended without looking"):
        memory_cleaning.mend(store, [MemoryFault.DIFFERENT_TARGETS], AUTHOR)
    chosen = store.units.get([finding.variants[1].unit])[3]
    assert memory_cleaning.choose(store, chosen.id, AUTHOR) == 2
    assert [target for *_, target in standing(store)] == [other, RIGHTS_EN]
    undoing.undo(store, AUTHOR)
    assert store.units.count() == 4
    with pytest.raises(NotFound):
        memory_cleaning.choose(store, "x", AUTHOR)


def test_one_target_with_sources_that_are_nearly_the_same() -> None:
    store = with_units(
        unit("国家尊重和保障人权。", RIGHTS_EN),
        unit("国家尊重与保障人权。", RIGHTS_EN),
        unit("人权受国家的尊重和保护。", RIGHTS_EN),
        unit(EQUAL, EQUAL_EN),
        unit("国家尊重和保障人权。", RIGHTS_EN),
    )
    assert found(store, MemoryFault.NEAR_SOURCES) == [("near-sources", (1, 2, 5))]
    assert memory_cleaning.choose(store, store.units.get([1])[1].id, AUTHOR) == 1
    assert list(store.units.rows_of()) == [1, 3, 4, 5]


@pytest.mark.parametrize(
    ("source", "target", "faults"),
    [
        (EQUAL, EQUAL_EN, []),
        (EQUAL_EN, EQUAL, ["swapped"]),
        ("WHO与COVID-19", "the WHO and COVID-19", []),
        ("Windows 10", "the Windows 10 system", ["wrong-script"]),
        (RIGHTS, EQUAL, ["wrong-script"]),
        (EQUAL, "equality (平等) before the law (法律)", []),
        (EQUAL, " \n", ["empty"]),
        ("\u3000", EQUAL_EN, ["empty"]),
        ("2021—2025", "2021 to 2025", ["no-words"]),
        ("（一）", "(1)", []),
        ("……", "…", ["no-words"]),
        ("COVID-19", "COVID-19 ", ["same-text"]),
        (EQUAL, EQUAL, ["same-text"]),
    ],
)
def test_a_single_unit(source: str, target: str, faults: list[str]) -> None:
    assert [fault for fault, _ in found(with_units(unit(source, target)))] == faults


def test_other_languages_have_no_wrong_script() -> None:
    both = NewUnit(source=EQUAL_EN, target=EQUAL, source_language="en", target_language="zh-Hant")
    japanese = NewUnit(
        source=EQUAL,
        target="国民は法の下に平等である。",
        source_language="zh",
        target_language="ja",
    )
    assert found(with_units(both, japanese)) == []


def test_what_is_far_longer_than_others_is_found() -> None:
    many = [unit(f"第{at}条规定公民在法律面前一律平等", f"Article {at} says that all are equal")
            for at in range(40)]  # fmt: skip
    store = with_units(
        *many, unit("公民在法律面前一律平等", "Equal. " * 60), unit("平等" * 60, "No.")
    )
    assert found(store, MemoryFault.LENGTH) == [("length", (41,)), ("length", (42,))]
    assert found(with_units(many[0], unit("平等", "Equal. " * 60)), MemoryFault.LENGTH) == []


def test_a_pattern_of_the_users_and_machine_translation() -> None:
    store = with_units(unit(), unit(RIGHTS, "<b>Rights</b>", origin=Origin.MACHINE))
    assert found(store, pattern="</?b>") == [("machine", (2,)), ("pattern", (2,))]
    assert found(store, MemoryFault.PATTERN) == []
    with pytest.raises(Refused, match="cannot be used"):
        found(store, pattern="(")
    with pytest.raises(Refused, match="there is no pattern"):
        memory_cleaning.mend(store, [MemoryFault.PATTERN], AUTHOR)


def test_what_is_swapped_is_turned_round_and_the_rest_goes_in_one_step() -> None:
    store = project(EQUAL, "(一)")
    confirm(store, 1, EQUAL)
    add_memory(
        store, "法", unit(RIGHTS_EN, RIGHTS, document="宪法"), unit("2021", "2021"), unit(EQUAL, "")
    )
    before = standing(store)
    kinds = [MemoryFault.SWAPPED, MemoryFault.EMPTY, MemoryFault.NO_WORDS]
    mended = memory_cleaning.mend(store, kinds, AUTHOR)
    assert (mended.removed, mended.swapped, mended.left) == (2, 1, 0)
    assert mended.by_fault == Counter(
        {MemoryFault.SWAPPED: 1, MemoryFault.EMPTY: 1, MemoryFault.NO_WORDS: 1}
    )
    assert standing(store) == [("project", EQUAL, EQUAL), ("法", RIGHTS, RIGHTS_EN)]
    turned = store.units.get(list(store.units.rows_of()))[5]
    assert (turned.document, turned.author, turned.time, list(turned.properties)) == (
        "宪法", "王校", "2019-05-04T08:00:00.000Z", ["edited-from"],
    )  # fmt: skip
    assert (list(store.faults()), found(store)) == ([], [("same-text", (1,))])
    undoing.undo(store, AUTHOR)
    assert standing(store) == before
    undoing.redo(store, AUTHOR)
    assert [source for _, source, _ in standing(store)] == [EQUAL, RIGHTS]


def test_a_unit_of_a_confirmed_pair_that_is_swapped_is_left() -> None:
    store = project("The State respects and safeguards human rights.")
    confirm(store, 1, RIGHTS)
    mended = memory_cleaning.mend(store, [MemoryFault.SWAPPED], AUTHOR)
    assert (mended.swapped, mended.left, store.units.count()) == (0, 1, 1)
    assert undoing.undo(store, AUTHOR) is not None  # the confirming: nothing was cleaned
