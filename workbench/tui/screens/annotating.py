"""Annotating on the page: labels by one key, going from note to note, answering and resolving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.segments import Side as TextSide
from workbench.model.spans import Span
from workbench.tui.command import WALKING, Mode
from workbench.tui.labels import index_of
from workbench.tui.marks import Marked
from workbench.tui.screens.recutting import Recutting

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.model.annotations import Annotation, Label
    from workbench.model.segments import Pair
    from workbench.store.project import Store


class Annotating(Recutting):
    """Annotating on the page."""

    def begin_annotating(self) -> None:
        """Makes every letter a label; the selection stays, and the text unless it is empty."""
        if self._stops_at_correction():
            return
        side = self.text_side
        if side is TextSide.TARGET and not self.work.target.plain_text:
            side = TextSide.SOURCE  # there are no words in an empty target
        self._came_from = self.mode if self.mode in WALKING else Mode.TARGET
        self._walking_side = side
        self._enter(Mode.ANNOTATING)
        self.say("")

    def leave_walking(self) -> None:
        """Goes back to where one came from: the review, or the English."""
        is_nested = self.mode is Mode.ANNOTATING and self.is_reviewing
        self._enter(
            Mode.REVIEWING if self._came_from is Mode.REVIEWING and is_nested else Mode.TARGET
        )
        self.is_reviewing = is_nested  # also where a wording is being changed

    def _enter(self, mode: Mode) -> None:
        self.mode = mode
        self._is_selecting = False
        self.label_book = self._read_labels()
        if mode in WALKING:
            self.work.settle()
        else:
            self.is_reviewing = False
            self.work.source.anchor = None
            self.panel = "terms"
        self.page.pairs.forget()
        self.show_pair(keeps_panel=True)

    def find_marks(self, pair: Pair) -> Marked:
        """What the page draws of a pair's annotations."""
        return Marked(
            marks=tuple(self.label_book.marks(pair.annotations)),
            sign=self.label_book.gutter_sign(pair.annotations),
            has_rails=self.mode in WALKING,
        )

    def show_walking_panel(self) -> None:
        """Shows the notes of the pair, and below them the keys of the labels."""
        from workbench.tui.note_entries import label_entries, note_entries

        notes = note_entries(self.work.pair.annotations, self.label_book)
        labels = label_entries(self.label_book) if self.mode is Mode.ANNOTATING else []
        count = len(notes)
        text = "Chinese" if self.text_side is TextSide.SOURCE else "English"
        title = f"{count} note{'' if count == 1 else 's'}; letters label {text}"
        self.side.tell(title, [*notes, *labels])

    def press_letter(self, character: str) -> None:
        """Puts the label of that key on the selection; a figure goes to a note of the panel."""
        index = index_of(character, len(self.side.entries)) if character.isdigit() else None
        if index is not None and self.side.entries[index].annotation:
            self.go_to_note(self.side.entries[index].annotation)
            return
        if self.mode is not Mode.ANNOTATING:
            super().press_letter(character)
            return
        label = self.label_book.by_key(character)
        if label is None:
            self.say(f"no label has the key {character}; the panel shows which there are")
            return
        self.put_label(label)

    def put_label(self, label: Label) -> None:
        """Annotates the selection; asks for what is to be said where the label says something."""
        from workbench.model.annotations import Purpose

        span = self._words_here()
        if span is None and label.purpose is Purpose.MARK:
            self.say("select the words first (v, arrows)", is_warning=True)
            return
        if label.purpose is Purpose.MARK:
            self._annotate(label, span, "", self.text_side, self.buffer.plain_text)
            return
        side, seen = self.text_side, self.buffer.plain_text
        words = seen[span.start : span.end] if span else "the whole pair"
        self._ask_here(
            f"{label.name} on {words[:30]}: what is to be said?",
            lambda body: self._annotate(label, span, body, side, seen),
        )

    def _ask_here(self, question: str, answered: Callable[[str], None], *, value: str = "") -> None:
        """Asks something of the active pair, to which the answer goes wherever one is by then."""
        row = self.work.row

        def back(text: str) -> None:
            self.go_to_row(row)
            if self.work.row != row:
                raise Refused("another pair is active by now", hint="go back and try again")
            answered(text)

        self.questions.ask(question, back, value=value, is_kept=True)

    def _annotate(
        self, label: Label, span: Span | None, body: str, side: TextSide, seen: str
    ) -> None:
        from workbench.model.annotations import NewAnnotation, Purpose, Severity
        from workbench.services import annotating

        is_review = label.purpose is Purpose.REVIEW
        new = NewAnnotation(
            label=label.name,
            side=side,
            span=span,
            body=body,
            author=self.work.author,
            severity=Severity.MINOR if is_review else Severity.NONE,
            visibility=label.purpose.visibility,
        )
        self._do(annotating.annotate, new, seen)
        self._is_selecting = False
        self.buffer.anchor = None
        self.show_notes_again()
        self.say(f"{label.name}; ^Z takes it back")

    def _words_here(self) -> Span | None:
        """The selection, or the term under the caret; None where there is neither."""
        selection = self.buffer.plain_selection
        if len(selection):
            text = selection.of(self.buffer.plain_text)
            start = selection.start + len(text) - len(text.lstrip())
            end = selection.end - len(text) + len(text.rstrip())
            return Span(start, end) if start < end else None
        if self.text_side is TextSide.SOURCE:
            caret = self.buffer.plain_caret
            here = [hit.span for hit in self.hits if hit.span.start <= caret < hit.span.end]
            return here[0] if here else None
        return None

    # The note under the caret

    def note_here(self) -> Annotation | None:
        """The shortest annotation under the caret, else the pair's first on the whole of it."""
        side, caret = self.text_side, self.buffer.plain_caret
        here = [
            each
            for each in self.work.pair.annotations
            if each.side is side
            and each.span is not None
            and each.span.start <= caret <= each.span.end
        ]
        if here:
            return min(here, key=lambda each: len(each.span or ""))
        whole = [each for each in self.work.pair.annotations if each.span is None]
        return whole[0] if whole else None

    def go_note(self, direction: int) -> None:
        """Goes to the next or previous annotation of the document that is not resolved."""
        from workbench.store.annotation_places import Place

        self.work.flush()
        self.workbench.writer.drain()
        here = Place(self.work.row, self.text_side is TextSide.TARGET, self.buffer.plain_caret, "")
        gone_to = self._note_gone_to
        if gone_to is not None and gone_to[:2] == here[:2] and max(gone_to.start, 0) == here.start:
            here = gone_to
        found = self.workbench.reader.annotation_places.beside(here, is_forward=direction > 0)
        if found is None:
            self.say("there is no open note in this document")
            return
        self.go_to_row(found.segment_row)
        if self.work.row != found.segment_row:
            return
        self._note_gone_to = found
        side = TextSide.TARGET if found.is_target else TextSide.SOURCE
        self._put_caret(side, max(found.start, 0))

    def go_to_note(self, annotation: str) -> None:
        """Puts the caret on an annotation of the active pair."""
        for each in self.work.pair.annotations:
            if each.id == annotation:
                self.go_to_annotation(each)

    def go_to_annotation(self, annotation: Annotation) -> None:
        """Puts the caret at the beginning of an annotation of the active pair."""
        from workbench.store.annotation_places import Place

        is_target = annotation.side is TextSide.TARGET
        start = annotation.span.start if annotation.span else -1
        self._note_gone_to = Place(self.work.row, is_target, start, annotation.id)
        self._put_caret(annotation.side, max(start, 0))

    def _put_caret(self, side: TextSide, offset: int) -> None:
        if self.mode not in WALKING:
            self.begin_annotating()
        self._walking_side = side
        self._is_selecting = False
        self.buffer.move_plain(offset)
        self.show_walking_panel()
        self.show_caret()

    def resolve_note(self) -> None:
        """Resolves the note under the caret, accepts a proposed one, or opens a resolved one."""
        from workbench.services import annotating

        def resolve(store: Store, _row: int, annotation: str) -> str:
            row = store.annotations.get(annotation).row
            return str(annotating.toggle_resolved(store, row, self.work.author))

        note = self._note_or_say()
        if note is not None:
            state = self._do(resolve, note.id)
            self.show_notes_again()
            self.say(f"{note.label}: {state}")

    def reply_to_note(self) -> None:
        """Asks for an answer to the note under the caret."""
        from workbench.services import annotating

        note = self._note_or_say()
        if note is None:
            return

        def answer(store: Store, _row: int, annotation: str, body: str) -> None:
            row = store.annotations.get(annotation).row
            annotating.reply(store, row, body, self.work.author)

        def answered(body: str) -> None:
            self._do(answer, note.id, body)
            self.show_notes_again()
            self.say("answered")

        self._ask_here(f"Reply to: {note.body or note.quote}", answered)

    def edit_note(self) -> None:
        """Asks for another body of the note under the caret."""
        from workbench.services import annotating

        note = self._note_or_say()
        if note is None:
            return

        def change(store: Store, _row: int, annotation: str, body: str) -> None:
            row = store.annotations.get(annotation).row
            annotating.edit(store, row, self.work.author, body=body)

        def edited(body: str) -> None:
            self._do(change, note.id, body)
            self.show_notes_again()
            self.say("the note is kept")

        self._ask_here(f"{note.label} on {note.quote or 'the whole pair'}", edited, value=note.body)

    def remove_note(self) -> None:
        """Takes the note under the caret away."""
        from workbench.services import annotating

        def remove(store: Store, _row: int, annotation: str) -> None:
            annotating.remove(store, [store.annotations.get(annotation).row], self.work.author)

        note = self._note_or_say()
        if note is not None:
            self._do(remove, note.id)
            self.show_notes_again()
            self.say("the note is taken away; ^Z brings it back")

    def place_note(self) -> None:
        """Puts a note whose words are gone on the selection: the only one, or the one chosen."""
        orphans = [
            each
            for each in self.work.pair.annotations
            if each.is_orphaned and each.side is self.text_side
        ]
        span = self._words_here()
        if not orphans:
            self.say("no note of this text has lost its words")
        elif span is None:
            self.say(f"select the words that “{orphans[0].quote}” is to stand on", is_warning=True)
        else:
            self.place_on(orphans[0], span)

    def place_on(self, note: Annotation, span: Span) -> None:
        """Puts a note on other words."""
        from workbench.services import annotating

        side, seen = self.text_side, self.buffer.plain_text

        def place(store: Store, _row: int, annotation: str) -> None:
            row = store.annotations.get(annotation).row
            annotating.place_again(store, row, span, self.work.author, side, seen)

        self._do(place, note.id)
        self.show_notes_again()
        self.say(f"{note.label} stands on {span.of(self.buffer.plain_text)[:30]}")

    def show_notes_again(self) -> None:
        """Shows the active pair after its notes changed."""
        self.page.pairs.forget(self.work.active)
        self.show_pair(keeps_panel=True)

    def _note_or_say(self) -> Annotation | None:
        note = self.note_here()
        if note is None:
            self.say("there is no note under the caret; ] goes to the next", is_warning=True)
        return note

    def _do(self, job: Callable[..., object], *arguments: object) -> object:
        return self.work.deeds.do(job, *arguments)
