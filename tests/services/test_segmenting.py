from collections.abc import Callable

import pytest

from tests.builders import pair_of, project, row_of, texts, visit_of
from workbench.errors import Conflict, Refused
from workbench.model.segments import Pair, Side, State
from workbench.services import segmenting, translating, undoing, wording_history
from workbench.store.project import Store

SOURCE = "𠮷野家案:依法治国。𠀀字为证。"


@pytest.fixture
def store() -> Store:
    """A project with two segments."""
    return project(SOURCE, "以案释法。")


def split(store: Store, number: int, offset: int, author: str = "李译") -> int:
    return segmenting.split(store, row_of(store, number), pair_of(store, number), offset, author)


def join(store: Store, number: int, author: str = "李译") -> None:
    row, first = row_of(store, number), pair_of(store, number)
    following = pair_of(store, number + 1)
    segmenting.join_next(store, row, first, following, author)


def told(store: Store) -> list[tuple[str, str, State, str, str, bool]]:
    """What a person sees of the segments."""
    assert list(store.faults()) == []
    ((document, _),) = store.documents.all()
    outline = store.segments.outline(document)
    pairs = list(store.segments.pairs(document))
    assert [outline.state(index) for index in range(len(outline))] == [
        p.target.state for p in pairs
    ]
    return [
        (
            pair.segment.source,
            pair.target.text,
            pair.target.state,
            pair.segment.note,
            pair.segment.unfinished,
            pair.segment.needs_work,
        )
        for pair in pairs
    ]


def undo_all(store: Store, author: str = "李译") -> None:
    while undoing.undo(store, author) is not None:
        pass


def redo_all(store: Store, author: str = "李译") -> None:
    while undoing.redo(store, author) is not None:
        pass


def plain(*pairs: tuple[str, str]) -> list[tuple[str, str, State, str, str, bool]]:
    return [
        (source, target, State.DRAFT if target else State.INITIAL, "", "", False)
        for source, target in pairs
    ]


@pytest.mark.parametrize("offset", range(1, len(SOURCE)))
def test_a_split_is_at_code_points_and_joins_again(store: Store, offset: int) -> None:
    split(store, 1, offset)
    assert texts(store) == [(SOURCE[:offset], ""), (SOURCE[offset:], ""), ("以案释法。", "")]
    join(store, 1)
    assert told(store) == plain((SOURCE, ""), ("以案释法。", ""))


def test_a_split_keeps_target_and_note_with_the_first_part(store: Store) -> None:
    row = row_of(store, 1)
    translating.confirm(store, visit_of(store, 1), "The Yoshinoya case")
    translating.write_note(store, row, 1, "𠮷, not 吉", "李译")
    translating.flag(store, row, 1, True, "李译")
    before = told(store)
    second = split(store, 1, 5)
    after = told(store)
    assert after == [
        ("𠮷野家案:", "The Yoshinoya case", State.DRAFT, "𠮷, not 吉", "", True),
        ("依法治国。𠀀字为证。", "", State.INITIAL, "", "", False),
        ("以案释法。", "", State.INITIAL, "", "", False),
    ]
    assert (row_of(store, 1), row_of(store, 2)) == (row, second)
    assert undoing.undo(store, "李译") is not None
    assert told(store) == before
    assert undoing.redo(store, "李译") is not None
    assert told(store) == after


def test_a_draft_stays_as_it_is_when_its_source_is_split(store: Store) -> None:
    stay = visit_of(store, 1)
    translating.save_draft(store, stay, "The case")
    split(store, 1, 5)
    translating.save_draft(store, stay, "The case:")
    assert [revision.text for revision in wording_history.history(store, row_of(store, 1))] == [
        "The case:"
    ]


def test_english_that_came_after_the_pair_was_read_survives_a_split(store: Store) -> None:
    translating.confirm(store, visit_of(store, 1), "The case")
    read = pair_of(store, 1)
    translating.confirm(store, visit_of(store, 1), "The Yoshinoya case")
    segmenting.split(store, row_of(store, 1), read, 5, "李译")
    assert pair_of(store, 1).target.text == "The Yoshinoya case"


def test_the_unfinished_mark_goes_with_the_end() -> None:
    store = project("依法治国", "以案释")
    with store.journal.change("mark", "王编") as change:
        change.update("segments", 2, {"unfinished": "no sentence end"})
    before = told(store)
    split(store, 2, 2)
    assert [pair[4] for pair in told(store)] == ["", "", "no sentence end"]
    join(store, 1)
    assert [pair[4] for pair in told(store)] == ["", "no sentence end"]
    join(store, 1)
    assert [(pair[0], pair[4]) for pair in told(store)] == [("依法治国以案释", "no sentence end")]
    undo_all(store)
    assert told(store) == before


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (("", State.INITIAL), ("", State.INITIAL), ("", State.INITIAL)),
        (("A", State.DRAFT), ("", State.INITIAL), ("A", State.DRAFT)),
        (("A", State.FINAL), ("", State.INITIAL), ("A", State.DRAFT)),
        (("", State.INITIAL), ("B", State.FINAL), ("B", State.DRAFT)),
        (("A", State.TRANSLATED), ("B", State.REVIEWED), ("A B", State.DRAFT)),
    ],
)
def test_targets_are_joined_as_a_draft(
    store: Store, first: tuple[str, State], second: tuple[str, State], joined: tuple[str, State]
) -> None:
    for number, (text, state) in enumerate((first, second), 1):
        if text:
            translating.set_target(
                store, row_of(store, number), pair_of(store, number), text, state, "王编"
            )
    before = told(store)
    join(store, 1)
    assert told(store) == [(SOURCE + "以案释法。", *joined, "", "", False)]
    undoing.undo(store, "李译")
    assert told(store) == before


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("", "", ""),
        ("见上", "", "见上"),
        ("", "见下", "见下"),
        ("见上", "见下", "见上\n见下"),
    ],
)
def test_notes_and_flags_are_joined(store: Store, first: str, second: str, joined: str) -> None:
    translating.write_note(store, row_of(store, 1), 1, first, "王编")
    translating.write_note(store, row_of(store, 2), 2, second, "王编")
    translating.flag(store, row_of(store, 2), 2, True, "王编")
    before = told(store)
    join(store, 1)
    after = told(store)
    assert [pair[3:] for pair in after] == [(joined, "", True)]
    undo_all(store)
    assert told(store) == before
    redo_all(store)
    assert told(store) == after


def test_latin_words_are_joined_with_a_space() -> None:
    store = project("WTO", "accession协定")
    join(store, 1)
    assert texts(store) == [("WTO accession协定", "")]


def test_a_source_is_corrected_and_the_earlier_wording_kept(store: Store) -> None:
    translating.confirm(store, visit_of(store, 2), "Law through cases")
    row = row_of(store, 2)
    segmenting.correct(store, row, pair_of(store, 2), "以案说法。", "李译")
    segmenting.correct(store, row, pair_of(store, 2), "以案说法。", "李译")
    assert told(store)[1] == ("以案说法。", "Law through cases", State.TRANSLATED, "", "", False)
    assert [
        (revision.text, revision.is_head, revision.detail)
        for revision in wording_history.history(store, row, Side.SOURCE)
    ] == [("以案说法。", True, "corrected"), ("以案释法。", False, "")]
    assert undoing.undo(store, "李译") is not None
    assert texts(store)[1] == ("以案释法。", "Law through cases")


def test_a_hundred_splits_in_one_gap() -> None:
    source = "".join(chr(0x4E00 + number) for number in range(101))
    store = project(source, "以案释法。")
    for _ in range(100):
        split(store, 1, len(pair_of(store, 1).segment.source) - 1)
    expected = [*((character, "") for character in source), ("以案释法。", "")]
    assert texts(store) == expected
    assert list(store.faults()) == []
    undo_all(store)
    assert texts(store) == [(source, ""), ("以案释法。", "")]
    redo_all(store)
    assert texts(store) == expected
    for _ in range(100):
        join(store, 1)
    assert told(store) == plain((source, ""), ("以案释法。", ""))


def test_undo_of_a_split_that_moved_the_others_keeps_what_came_between(store: Store) -> None:
    store._connection.execute("UPDATE segments SET position = id")
    split(store, 1, 5)
    split(store, 3, 2, "王编")
    expected = [(SOURCE, ""), ("以案", ""), ("释法。", "")]
    undo_all(store)
    assert told(store) == plain(*expected)
    redo_all(store)
    assert told(store) == plain((SOURCE[:5], ""), (SOURCE[5:], ""), *expected[1:])


REFUSED: list[tuple[Callable[[Store, int, Pair], object], str]] = [
    (lambda s, r, p: segmenting.split(s, r, p, 0, "李译"), "nothing to split off"),
    (lambda s, r, p: segmenting.split(s, r, p, -2, "李译"), "nothing to split off"),
    (lambda s, r, p: segmenting.split(s, r, p, 5, "李译"), "nothing to split off"),
    (lambda s, r, p: segmenting.split(s, r, p, 99, "李译"), "nothing to split off"),
    (lambda s, r, p: segmenting.join_next(s, r, p, p, "李译"), "segment 2 is the last"),
    (lambda s, r, p: segmenting.correct(s, r, p, "\u3000", "李译"), "can't be empty"),
]


@pytest.mark.parametrize(("act", "fault"), REFUSED)
def test_what_makes_no_sense_is_refused(
    store: Store, act: Callable[[Store, int, Pair], object], fault: str
) -> None:
    before = told(store)
    with pytest.raises(Refused, match=fault):
        act(store, row_of(store, 2), pair_of(store, 2))
    assert (told(store), undoing.undo(store, "李译")) == (before, None)


STALE: list[Callable[[Store, int, Pair, Pair], object]] = [
    lambda s, r, p, f: segmenting.split(s, r, p, 2, "李译"),
    lambda s, r, p, f: segmenting.join_next(s, r, p, f, "李译"),
    lambda s, r, p, f: segmenting.correct(s, r, p, "吉野家案", "李译"),
]


@pytest.mark.parametrize("act", STALE)
def test_a_source_that_another_changed_is_not_overwritten(
    store: Store, act: Callable[[Store, int, Pair, Pair], object]
) -> None:
    row, read, following = row_of(store, 1), pair_of(store, 1), pair_of(store, 2)
    segmenting.correct(store, row, read, "吉野家的案子", "王编")
    before = told(store)
    with pytest.raises(Conflict) as caught:
        act(store, row, read, following)
    assert (caught.value.mine, caught.value.theirs) == (SOURCE, "吉野家的案子")
    assert told(store) == before


@pytest.mark.parametrize("act", STALE)
def test_a_segment_that_another_joined_away_is_not_changed(
    act: Callable[[Store, int, Pair, Pair], object],
) -> None:
    store = project("政法工作", SOURCE, "以案释法。")
    row, read, following = row_of(store, 2), pair_of(store, 2), pair_of(store, 3)
    join(store, 1, "王编")
    before = told(store)
    with pytest.raises(Conflict, match="joined segment 2"):
        act(store, row, read, following)
    assert told(store) == before


def test_a_join_with_another_than_was_seen_is_a_conflict(store: Store) -> None:
    row, read, following = row_of(store, 1), pair_of(store, 1), pair_of(store, 2)
    split(store, 1, 5, "王编")
    segmenting.correct(store, row, pair_of(store, 1), SOURCE, "王编")
    with pytest.raises(Conflict):
        segmenting.join_next(store, row, pair_of(store, 1), following, "李译")
    assert read.segment.id == pair_of(store, 1).segment.id


def test_a_segment_with_two_wordings_is_not_joined_away(store: Store) -> None:
    mine = visit_of(store, 2)
    translating.save_draft(store, visit_of(store, 2, "王编"), "Law")
    translating.save_draft(store, mine, "Cases")
    with pytest.raises(Refused, match="segment 2 has two wordings"):
        join(store, 1)


def lineage(store: Store) -> list[tuple[int, int, int, int, int]]:
    """What is said to have come from where: rows, offsets and lengths, among segments."""
    return store._connection.execute(
        "SELECT from_segment_id, to_segment_id, from_offset, to_offset, length FROM lineages"
        " WHERE from_segment_id IS NOT NULL AND retired IS NULL ORDER BY id"
    ).fetchall()


def test_lineage_leads_back_through_splits_and_joins(store: Store) -> None:
    second = split(store, 1, 5)
    assert lineage(store) == [(1, second, 5, 0, len(SOURCE) - 5)]
    join(store, 2)
    assert lineage(store)[1:] == [(2, second, 0, len(SOURCE) - 5, 5)]
    undoing.undo(store, "李译")
    assert lineage(store) == [(1, second, 5, 0, len(SOURCE) - 5)]
    undoing.undo(store, "李译")
    assert lineage(store) == []
    redo_all(store)
    assert len(lineage(store)) == 2
