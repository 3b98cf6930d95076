"""Two people's copies, case by case."""

from pathlib import Path

import pytest

from tests.builders import project_file
from tests.services.two_copies import (
    SOURCES,
    annotate,
    copy_of,
    correct,
    join,
    merge,
    notes,
    opened,
    pairs,
    rows,
    split,
    two,
    write,
)  # fmt: skip
from workbench.errors import Refused
from workbench.model.annotations import AnnotationState
from workbench.model.merged import ConflictKind
from workbench.model.segments import Side, State
from workbench.services import (
    annotating,
    project_merging,
    reviewing,
    stays,
    translating,
    undoing,
    wording_history,
)
from workbench.store.project import Store

ME, THEM = "李译", "王校"


def test_what_only_one_changed_is_taken(tmp_path: Path) -> None:
    mine, theirs = two(tmp_path)
    with opened(mine) as store:
        write(store, 1, "Mine, of the second day.", ME)
    with opened(theirs) as store:
        write(store, 3, "Theirs.", THEM)
        translating.flag(store, rows(store)[3], 4, True, THEM)
        annotate(store, 4, "𠮷祥", THEM, body="a rare form")
    assert merge(mine, theirs).conflicts == ()
    assert [target for _, target, _ in pairs(mine)] == [
        "Mine, of the second day.", "Target 2 of the first day.", "Theirs.", "",
    ]  # fmt: skip
    assert notes(mine) == [
        (1, "机制", "which one?", "open", []),
        (4, "𠮷祥", "a rare form", "open", []),
    ]
    with opened(mine) as store:
        found = store.wordings.history(rows(store)[2], Side.TARGET)
        assert [(each.text, each.author) for each in found] == [("Theirs.", THEM)]
        assert store.segments.pair(rows(store)[3]).segment.needs_work


def test_a_target_of_both_waits_beside_mine(tmp_path: Path) -> None:
    mine, theirs = two(tmp_path)
    for path, author in ((mine, ME), (theirs, THEM)):
        with opened(path) as store:
            write(store, 2, f"By {author}.", author)
    (conflict,) = merge(mine, theirs).conflicts
    assert (conflict.kind, conflict.number, conflict.mine, conflict.theirs, conflict.author) == (
        ConflictKind.TARGET, 2, f"By {ME}.", f"By {THEM}.", THEM,
    )  # fmt: skip
    with opened(mine) as store:
        (waiting,) = wording_history.conflicts(store)
        assert (waiting.mine, waiting.theirs) == (f"By {THEM}.", f"By {ME}.")
        undoing.undo(store, ME)
        assert wording_history.conflicts(store) == []


def confirm(store: Store, number: int, text: str, author: str) -> None:
    row = rows(store)[number - 1]
    stay = stays.visit(row, store.segments.pair(row), author)
    translating.confirm(store, stay, text, propagates=True)


def twice(folder: Path) -> tuple[Path, Path]:
    """Two copies of a project in which a paragraph stands three times."""
    mine = project_file(folder / "甲.db", SOURCES[0], SOURCES[0], SOURCES[0], SOURCES[1])
    return mine, copy_of(mine, folder / "乙.db")


@pytest.mark.parametrize("is_mine", [True, False])
def test_what_was_only_filled_gives_way_to_what_somebody_wrote(
    tmp_path: Path, is_mine: bool
) -> None:
    filled, typed = twice(tmp_path)
    with opened(filled) as store:
        confirm(store, 1, "Filled.", ME)
    with opened(typed) as store:
        write(store, 2, "Typed.", THEM, State.DRAFT)
    merged = merge(filled, typed) if is_mine else merge(typed, filled)
    assert merged.conflicts == ()
    found = [target for _, target, _ in pairs(filled if is_mine else typed)]
    assert found == ["Filled.", "Typed.", "Filled.", ""]


def test_of_two_fillings_the_later_one_stands(tmp_path: Path) -> None:
    mine, theirs = twice(tmp_path)
    with opened(mine) as store:
        confirm(store, 1, "Mine.", ME)
    with opened(theirs) as store:
        confirm(store, 2, "Theirs.", THEM)
    for one, other in ((mine, theirs), (theirs, mine)):
        copy = copy_of(one, tmp_path / f"{one.stem}-merged.db")
        assert merge(copy, other).conflicts == ()
        found = [target for _, target, _ in pairs(copy)]
        assert found == ["Mine.", "Theirs.", "Theirs.", ""]


def test_the_same_target_takes_the_higher_state(tmp_path: Path) -> None:
    mine, theirs = two(tmp_path)
    for path, state in ((mine, State.DRAFT), (theirs, State.TRANSLATED)):
        with opened(path) as store:
            write(store, 3, "Alike.", ME, state)
    merged = merge(mine, theirs)
    assert (merged.conflicts, len(merged.settled), pairs(mine)[2][2]) == ((), 1, "translated")


def test_what_is_final_in_mine_is_never_overwritten(tmp_path: Path) -> None:
    mine, theirs = two(tmp_path)
    with opened(mine) as store:
        row = rows(store)[0]
        pair = store.segments.pair(row)
        reviewing.accept(store, stays.visit(row, pair, ME), pair.target.text)
        reviewing.finish(store, row, store.segments.pair(row), ME)
    with opened(theirs) as store:
        write(store, 1, "Later.", THEM)
    assert [each.theirs for each in merge(mine, theirs).conflicts] == ["Later."]
    assert pairs(mine)[0][1:] == ("Target 1 of the first day.", "final")


def test_their_split_keeps_my_target_and_moves_my_note(tmp_path: Path) -> None:
    mine, theirs = two(tmp_path)
    with opened(mine) as store:
        write(store, 1, "Mine, of the second day.", ME)
        annotate(store, 1, "严惩", ME)
    with opened(theirs) as store:
        split(store, 1, "依法", THEM)
    assert merge(mine, theirs).conflicts == ()
    assert pairs(mine)[:2] == [
        ("健全扫黑除恶长效机制,", "Mine, of the second day.", "draft"),
        ("依法严惩黑恶势力犯罪。", "", "initial"),
    ]
    assert [each[:2] for each in notes(mine)] == [(1, "机制"), (2, "严惩")]


def test_two_cuts_of_one_paragraph(tmp_path: Path) -> None:
    mine, theirs = two(tmp_path)
    with opened(mine) as store:
        correct(store, 1, f"{SOURCES[0]}(节选)", ME)
    with opened(theirs) as store:
        split(store, 1, "依法", THEM)
        write(store, 2, "Punish by law.", THEM)
        annotate(store, 2, "严惩", THEM)
    found = {each.kind: each for each in merge(mine, theirs).conflicts}
    assert found[ConflictKind.CUT].theirs == "健全扫黑除恶长效机制,\n依法严惩黑恶势力犯罪。"
    assert found[ConflictKind.TARGET].theirs == "Punish by law."
    assert [source for source, *_ in pairs(mine)] == [f"{SOURCES[0]}(节选)", *SOURCES[1:]]
    assert [each[:2] for each in notes(mine)] == [(1, "机制"), (1, "严惩")]


def test_my_target_on_a_paragraph_that_theirs_joined_away(tmp_path: Path) -> None:
    mine, theirs = two(tmp_path)
    with opened(mine) as store:
        write(store, 2, "Mine, on the second.", ME)
    with opened(theirs) as store:
        join(store, 1, THEM)
    merge(mine, theirs)
    assert len(pairs(mine)) == 3
    with opened(mine) as store:
        assert [each.mine for each in wording_history.conflicts(store)] == ["Mine, on the second."]


def test_a_note_that_both_changed_keeps_theirs_as_a_reply(tmp_path: Path) -> None:
    mine, theirs = two(tmp_path)
    for path, author in ((mine, ME), (theirs, THEM)):
        with opened(path) as store:
            (remark,) = store.annotations.of_document()
            annotating.edit(store, remark.row, author, body=f"by {author}")
    with opened(theirs) as store:
        annotating.set_state(store, [remark.row], AnnotationState.RESOLVED, THEM)
    assert [each.theirs for each in merge(mine, theirs).conflicts] == [f"by {THEM}"]
    assert notes(mine) == [(1, "机制", f"by {ME}", "resolved", [f"body: by {THEM}"])]


@pytest.mark.parametrize("is_mine", [True, False])
def test_a_change_wins_over_a_removal(tmp_path: Path, is_mine: bool) -> None:
    mine, theirs = two(tmp_path)
    for path, removes in ((mine, is_mine), (theirs, not is_mine)):
        with opened(path) as store:
            (remark,) = store.annotations.of_document()
            if removes:
                annotating.remove(store, [remark.row], ME)
            else:
                annotating.reply(store, remark.row, "the first", ME)
    assert len(merge(mine, theirs).settled) == 1
    assert notes(mine) == [(1, "机制", "which one?", "open", ["the first"])]


def test_what_was_undone_can_be_merged_again(tmp_path: Path) -> None:
    mine, theirs = two(tmp_path)
    with opened(theirs) as store:
        split(store, 2, "多元", THEM)
        write(store, 5, "Theirs.", THEM)
    merge(mine, theirs)
    once = pairs(mine)
    with opened(mine) as store:
        undoing.undo(store, ME)
    assert [source for source, *_ in pairs(mine)] == list(SOURCES)
    merge(mine, theirs)
    assert pairs(mine) == once == pairs(theirs)


def test_a_project_is_not_merged_with_itself(tmp_path: Path) -> None:
    mine, _ = two(tmp_path)
    with opened(mine) as store, pytest.raises(Refused, match="is the project itself"):
        project_merging.merge(store, mine, ME)


def test_broken_off_midway_nothing_of_it_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = two(tmp_path)
    with opened(theirs) as store:
        write(store, 3, "Build an iron army.", THEM)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    before = pairs(mine)
    with monkeypatch.context() as patch:
        patch.setattr("workbench.store.merging.glossary.merge_glossary", interrupted)
        with pytest.raises(KeyboardInterrupt):
            merge(mine, theirs)
    assert pairs(mine) == before
    merge(mine, theirs)
    assert pairs(mine) != before
