"""Who changed what, when and by which way: the events of a segment or of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.services import timeline
from workbench.tui.command import Keymap, Mode
from workbench.tui.entries import Part
from workbench.tui.event_card import compared_lines, event_lines
from workbench.tui.screens.listing import ListScreen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from workbench.model.timelines import Event, Happening
    from workbench.store.project import Store


class TimelineScreen(ListScreen):
    """What was done to one segment, or on one day."""

    mode = Mode.TIMELINE
    question = "/ filters: author, what was done, texts"
    shares = (24, 16, 60)

    def __init__(self, keymap: Keymap, segment: int, day: date | None = None) -> None:
        super().__init__(keymap)
        self._segment = segment
        """The row of the segment to which one can go back; 0 for none."""
        self._day = day
        """The day that is shown; None where the segment is."""
        self._events: list[Event] | None = None
        self._shown: list[Event] = []

    def look(self) -> None:
        """Reads what was done, or shows what the filter leaves of it."""
        if self._events is not None:
            self._take(self._events)
            return
        self.say("reading what was done …")
        segment, day = self._segment, self._day

        def read(store: Store) -> list[Event]:
            if day is None:
                return timeline.of_segment(store, segment)
            return list(timeline.of_day(store, day))

        self.workbench.background.read("timeline", read, self._take_anew)

    def _take_anew(self, events: list[Event]) -> None:
        if self._message.endswith("…"):
            self._message = ""
        self._events = events
        self._take(events)

    def _take(self, events: list[Event]) -> None:
        wanted = self.filter.value.strip().lower()
        self._shown = [event for event in events if not wanted or _has(event, wanted)]
        self.take_rows(len(self._shown))

    def look_anew(self) -> None:
        """Reads what was done once more."""
        self._events = None
        self.look()

    look_after_undo = look_anew
    come_back = look_anew

    def read_row(self, index: int) -> Sequence[Part]:
        """When, who, what."""
        event = self._shown[index]
        moment = timeline.local(event.time)
        clock = f"{moment:%m-%d %H:%M}" if self._day is None else f"{moment:%H:%M:%S}"
        return (
            Part(text=clock, role="reading"),
            Part(text=event.author, role="other"),
            Part(text=event.title, role="head"),
        )

    def card_of(self, index: int) -> Sequence[Sequence[Part]]:
        """What the event did; where two are marked, what changed from one to the other."""
        if len(self.rows.marked) > 1:
            newer, older = (
                self._shown[at] for at in (min(self.rows.marked), max(self.rows.marked))
            )
            both = _on_one_side(older, newer)
            if both is None:
                return [(Part(text="the two have no wording of one side in common", role="title"),)]
            return compared_lines(*both)
        return event_lines(self._shown[index])

    def place(self) -> str:
        """The day or the segment, and how much was done."""
        count = f"{super().place()}" if self._shown else "nothing was done"
        if self._day is not None:
            return f"{self._day:%Y-%m-%d}: {count}"
        number = self.workbench.reader.segments.pair(self._segment).segment.number
        return f"segment {number}: {count}"

    def ask_day(self) -> None:
        """Asks for a day, and shows what was done on it."""
        value = f"{self._day:%Y-%m-%d}" if self._day else "today"

        def asked(text: str) -> None:
            self._show(timeline.read_day(text))

        self.questions.ask("Which day? 2026-11-24, today, yesterday", asked, value=value)

    def show_segment(self) -> None:
        """Shows what was done to the segment under the cursor, or that one came from."""
        segment = self._segment
        if self._day is not None and self._shown:
            segment = self._segment_here() or segment
        if not segment:
            self.say("this was done in no single segment")
            return
        self._segment = segment
        self._show(None)

    def _show(self, day: date | None) -> None:
        self._day = day
        self.rows.go(0)
        self.look_anew()

    def go_there(self) -> None:
        """Leaves the lists and goes to the segment of the event under the cursor."""
        segment = self._segment_here()
        if segment:
            self.workbench.lists.go_to(segment)
        else:
            self.say("this was done in no single segment")

    def restore(self) -> None:
        """Lets the wording of the event under the cursor stand again. Raises Refused."""
        wordings = self._shown[self.rows.cursor].wordings if self._shown else ()
        if not wordings:
            raise Refused("nothing was written here that could stand again")
        chosen = _of_target(wordings) or wordings[-1]
        assert chosen.wording is not None
        row = self._standing(chosen.segment)
        author = self.workbench.work.author
        self.workbench.writer.call(timeline.restore, row, chosen.wording.id, author)
        self.look_anew()
        self.say(f"{chosen.subject} restored; ^Z takes it back")

    def _segment_here(self) -> int:
        """The row of the segment of the event under the cursor, where it is in one; else 0."""
        if not self._shown:
            return 0
        event = self._shown[self.rows.cursor]
        rows = [event.segment, *(each.segment for each in event.wordings)]
        row = next((row for row in rows if row), 0)
        return self._standing(row) if row else 0

    def _standing(self, row: int) -> int:
        return self.workbench.reader.segments.standing(row)


def _has(event: Event, wanted: str) -> bool:
    parts = [event.title, event.author, event.via, event.document]
    for each in event.happenings:
        parts += [each.deed, each.name, each.before, each.after]
    return any(wanted in part.lower() for part in parts)


def _of_target(wordings: Sequence[Happening]) -> Happening | None:
    return next((each for each in reversed(wordings) if each.subject == "target"), None)


def _on_one_side(older: Event, newer: Event) -> tuple[Happening, Happening] | None:
    """The wordings of two events that can be compared: of one side, the English first."""
    for side in ("target", "source"):
        found = [
            next((each for each in event.wordings if each.subject == side), None)
            for event in (older, newer)
        ]
        if found[0] is not None and found[1] is not None:
            return found[0], found[1]
    return None
