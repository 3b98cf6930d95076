"""The notes of the active pair: going from one to the next, and what is done to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from workbench.model.segments import Side
from workbench.services import annotating
from workbench.store.annotation_places import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.model.annotations import Annotation
    from workbench.model.spans import Span
    from workbench.store.project import Store
    from workbench.tui.screens.annotating import Annotating

T = TypeVar("T")

_START = Place(0, False, 0, "")


class NotesHere:
    """The note under the caret of an editor, and the one that was gone to last."""

    def __init__(self, screen: Annotating) -> None:
        self._screen = screen
        self._gone_to = _START

    # Going

    def go(self, direction: int) -> None:
        """Goes to the next or previous annotation of the document that is not resolved."""
        screen = self._screen
        work, is_target = screen.work, screen.text_side is Side.TARGET
        work.flush()
        work.writer.drain()
        here, last = Place(work.row, is_target, screen.buffer.plain_caret, ""), self._gone_to
        if last[:2] == here[:2] and max(last.start, 0) == here.start:
            here = last
        found = work.reader.annotation_places.beside(here, is_forward=direction > 0)
        if found is None:
            screen.say("there is no open note in this document")
            return
        screen.go_to_row(found.segment_row)
        if screen.work.row == found.segment_row:
            self._arrive(found)

    def go_to(self, annotation: Annotation) -> None:
        """Puts the caret at the beginning of an annotation of the active pair."""
        is_target = annotation.side is Side.TARGET
        start = annotation.span.start if annotation.span else -1
        self._arrive(Place(self._screen.work.row, is_target, start, annotation.id))

    def _arrive(self, place: Place) -> None:
        self._gone_to = place
        side = Side.TARGET if place.is_target else Side.SOURCE
        self._screen.put_caret(side, max(place.start, 0))

    # What is done to the note under the caret

    def resolve(self) -> None:
        """Resolves it, accepts a proposed one, or opens a resolved one again."""
        note = self._find_or_say()
        if note is not None:
            state = self._change(note, annotating.toggle_resolved, self._author)
            self._screen.say(f"{note.label}: {state}")

    def reply(self) -> None:
        """Asks for an answer to it."""
        note = self._find_or_say()
        if note is None:
            return

        def answered(body: str) -> None:
            self._change(note, annotating.reply, body, self._author)
            self._screen.say("answered")

        self._screen.ask_here(f"Reply to: {note.body or note.quote}", answered)

    def edit(self) -> None:
        """Asks for another body of it."""
        note = self._find_or_say()
        if note is None:
            return

        def edited(body: str) -> None:
            self._change(
                note, lambda store, row: annotating.edit(store, row, self._author, body=body)
            )
            self._screen.say("the note is kept")

        question = f"{note.label} on {note.quote or 'the whole pair'}"
        self._screen.ask_here(question, edited, value=note.body)

    def remove(self) -> None:
        """Takes it away."""
        note = self._find_or_say()
        if note is not None:
            self._change(note, lambda store, row: annotating.remove(store, [row], self._author))
            self._screen.say("the note is taken away; ^Z brings it back")

    def place(self) -> None:
        """Puts a note whose words are gone on the selection: the only one, or the one chosen."""
        screen = self._screen
        orphans = [
            each
            for each in screen.work.pair.annotations
            if each.is_orphaned and each.side is screen.text_side
        ]
        span = screen.words_here()
        if not orphans:
            screen.say("no note of this text has lost its words")
        elif span is None:
            said = f"select the words that “{orphans[0].quote}” is to stand on"
            screen.say(said, is_warning=True)
        else:
            self._place_on(orphans[0], span)

    def _place_on(self, note: Annotation, span: Span) -> None:
        screen = self._screen
        side, seen = screen.text_side, screen.buffer.plain_text
        self._change(note, annotating.place_again, span, self._author, side, seen)
        screen.say(f"{note.label} stands on {span.of(screen.buffer.plain_text)[:30]}")

    # Inside

    @property
    def _author(self) -> str:
        return self._screen.work.author

    def _find(self) -> Annotation | None:
        """The shortest annotation under the caret, else the pair's first on the whole of it."""
        screen = self._screen
        side, caret = screen.text_side, screen.buffer.plain_caret
        annotations = screen.work.pair.annotations
        here = [
            (len(each.span), each)
            for each in annotations
            if each.side is side
            and each.span is not None
            and each.span.start <= caret <= each.span.end
        ]
        if here:
            return min(here, key=lambda found: found[0])[1]
        return next((each for each in annotations if each.span is None), None)

    def _find_or_say(self) -> Annotation | None:
        note = self._find()
        if note is None:
            said = "there is no note under the caret; ] goes to the next"
            self._screen.say(said, is_warning=True)
        return note

    def _change(self, note: Annotation, do: Callable[..., T], *arguments: object) -> T:
        """Does something to a note by its row, and shows the pair as it is then."""

        def job(store: Store, _segment: int) -> T:
            return do(store, store.annotations.get(note.id).row, *arguments)

        done = self._screen.work.deeds.do(job)
        self._screen.show_notes_again()
        return done
