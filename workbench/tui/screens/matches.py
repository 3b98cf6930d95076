"""What the translation memory offers for the active pair, and how it comes into its English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.spans import Span
from workbench.text.coding import plain
from workbench.tui.awaiting import Awaited
from workbench.tui.command import WALKING, Keymap, Mode, shown
from workbench.tui.detail import Detail
from workbench.tui.screens.finder import Finder
from workbench.tui.screens.places import Places

if TYPE_CHECKING:
    from textual.timer import Timer

    from workbench.model.matches import Match
    from workbench.tui.entries import Entry
    from workbench.tui.panels import Panel
    from workbench.tui.questions import Hints
    from workbench.tui.work import Work

MATCH_SECONDS = 0.1
"""How long a pair is active before its matches are read."""
_CHOOSING = (Awaited.MATCH, Awaited.MATCH_OF_WORDS, Awaited.STRETCH, Awaited.RENDERING)
_SHOWN_BESIDE_TERMS = 3
_PANEL = "matches"
_WORDS = "words of a match"


class Matches(Places):
    """What the translation memory offers for the active pair."""

    def __init__(self, work: Work, keymap: Keymap) -> None:
        super().__init__(work, keymap)
        self.finder = Finder(self)
        self.matches: tuple[Match, ...] = ()
        """What is offered for the English of the active pair."""
        self._told: tuple[Match, ...] = ()
        """Those that have labels; others may have come since."""
        self._matches_of = -1
        """The row of the segment that they are for."""
        self._wait_for_matches: Timer | None = None
        self._panel_before = "terms"
        """The panel that stood there before a match was to be chosen."""

    # What is offered

    def ask_matches(self) -> None:
        """Reads what is offered for the active pair as soon as the keys rest."""
        if self._wait_for_matches is not None:
            self._wait_for_matches.stop()
        row = self.work.row if len(self.work) else -1
        if row != self._matches_of:
            self.matches, self._matches_of = (), row
            self.forget_places()
        if not len(self.work):
            return

        def read() -> None:
            from workbench.services import matching

            settings = self.workbench.settings.memory
            self.workbench.background.ask_memory(
                "matches",
                lambda store: matching.find(store, row, settings),
                lambda found: self.take_matches(row, found),
            )

        self._wait_for_matches = self.set_timer(MATCH_SECONDS, read)

    def take_matches(self, row: int, found: tuple[Match, ...]) -> None:
        """Shows what is offered, where the pair is still the active one and nothing is chosen."""
        if found == self.matches or not len(self.work) or row != self.work.row:
            return
        self.matches = found
        is_shown = self.panel in ("terms", "all terms", _PANEL)
        if is_shown and self.mode not in WALKING and self.awaited is Awaited.NOTHING:
            self.show_panel(self.panel)

    def has_matches(self) -> bool:
        """Whether there is a panel of matches; it stays where it was chosen."""
        return bool(self.matches) or self.panel == _PANEL

    def offered(self) -> Panel:
        """The best match and what others there are, as they stand above the terms."""
        if not self.matches:
            return super().offered()
        from workbench.tui.match_entries import match_entries, other_entries
        from workbench.tui.panels import Panel

        count = len(self.matches)
        told = f"{shown('ctrl+r')}: " + ("match" if count == 1 else f"{count} matches")
        entries = match_entries(self.matches[:1], have_labels=False)
        if not self.has_class("-narrow"):
            entries += other_entries(self.matches[1:_SHOWN_BESIDE_TERMS])
        return Panel(title=told, entries=entries)

    def show_panel(self, panel: str) -> None:
        if panel != _PANEL:
            super().show_panel(panel)
            return
        from workbench.tui.match_entries import match_entries

        self.panel = panel
        self._told = self.matches
        entries = match_entries(self._told, have_labels=True)
        self.side.tell(self._count(), entries, least=Detail.MIDDLE, keeps_title=True)

    def _count(self) -> str:
        count = len(self.matches)
        return "no match here" if not count else "1 match" if count == 1 else f"{count} matches"

    # Choosing

    def show_matches(self) -> None:
        """Lets a label choose one of the matches; where there is none, a phrase is asked for.

        A phrase that is selected in the Chinese is looked for instead.
        """
        has_phrase = self.mode is not Mode.TARGET and self.buffer.selected_text.strip()
        if not self.matches or has_phrase:
            self.finder.show_renderings()
            return
        self._panel_before = self.panel
        self.show_panel(_PANEL)
        self.await_label(Awaited.MATCH)

    def open_concordance(self, text: str = "") -> None:
        """Looks in the whole memory for a text, else for what is selected."""
        self.workbench.lists.open_concordance(text or self.buffer.selected_text.strip())

    def is_label(self, key: str, character: str | None) -> bool:
        """Whether a key is for the labels; the key that shows matches is, the second time."""
        return self._asks_again(key) or super().is_label(key, character)

    def _asks_again(self, key: str) -> bool:
        command = self.keymap.find(self.mode, key)
        is_same = command is not None and command.name == "insert-match"
        return is_same and self.awaited in _CHOOSING

    def take_label(self, key: str, character: str | None) -> None:
        """Takes a key for a label, or for what is to be done with the match of the next one."""
        if self._asks_again(key):
            self._end_awaiting()
            self.open_concordance()
        elif key == "space" and self.awaited in (Awaited.MATCH, Awaited.MATCH_OF_WORDS):
            self._toggle_words()
        elif key == "plus" and self.awaited in _CHOOSING:
            self.side.is_whole = not self.side.is_whole
            self._fit_side()
            self.side.draw()
            self.tell_foot()
        else:
            super().take_label(key, character)

    def _toggle_words(self) -> None:
        """Lets the label name the match whose words are wanted, or the whole match again."""
        if len(self.matches) == 1:
            self._end_awaiting()
            self._show_words(self.matches[0])
            return
        is_whole = self.awaited is Awaited.MATCH_OF_WORDS
        self.awaited = Awaited.MATCH if is_whole else Awaited.MATCH_OF_WORDS
        self.tell_foot()

    def _show_words(self, match: Match) -> None:
        """Shows the words of a match that the English lacks, each with a label."""
        from workbench.services.adapting import lacking
        from workbench.tui.match_entries import stretch_entries

        entries = stretch_entries(lacking(match.target, self.work.target.plain_text))
        if not entries:
            self.show_panel(self._panel_before)
            self.say("the English has every word of this match")
            return
        title = f"{match.name}: words that the English lacks"
        self.show_entries(_WORDS, title, entries, Awaited.STRETCH)

    def awaited_keys(self) -> Hints:
        whole = ("+", "cut" if self.side.is_whole else "whole")
        if self.awaited is Awaited.MATCH:
            return ("Space", "only its words"), whole
        if self.awaited is Awaited.MATCH_OF_WORDS:
            return ("Space", "insert it whole"), whole
        return super().awaited_keys()

    def _least_detail(self) -> Detail:
        if self.side.is_whole:
            return Detail.LONG
        return Detail.MIDDLE if self.panel == _PANEL else super()._least_detail()

    def _end_awaiting(self) -> None:
        is_choosing = self.panel in (_PANEL, _WORDS)
        self.side.is_whole = False
        super()._end_awaiting()
        if is_choosing and self.panel != self._panel_before:
            self.show_panel(self._panel_before)

    # Inserting

    def _use(self, awaited: Awaited, entry: Entry) -> None:
        if awaited is Awaited.MATCH_OF_WORDS:
            self._show_words(self._match_of(entry))
        else:
            super()._use(awaited, entry)

    def _insert(self, awaited: Awaited, entry: Entry) -> None:
        if awaited is Awaited.MATCH:
            self._insert_match(self._match_of(entry), entry)
        elif awaited is Awaited.STRETCH:
            self.insert_phrase(entry.insert)
        else:
            super()._insert(awaited, entry)

    def _match_of(self, entry: Entry) -> Match:
        from workbench.tui.match_entries import match_entries

        return self._told[match_entries(self._told, have_labels=True).index(entry)]

    def insert_phrase(self, text: str) -> None:
        """Inserts English that was found elsewhere, with the spaces that it needs at the caret."""
        from workbench.text.insertion import insertion

        self.leave_source(quietly=True)
        sides = self.work.target.plain_sides
        self.insert(insertion(*sides, text, capital_at_sentence_start=False).text)

    def _insert_match(self, match: Match, entry: Entry) -> None:
        """Inserts a match, and goes to the first place that is to be looked at.

        One of the whole paragraph takes the place of another that nobody has touched since.
        """
        self.leave_source(quietly=True)
        if self._stops_at_lock():
            return
        target = self.work.target
        if self.work.is_offer and not match.is_sentence:
            target.select(Span(0, len(target.text)))
        before, after = target.plain_sides
        lead, trail = _spaces(before, after, entry.insert)
        self.insert(f"{lead}{entry.insert}{trail}")
        if not match.is_sentence:
            self.work.take_offer(plain(entry.insert), entry.origin)
        self.begin_places(match, len(before) + len(lead))


def _spaces(before: str, after: str, text: str) -> tuple[str, str]:
    """The spaces that an English needs between the texts that it comes to stand between."""
    lead = " " if before and not before[-1].isspace() else ""
    trail = " " if after[:1].isalnum() and not text[-1:].isspace() else ""
    return lead, trail
