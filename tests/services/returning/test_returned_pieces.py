from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import add_coded, pair_of, project, texts, visit_of
from tests.examples import examples
from tests.services.returning.rows import refusals, take
from workbench.model.returned import ReturnedNote, ReturnedRow, ReturnedWording
from workbench.model.segments import State
from workbench.services import translating
from workbench.services.returned_codes import without_tags
from workbench.services.returned_pieces import Pieces, as_it_stands
from workbench.store.project import Store
from workbench.text.coding import labelled, marked

FIRST = "依法治国是基本方略。必须以案释法！扫黑除恶不能停。"
LATE = "2999-01-01T00:00:00+00:00"
NOWHERE = "the project has no paragraph with that Chinese, alone or with other rows of the file"


def piece(source: str, target: str, **facts: str) -> ReturnedRow:
    wordings = (ReturnedWording(text=target, time=facts.pop("time", "")),) if target else ()
    return ReturnedRow(source=source, wordings=wordings, where=f"at {source[:2]}", **facts)  # type: ignore[arg-type]


LAW = piece("依法治国是基本方略。", "Law is basic.")
TEACH = piece("必须以案释法！", "Teach by cases!")
STOP = piece("扫黑除恶不能停。", "Never stop.")


def test_sentences_make_up_their_paragraph() -> None:
    with project(FIRST, "第二段。", f"{LAW.source}\n\n　{STOP.source}") as store:
        done, told = take(store, STOP, replace(TEACH, notes=(ReturnedNote(text="谁说的？"),)), LAW)
        assert (done.taken, done.refused) == (2, 0)
        assert [(each.number, each.after, each.where) for each in told] == [
            (1, "Law is basic. Teach by cases! Never stop.", "at 依法, at 必须, at 扫黑"),
            (3, "Law is basic.\n\nNever stop.", "at 依法, at 扫黑"),
        ]
        assert [note.text for note in told[0].notes] == ["谁说的？"]
        assert pair_of(store, 1).target.state is State.TRANSLATED
        again, _ = take(store, STOP, TEACH, LAW)
        assert (again.same, again.refused) == (2, 0)
        store.journal.undo("王审")
        assert [target for _, target in texts(store)] == ["", "", ""]


def test_what_is_not_there_whole_is_refused_by_row() -> None:
    with project(FIRST, "第二段。") as store:
        for rows in ((LAW, STOP), (LAW, piece(TEACH.source, ""), STOP)):
            done, told = take(store, *rows)
            assert done.taken == 0
            assert refusals(told) == [(row.where, NOWHERE) for row in rows]


def test_what_can_be_laid_out_in_two_ways_is_refused() -> None:
    with project("甲乙。丙丁。") as store:
        rows = (
            piece("甲乙。", "One."), piece("丙丁。", "Two."),
            piece("甲乙。丙", "One, t"), piece("丁。", "wo."),
        )  # fmt: skip
        assert take(store, *rows)[0].refused == 4
        assert take(store, *rows[:2])[0].taken == 1


def test_a_sentence_may_be_another_one_in_some_places() -> None:
    again = f"{LAW.source}{STOP.source}"
    with project(FIRST, "第二段。", again, f"{STOP.source}{STOP.source}") as store:
        here = piece(STOP.source, "Never pause.", before=LAW.source, after=STOP.source)
        take(store, LAW, TEACH, STOP, here)
        assert [target for _, target in texts(store)] == [
            "Law is basic. Teach by cases! Never stop.",
            "",
            "Law is basic. Never pause.",
            "Never stop. Never stop.",
        ]
        other = replace(here, wordings=(ReturnedWording(text="Never rest."),))
        done, _ = take(store, LAW, TEACH, STOP, here, other)
        assert done.refused > 0
        assert texts(store)[2][1] == "Law is basic. Never pause."


def test_a_whole_paragraph_may_be_another_one_in_some_places() -> None:
    with project(FIRST, "依法治国。", "第三段。", "依法治国。", "依法治国。") as store:
        usual = piece("依法治国。", "Rule of law.")
        placed = piece("依法治国。", "Law rules.", before="扫黑除恶不能停。", after="第三段。")
        done, _ = take(store, usual, placed)
        assert (done.taken, done.refused) == (3, 0)
        assert [target for _, target in texts(store)] == [
            "", "Law rules.", "", "Rule of law.", "Rule of law.",
        ]  # fmt: skip
        assert take(store, usual, placed)[0].refused == 0


def test_a_place_that_is_nowhere_is_given_nothing() -> None:
    with project("依法治国。", "第三段。", "依法治国。") as store:
        usual = piece("依法治国。", "Rule of law.")
        strange = piece("依法治国。", "Law rules.", before="没有。", after="第三段。")
        _, told = take(store, usual, strange)
        assert [why[:35] for _, why in refusals(told)] == [
            "several paragraphs have that Chinese"[:35]
        ] * 2
        assert [target for _, target in texts(store)] == ["", "", ""]


def test_english_of_ours_is_not_written_over() -> None:
    with project(FIRST) as store:
        translating.confirm(
            store, visit_of(store, 1), "Law  is basic. Teach by cases!\nNever stop."
        )
        assert take(store, LAW, TEACH, STOP)[0].same == 1
        old = [
            replace(each, wordings=(replace(each.wordings[0], time="2020-01-01T00:00:00+00:00"),))
            for each in (LAW, replace(TEACH, wordings=(ReturnedWording(text="Teach!"),)), STOP)
        ]
        _, told = take(store, *old)
        assert "was changed here later" in refusals(told)[0][1]


def test_paragraphs_with_markup_are_not_put_together() -> None:
    with Store.memory() as store:
        add_coded(store, "依法{1>治国<1}。必须以案释法！")
        _, told = take(store, piece("依法治国。", "Law."), TEACH)
        assert [why for _, why in refusals(told)] == [
            "it has inline markup, which goes astray where sentences are put together"
        ]


@settings(max_examples=examples(15))
@given(st.lists(st.sampled_from("甲乙丙"), min_size=1, max_size=12), st.booleans())
def test_every_layout_is_counted(letters: list[str], is_two: bool) -> None:
    pieces = Pieces()
    known = ["甲", "乙", *(["甲乙"] if is_two else [])]
    for each in known:
        pieces.put(piece(each, each.replace("甲", "a").replace("乙", "b")))
    source = "".join(letters)
    found = pieces.together(source, lambda: ("", ""))
    is_sure = "丙" not in source and not (is_two and "甲乙" in source) and len(source) > 1
    assert (found is not None) == is_sure


def test_many_ways_are_gone_through_once_each() -> None:
    pieces = Pieces()
    for length in range(1, 30):
        pieces.put(piece("甲" * length, "a"))
    assert pieces.together("甲" * 3000, lambda: ("", "")) is None


@pytest.mark.parametrize(
    ("source", "target", "why"),
    [
        ("依法<g0>治国</g0>。", "<g0>Rule</g0> of law.", []),
        ("依法<g7>治国</g7>。", "Rule of law.", []),  # bold may go
        # Tags at other places are none of ours.
        ("<g0>依法</g0>治国。", "<g0>Rule</g0> of law.",
         ["inline markup of its English: too many: ‹5000 5000›"]),
        ("依法<x0/>治国。", "Rule<x0/>.", ["inline markup of its English: too many: ‹5000›"]),
    ],
)  # fmt: skip
def test_tags_that_are_words_are_codes_where_the_source_has_them(
    source: str, target: str, why: list[str]
) -> None:
    with Store.memory() as store:
        add_coded(store, "依法{1>治国<1}。")
        _, told = take(store, piece(source, target))
        assert [reason for _, reason in refusals(told)] == why
        found = pair_of(store, 1).target
        shown = "‹1Rule1› of law." if target.startswith("<") else "Rule of law."
        assert labelled(marked(found.text, found.codes)) == ("" if why else shown)


def test_tags_of_the_text_itself_are_words() -> None:
    with project("一审<a0/>判决") as store:
        take(store, piece("一审<a0/>判决", "First <a0/>."))
        assert pair_of(store, 1).target.text == "First <a0/>."


def test_a_line_is_laid_out_with_short_rows_and_with_rows_that_begin_alike() -> None:
    pieces = Pieces()
    for each in ("甲", "乙", *(f"中华人民共和国公民{number}条。" for number in range(40))):
        pieces.put(piece(each, each[-2:]))
    source = "甲乙" * 20 + "".join(f"中华人民共和国公民{number}条。" for number in range(39, 0, -1))
    found = pieces.together(source, lambda: ("", ""))
    assert found is not None
    assert found.target == " ".join([*["甲", "乙"] * 20, *["条。"] * 39])


def test_what_follows_two_ways_is_not_sure_either() -> None:
    pieces = Pieces()
    for each in ("甲", "乙。", "甲乙。", "丁。"):
        pieces.put(piece(each, each))
    assert pieces.together("甲乙。丁。", lambda: ("", "")) is None


def test_codes_stand_where_they_were_although_lines_before_them_are_empty() -> None:
    pieces = Pieces()
    rows = [
        piece("依法<g0>治国</g0>。", "<g0>Rule</g0> of law."),
        piece("必须<x0/>。", "Must<x0/>."),
    ]
    for each in map(without_tags, rows):
        pieces.put(each)
    found = pieces.together("\n依法治国。 必须。", lambda: ("", ""))
    assert found is not None
    wording = found.wordings[-1]
    assert labelled(marked(wording.text, wording.codes)) == "‹5000Rule5000› of law. Must‹10000›."
    assert labelled(marked(found.source, found.source_codes)) == (
        "\n依法‹5000治国5000›。 必须‹10000›。"
    )
    assert as_it_stands(found, "Rule of law.  Must.") == found  # its codes would go astray
