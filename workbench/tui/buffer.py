"""A text being edited: caret, selection and undo, counted in code points.

Nothing here knows a terminal or a screen, so that every rule of editing can be tested as plain
values. All changes go through `replace`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from workbench.model.edits import Edit
from workbench.model.spans import Span
from workbench.text.clusters import hangs

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
    def selected_text(self) -> str:
        """The text that is selected."""
        return self.selection.of(self.text)

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
        self._undone: list[list[_Edit]] = []
        self._done: list[list[_Edit]] = []
        self._edits: list[Edit] = []
        self._last_edit = -_BURST_SECONDS
        self._going_on = ""
        """What the last edit was, if the next of its kind joins its step of undo."""

    def take_edits(self) -> tuple[Edit, ...]:
        """What was done to the text since the last time, also by undo, in order."""
        taken, self._edits = tuple(self._edits), []
        return taken

    def move(self, offset: int, *, select: bool = False) -> None:
        """Puts the caret at a code point; with `select` the selection follows it."""
        if not select:
            self.anchor = None
        elif self.anchor is None:
            self.anchor = self.caret
        self.caret = max(0, min(offset, len(self.text)))
        self.goal = None
        self._going_on = ""

    def select(self, span: Span) -> None:
        """Selects a span and puts the caret at its end."""
        last = len(self.text)
        self.anchor, self.caret = min(span.start, last), min(span.end, last)
        self.goal = None
        self._going_on = ""

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

    def _put(self, span: Span, text: str) -> None:
        self.text = self.text[: span.start] + text + self.text[span.end :]
        self._edits.append(Edit(span=span, text=text))

    def _settle(self) -> None:
        self.anchor = None
        self.goal = None
        self._going_on = ""
