"""What the notes of a row that came back bring: new ones, other words, answers, settled ones.

A note is known by the annotation that went out as it. Where the project has gone on with it too,
what the file says becomes an answer, so that both stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.model.returned import NoteChange, NoteFate
from workbench.text.fingerprints import fingerprint
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.model.annotations import Annotation, Reply
    from workbench.model.returned import ReturnedNote, ReturnedRow
    from workbench.model.segments import Pair
    from workbench.store.project import Store

CHANGED_TOO = "a note that was taken away in the file was changed here too, and stays open"
_HEAD = re.compile(r"\A\[[1-9][0-9]{0,3} ")
"""What stands before the label of a note that has a number in its cell."""


class NoteJudge:
    """Judges the notes of one row against those of its segment."""

    def __init__(self, store: Store, row: ReturnedRow, pair: Pair) -> None:
        self._store = store
        self._row = row
        self._pair = pair
        self._annotations = {each.id: each for each in pair.annotations}
        self._replies = {
            reply.id: (each, reply) for each in pair.annotations for reply in each.replies
        }
        self._sent = {each.id: each.fingerprint for each in row.sent_notes}

    def changes(self) -> tuple[NoteChange, ...]:
        """What is to be written, each once."""
        brought = (change for note in self._row.notes for change in self._of_note(note))
        settled = (
            NoteChange(fate=NoteFate.RESOLVED, text=each.body or f"“{each.quote}”", id=each.id)
            for each in self._taken_away()
            if self._is_as_sent(each)
        )
        removed = (
            NoteChange(fate=NoteFate.ANSWER_REMOVED, text=each.body, id=each.id)
            for each in self._removed_answers()
            if self._is_as_sent(each)
        )
        return tuple(dict.fromkeys((*brought, *settled, *removed)))

    def warnings(self) -> tuple[str, ...]:
        """What somebody should look at."""
        gone: tuple[Annotation | Reply, ...] = (*self._taken_away(), *self._removed_answers())
        is_any = not all(map(self._is_as_sent, gone))
        return (*self._row.warnings, *((CHANGED_TOO,) if is_any else ()))

    def _taken_away(self) -> Iterator[Annotation]:
        """The open notes that went out with the row and are not in it any more, or say nothing."""
        if not self._row.has_notes:
            return
        said = {note.id for note in self._row.notes if has_text(note.text)}
        silent = {note.id for note in self._row.notes} - said
        for id in self._sent:
            annotation = self._annotations.get(id)
            if annotation is None or not annotation.is_open or id in said:
                continue
            is_mark = id in silent and self._sent[id] == fingerprint("")
            if not is_mark and not any(_says(note.text, annotation) for note in self._row.notes):
                yield annotation

    def _removed_answers(self) -> Iterator[Reply]:
        """The answers that went out below notes which are still there, and that are not there any
        more, or say nothing."""
        if not self._row.has_notes:
            return
        said = {note.id for note in self._row.notes if has_text(note.text)}
        words = {_plain(note.text) for note in self._row.notes}
        for id in self._sent:
            annotation, reply = self._replies.get(id, (None, None))
            if annotation is None or reply is None or annotation.id not in said or id in said:
                continue
            if _plain(reply.body) not in words:
                yield reply

    def _is_as_sent(self, thing: Annotation | Reply) -> bool:
        return self._sent[thing.id] == fingerprint(thing.body)

    def _of_note(self, note: ReturnedNote) -> Iterator[NoteChange]:
        text = note.text.strip()
        sent = self._sent.get(note.id, "")
        if not has_text(text) or sent == fingerprint(text):
            return
        annotation = self._annotations.get(note.answers or note.id)
        if annotation is None:
            if not self._is_known(text):
                yield _change(NoteFate.NEW, text, note)
        elif note.answers:
            yield from self._of_answer(text, note, annotation)
        elif not _says(text, annotation):
            yield from self._reworded(text, note, annotation)

    def _reworded(
        self, text: str, note: ReturnedNote, annotation: Annotation
    ) -> Iterator[NoteChange]:
        """Other words for a note; where they were other ones here before, nothing is new."""
        earlier = set(map(fingerprint, self._store.annotations.earlier_bodies_of(annotation.id)))
        is_untouched = self._is_as_sent(annotation) if note.id in self._sent else not earlier
        if is_untouched:
            yield _change(NoteFate.CHANGED, text, note, before=annotation.body)
        elif fingerprint(text) not in earlier:
            yield from _answer(text, note, annotation)

    def _of_answer(
        self, text: str, note: ReturnedNote, annotation: Annotation
    ) -> Iterator[NoteChange]:
        """A new answer, or other words for one that nobody has changed here."""
        _, reply = self._replies.get(note.id, (annotation, None))
        if reply is None or note.id not in self._sent:
            yield from _answer(text, note, annotation)
        elif _plain(text) != _plain(reply.body):
            if self._is_as_sent(reply):
                yield NoteChange(
                    fate=NoteFate.ANSWER_CHANGED,
                    text=text,
                    before=reply.body,
                    author=note.author,
                    time=note.time,
                    id=reply.id,
                )
            else:
                yield from _answer(text, note, annotation)

    def _is_known(self, text: str) -> bool:
        """Whether the segment has a note of these words, or an answer."""
        known = {_plain(self._pair.segment.note)}
        for annotation in self._pair.annotations:
            known |= {_plain(annotation.body), *(_plain(each.body) for each in annotation.replies)}
        return _plain(text) in known or any(_says(text, each) for each in self._pair.annotations)


def _answer(text: str, note: ReturnedNote, annotation: Annotation) -> Iterator[NoteChange]:
    known = {_plain(annotation.body), *(_plain(each.body) for each in annotation.replies)}
    if _plain(text) not in known:
        yield _change(NoteFate.ANSWER, text, note)


def _change(fate: NoteFate, text: str, note: ReturnedNote, *, before: str = "") -> NoteChange:
    return NoteChange(
        fate=fate,
        text=text,
        before=before,
        author=note.author,
        time=note.time,
        id="" if fate is NoteFate.NEW else note.answers or note.id,
    )


def _says(text: str, annotation: Annotation) -> bool:
    """Whether a text is an annotation, alone or with its label and words before it, as in a table.

    `[query, resolved] target “the law”: which one?`, `[1 query, 李译: “law”] which one?`; it may
    have been resolved meanwhile.
    """
    plain, body = _plain(text), _plain(annotation.body)
    if body and plain == body:
        return True
    if not _HEAD.sub("[", plain, count=1).startswith(
        tuple(f"[{annotation.label}{sign}" for sign in "],:")
    ):
        return False
    return plain.endswith(body) if body else plain.endswith(("]", "”"))


def _plain(text: str) -> str:
    return " ".join(text.split())
