"""Going from pair to pair: confirming, flags, undo, quitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.command import Mode, shown
from workbench.tui.screens.checking import Checking
from workbench.tui.screens.storing import AUTOSAVE_SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable


_ABOVE = 5
"""What share of the page stays for the pairs above the one that confirming goes to."""


class Moving(Checking):
    """Going from pair to pair: confirming, flags, undo, quitting."""

    def go(self, index: int, *, keeps_height: bool = False, keeps_side: bool = False) -> None:
        """Makes another pair active; the caret is in its English unless it keeps its side."""
        if not 0 <= index < len(self.work) or index == self.work.active:
            return
        if self._stops_at_correction() or self._stops_at_conflict():
            return
        before = self.work.active
        y = self.page.y_of_active()
        stays_in_source = keeps_side and self.mode is Mode.SOURCE
        self.leave_source(quietly=True)
        self.work.go(index)
        if stays_in_source:
            self.mode = Mode.SOURCE
        self._told_codes = None
        self.page.pairs.forget(before)
        self.page.pairs.forget(index)
        if keeps_height and y is not None and 0 <= y < self.page.size.height:
            # Near the top some lines are kept in sight above the pair, as far as there are any.
            self.page.place(max(y, self.page.size.height // _ABOVE))
        self.show_pair()
        self._store_soon()

    def go_to_row(self, row: int) -> None:
        """Goes to the pair of a segment, in this document or another."""
        rows = self.work.sheet.outline.rows
        if row in rows:
            self.go(rows.index(row))
        else:
            self.workbench.open_document_of(row)

    def confirm(self) -> None:
        """Confirms the active pair, and goes to the next open one at the same height."""
        if self._stops_at_conflict(is_confirming=True):
            return
        if not self.work.pair.segment.is_translatable:
            self.go_next_open()
            return
        if self._stops_at_lock() or self._stops_at_codes():
            return
        self.work.confirm()
        faults = self._code_faults()
        index = self.work.sheet.next_open(self.work.active)
        if index is None:
            self.page.pairs.forget(self.work.active)
            self.show_pair()
            key = shown(self.keymap.keys_of("export")[0])
            self.say(f"every pair is confirmed; {key} exports them")
        else:
            self.go(index, keeps_height=True)
        if faults:
            self.say(faults, is_warning=True)

    def go_next_open(self) -> None:
        """Goes to the next open pair."""
        self._go_or_say(self.work.sheet.next_open(self.work.active), "no other pair is open")

    def go_next_flagged(self) -> None:
        """Goes to the next pair that needs work."""
        self._go_or_say(self.work.sheet.next_flagged(self.work.active), "no other pair is flagged")

    def _go_or_say(self, index: int | None, nothing: str) -> None:
        if index is None:
            self.say(nothing)
        else:
            self.go(index)

    def toggle_flag(self) -> None:
        """Sets or clears *needs work*."""
        is_set = self.work.toggle_flag()
        self.show_caret()
        self.say("flagged: needs work" if is_set else "the flag is taken away")

    def undo(self) -> None:
        """Undoes the last change."""
        if self.mode is Mode.CORRECTING:
            self.buffer.undo()
            self.show_caret()
        else:
            self._walk(self.work.deeds.undo, "undone", "there is nothing to undo")

    def redo(self) -> None:
        """Redoes what was undone."""
        if self.mode is Mode.CORRECTING:
            self.buffer.redo()
            self.show_caret()
        else:
            self._walk(self.work.deeds.redo, "redone", "there is nothing to redo")

    def _walk(self, step: Callable[[], str | None], done: str, nothing: str) -> None:
        label = step()
        if label is None:
            self.say(nothing)
        elif label == "":
            self._store_soon()
            self.show_caret()
        else:
            if self.work.deeds.elsewhere is not None:
                self.workbench.open_document_of(self.work.deeds.elsewhere)
            self.show_all()
            self.workbench.terms.follow()
            self.say(f"{done}: {label}")

    def quit(self) -> None:
        """Ends the program when everything is stored."""
        if self._stops_at_correction():
            return
        self.keep_place()
        self.workbench.writer.drain()
        if self.has_unstored() and not self._wants_quit:
            self._wants_quit = True
            self.say(
                "something could not be stored; press again to quit all the same", is_warning=True
            )
            return
        self.app.exit()

    def changed(self) -> None:
        """Takes note that the text under the caret is another one."""
        if self.mode is Mode.TARGET:
            self.work.typed()
            self._store_soon()
            if self.panel == "codes":
                self.show_panel("codes")
        self.show_caret()

    def _store_soon(self) -> None:
        if self._autosave is None:
            self._autosave = self.set_timer(AUTOSAVE_SECONDS, self._save)

    def _stops_at_correction(self) -> bool:
        """Keeps the caret in a correction of the Chinese that nobody has accepted."""
        if self.mode is not Mode.CORRECTING:
            return False
        if not self.work.is_correcting:
            return False
        self.say("Enter accepts the correction, Esc takes it back", is_warning=True)
        return True
