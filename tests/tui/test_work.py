"""Working on a document by oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.opened import ME, page_file, sources, stored, targets, working
from workbench.errors import Refused
from workbench.model.segments import Side, State
from workbench.model.spans import Span

if TYPE_CHECKING:
    from pathlib import Path


from tests.tui.work_steps import (
    COLLEAGUE,
    conflicts,
    settle,
    standing,
    type_into,
    wordings,
    writer_stopped,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project of three paragraphs."""
    return page_file(tmp_path / "page.db", "推动政法工作", "突出制度建设。", "持续深化督察。")


# Writing


def test_what_is_typed_is_a_draft_in_the_file(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        assert (work.is_dirty, work.pair.target.state) == (True, State.DRAFT)
        settle(work)
        assert not work.is_dirty
        assert standing(path, 1) == ("Advance", State.DRAFT)
        type_into(work, " political work")
        settle(work)
    assert wordings(path, 1) == [("Advance political work", State.DRAFT)]


def test_confirming_says_that_the_wording_stands(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        work.confirm()
        assert (work.sheet.outline.confirmed, work.pair.target.state) == (1, State.TRANSLATED)
        settle(work)
        assert (work.sheet.outline.confirmed, work.pair.target.author) == (1, ME)
    assert standing(path, 1) == ("Advance", State.TRANSLATED)


def test_an_empty_target_is_not_confirmed(path: Path) -> None:
    with working(path) as work:
        type_into(work, "  ")
        with pytest.raises(Refused) as caught:
            work.confirm()
        assert str(caught.value) == "segment 1 has no English yet; type it first"
        assert work.sheet.outline.confirmed == 0


def test_editing_a_confirmed_pair_makes_it_a_draft(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        work.confirm()
        settle(work)
        type_into(work, "!")
        assert (work.sheet.outline.confirmed, work.pair.target.state) == (0, State.DRAFT)
        settle(work)
    assert wordings(path, 1) == [
        ("Advance", State.TRANSLATED),
        ("Advance!", State.DRAFT),
    ]


def test_a_confirmed_pair_stays_so_where_an_edit_is_taken_back_at_once(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        work.confirm()
        settle(work)
        type_into(work, "!")
        work.target.delete(work.target.left())
        work.typed()
        assert (work.sheet.outline.confirmed, work.pair.target.state) == (1, State.TRANSLATED)
        settle(work)
        assert work.sheet.outline.confirmed == 1
    assert wordings(path, 1) == [("Advance", State.TRANSLATED)]


def test_confirming_what_is_confirmed_writes_nothing(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        work.confirm()
        settle(work)
        work.confirm()
        settle(work)
    assert wordings(path, 1) == [("Advance", State.TRANSLATED)]


def test_a_target_that_is_emptied_is_initial_again(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        settle(work)
        work.target.replace(Span(0, 7), "")
        work.typed()
        assert work.pair.target.state is State.INITIAL
    assert standing(path, 1) == ("", State.INITIAL)


def test_moving_hands_over_what_was_typed(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        work.go(2)
        assert (work.active, work.target.text) == (2, "")
        type_into(work, "Deepen")
        work.go(0)
        assert (work.target.text, work.target.caret) == ("Advance", 7)
    assert targets(path) == ["Advance", "", "Deepen"]


@pytest.mark.parametrize(("index", "expected"), [(-5, 0), (1, 1), (99, 2)])
def test_moving_stays_within_the_document(path: Path, index: int, expected: int) -> None:
    with working(path) as work:
        work.go(index)
        assert (work.active, work.pair.segment.number) == (expected, expected + 1)


def test_going_back_while_a_write_is_under_way_is_no_conflict(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Ad")
        settle(work)
        with writer_stopped(work):
            type_into(work, "van")
            work.go(1)
            work.go(0)
            assert work.target.text == "Advan"
            type_into(work, "ce")
            work.flush()
            work.confirm()
            work.go(1)
            work.go(0)
            type_into(work, "!")
        settle(work)
        assert work.sheet.conflicts == set()
    assert conflicts(path) == []
    assert standing(path, 1) == ("Advance!", State.DRAFT)


def test_typing_on_while_a_write_is_under_way_is_no_conflict(path: Path) -> None:
    with working(path) as work:
        for text in "abcdef":
            type_into(work, text)
            work.flush()
            work.arrivals.take()
        settle(work)
        type_into(work, "g")
        settle(work)
    assert conflicts(path) == []
    assert wordings(path, 1) == [("abcdefg", State.DRAFT)]


# Flags and notes


def test_the_flag_is_set_and_taken_away(path: Path) -> None:
    with working(path) as work:
        assert work.toggle_flag() is True
        settle(work)
        assert stored(path, 1).segment.needs_work is True
        assert work.pair.segment.needs_work is True
        assert work.toggle_flag() is False
    assert stored(path, 1).segment.needs_work is False


def test_a_flag_in_the_middle_of_typing_loses_nothing(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Ad")
        work.toggle_flag()
        type_into(work, "v")
        work.writer.drain()
        work.arrivals.take()
        assert (work.pair.target.text, work.is_dirty) == ("Adv", True)
    pair = stored(path, 1)
    assert (pair.target.text, pair.segment.needs_work) == ("Adv", True)


def test_a_note_is_written_and_taken_away(path: Path) -> None:
    with working(path) as work:
        work.write_note(" 政法: one word? \n")
        settle(work)
        assert (work.pair.segment.note, stored(path, 1).segment.note) == ("政法: one word?",) * 2
        work.write_note("")
        settle(work)
        assert (work.pair.segment.note, stored(path, 1).segment.note) == ("", "")


# The next pair


def test_the_next_open_pair_is_looked_for_around_the_end(path: Path) -> None:
    with working(path) as work:
        work.go(1)
        type_into(work, "Build")
        work.confirm()
        assert work.sheet.next_open(work.active) == 2
        work.go(2)
        assert work.sheet.next_open(work.active) == 0
        type_into(work, "Deepen")
        work.confirm()
        work.go(0)
        assert work.sheet.next_open(work.active) is None


def test_the_next_flagged_pair_is_looked_for_around_the_end(path: Path) -> None:
    with working(path) as work:
        assert work.sheet.next_flagged(work.active) is None
        work.toggle_flag()
        assert work.sheet.next_flagged(work.active) is None
        work.go(2)
        assert work.sheet.next_flagged(work.active) == 0


# Undo


def test_undo_walks_back_through_the_pairs_and_redo_forward(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        work.confirm()
        work.go(1)
        type_into(work, "Build")
        work.confirm()
        work.go(2)
        assert work.deeds.undo() == "confirm 2"
        assert (work.active, work.target.text, work.pair.target.state) == (1, "", State.INITIAL)
        assert work.deeds.undo() == "confirm 1"
        assert (work.active, work.target.text, work.sheet.outline.confirmed) == (0, "", 0)
        assert work.deeds.undo() is None
        assert work.deeds.redo() == "confirm 1"
        assert (work.active, work.target.text, work.sheet.outline.confirmed) == (0, "Advance", 1)
        assert work.deeds.redo() == "confirm 2"
        assert work.deeds.redo() is None
    assert targets(path) == ["Advance", "Build", ""]


def test_undo_takes_back_what_is_being_typed_first(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        work.confirm()
        type_into(work, "!")
        assert work.deeds.undo() == ""
        assert (work.target.text, work.sheet.outline.confirmed) == ("Advance", 1)
        assert work.deeds.redo() == ""
        assert (work.target.text, work.sheet.outline.confirmed) == ("Advance!", 0)


def test_undo_reaches_back_across_a_restart(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        work.confirm()
        work.go(1)
        work.write_note("which 制度?")
    with working(path) as work:
        assert work.deeds.undo() == "note on 2"
        assert (work.active, work.pair.segment.note) == (1, "")
        assert work.deeds.undo() == "confirm 1"
    with working(path) as work:
        assert work.deeds.redo() == "confirm 1"
    assert targets(path) == ["Advance", "", ""]


# Mending the cut


def test_splitting_keeps_the_english_the_note_and_the_history(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        work.confirm()
        work.write_note("政法?")
        type_into(work, " work")
        work.deeds.split(2)
        assert (len(work), work.active, work.target.text) == (4, 0, "Advance work")
        assert work.pair.segment.note == "政法?"
    assert sources(path)[:2] == ["推动", "政法工作"]
    assert targets(path) == ["Advance work", "", "", ""]
    assert wordings(path, 1) == [
        ("Advance", State.TRANSLATED),
        ("Advance work", State.DRAFT),
    ]
    assert wordings(path, 1, Side.SOURCE)[-2:] == [
        ("推动政法工作", State.INITIAL),
        ("推动", State.INITIAL),
    ]


@pytest.mark.parametrize("offset", [0, 6])
def test_nothing_is_split_off_at_the_ends(path: Path, offset: int) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        with pytest.raises(Refused):
            work.deeds.split(offset)
        assert (len(work), work.target.text) == (3, "Advance")
    assert targets(path) == ["Advance", "", ""]


def test_joining_puts_the_english_of_both_together(path: Path) -> None:
    with working(path) as work:
        work.go(1)
        type_into(work, "Build.")
        work.write_note("second")
        work.go(0)
        type_into(work, "Advance.")
        work.write_note("first")
        work.deeds.join_next()
        assert (len(work), work.active) == (2, 0)
        assert (work.target.text, work.pair.segment.note) == ("Advance. Build.", "first\nsecond")
        assert work.deeds.undo() == "join 1 and 2"
        assert (len(work), work.target.text, work.pair.segment.note) == (3, "Advance.", "first")
        assert work.deeds.redo() == "join 1 and 2"
    assert sources(path) == ["推动政法工作突出制度建设。", "持续深化督察。"]
    assert targets(path) == ["Advance. Build.", ""]


def test_the_last_pair_has_nothing_to_be_joined_with(path: Path) -> None:
    with working(path) as work:
        work.go(2)
        with pytest.raises(Refused):
            work.deeds.join_next()
        assert (len(work), work.active) == (3, 2)


def test_correcting_keeps_the_earlier_wording(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        work.deeds.correct("推进政法工作")
        assert (work.source.text, work.target.text) == ("推进政法工作", "Advance")
        work.deeds.correct("推进政法工作")
    assert wordings(path, 1, Side.SOURCE) == [
        ("推动政法工作", State.INITIAL),
        ("推进政法工作", State.INITIAL),
    ]
    assert targets(path) == ["Advance", "", ""]


def test_what_is_typed_after_a_split_is_no_conflict(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        work.confirm()
        work.deeds.split(2)
        type_into(work, "!")
        settle(work)
        work.go(1)
        type_into(work, "political work")
    assert conflicts(path) == []
    assert targets(path)[:2] == ["Advance!", "political work"]


# The place


def test_the_work_goes_on_where_it_stopped(path: Path) -> None:
    with working(path) as work:
        work.go(1)
        type_into(work, "Build institutions")
        work.target.move(5)
        work.keep_place(7)
    with working(path) as work:
        assert (work.active, work.target.caret, work.scroll) == (1, 5, 7)
    with working(path, author=COLLEAGUE) as other:
        assert (other.active, other.scroll) == (0, 0)


def test_the_place_of_a_pair_that_was_joined_away_is_where_it_went(path: Path) -> None:
    with working(path) as work, working(path, author=COLLEAGUE) as other:
        work.go(1)
        work.keep_place(3)
        work.writer.drain()
        other.deeds.join_next()
    with working(path) as work:
        assert (work.active, work.pair.segment.source) == (0, "推动政法工作突出制度建设。")
