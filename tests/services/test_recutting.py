"""Joining and splitting many paragraphs at once: one step, whole values, and all or nothing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.builders import coded, pair_of, project, project_file, row_of, visit_of
from tests.services.two_copies import copy_of, merge
from workbench.errors import BadInput, Conflict, NotFound, Refused
from workbench.model.annotations import NewAnnotation
from workbench.model.segments import SegmentKind, Side, State
from workbench.model.spans import Span
from workbench.services import (
    annotating,
    classifying,
    recutting,
    reviewing,
    segmenting,
    translating,
    undoing,
    wording_history,
)
from workbench.store.project import Store
from workbench.text.coding import MOST_CODES, labelled, marked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from workbench.model.annotations import Annotation
    from workbench.model.segments import Pair
    from workbench.services.reopening import Seen

ME = "李译"
FIRST = "𠮷野家案：依法治国。"
LONG = "法院开庭审理。检察院提起公诉！被告人当庭认罪？判决书择期宣告。"
LAST = "WTO"
PAGE = (FIRST, LONG, "以案释法。", LAST, "accession协定生效。")


@pytest.fixture
def store() -> Store:
    """A project with five segments."""
    return project(*PAGE)


def seen(store: Store, *numbers: int) -> list[Seen]:
    return [(row_of(store, number), pair_of(store, number)) for number in numbers]


def told(store: Store) -> list[tuple[str, str, str, str]]:
    """(source, target with its state, note, annotations) of each segment."""
    assert list(store.faults()) == []
    ((document, _),) = store.documents.all()
    return [
        (
            pair.segment.source,
            f"{pair.target.text} ({pair.target.state})",
            pair.segment.note,
            ", ".join(
                f"{each.label} {each.side} {words(pair, each)}"
                for each in pair.annotations
                if not each.is_whole
            ),
        )
        for pair in store.segments.pairs(document)
    ]


def words(pair: Pair, annotation: Annotation) -> str:
    """The words that an annotation stands on."""
    text = pair.segment.source if annotation.side is Side.SOURCE else pair.target.text
    return "-" if annotation.span is None else annotation.span.of(text)


def annotate(store: Store, number: int, words: str, side: Side = Side.SOURCE) -> None:
    pair = pair_of(store, number)
    text = pair.segment.source if side is Side.SOURCE else pair.target.text
    span = Span(text.index(words), text.index(words) + len(words))
    new = NewAnnotation(label="organ", side=side, span=span, author="王编")
    annotating.annotate(store, row_of(store, number), new)


def undo_and_redo(store: Store, before: object, after: object) -> None:
    """One undo gives everything back, and one redo does it again."""
    assert undoing.undo(store, ME) is not None
    assert told(store) == before
    assert undoing.redo(store, ME) is not None
    assert told(store) == after
    assert undoing.undo(store, ME) is not None
    assert told(store) == before


def test_a_range_is_joined_with_all_that_hangs_on_it(store: Store) -> None:
    annotate(store, 2, "检察院")
    annotate(store, 4, "WTO")
    annotate(store, 5, "协定")
    translating.confirm(store, visit_of(store, 2), "A court sat.")
    translating.save_draft(store, visit_of(store, 5), "Accession took effect")
    annotate(store, 5, "Accession", Side.TARGET)
    translating.write_note(store, row_of(store, 3), 3, "见上", "王编")
    translating.write_note(store, row_of(store, 5), 5, "见下", "王编")
    translating.flag(store, row_of(store, 4), 4, True, "王编")
    before, row = told(store), row_of(store, 2)
    assert recutting.join(store, seen(store, 2, 3, 4, 5), ME) == [row]
    after = told(store)
    assert after == [
        (FIRST, " (initial)", "", ""),
        (
            f"{LONG}以案释法。WTO accession协定生效。",
            "A court sat. Accession took effect (draft)",
            "见上\n见下",
            "organ source 检察院, organ source WTO, organ source 协定, organ target Accession",
        ),
    ]
    assert pair_of(store, 2).segment.needs_work
    undo_and_redo(store, before, after)


def test_joining_gives_one_wording_and_leads_back_to_each(store: Store) -> None:
    rows = [row_of(store, number) for number in (1, 2, 3)]
    recutting.join(store, seen(store, 1, 2, 3), ME)
    assert [each.detail for each in wording_history.history(store, rows[0], Side.SOURCE)] == [
        "joined with 2-3",
        "",
    ]
    assert [store.segments.standing(row) for row in rows] == [rows[0]] * 3
    assert store._connection.execute(
        "SELECT from_segment_id, to_segment_id, from_offset, to_offset, length FROM lineages"
        " WHERE from_segment_id IS NOT NULL"
    ).fetchall() == [
        (rows[1], rows[0], 0, len(FIRST), len(LONG)),
        (rows[2], rows[0], 0, len(FIRST + LONG), len("以案释法。")),
    ]


def test_three_hundred_are_joined_and_come_back() -> None:
    page = [f"第{number}条" for number in range(300)]
    store = project(*page)
    for number in (1, 150, 300):
        annotate(store, number, "条")
    before = told(store)
    recutting.join(store, seen(store, *range(1, 301)), ME)
    after = told(store)
    assert after == [("".join(page), " (initial)", "", ", ".join(["organ source 条"] * 3))]
    assert [each.span for each in pair_of(store, 1).annotations] == [
        Span(at, at + 1) for at in (2, len("".join(page[:150])) - 1, len("".join(page)) - 1)
    ]
    undo_and_redo(store, before, after)


def test_what_was_to_be_translated_in_part_is_so_as_a_whole(store: Store) -> None:
    classifying.set_translatable(store, seen(store, 1), False, ME)
    recutting.join(store, seen(store, 1, 2), ME)
    assert pair_of(store, 1).segment.is_translatable


SPLIT_INTO = ("法院开庭审理。", "检察院提起公诉！", "被告人当庭认罪？", "判决书择期宣告。")


def test_a_paragraph_is_split_at_its_sentences(store: Store) -> None:
    annotate(store, 2, "检察院")
    annotate(store, 2, "认罪？判")  # of three code points in one part and one in the next
    translating.confirm(store, visit_of(store, 2), "A court sat.")
    translating.write_note(store, row_of(store, 2), 2, "见上", "王编")
    before, row = told(store), row_of(store, 2)
    rows = recutting.split_sentences(store, seen(store, 2), ME)
    after = told(store)
    assert after[1:5] == [
        (SPLIT_INTO[0], "A court sat. (draft)", "见上", ""),
        (SPLIT_INTO[1], " (initial)", "", "organ source 检察院"),
        (SPLIT_INTO[2], " (initial)", "", "organ source 认罪？"),
        (SPLIT_INTO[3], " (initial)", "", ""),
    ]
    assert rows == [row, *(row_of(store, number) for number in (3, 4, 5))]
    assert [each.detail for each in wording_history.history(store, row, Side.SOURCE)] == [
        "split into 4",
        "",
    ]
    undo_and_redo(store, before, after)


def test_many_are_split_in_one_step_and_those_of_one_sentence_left_alone() -> None:
    store = project(LONG, "以案释法。", LONG, LONG)
    before = told(store)
    rows = recutting.split_sentences(store, seen(store, 1, 2, 3, 4), ME)
    after = told(store)
    assert [source for source, *_ in after] == [
        *SPLIT_INTO, "以案释法。", *SPLIT_INTO, *SPLIT_INTO,
    ]  # fmt: skip
    assert len(rows) == 12
    undo_and_redo(store, before, after)
    assert recutting.split_sentences(store, seen(store, 2), ME) == []


def test_parts_are_alike_in_what_they_are(store: Store) -> None:
    classifying.set_kind(store, seen(store, 2), SegmentKind.LIST_ITEM, ME, level=2)
    classifying.set_article(store, seen(store, 2), 7, ME)
    classifying.set_translatable(store, seen(store, 2), False, ME)
    recutting.split(store, seen(store, 2)[0], [7], ME)
    assert [
        (segment.kind, segment.level, segment.article, segment.is_translatable)
        for segment in (pair_of(store, number).segment for number in (2, 3))
    ] == [(SegmentKind.LIST_ITEM, 2, 7, False)] * 2


@pytest.mark.parametrize("offsets", [[7, 15], [15, 7, 7], [3, 4, 5, 6, 30]])
def test_a_paragraph_is_split_at_offsets_in_any_order(store: Store, offsets: list[int]) -> None:
    before = told(store)
    recutting.split(store, seen(store, 2)[0], offsets, ME)
    ends = sorted({0, *offsets, len(LONG)})
    parts = [LONG[start:end] for start, end in pairwise(ends)]
    after = told(store)
    assert [source for source, *_ in after[1 : 1 + len(parts)]] == parts
    undo_and_redo(store, before, after)


def test_more_parts_than_there_is_room_between_two(store: Store) -> None:
    store._connection.execute("UPDATE segments SET position = id")
    recutting.split(store, seen(store, 2)[0], range(1, len(LONG)), ME)
    assert [source for source, *_ in told(store)] == [FIRST, *LONG, *PAGE[2:]]


@pytest.mark.parametrize(
    ("words", "offsets"),
    [(["检察院"], [7]), (["判决书", "检察院"], [7, 23]), (["法院开"], [0])],
)
def test_offsets_of_words(store: Store, words: list[str], offsets: list[int]) -> None:
    assert recutting.offsets_before(pair_of(store, 2), words) == offsets


@pytest.mark.parametrize(
    ("words", "error", "fault"),
    [
        ("公安", NotFound, "“公安” is not in segment 2"),
        ("", NotFound, "“” is not in segment 2"),
        ("院", BadInput, "“院” is in segment 2 more than once"),
        (LONG * 2, NotFound, "“法院开庭审理。检察院提起公诉！被告人当庭…” is not in segment 2"),
    ],
)
def test_words_that_say_no_place(
    store: Store, words: str, error: type[Exception], fault: str
) -> None:
    with pytest.raises(error, match=fault):
        recutting.offsets_before(pair_of(store, 2), [words])


def test_a_correction_of_a_script(store: Store) -> None:
    row = row_of(store, 3)
    assert recutting.correct(store, seen(store, 3)[0], "以案说法。\r\n完", ME) == [row]
    assert recutting.correct(store, seen(store, 3)[0], "以案说法。\n完", ME) == []
    assert pair_of(store, 3).segment.source == "以案说法。\n完"


def with_codes(store: Store, number: int, marked: str) -> None:
    """Gives a paragraph codes, as a source that has some."""
    text, codes = coded(marked)
    segmenting.correct(store, row_of(store, number), pair_of(store, number), text, "王编", codes)


def shown(store: Store) -> list[tuple[str, str]]:
    """(source, target) of each segment with the labels of their codes."""
    ((document, _),) = store.documents.all()
    return [
        (
            labelled(marked(pair.segment.source, pair.segment.codes)),
            labelled(marked(pair.target.text, pair.target.codes)),
        )
        for pair in store.segments.pairs(document)
    ]


def test_codes_go_with_their_words_into_many_parts() -> None:
    store = project("甲")
    with_codes(store, 1, "{1>法院开庭。检察院<1}公诉{2}！{3>被告人。<3}认罪。")
    before = shown(store)
    recutting.split_sentences(store, seen(store, 1), ME)
    assert [source for source, _ in shown(store)] == [
        "‹1法院开庭。1›",
        "‹1检察院1›公诉‹2›！",
        "‹1被告人。1›",
        "认罪。",
    ]
    undoing.undo(store, ME)
    assert shown(store) == before


def test_codes_of_many_are_counted_on_in_both_texts() -> None:
    store = project("甲", "乙", "丙")
    for number, source, target in (
        (1, "{1>法院<1}。", "The {1>court<1}."),
        (2, "判决书{1}", ""),
        (3, "{1>终审<1}{2}。", "{2}{1>Final<1}."),
    ):
        with_codes(store, number, source)
        text, codes = coded(target)
        pair = pair_of(store, number)
        translating.set_target(
            store, row_of(store, number), pair, text, State.of_draft(text), "王编", codes
        )
    before = shown(store)
    recutting.join(store, seen(store, 1, 2, 3), ME)
    assert shown(store) == [("‹1法院1›。判决书‹2›‹3终审3›‹4›。", "The ‹1court1›. ‹4›‹3Final3›.")]
    undoing.undo(store, ME)
    assert shown(store) == before


def test_more_codes_than_one_paragraph_may_have_are_not_joined() -> None:
    store = project("甲", "乙")
    with_codes(store, 1, f"法{{{MOST_CODES}}}")
    with_codes(store, 2, "院{1}")
    with pytest.raises(Refused, match="segments 1-2 have too many codes for one"):
        recutting.join(store, seen(store, 1, 2), ME)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("坚持司法为公原则", "坚持‹1司法1›为公‹2›原则"),
        ("要坚持司法为民原则", "要坚持‹1司法1›为民‹2›原则"),
        ("坚持审判为民原则", "坚持‹1审判1›为民‹2›原则"),
        ("完全不同", "‹1完全不同1›‹2›"),
    ],
)
def test_a_correction_carries_the_codes(text: str, after: str) -> None:
    store = project("甲")
    with_codes(store, 1, "坚持{1>司法<1}为民{2}原则")
    chosen = seen(store, 1)[0]
    recutting.correct(store, chosen, text, ME, recutting.carried_codes(chosen[1], text))
    assert shown(store) == [(after, "")]


REFUSED: list[tuple[Callable[[Store], object], type[Exception], str]] = [
    (lambda s: recutting.join(s, seen(s, 2), ME), BadInput, "one segment alone"),
    (lambda s: recutting.join(s, seen(s, 1, 3), ME), BadInput, "1 and 3 do not follow"),
    (lambda s: recutting.join(s, seen(s, 1, 2, 3, 4, 5), ME), Refused, "segment 4 is final"),
    (lambda s: recutting.split(s, seen(s, 4)[0], [1], ME), Refused, "segment 4 is final"),
    (lambda s: recutting.split(s, seen(s, 2)[0], [7, 99], ME), Refused, "in segment 2 at 99"),
    (lambda s: recutting.split(s, seen(s, 2)[0], [-1], ME), Refused, "in segment 2 at -1"),
    (lambda s: recutting.split(s, seen(s, 2)[0], [0, 7], ME), Refused, "in segment 2 at 0"),
    (lambda s: recutting.correct(s, seen(s, 4)[0], "世贸", ME), Refused, "segment 4 is final"),
    (lambda s: recutting.correct(s, seen(s, 3)[0], "世\0贸", ME), Refused, "a NUL character"),
]


@pytest.mark.parametrize(("act", "error", "fault"), REFUSED)
def test_what_makes_no_sense_or_is_final_changes_nothing(
    store: Store, act: Callable[[Store], object], error: type[Exception], fault: str
) -> None:
    finish(store, 4)
    before = told(store)
    with pytest.raises(error, match=fault):
        act(store)
    assert (told(store), undoing.undo(store, ME)) == (before, None)


def test_all_or_none_are_split() -> None:
    store = project(LONG, LONG, "以案释法。", LONG)
    finish(store, 3)
    assert len(recutting.split_sentences(store, seen(store, 1, 3), ME)) == 4  # 3 is not cut
    undoing.undo(store, ME)
    finish(store, 4)
    before = told(store)
    with pytest.raises(Refused, match="segment 4 is final"):
        recutting.split_sentences(store, seen(store, 1, 2, 3, 4), ME)
    assert told(store) == before


def test_two_wordings_wait_for_a_decision_before_a_join(store: Store) -> None:
    mine = visit_of(store, 3)
    translating.save_draft(store, visit_of(store, 3, "王编"), "Law")
    translating.save_draft(store, mine, "Cases")
    with pytest.raises(Refused, match="segment 3 has two wordings"):
        recutting.join(store, seen(store, 2, 3), ME)


STALE: list[Callable[[Store, Sequence[Seen]], object]] = [
    lambda s, each: recutting.join(s, each, ME),
    lambda s, each: recutting.split(s, each[1], [7], ME),
    lambda s, each: recutting.split_sentences(s, each, ME),
]


@pytest.mark.parametrize("act", STALE)
def test_what_another_program_changed_meanwhile_is_not_cut(
    store: Store, act: Callable[[Store, Sequence[Seen]], object]
) -> None:
    read = seen(store, 1, 2)
    segmenting.correct(store, *read[1], "法院择期开庭。检察院提起公诉。", "王编")
    before = told(store)
    with pytest.raises(Conflict, match="changed the source of segment 2"):
        act(store, read)
    assert told(store) == before


def finish(store: Store, number: int) -> None:
    translating.confirm(store, visit_of(store, number, "王审"), "The WTO", State.REVIEWED)
    reviewing.finish(store, row_of(store, number), pair_of(store, number), "王审")


def test_another_copy_takes_over_what_was_cut_and_joined(tmp_path: Path) -> None:
    mine = project_file(tmp_path / "甲.db", *PAGE)
    theirs = copy_of(mine, tmp_path / "乙.db")
    with Store.open(mine) as store:
        translating.save_draft(store, visit_of(store, 2, "王编"), "A court sat.")
        annotate(store, 2, "公诉")
    with Store.open(theirs) as store:
        recutting.split_sentences(store, seen(store, 2), ME)
        recutting.join(store, seen(store, 6, 7, 8), ME)
        classifying.set_kind(store, seen(store, 1), SegmentKind.HEADLINE, ME, level=1)
        classifying.set_translatable(store, seen(store, 6), False, ME)
    assert merge(mine, theirs).conflicts == ()
    with Store.open(mine) as store:
        assert told(store) == [
            (FIRST, " (initial)", "", ""),
            (SPLIT_INTO[0], "A court sat. (draft)", "", ""),
            (SPLIT_INTO[1], " (initial)", "", "organ source 公诉"),
            (SPLIT_INTO[2], " (initial)", "", ""),
            (SPLIT_INTO[3], " (initial)", "", ""),
            ("以案释法。WTO accession协定生效。", " (initial)", "", ""),
        ]
        segments = [pair_of(store, number).segment for number in (1, 6)]
        assert (segments[0].kind, segments[0].level) == (SegmentKind.HEADLINE, 1)
        assert not segments[1].is_translatable
