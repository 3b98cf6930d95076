from collections.abc import Callable, Iterator

import pytest

from tests.builders import pair_of, project, row_of, visit_of
from workbench.errors import Refused
from workbench.model.annotations import AnnotationState
from workbench.model.segments import State
from workbench.services import (
    annotating,
    reviewing,
    segmenting,
    translating,
    undoing,
    wording_history,
)
from workbench.store.project import Store

TRANSLATOR, REVIEWER = "李译", "王审"
TEXT = "The procuratorate approved the arrest of three persons."
BETTER = "The procuratorate approved the arrests of three persons."


@pytest.fixture
def store() -> Iterator[Store]:
    with project("检察院批准逮捕三人。", "法院开庭审理。") as opened:
        translating.confirm(opened, visit_of(opened, 1, TRANSLATOR), TEXT)
        yield opened


def accept(store: Store, text: str = TEXT) -> None:
    reviewing.accept(store, visit_of(store, 1, REVIEWER), text)


def finish(store: Store, number: int = 1) -> None:
    reviewing.finish(store, row_of(store, number), pair_of(store, number), REVIEWER)


def send_back(store: Store, note: str = "单复数") -> None:
    reviewing.send_back(store, row_of(store, 1), pair_of(store, 1), note, REVIEWER)


def head(store: Store) -> tuple[str, State, str]:
    target = pair_of(store, 1).target
    return target.text, target.state, target.author


def test_who_accepted_stands_in_the_history(store: Store) -> None:
    accept(store)
    wordings = wording_history.history(store, row_of(store, 1))
    assert [(each.state, each.author) for each in wordings] == [
        (State.REVIEWED, REVIEWER),
        (State.TRANSLATED, TRANSLATOR),
    ]


def test_a_reviewer_is_shown_what_is_new_since_the_translator(store: Store) -> None:
    assert reviewing.baseline(store, row_of(store, 1)) is None
    accept(store, BETTER)
    found = reviewing.baseline(store, row_of(store, 1))
    assert found is not None
    assert (found.revision.text, found.name) == (TEXT, f"translated by {TRANSLATOR}")


def test_what_was_translated_anew_is_compared_with_what_was_sent_back(store: Store) -> None:
    send_back(store)
    assert head(store) == (TEXT, State.DRAFT, REVIEWER)
    assert [each.body for each in pair_of(store, 1).annotations] == ["单复数"]
    assert pair_of(store, 1).segment.needs_work
    translating.confirm(store, visit_of(store, 1, TRANSLATOR), BETTER)
    found = reviewing.baseline(store, row_of(store, 1))
    assert found is not None
    assert (found.revision.text, found.name) == (TEXT, f"sent back by {REVIEWER}")
    assert [(pair.segment.number, before) for _, pair, before in reviewing.waiting(store)] == [
        (1, TEXT)
    ]


def test_sending_back_is_one_step_of_undo(store: Store) -> None:
    send_back(store)
    undoing.undo(store, REVIEWER)
    assert head(store) == (TEXT, State.TRANSLATED, TRANSLATOR)
    assert (pair_of(store, 1).annotations, pair_of(store, 1).segment.needs_work) == ((), False)


@pytest.mark.parametrize("note", ["", "  \n"])
def test_nothing_is_sent_back_without_a_reason(store: Store, note: str) -> None:
    with pytest.raises(Refused, match="has to know why"):
        send_back(store, note)


def test_what_is_final_is_not_changed_by_any_way(store: Store) -> None:
    accept(store)
    finish(store)
    assert (head(store), pair_of(store, 1).segment.is_locked) == (
        (TEXT, State.FINAL, REVIEWER), True,
    )  # fmt: skip
    row, pair = row_of(store, 1), pair_of(store, 1)
    ways = [
        lambda: translating.save_draft(store, visit_of(store, 1), BETTER),
        lambda: translating.confirm(store, visit_of(store, 1), BETTER),
        lambda: translating.set_target(store, row, pair, BETTER, State.DRAFT, TRANSLATOR),
        lambda: wording_history.restore(store, row, pair, 2, TRANSLATOR),
        lambda: segmenting.correct(store, row, pair, "检察院批准逮捕两人。", TRANSLATOR),
        lambda: segmenting.split(store, row, pair, 3, TRANSLATOR),
        lambda: segmenting.join_next(store, row, pair, pair_of(store, 2), TRANSLATOR),
        lambda: reviewing.send_back(store, row, pair, "改", TRANSLATOR),
    ]
    for way in ways:
        with pytest.raises(Refused, match="segment 1 is final"):
            way()
    assert (head(store), pair_of(store, 1).segment.source) == (
        (TEXT, State.FINAL, REVIEWER), "检察院批准逮捕三人。",
    )  # fmt: skip


def test_a_final_segment_is_opened_by_a_reviewer_and_by_undo(store: Store) -> None:
    accept(store)
    finish(store)
    reviewing.reopen(store, row_of(store, 1), pair_of(store, 1), REVIEWER)
    assert (head(store)[1], pair_of(store, 1).segment.is_locked) == (State.REVIEWED, False)
    undoing.undo(store, REVIEWER)
    assert (head(store)[1], pair_of(store, 1).segment.is_locked) == (State.FINAL, True)


def test_what_is_not_done_is_not_final(store: Store) -> None:
    with pytest.raises(Refused, match="segment 2 is initial"):
        finish(store, 2)
    with pytest.raises(Refused, match="segment 1 is translated; accept it first"):
        finish(store)
    accept(store)
    translating.flag(store, row_of(store, 1), 1, True, TRANSLATOR)
    with pytest.raises(Refused, match="needs work"):
        finish(store)
    with pytest.raises(Refused, match="is not final"):
        reviewing.reopen(store, row_of(store, 1), pair_of(store, 1), REVIEWER)


def test_a_note_on_a_final_segment_is_still_answered(store: Store) -> None:
    send_back(store)
    translating.flag(store, row_of(store, 1), 1, False, TRANSLATOR)
    translating.confirm(store, visit_of(store, 1, TRANSLATOR), BETTER)
    accept(store, BETTER)
    (remark,) = annotating.listed(store, annotating.NotesFilter())
    with pytest.raises(Refused, match="a note on segment 1 is open"):
        finish(store)
    annotating.set_state(store, [remark.row], AnnotationState.RESOLVED, REVIEWER)
    finish(store)
    annotating.reply(store, remark.row, "已改", TRANSLATOR)
    assert pair_of(store, 1).annotations[0].replies[0].body == "已改"


def test_a_late_wording_cannot_be_put_on_a_final_segment(store: Store) -> None:
    late = visit_of(store, 1, TRANSLATOR)
    accept(store)
    finish(store)
    translating.save_draft(store, late, BETTER)
    (conflict,) = wording_history.conflicts(store)
    with pytest.raises(Refused, match="segment 1 is final"):
        wording_history.resolve(store, row_of(store, 1), conflict, BETTER, TRANSLATOR)
    assert (head(store), wording_history.conflicts(store)) == (
        (TEXT, State.FINAL, REVIEWER),
        [conflict],
    )
    wording_history.resolve(store, row_of(store, 1), conflict, TEXT, TRANSLATOR)
    assert (head(store), wording_history.conflicts(store)) == ((TEXT, State.FINAL, REVIEWER), [])


def correct(store: Store) -> None:
    segmenting.correct(store, row_of(store, 2), pair_of(store, 2), "法院开庭审理此案。", TRANSLATOR)


def split(store: Store) -> None:
    segmenting.split(store, row_of(store, 2), pair_of(store, 2), 4, TRANSLATOR)


@pytest.mark.parametrize("change", [correct, split])
def test_undo_does_not_change_the_source_of_what_is_final_by_now(
    store: Store, change: Callable[[Store], None]
) -> None:
    change(store)
    source = pair_of(store, 2).segment.source
    reviewing.accept(store, visit_of(store, 2, REVIEWER), "The court sat.")
    finish(store, 2)
    with pytest.raises(Refused, match="the segment is final"):
        undoing.undo(store, TRANSLATOR)
    assert pair_of(store, 2).segment.source == source
    undoing.undo(store, REVIEWER)
    undoing.undo(store, TRANSLATOR)
    assert pair_of(store, 2).segment.source == "法院开庭审理。"
