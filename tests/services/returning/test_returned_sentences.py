from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import pair_of, project, row_of, texts, visit_of
from tests.examples import examples
from tests.services.returning.rows import ENGLISH, PARAGRAPHS, refusals, row, sentence_rows, take
from workbench.model.exchange import Choices, Level
from workbench.model.returned import Mark, ReturnedRow, ReturnedWording, RowFate
from workbench.model.segments import State
from workbench.services import parallel_texts, translating
from workbench.services.returned_sentences import together
from workbench.store.project import Store

sources = (
    st.lists(
        st.sampled_from(["依法治国。", "以案释法！", "扫黑除恶", "“好。”", "\n", "　", "1. "]),
        min_size=1,
        max_size=6,
    )
    .map("".join)
    .filter(str.strip)
)
targets = (
    st.lists(
        st.sampled_from(["Rule of law.", "Law! ", "  ", "\n\n", " “Good.” ", "Mr. X", " y."]),
        min_size=1,
        max_size=6,
    )
    .map("".join)
    .filter(str.strip)
)


@settings(max_examples=examples(15))
@given(sources, targets)
def test_what_nobody_touched_is_put_together_as_it_was(source: str, target: str) -> None:
    with project(source) as store:
        translating.confirm(store, visit_of(store, 1), target)
        text = parallel_texts.parallel_text(store, "通知", Choices(level=Level.SENTENCE))
        parts = list(text.pairs)
        rows = {
            number: ReturnedRow(
                id=part.segment.id,
                fingerprint=part.fingerprint,
                source=part.segment.source,
                wordings=(ReturnedWording(text=part.target.text),) if part.target.text else (),
            )
            for number, part in enumerate(parts, 1)
        }
        standing = store.segments.pair(row_of(store, 1)).target.text
        assert together(rows, parts, standing).target == standing


def test_sentences_are_put_together_to_their_paragraph(store: Store) -> None:
    one, first, second, three = sentence_rows(store)
    changed = replace(second, wordings=(ReturnedWording(text="Root out gangs."),))
    done, told = take(store, three, changed, one, first)
    assert (done.taken, done.same) == (1, 2)
    assert texts(store)[1][1] == "Explain law by cases. Root out gangs."
    _, told = take(store, replace(first, wordings=(ReturnedWording(text="x"),)))
    reason = (
        "of its 2 pairs of sentences the file has 1; "
        "all of a paragraph are needed to put it together"
    )
    assert refusals(told) == [("row 2", reason)]


def test_a_sentence_that_lost_its_english_is_refused(store: Store) -> None:
    one, first, second, three = sentence_rows(store)
    done, told = take(store, one, first, replace(second, wordings=()), three)
    assert (done.taken, done.refused) == (0, 1)
    reason = "its pair of sentences 2 has no English in the file; delete it here if that is meant"
    assert refusals(told) == [("row 2", reason)]
    assert texts(store)[1][1] == ENGLISH[1]


def test_sentences_without_a_fingerprint_are_known_by_their_chinese(store: Store) -> None:
    _, first, second, _ = sentence_rows(store)
    changed = replace(second, fingerprint="", wordings=(ReturnedWording(text="Root out gangs."),))
    _, told = take(store, replace(first, fingerprint=""), replace(changed, source="扫黄打非。"))
    reason = "its sentences are other ones, or are paired otherwise, by now"
    assert refusals(told) == [("row 2", reason)]
    assert take(store, replace(first, fingerprint=""), changed)[0].taken == 1


def test_a_paragraph_of_which_sentences_are_missing_yet_is_a_draft() -> None:
    with project("以案释法。扫黑除恶。") as store:
        first, second = sentence_rows(store)
        half = replace(first, wordings=(ReturnedWording(text="Explain law by cases."),))
        assert take(store, half, second)[0].taken == 1
        assert pair_of(store, 1).target.state is State.DRAFT


def test_a_sentence_left_in_chinese_has_no_english(store: Store) -> None:
    left = ReturnedWording(text="扫黑除恶。")
    one, first, second, three = sentence_rows(store)
    changed = replace(first, wordings=(ReturnedWording(text="Teach law by cases."),))
    _, told = take(store, one, changed, replace(second, wordings=(left,)), three)
    assert refusals(told) == [
        ("row 2", "its pair of sentences 2 has no English in the file; delete it here if that is"
         " meant")
    ]  # fmt: skip
    with project(PARAGRAPHS[1]) as other:
        first, second = sentence_rows(other)
        changed = replace(first, wordings=(ReturnedWording(text="Teach law by cases."),))
        assert take(other, changed, replace(second, wordings=(left,)))[0].taken == 1
        target = pair_of(other, 1).target
        assert (target.text, target.state) == ("Teach law by cases.", State.DRAFT)


def test_sentences_that_stand_twice_are_taken_once(store: Store) -> None:
    rows = sentence_rows(store)
    done, told = take(store, *rows, *rows)
    assert (done.taken, done.same, done.refused, done.warnings) == (0, 3, 0, ())
    done, told = take(store, *rows, rows[2])
    assert (done.same, refusals(told), done.warnings) == (3, [], ())


def test_sentences_after_their_paragraph_may_not_say_anything_else(store: Store) -> None:
    whole = row(store, 2, "Explain the law. Crack down.")
    rows = sentence_rows(store)
    done, told = take(store, whole, *rows)
    assert (done.taken, done.same, done.warnings) == (1, 2, ())
    assert refusals(told) == [
        (
            "row 2",
            "rows of the file say different things of this paragraph; keep the right one",
        )
    ]
    assert texts(store)[1][1] == "Explain the law. Crack down."


def test_a_paragraph_whose_sentences_are_refused_has_rows_in_the_file(store: Store) -> None:
    one, first, second, three = sentence_rows(store)
    done, told = take(store, one, first, three)
    assert (len(refusals(told)), done.warnings) == (1, ())
    other = replace(second, wordings=(ReturnedWording(text="Root out gangs."),))
    done, told = take(store, one, first, second, other, three)
    assert (len(refusals(told)), done.warnings) == (3, ())
    refused = {each.id for each in told if each.fate is RowFate.REFUSED}
    assert refused == {pair_of(store, 2).segment.id}


def test_a_mark_of_any_sentence_is_one_of_the_paragraph(store: Store) -> None:
    rows = sentence_rows(store)
    second = next(each for each in rows if each.id.endswith(".2"))
    marked = [replace(each, marks=(Mark.NEEDS_WORK,)) if each is second else each for each in rows]
    _, told = take(store, *marked)
    assert [(each.number, each.marks) for each in told if each.marks] == [(2, (Mark.NEEDS_WORK,))]
    assert pair_of(store, 2).segment.needs_work
