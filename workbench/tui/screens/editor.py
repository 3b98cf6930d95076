"""The one screen of the day's work: what a key does, and where the mouse puts the caret."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from workbench.tui.awaiting import Awaited
from workbench.tui.command import Mode
from workbench.tui.screens.reading_aids import ReadingAids
from workbench.tui.screens.storing import LOOK_SECONDS

if TYPE_CHECKING:
    from textual import events

    from workbench.tui.command import Command
    from workbench.tui.widgets.page import Page
    from workbench.tui.work import Work


class EditorScreen(ReadingAids):
    """The one screen of the day's work: what a key does, and where the mouse puts the caret."""

    def on_mount(self) -> None:
        """Shows the work, and begins to look for what others change."""
        self.page.press_key = self.press
        self.page.take_paste = self.paste
        self.page.take_size = self.take_size
        self.page.pairs.find_terms = self.vocabulary.spans
        self.page.pairs.find_marks = self.find_marks
        self.page.pairs.find_view = self.find_view
        app = self.app  # not to be found from the writer's thread when all is over

        def announce() -> None:
            app.call_later(self.attempt, self._take_events)

        self._announce = announce
        self.work.outbox.on_event = self._announce
        self.page.take(self.work)
        self.page.focus()
        self.call_after_refresh(_collect_garbage_again)
        self.call_after_refresh(self.attempt, self.workbench.terms.learn)
        self.call_after_refresh(self.attempt, self.show_conflicts)
        self.call_after_refresh(self.attempt, self.begin_aids)
        self.set_interval(LOOK_SECONDS, lambda: self.attempt(self._look_for_changes))

    def take_work(self, work: Work) -> None:
        """Shows the work on another document."""
        if self.awaited is not Awaited.NOTHING:
            self._end_awaiting()
        self.mode = Mode.TARGET
        self.is_reviewing = False
        self.leave_source(quietly=True)
        self.work.outbox.on_event = lambda: None
        self.work = work
        self.vocabulary.take(work)
        self.work.outbox.on_event = self._announce
        self.work.sheet.read_conflicts()
        self.finder.forget()
        self.page.pairs.found.clear()
        self.page.take(work)
        self.page.arrange_anew()
        self.page.pairs.edit(self._field())
        self.page.place(work.scroll)
        self.show_pair()

    def press(self, event: events.Key) -> None:
        """Does what a key says in the present mode."""
        self.workbench.tidying.note_key()
        event.stop()
        event.prevent_default()
        if self.awaited is not Awaited.NOTHING:
            was_taken = self.is_label(event.key, event.character)
            self.attempt(self.take_label, event.key, event.character)
            if was_taken:
                return
        if self._stops_undertaking(event.key):
            return
        command = self.keymap.find(self.mode, event.key)
        if command is not None:
            self.run_command(command)
        elif event.character and event.is_printable and "+" not in event.key[:-1]:
            self.attempt(self._type, event.character)

    def _stops_undertaking(self, key: str) -> bool:
        """Stops what is under way; a selection is copied all the same."""
        is_copying = key == "ctrl+c" and len(self.buffer.selection) > 0
        if key not in ("escape", "ctrl+c") or is_copying:
            return False
        if not self.workbench.background.progress:
            return False
        self.workbench.background.stop_undertaking()
        self.say("stopping …")
        return True

    def run_command(self, command: Command) -> None:
        """Does a command; what goes wrong is told in the foot."""
        self._foot.forget()
        self._wants_quit = self._wants_quit and command.name == "quit"
        self.attempt(command.run, self)

    def show_help(self) -> None:
        """Shows every key."""
        from workbench.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.keymap))

    def on_page_pressed(self, event: Page.Pressed) -> None:
        """Puts the caret where the mouse is."""
        self.attempt(self._press_at, event)

    def _press_at(self, event: Page.Pressed) -> None:
        self._foot.forget()
        if self.awaited is not Awaited.NOTHING:
            self._end_awaiting()
        if event.index != self.work.active:
            if event.is_drag:
                return
            self.go(event.index)
            if event.index != self.work.active:
                return
        if not event.is_drag:
            self._is_selecting = False
        self.take_mode(event.side)
        if event.clicks > 1:
            self.buffer.select(self.word_at(event.offset_in_text))
        else:
            self.buffer.move(
                event.offset_in_text, select=event.is_drag, leans_back=event.leans_back
            )
        self.show_caret()


def _collect_garbage_again() -> None:
    """What is there after the first page stays to the end, and is not looked at any more."""
    gc.freeze()
    gc.enable()
