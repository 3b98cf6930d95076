"""Reviewing on the page: what was translated is accepted, changed, sent back or finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.segments import Side as TextSide
from workbench.model.segments import State
from workbench.tui.command import WALKING, Mode
from workbench.tui.screens.annotating import Annotating

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.model.segments import Pair
    from workbench.store.project import Store
    from workbench.tui.entries import Entry


class Reviewing(Annotating):
    """Reviewing on the page."""

    def begin_reviewing(self) -> None:
        """Walks the pairs that were translated, with what changed since the version before."""
        if self._stops_at_correction():
            return
        self._walking_side = TextSide.TARGET
        self.is_reviewing = True
        self._enter(Mode.REVIEWING)
        if self.work.pair.target.state not in (State.TRANSLATED, State.DRAFT):
            self._go_on("nothing waits for review; any pair can be looked at all the same")

    def confirm(self) -> None:
        """Confirms; in a review that says that the reviewer takes the wording as it is now."""
        if self.is_reviewing and self.mode is Mode.TARGET:
            self.accept()
        else:
            super().confirm()

    def accept(self) -> None:
        """Says that the wording is good, and goes to the next that waits for review."""
        if self._stops_at_lock() or self._stops_at_conflict(is_confirming=True):
            return
        if self._stops_at_codes():
            return
        self.work.confirm(State.REVIEWED)
        faults = self._code_faults()
        self._enter_review()
        self._go_on("everything that was translated is reviewed")
        if faults:
            self.say(faults, is_warning=True)

    def change(self) -> None:
        """Lets the reviewer change the English; Enter then accepts it."""
        if self._stops_at_lock():
            return
        self.mode = Mode.TARGET
        self.page.pairs.forget()
        self.show_pair(keeps_panel=True)
        self.say("change it; Enter accepts, alt+r goes back to the review")

    def send_back(self) -> None:
        """Asks what is to be changed, and gives the pair back to the translator."""
        from workbench.services import reviewing

        if self._stops_at_lock():
            return

        def give_back(store: Store, row: int, note: str) -> None:
            pair = store.segments.pair(row)
            reviewing.send_back(store, row, pair, note, self.work.author)

        def asked(note: str) -> None:
            self.work.deeds.do(give_back, note)
            self.show_notes_again()
            self._go_on("sent back; nothing else waits for review", "sent back; ^Z takes it back")

        self.ask_here("Send back: what is to be changed?", asked)

    def finish(self) -> None:
        """Makes a reviewed pair final and locks it."""
        from workbench.services import reviewing

        self._settle(reviewing.finish)
        self.say("final, and locked; u opens it again")

    def reopen(self) -> None:
        """Opens a final pair again."""
        from workbench.services import reviewing

        self._settle(reviewing.reopen)
        self.say("open again, as reviewed")

    def _settle(self, deed: Callable[[Store, int, Pair, str], None]) -> None:
        def settle(store: Store, row: int) -> None:
            deed(store, row, store.segments.pair(row), self.work.author)

        self.work.deeds.do(settle)
        self.show_notes_again()

    def show_walking_panel(self) -> None:
        """In a review what changed, then the notes of the pair."""
        if self.mode is not Mode.REVIEWING:
            super().show_walking_panel()
            return
        from workbench.tui.note_entries import note_entries

        notes = note_entries(self.work.pair.annotations, self.label_book)
        self.side.tell("what changed, and the notes", [self._change_entry(), *notes])

    def _change_entry(self) -> Entry:
        from workbench.services import reviewing
        from workbench.tui.note_entries import change_entry

        found = reviewing.baseline(self.workbench.reader, self.work.row)
        return change_entry(found, self.work.target.text)

    def _enter_review(self) -> None:
        if self.mode not in WALKING:
            self._walking_side = TextSide.TARGET
            self._enter(Mode.REVIEWING)

    def _go_on(self, nothing: str, done: str = "") -> None:
        index = self.work.sheet.next_to_review(self.work.active)
        if index is None:
            self.page.pairs.forget(self.work.active)
            self.show_pair(keeps_panel=True)
            self.say(nothing)
        else:
            self.go(index, keeps_height=True)
            if done:
                self.say(done)
