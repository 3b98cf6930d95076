"""What of an English that was inserted has to be looked at, place by place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.segments import Side as TextSide
from workbench.model.spans import Span
from workbench.tui.command import Keymap, Mode
from workbench.tui.screens.codes import Codes

if TYPE_CHECKING:
    from workbench.model.matches import Match
    from workbench.services.adapting import Place
    from workbench.tui.work import Work


class Places(Codes):
    """What of an English that was inserted has to be looked at, place by place."""

    def __init__(self, work: Work, keymap: Keymap) -> None:
        super().__init__(work, keymap)
        self._places: list[Place] = []
        """What is to be looked at in the English since a match was inserted."""
        self._unsure = ""
        """What else is to be looked at, of which no place is known; empty once it was said."""
        self._placed_in = ""
        """The plain English that the places count."""
        self._told_open: tuple[int, str] | None = None
        """(row, English with its marks) that was not confirmed, since it is Chinese in part."""

    def begin_places(self, match: Match, start: int) -> None:
        """Marks what of an English that was inserted at a code point has to be looked at."""
        from workbench.services.adapting import places

        found = places(match, self.vocabulary.find)
        self._take_places(
            [
                replace(place, span=Span(place.span.start + start, place.span.end + start))
                for place in found
            ]
        )
        self._unsure = " ".join(match.unsure)
        if found:
            self.go_to_place(start)
        elif self._unsure:
            self.show_caret()
            self._say_unsure()

    def go_to_place(self, after: int) -> None:
        """Selects the next place that is to be looked at, from a code point of the English on."""
        following = [place for place in self._places if place.span.start >= after]
        place = (following or self._places)[0]
        self.take_mode(TextSide.TARGET)
        self.work.target.select_plain(place.span)
        self.show_caret()
        at, count = self._places.index(place) + 1, len(self._places)
        rest = f"  ({at}/{count}, Tab: next)" if count > 1 or self._unsure else ""
        self.say(f"look at: {place.reason}{rest}")

    def _say_unsure(self) -> None:
        self.say(self._unsure, is_warning=True)
        self._unsure = ""

    def complete(self) -> None:
        """Inserts what the ghost shows; else goes to the next place that is to be looked at."""
        after = self.work.target.plain_selection.end
        is_past = all(place.span.start < after for place in self._places)
        if self._ghost() or not (self._places or self._unsure):
            super().complete()
        elif self._unsure and is_past:
            self._say_unsure()
        else:
            self.go_to_place(after)

    def confirm(self) -> None:
        """Confirms; what is still Chinese in an English that was inserted stops that once."""
        wording = (self.work.row, self.work.target.text) if len(self.work) else None
        left = next((place for place in self._places if place.is_open), None)
        if left is None or wording == self._told_open:
            super().confirm()
            return
        self._told_open = wording
        self.go_to_place(left.span.start)
        self.say("this is still Chinese; Enter confirms it all the same", is_warning=True)

    def changed(self) -> None:
        """Takes note that the text is another one; places go with their words."""
        if self._places and self.mode is Mode.TARGET:
            self._take_places(_carried(self._places, self._placed_in, self._english()))
        super().changed()

    def forget_places(self) -> None:
        """Looks at nothing any more: another pair is the active one."""
        self._unsure = ""
        self._take_places([])

    def _take_places(self, places: list[Place]) -> None:
        self._places = places
        self._placed_in = self._english() if places else ""
        self.page.pairs.places = [(TextSide.TARGET, place.span) for place in places]

    def _english(self) -> str:
        return self.work.target.plain_text


def _carried(places: list[Place], before: str, after: str) -> list[Place]:
    """The places of a text in what became of it; one whose words were changed is done with."""
    from workbench.text.diffing import alike

    start = alike(before, after)
    tail = min(alike(before[::-1], after[::-1]), min(len(before), len(after)) - start)
    end, moved = len(before) - tail, len(after) - len(before)
    kept = []
    for place in places:
        if place.span.end <= start:
            kept.append(place)
        elif place.span.start >= end:
            span = Span(place.span.start + moved, place.span.end + moved)
            kept.append(replace(place, span=span))
    return kept
