"""What becomes of what was typed where a write fails or has not come yet."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from tests.tui.opened import page_file, stored, targets, working
from workbench.errors import Refused
from workbench.model.segments import State
from workbench.services import translating

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.tui.work import Work

from tests.tui.work_steps import (
    COLLEAGUE,
    EVERYTHING,
    annotate,
    conflicts,
    failing_disk,
    faults,
    finish,
    reopen,
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


def test_a_failed_write_is_tried_again_and_nothing_is_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with working(path) as work, failing_disk(monkeypatch, "save_draft"):
        type_into(work, "Advance")
        work.flush()
        work.writer.drain()
        (event,) = work.arrivals.take()
        assert (event.job.number, str(event.failure)) == (1, "no space left on device")
        assert (work.outbox.has_failed, standing(path, 1)) == (True, ("", State.INITIAL))
        settle(work)
        assert (work.outbox.has_failed, work.sheet.conflicts) == (False, set())
        assert work.arrivals.look(EVERYTHING) is False
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
        assert not work.sheet.pairs.is_held(0)
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
        assert work.arrivals.look(EVERYTHING) is False
        assert work.target.text == "Advance"
    assert targets(path) == ["Advance", "Build", ""]


def test_what_is_refused_is_not_tried_for_ever(path: Path) -> None:
    with working(path) as work, working(path, author=COLLEAGUE) as other:
        work.go(1)
        other.deeds.join_next()
        work.toggle_flag()
        work.writer.drain()
        (event,) = work.arrivals.take()
        assert (event.is_refused, work.outbox.has_failed) == (True, False)


def test_nothing_is_put_on_their_words_where_both_wrote(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Laws and courts")
        write_as_colleague(path, 1, "Advance the work")
        with pytest.raises(Refused, match="another program wrote this pair too"):
            work.deeds.do(annotate)
        assert (work.target.text, stored(path, 1).annotations) == ("Laws and courts", ())
        work.arrivals.take()
        assert work.sheet.conflicts == {work.row}
        work.deeds.resolve("Laws and courts")
        work.deeds.do(annotate)
    assert [each.quote for each in stored(path, 1).annotations] == ["Laws"]


STEPS: tuple[Callable[[Work], object], ...] = (
    lambda work: work.deeds.do(annotate),
    lambda work: work.deeds.undo_stored(),
    lambda work: work.deeds.correct("推动政法"),
    lambda work: work.deeds.split(2),
    lambda work: work.deeds.join_next(),
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
        work.deeds.do(annotate)
    assert standing(path, 1) == ("Laws and courts", State.DRAFT)
    assert [each.quote for each in stored(path, 1).annotations] == ["Laws"]


def test_typing_goes_on_from_what_was_done_at_once_after_a_write(path: Path) -> None:
    with working(path) as work:
        type_into(work, "Law")
        work.confirm(State.REVIEWED)
        work.deeds.do(finish)
        work.deeds.do(reopen)
        type_into(work, "s")
        settle(work)
        assert work.sheet.conflicts == set()
    assert standing(path, 1) == ("Laws", State.DRAFT)


def test_undo_of_typing_gives_an_annotation_all_its_words_back(path: Path) -> None:
    def place() -> list[tuple[str, str]]:
        return [
            (each.quote, each.span.of(standing(path, 1)[0]) if each.span else "")
            for each in stored(path, 1).annotations
        ]

    with working(path) as work:
        type_into(work, "Laws and courts")
        work.deeds.do(annotate)
        for caret in (4, 3):
            work.target.move(caret)
            work.target.delete(caret - 1)
        work.typed()
        settle(work)
        shorter = place()
        while work.target.can_undo:
            work.deeds.undo()
        settle(work)
        assert (shorter, place()) == ([("Laws", "La")], [("Laws", "Laws")])
