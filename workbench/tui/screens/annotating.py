"""Annotating on the page: labels by one key, going from note to note, answering and resolving."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.segments import Side as TextSide
from workbench.model.spans import Span
from workbench.tui.command import WALKING, Keymap, Mode
from workbench.tui.labels import index_of
from workbench.tui.marks import Marked
from workbench.tui.screens.recutting import Recutting

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.model.annotations import Label
    from workbench.model.segments import Pair
    from workbench.tui.screens.notes_here import NotesHere
    from workbench.tui.work import Work


class Annotating(Recutting):
    """Annotating on the page."""

    def __init__(self, work: Work, keymap: Keymap) -> None:
        super().__init__(work, keymap)
        self._came_from = Mode.TARGET
        """Where Esc goes from annotating."""

    @cached_property
    def notes(self) -> NotesHere:
        """The notes of the active pair; the first page does not wait for them."""
        from workbench.tui.screens.notes_here import NotesHere

        return NotesHere(self)

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

        span = self.words_here()
        if span is None and label.purpose is Purpose.MARK:
            self.say("select the words first (v, arrows)", is_warning=True)
            return
        if label.purpose is Purpose.MARK:
            self._annotate(label, span, "", self.text_side, self.buffer.plain_text)
            return
        side, seen = self.text_side, self.buffer.plain_text
        words = seen[span.start : span.end] if span else "the whole pair"
        self.ask_here(
            f"{label.name} on {words[:30]}: what is to be said?",
            lambda body: self._annotate(label, span, body, side, seen),
        )

    def ask_here(self, question: str, answered: Callable[[str], None], *, value: str = "") -> None:
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
        self.work.deeds.do(annotating.annotate, new, seen)
        self._is_selecting = False
        self.buffer.anchor = None
        self.show_notes_again()
        self.say(f"{label.name}; ^Z takes it back")

    def words_here(self) -> Span | None:
        """The selection, or the term under the caret; None where there is neither."""
        selection = self.buffer.plain_selection
        if len(selection):
            text = selection.of(self.buffer.plain_text)
            start = selection.start + len(text) - len(text.lstrip())
            end = selection.end - len(text) + len(text.rstrip())
            return Span(start, end) if start < end else None
        if self.text_side is TextSide.SOURCE:
            hit = self.vocabulary.at(self.buffer.plain_caret)
            return None if hit is None else hit.span
        return None

    def put_caret(self, side: TextSide, offset: int) -> None:
        """Puts the caret before a code point of one of the texts, to annotate there."""
        if self.mode not in WALKING:
            self.begin_annotating()
        self._walking_side = side
        self._is_selecting = False
        self.buffer.move_plain(offset)
        self.show_walking_panel()
        self.show_caret()

    def go_to_note(self, annotation: str) -> None:
        """Puts the caret on an annotation of the active pair, by its UUID."""
        for each in self.work.pair.annotations:
            if each.id == annotation:
                self.notes.go_to(each)

    def show_notes_again(self) -> None:
        """Shows the active pair after its notes changed."""
        self.page.pairs.forget(self.work.active)
        self.show_pair(keeps_panel=True)
