"""Finding a phrase: its places in the document, and how it was rendered before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.tui.awaiting import Awaited
from workbench.tui.command import shown
from workbench.tui.questions import Instead

if TYPE_CHECKING:
    from workbench.services.searching import Rendering, SearchHit
    from workbench.tui.command import Mode
    from workbench.tui.screens.matches import Matches

_HITS = "hits"
"""The panel of the places that were found."""


class Finder:
    """What was found last, and where of it the editor is."""

    def __init__(self, screen: Matches) -> None:
        self._screen = screen
        self._places: list[SearchHit] = []
        self._last: tuple[int, bool, int] | None = None
        """(index, is in the English, code point) of the place that was gone to last."""
        self._not_rendered = ""
        """The phrase of which no earlier rendering was found; asked again, the memory is."""

    # A phrase

    def ask(self) -> None:
        """Asks for a phrase, and finds it."""
        self._screen.questions.ask(
            "Find in Chinese and English", self.find, value=self._screen.buffer.selected_text
        )

    def find(self, phrase: str) -> None:
        """Finds a phrase in this document without keeping anybody waiting."""
        from workbench.services import searching

        work = self._screen.work
        document, asked_at = work.document, self._typed()
        work.flush()
        self._screen.workbench.background.read(
            "search",
            lambda store: searching.search(store, phrase, document=document),
            lambda hits: self.take(phrase, hits, goes_there=asked_at == self._typed()),
        )

    def take(self, phrase: str, hits: list[SearchHit], *, goes_there: bool = True) -> None:
        """Marks the places of a phrase, goes to the first after the caret, and lists them all.

        Unless it `goes_there`, they are only marked: whoever types is not taken elsewhere.
        """
        screen, rows = self._screen, self._indexes()
        self._last = None
        self._places = [hit for hit in hits if hit.row in rows]
        screen.page.pairs.found = {}
        for hit in self._places:
            screen.page.pairs.found.setdefault(rows[hit.row], []).append((hit.side, hit.span))
        screen.page.pairs.forget()
        if not self._places:
            screen.show_caret()
            screen.say(f"{phrase} is not in this document")
            return
        count = len(self._places)
        title = f"{phrase}: {count} place{'' if count == 1 else 's'}; ^L goes on"
        if not goes_there:
            screen.show_caret()
            screen.say(title)
            return
        self.go_on()
        from workbench.tui.entries import hit_entries

        numbers = [rows[hit.row] + 1 for hit in self._places]
        screen.show_entries(_HITS, title, hit_entries(self._places, numbers), Awaited.HIT)

    def go_on(self) -> None:
        """Goes to the next place that was found, and selects it."""
        screen = self._screen
        if not self._places:
            screen.say("nothing was found yet; ^F finds a phrase")
            return
        found = self._next()
        if found is None:
            screen.say("what was found is not there any more; ^F finds a phrase")
            return
        index, is_target, span = found
        panel, title, entries = screen.panel, screen.side.title, screen.side.entries
        screen.go(index)
        if panel == _HITS:
            screen.panel = panel
            screen.side.tell(title, entries)
        if screen.work.active == index:
            # A place in the Chinese is marked, and the caret stays where typing is typing.
            screen.leave_source(quietly=True)
            self._last = (index, is_target, span.end)
            if is_target:
                screen.take_mode(Side.TARGET)
                screen.buffer.select_plain(span)
            screen.show_caret()

    def forget(self) -> None:
        """Knows of no place any more: another document is open."""
        self._places = []

    def _next(self) -> tuple[int, bool, Span] | None:
        """(index, is in the English, span) of the first place after the one that one is at."""
        screen, rows = self._screen, self._indexes()
        here = (screen.work.active, True, screen.buffer.plain_caret)
        if self._last is not None and self._last[0] == screen.work.active:
            here = self._last
        order = sorted(
            (rows[hit.row], hit.side is Side.TARGET, hit.span.end, hit.span.start)
            for hit in self._places
            if hit.row in rows
        )
        following = [place for place in order if place[:3] > here]
        for index, is_target, end, start in (following or order)[:1]:
            return index, is_target, Span(start, end)
        return None

    def _typed(self) -> tuple[int, Mode, str]:
        """What tells whether somebody has typed, or gone elsewhere, since then."""
        screen = self._screen
        return screen.work.row, screen.mode, screen.buffer.text

    def _indexes(self) -> dict[int, int]:
        return {row: index for index, row in enumerate(self._screen.work.sheet.outline.rows)}

    # Earlier renderings

    def show_renderings(self) -> None:
        """Finds how the selected phrase was rendered before; asks for one where none is."""
        screen = self._screen
        phrase = screen.buffer.selected_text.strip()
        if phrase and phrase == self._not_rendered:
            screen.workbench.lists.open_concordance(phrase)
        elif phrase:
            self._find_renderings(phrase)
        else:
            memory = Instead(
                keys=screen.keymap.keys_of("insert-match"),
                hint="whole memory",
                do=screen.open_concordance,
            )
            question = "How was it rendered? Chinese phrase (or select one: ^O, v, arrows)"
            screen.questions.ask(question, self._find_renderings, instead=(memory,))

    def take_renderings(
        self, phrase: str, found: list[Rendering], *, awaits_label: bool = True
    ) -> None:
        """Shows earlier renderings of a phrase, of which a label inserts one.

        Unless it `awaits_label`, they are only counted: no label is taken from whoever types.
        """
        screen = self._screen
        self._not_rendered = "" if found else phrase
        if not found:
            again = f"; {shown('ctrl+r')} looks in the whole memory"
            screen.say(f"{phrase} has no earlier rendering in this project{again}")
            return
        title = f"{phrase}: {len(found)} earlier"
        if not awaits_label:
            screen.say(f"{title}; ask again to see them")
            return
        from workbench.tui.entries import rendering_entries

        screen.show_entries("renderings", title, rendering_entries(found), Awaited.RENDERING)

    def _find_renderings(self, phrase: str) -> None:
        from workbench.services import searching

        work = self._screen.work
        row, asked_at = work.row, self._typed()
        work.flush()
        self._screen.workbench.background.read(
            "search",
            lambda store: searching.renderings(store, phrase, but=row),
            lambda found: self.take_renderings(
                phrase, found, awaits_label=asked_at == self._typed()
            ),
        )
