from collections.abc import Iterator

import pytest

from tests.builders import (
    add_coded,
    add_document,
    concept,
    pair_of,
    project,
    row_of,
    visit_of,
)
from workbench.errors import NotFound, Refused
from workbench.model.annotations import NewAnnotation
from workbench.model.exchange import Choices, Level, NotesFor, ParallelPair, ParallelText
from workbench.model.scripts import Script
from workbench.model.segments import Side, State
from workbench.model.spans import Span
from workbench.services import annotating, classifying, pairing, reviewing, translating
from workbench.services.glossary import add_concept
from workbench.services.parallel_texts import count, parallel_text
from workbench.store.project import Store
from workbench.text.fingerprints import fingerprint

PARAGRAPHS = (
    "扫黑除恶。市委书记于东辉出席会议。",
    "审理案件723万件。",
    "本意见自发布之日起施行。",
)
ENGLISH = (
    "Crack down on organised crime. Yu Donghui, the secretary, attended the meeting.",
    "Some 7.23 million cases were tried.",
)


@pytest.fixture
def store() -> Iterator[Store]:
    """Three paragraphs: one reviewed, one a draft, one without English."""
    with project(*PARAGRAPHS) as opened:
        translating.save_draft(opened, visit_of(opened, 1), "Crack down.")
        translating.confirm(opened, visit_of(opened, 1), "Crack down on crime.")
        translating.confirm(opened, visit_of(opened, 1, "王审"), ENGLISH[0], State.REVIEWED)
        translating.save_draft(opened, visit_of(opened, 2), ENGLISH[1])
        yield opened


def made(store: Store, **choices: object) -> ParallelText:
    return parallel_text(store, "河南", Choices(**{"notes": NotesFor.ALL, **choices}))  # type: ignore[arg-type]


def pairs(store: Store, **choices: object) -> list[ParallelPair]:
    return list(made(store, **choices).pairs)


def texts(store: Store, **choices: object) -> list[tuple[str, str]]:
    return [(each.segment.source, each.target.text) for each in pairs(store, **choices)]


def test_pairs_can_be_gone_through_again(store: Store) -> None:
    text = made(store)
    assert text.project == store.id
    first = list(text.pairs)
    assert list(text.pairs) == first
    assert [each.fingerprint for each in first] == [fingerprint(each) for each in PARAGRAPHS]
    assert [(each.part, each.terms, each.matches, each.history) for each in first] == [
        (None, (), (), ())
    ] * 3


def test_states_and_documents_are_chosen(store: Store) -> None:
    add_document(store, "党史", name="第二版")
    assert texts(store, states=frozenset({State.REVIEWED, State.FINAL})) == [
        (PARAGRAPHS[0], ENGLISH[0])
    ]
    assert texts(store, documents=("第二版",)) == [("党史", "")]
    both = tuple(each.id for each in made(store).documents)
    assert len(texts(store, documents=tuple(reversed(both)))) == 4
    assert (count(store), count(store, Choices(documents=("第二版",)))) == (4, 1)
    with pytest.raises(NotFound):
        made(store, documents=("无",))


def test_the_sentence_level_has_the_pairs_of_sentences(store: Store) -> None:
    found = pairs(store, level=Level.SENTENCE)
    assert [
        (each.segment.source, each.target.text, each.segment.number, each.part and each.part.name)
        for each in found
    ] == [
        ("扫黑除恶。", "Crack down on organised crime.", 1, "1:1"),
        ("市委书记于东辉出席会议。", "Yu Donghui, the secretary, attended the meeting.", 1, "1:1"),
        (PARAGRAPHS[1], ENGLISH[1], 2, "1:1"),
        (PARAGRAPHS[2], "", 3, "1:0"),
    ]


def test_pairs_that_somebody_made_are_taken(store: Store) -> None:
    row = row_of(store, 1)
    (whole,) = [each for each in pairs(store) if each.segment.number == 1]
    first, *_ = pairing.beads(store, row)
    one = type(first)(
        source=Span(0, len(PARAGRAPHS[0])),
        target=Span(0, len(ENGLISH[0])),
        confidence=1.0,
        is_one_to_one=False,
    )
    pairing.pair_by_hand(store, row, 1, [one], "李译")
    found = pairs(store, level=Level.SENTENCE)[0]
    assert (found.segment.source, found.part and found.part.name) == (whole.segment.source, "2:2")


def test_footnotes_stand_in_their_sentence(store: Store) -> None:
    at = ENGLISH[0].index("secretary")
    new = NewAnnotation(
        label="translator-note",
        side=Side.TARGET,
        span=Span(at, at + 9),
        body="a judge",
        author="李译",
    )
    annotating.annotate(store, row_of(store, 1), new)
    (document,) = made(store, level=Level.SENTENCE).documents
    second = list(document.pairs)[1]
    (footnote,) = document.footnotes_of(second)
    assert (footnote.text, second.target.text[: footnote.offset]) == (
        "a judge",
        "Yu Donghui, the secretary,",
    )


@pytest.mark.parametrize(
    ("script", "tag", "shown"),
    [
        (Script.STORED, "zh-Hans", "扫黑除恶。市委书记于东辉出席会议。"),
        (Script.SIMPLIFIED, "zh-Hans", "扫黑除恶。市委书记于东辉出席会议。"),
        (Script.TRADITIONAL, "zh-Hant", "掃黑除惡。市委書記于東輝出席會議。"),
        (Script.TAIWAN, "zh-Hant-TW", "掃黑除惡。市委書記于東輝出席會議。"),
        (Script.HONG_KONG, "zh-Hant-HK", "掃黑除惡。市委書記于東輝出席會議。"),
    ],
)
def test_the_script_is_that_of_a_copy(store: Store, script: Script, tag: str, shown: str) -> None:
    text = made(store, script=script)
    first = next(text.pairs)
    assert (text.source_language, first.segment.source) == (tag, shown)
    assert first.fingerprint == fingerprint(PARAGRAPHS[0])
    assert next(made(store).pairs).segment.source == PARAGRAPHS[0]


def test_annotations_follow_the_script(store: Store) -> None:
    new = NewAnnotation(
        label="query", side=Side.SOURCE, span=Span(0, 4), body="which?", author="李译"
    )
    annotating.annotate(store, row_of(store, 1), new)
    (found,) = next(made(store, script=Script.TRADITIONAL).pairs).annotations
    assert (found.quote, found.span) == ("掃黑除惡", Span(0, 4))


def test_only_chinese_has_other_scripts() -> None:
    with Store.memory(source_language="ja") as japanese, pytest.raises(Refused) as caught:
        made(japanese, script=Script.TRADITIONAL)
    assert caught.value.fault == "the source is ja, which has no other script"


def test_terms_are_given_where_they_are_asked_for(store: Store) -> None:
    for each in (concept(), concept("党史", "Party history")):
        add_concept(store, each, "李译")
    text = made(store, has_terms=True, script=Script.TRADITIONAL)
    assert [[hit.text for hit in each.terms] for each in text.pairs] == [["掃黑除惡"], [], []]
    assert [each.terms[0].text for each in text.concepts] == ["扫黑除恶"]
    assert made(store).concepts == ()


def test_history_is_given_where_it_is_asked_for(store: Store) -> None:
    found = [[each.text for each in pair.history] for pair in pairs(store, has_history=True)]
    assert found == [["Crack down on crime.", "Crack down."], [], []]
    assert all(not each.history for each in pairs(store, has_history=True, level=Level.SENTENCE))


def test_a_wording_that_only_changed_its_state_is_no_earlier_one(store: Store) -> None:
    translating.confirm(store, visit_of(store, 2), ENGLISH[1])
    reviewing.accept(store, visit_of(store, 1, "王审"), ENGLISH[0])
    found = [[each.text for each in pair.history] for pair in pairs(store, has_history=True)]
    assert found == [["Crack down on crime.", "Crack down."], [], []]


def test_so_many_matches_as_are_asked_for(store: Store) -> None:
    add_document(store, "扫黑除恶。市委书记于东辉出席大会。", name="第二版")
    pairing.complete_some(store)
    *_, last = pairs(store, matches=1)
    assert [(match.source, match.score) for match in last.matches] == [(PARAGRAPHS[0], 88)]
    *_, first, second = pairs(store, matches=1, level=Level.SENTENCE)
    assert [(match.source, match.score) for match in first.matches] == [("扫黑除恶。", 100)]
    assert [match.source for match in second.matches] == ["市委书记于东辉出席会议。"]


def test_what_is_not_to_be_translated_has_no_target(store: Store) -> None:
    classifying.set_translatable(store, [(row_of(store, 2), pair_of(store, 2))], False, "李译")
    assert texts(store)[1] == (PARAGRAPHS[1], "")


def test_codes_are_in_both_levels() -> None:
    with Store.memory() as store:
        add_coded(store, "依法{1>治国<1}。以案释法。")
        (whole,) = pairs(store)
        first, second = pairs(store, level=Level.SENTENCE)
    assert [code.offset for code in whole.segment.codes] == [2, 4]
    assert (first.segment.codes, second.segment.codes) == (whole.segment.codes, ())
