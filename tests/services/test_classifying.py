"""Kinds, levels, articles, and what is not to be translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import pair_of, project, row_of, visit_of
from workbench.errors import BadInput, Refused
from workbench.model.annotations import NewAnnotation, Visibility
from workbench.model.segments import SegmentKind, Side, State
from workbench.model.spans import Span
from workbench.services import (
    annotating,
    classifying,
    parallel_texts,
    reporting,
    reviewing,
    segmenting,
    timeline,
    translating,
    undoing,
)
from workbench.services.reporting import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.services.reopening import Seen
    from workbench.store.project import Store

ME = "李译"
PAGE = ("庆祝建党百年", "推动政法工作", "突出抓好制度机制建设。", "坚决维护国家政治安全。")
BODY, HEADLINE, ITEM = SegmentKind.BODY, SegmentKind.HEADLINE, SegmentKind.LIST_ITEM


@pytest.fixture
def store() -> Store:
    """A project with four segments."""
    return project(*PAGE)


def seen(store: Store, *numbers: int) -> list[Seen]:
    return [(row_of(store, number), pair_of(store, number)) for number in numbers]


def told(store: Store) -> list[tuple[SegmentKind, int, int, bool]]:
    """(kind, level, article, whether it is to be translated) of each segment."""
    assert list(store.faults()) == []
    ((document, _),) = store.documents.all()
    return [
        (each.kind, each.level, each.article, each.is_translatable)
        for each in (pair.segment for pair in store.segments.pairs(document))
    ]


PLAIN = (BODY, 0, 1, True)
CHANGES: list[
    tuple[Callable[[Store], list[int]], list[int], list[tuple[SegmentKind, int, int, bool]]]
] = [
    (
        lambda s: classifying.set_kind(s, seen(s, 1, 2), HEADLINE, ME, level=2),
        [1, 2],
        [(HEADLINE, 2, 1, True), (HEADLINE, 2, 1, True), PLAIN, PLAIN],
    ),
    (
        lambda s: classifying.set_kind(s, seen(s, 1, 4), BODY, ME),
        [],
        [PLAIN, PLAIN, PLAIN, PLAIN],
    ),
    (
        lambda s: classifying.set_article(s, seen(s, 2, 3), 5, ME),
        [2, 3],
        [PLAIN, (BODY, 0, 5, True), (BODY, 0, 5, True), PLAIN],
    ),
    (
        lambda s: classifying.set_article(s, seen(s, 3), 2, ME, onward=True),
        [3, 4],
        [PLAIN, PLAIN, (BODY, 0, 2, True), (BODY, 0, 2, True)],
    ),
    (
        lambda s: classifying.set_translatable(s, seen(s, 2, 4), False, ME),
        [2, 4],
        [PLAIN, (BODY, 0, 1, False), PLAIN, (BODY, 0, 1, False)],
    ),
    (lambda s: classifying.set_translatable(s, seen(s, 1), True, ME), [], [PLAIN] * 4),
]


@pytest.mark.parametrize(("act", "numbers", "expected"), CHANGES)
def test_a_change_is_one_step_and_tells_what_it_changed(
    store: Store,
    act: Callable[[Store], list[int]],
    numbers: list[int],
    expected: list[tuple[SegmentKind, int, int, bool]],
) -> None:
    before = told(store)
    assert act(store) == [row_of(store, number) for number in numbers]
    assert told(store) == expected
    assert (undoing.undo(store, ME) is not None) == bool(numbers)
    assert told(store) == before
    assert (undoing.redo(store, ME) is not None) == bool(numbers)
    assert told(store) == expected


def test_a_level_stays_with_the_kind_and_goes_with_it(store: Store) -> None:
    levels = []
    for kind, level in ((HEADLINE, 3), (HEADLINE, None), (ITEM, None), (ITEM, 1), (BODY, None)):
        classifying.set_kind(store, seen(store, 1), kind, ME, level=level)
        levels.append(pair_of(store, 1).segment.level)
    assert levels == [3, 3, 0, 1, 0]


def test_articles_are_counted_on_as_far_as_they_were_apart(store: Store) -> None:
    for number, article in ((1, 0), (2, 1), (3, 2), (4, 4)):
        classifying.set_article(store, seen(store, number), article, "王编")
    classifying.set_article(store, seen(store, 2), 3, ME, onward=True)
    assert [article for _, _, article, _ in told(store)] == [0, 3, 4, 6]
    classifying.set_article(store, seen(store, 2), 0, ME, onward=True)
    assert [article for _, _, article, _ in told(store)] == [0, 0, 1, 3]


REFUSED: list[tuple[Callable[[Store], object], type[Exception], str]] = [
    (lambda s: classifying.set_kind(s, seen(s, 1), BODY, ME, level=1), BadInput, "has no level"),
    (lambda s: classifying.set_kind(s, seen(s, 1), ITEM, ME, level=10), BadInput, "no level 10"),
    (lambda s: classifying.set_kind(s, seen(s, 1, 3), ITEM, ME), Refused, "segment 3 is final"),
    (lambda s: classifying.set_article(s, seen(s, 1), -1, ME), BadInput, "no article -1"),
    (lambda s: classifying.set_article(s, seen(s, 1, 3), 2, ME), Refused, "segment 3 is final"),
    (
        lambda s: classifying.set_article(s, seen(s, 1, 2), 2, ME, onward=True),
        BadInput,
        "counted on from one segment",
    ),
    (
        lambda s: classifying.set_translatable(s, seen(s, 1, 2, 3), False, ME),
        Refused,
        "segment 3 is final",
    ),
]


@pytest.mark.parametrize(("act", "error", "fault"), REFUSED)
def test_what_is_final_or_makes_no_sense_changes_nothing(
    store: Store, act: Callable[[Store], object], error: type[Exception], fault: str
) -> None:
    translating.confirm(store, visit_of(store, 3, "王审"), "Law", State.REVIEWED)
    reviewing.finish(store, row_of(store, 3), pair_of(store, 3), "王审")
    before = told(store)
    with pytest.raises(error, match=fault):
        act(store)
    assert (told(store), undoing.undo(store, ME)) == (before, None)


def test_what_was_joined_away_is_not_changed(store: Store) -> None:
    read = seen(store, 2)
    segmenting.join_next(store, row_of(store, 1), pair_of(store, 1), pair_of(store, 2), "王编")
    with pytest.raises(Refused, match="segment 2 is not there any more"):
        classifying.set_translatable(store, read, False, ME)


def test_the_history_tells_of_it(store: Store) -> None:
    classifying.set_kind(store, seen(store, 1), HEADLINE, ME, level=1)
    classifying.set_translatable(store, seen(store, 1), False, ME)
    classifying.set_translatable(store, seen(store, 1), True, ME)
    events = timeline.of_segment(store, row_of(store, 1))[:3]
    assert [
        (event.label, [(each.deed, each.before, each.after) for each in event.happenings])
        for event in events
    ] == [
        ("translate 1", [("to be translated", "", "")]),
        ("leave 1 untranslated", [("not to be translated", "", "")]),
        (
            "make 1 headline of level 1",
            [("kind changed", "body", "headline"), ("level changed", "0", "1")],
        ),
    ]


def test_what_is_not_to_be_translated_is_in_no_count(store: Store) -> None:
    translating.confirm(store, visit_of(store, 1), "The centenary")
    translating.confirm(store, visit_of(store, 2), "Political and legal work")
    ((document, _),) = store.documents.all()
    classifying.set_translatable(store, seen(store, 2, 3), False, ME)
    outline = store.segments.outline(document)
    assert (
        [outline.is_open(index) for index in range(4)],
        [outline.waits_for_review(index) for index in range(4)],
        outline.to_translate,
        outline.confirmed,
    ) == ([False, False, False, True], [True, False, False, False], 2, 1)
    ((_, progress),) = reporting.progress(store)
    assert progress == Progress(
        segments=2, translated=1, han_characters=16, words=2, not_translatable=2
    )
    assert [pair.segment.number for _, pair, _ in reviewing.waiting(store)] == [1]


def test_a_script_does_not_translate_it(store: Store) -> None:
    classifying.set_translatable(store, seen(store, 2), False, ME)
    with pytest.raises(Refused, match="segment 2 is not to be translated"):
        translating.set_target(store, *seen(store, 2)[0], "Work", State.TRANSLATED, ME)


def test_an_export_has_no_target_of_it_and_nothing_that_hangs_on_one(store: Store) -> None:
    translating.confirm(store, visit_of(store, 1), "The centenary of the Party")
    row = row_of(store, 1)
    for side, body in ((Side.SOURCE, "建党"), (Side.TARGET, "Party")):
        text = PAGE[0] if side is Side.SOURCE else "The centenary of the Party"
        span = Span(text.index(body), text.index(body) + len(body))
        new = NewAnnotation(
            label="query",
            side=side,
            span=span,
            body=body,
            author="王编",
            visibility=Visibility.CLIENT,
        )
        annotating.annotate(store, row, new)
    whole = next(parallel_texts.parallel_text(store, "页").pairs)
    classifying.set_translatable(store, seen(store, 1), False, ME)
    left = next(parallel_texts.parallel_text(store, "页").pairs)
    assert (whole.target.text, len(whole.annotations)) == ("The centenary of the Party", 2)
    assert (left.target.text, left.target.state, left.segment.source) == (
        "",
        State.INITIAL,
        PAGE[0],
    )
    assert [each.body for each in left.annotations] == ["建党"]
    classifying.set_translatable(store, seen(store, 1), True, ME)
    assert next(parallel_texts.parallel_text(store, "页").pairs).target == whole.target
