from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.builders import add_coded, pair_of, row_of, source_text
from tests.builders import told as labels
from tests.services.mends import ME, added, sources, states, told, translate, undo_all_but_first
from workbench.errors import Refused
from workbench.model.annotations import NewAnnotation
from workbench.model.segments import SegmentKind, Side, State
from workbench.model.sources import Block, Mend, MendKind
from workbench.model.spans import Span
from workbench.services import (
    annotating,
    classifying,
    importing,
    mending,
    reviewing,
    segmenting,
    translating,
    undoing,
    wording_history,
)
from workbench.services.importing import Proposal, Repair
from workbench.services.mendable import MendState
from workbench.store.project import Store
from workbench.text.repair import mended

CAPTION = (
    "深入推进扫黑除恶专项斗争,依法严厉打击电信网络诈",
    "图为会议现场",
    "骗犯罪,维护群众的合法权益。",
)
JOIN_OVER = Mend(
    kind=MendKind.JOIN,
    block=0,
    following=2,
    reason="no sentence end before the break, past what stands between",
    confidence=0.8,
)
OMIT = Mend(kind=MendKind.OMIT, block=1, reason="a caption", confidence=0.6)


@pytest.fixture
def proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Just a join over a caption, and leaving the caption out, are proposed."""
    known = (JOIN_OVER, OMIT, replace(OMIT, block=0))

    def propose_known(blocks: Sequence[Block]) -> tuple[Mend, ...]:
        return known[2:] if len(blocks) == 1 else known[:2]

    monkeypatch.setattr(mending, "propose", propose_known)


def pairs(store: Store) -> list[tuple[str, str, State]]:
    assert list(store.faults()) == []
    return [
        (pair.segment.source, pair.target.text, pair.target.state)
        for pair in store.segments.pairs(1)
    ]


@pytest.mark.usefixtures("proposed")
def test_what_continues_past_a_caption_moves_up_and_down_again() -> None:
    store = added(CAPTION)
    for number, english in enumerate(("Crack down on telecom", "A photo", "fraud."), 1):
        translate(store, number, english)
    before = pairs(store)
    mending.decide(store, 1, [JOIN_OVER], [], ME)
    joined = CAPTION[0] + CAPTION[2]
    assert pairs(store) == [
        (joined, "Crack down on telecom fraud.", State.DRAFT),
        (CAPTION[1], "A photo", State.TRANSLATED),
    ]
    assert states(store) == {JOIN_OVER: MendState.ACCEPTED, OMIT: MendState.OPEN}
    mending.decide(store, 1, [], [JOIN_OVER], ME)
    assert pairs(store) == [
        (CAPTION[0], "Crack down on telecom fraud.", State.DRAFT),
        (CAPTION[1], "A photo", State.TRANSLATED),
        (CAPTION[2], "", State.INITIAL),
    ]
    undo = [undoing.undo(store, ME), undoing.undo(store, ME)]
    assert [each.label for each in undo if each] == [
        "refuse 1 join of repair",
        "accept 1 join of repair",
    ]
    assert pairs(store) == before


@pytest.mark.usefixtures("proposed")
def test_a_join_says_its_reason_and_confidence_where_the_way_back_is_kept() -> None:
    store = added(CAPTION)
    gone = row_of(store, 3)
    mending.decide(store, 1, [JOIN_OVER], [], ME)
    assert store.segments.standing(gone) == row_of(store, 1)
    found = store._connection.execute(
        "SELECT from_segment_id, from_offset, to_offset, length, reason, confidence FROM lineages"
        " WHERE retired IS NULL AND to_segment_id = ? ORDER BY id",
        (row_of(store, 1),),
    ).fetchall()
    reason = (JOIN_OVER.reason, JOIN_OVER.confidence)
    assert found == [
        (gone, 0, 24, 14, *reason),
        (None, 0, 0, 24, "", 1.0),
        (None, 0, 24, 14, *reason),
    ]


@pytest.mark.usefixtures("proposed")
def test_what_is_left_out_comes_back_with_its_english() -> None:
    store = added(CAPTION)
    translate(store, 2, "A photo")
    row = row_of(store, 2)
    before = pairs(store)
    mending.decide(store, 1, [OMIT], [], ME)
    assert [source for source, *_ in pairs(store)] == [CAPTION[0], CAPTION[2]]
    assert [each.text for each in wording_history.history(store, row)] == ["A photo"]
    assert states(store) == {JOIN_OVER: MendState.OPEN, OMIT: MendState.ACCEPTED}
    mending.decide(store, 1, [], [OMIT], ME)
    assert (pairs(store), row_of(store, 2)) == (before, row)


@pytest.mark.usefixtures("proposed")
def test_what_an_import_left_out_comes_in_at_its_place() -> None:
    store = Store.memory()
    text, _ = source_text(*CAPTION)
    paragraphs = mended(text.blocks, [OMIT])
    proposal = Proposal(name="page", text=text, paragraphs=paragraphs, repair=Repair.AUTO)
    importing.add(store, [proposal], ME)
    mending.decide(store, 1, [], [OMIT], ME)
    assert sources(store) == list(CAPTION)
    assert states(store) == {JOIN_OVER: MendState.REFUSED, OMIT: MendState.REFUSED}


@pytest.mark.usefixtures("proposed")
def test_what_was_corrected_is_changed_since_and_stays() -> None:
    store = added(CAPTION)
    corrected = CAPTION[0].replace("诈", "欺")
    segmenting.correct(store, row_of(store, 1), pair_of(store, 1), corrected, ME)
    assert states(store) == {JOIN_OVER: MendState.CHANGED, OMIT: MendState.OPEN}
    with pytest.raises(Refused, match="line 1 was changed since"):
        mending.decide(store, 1, [JOIN_OVER], [], ME)
    segmenting.correct(store, row_of(store, 2), pair_of(store, 2), "图为大会现场", ME)
    assert states(store)[OMIT] is MendState.CHANGED


@pytest.mark.usefixtures("proposed")
def test_corrections_within_the_words_stay_when_they_are_joined() -> None:
    store = added(CAPTION)
    corrected = CAPTION[0].replace("严厉", "从严")
    segmenting.correct(store, row_of(store, 1), pair_of(store, 1), corrected, ME)
    mending.decide(store, 1, [JOIN_OVER, OMIT], [], ME)
    assert sources(store) == [corrected + CAPTION[2]]
    mending.decide(store, 1, [], [JOIN_OVER, OMIT], ME)
    assert sources(store) == [corrected, *CAPTION[1:]]


@pytest.mark.usefixtures("proposed")
def test_what_the_user_split_and_joined_by_hand_is_told_and_kept() -> None:
    store = added((*CAPTION, "推动工作。"))
    segmenting.split(store, row_of(store, 1), pair_of(store, 1), 13, ME)
    mending.decide(store, 1, [JOIN_OVER], [], ME)
    parts = [CAPTION[0][:13], CAPTION[0][13:] + CAPTION[2], CAPTION[1], "推动工作。"]
    assert sources(store) == parts
    third, last = pair_of(store, 3), pair_of(store, 4)
    segmenting.join_next(store, row_of(store, 3), third, last, ME)
    assert states(store) == {JOIN_OVER: MendState.ACCEPTED, OMIT: MendState.OPEN}
    mending.decide(store, 1, [OMIT], [], ME)
    assert sources(store) == [*parts[:2], "推动工作。"]


@pytest.mark.usefixtures("proposed")
def test_a_join_made_by_hand_is_one_that_is_accepted() -> None:
    store = added(CAPTION)
    mending.decide(store, 1, [OMIT], [], ME)
    segmenting.join_next(store, row_of(store, 1), pair_of(store, 1), pair_of(store, 2), ME)
    assert states(store)[JOIN_OVER] is MendState.ACCEPTED
    mending.decide(store, 1, [], [JOIN_OVER], ME)
    assert sources(store) == [CAPTION[0], CAPTION[2]]


@pytest.mark.usefixtures("proposed")
def test_final_segments_stay_as_they_are() -> None:
    store = added(CAPTION)
    translate(store, 3, "fraud.", State.REVIEWED)
    reviewing.finish(store, row_of(store, 3), pair_of(store, 3), ME)
    before = pairs(store)
    with pytest.raises(Refused, match="segment 3 is final"):
        mending.decide(store, 1, [JOIN_OVER], [], ME)
    assert pairs(store) == before
    done = mending.decide(store, 1, [JOIN_OVER, OMIT], [], ME)
    assert (done.accepted, done.left) == (1, ("segment 3 is final",))
    assert pairs(store) == [before[0], before[2]]


def test_notes_annotations_and_flags_go_with_their_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mending, "propose", lambda _blocks: (JOIN_OVER,))
    store = added(CAPTION)
    translating.write_note(store, row_of(store, 1), 1, "核对", ME)
    translating.write_note(store, row_of(store, 3), 3, "再查", ME)
    translating.flag(store, row_of(store, 3), 3, True, ME)
    annotate(store, 3, "合法权益")
    annotate(store, 1, "专项斗争")
    before = told(store)
    mending.decide(store, 1, [JOIN_OVER], [], ME)
    joined = told(store)
    assert [(each[6], each[5]) for each in joined] == [("核对\n再查", True), ("", False)]
    assert quoted(store) == [(1, "专项斗争"), (1, "合法权益")]
    mending.decide(store, 1, [], [JOIN_OVER], ME)
    assert quoted(store) == [(1, "专项斗争"), (3, "合法权益")]
    undo_all_but_first(store, 2)
    assert told(store) == before


def annotate(store: Store, number: int, quote: str) -> None:
    start = pair_of(store, number).segment.source.index(quote)
    new = NewAnnotation(
        label="term",
        side=Side.SOURCE,
        span=Span(start, start + len(quote)),
        body="",
        author=ME,
    )
    with store.journal.change("annotate", ME) as change:
        annotating.add(store, change, row_of(store, number), new)


def quoted(store: Store) -> list[tuple[int, str]]:
    """The words of each annotation, by the number of the segment."""
    return [
        (pair.segment.number, each.span.of(pair.segment.source))
        for pair in store.segments.pairs(1)
        for each in pair.annotations
        if each.span is not None
    ]


@pytest.mark.usefixtures("proposed")
def test_something_of_the_text_stays() -> None:
    store = added(CAPTION[1:2], Repair.OFF)
    with pytest.raises(Refused, match="nothing would be left"):
        mending.decide(store, 1, [replace(OMIT, block=0)], [], ME)
    assert sources(store) == [CAPTION[1]]


def test_codes_go_with_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mending, "propose", lambda _blocks: (JOIN_OVER, CUT))
    store = Store.memory()
    add_coded(store, "打击{1>电信 网络<1}诈", "图为会议{1}现场", "骗{1>犯罪<1}{2}。")
    before = told(store)
    mending.decide(store, 1, [JOIN_OVER, CUT], [], ME)
    assert coded_sources(store) == [
        "打击‹1电信网络1›诈骗‹2犯罪2›‹3›。",
        "图为会议‹1›现场",
    ]
    mending.decide(store, 1, [], [JOIN_OVER, CUT], ME)
    assert coded_sources(store) == [
        "打击‹1电信 网络1›诈",
        "图为会议‹1›现场",
        "骗‹1犯罪1›‹2›。",
    ]
    undo_all_but_first(store, 2)
    assert told(store) == before


CUT = Mend(
    kind=MendKind.CUT, block=0, start=4, end=5, reason="a space within a word", confidence=0.9
)


def coded_sources(store: Store) -> list[str]:
    return [labels(pair.segment.source, pair.segment.codes) for pair in store.segments.pairs(1)]


@pytest.mark.usefixtures("proposed")
def test_what_the_user_said_of_a_segment_stays() -> None:
    store = added(CAPTION)
    seen = [(row_of(store, number), pair_of(store, number)) for number in (1, 2, 3)]
    classifying.set_kind(store, seen[:2], SegmentKind.FOOTNOTE, ME)
    seen = [(row, store.segments.pair(row)) for row, _ in seen]
    classifying.set_translatable(store, seen[1:], False, ME)
    mending.decide(store, 1, [JOIN_OVER], [], ME)
    assert [
        (pair.segment.kind, pair.segment.is_translatable) for pair in store.segments.pairs(1)
    ] == [(SegmentKind.FOOTNOTE, True), (SegmentKind.FOOTNOTE, False)]
    mending.decide(store, 1, [OMIT], [], ME)
    mending.decide(store, 1, [], [OMIT], ME)
    assert [
        (pair.segment.kind, pair.segment.is_translatable) for pair in store.segments.pairs(1)
    ] == [(SegmentKind.FOOTNOTE, True), (SegmentKind.FOOTNOTE, False)]
