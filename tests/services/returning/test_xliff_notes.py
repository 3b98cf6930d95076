"""Notes of XLIFF files that were taken away, or that a program dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import pair_of, project, row_of, visit_of
from workbench.model.annotations import AnnotationState, NewAnnotation, Visibility
from workbench.model.exchange import Choices, Level, NotesFor
from workbench.model.returned import TakenBack
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.plugins import FORMATS
from workbench.services import annotating, exporting, parallel_texts, returning, translating
from workbench.store.project import Store

ME = "李译"
PLAIN, ON_WORDS, OTHER = "哪部法律?", "which law?  ", "谁说的?"
BOTH = pytest.mark.parametrize("format", ["xliff", "xliff-1-2"])


@pytest.fixture
def store() -> Iterator[Store]:
    """A plain note and one on words, with an answer, in the first paragraph; one in the second."""
    with project("依法治国。扫黑除恶。", "一审判决。") as opened:
        translating.confirm(opened, visit_of(opened, 1), "Rule of law. Crack down.")
        translating.write_note(opened, row_of(opened, 1), 1, PLAIN, ME)
        words = NewAnnotation(
            label="query", side=Side.TARGET, span=Span(0, 4), body=ON_WORDS, author=ME,
            visibility=Visibility.CLIENT,
        )  # fmt: skip
        annotating.annotate(opened, row_of(opened, 1), words)
        translating.write_note(opened, row_of(opened, 2), 2, OTHER, ME)
        yield opened


def sent(store: Store, folder: Path, format: str, **choices: object) -> Path:
    path = folder / "back.xlf"
    text = parallel_texts.parallel_text(store, "page", Choices(**choices))  # type: ignore[arg-type]
    exporting.write_export(text, path, FORMATS.get(format))
    return path


def back(store: Store, path: Path, without: str = "(?!)") -> TakenBack:
    """Takes the file back without the notes in which something is found."""
    note = re.compile(rf"<note\b(?:(?!</note>).)*?(?:{without})(?:(?!</note>).)*</note>", re.DOTALL)
    path.write_text(note.sub("", path.read_text("utf-8")), "utf-8")
    done = returning.take_back(store, path, "王审")
    assert list(store.faults()) == []
    return done


def resolved(store: Store) -> list[str]:
    return [
        note.body
        for number in (1, 2)
        for note in pair_of(store, number).annotations
        if note.state is AnnotationState.RESOLVED
    ]


@BOTH
@pytest.mark.parametrize("level", list(Level))
def test_a_note_that_was_taken_away_is_resolved(
    store: Store, tmp_path: Path, format: str, level: Level
) -> None:
    path = sent(store, tmp_path, format, level=level)
    assert back(store, path).taken == 0
    assert back(store, path, "which law").taken == 1
    assert resolved(store) == [ON_WORDS]
    back(store, path, "哪部")
    assert resolved(store) == [PLAIN, ON_WORDS]


@BOTH
@pytest.mark.parametrize("notes", [NotesFor.CLIENT, NotesFor.ALL])
def test_notes_that_a_program_drops_stay(
    store: Store, tmp_path: Path, format: str, notes: NotesFor
) -> None:
    done = back(store, sent(store, tmp_path, format, notes=notes), "[^x]")
    assert (done.taken, resolved(store)) == (0, [])
    assert done.warnings == (
        "none of the notes that went out is in the file: the program that had it keeps no notes,"
        " and they stay as they were",
    )


@BOTH
def test_notes_that_did_not_go_out_stay(store: Store, tmp_path: Path, format: str) -> None:
    done = back(store, sent(store, tmp_path, format, notes=NotesFor.NONE))
    assert (done.taken, done.warnings, resolved(store)) == (0, (), [])


def test_the_plain_note_and_answers_have_other_words(store: Store, tmp_path: Path) -> None:
    remark = pair_of(store, 1).annotations[0]
    annotating.reply(store, store.annotations.get(remark.id).row, "宪法", "王审")
    words = next(each for each in pair_of(store, 1).annotations if each.quote)
    annotating.reply(store, store.annotations.get(words.id).row, "民法典", "王审")
    path = sent(store, tmp_path, "xliff", notes=NotesFor.ALL)
    assert back(store, path).taken == 0
    changed = path.read_text("utf-8").replace(PLAIN, "哪一部?").replace("民法典", "刑法")
    path.write_text(changed, "utf-8")
    assert back(store, path).taken == 1
    found = {each.body: [reply.body for reply in each.replies]
             for each in pair_of(store, 1).annotations}  # fmt: skip
    assert found == {"哪一部?": ["宪法"], ON_WORDS: ["刑法"]}  # that to a plain note stays here
    back(store, sent(store, tmp_path, "xliff", notes=NotesFor.ALL), "刑法")
    (answered,) = (each for each in pair_of(store, 1).annotations if each.body == ON_WORDS)
    assert (answered.replies, resolved(store)) == ((), [])
