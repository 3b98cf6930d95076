"""Getting what was typed into the file, and seeing what others write there."""

from __future__ import annotations

from workbench.services import wording_history
from workbench.tui.command import Mode
from workbench.tui.screens.view import EditorView

AUTOSAVE_SECONDS = 0.3
LOOK_SECONDS = 1.0


class Storing(EditorView):
    """Getting what was typed into the file, and seeing what others write there."""

    def keep_place(self) -> None:
        """Hands over what was typed and where the work stands."""
        self.work.flush()
        self.work.keep_place(self.page.y_of_active() or 0)

    def save_now(self) -> None:
        """Hands over what was typed and waits until it is in the file."""
        self._save()
        self.workbench.writer.drain()
        if not self.has_unstored():
            self.say("stored; it happens by itself all the time")

    def _save(self) -> None:
        self._autosave = None
        self.keep_place()

    def has_unstored(self) -> bool:
        """Whether something that was handed over is not in the file, which is said."""
        self._take_events()
        return self.work.outbox.has_failed

    def _take_events(self) -> None:
        taken = self.work.arrivals.take()
        filled = sum(len(stored.filled) for stored in taken)
        if filled:
            self.show_changed()
            self.say(f"filled {filled} like it, as drafts to be confirmed")
        elif taken:
            self.tell_foot()
        for stored in taken:
            if stored.is_refused:
                self.say(str(stored.failure), is_warning=True)
            elif stored.failure is not None:
                self.say(
                    f"pair {stored.job.number} is not stored yet: {stored.failure}", is_warning=True
                )
                if self._autosave is None:
                    self._autosave = self.set_timer(LOOK_SECONDS, lambda: self.attempt(self._save))
            elif stored.has_conflict:
                self.page.pairs.forget()
                self.show_caret()
                self.say(
                    f"another program wrote pair {stored.job.number} too; both wordings are kept",
                    is_warning=True,
                )

    def _stops_at_conflict(self, *, is_confirming: bool = False) -> bool:
        """Asks about a conflict of the active pair before it is left, until told to wait."""
        self.work.flush()
        if not len(self.work) or self.work.row not in self.work.sheet.conflicts:
            return False
        if is_confirming or self.work.row not in self._postponed:
            self.resolve_conflict()
            return True
        return False

    def _look_for_changes(self) -> None:
        if self.mode is Mode.CORRECTING or self.workbench.front is not self:
            return  # under a list; all is read again when one comes back
        if not self.workbench.has_file_changed():
            return
        if len(self.work) and self.work.arrivals.look(self.page.viewport.in_view()):
            self.page.pairs.forget()
            self.show_all()
            self.say("another program changed what is in view")
        self.workbench.terms.follow()

    def show_conflicts(self) -> None:
        """Marks the pairs with two wordings that nobody has decided on."""
        self.work.sheet.read_conflicts()
        if self.work.sheet.conflicts:
            self.page.pairs.forget()
            self.page.update()

    def resolve_conflict(self) -> None:
        """Shows both wordings of the active pair, and takes the one that is chosen."""
        from workbench.tui.screens.conflict import ConflictScreen

        conflicts = wording_history.conflicts(self.workbench.reader, self.work.row)
        if not conflicts:
            self.work.sheet.conflicts.discard(self.work.row)
            self.say("no other program wrote this pair")
            return

        row = self.work.row

        def decided(text: str | None) -> None:
            if text is None:
                self._postponed.add(row)
            else:
                self._postponed.discard(row)
                self.work.deeds.resolve(text)
                self.show_all()
                self.say("the conflict is decided; the other wording stays in the history")

        self.app.push_screen(
            ConflictScreen(conflicts[-1]), lambda text: self.attempt(decided, text)
        )
