"""Working on a document that other programs write too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import newer
from tests.tui.opened import page_file, working
from workbench.model.segments import State
from workbench.services import updating
from workbench.store.project import Store

if TYPE_CHECKING:
    from pathlib import Path


from tests.tui.work_steps import (
    COLLEAGUE,
    EVERYTHING,
    conflicts,
    settle,
    standing,
    type_into,
    wordings,
    write_as_colleague,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project of three paragraphs."""
    return page_file(tmp_path / "page.db", "推动政法工作", "突出制度建设。", "持续深化督察。")


def test_what_another_program_wrote_is_seen(path: Path) -> None:
    with working(path) as work:
        assert work.arrivals.look(EVERYTHING) is False
        assert work.sheet.pairs[1].target.text == ""
        write_as_colleague(path, 2, "Build", confirmed=True)
        assert work.arrivals.look(EVERYTHING) is True
        assert (work.sheet.pairs[1].target.text, work.sheet.outline.confirmed) == ("Build", 1)
        assert work.arrivals.look(EVERYTHING) is False


def test_paragraphs_that_another_program_only_moved_are_seen(path: Path) -> None:
    with working(path) as work:
        with Store.open(path) as store:
            moved = newer("持续深化督察。", "推动政法工作", "突出制度建设。")
            name = store.documents.all()[0][1].name
            assert len(updating.update(store, name, moved, COLLEAGUE).moved) == 1
        assert work.arrivals.look(EVERYTHING) is True
        shown = [work.sheet.pairs[at].segment.source for at in range(3)]
    assert shown == ["持续深化督察。", "推动政法工作", "突出制度建设。"]


def test_what_another_program_wrote_in_the_active_pair_is_gone_on_from(path: Path) -> None:
    with working(path) as work:
        write_as_colleague(path, 1, "Advance")
        assert work.arrivals.look(EVERYTHING) is True
        assert work.target.text == "Advance"
        work.target.move(7)
        type_into(work, "!")
    assert conflicts(path) == []
    assert wordings(path, 1) == [("Advance", State.DRAFT), ("Advance!", State.DRAFT)]


def test_the_same_text_confirmed_by_another_program_is_gone_on_from(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        settle(work)
        write_as_colleague(path, 1, "Advance", confirmed=True)
        assert work.arrivals.look(EVERYTHING) is True
        assert work.sheet.outline.confirmed == 1
        type_into(work, "!")
    assert conflicts(path) == []


def test_what_was_written_here_is_no_change_by_another(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        settle(work)
        assert work.arrivals.look(EVERYTHING) is False
        work.toggle_flag()
        work.write_note("政法?")
        settle(work)
        assert work.arrivals.look(EVERYTHING) is False
        work.confirm()
        work.go(1)
        settle(work)
        assert work.arrivals.look(EVERYTHING) is False


def test_nothing_is_read_over_what_is_being_typed(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Mine")
        write_as_colleague(path, 1, "Theirs")
        assert work.arrivals.look(EVERYTHING) is False
        assert work.target.text == "Mine"


def test_a_cut_that_another_program_mended_is_seen(path: Path) -> None:
    with working(path) as work, working(path, author=COLLEAGUE) as other:
        work.go(2)
        other.deeds.split(2)
        assert work.arrivals.look(EVERYTHING) is True
        assert (len(work), work.active, work.pair.segment.source) == (4, 3, "持续深化督察。")


def test_a_pair_that_another_program_joined_away_is_left(path: Path) -> None:
    with working(path) as work, working(path, author=COLLEAGUE) as other:
        work.go(1)
        other.deeds.join_next()
        assert work.arrivals.look(EVERYTHING) is True
        assert (len(work), work.active) == (2, 1)


def test_of_two_wordings_the_late_one_is_kept_beside(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Mine")
        write_as_colleague(path, 1, "Theirs")
        settle(work)
        assert work.sheet.conflicts == {work.row}
        assert conflicts(path) == [(1, "Mine", "Theirs")]
        type_into(work, " too")
        settle(work)
        assert work.arrivals.look(EVERYTHING) is False
        assert work.target.text == "Mine too"
    assert conflicts(path) == [(1, "Mine too", "Theirs")]
    assert standing(path, 1) == ("Theirs", State.DRAFT)


def test_a_wording_that_came_late_to_ours_is_seen(path: Path) -> None:
    with working(path) as work, working(path, author=COLLEAGUE) as other:
        type_into(work, "Mine")
        settle(work)
        type_into(other, "Theirs")
        settle(other)
        assert other.sheet.conflicts == {other.row}
        assert work.sheet.conflicts == set()
        work.arrivals.look(EVERYTHING)
        assert (work.sheet.conflicts, work.target.text) == ({work.row}, "Mine")
    assert conflicts(path) == [(1, "Theirs", "Mine")]
    assert standing(path, 1) == ("Mine", State.DRAFT)


def test_an_undecided_conflict_is_known_after_a_restart(path: Path) -> None:
    with working(path) as work:
        work.go(1)
        type_into(work, "Mine")
        write_as_colleague(path, 2, "Theirs")
    with working(path) as work:
        work.sheet.read_conflicts()
        assert work.sheet.conflicts == {work.sheet.outline.rows[1]}


@pytest.mark.parametrize("text", ["Mine", "Theirs", "Mine\nTheirs"])
def test_a_conflict_is_decided(path: Path, text: str) -> None:
    with working(path) as work:
        type_into(work, "Mine")
        write_as_colleague(path, 1, "Theirs")
        settle(work)
        work.deeds.resolve(text)
        assert (work.sheet.conflicts, work.target.text) == (set(), text)
        work.target.move(len(text))
        type_into(work, "!")
    assert conflicts(path) == []
    assert standing(path, 1) == (f"{text}!", State.DRAFT)
