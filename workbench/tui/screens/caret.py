"""Typing and moving the caret within a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.spans import Span
from workbench.text import coding
from workbench.text.coding import has_marks
from workbench.text.joining import joined
from workbench.text.line_ends import to_line_feeds
from workbench.text.wrapping import column_of, offset_at, row_of
from workbench.tui.command import WALKING, Mode
from workbench.tui.screens.moving import Moving

if TYPE_CHECKING:
    from collections.abc import Callable

_LINE_BREAKS = re.compile(r"[ \u3000]*\n\s*")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Caret(Moving):
    """Typing and moving the caret within a text."""

    def _type(self, character: str) -> None:
        if self.mode is Mode.SOURCE:
            self.say("letters are commands in the Chinese; ^O goes back to the English")
            return
        if self.mode in WALKING:
            self.press_letter(character)
            return
        if self.mode is Mode.TARGET and self._stops_at_lock():
            return
        self._foot.forget()
        buffer = self.buffer
        if self.mode is Mode.TARGET and self.workbench.is_typographic:
            from workbench.text.typography import typed

            edit = typed(*buffer.plain_sides, character)
            start = buffer.selection.start - edit.replaced
            gives_way = buffer.text[max(0, start) : buffer.selection.start]
            if not edit.is_literal and not has_marks(gives_way):
                buffer.type(character)
                end = buffer.caret
                buffer.replace(Span(start, end), edit.text)
                self.changed()
                return
        buffer.type(character)
        self.changed()

    def press_letter(self, character: str) -> None:
        """Does what a letter says while nothing is typed."""
        self.say(f"{character} is no command here; F1 shows what there is")

    def insert(self, text: str) -> None:
        """Inserts a text at the caret as one step of undo."""
        if self.mode in WALKING:  # what was looked up before it began may be chosen only now
            self.say("nothing is typed here; Esc goes back to the English", is_warning=True)
            return
        if self.mode is Mode.TARGET and self._stops_at_lock():
            return
        self.buffer.insert(text)
        self.changed()

    def delete(self, to: int) -> None:
        """Deletes the selection, or up to a code point."""
        if self.mode is Mode.TARGET and self._stops_at_lock():
            return
        self.buffer.delete(to)
        self.changed()

    def move_caret(self, offset: int, *, select: bool = False) -> None:
        """Moves the caret, and with `select` the end of the selection."""
        self.buffer.move(offset, select=select or self._is_selecting)
        self.show_caret()

    def move_to_row_edge(self, direction: int, *, select: bool = False) -> None:
        """Moves the caret to the start or end of its row as it is wrapped."""
        offset = self.row_edge(direction)
        leans_back = row_of(self._starts(), offset) > self._row()
        self.buffer.move(offset, select=select or self._is_selecting, leans_back=leans_back)
        self.show_caret()

    def step(self, direction: int) -> None:
        """Moves the caret by a character, or from a selection to its edge."""
        selection = self.buffer.selection
        if len(selection) and not self._is_selecting:
            self.move_caret(selection.start if direction < 0 else selection.end)
        else:
            self.move_caret(self.buffer.left() if direction < 0 else self.buffer.right())

    def move_rows(self, rows: int, *, select: bool = False) -> None:
        """Moves the caret up or down by rows as they are wrapped; at the edge to another pair."""
        select = select or self._is_selecting
        buffer, starts = self.buffer, self._starts()
        row = self._row()
        column = column_of(buffer.text, starts, buffer.caret, leans_back=buffer.leans_back)
        goal = column if buffer.goal is None else buffer.goal
        if 0 <= row + rows < len(starts):
            self._move_to(row + rows, goal, select=select)
        elif select:
            self.move_caret(len(buffer.text) if rows > 0 else 0, select=True)
        elif self.mode in (Mode.TARGET, Mode.SOURCE):
            self._go_to_edge(rows, goal)

    def _go_to_edge(self, rows: int, goal: int) -> None:
        index = self.work.active + rows
        if not 0 <= index < len(self.work):
            return
        self.go(index, keeps_side=True)
        if self.work.active != index:
            return
        starts = self._starts()
        self._move_to(0 if rows > 0 else len(starts) - 1, goal, select=False)

    def _move_to(self, row: int, column: int, *, select: bool) -> None:
        """Moves the caret into a row, near a column that the next rows keep to as well."""
        buffer, starts = self.buffer, self._starts()
        offset = offset_at(buffer.text, starts, row, column)
        buffer.move(offset, select=select, leans_back=row_of(starts, offset) > row)
        buffer.goal = column
        self.show_caret()

    def row_edge(self, direction: int) -> int:
        """The code point at the start or end of the caret's row."""
        starts, row = self._starts(), self._row()
        if direction < 0:
            return starts[row]
        return offset_at(self.buffer.text, starts, row, 1 << 30)

    def _row(self) -> int:
        """The row that the caret is on."""
        return row_of(self._starts(), self.buffer.caret, leans_back=self.buffer.leans_back)

    def word_edge(self, direction: int) -> int:
        """The code point at the start of the word on the left, or the end of that on the right."""
        return self.buffer.word_left() if direction < 0 else self.buffer.word_right()

    def word_at(self, offset: int) -> Span:
        """The word at a code point, for a double click."""
        return self.buffer.word_at(offset)

    def select_all(self) -> None:
        """Selects the whole text."""
        self.buffer.select(Span(0, len(self.buffer.text)))
        self.show_caret()

    def paste(self, text: str) -> None:
        """Inserts a text from outside: line breaks become spaces; one step of undo.

        It brings no codes: those of another pair, or of another program, mean nothing here.
        """
        if self.mode is Mode.SOURCE:
            self.say("nothing is pasted into the Chinese; e corrects it", is_warning=True)
            return
        if self.mode in WALKING:
            self.say("nothing is typed here; Esc goes back to the English", is_warning=True)
            return
        plain = _CONTROLS.sub("", coding.plain(to_line_feeds(text)).replace("\t", " "))
        first, *rest = _LINE_BREAKS.split(plain)
        for part in rest:
            between = joined if self.mode is Mode.CORRECTING else _spaced
            first = between(first, part)
        self.insert(first)

    def pasting_here(self) -> Callable[[str], None]:
        """What pastes a text where the caret is now, also when it comes later.

        What was typed meanwhile stands behind it. It raises Refused where the caret has gone to
        another text by then.
        """
        here, side, text = self.work.row, self.text_side, self.buffer.text
        start = self.buffer.selection.start

        def paste(pasted: str) -> None:
            buffer = self.buffer
            if (self.work.row, self.text_side) != (here, side):
                raise Refused("the caret is in another text by now", hint="paste again")
            typed = buffer.caret - start
            if buffer.text != text and typed > 0 and buffer.text.startswith(text[:start]):
                buffer.move(start)
                self.paste(pasted)
                buffer.move(buffer.caret + typed)
                self.show_caret()
            else:
                self.paste(pasted)

        return paste

    def complete(self) -> None:
        """Inserts what the ghost after the caret shows."""
        rest = self._ghost()
        if rest:
            self.insert(rest)
        else:
            self.say("Tab completes a term of this segment after two of its letters")


def _spaced(before: str, after: str) -> str:
    return f"{before} {after}" if before and after else before + after
