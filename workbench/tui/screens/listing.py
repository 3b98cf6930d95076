"""What the screens with a list have in common: rows, the card of one of them, a filter, a foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.containers import Container
from textual.screen import Screen
from textual.widgets import Input

from workbench.errors import WorkbenchError
from workbench.store.opening import sqlite_errors
from workbench.tui.questions import Questions
from workbench.tui.screens.form import keys_above
from workbench.tui.typed_paths import system_errors
from workbench.tui.widgets.card import Card
from workbench.tui.widgets.foot import ListFoot
from workbench.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.timer import Timer

    from workbench.tui.app import WorkbenchApp
    from workbench.tui.command import Command, Keymap, Mode
    from workbench.tui.entries import Part
    from workbench.tui.questions import Hints
    from workbench.tui.widgets.parts import Cell

_FILTER_SECONDS = 0.1


class ListScreen(Screen[None]):
    """A list at the left, the card of the row under the cursor at the right.

    A screen of this kind fills `read_row` and `card_of`, and says in `mode` which commands it has.
    """

    CSS_PATH = "listing.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    mode: ClassVar[Mode]
    question: ClassVar[str] = "Filter"
    shares: ClassVar[tuple[int, ...]] = (40, 60)
    """How the width is dealt to the cells of a row, in hundredths."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self.keymap = keymap
        self.rows = Rows()
        self.card = Card()
        self.foot = ListFoot()
        self.questions = Questions(self)
        self.filter = Input(placeholder=self.question, id="filter", compact=True)
        self._message = ""
        self._is_warning = False
        self._timer: Timer | None = None

    # What a screen of this kind says of itself

    def read_row(self, index: int) -> Sequence[Cell]:
        """The cells of a row."""
        raise NotImplementedError

    def card_of(self, index: int) -> Sequence[Sequence[Part]]:
        """The lines of the card of a row."""
        raise NotImplementedError

    def place(self) -> str:
        """Where one is, for the foot."""
        return f"{min(self.rows.cursor + 1, self.rows.count)}/{self.rows.count}"

    def look(self) -> None:
        """Reads the list anew, by what stands in the filter."""
        raise NotImplementedError

    # What they all do

    @property
    def workbench(self) -> WorkbenchApp:
        """The application, with its services."""
        return cast("WorkbenchApp", self.app)

    def compose(self) -> ComposeResult:
        """The filter above, list and card in the middle, the foot below."""
        yield self.filter
        with Container(id="body"):
            yield self.rows
            yield self.card
        yield self.foot

    def on_mount(self) -> None:
        """Shows the list."""
        self.rows.press_key = self.press
        self.rows.focus()
        self.attempt(self.look)

    def attempt(self, do: Callable[..., object], *arguments: object) -> None:
        """Does something that the user asked for; what goes wrong is told in the foot."""
        try:
            with sqlite_errors(self.workbench.path), system_errors():
                do(*arguments)
        except WorkbenchError as error:
            self.say(str(error), is_warning=True)

    def say(self, message: str, *, is_warning: bool = False) -> None:
        """Tells something in the foot until the next command."""
        self._message, self._is_warning = message, is_warning
        self.tell_foot()

    def tell_foot(self) -> None:
        """Shows where one is and which keys there are."""
        keys = keys_above(self) or self.questions.keys or self._filter_keys() or self.foot_keys()
        self.foot.tell(self.place(), keys, self._message, is_warning=self._is_warning)

    def take_rows(self, count: int) -> None:
        """Shows so many rows, and the card of the one under the cursor."""
        self.rows.take(count, self.read_row, self.shares)
        self.show_card()

    def go(self, index: int) -> None:
        """Puts the cursor on a row, and shows its card."""
        self.rows.go(index)
        self.show_card()

    def step(self, rows: int) -> None:
        """Moves the cursor by rows, or by pages of the list."""
        self.go(self.rows.cursor + rows)

    @property
    def page_rows(self) -> int:
        """Rows that are in view."""
        return max(1, self.rows.size.height - 1)

    def show_card(self) -> None:
        """Shows the card of the row under the cursor."""
        self.card.tell(self.card_of(self.rows.cursor) if self.rows.count else ())
        self.tell_foot()

    def chosen(self) -> list[int]:
        """The marked rows by index, or else the one under the cursor."""
        if self.rows.marked:
            return sorted(self.rows.marked)
        return [self.rows.cursor] if self.rows.count else []

    def toggle_mark(self) -> None:
        """Marks the row under the cursor, or takes its mark away, and goes on to the next."""
        if self.rows.count:
            self.rows.marked ^= {self.rows.cursor}
            self.step(1)

    def toggle_all_marks(self) -> None:
        """Marks all rows, or takes the marks away where all have one."""
        everything = set(range(self.rows.count))
        self.rows.marked = set() if self.rows.marked >= everything else everything
        self.go(self.rows.cursor)

    def press(self, event: events.Key) -> None:
        """Does what a key says."""
        event.stop()
        event.prevent_default()
        command = self.keymap.find(self.mode, event.key)
        if command is not None:
            self.run_command(command)

    def run_command(self, command: Command) -> None:
        """Does a command; what goes wrong is told in the foot."""
        self._message = ""
        self.attempt(command.run, self)
        self.tell_foot()

    def begin_filter(self) -> None:
        """Puts the caret into the filter."""
        self.filter.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Looks again a moment after the last key."""
        if event.input is self.filter:
            event.stop()
            if self._timer is not None:
                self._timer.stop()
            self._timer = self.set_timer(_FILTER_SECONDS, lambda: self.attempt(self._look_again))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Goes back to the list."""
        if event.input is self.filter:
            event.stop()
            self.rows.focus()

    def on_key(self, event: events.Key) -> None:
        """Leaves the filter."""
        if self.focused is self.filter and event.key in ("escape", "down", "tab"):
            event.stop()
            event.prevent_default()
            self.rows.focus()

    def on_descendant_focus(self) -> None:
        """Shows the keys of what the caret is in now."""
        self.tell_foot()

    def on_screen_suspend(self) -> None:
        """Shows the keys of the box that lies above now."""
        self.tell_foot()

    def on_screen_resume(self) -> None:
        """Shows its own keys again."""
        self.tell_foot()

    def on_rows_pressed(self, event: Rows.Pressed) -> None:
        """Puts the cursor on the row under the mouse."""
        self.rows.focus()
        self.attempt(self.go, event.index)

    def keep_unfinished(self) -> None:
        """Keeps what stands in a note when the terminal hangs up."""
        self.questions.keep()

    def look_after_undo(self) -> None:
        """Reads the list anew after something was undone or redone."""
        self.look()

    def come_back(self) -> None:
        """Shows the list again after another one lay above it."""
        self.look()

    def leave(self) -> None:
        """Goes back to where one came from."""
        self.dismiss()

    def undo(self) -> None:
        """Takes the last change back, whatever it was."""
        label = self.workbench.undo()
        self.look_after_undo()
        self.say(f"undone: {label}" if label else "nothing to undo")

    def redo(self) -> None:
        """Brings back what was undone."""
        label = self.workbench.redo()
        self.look_after_undo()
        self.say(f"redone: {label}" if label else "nothing to redo")

    def quit(self) -> None:
        """Quits the program; everything is stored."""
        self.dismiss()
        self.workbench.editor.quit()

    def show_help(self) -> None:
        """Shows every key."""
        from workbench.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.keymap, self.mode))

    def _look_again(self) -> None:
        self._timer = None
        self.look()

    def _filter_keys(self) -> Hints:
        """The keys that matter while the caret is in the filter."""
        return (("Enter", "to the list"),) if self.focused is self.filter else ()

    def foot_keys(self) -> tuple[tuple[str, str], ...]:
        """The keys that matter now, each with what it does."""
        return self.keymap.hints(self.mode)
