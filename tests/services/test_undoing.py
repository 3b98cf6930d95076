"""Undo and redo, first in tables, then against a simple model."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.builders import (
    add_document,
    concept,
    pair_of,
    project,
    project_file,
    row_of,
    texts,
    visit_of,
)
from workbench.errors import DamagedProject, Refused
from workbench.model.segments import State
from workbench.model.undone import Undone
from workbench.services import segmenting, translating, undoing
from workbench.store.project import Store
from workbench.text.joining import joined

if TYPE_CHECKING:
    from collections.abc import Callable

MINE, THEIRS = "李译", "王编"


@pytest.fixture
def store() -> Store:
    """A project with three segments."""
    return project("政法工作", "依法治国。", "以案释法。")


def test_nothing_to_undo(store: Store) -> None:
    assert (undoing.undo(store, MINE), undoing.redo(store, MINE)) == (None, None)


def test_a_document_that_came_since_is_said_to_stand_between(store: Store) -> None:
    translating.confirm(store, visit_of(store, 2), "Rule of law")
    add_document(store, "附件一", name="附件", author=MINE)
    with pytest.raises(Refused, match="“add 附件” stands between"):
        undoing.undo(store, MINE)
    undone = [undoing.undo(store, MINE, documents=True) for _ in range(2)]
    assert [each and each.label for each in undone] == ["add 附件", "confirm 2"]
    undoing.redo(store, MINE)
    with pytest.raises(Refused, match="only `workbench redo` brings a document back"):
        undoing.redo(store, MINE)
    assert undoing.redo(store, MINE, documents=True) == replace(undone[0], segment_row=None)


def test_undo_says_what_it_did(store: Store) -> None:
    row = row_of(store, 2)
    translating.confirm(store, visit_of(store, 2), "Rule of law")
    translating.write_note(store, row, 2, "见上", MINE)
    with store.journal.change("add term", MINE) as change:
        store.concepts.add(change, concept())
    generation = store.concepts.generation()

    def told(label: str, at: int | None, touched: tuple[int, ...], glossary: bool) -> Undone:
        return Undone(
            label=label, segment_row=at, touched_segments=touched, touched_glossary=glossary
        )

    expected = [
        told("add term", None, (), True),
        told("note on 2", row, (row,), False),
        told("confirm 2", row, (row,), False),
    ]
    assert [undoing.undo(store, MINE) for _ in range(4)] == [*expected, None]
    assert store.concepts.generation() == generation + 1
    assert [undoing.redo(store, MINE) for _ in range(4)] == [*reversed(expected), None]
    assert store.concepts.generation() == generation + 2


def test_undo_walks_the_authors_own_changes(store: Store) -> None:
    translating.confirm(store, visit_of(store, 1, MINE), "Law")
    translating.confirm(store, visit_of(store, 2, THEIRS), "Rule")
    undoing.undo(store, MINE)
    assert texts(store) == [("政法工作", ""), ("依法治国。", "Rule"), ("以案释法。", "")]
    assert undoing.undo(store, MINE) is None
    undoing.undo(store, THEIRS)
    undoing.redo(store, MINE)
    assert texts(store) == [("政法工作", "Law"), ("依法治国。", ""), ("以案释法。", "")]


def test_undo_reaches_back_across_restarts(tmp_path: Path) -> None:
    path = project_file(tmp_path / "a.db", "政法工作", "依法治国。")
    for number, text in ((1, "Law"), (2, "Rule"), (1, "Laws")):
        with Store.open(path) as store:
            translating.confirm(store, visit_of(store, number), text)
    expected = [["Law", "Rule"], ["Law", ""], ["", ""]]
    for targets in expected:
        with Store.open(path) as store:
            assert undoing.undo(store, MINE) is not None
            assert [target for _, target in texts(store)] == targets
    for targets in (["Law", ""], ["Law", "Rule"], ["Laws", "Rule"]):
        with Store.open(path) as store:
            assert undoing.redo(store, MINE) is not None
            assert [target for _, target in texts(store)] == targets
            assert list(store.faults()) == []


def test_something_new_ends_what_could_be_redone(store: Store) -> None:
    translating.confirm(store, visit_of(store, 1), "Law")
    translating.confirm(store, visit_of(store, 2), "Rule")
    undoing.undo(store, MINE)
    translating.confirm(store, visit_of(store, 3), "Cases")
    assert undoing.redo(store, MINE) is None
    undoing.undo(store, MINE)
    undoing.undo(store, MINE)
    assert texts(store) == [("政法工作", ""), ("依法治国。", ""), ("以案释法。", "")]
    assert [undone and undone.label for undone in (
        undoing.redo(store, MINE), undoing.redo(store, MINE), undoing.redo(store, MINE)
    )] == ["confirm 1", "confirm 3", None]  # fmt: skip


def split(store: Store) -> int:
    return segmenting.split(store, row_of(store, 1), pair_of(store, 1), 2, MINE)


def join(store: Store) -> None:
    segmenting.join_next(store, row_of(store, 1), pair_of(store, 1), pair_of(store, 2), MINE)


def conflict_in_second(store: Store) -> None:
    late = visit_of(store, 2, THEIRS)
    translating.save_draft(store, visit_of(store, 2, MINE), "Rule")
    translating.save_draft(store, late, "Ruling")
    undoing.undo(store, MINE)


BUILT_UPON: list[tuple[Callable[[Store], object], Callable[[Store], object]]] = [
    (
        lambda s: translating.confirm(s, visit_of(s, 1, MINE), "Law"),
        lambda s: translating.confirm(s, visit_of(s, 1, THEIRS), "Laws"),
    ),
    (
        lambda s: translating.write_note(s, row_of(s, 1), 1, "见上", MINE),
        lambda s: translating.write_note(s, row_of(s, 1), 1, "见下", THEIRS),
    ),
    (
        lambda s: translating.write_note(s, row_of(s, 1), 1, "见上", MINE),
        lambda s: translating.write_note(s, row_of(s, 1), 1, "", THEIRS),
    ),
    (
        lambda s: translating.flag(s, row_of(s, 1), 1, True, MINE),
        lambda s: translating.flag(s, row_of(s, 1), 1, False, THEIRS),
    ),
    (split, lambda s: translating.confirm(s, visit_of(s, 2, THEIRS), "work")),
    (split, lambda s: translating.write_note(s, row_of(s, 2), 2, "见上", THEIRS)),
    (split, lambda s: translating.flag(s, row_of(s, 2), 2, True, THEIRS)),
    (split, lambda s: segmenting.correct(s, row_of(s, 1), pair_of(s, 1), "政治", THEIRS)),
    (split, conflict_in_second),
    (join, lambda s: segmenting.correct(s, row_of(s, 1), pair_of(s, 1), "政法", THEIRS)),
]


@pytest.mark.parametrize(("mine", "theirs"), BUILT_UPON)
def test_undo_is_refused_where_something_later_stands_on_it(
    store: Store, mine: Callable[[Store], object], theirs: Callable[[Store], object]
) -> None:
    mine(store)
    theirs(store)
    before = texts(store), [pair_of(store, number) for number in (1, 2)]
    with pytest.raises(Refused, match="can't be undone: something later stands on it"):
        undoing.undo(store, MINE)
    assert (texts(store), [pair_of(store, number) for number in (1, 2)]) == before


@pytest.mark.parametrize(("mine", "theirs"), BUILT_UPON[:8])
def test_undo_goes_on_where_the_other_took_it_back(
    store: Store, mine: Callable[[Store], object], theirs: Callable[[Store], object]
) -> None:
    before = texts(store)
    mine(store)
    theirs(store)
    undoing.undo(store, THEIRS)
    assert undoing.undo(store, MINE) is not None
    assert (texts(store), list(store.faults())) == (before, [])


def test_redo_is_refused_where_something_later_stands_on_it(store: Store) -> None:
    join(store)
    undoing.undo(store, MINE)
    translating.confirm(store, visit_of(store, 2, THEIRS), "Rule")
    with pytest.raises(Refused, match="can't be redone"):
        undoing.redo(store, MINE)
    assert texts(store)[1] == ("依法治国。", "Rule")


def test_a_term_that_another_edited_stays(store: Store) -> None:
    with store.journal.change("add term", MINE) as change:
        row = store.concepts.add(change, concept())
    with store.journal.change("edit term", THEIRS) as change:
        store.concepts.replace(change, row, concept(english="anti-gang campaign"))
    with pytest.raises(Refused, match="“add term” can't be undone"):
        undoing.undo(store, MINE)
    assert store.concepts.count() == 1


def test_a_term_that_another_made_a_remark_on_stays(store: Store) -> None:
    with store.journal.change("add term", MINE) as change:
        row = store.concepts.add(change, concept())
    with store.journal.change("edit term", THEIRS) as change:
        said = replace(concept(), properties=(("project", "2021"),))
        store.concepts.replace(change, row, said)
    with pytest.raises(Refused, match="“add term” can't be undone"):
        undoing.undo(store, MINE)
    assert store.concepts.count() == 1


def test_a_thousand_toggles_are_as_quick_as_one(store: Store) -> None:
    translating.confirm(store, visit_of(store, 1), "Law")
    for _ in range(500):
        undoing.undo(store, MINE)
        undoing.redo(store, MINE)
    assert texts(store)[0] == ("政法工作", "Law")


@dataclass
class Seen:
    """A segment, as a person sees it."""

    source: str
    text: str = ""
    state: State = State.INITIAL
    note: str = ""
    flag: bool = False


@dataclass
class Past:
    """One author's changes that could be undone and redone, each with the page around it."""

    done: list[tuple[list[Seen], list[Seen]]] = field(default_factory=list)
    undone: list[tuple[list[Seen], list[Seen]]] = field(default_factory=list)


ENGLISH = st.sampled_from(["", "Law", "Rule of law", "“政法” work", "Cases…"])
INDEX = st.integers(min_value=0, max_value=9)
CONFIRMED = st.sampled_from([State.TRANSLATED, State.REVIEWED, State.FINAL])


class Page(RuleBasedStateMachine):
    """A page on which one person works, and what it should look like.

    Undo is the page before; a second person only appears in the tables above, where it is
    written out what undo refuses.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.sources = ["𠮷野家案", "依法治国。", "以案释法。"]
        self.path = project_file(self.folder / "a.db", *self.sources)
        self.store = Store.open(self.path)
        self.page = [Seen(source) for source in self.sources]
        self.past = Past()
        self.wordings = 0

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    def changed(self, before: list[Seen]) -> None:
        """Notes a step, if it is one."""
        if before != self.page:
            self.past.done.append((before, deepcopy(self.page)))
            self.past.undone.clear()

    @rule(index=INDEX, drafts=st.lists(ENGLISH, min_size=1, max_size=3))
    def draft(self, index: int, drafts: list[str]) -> None:
        index %= len(self.page)
        before, seen = deepcopy(self.page), self.page[index]
        stay = visit_of(self.store, index + 1)
        began = False
        for text in drafts:
            assert translating.save_draft(self.store, stay, text).theirs is None
            if text != seen.text or began:
                began = True
                seen.text, seen.state = text, State.DRAFT if text else State.INITIAL
        if began:
            self.past.done.append((before, deepcopy(self.page)))
            self.past.undone.clear()

    @rule(index=INDEX, text=ENGLISH.filter(bool), state=CONFIRMED)
    def confirm(self, index: int, text: str, state: State) -> None:
        index %= len(self.page)
        before = deepcopy(self.page)
        translating.confirm(self.store, visit_of(self.store, index + 1), text, state)
        self.page[index].text, self.page[index].state = text, state
        self.changed(before)

    @rule(index=INDEX, flag=st.booleans())
    def flag(self, index: int, flag: bool) -> None:
        index %= len(self.page)
        before = deepcopy(self.page)
        translating.flag(self.store, row_of(self.store, index + 1), index + 1, flag, MINE)
        self.page[index].flag = flag
        self.changed(before)

    @rule(index=INDEX, note=st.sampled_from(["", "见上", "问编辑"]))
    def note(self, index: int, note: str) -> None:
        index %= len(self.page)
        before = deepcopy(self.page)
        translating.write_note(self.store, row_of(self.store, index + 1), index + 1, note, MINE)
        self.page[index].note = note
        self.changed(before)

    @rule(index=INDEX, at=INDEX)
    def split(self, index: int, at: int) -> None:
        index %= len(self.page)
        before, seen = deepcopy(self.page), self.page[index]
        if len(seen.source) < 2:
            return
        at = 1 + at % (len(seen.source) - 1)
        row, pair = row_of(self.store, index + 1), pair_of(self.store, index + 1)
        if not seen.source[:at].strip() or not seen.source[at:].strip():
            with pytest.raises(Refused):
                segmenting.split(self.store, row, pair, at, MINE)
            return
        segmenting.split(self.store, row, pair, at, MINE)
        self.page.insert(index + 1, Seen(seen.source[at:]))
        seen.source = seen.source[:at]
        if seen.state.is_confirmed:
            seen.state = State.DRAFT
        self.changed(before)

    @precondition(lambda self: len(self.page) > 1)
    @rule(index=INDEX)
    def join(self, index: int) -> None:
        index %= len(self.page) - 1
        before, seen, after = deepcopy(self.page), self.page[index], self.page[index + 1]
        pairs = pair_of(self.store, index + 1), pair_of(self.store, index + 2)
        segmenting.join_next(self.store, row_of(self.store, index + 1), *pairs, MINE)
        if after.text or seen.state.is_confirmed:
            seen.state = State.DRAFT
        seen.source = joined(seen.source, after.source)
        seen.text = " ".join(filter(None, (seen.text, after.text)))
        seen.note = "\n".join(filter(None, (seen.note, after.note)))
        seen.flag = seen.flag or after.flag
        del self.page[index + 1]
        self.changed(before)

    @rule(index=INDEX, text=st.sampled_from(["吉野家案", "依法治国。", "WTO 规则"]))
    def correct(self, index: int, text: str) -> None:
        index %= len(self.page)
        before = deepcopy(self.page)
        pair = pair_of(self.store, index + 1)
        segmenting.correct(self.store, row_of(self.store, index + 1), pair, text, MINE)
        self.page[index].source = text
        self.changed(before)

    @rule()
    def undo(self) -> None:
        undone = undoing.undo(self.store, MINE)
        assert (undone is None) == (not self.past.done)
        if self.past.done:
            self.past.undone.append(self.past.done.pop())
            self.page = deepcopy(self.past.undone[-1][0])

    @rule()
    def redo(self) -> None:
        redone = undoing.redo(self.store, MINE)
        assert (redone is None) == (not self.past.undone)
        if self.past.undone:
            self.past.done.append(self.past.undone.pop())
            self.page = deepcopy(self.past.done[-1][1])

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = Store.open(self.path)

    @invariant()
    def the_page_is_as_it_should_be(self) -> None:
        ((document, _),) = self.store.documents.all()
        pairs = list(self.store.segments.pairs(document))
        assert [
            Seen(
                source=pair.segment.source,
                text=pair.target.text,
                state=pair.target.state,
                note=pair.segment.note,
                flag=pair.segment.needs_work,
            )
            for pair in pairs
        ] == self.page

    @invariant()
    def the_outline_says_the_same(self) -> None:
        ((document, _),) = self.store.documents.all()
        outline = self.store.segments.outline(document)
        assert (
            [outline.state(index) for index in range(len(outline))],
            [bool(flag) for flag in outline.needs_work],
        ) == (
            [seen.state for seen in self.page],
            [seen.flag for seen in self.page],
        )

    @invariant()
    def nothing_is_at_fault_and_no_wording_is_ever_lost(self) -> None:
        assert list(self.store.faults()) == []
        (count,) = self.store._connection.execute("SELECT count(*) FROM revisions").fetchone()
        assert count >= self.wordings
        self.wordings = count


TestPage = Page.TestCase
TestPage.settings = settings(stateful_step_count=30)


def test_a_journal_with_strange_names_is_refused(tmp_path: Path) -> None:
    path = project_file(tmp_path / "a.db")
    with Store.open(path) as store:
        translating.flag(store, row_of(store, 1), 1, True, "李译")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE changes SET column_name = 'needs_work = 0, kind'")
    with Store.open(path) as store, pytest.raises(DamagedProject, match="which is none"):
        undoing.undo(store, "李译")
