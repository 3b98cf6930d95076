"""A text being edited: caret, selection and undo, counted in code points.

Nothing here knows a terminal or a screen, so that every rule of editing can be tested as plain
values. All changes go through `replace`.

The text holds a mark for each of its codes (`text.coding`), and caret and selection count these.
Whatever asks the glossary, the annotations or the store asks for what is `plain_` instead, which
is how stored texts are counted; so are the edits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from workbench.model.edits import Edit
from workbench.model.spans import Span
from workbench.text.clusters import hangs
from workbench.text.coding import marked_span, plain, plain_offset, plain_span

if TYPE_CHECKING:
    from collections.abc import Callable

_BURST_SECONDS = 2.0
_WORD = re.compile(r"[A-Za-z0-9'’]+|[^\W\d_]|\S")


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    removed: str
    inserted: str
    caret: int
    """Where the caret stood before."""


class Buffer:
    """One text with one caret."""

    def __init__(
        self, text: str = "", caret: int = 0, *, clock: Callable[[], float] = monotonic
    ) -> None:
        self._clock = clock
        self.load(text, caret)

    @property
    def selection(self) -> Span:
        """What is selected; empty at the caret where nothing is."""
        other = self.caret if self.anchor is None else self.anchor
        return Span(min(self.caret, other), max(self.caret, other))

    @property
    def plain_text(self) -> str:
        """The text without its marks."""
        return plain(self.text)

    @property
    def plain_caret(self) -> int:
        """Where the caret stands in the plain text."""
        return plain_offset(self.text, self.caret)

    @property
    def plain_selection(self) -> Span:
        """What is selected of the plain text."""
        return plain_span(self.text, self.selection)

    @property
    def selected_text(self) -> str:
        """The text that is selected, without marks."""
        return plain(self.selection.of(self.text))

    @property
    def plain_sides(self) -> tuple[str, str]:
        """The plain text before the selection and after it."""
        span = self.selection
        return plain(self.text[: span.start]), plain(self.text[span.end :])

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to bring back."""
        return bool(self._undone)

    def load(self, text: str, caret: int | None = None) -> None:
        """Begins with another text; nothing before it can be undone."""
        self.text = text
        self.caret = len(text) if caret is None else min(caret, len(text))
        self.anchor: int | None = None
        """The other end of the selection; None where nothing is selected."""
        self.goal: int | None = None
        """The column that moving up and down keeps to."""
        self.leans_back = False
        """Whether the caret is at the end of a row, where the next one begins at it too."""
        self._undone: list[list[_Edit]] = []
        self._done: list[list[_Edit]] = []
        self._edits: list[Edit] = []
        self._last_edit = -_BURST_SECONDS
        self._going_on = ""
        """What the last edit was, if the next of its kind joins its step of undo."""

    def take_edits(self) -> tuple[Edit, ...]:
        """What was done to the plain text since the last time, also by undo, in order."""
        taken, self._edits = tuple(self._edits), []
        return taken

    def move(self, offset: int, *, select: bool = False, leans_back: bool = False) -> None:
        """Puts the caret at a code point; with `select` the selection follows it.

        With `leans_back` it stands at the end of the row that was wrapped there.
        """
        if not select:
            self.anchor = None
        elif self.anchor is None:
            self.anchor = self.caret
        self.caret = max(0, min(offset, len(self.text)))
        self.goal = None
        self.leans_back = leans_back
        self._going_on = ""

    def select(self, span: Span) -> None:
        """Selects a span and puts the caret at its end."""
        last = len(self.text)
        self.anchor, self.caret = min(span.start, last), min(span.end, last)
        self.goal = None
        self.leans_back = False
        self._going_on = ""

    def move_plain(self, offset: int) -> None:
        """Puts the caret before a code point of the plain text."""
        self.move(marked_span(self.text, Span(offset, offset)).start)

    def select_plain(self, span: Span) -> None:
        """Selects a span of the plain text and puts the caret at its end."""
        self.select(marked_span(self.text, span))

    def type(self, text: str) -> None:
        """Inserts text in place of the selection; typing in one go is one step of undo."""
        goes_on = self._goes_on("typing") and not text.isspace()
        self.replace(self.selection, text, joins_last=goes_on)
        self._begin("typing")

    def insert(self, text: str) -> None:
        """Inserts text in place of the selection, as one step of undo."""
        self.replace(self.selection, text)

    def replace(self, span: Span, text: str, *, joins_last: bool = False) -> None:
        """Puts a text in place of a span, and the caret after it."""
        edit = _Edit(span.start, span.of(self.text), text, self.caret)
        if not edit.removed and not edit.inserted:
            return
        self._apply(edit)
        if joins_last and self._done:
            self._done[-1].append(edit)
        else:
            self._done.append([edit])
        self._undone.clear()
        self._going_on = ""

    def wrap(self, before: str, after: str) -> None:
        """Puts texts before and after the selection, which stays as it is; one step of undo."""
        span = self.selection
        self.replace(Span(span.end, span.end), after)
        self.replace(Span(span.start, span.start), before, joins_last=True)
        self.move(self.caret + len(span) + len(after))

    def delete(self, to: int) -> None:
        """Deletes the selection, or else what stands between the caret and a code point.

        Deleting in one go is one step of undo.
        """
        span = self.selection
        if len(span):
            self.replace(span, "")
            return
        span = Span(min(self.caret, to), max(self.caret, to))
        self.replace(span, "", joins_last=self._goes_on("deleting"))
        self._begin("deleting")

    def undo(self) -> bool:
        """Takes the last step back; False where there is none."""
        if not self._done:
            return False
        step = self._done.pop()
        for edit in reversed(step):
            end = edit.start + len(edit.inserted)
            self._put(Span(edit.start, end), edit.removed)
            self.caret = edit.caret
        self._undone.append(step)
        self._settle()
        return True

    def redo(self) -> bool:
        """Brings the last undone step back; False where there is none."""
        if not self._undone:
            return False
        step = self._undone.pop()
        for edit in step:
            self._apply(edit)
        self._done.append(step)
        self._settle()
        return True

    def left(self) -> int:
        """The code point one character to the left: marks and joiners go with their base."""
        offset = self.caret - 1
        while offset > 0 and hangs(self.text, offset):
            offset -= 1
        return max(offset, 0)

    def right(self) -> int:
        """The code point one character to the right."""
        offset = self.caret + 1
        while offset < len(self.text) and hangs(self.text, offset):
            offset += 1
        return min(offset, len(self.text))

    def word_left(self) -> int:
        """The start of the word on the left; a Han character is a word."""
        starts = [match.start() for match in _WORD.finditer(self.text, 0, self.caret)]
        return starts[-1] if starts else 0

    def word_right(self) -> int:
        """The end of the word on the right."""
        match = _WORD.search(self.text, self.caret)
        return match.end() if match else len(self.text)

    def word_at(self, offset: int) -> Span:
        """The word at a code point, for a double click."""
        for match in _WORD.finditer(self.text):
            if match.start() <= offset < match.end():
                return Span(*match.span())
        return Span(offset, offset)

    def _goes_on(self, kind: str) -> bool:
        is_quick = self._clock() - self._last_edit < _BURST_SECONDS
        return self._going_on == kind and self.anchor is None and is_quick

    def _begin(self, kind: str) -> None:
        self._going_on = kind
        self._last_edit = self._clock()

    def _apply(self, edit: _Edit) -> None:
        self._put(Span(edit.start, edit.start + len(edit.removed)), edit.inserted)
        self.caret = edit.start + len(edit.inserted)
        self.anchor = None
        self.goal = None
        self.leans_back = False

    def _put(self, span: Span, text: str) -> None:
        edit = Edit(span=plain_span(self.text, span), text=plain(text))
        if len(edit.span) or edit.text:
            self._edits.append(edit)
        self.text = self.text[: span.start] + text + self.text[span.end :]

    def _settle(self) -> None:
        self.anchor = None
        self.goal = None
        self.leans_back = False
        self._going_on = ""
