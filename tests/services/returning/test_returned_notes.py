from dataclasses import replace

import pytest

from tests.builders import pair_of, project, row_of, visit_of
from tests.services.returning.rows import ME, row, sentence_rows, take
from workbench.model.annotations import Annotation, AnnotationState, NewAnnotation
from workbench.model.returned import NoteChange, NoteFate, ReturnedNote, ReturnedRow, SentNote
from workbench.model.segments import Side
from workbench.services import annotating, translating
from workbench.services.returned_notes import CHANGED_TOO
from workbench.store.project import Store
from workbench.text.fingerprints import fingerprint

LAW = "哪部法律? Which law?"


def noted(store: Store, body: str = LAW, number: int = 1) -> Annotation:
    """The plain note of a paragraph."""
    translating.write_note(store, row_of(store, number), 1, body, ME)
    return pair_of(store, number).annotations[0]


def sent(*notes: Annotation) -> tuple[SentNote, ...]:
    return tuple(SentNote(note.id, fingerprint(note.body)) for note in notes)


def back(store: Store, *notes: ReturnedNote, of: tuple[SentNote, ...]) -> ReturnedRow:
    """The first row with other notes, in a file that says which went out."""
    return row(store, 1, notes=notes, has_notes=True, sent_notes=of)


def rewrite(store: Store, note: Annotation, body: str) -> None:
    annotating.edit(store, store.annotations.get(note.id).row, ME, body=body)


def stands(store: Store, number: int = 1) -> list[tuple[str, str, AnnotationState, list[str]]]:
    return [
        (each.body, each.author, each.state, [answer.body for answer in each.replies])
        for each in pair_of(store, number).annotations
    ]


@pytest.mark.parametrize("left", [(), ("",), (" \n",)])
def test_a_note_that_was_taken_away_is_resolved(store: Store, left: tuple[str, ...]) -> None:
    note = noted(store)
    given = back(store, *(ReturnedNote(text=each, id=note.id) for each in left), of=sent(note))
    done, told = take(store, given, is_dry=True)
    gone = NoteChange(fate=NoteFate.RESOLVED, text=LAW, id=note.id)
    assert (done.taken, told[0].notes) == (1, (gone,))
    assert stands(store) == [(LAW, ME, AnnotationState.OPEN, [])]
    assert take(store, given, has_notes=False)[0].same == 1
    assert take(store, given)[0].taken == 1
    assert stands(store) == [(LAW, ME, AnnotationState.RESOLVED, [])]
    assert take(store, given)[0].same == 1
    store.journal.undo("王审")
    assert stands(store) == [(LAW, ME, AnnotationState.OPEN, [])]


def test_what_the_file_cannot_tell_is_left_alone(store: Store) -> None:
    note = noted(store)
    for facts in ({"has_notes": True}, {"sent_notes": sent(note)}, {}):
        assert take(store, row(store, 1, **facts))[0].same == 1
    late = NewAnnotation(
        label="query", side=Side.TARGET, span=None, body="written since", author=ME
    )
    annotating.annotate(store, row_of(store, 1), late)
    assert take(store, back(store, ReturnedNote(text=LAW, id=note.id), of=sent(note)))[0].same == 1
    assert [each.is_open for each in pair_of(store, 1).annotations] == [True, True]


def test_a_note_that_lost_its_mark_is_there_still(store: Store) -> None:
    note = noted(store)
    assert take(store, back(store, ReturnedNote(text=LAW), of=sent(note)))[0].same == 1


def test_a_note_that_was_changed_here_too_stays_open(store: Store) -> None:
    note = noted(store)
    given = back(store, of=sent(note))
    rewrite(store, note, "Which law of 2018?")
    done, told = take(store, given)
    assert (done.same, told[0].warnings) == (1, (CHANGED_TOO,))
    assert stands(store) == [("Which law of 2018?", ME, AnnotationState.OPEN, [])]


def test_a_note_that_was_reworded_has_other_words(store: Store) -> None:
    note = noted(store)
    new = "Which law? The Constitution."
    given = back(store, ReturnedNote(text=new, author="陈校", id=note.id), of=sent(note))
    _, told = take(store, given)
    changed = NoteChange(fate=NoteFate.CHANGED, text=new, before=LAW, author="陈校", id=note.id)
    assert told[0].notes == (changed,)
    assert stands(store) == [(new, ME, AnnotationState.OPEN, [])]
    assert take(store, given)[0].same == 1
    rewrite(store, note, "The Constitution of 1982.")
    assert take(store, given)[0].same == 1  # an earlier wording of ours


def test_a_note_that_was_reworded_on_both_sides_is_answered(store: Store) -> None:
    note = noted(store)
    given = back(store, ReturnedNote(text="Which code?", id=note.id), of=sent(note))
    rewrite(store, note, "Which law of 2018?")
    _, told = take(store, given)
    assert [each.fate for each in told[0].notes] == [NoteFate.ANSWER]
    assert stands(store) == [("Which law of 2018?", ME, AnnotationState.OPEN, ["Which code?"])]
    assert take(store, given)[0].same == 1


def test_a_file_without_fingerprints_may_reword_what_never_changed_here(store: Store) -> None:
    note = noted(store)
    given = row(store, 1, notes=(ReturnedNote(text="Which code?", id=note.id),))
    assert take(store, given)[1][0].notes[0].fate is NoteFate.CHANGED
    rewrite(store, note, "Which statute?")
    other = replace(given, notes=(ReturnedNote(text="Which act?", id=note.id),))
    assert take(store, other)[1][0].notes[0].fate is NoteFate.ANSWER


def test_a_note_that_is_gone_here_does_not_come_back(store: Store) -> None:
    note = noted(store)
    given = back(store, ReturnedNote(text=LAW, id=note.id), of=sent(note))
    annotating.remove(store, [store.annotations.get(note.id).row], ME)
    assert take(store, given)[0].same == 1
    new = replace(given, notes=(ReturnedNote(text="Which code?", id=note.id),))
    assert take(store, new)[1][0].notes == (NoteChange(fate=NoteFate.NEW, text="Which code?"),)


def test_answers_of_the_file_stand_below_their_note(store: Store) -> None:
    note = noted(store)
    answer = ReturnedNote(text="The Constitution.", author="陈校", answers=note.id)
    given = back(store, ReturnedNote(text=LAW, id=note.id), answer, of=sent(note))
    assert take(store, given)[1][0].notes[0].fate is NoteFate.ANSWER
    (remark,) = pair_of(store, 1).annotations
    assert [(each.body, each.author) for each in remark.replies] == [("The Constitution.", "陈校")]
    assert take(store, given)[0].same == 1


def test_notes_are_taken_beside_older_english(store: Store) -> None:
    note = noted(store)
    given = back(store, ReturnedNote(text="and this?"), of=sent(note))
    translating.confirm(store, visit_of(store, 1), "The rule of law.")
    done, told = take(store, given)
    assert (done.taken, told[0].after) == (1, "The rule of law.")
    assert [each.fate for each in told[0].notes] == [NoteFate.NEW, NoteFate.RESOLVED]
    assert take(store, given)[0].older == 1


def test_a_note_of_sentences_is_missed_where_none_of_them_has_it() -> None:
    with project("以案释法。扫黑除恶。") as store:
        note = noted(store)
        first, second = sentence_rows(store)
        kept = replace(
            first,
            has_notes=True,
            sent_notes=sent(note),
            notes=(ReturnedNote(text=LAW, id=note.id),),
        )
        moved = replace(second, has_notes=True, notes=kept.notes)
        other = replace(second, has_notes=True)
        assert take(store, replace(kept, notes=()), moved)[0].same == 1
        assert take(store, kept, other)[0].same == 1
        assert take(store, replace(kept, notes=()), other)[1][0].notes[0].fate is NoteFate.RESOLVED


def test_notes_in_one_cell_are_known_by_label_and_words(store: Store) -> None:
    translating.write_note(store, row_of(store, 1), 1, "Which law?", ME)
    known = (
        "Which law?", " Which  law? ", "[query] source “法”: Which law?",
        "[1 query, 李译] Which law?", "[12 query: “法”] Which law?",
    )  # fmt: skip
    new = ("[style] Which law?", "why?", "[query] source “法”: why?")
    done, told = take(
        store, row(store, 1, notes=tuple(ReturnedNote(text=each) for each in (*known, *new)))
    )
    assert done.taken == 1
    assert [note.text for note in told[0].notes] == list(new)


@pytest.fixture
def answered(store: Store) -> Annotation:
    """A note with an answer of ours."""
    note = noted(store)
    annotating.reply(store, store.annotations.get(note.id).row, ANSWER, ME)
    return pair_of(store, 1).annotations[0]


ANSWER = "《宪法》第五条"


def out_with(note: Annotation) -> tuple[SentNote, ...]:
    replies = (SentNote(each.id, fingerprint(each.body)) for each in note.replies)
    return (*sent(note), *replies)


def answers(store: Store) -> list[tuple[str, str]]:
    (note,) = pair_of(store, 1).annotations
    return [(each.body, each.author) for each in note.replies]


def said(note: Annotation, *answers: str) -> tuple[ReturnedNote, ...]:
    """The note and its first answers, with other words."""
    known = [each.id for each in note.replies] + [""] * len(answers)
    return (
        ReturnedNote(text=note.body, id=note.id),
        *(
            ReturnedNote(text=text, id=id, answers=note.id)
            for text, id in zip(answers, known, strict=False)
        ),
    )


@pytest.mark.parametrize(
    ("words", "fates", "stand"),
    [
        ((ANSWER,), [], [(ANSWER, ME)]),
        ((f" {ANSWER}\n",), [], [(ANSWER, ME)]),
        (("Article 5.",), [NoteFate.ANSWER_CHANGED], [("Article 5.", ME)]),
        ((), [NoteFate.ANSWER_REMOVED], []),
        (("",), [NoteFate.ANSWER_REMOVED], []),
        ((ANSWER, "Yes."), [NoteFate.ANSWER], [(ANSWER, ME), ("Yes.", "王审")]),
        ((ANSWER, LAW), [], [(ANSWER, ME)]),
    ],
)
def test_answers_that_went_out(
    store: Store, answered: Annotation, words: tuple[str, ...], fates: list[NoteFate],
    stand: list[tuple[str, str]],
) -> None:  # fmt: skip
    given = back(store, *said(answered, *words), of=out_with(answered))
    _, told = take(store, given)
    assert [each.fate for each in told[0].notes] == fates
    assert answers(store) == stand
    assert take(store, given)[0].same == 1
    if fates:
        store.journal.undo("王审")
    assert answers(store) == [(ANSWER, ME)]


def test_an_answer_goes_with_its_note(store: Store, answered: Annotation) -> None:
    _, told = take(store, back(store, of=out_with(answered)))
    assert [each.fate for each in told[0].notes] == [NoteFate.RESOLVED]
    assert answers(store) == [(ANSWER, ME)]


def test_an_answer_that_was_changed_here_too_stays(store: Store, answered: Annotation) -> None:
    gone = back(store, *said(answered), of=out_with(answered))
    other = back(store, *said(answered, "Article 5."), of=out_with(answered))
    with store.journal.change("reword", ME) as change:
        store.annotations.edit_reply(change, answered.replies[0].id, "Article 33.")
    assert take(store, gone)[1][0].warnings == (CHANGED_TOO,)
    assert [each.fate for each in take(store, other)[1][0].notes] == [NoteFate.ANSWER]
    assert answers(store) == [("Article 33.", ME), ("Article 5.", "王审")]


def test_an_answer_that_lost_its_mark_is_there_still(store: Store, answered: Annotation) -> None:
    asked = ReturnedNote(text=answered.body, id=answered.id)
    bare = ReturnedNote(text=ANSWER)
    assert take(store, back(store, asked, bare, of=out_with(answered)))[0].same == 1
    assert answers(store) == [(ANSWER, ME)]


def test_an_answer_of_which_the_file_does_not_say_how_it_went_out_stays(
    store: Store, answered: Annotation
) -> None:
    given = back(store, *said(answered, "Article 33."), of=sent(answered))
    assert [each.fate for each in take(store, given)[1][0].notes] == [NoteFate.ANSWER]
    assert [text for text, _ in answers(store)] == [ANSWER, "Article 33."]
