"""One key for what can be inserted or gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.spans import Span
from workbench.tui.awaiting import Awaited
from workbench.tui.command import Mode
from workbench.tui.detail import Detail
from workbench.tui.labels import index_of
from workbench.tui.screens.caret import Caret

if TYPE_CHECKING:
    from workbench.tui.entries import Entry


_SCROLLING = ("pagedown", "down", "pageup", "up")
_CANCELLING = ("escape", "ctrl+c", "enter", "tab", "backspace", "delete")


class Labels(Caret):
    """One key for what can be inserted or gone to."""

    def await_label(self, awaited: Awaited) -> None:
        """Lets the next key be a label."""
        if awaited is Awaited.TERM and self.panel == "history":
            awaited = Awaited.WORDING
        elif awaited is Awaited.TERM and self.panel not in ("terms", "all terms", "notes"):
            self.show_panel("terms")
        self.awaited = awaited
        self.side.is_awaiting = True
        self._fit_side()
        self.side.draw()
        self.tell_foot()

    def is_label(self, key: str, character: str | None) -> bool:
        """Whether a key is for the labels; one that is not goes on to be what it is."""
        is_printable = character is not None and character.isprintable()
        return is_printable or key in (*_SCROLLING, *_CANCELLING, "ctrl+t")

    def take_label(self, key: str, character: str | None) -> None:
        """Takes a key for a label; any other ends the waiting."""
        if key in _SCROLLING:
            step = self.side.size.height - 2 if key.startswith("page") else 1
            self.side.scroll_entries(step if key.endswith("down") else -step)
            return
        awaited, entries = self.awaited, self.side.entries[self.side.first_label :]
        self._end_awaiting()
        if key in _CANCELLING:
            return
        if key == "ctrl+t" and awaited is Awaited.TERM:
            self.workbench.lists.open_glossary()
            return
        if key == "grave_accent" and awaited in (Awaited.TERM, Awaited.WORD, Awaited.WORDING):
            if self.mode is not Mode.SOURCE:
                self.insert("`")
            return
        index = index_of(character or "", len(entries))
        if index is not None:
            self._use(awaited, entries[index])
        elif self.is_label(key, character):
            self.say(f"there is no label {character}", is_warning=True)

    def go_to_note(self, annotation: str) -> None:
        """Puts the caret on an annotation of the active pair."""

    def put_code(self, marks: str) -> None:
        """Inserts what the English has not yet of a code or pair that was chosen."""

    def _use(self, awaited: Awaited, entry: Entry) -> None:
        if entry.annotation:
            self.go_to_note(entry.annotation)
        elif awaited is Awaited.CODE:
            self.put_code(entry.insert)
        elif awaited is Awaited.HIT:
            if entry.row >= 0:
                self.go_to_row(entry.row)
        elif awaited is Awaited.WORDING:
            self.leave_source(quietly=True)
            self.work.target.select(Span(0, len(self.work.target.text)))
            self.insert(self.work.with_known_codes(entry.insert))
        elif entry.insert:
            self._insert(awaited, entry)
        else:
            self.say("this term has no English that may be used", is_warning=True)

    def _insert(self, awaited: Awaited, entry: Entry) -> None:
        self.leave_source(quietly=True)
        if awaited in (Awaited.TERM, Awaited.WORD):
            from workbench.text.insertion import insertion

            self.insert(insertion(*self.work.target.plain_sides, entry.insert).text)
            return
        self.insert(entry.insert)

    def _end_awaiting(self) -> None:
        self.awaited = Awaited.NOTHING
        self.side.is_awaiting = False
        self.side.styles.height = None
        self.side.draw()
        self.tell_foot()

    def _fit_side(self) -> None:
        """Gives the panel the room that all labels need, where it lies below the page."""
        if self.has_class("-narrow"):
            room = self.page.size.height + self.side.size.height - 3
            needed = self.side.needed(self._least_detail())
            self.side.styles.height = max(self.side.size.height, min(needed, room))

    def _least_detail(self) -> Detail:
        """The form of the entries for which room is made."""
        return Detail.SHORT

    def show_entries(self, panel: str, title: str, entries: list[Entry], awaited: Awaited) -> None:
        """Shows other entries at the side, and lets a label choose one."""
        self.panel = panel
        self.side.tell(title, entries)
        if entries:
            self.await_label(awaited)
