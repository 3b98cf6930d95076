"""What two people do with the memories of their copies, merged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.memory_units import LAW, add_memory, named, standing, unit
from tests.services.two_copies import copy_of, correct, merge, opened, rows, two, write
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.memory import Bead
from workbench.model.merged import ConflictKind
from workbench.model.spans import Span
from workbench.model.unit_queries import UnitQuery
from workbench.services import indexing, memories, memory_cleaning, pairing, undoing
from workbench.services.memory_cleaning import MemoryFault
from workbench.store.project import Store

ME, THEM = "李译", "王校"
EQUAL = "All citizens are equal before the law."
Units = list[tuple[str, str, str]]
Deed = Callable[[Store], object]


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path]:
    """Two copies that both have a memory of three units, and no English."""
    mine, _ = two(tmp_path, targets=False)
    with opened(mine) as store:
        add_memory(store, "宪法")
    return mine, copy_of(mine, tmp_path / "丙.db")


def units(path: Path) -> Units:
    with Store.open(path, writable=False) as store:
        return standing(store)


def uuid_of(store: Store, source: str) -> str:
    found = store.units.get(list(store.units.rows_of()))
    return next(each.id for each in found.values() if each.source == source)


def edit(source: str, target: str, author: str) -> Deed:
    return lambda store: memories.edit(store, uuid_of(store, source), author, target=target)


def remove(source: str, author: str) -> Deed:
    return lambda store: memories.remove_units(store, [uuid_of(store, source)], author)


def do(path: Path, *deeds: Deed) -> None:
    with opened(path) as store:
        for deed in deeds:
            deed(store)


def undo(author: str) -> Deed:
    return lambda store: undoing.undo(store, author)


FIRST, SECOND, THIRD = (("宪法", *texts) for texts in LAW)


@pytest.mark.parametrize(
    ("mine", "theirs", "after"),
    [
        ([], [edit(LAW[0][0], EQUAL, THEM)], [SECOND, THIRD, ("宪法", LAW[0][0], EQUAL)]),
        ([], [remove(LAW[0][0], THEM)], [SECOND, THIRD]),
        ([], [remove(LAW[0][0], THEM), undo(THEM)], [FIRST, SECOND, THIRD]),
        ([remove(LAW[0][0], ME)], [remove(LAW[0][0], THEM)], [SECOND, THIRD]),
        ([remove(LAW[0][0], ME)], [edit(LAW[0][0], EQUAL, THEM)],
         [SECOND, THIRD, ("宪法", LAW[0][0], EQUAL)]),
        ([], [lambda store: memories.rename(store, "宪法", "法", THEM)],
         [("法", *texts) for texts in LAW]),
        ([], [lambda store: memories.remove(store, "宪法", THEM)], []),
        ([edit(LAW[0][0], EQUAL, ME)], [lambda store: memories.remove(store, "宪法", THEM)],
         [SECOND, THIRD, ("宪法", LAW[0][0], EQUAL)]),
        ([], [lambda store: memories.split(store, "宪法", UnitQuery(source="公民"), "民", THEM)],
         [("民", *LAW[0]), SECOND, THIRD]),
        ([], [lambda store: add_memory(store, "法", unit(EQUAL, LAW[0][0]), author=THEM),
              lambda store: memory_cleaning.mend(store, [MemoryFault.SWAPPED], THEM)],
         [FIRST, SECOND, THIRD, ("法", LAW[0][0], EQUAL)]),
        ([], [lambda store: add_memory(store, "旧", author=THEM), undo(THEM)],
         [FIRST, SECOND, THIRD]),
    ],
)  # fmt: skip
def test_what_theirs_did_is_followed_and_can_be_taken_back(
    copies: tuple[Path, Path], mine: list[Deed], theirs: list[Deed], after: Units
) -> None:
    do(copies[0], *mine)
    do(copies[1], *theirs)
    before = units(copies[0])
    merged = merge(*copies)
    assert (merged.conflicts, bool(merged.taken)) == ((), before != after)
    assert units(copies[0]) == after
    assert merge(*copies).taken == {}
    assert units(copies[0]) == after
    if merged.taken:
        do(copies[0], undo(ME))
    assert units(copies[0]) == before
    merge(*copies)
    assert units(copies[0]) == after


def test_units_come_with_their_codes(copies: tuple[Path, Path]) -> None:
    code = Code(
        number=1,
        kind=CodeKind.ALONE,
        offset=2,
        markup=Markup.IMAGE,
        data="<图/>",
        is_deletable=True,
    )
    coded = replace(unit("中国共产党领导。", "Led by the Party."), source_codes=(code,))
    do(copies[1], lambda store: add_memory(store, "党章", coded, author=THEM))
    do(copies[1], edit(coded.source, "The Party leads.", THEM))
    merge(*copies)
    do(copies[1], edit(coded.source, "The Party is the leader.", THEM))
    merge(*copies)
    with Store.open(copies[0], writable=False) as store:
        found = store.units.get(list(store.units.rows_of()))
        assert list(store.faults()) == []
    assert [(each.target, each.source_codes) for each in found.values()][3:] == [
        ("The Party is the leader.", (code,))
    ]


def test_a_new_memory_comes_whole_and_under_its_name_in_mine(copies: tuple[Path, Path]) -> None:
    for path, author in zip(copies, (ME, THEM), strict=True):
        with opened(path) as store:
            add_memory(store, "民法典", unit(f"{author}甲", "A"), unit(f"{author}乙", "B"),
                       author=author)  # fmt: skip
    assert merge(*copies).taken == {"memories": 1, "units": 2}
    with opened(copies[0]) as store:
        assert named(store) == {"project": 0, "宪法": 3, "民法典": 4}
        memories.remove(store, "民法典", ME)
        assert named(store) == {"project": 0, "宪法": 3}
        undoing.undo(store, ME)
        undoing.undo(store, ME)
        assert named(store) == {"project": 0, "宪法": 3, "民法典": 2}
    merge(copies[1], copies[0], THEM)
    with opened(copies[1]) as store:
        assert named(store) == {"project": 0, "宪法": 3, "民法典": 4}


def import_more(store: Store, author: str) -> None:
    """Takes another unit into the memory of the constitution, as a part of it."""
    whole, _ = memories.find(store, "宪法")
    with store.journal.change("import", author) as change:
        row = store.memories.add(change, "宪法")
        store.memories.put_into(change, row, whole)
        store.unit_changes.add(row, [unit("国家保护环境。", "The State protects the environment.")])


@pytest.mark.parametrize("is_mine", [True, False])
def test_what_one_took_in_stays_where_the_other_removed_the_rest(
    copies: tuple[Path, Path], is_mine: bool
) -> None:
    mine, theirs = copies
    more, less = (mine, theirs) if is_mine else (theirs, mine)
    do(more, lambda store: import_more(store, ME))
    do(less, lambda store: memories.remove(store, "宪法", THEM))
    merge(mine, theirs)
    assert units(mine) == [("宪法", "国家保护环境。", "The State protects the environment.")]
    with opened(mine) as store:
        assert named(store) == {"project": 0, "宪法": 1}
        memories.remove(store, "宪法", ME)
    assert units(mine) == []


def test_many_units_that_came_are_indexed(copies: tuple[Path, Path]) -> None:
    with opened(copies[1]) as store:
        add_memory(store, "条", *(unit(f"第{at}条", f"Article {at}") for at in range(4_200)),
                   author=THEM)  # fmt: skip
    assert merge(*copies).taken == {"memories": 1, "units": 4_200}
    with opened(copies[0]) as store:
        assert [place.size for _, place in store.shards.ranges(indexing.edition())] == [4096]


def test_both_renamed_a_memory(copies: tuple[Path, Path]) -> None:
    for path, name, author in zip(copies, ("甲", "乙"), (ME, THEM), strict=True):
        do(path, lambda store, n=name, a=author: memories.rename(store, "宪法", n, a))  # type: ignore[misc]
    (conflict,) = merge(*copies).conflicts
    assert (conflict.kind, conflict.mine, conflict.theirs) == (ConflictKind.MEMORY, "甲", "乙")
    assert units(copies[0])[0][0] == "甲"


def test_two_memories_that_each_put_into_the_other_stay_as_in_mine(
    copies: tuple[Path, Path], tmp_path: Path
) -> None:
    mine, _ = copies
    with opened(mine) as store:
        add_memory(store, "民法典", unit())
    theirs = copy_of(mine, tmp_path / "丁.db")
    do(mine, lambda store: memories.merge(store, "宪法", "民法典", ME))
    do(theirs, lambda store: memories.merge(store, "民法典", "宪法", THEM))
    assert merge(mine, theirs).settled == ("民法典: both merged this memory; what mine did stands",)
    with opened(mine) as store:
        assert named(store) == {"project": 0, "民法典": 4}


def test_units_of_confirmed_pairs_follow_and_a_removal_is_respected(
    copies: tuple[Path, Path],
) -> None:
    mine, theirs = copies
    for path, author in ((mine, ME), (theirs, THEM)):
        do(path, lambda store, a=author: write(store, 1, "A long-term mechanism.", a))  # type: ignore[misc]
    with opened(theirs) as store:
        write(store, 2, "Disputes are prevented.", THEM)
        write(store, 3, "Education and rectification.", THEM)
        found = store.units.get(list(store.units.rows_of([1])))
        gone = [each.id for each in found.values() if each.number in (1, 2)]
        memories.remove_units(store, gone, THEM)
    merge(mine, theirs)
    assert [target for memory, _, target in units(mine) if memory == "project"] == [
        "Education and rectification."
    ]
    do(mine, undo(ME), lambda store: undoing.redo(store, ME))
    assert [target for memory, _, target in units(mine) if memory == "project"] == [
        "Education and rectification."
    ]
    do(theirs, undo(THEM))
    merge(mine, theirs)
    assert sorted(target for memory, _, target in units(mine) if memory == "project") == [
        "A long-term mechanism.", "Disputes are prevented.", "Education and rectification.",
    ]  # fmt: skip
    do(mine, undo(ME), undo(ME))
    assert [target for memory, _, target in units(mine) if memory == "project"] == [
        "A long-term mechanism."
    ]


SOURCE, TARGET = "健全机制。严惩犯罪。", "Improve the mechanism. Punish crime."


def paired(store: Store, at: int, author: str) -> None:
    """Says that the second sentences begin at an offset of the target."""
    cut = SOURCE.index("严")
    beads = [
        Bead(source=Span(0, cut), target=Span(0, at), confidence=1.0, is_one_to_one=True),
        Bead(source=Span(cut, len(SOURCE)), target=Span(at, len(TARGET)), confidence=1.0,
             is_one_to_one=True),
    ]  # fmt: skip
    pairing.pair_by_hand(store, rows(store)[0], 1, beads, author)


def sentences(path: Path) -> list[str]:
    with Store.open(path, writable=False) as store:
        found = store.units.get(list(store.units.rows_of([1])))
        return [each.target for each in found.values() if each.is_sentence]


def test_sentences_that_were_paired_by_hand_come_too(tmp_path: Path) -> None:
    mine, _ = two(tmp_path, targets=False)
    with opened(mine) as store:
        correct(store, 1, SOURCE, ME)
        write(store, 1, TARGET, ME)
    theirs = copy_of(mine, tmp_path / "丙.db")
    do(theirs, lambda store: paired(store, 23, THEM))
    merge(mine, theirs)
    assert sentences(mine) == ["Improve the mechanism.", "Punish crime."]
    assert merge(mine, theirs).taken == {}
    do(mine, undo(ME))
    assert sentences(mine) == []
    do(mine, lambda store: paired(store, 8, ME))
    merged = merge(mine, theirs)
    assert merged.settled == (
        f"{SOURCE}: both paired its sentences by hand; the pairs of mine stand",
    )
    assert sentences(mine) == ["Improve", "the mechanism. Punish crime."]
