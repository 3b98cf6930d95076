from dataclasses import replace

import pytest

from tests.builders import pair_of, project, row_of, texts, uuid_of, visit_of
from workbench.errors import NotFound, Refused
from workbench.model.segments import Origin, Side, State
from workbench.model.wordings import OpenConflict
from workbench.services import segmenting, stays, translating, undoing, wording_history
from workbench.services.translating import confirm, save_draft
from workbench.store.project import Store

DRAFT, DONE = State.DRAFT, State.TRANSLATED


@pytest.fixture
def store() -> Store:
    """A project with three segments."""
    return project()


def wordings(store: Store, number: int = 1, side: Side = Side.TARGET) -> list[tuple[str, State]]:
    """The history of a segment, oldest first."""
    found = wording_history.history(store, row_of(store, number), side)
    return [(revision.text, revision.state) for revision in reversed(found)]


def standing(store: Store, number: int = 1) -> tuple[str, State]:
    target = pair_of(store, number).target
    ((document, _),) = store.documents.all()
    outline = store.segments.outline(document)
    assert outline.state(number - 1) == target.state
    assert list(store.faults()) == []
    return target.text, target.state


def test_one_visit_is_one_wording(store: Store) -> None:
    stay = visit_of(store, 1)
    for text in ("Promote", "Promote high-", "Promote high-quality “政法” work"):
        assert save_draft(store, stay, text).theirs is None
    assert (wordings(store), standing(store)) == (
        [("Promote high-quality “政法” work", DRAFT)],
        ("Promote high-quality “政法” work", DRAFT),
    )


FIRST, SECOND = "Political and legal work comes first.", "法治 is the rule of law, by law."


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (("x" * 20, "y"), ["y"]),
        (("x" * 21, "y"), ["x" * 21, "y"]),
        (("x" * 21, ""), ["x" * 21, ""]),
        ((FIRST, f"{FIRST} {SECOND}", SECOND), [f"{FIRST} {SECOND}", SECOND]),
        ((FIRST, SECOND, f"{SECOND}!"), [FIRST, f"{SECOND}!"]),
        ((FIRST, f"Promote {FIRST[10:]}"), [f"Promote {FIRST[10:]}"]),
        (("“政法”" * 9, "“政法”"), ["“政法”" * 9, "“政法”"]),
        (tuple(FIRST[:end] for end in range(len(FIRST), 0, -15)), [FIRST[:7]]),
    ],
)
def test_a_draft_that_loses_much_at_once_is_another_wording(
    store: Store, texts: tuple[str, ...], kept: list[str]
) -> None:
    stay = visit_of(store, 1)
    for text in texts:
        save_draft(store, stay, text)
        assert stay.text == text
    assert wordings(store) == [(text, State.of_draft(text)) for text in kept]
    assert standing(store) == (kept[-1], State.of_draft(kept[-1]))


def test_beside_another_too_and_still_in_one_conflict(store: Store) -> None:
    mine = visit_of(store, 1)
    save_draft(store, visit_of(store, 1, "王编"), "Advance")
    for text in (FIRST, SECOND, f"{SECOND}!"):
        assert save_draft(store, mine, text).theirs == "Advance"
    (conflict,) = wording_history.conflicts(store)
    assert (conflict.mine, conflict.version) == (f"{SECOND}!", 2)
    assert wordings(store) == [("Advance", DRAFT), (FIRST, DRAFT), (f"{SECOND}!", DRAFT)]
    wording_history.resolve(store, row_of(store, 1), conflict, f"{SECOND}!", "李译")
    assert (standing(store), wording_history.conflicts(store)) == ((f"{SECOND}!", DRAFT), [])


def test_a_wording_that_another_renewed_is_not_written_over(store: Store) -> None:
    stay = visit_of(store, 1)
    token = save_draft(store, stay, "Promote").token
    save_draft(store, stay, "Promote it")
    with pytest.raises(Refused, match="changed by another program"):
        store.wordings.renew(row_of(store, 1), token, "Advance")
    assert standing(store) == ("Promote it", DRAFT)


def test_a_revision_counts_its_renewals(store: Store) -> None:
    stay = visit_of(store, 1)
    for text in ("P", "Pr", "Promote"):
        save_draft(store, stay, text)
    assert [each.version for each in wording_history.history(store, row_of(store, 1))] == [3]


def test_another_visit_is_another_wording(store: Store) -> None:
    save_draft(store, visit_of(store, 1), "Promote")
    save_draft(store, visit_of(store, 1, author="王编"), "Advance")
    assert [
        (revision.text, revision.author, revision.origin, revision.is_head)
        for revision in wording_history.history(store, row_of(store, 1))
    ] == [("Advance", "王编", Origin.TYPED, True), ("Promote", "李译", Origin.TYPED, False)]


def test_confirming_appends_and_so_does_what_is_typed_after_it(store: Store) -> None:
    stay = visit_of(store, 1)
    save_draft(store, stay, "Promote")
    confirm(store, stay, "Promote it")
    save_draft(store, stay, "Promote it all")
    save_draft(store, stay, "Promote it now")
    assert wordings(store) == [("Promote", DRAFT), ("Promote it", DONE), ("Promote it now", DRAFT)]
    assert standing(store) == ("Promote it now", DRAFT)


def test_saving_what_stands_changes_nothing(store: Store) -> None:
    stay = visit_of(store, 1)
    save_draft(store, stay, "")
    assert (wordings(store), standing(store)) == ([], ("", State.INITIAL))
    confirm(store, stay, "Promote", State.REVIEWED)
    for _ in range(2):
        save_draft(store, stay, "Promote")
        confirm(store, stay, "Promote", State.REVIEWED)
    save_draft(store, visit_of(store, 1), "Promote")
    assert wordings(store) == [("Promote", State.REVIEWED)]
    confirm(store, stay, "Promote", State.FINAL)
    assert standing(store) == ("Promote", State.FINAL)


def test_a_draft_that_is_emptied_is_initial_again(store: Store) -> None:
    stay = visit_of(store, 1)
    save_draft(store, stay, "P")
    save_draft(store, stay, "")
    assert (standing(store), wordings(store)) == (("", State.INITIAL), [("", State.INITIAL)])


@pytest.mark.parametrize("text", ["", " ", "\n\u3000", "\x01"])
def test_nothing_can_not_be_confirmed(store: Store, text: str) -> None:
    with pytest.raises(Refused, match="segment 2 has no English yet"):
        confirm(store, visit_of(store, 2), text)
    assert standing(store, 2) == ("", State.INITIAL)


@pytest.mark.parametrize("write", [save_draft, confirm])
def test_who_comes_second_is_kept_beside(store: Store, write: object) -> None:
    mine, theirs = visit_of(store, 1, "李译"), visit_of(store, 1, "王编")
    save_draft(store, theirs, "Advance")
    assert callable(write)
    assert write(store, mine, "Promote").theirs == "Advance"
    assert save_draft(store, mine, "Promote it").theirs == "Advance"
    save_draft(store, theirs, "Advance it")
    assert confirm(store, mine, "Promote it!").theirs == "Advance it"
    (conflict,) = wording_history.conflicts(store)
    assert conflict == OpenConflict(
        id=conflict.id,
        version=3,
        document="henan-legal-daily.txt",
        number=1,
        mine="Promote it!",
        theirs="Advance it",
        mine_author="李译",
        theirs_author="王编",
    )
    assert wording_history.conflicts(store, row_of(store, 1)) == [conflict]
    assert wording_history.conflicts(store, row_of(store, 2)) == []
    assert wordings(store) == [("Advance it", DRAFT), ("Promote it!", DRAFT)]
    assert standing(store) == ("Advance it", DRAFT)


def test_who_renews_after_another_came_is_kept_beside(store: Store) -> None:
    first, second = visit_of(store, 1, "李译"), visit_of(store, 1, "王编")
    save_draft(store, first, "Promote")
    second = visit_of(store, 1, "王编")
    save_draft(store, second, "Advance")
    assert save_draft(store, first, "Promote it").theirs == "Advance"
    assert wordings(store) == [("Promote", DRAFT), ("Advance", DRAFT), ("Promote it", DRAFT)]
    (conflict,) = wording_history.conflicts(store)
    assert (conflict.mine, conflict.theirs) == ("Promote it", "Advance")


def test_a_renewal_is_a_change_to_others_too(store: Store) -> None:
    first = visit_of(store, 1, "李译")
    save_draft(store, first, "Promote")
    second = visit_of(store, 1, "王编")
    save_draft(store, first, "Promote it")
    assert save_draft(store, second, "Advance").theirs == "Promote it"
    assert standing(store) == ("Promote it", DRAFT)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("Promote", [("Advance", DONE), ("Promote", DRAFT), ("Promote", DRAFT)]),
        ("Advance", [("Advance", DONE), ("Promote", DRAFT)]),
        ("Boost", [("Advance", DONE), ("Promote", DRAFT), ("Boost", DRAFT)]),
    ],
)
def test_a_conflict_is_decided(
    store: Store, chosen: str, expected: list[tuple[str, State]]
) -> None:
    mine = visit_of(store, 1)
    confirm(store, visit_of(store, 1, "王编"), "Advance")
    save_draft(store, mine, "Promote")
    (conflict,) = wording_history.conflicts(store)
    wording_history.resolve(store, row_of(store, 1), conflict, chosen, "李译")
    assert (wordings(store), wording_history.conflicts(store)) == (expected, [])
    assert standing(store) == (chosen, DONE if chosen == "Advance" else DRAFT)
    with pytest.raises(NotFound, match="no open conflict"):
        wording_history.resolve(store, row_of(store, 1), conflict, chosen, "李译")


def test_what_is_typed_after_a_decision_elsewhere_is_a_new_conflict(store: Store) -> None:
    mine = visit_of(store, 1)
    save_draft(store, visit_of(store, 1, "王编"), "Advance")
    save_draft(store, mine, "Promote")
    (conflict,) = wording_history.conflicts(store)
    wording_history.resolve(store, row_of(store, 1), conflict, "Promote", "王编")
    assert save_draft(store, mine, "Promote it").theirs == "Promote"
    (conflict,) = wording_history.conflicts(store)
    assert (conflict.mine, conflict.theirs) == ("Promote it", "Promote")


def test_typing_in_a_segment_that_was_joined_away_is_kept_beside_the_whole(store: Store) -> None:
    mine = visit_of(store, 2)
    save_draft(store, visit_of(store, 1, "王编"), "Advance")
    segmenting.join_next(store, row_of(store, 1), pair_of(store, 1), pair_of(store, 2), "王编")
    assert save_draft(store, mine, "Build").theirs == "Advance"
    assert save_draft(store, mine, "Build up").theirs == "Advance"
    (conflict,) = wording_history.conflicts(store)
    assert (conflict.number, conflict.mine, conflict.theirs) == (1, "Build up", "Advance")
    assert list(store.faults()) == []


def test_typing_goes_where_the_source_went_last(store: Store) -> None:
    mine = visit_of(store, 2)
    segmenting.split(store, row_of(store, 2), pair_of(store, 2), 4, "王编")
    segmenting.join_next(store, row_of(store, 1), pair_of(store, 1), pair_of(store, 2), "王编")
    save_draft(store, mine, "Build")
    assert [(conflict.number, conflict.mine) for conflict in wording_history.conflicts(store)] == [
        (1, "Build")
    ]


def test_typing_in_a_part_whose_split_was_undone_is_kept_beside_the_whole(store: Store) -> None:
    second = segmenting.split(store, row_of(store, 1), pair_of(store, 1), 2, "王编")
    mine = stays.visit(second, store.segments.pair(second), "李译")
    undoing.undo(store, "王编")
    assert save_draft(store, mine, "Promote").theirs == ""
    (conflict,) = wording_history.conflicts(store)
    assert (conflict.number, conflict.mine, conflict.theirs) == (1, "Promote", "")


def test_flags_and_notes(store: Store) -> None:
    row = row_of(store, 2)
    translating.flag(store, row, 2, True, "李译")
    translating.write_note(store, row, 2, " 制度机制: 见第六段 ", "李译")
    ((document, _),) = store.documents.all()
    assert list(store.segments.outline(document).needs_work) == [0, 1, 0]
    assert (pair_of(store, 2).segment.needs_work, pair_of(store, 2).segment.note) == (
        True,
        "制度机制: 见第六段",
    )
    translating.write_note(store, row, 2, "问编辑", "李译")
    translating.flag(store, row, 2, False, "李译")
    assert (pair_of(store, 2).segment.needs_work, pair_of(store, 2).segment.note) == (
        False,
        "问编辑",
    )
    translating.write_note(store, row, 2, " ", "李译")
    assert pair_of(store, 2).segment.note == ""


def test_what_changes_nothing_is_nothing_to_undo(store: Store) -> None:
    row = row_of(store, 2)
    translating.flag(store, row, 2, True, "李译")
    translating.flag(store, row, 2, True, "李译")
    translating.write_note(store, row, 2, "", "李译")
    undone = undoing.undo(store, "李译")
    assert undone is not None
    assert (undone.label, undoing.undo(store, "李译")) == ("flag 2", None)


def test_a_segment_that_was_joined_away_takes_no_flag_and_no_note(store: Store) -> None:
    row, pair = row_of(store, 2), pair_of(store, 2)
    translating.write_note(store, row_of(store, 1), 1, "问编辑", "王编")
    segmenting.join_next(store, row_of(store, 1), pair_of(store, 1), pair, "王编")
    for act in (
        lambda: translating.flag(store, row, 2, True, "李译"),
        lambda: translating.write_note(store, row, 2, "译名", "李译"),
        lambda: wording_history.restore(store, row, pair, 1, "李译"),
    ):
        with pytest.raises((Refused, NotFound), match="segment 2"):
            act()
    assert pair_of(store, 1).segment.note == "问编辑"


def test_an_earlier_wording_is_restored(store: Store) -> None:
    confirm(store, visit_of(store, 1), "Promote")
    confirm(store, visit_of(store, 1), "Advance")
    stale = pair_of(store, 1)
    save_draft(store, visit_of(store, 1), "Boost")
    restored = wording_history.restore(store, row_of(store, 1), stale, 3, "王编")
    assert (restored.text, restored.state) == ("Promote", DONE)
    assert standing(store) == ("Promote", DRAFT)
    newest = wording_history.history(store, row_of(store, 1))[0]
    assert (newest.author, newest.detail) == ("王编", f"restored from {restored.time}")
    for count in (0, 5, -1):
        with pytest.raises(NotFound, match="segment 1 has no wording"):
            wording_history.restore(store, row_of(store, 1), stale, count, "王编")


def test_a_script_sets_a_target(store: Store) -> None:
    row, read = row_of(store, 1), pair_of(store, 1)
    assert translating.set_target(store, row, read, "Promote", State.FINAL, "李译").theirs is None
    assert standing(store) == ("Promote", State.FINAL)
    translating.set_target(store, row, pair_of(store, 1), "Promote", State.FINAL, "李译")
    assert wordings(store) == [("Promote", State.FINAL)]
    with pytest.raises(Refused, match="segment 1 has no English yet"):
        translating.set_target(store, row, pair_of(store, 1), " ", State.FINAL, "李译")
    for control in "\0\x01\x1b\x1f\x7f\x80\x9f":
        with pytest.raises(Refused, match=rf"U\+{ord(control):04X} at 1"):
            translating.set_target(store, row, pair_of(store, 1), f"a{control}", DRAFT, "李译")
    translating.set_target(store, row, pair_of(store, 1), "a\r\nb\u2028c", State.DRAFT, "李译")
    assert standing(store) == ("a\nb\nc", DRAFT)
    translating.set_target(store, row, pair_of(store, 1), "", State.DRAFT, "李译")
    assert standing(store) == ("", State.INITIAL)
    assert translating.set_target(store, row, read, "Late", DONE, "王编").theirs == ""
    (conflict,) = wording_history.conflicts(store)
    assert (conflict.mine, conflict.theirs) == ("Late", "")


def test_texts_and_ids_of_others_stay(store: Store) -> None:
    before = [replace(pair_of(store, number), target=None) for number in (2, 3)]  # type: ignore[arg-type]
    confirm(store, visit_of(store, 1), "Promote")
    assert [replace(pair_of(store, n), target=None) for n in (2, 3)] == before  # type: ignore[arg-type]
    assert [target for _, target in texts(store)] == ["Promote", "", ""]
    assert store.segments.row_of_uuid(uuid_of("无")) is None


def test_the_place_where_work_stopped_follows_a_join(store: Store) -> None:
    assert (store.places.find("李译", 1), store.places.latest_document("李译")) == (None, None)
    store.places.keep("李译", 1, row_of(store, 2), 7, 3)
    store.places.keep("王编", 1, row_of(store, 3), 1, 1)
    assert store.places.find("李译", 1) == (row_of(store, 2), 7, 3)
    segmenting.join_next(store, row_of(store, 1), pair_of(store, 1), pair_of(store, 2), "王编")
    assert store.places.find("李译", 1) == (row_of(store, 1), 7, 3)
    assert store.places.latest_document("李译") == 1


def test_two_conflicts_decided_alike_are_one_wording(store: Store) -> None:
    late = [visit_of(store, 1, author) for author in ("李译", "王编")]
    confirm(store, visit_of(store, 1, "赵审"), "Advance")
    for stay in late:
        save_draft(store, stay, f"Promote, {stay.author}")
    for conflict in wording_history.conflicts(store):
        wording_history.resolve(store, row_of(store, 1), conflict, "Promote", "李译")
    assert wordings(store)[3:] == [("Promote", DRAFT)]
    assert (standing(store), wording_history.conflicts(store)) == (("Promote", DRAFT), [])
