from dataclasses import replace

import pytest

from tests.builders import annotation, leaving, pair, project, row_of, visit_of
from workbench.model.annotations import (
    Annotation,
    AnnotationState,
    NewAnnotation,
    Purpose,
    Reply,
    Visibility,
)
from workbench.model.exchange import Choices, NotesFor
from workbench.model.segments import Pair, Side
from workbench.model.spans import Span
from workbench.services import annotating, parallel_texts, translating
from workbench.services.outgoing import with_notes

PURPOSES = {
    "query": Purpose.QUERY,
    "translator-note": Purpose.FOOTNOTE,
    "person": Purpose.MARK,
    "style": Purpose.REVIEW,
}
INTERNAL, RESOLVED = Visibility.INTERNAL, AnnotationState.RESOLVED
SPAN = Span(0, 4)


def on_words(label: str, body: str, **more: object) -> Annotation:
    return annotation(label, body, span=SPAN, quote="在县乡两", **more)  # type: ignore[arg-type]


ANNOTATIONS = (
    annotation("translator-note", "a note of the translator", visibility=INTERNAL),
    annotation("query", "for us", visibility=INTERNAL),
    annotation("query", "for you"),
    annotation("query", "and this"),
    annotation("query", "answered", state=RESOLVED),
    annotation("query", "found by the program", state=AnnotationState.PROPOSED),
    on_words("translator-note", "resolved, and a footnote", state=RESOLVED),
    on_words("translator-note", ""),
    on_words("person", ""),
    on_words("person", "his rank?"),
    on_words("style", ""),
    on_words("style", "awkward", visibility=INTERNAL),
)
NOTED = replace(leaving(pair(note="what the store says")), annotations=ANNOTATIONS)


def told(noted: Pair) -> tuple[str, list[tuple[str, str]]]:
    return noted.segment.note, [(each.label, each.body) for each in noted.annotations]


@pytest.mark.parametrize(
    ("notes", "plain", "others"),
    [
        (NotesFor.NONE, "", []),
        (
            NotesFor.CLIENT,
            "for you",
            [
                ("translator-note", "a note of the translator"),
                ("query", "and this"),
                ("translator-note", "resolved, and a footnote"),
                ("person", "his rank?"),
                ("style", ""),
            ],
        ),
        (
            NotesFor.ALL,
            "for us",
            [
                ("translator-note", "a note of the translator"),
                ("query", "for you"),
                ("query", "and this"),
                ("query", "answered"),
                ("translator-note", "resolved, and a footnote"),
                ("person", "his rank?"),
                ("style", ""),
                ("style", "awkward"),
            ],
        ),
    ],
)
def test_what_may_stand_in_a_file(
    notes: NotesFor, plain: str, others: list[tuple[str, str]]
) -> None:
    found = with_notes(NOTED, notes, PURPOSES)
    assert told(found) == (plain, others)
    assert (found.remark.body if found.remark else "") == plain


@pytest.mark.parametrize(
    ("notes", "replies"), [(NotesFor.NONE, []), (NotesFor.CLIENT, []), (NotesFor.ALL, ["他记错了"])]
)
def test_answers_stay_at_home(notes: NotesFor, replies: list[str]) -> None:
    reply = Reply(id="r", version=1, body="他记错了", author="王编", time="2026-03-03T00:00:00Z")
    asked = replace(on_words("query", "which county?"), replies=(reply,))
    found = with_notes(replace(NOTED, annotations=(asked,)), notes, PURPOSES)
    assert [each.body for note in found.annotations for each in note.replies] == replies


def test_internal_notes_of_a_project_stay_at_home() -> None:
    with project("依法治国", "以案释法") as store:
        translating.confirm(store, visit_of(store, 1), "Rule of law")
        translating.write_note(store, row_of(store, 1), 1, "which law?", "李译")
        for body, visibility in (("he errs", INTERNAL), ("see 2", Visibility.CLIENT)):
            new = NewAnnotation(
                label="style", side=Side.TARGET, span=Span(0, 4), body=body, author="王编",
                visibility=visibility,
            )  # fmt: skip
            annotating.annotate(store, row_of(store, 1), new)
        found = {
            notes: told(next(parallel_texts.parallel_text(store, "页", Choices(notes=notes)).pairs))
            for notes in NotesFor
        }
        assert told(next(parallel_texts.parallel_text(store, "页").pairs)) == found[NotesFor.CLIENT]
    assert found == {
        NotesFor.NONE: ("", []),
        NotesFor.CLIENT: ("which law?", [("style", "see 2")]),
        NotesFor.ALL: ("which law?", [("style", "he errs"), ("style", "see 2")]),
    }
