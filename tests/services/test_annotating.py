from collections.abc import Callable, Iterator

import pytest

from tests.builders import pair_of, project, row_of, visit_of
from workbench.errors import NotFound, Refused
from workbench.model.annotations import (
    AnnotationState,
    NewAnnotation,
    RelationKind,
    Severity,
    Visibility,
)
from workbench.model.edits import Edit
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.services import annotating, segmenting, translating, undoing, wording_history
from workbench.services.annotating import NotesFilter
from workbench.store.project import Store

FIRST = "全省检察机关批准逮捕𠮷某等三人。"
SECOND = "检察机关依法提起公诉，法院开庭审理。"
ENGLISH = "The court heard the case, and the court adjourned."
AUTHOR = "李译"


@pytest.fixture
def store() -> Iterator[Store]:
    with project(FIRST, SECOND) as opened:
        yield opened


def put(
    store: Store, number: int, words: str, label: str = "organ", *, side: Side = Side.SOURCE,
    last: bool = False, **more: object,
) -> int:  # fmt: skip
    pair = pair_of(store, number)
    text = pair.segment.source if side is Side.SOURCE else pair.target.text
    at = text.rindex(words) if last else text.index(words)
    new = NewAnnotation(
        label=label, side=side, span=Span(at, at + len(words)), author=AUTHOR, **more
    )  # type: ignore[arg-type]
    return annotating.annotate(store, row_of(store, number), new)


def places(store: Store) -> list[tuple[int, str, str, str | None]]:
    """(number, side, quote, the words where it stands now)"""
    found: list[tuple[int, str, str, str | None]] = []
    for remark in store.annotations.of_document():
        each = remark.annotation
        pair = store.segments.pair(remark.segment_row)
        text = pair.segment.source if each.side is Side.SOURCE else pair.target.text
        found.append((each.number, each.side, each.quote, each.span and each.span.of(text)))
    return found


def type_target(store: Store, text: str) -> None:
    translating.save_draft(store, visit_of(store, 1), text)


def test_what_was_put_is_read(store: Store) -> None:
    row = put(store, 1, "𠮷某", "person", body="读音？", severity=Severity.MINOR)
    (annotation,) = pair_of(store, 1).annotations
    assert (annotation.span, annotation.quote, annotation.label) == (
        Span(10, 12), "𠮷某", "person",
    )  # fmt: skip
    assert (annotation.body, annotation.author, annotation.state, annotation.visibility) == (
        "读音？", AUTHOR, AnnotationState.OPEN, Visibility.INTERNAL,
    )  # fmt: skip
    assert (annotation.number, annotation.severity) == (1, Severity.MINOR)
    assert store.annotations.get(annotation.id).row == row


@pytest.mark.parametrize("span", [Span(0, 0), Span(-1, 2), Span(15, 17), Span(5, 3)])
def test_a_span_outside_the_text_is_refused(store: Store, span: Span) -> None:
    new = NewAnnotation(label="organ", side=Side.SOURCE, span=span, author=AUTHOR)
    with pytest.raises(Refused):
        annotating.annotate(store, row_of(store, 1), new)
    assert places(store) == []


def test_an_unknown_label_is_refused_and_the_known_ones_are_named(store: Store) -> None:
    with pytest.raises(NotFound, match=r"no label .机关..*person"):
        put(store, 1, "检察机关", "机关")


def test_overlapping_annotations_stand_beside_each_other(store: Store) -> None:
    put(store, 1, "检察机关批准逮捕")
    put(store, 1, "全省检察机关")
    assert places(store) == [
        (1, "source", "全省检察机关", "全省检察机关"),
        (1, "source", "检察机关批准逮捕", "检察机关批准逮捕"),
    ]


def test_it_moves_with_its_words_by_what_the_editor_saw(store: Store) -> None:
    type_target(store, ENGLISH)
    put(store, 1, "the court", "query", side=Side.TARGET)
    stay = visit_of(store, 1)
    # The first court goes, which a diff alone could not tell from the second.
    gone = Edit(span=Span(0, len("The court heard the case, and ")), text="")
    translating.save_draft(store, stay, ENGLISH[gone.span.end :], [gone])
    assert places(store) == [(1, "target", "the court", "the court")]
    again = Edit(span=Span(0, 0), text="Then ")
    translating.save_draft(store, stay, f"Then {ENGLISH[gone.span.end :]}", [again])
    assert places(store)[0][3] == "the court"
    assert pair_of(store, 1).annotations[0].span == Span(5, 14)


def test_when_its_words_go_it_stays_as_an_orphan_and_comes_back_with_them(store: Store) -> None:
    type_target(store, ENGLISH)
    put(store, 1, "adjourned", "query", side=Side.TARGET)
    stay = visit_of(store, 1)
    translating.save_draft(store, stay, "The court heard the case, and the court.")
    (orphan,) = pair_of(store, 1).annotations
    assert (orphan.span, orphan.quote, orphan.is_orphaned) == (None, "adjourned", True)
    translating.save_draft(store, stay, ENGLISH)
    assert places(store) == [(1, "target", "adjourned", "adjourned")]


@pytest.mark.parametrize(
    "later",
    [
        "The high court, as we heard, closed the case, and the court adjourned.",
        "The court is full and heard; the case is closed, and the court adjourned.",
    ],
)
def test_an_orphan_does_not_go_to_other_words_that_come_later(store: Store, later: str) -> None:
    type_target(store, ENGLISH)
    put(store, 1, "court heard the case", side=Side.TARGET)
    for text in ("The, and the court adjourned.", later):
        translating.confirm(store, visit_of(store, 1), text)
        assert places(store) == [(1, "target", "court heard the case", None)]


def test_an_orphan_is_placed_again_and_that_is_undone(store: Store) -> None:
    type_target(store, ENGLISH)
    row = put(store, 1, "adjourned", "query", side=Side.TARGET)
    type_target(store, "The court heard the case.")
    annotating.place_again(store, row, Span(4, 9), AUTHOR)
    assert places(store) == [(1, "target", "court", "court")]
    undoing.undo(store, AUTHOR)
    assert places(store) == [(1, "target", "adjourned", None)]
    undoing.redo(store, AUTHOR)
    assert places(store) == [(1, "target", "court", "court")]


def test_undo_of_typing_brings_the_words_and_the_annotation_back(store: Store) -> None:
    type_target(store, ENGLISH)
    put(store, 1, "case", "query", side=Side.TARGET)
    type_target(store, "Nothing of it is left here at all.")
    assert places(store) == [(1, "target", "case", None)]
    undoing.undo(store, AUTHOR)
    assert places(store) == [(1, "target", "case", "case")]


def test_a_correction_of_the_source_keeps_the_words(store: Store) -> None:
    put(store, 1, "三人")
    segmenting.correct(
        store, row_of(store, 1), pair_of(store, 1), f"本报讯　{FIRST}".replace("等", ""), AUTHOR
    )
    assert places(store) == [(1, "source", "三人", "三人")]


def test_a_split_parts_the_annotations_and_undo_brings_them_together(store: Store) -> None:
    put(store, 2, "检察机关")
    put(store, 2, "公诉，法院开庭")
    put(store, 2, "法院", "organ")
    at = SECOND.index("法院")
    segmenting.split(store, row_of(store, 2), pair_of(store, 2), at, AUTHOR)
    assert places(store) == [
        (2, "source", "检察机关", "检察机关"),
        (3, "source", "法院", "法院"),
        (3, "source", "公诉，法院开庭", "法院开庭"),
    ]
    undoing.undo(store, AUTHOR)
    assert places(store) == [
        (2, "source", "检察机关", "检察机关"),
        (2, "source", "公诉，法院开庭", "公诉，法院开庭"),
        (2, "source", "法院", "法院"),
    ]
    undoing.redo(store, AUTHOR)
    assert [place[0] for place in places(store)] == [2, 3, 3]
    assert list(store.faults()) == []


def test_a_join_takes_the_annotations_of_both_sides_along(store: Store) -> None:
    type_target(store, "Three were arrested.")
    translating.save_draft(store, visit_of(store, 2), "The court sat.")
    put(store, 1, "检察机关")
    put(store, 2, "检察机关")
    put(store, 2, "court", "query", side=Side.TARGET)
    row = row_of(store, 1)
    segmenting.join_next(store, row, pair_of(store, 1), pair_of(store, 2), AUTHOR)
    annotations = pair_of(store, 1).annotations
    assert [each.span for each in annotations] == [
        Span(2, 6), Span(len(FIRST), len(FIRST) + 4), Span(25, 30),
    ]  # fmt: skip
    undoing.undo(store, AUTHOR)
    assert [place[0] for place in places(store)] == [1, 2, 2]
    assert list(store.faults()) == []


def test_resolving_replying_and_relating_are_undone(store: Store) -> None:
    type_target(store, ENGLISH)
    source = put(store, 1, "检察机关")
    target = put(store, 1, "court", "query", side=Side.TARGET)
    annotating.reply(store, source, "是省检察院。", "王审")
    annotating.relate(store, target, source, RelationKind.RENDERS, AUTHOR)
    assert annotating.toggle_resolved(store, source, AUTHOR) is AnnotationState.RESOLVED
    annotation = store.annotations.at(source).annotation
    assert [(reply.body, reply.author) for reply in annotation.replies] == [
        ("是省检察院。", "王审")
    ]
    assert [each.kind for each in annotating.relations_of(store, source)] == ["renders"]
    for _ in range(2):
        undoing.undo(store, AUTHOR)
    assert store.annotations.at(source).annotation.state is AnnotationState.OPEN
    assert annotating.relations_of(store, source) == []


@pytest.mark.parametrize("kind", list(RelationKind))
def test_no_annotation_is_related_to_itself(store: Store, kind: RelationKind) -> None:
    row = put(store, 1, "检察机关")
    with pytest.raises(Refused):
        annotating.relate(store, row, row, kind, AUTHOR)


def test_only_the_target_renders_the_source(store: Store) -> None:
    one, other = put(store, 1, "检察机关"), put(store, 2, "检察机关")
    with pytest.raises(Refused, match="words of the target render"):
        annotating.relate(store, one, other, RelationKind.RENDERS, AUTHOR)


def test_a_relation_goes_with_its_annotation(store: Store) -> None:
    one, other = put(store, 1, "检察机关"), put(store, 2, "检察机关")
    annotating.relate(store, one, other, RelationKind.REFERS_TO, AUTHOR)
    annotating.remove(store, [one], AUTHOR)
    assert annotating.relations_of(store, other) == []
    undoing.undo(store, AUTHOR)
    assert [each.kind for each in annotating.relations_of(store, other)] == ["refers-to"]


def test_a_list_has_what_its_filter_lets_through(store: Store) -> None:
    put(store, 1, "检察机关")
    put(store, 2, "法院", "query", body="哪个法院？", visibility=Visibility.CLIENT)
    quotes = {
        chosen: [each.annotation.quote for each in annotating.listed(store, chosen)]
        for chosen in (
            NotesFilter(),
            NotesFilter(labels=frozenset({"query"})),
            NotesFilter(text="哪个"),
            NotesFilter(author="王审"),
            NotesFilter(visibility=Visibility.INTERNAL),
            NotesFilter(side=Side.TARGET),
            NotesFilter(states=frozenset({AnnotationState.RESOLVED})),
        )
    }
    assert list(quotes.values()) == [
        ["检察机关", "法院"],
        ["法院"],
        ["法院"],
        [],
        ["检察机关"],
        [],
        [],
    ]


def test_words_that_come_twice_are_told_apart_when_two_targets_are_joined(store: Store) -> None:
    type_target(store, "The court sat.")
    translating.save_draft(store, visit_of(store, 2), "The court rose.")
    put(store, 2, "court", "query", side=Side.TARGET)
    segmenting.join_next(store, row_of(store, 1), pair_of(store, 1), pair_of(store, 2), AUTHOR)
    assert pair_of(store, 1).annotations[0].span == Span(19, 24)


def test_words_that_were_deleted_are_not_found_in_others_that_look_like_them(store: Store) -> None:
    type_target(store, "the court, the court")
    put(store, 1, "the court", "query", side=Side.TARGET)
    stay = visit_of(store, 1)
    gone = Edit(span=Span(0, 11), text="")
    translating.save_draft(store, stay, "the court", [gone])
    translating.confirm(store, stay, "the court rose", edits=[Edit(span=Span(9, 9), text=" rose")])
    assert places(store) == [(1, "target", "the court", None)]


def test_what_was_placed_again_does_not_go_back_with_an_older_wording(store: Store) -> None:
    type_target(store, ENGLISH)
    row = put(store, 1, "adjourned", "query", side=Side.TARGET)
    type_target(store, f"Then {ENGLISH}")
    annotating.place_again(store, row, Span(9, 14), AUTHOR)
    wording_history.restore(store, row_of(store, 1), pair_of(store, 1), 2, AUTHOR)
    assert places(store) == [(1, "target", "court", "court")]


def test_typing_goes_on_after_placing_and_both_are_undone(store: Store) -> None:
    stay = visit_of(store, 1)
    translating.save_draft(store, stay, "The court sat.")
    row = put(store, 1, "sat", "query", side=Side.TARGET)
    annotating.place_again(store, row, Span(4, 9), AUTHOR)
    before = Edit(span=Span(0, 0), text="So ")
    translating.save_draft(store, stay, "So The court sat.", [before])
    assert pair_of(store, 1).annotations[0].span == Span(7, 12)
    for _ in range(2):
        undoing.undo(store, AUTHOR)
    assert places(store) == [(1, "target", "sat", "sat")]


def test_the_end_of_a_word_that_is_typed_anew_belongs_to_it(store: Store) -> None:
    type_target(store, ENGLISH)
    put(store, 1, "court", "query", side=Side.TARGET)
    stay = visit_of(store, 1)
    shorter = ENGLISH.replace("court", "cour", 1)
    translating.save_draft(store, stay, shorter, [Edit(span=Span(8, 9), text="")])
    assert places(store)[0][3] == "cour"
    translating.save_draft(store, stay, ENGLISH, [Edit(span=Span(8, 8), text="t")])
    assert places(store)[0][3] == "court"


def test_what_was_removed_goes_along_and_comes_back_at_its_words(store: Store) -> None:
    row = put(store, 2, "检察机关")
    annotating.remove(store, [row], AUTHOR)
    segmenting.join_next(store, row_of(store, 1), pair_of(store, 1), pair_of(store, 2), "王审")
    undoing.undo(store, AUTHOR)
    assert pair_of(store, 1).annotations[0].span == Span(len(FIRST), len(FIRST) + 4)


def queries(store: Store, read: Callable[[], object]) -> int:
    """How often the store is asked something."""
    asked: list[str] = []
    store._connection.set_trace_callback(asked.append)
    read()
    store._connection.set_trace_callback(None)
    return len(asked)


def test_many_annotations_are_read_at_once() -> None:
    with project(*[FIRST] * 20) as store:
        rows = [row_of(store, number) for number in range(1, 21)]
        notes = [put(store, number, "三人") for number in range(1, 21)]
        one = queries(store, lambda: store.segments.at(rows[:1], 1))
        assert queries(store, lambda: store.segments.at(rows, 1)) == one
        pairs = store.segments.at(rows[5:], 6)
        assert [pair.annotations[0].number for pair in pairs] == list(range(6, 21))
        ten = queries(store, lambda: store.annotations.several(notes[:10]))
        assert queries(store, lambda: store.annotations.several(notes)) == ten
        found = store.annotations.several(notes[::-1])
        assert [(each.row, each.annotation.number) for each in found] == [
            (row, number) for number, row in reversed(list(enumerate(notes, 1)))
        ]
        annotating.remove(store, notes[:1], AUTHOR)
        with pytest.raises(NotFound):
            store.annotations.several(notes)
