from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.builders import pair_of, row_of
from tests.tui.opened import ME, page_file, sources, stored, targets, working
from workbench.errors import Refused
from workbench.model.annotations import NewAnnotation
from workbench.model.segments import Side, State
from workbench.model.spans import Span
from workbench.services import annotating, reviewing, translating
from workbench.store.project import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.tui.work import Work

EVERYTHING = Span(0, 100)
COLLEAGUE = "王译"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project of three paragraphs."""
    return page_file(tmp_path / "page.db", "推动政法工作", "突出制度建设。", "持续深化督察。")


def type_into(work: Work, text: str) -> None:
    """Types a text after what stands there."""
    for character in text:
        work.target.type(character)
        work.typed()


def settle(work: Work) -> None:
    """Hands over what was typed, and takes note of what came of it."""
    work.flush()
    work.writer.drain()
    work.take_stored()


def write_as_colleague(path: Path, number: int, text: str, *, confirmed: bool = False) -> None:
    """Writes a target in another program."""
    with Store.open(path) as store:
        state = State.TRANSLATED if confirmed else State.DRAFT
        row, now = row_of(store, number), pair_of(store, number)
        translating.set_target(store, row, now, text, state, COLLEAGUE)


def standing(path: Path, number: int) -> tuple[str, State]:
    target = stored(path, number).target
    return target.text, target.state


def wordings(path: Path, number: int, side: Side = Side.TARGET) -> list[tuple[str, State]]:
    """The history, oldest first."""
    with Store.open(path, writable=False) as store:
        found = translating.history(store, row_of(store, number), side)
        return [(revision.text, revision.state) for revision in reversed(found)]


def conflicts(path: Path) -> list[tuple[int, str, str]]:
    with Store.open(path, writable=False) as store:
        return [(each.number, each.mine, each.theirs) for each in translating.conflicts(store)]


def faults(path: Path) -> list[str]:
    with Store.open(path, writable=False) as store:
        return list(store.faults())


@contextmanager
def writer_stopped(work: Work) -> Iterator[None]:
    """Lets writes wait, as for a slow disk."""
    go_on = threading.Event()
    work.writer.submit(lambda _store: go_on.wait(5))
    yield
    go_on.set()


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
        assert (work.confirmed, work.pair.target.state) == (1, State.TRANSLATED)
        settle(work)
        assert (work.confirmed, work.pair.target.author) == (1, ME)
    assert standing(path, 1) == ("Advance", State.TRANSLATED)


def test_an_empty_target_is_not_confirmed(path: Path) -> None:
    with working(path) as work:
        type_into(work, "  ")
        with pytest.raises(Refused) as caught:
            work.confirm()
        assert str(caught.value) == "segment 1 has no English yet; type it first"
        assert work.confirmed == 0


def test_editing_a_confirmed_pair_makes_it_a_draft(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        work.confirm()
        settle(work)
        type_into(work, "!")
        assert (work.confirmed, work.pair.target.state) == (0, State.DRAFT)
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
        assert (work.confirmed, work.pair.target.state) == (1, State.TRANSLATED)
        settle(work)
        assert work.confirmed == 1
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
        assert work.conflicts == set()
    assert conflicts(path) == []
    assert standing(path, 1) == ("Advance!", State.DRAFT)


def test_typing_on_while_a_write_is_under_way_is_no_conflict(path: Path) -> None:
    with working(path) as work:
        for text in "abcdef":
            type_into(work, text)
            work.flush()
            work.take_stored()
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
        work.take_stored()
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
        assert work.next_open() == 2
        work.go(2)
        assert work.next_open() == 0
        type_into(work, "Deepen")
        work.confirm()
        work.go(0)
        assert work.next_open() is None


def test_the_next_flagged_pair_is_looked_for_around_the_end(path: Path) -> None:
    with working(path) as work:
        assert work.next_flagged() is None
        work.toggle_flag()
        assert work.next_flagged() is None
        work.go(2)
        assert work.next_flagged() == 0


# Undo


def test_undo_walks_back_through_the_pairs_and_redo_forward(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        work.confirm()
        work.go(1)
        type_into(work, "Build")
        work.confirm()
        work.go(2)
        assert work.undo() == "confirm 2"
        assert (work.active, work.target.text, work.pair.target.state) == (1, "", State.INITIAL)
        assert work.undo() == "confirm 1"
        assert (work.active, work.target.text, work.confirmed) == (0, "", 0)
        assert work.undo() is None
        assert work.redo() == "confirm 1"
        assert (work.active, work.target.text, work.confirmed) == (0, "Advance", 1)
        assert work.redo() == "confirm 2"
        assert work.redo() is None
    assert targets(path) == ["Advance", "Build", ""]


def test_undo_takes_back_what_is_being_typed_first(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        work.confirm()
        type_into(work, "!")
        assert work.undo() == ""
        assert (work.target.text, work.confirmed) == ("Advance", 1)
        assert work.redo() == ""
        assert (work.target.text, work.confirmed) == ("Advance!", 0)


def test_undo_reaches_back_across_a_restart(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        work.confirm()
        work.go(1)
        work.write_note("which 制度?")
    with working(path) as work:
        assert work.undo() == "note on 2"
        assert (work.active, work.pair.segment.note) == (1, "")
        assert work.undo() == "confirm 1"
    with working(path) as work:
        assert work.redo() == "confirm 1"
    assert targets(path) == ["Advance", "", ""]


# Mending the cut


def test_splitting_keeps_the_english_the_note_and_the_history(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        work.confirm()
        work.write_note("政法?")
        type_into(work, " work")
        work.split(2)
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
            work.split(offset)
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
        work.join_next()
        assert (len(work), work.active) == (2, 0)
        assert (work.target.text, work.pair.segment.note) == ("Advance. Build.", "first\nsecond")
        assert work.undo() == "join 1 and 2"
        assert (len(work), work.target.text, work.pair.segment.note) == (3, "Advance.", "first")
        assert work.redo() == "join 1 and 2"
    assert sources(path) == ["推动政法工作突出制度建设。", "持续深化督察。"]
    assert targets(path) == ["Advance. Build.", ""]


def test_the_last_pair_has_nothing_to_be_joined_with(path: Path) -> None:
    with working(path) as work:
        work.go(2)
        with pytest.raises(Refused):
            work.join_next()
        assert (len(work), work.active) == (3, 2)


def test_correcting_keeps_the_earlier_wording(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        work.correct("推进政法工作")
        assert (work.source.text, work.target.text) == ("推进政法工作", "Advance")
        work.correct("推进政法工作")
    assert wordings(path, 1, Side.SOURCE) == [
        ("推动政法工作", State.INITIAL),
        ("推进政法工作", State.INITIAL),
    ]
    assert targets(path) == ["Advance", "", ""]


def test_what_is_typed_after_a_split_is_no_conflict(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        work.confirm()
        work.split(2)
        type_into(work, "!")
        settle(work)
        work.go(1)
        type_into(work, "political work")
    assert conflicts(path) == []
    assert targets(path)[:2] == ["Advance!", "political work"]


# Other programs


def test_what_another_program_wrote_is_seen(path: Path) -> None:
    with working(path) as work:
        assert work.look_for_changes(EVERYTHING) is False
        assert work.pairs[1].target.text == ""
        write_as_colleague(path, 2, "Build", confirmed=True)
        assert work.look_for_changes(EVERYTHING) is True
        assert (work.pairs[1].target.text, work.confirmed) == ("Build", 1)
        assert work.look_for_changes(EVERYTHING) is False


def test_what_another_program_wrote_in_the_active_pair_is_gone_on_from(path: Path) -> None:
    with working(path) as work:
        write_as_colleague(path, 1, "Advance")
        assert work.look_for_changes(EVERYTHING) is True
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
        assert work.look_for_changes(EVERYTHING) is True
        assert work.confirmed == 1
        type_into(work, "!")
    assert conflicts(path) == []


def test_what_was_written_here_is_no_change_by_another(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Advance")
        settle(work)
        assert work.look_for_changes(EVERYTHING) is False
        work.toggle_flag()
        work.write_note("政法?")
        settle(work)
        assert work.look_for_changes(EVERYTHING) is False
        work.confirm()
        work.go(1)
        settle(work)
        assert work.look_for_changes(EVERYTHING) is False


def test_nothing_is_read_over_what_is_being_typed(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Mine")
        write_as_colleague(path, 1, "Theirs")
        assert work.look_for_changes(EVERYTHING) is False
        assert work.target.text == "Mine"


def test_a_cut_that_another_program_mended_is_seen(path: Path) -> None:
    with working(path) as work, working(path, author=COLLEAGUE) as other:
        work.go(2)
        other.split(2)
        assert work.look_for_changes(EVERYTHING) is True
        assert (len(work), work.active, work.pair.segment.source) == (4, 3, "持续深化督察。")


def test_a_pair_that_another_program_joined_away_is_left(path: Path) -> None:
    with working(path) as work, working(path, author=COLLEAGUE) as other:
        work.go(1)
        other.join_next()
        assert work.look_for_changes(EVERYTHING) is True
        assert (len(work), work.active) == (2, 1)


def test_of_two_wordings_the_late_one_is_kept_beside(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Mine")
        write_as_colleague(path, 1, "Theirs")
        settle(work)
        assert work.conflicts == {work.row}
        assert conflicts(path) == [(1, "Mine", "Theirs")]
        type_into(work, " too")
        settle(work)
        assert work.look_for_changes(EVERYTHING) is False
        assert work.target.text == "Mine too"
    assert conflicts(path) == [(1, "Mine too", "Theirs")]
    assert standing(path, 1) == ("Theirs", State.DRAFT)


def test_a_wording_that_came_late_to_ours_is_seen(path: Path) -> None:
    with working(path) as work, working(path, author=COLLEAGUE) as other:
        type_into(work, "Mine")
        settle(work)
        type_into(other, "Theirs")
        settle(other)
        assert other.conflicts == {other.row}
        assert work.conflicts == set()
        work.look_for_changes(EVERYTHING)
        assert (work.conflicts, work.target.text) == ({work.row}, "Mine")
    assert conflicts(path) == [(1, "Theirs", "Mine")]
    assert standing(path, 1) == ("Mine", State.DRAFT)


def test_an_undecided_conflict_is_known_after_a_restart(path: Path) -> None:
    with working(path) as work:
        work.go(1)
        type_into(work, "Mine")
        write_as_colleague(path, 2, "Theirs")
    with working(path) as work:
        work.read_conflicts()
        assert work.conflicts == {work.outline.rows[1]}


@pytest.mark.parametrize("text", ["Mine", "Theirs", "Mine\nTheirs"])
def test_a_conflict_is_decided(path: Path, text: str) -> None:
    with working(path) as work:
        type_into(work, "Mine")
        write_as_colleague(path, 1, "Theirs")
        settle(work)
        work.resolve(text)
        assert (work.conflicts, work.target.text) == (set(), text)
        work.target.move(len(text))
        type_into(work, "!")
    assert conflicts(path) == []
    assert standing(path, 1) == (f"{text}!", State.DRAFT)


# Failed writes


@contextmanager
def failing_disk(monkeypatch: pytest.MonkeyPatch, name: str, times: int = 1) -> Iterator[None]:
    """Lets a service do its work and then fail so many times, as a disk that is full does."""
    real, left = getattr(translating, name), [times]

    def fails(store: Store, *arguments: object) -> object:
        with store.transaction():
            result = real(store, *arguments)
            if left[0]:
                left[0] -= 1
                raise OSError("no space left on device")
            return result

    with monkeypatch.context() as patch:
        patch.setattr(translating, name, fails)
        yield


def test_a_failed_write_is_tried_again_and_nothing_is_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with working(path) as work, failing_disk(monkeypatch, "save_draft"):
        type_into(work, "Advance")
        work.flush()
        work.writer.drain()
        (event,) = work.take_stored()
        assert (event.job.number, str(event.failure)) == (1, "no space left on device")
        assert (work.outbox.has_failed, standing(path, 1)) == (True, ("", State.INITIAL))
        settle(work)
        assert (work.outbox.has_failed, work.conflicts) == (False, set())
        assert work.look_for_changes(EVERYTHING) is False
    assert wordings(path, 1) == [("Advance", State.DRAFT)]
    assert faults(path) == []


def test_a_failed_write_never_comes_after_a_newer_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with working(path) as work, failing_disk(monkeypatch, "save_draft"):
        type_into(work, "Adv")
        work.flush()
        type_into(work, "ance")
        settle(work)
        assert work.outbox.has_failed
        settle(work)
        assert not work.outbox.has_failed
        assert not work.pairs.is_held(0)
    assert wordings(path, 1) == [("Advance", State.DRAFT)]


def test_a_failed_confirmation_is_tried_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with working(path) as work, failing_disk(monkeypatch, "confirm", times=2):
        type_into(work, "Advance")
        settle(work)
        work.confirm()
        work.go(1)
        for _ in range(3):
            settle(work)
        assert not work.outbox.has_failed
        work.go(0)
        type_into(work, "!")
    assert conflicts(path) == []
    assert wordings(path, 1) == [
        ("Advance", State.DRAFT),
        ("Advance", State.TRANSLATED),
        ("Advance!", State.DRAFT),
    ]


def test_what_failed_stays_on_the_screen_whatever_another_program_does(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with working(path) as work, failing_disk(monkeypatch, "save_draft"):
        type_into(work, "Advance")
        settle(work)
        write_as_colleague(path, 2, "Build")
        assert work.look_for_changes(EVERYTHING) is False
        assert work.target.text == "Advance"
    assert targets(path) == ["Advance", "Build", ""]


def test_what_is_refused_is_not_tried_for_ever(path: Path) -> None:
    with working(path) as work, working(path, author=COLLEAGUE) as other:
        work.go(1)
        other.join_next()
        work.toggle_flag()
        work.writer.drain()
        (event,) = work.take_stored()
        assert (event.is_refused, work.outbox.has_failed) == (True, False)


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
        other.join_next()
    with working(path) as work:
        assert (work.active, work.pair.segment.source) == (0, "推动政法工作突出制度建设。")


def annotate(store: Store, row: int) -> None:
    """Annotates the first four characters of the English."""
    new = NewAnnotation(label="organ", side=Side.TARGET, span=Span(0, 4), author=ME)
    annotating.annotate(store, row, new)


def finish(store: Store, row: int) -> None:
    reviewing.finish(store, row, store.segments.pair(row), ME)


def reopen(store: Store, row: int) -> None:
    reviewing.reopen(store, row, store.segments.pair(row), ME)


def test_nothing_is_put_on_their_words_where_both_wrote(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Laws and courts")
        write_as_colleague(path, 1, "Advance the work")
        with pytest.raises(Refused, match="another program wrote this pair too"):
            work.do(annotate)
        assert (work.target.text, stored(path, 1).annotations) == ("Laws and courts", ())
        work.take_stored()
        assert work.conflicts == {work.row}
        work.resolve("Laws and courts")
        work.do(annotate)
    assert [each.quote for each in stored(path, 1).annotations] == ["Laws"]


STEPS: tuple[Callable[[Work], object], ...] = (
    lambda work: work.do(annotate),
    lambda work: work.undo_stored(),
    lambda work: work.correct("推动政法"),
    lambda work: work.split(2),
    lambda work: work.join_next(),
)


@pytest.mark.parametrize("step", STEPS)
def test_what_could_not_be_stored_stays_in_sight(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: Callable[[Work], object]
) -> None:
    def fail(*_arguments: object) -> None:
        raise sqlite3.OperationalError("database is locked")

    with working(path) as work:
        work.toggle_flag()
        type_into(work, "Laws")
        with monkeypatch.context() as patched:
            patched.setattr(translating, "save_draft", fail)
            with pytest.raises(Refused, match="not stored yet"):
                step(work)
            work.reload()
        assert (work.target.text, stored(path, 1).annotations) == ("Laws", ())
        type_into(work, " and courts")
        settle(work)
        work.do(annotate)
    assert standing(path, 1) == ("Laws and courts", State.DRAFT)
    assert [each.quote for each in stored(path, 1).annotations] == ["Laws"]


def test_typing_goes_on_from_what_was_done_at_once_after_a_write(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Law")
        work.confirm(State.REVIEWED)
        work.do(finish)
        work.do(reopen)
        type_into(work, "s")
        settle(work)
        assert work.conflicts == set()
    assert standing(path, 1) == ("Laws", State.DRAFT)


def test_undo_of_typing_gives_an_annotation_all_its_words_back(path: Path) -> None:
    def place() -> list[tuple[str, str]]:
        return [
            (each.quote, each.span.of(standing(path, 1)[0]) if each.span else "")
            for each in stored(path, 1).annotations
        ]

    with working(path) as work:
        type_into(work, "Laws and courts")
        work.do(annotate)
        for caret in (4, 3):
            work.target.move(caret)
            work.target.delete(caret - 1)
        work.typed()
        settle(work)
        shorter = place()
        while work.target.can_undo:
            work.undo()
        settle(work)
        assert (shorter, place()) == ([("Laws", "La")], [("Laws", "Laws")])
