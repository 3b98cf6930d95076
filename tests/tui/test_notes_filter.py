from dataclasses import replace

from workbench.model.annotations import AnnotationState
from workbench.model.segments import Side
from workbench.services.annotating import NotesFilter
from workbench.tui.notes_filter import next_side, next_state, told


def test_states_and_sides_go_round() -> None:
    chosen, states, sides = NotesFilter(), [], []
    for _ in range(4):
        chosen = next_state(chosen)
        states.append(told(chosen))
    for _ in range(3):
        chosen = next_side(chosen)
        sides.append(chosen.side)
    assert states == ["open", "proposed", "resolved", ""]
    assert sides == [Side.SOURCE, Side.TARGET, None]


def test_everything_that_is_left_out_is_told() -> None:
    chosen = NotesFilter(
        states=frozenset({AnnotationState.OPEN}),
        author="李译",
        labels=frozenset({"query"}),
        side=Side.TARGET,
        is_orphaned=True,
    )
    assert told(chosen) == "open, 李译, query, target, words gone"
    assert told(replace(chosen, labels=frozenset({"query", "term"}))) == (
        "open, 李译, 2 labels, target, words gone"
    )
