from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.builders import PAGE, add_document, pair_of, project, row_of, visit_of
from workbench.model.annotations import AnnotationState, NewAnnotation, RelationKind, Visibility
from workbench.model.exchange import Choices, ParallelText
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.services import annotating, labelling, parallel_texts, translating
from workbench.store.project import Store

SOURCE, TARGET = Side.SOURCE, Side.TARGET
PARAGRAPHS = (
    "各级法院应当坚持“两个一律”，依法审理。",
    "检察机关批准逮捕𠮷某等三人。",
    "本意见自发布之日起施行。",
)
ENGLISH = (
    "Courts shall adhere to the “two withouts,” and try cases.",
    "The procuratorate approved the arrest of Ji and two others. ",
)


@pytest.fixture
def store() -> Iterator[Store]:
    """Three paragraphs, of which the last has no English."""
    with project(*PARAGRAPHS) as opened:
        for number, text in enumerate(ENGLISH, 1):
            translating.confirm(opened, visit_of(opened, number), text)
        yield opened


def note(
    store: Store, number: int, side: Side, words: str, body: str = "note",
    label: str = "translator-note", **more: object,
) -> int:  # fmt: skip
    pair = pair_of(store, number)
    text = pair.segment.source if side is SOURCE else pair.target.text
    at = text.index(words)
    span = Span(at, at + len(words)) if words else None
    new = NewAnnotation(label=label, side=side, span=span, body=body, author="李译", **more)  # type: ignore[arg-type]
    return annotating.annotate(store, row_of(store, number), new)


def exported(store: Store) -> ParallelText:
    return parallel_texts.parallel_text(store, "页")


def marked(store: Store) -> list[str]:
    """The texts that stand, with `[number:note]` where the marks are."""
    text = exported(store)
    found = []
    for document in text.documents:
        for pair in document.pairs:
            texts = {SOURCE: pair.segment.source, TARGET: pair.target.text}
            side = TARGET if pair.target.text else SOURCE
            whole = texts[side]
            for each in reversed(document.footnotes_of(pair)):
                assert each.side is side
                mark = f"[{each.number}:{each.text}]"
                whole = whole[: each.offset] + mark + whole[each.offset :]
            found.append(whole)
    return found


def test_a_mark_follows_the_words_of_the_target(store: Store) -> None:
    note(store, 1, TARGET, "two withouts", "without exception")
    note(store, 2, TARGET, "Ji", "a surname")
    assert marked(store)[:2] == [
        "Courts shall adhere to the “two withouts,”[1:without exception] and try cases.",
        "The procuratorate approved the arrest of Ji[2:a surname] and two others. ",
    ]
    assert exported(store).warnings == ()


def test_a_note_on_the_source_stands_at_the_end_of_the_english(store: Store) -> None:
    note(store, 2, SOURCE, "𠮷某", "the name is withheld")
    assert marked(store)[1] == (
        "The procuratorate approved the arrest of Ji and two others.[1:the name is withheld] "
    )


def test_it_stands_at_the_words_that_render_its_own_where_they_are_known(store: Store) -> None:
    of_source = note(store, 2, SOURCE, "𠮷某", "the name is withheld")
    of_target = note(store, 2, TARGET, "Ji", "", "person")
    annotating.relate(store, of_target, of_source, RelationKind.RENDERS, "李译")
    assert marked(store)[1] == (
        "The procuratorate approved the arrest of Ji[1:the name is withheld] and two others. "
    )


def test_what_is_left_in_chinese_has_its_notes_on_the_chinese(store: Store) -> None:
    note(store, 3, SOURCE, "发布之日", "no date")
    note(store, 3, SOURCE, "", "a draft")
    assert marked(store)[2] == "本意见自发布之日[1:no date]起施行。[2:a draft]"


def test_marks_in_one_place_are_in_order_and_those_on_the_whole_last(store: Store) -> None:
    note(store, 1, TARGET, "", "of the whole")
    note(store, 1, TARGET, "try cases", "second")
    note(store, 1, TARGET, "cases", "third")
    note(store, 1, TARGET, "Courts", "first")
    assert marked(store)[0] == (
        "Courts[1:first] shall adhere to the “two withouts,” and try cases."
        "[2:second][3:third][4:of the whole]"
    )


def test_numbers_run_through_all_documents(store: Store) -> None:
    note(store, 1, SOURCE, "", "first")
    add_document(store, "以案释法", name="第二版")
    second = store.documents.get("第二版")[0]
    row = store.segments.row_of_number(second, 1)
    assert row is not None
    new = NewAnnotation(
        label="translator-note", side=SOURCE, span=Span(0, 2), body="second", author="李译"
    )
    annotating.annotate(store, row, new)
    assert [each.number for each in exported(store).footnotes] == [1, 2]
    (alone,) = parallel_texts.parallel_text(store, "页", Choices(documents=("第二版",))).footnotes
    assert (alone.number, alone.offset, alone.text) == (1, 2, "second")


def test_a_note_that_lost_its_words_stands_at_the_end_and_is_named(store: Store) -> None:
    note(store, 1, TARGET, "two withouts", "without exception")
    translating.confirm(store, visit_of(store, 1), "Try them.")
    assert marked(store)[0] == "Try them.[1:without exception]"
    assert exported(store).warnings == (
        f"the note on “two withouts” in {PAGE} 1 has lost its words and stands at the end of the"
        " paragraph",
    )


def test_an_empty_note_is_left_out_and_named(store: Store) -> None:
    note(store, 1, TARGET, "two withouts", " \n")
    note(store, 2, SOURCE, "", "")
    assert exported(store).footnotes == ()
    assert exported(store).warnings == (
        f"the note on “two withouts” in {PAGE} 1 is empty and was left out",
        f"the note on the whole segment in {PAGE} 2 is empty and was left out",
    )


@pytest.mark.parametrize("visibility", Visibility)
@pytest.mark.parametrize(
    ("state", "count"),
    [(AnnotationState.OPEN, 1), (AnnotationState.RESOLVED, 1), (AnnotationState.PROPOSED, 0)],
)
def test_all_but_proposed_ones_are_for_the_reader(
    store: Store, state: AnnotationState, visibility: Visibility, count: int
) -> None:
    note(store, 1, TARGET, "Courts", state=state, visibility=visibility)
    note(store, 1, TARGET, "Courts", label="query")
    assert len(exported(store).footnotes) == count


def test_one_that_was_removed_is_none(store: Store) -> None:
    annotating.remove(store, [note(store, 1, TARGET, "Courts")], "李译")
    assert exported(store).footnotes == ()


def test_any_label_of_that_purpose_makes_footnotes(store: Store) -> None:
    own = labelling.find_label(store, "translator-note")
    labelling.change_label(store, own.name, replace(own, name="译者注"), "李译")
    note(store, 1, TARGET, "Courts", "all levels", label="译者注")
    assert [each.text for each in exported(store).footnotes] == ["all levels"]
