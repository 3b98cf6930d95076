from dataclasses import replace

import pytest

from tests.builders import add_document, pair_of, project, row_of, texts, visit_of
from workbench.errors import NotFound, Refused
from workbench.match.renderings import RenderingKind
from workbench.model.segments import Side, State
from workbench.model.spans import Span
from workbench.model.terms import NewConcept, NewTerm, TermStatus
from workbench.model.undone import Undone
from workbench.services import glossary, segmenting, translating, undoing, wording_history
from workbench.services.replacing_renderings import Change, preview, replace_renderings
from workbench.services.usage import Usage, UsedPlace, usage
from workbench.store.project import Store

PAIRS = (
    ("加快推进市域社会治理现代化。", "Municipal social governance is to be modernized."),
    ("市域社會治理試點城市", "A pilot city for urban social governance"),
    ("社会治理创新", "new approaches to social governance"),
    ("提升市域社会治理水平", "Urban social governance reached a higher level."),
    ("市域社会治理样板", "a model for other cities"),
    ("市域社会治理,基层社会治理", ""),
    ("政法工作", "political and legal work"),
)
URBAN, MUNICIPAL = "urban social governance", "municipal social governance"


def term(chinese: str, *english: tuple[str, TermStatus]) -> NewConcept:
    return NewConcept(
        terms=(
            NewTerm(language="zh-Hans", text=chinese),
            *(NewTerm(language="en", text=text, status=status) for text, status in english),
        )
    )


def learn(store: Store, *concepts: NewConcept) -> None:
    with store.journal.change("add terms", "王编") as change:
        for concept in concepts:
            store.concepts.add(change, concept)


@pytest.fixture
def store() -> Store:
    """A project with one document, its English, and two terms of which one lies in the other."""
    store = project(*(source for source, _ in PAIRS))
    for number, (_, target) in enumerate(PAIRS, 1):
        if target:
            translating.confirm(store, visit_of(store, number, "王编"), target)
    learn(
        store,
        term("市域社会治理", (MUNICIPAL, TermStatus.PREFERRED)),
        term("社会治理", ("social governance", TermStatus.PREFERRED)),
    )
    return store


def used(store: Store, name: str = "市域社会治理", document: int | None = None) -> Usage:
    return usage(store, glossary.find_concept(store, name), document=document)


def outline(found: Usage) -> list[tuple[str, str, list[int]]]:
    return [
        (group.kind.value, group.text, [place.pair.segment.number for place in group.places])
        for group in found.groups
    ]


def changes_of(store: Store) -> list[Change]:
    return preview(store, used(store).places, URBAN, MUNICIPAL)


def test_every_segment_that_has_the_concept_is_told_by_its_rendering(store: Store) -> None:
    found = used(store)
    assert outline(found) == [
        ("preferred", MUNICIPAL, [1]),
        ("drifted", URBAN, [2, 4]),
        ("not found", "", [5]),
        ("untranslated", "", [6]),
    ]
    assert found.groups[1].places[0] == UsedPlace(
        row=row_of(store, 2),
        pair=pair_of(store, 2),
        source_spans=(Span(0, 6),),
        target_spans=(Span(17, 40),),
        is_locked=False,
        protected=(MUNICIPAL,),
    )
    assert [place.row for place in found.places] == [row_of(store, at) for at in (1, 2, 4, 5, 6)]
    assert [place.pair.segment.number for place in found.places] == [1, 2, 4, 5, 6]


def test_a_term_inside_a_longer_one_is_not_used_there(store: Store) -> None:
    assert outline(used(store, "社会治理")) == [
        ("preferred", "social governance", [3]),
        ("untranslated", "", [6]),
    ]
    assert used(store, "社会治理").groups[1].places[0].source_spans == (Span(9, 13),)


def test_english_of_the_longer_term_is_not_that_of_the_shorter(store: Store) -> None:
    row = row_of(store, 6)
    text = "Municipal social governance and community management"
    translating.set_target(store, row, pair_of(store, 6), text, State.DRAFT, "王编")
    (_, other) = used(store, "社会治理").groups
    assert (other.kind, other.places[0].target_spans) == (RenderingKind.NOT_FOUND, ())
    assert other.places[0].protected == ("social governance", MUNICIPAL)


def test_all_documents_or_one(store: Store) -> None:
    second = add_document(store, "市域社会治理", name="二.txt")
    ((first, _), _) = store.documents.all()
    place = used(store, document=second).groups[0].places[0]
    assert (place.pair.segment.document, place.pair.segment.number) == ("二.txt", 1)
    assert len(used(store).places) == 6
    assert len(used(store, document=first).places) == 5


def test_a_removed_or_unused_concept() -> None:
    store = project("政法工作")
    learn(store, term("法院", ("court", TermStatus.PREFERRED)))
    assert used(store, "法院").groups == ()
    row = glossary.find_concept(store, "法院")
    glossary.remove(store, row, "王编")
    with pytest.raises(NotFound):
        usage(store, row)


def test_a_preview_changes_nothing_and_keeps_the_form(store: Store) -> None:
    before = texts(store)
    assert [(change.before, change.after, change.hindrance) for change in changes_of(store)] == [
        (PAIRS[1][1], "A pilot city for municipal social governance", ""),
        (PAIRS[3][1], "Municipal social governance reached a higher level.", ""),
    ]
    assert texts(store) == before


def test_the_known_rendering_that_holds_the_old_one_is_left_alone(store: Store) -> None:
    assert preview(store, used(store).places, "governance", "social governance") == []
    assert [
        change.after
        for change in preview(store, used(store).places, "social governance", "rule of society")
    ] == ["A pilot city for urban rule of society", "Urban rule of society reached a higher level."]
    assert preview(store, used(store).places, "governance", MUNICIPAL)[0].after == (
        "A pilot city for urban social municipal social governance"
    )


@pytest.mark.parametrize(("old", "new"), [("", "b"), ("a", " "), ("a", "b\0"), ("a", "b\nc")])
def test_an_empty_or_broken_rendering_is_refused(store: Store, old: str, new: str) -> None:
    with pytest.raises(Refused):
        preview(store, used(store).places, old, new)


def test_replacing_is_one_step_of_undo_and_of_redo(store: Store) -> None:
    before = texts(store)
    replaced = replace_renderings(store, changes_of(store), "李译")
    after = texts(store)
    assert replaced.skipped == ()
    assert [pair.segment.number for pair in replaced.standing] == [2, 4]
    assert replaced.standing == (pair_of(store, 2), pair_of(store, 4))
    assert [(pair.target.state, pair.target.author) for pair in replaced.standing] == (
        [(State.DRAFT, "李译")] * 2
    )
    assert [target for _, target in after][1:4] == [
        "A pilot city for municipal social governance",
        PAIRS[2][1],
        "Municipal social governance reached a higher level.",
    ]
    rows = (row_of(store, 2), row_of(store, 4))
    undone = undoing.undo(store, "李译")
    assert undone == Undone(
        label=f"replace {URBAN} by {MUNICIPAL}",
        segment_row=rows[0],
        touched_segments=rows[::-1],
        touched_glossary=False,
    )
    assert texts(store) == before
    assert pair_of(store, 2).target.state is State.TRANSLATED
    assert undoing.undo(store, "李译") is None
    assert undoing.redo(store, "李译") is not None
    assert texts(store) == after
    assert undoing.redo(store, "李译") is None
    assert list(store.faults()) == []


def test_the_history_says_what_was_replaced(store: Store) -> None:
    replace_renderings(store, changes_of(store), "李译")
    newest, first = wording_history.history(store, row_of(store, 2))
    assert (newest.detail, newest.origin.value, newest.author, newest.is_head) == (
        f"{URBAN} replaced by {MUNICIPAL}",
        "typed",
        "李译",
        True,
    )
    assert first.text == PAIRS[1][1]


def lock(store: Store, number: int) -> None:
    with store.journal.change("lock", "王编") as change:
        change.update("segments", row_of(store, number), {"locked": 1})


def finalise(store: Store, number: int) -> None:
    stay = visit_of(store, number, "王编")
    translating.confirm(store, stay, PAIRS[number - 1][1], State.FINAL)


def conflict(store: Store, number: int) -> None:
    late = visit_of(store, number, "王编")
    translating.save_draft(store, visit_of(store, number, "赵校"), PAIRS[number - 1][1] + "!")
    translating.save_draft(store, late, "Cities")


@pytest.mark.parametrize(
    ("hinder", "reason"),
    [
        (lock, "is locked"),
        (finalise, "is final"),
        (conflict, "has two wordings, between which nobody has decided"),
    ],
)
def test_what_may_not_be_changed_is_skipped_and_said(
    store: Store, hinder: object, reason: str
) -> None:
    assert callable(hinder)
    hinder(store, 2)
    before = pair_of(store, 2)
    changes = changes_of(store)
    assert [change.hindrance for change in changes] == [reason, ""]
    replaced = replace_renderings(store, changes, "李译")
    assert [(one.change, one.reason) for one in replaced.skipped] == [(changes[0], reason)]
    assert replaced.changed == (changes[1],)
    assert pair_of(store, 2) == before


def test_what_another_wrote_since_the_preview_is_not_overwritten(store: Store) -> None:
    changes = changes_of(store)
    translating.confirm(store, visit_of(store, 2, "王编"), "Cities pilot urban social governance")
    segmenting.correct(store, row_of(store, 4), pair_of(store, 4), "提升水平", "王编")
    replaced = replace_renderings(store, changes, "李译")
    assert [one.reason for one in replaced.skipped] == ["was changed meanwhile"] * 2
    assert (replaced.changed, replaced.standing) == ((), ())
    assert pair_of(store, 2).target.text == "Cities pilot urban social governance"
    assert undoing.undo(store, "李译") is None


def test_a_segment_that_was_joined_away_is_skipped(store: Store) -> None:
    changes = changes_of(store)
    row, first, second = row_of(store, 3), pair_of(store, 3), pair_of(store, 4)
    segmenting.join_next(store, row, first, second, "王编")
    replaced = replace_renderings(store, changes, "李译")
    assert [one.reason for one in replaced.skipped] == ["was joined with its neighbour"]
    assert len(replaced.changed) == 1


def test_a_draft_that_another_has_open_becomes_a_conflict_that_keeps_both(store: Store) -> None:
    stay = visit_of(store, 2, "王编")
    replace_renderings(store, changes_of(store), "李译")
    written = translating.save_draft(store, stay, "A pilot city for urban social governance, too")
    assert written.theirs == "A pilot city for municipal social governance"
    assert store.wordings.standing(row_of(store, 2), Side.TARGET)[0] == written.theirs


def test_places_that_are_given_twice_are_changed_once(store: Store) -> None:
    places = used(store).groups[1].places
    assert len(preview(store, (*places, *places), URBAN, MUNICIPAL)) == 2


def test_an_article_before_it_is_set_right() -> None:
    store = project("机关", "各机关")
    learn(store, term("机关", ("organ", TermStatus.PREFERRED), ("agency", TermStatus.DEPRECATED)))
    for number, text in ((1, "An agency’s duty"), (2, "All agencies")):
        translating.confirm(store, visit_of(store, number), text)
    changes = preview(store, used(store, "机关").places, "agency", "state organ")
    assert [change.after for change in changes] == ["A state organ’s duty", "All state organs"]
    assert replace(changes[0], edits=()).after == "An agency’s duty"
