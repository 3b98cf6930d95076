"""The side panel: labelled entries about the active pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from workbench.text.width import columns
from workbench.tui.detail import Detail
from workbench.tui.labels import LABELS, label
from workbench.tui.widgets.lines import Lines, fitted
from workbench.tui.widgets.parts import ROLES, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events

    from workbench.tui.entries import Entry

_INDENT = 2


class Side(Lines):
    """Draws entries as fully as there is room for."""

    COMPONENT_CLASSES = {f"side--{role}" for role in ROLES}

    def __init__(self) -> None:
        super().__init__(id="side")
        self.title = ""
        self.entries: Sequence[Entry] = ()
        self.is_awaiting = False
        """Whether the next key is a label."""
        self.first_label = 0
        """The entry that has the first label: with more entries than labels, the one on top."""
        self.is_whole = False
        """Whether the entries are told in full, however long they are."""
        self._least = Detail.SHORT
        self._keeps_title = False
        self._unlabelled = 0
        self._top = 0
        self._detail = Detail.LONG
        self._strips: list[Strip] = []
        self._owners: list[int] = []
        """The entry of each strip."""

    def tell(
        self,
        title: str,
        entries: Sequence[Entry],
        *,
        without_labels: int = 0,
        least: Detail = Detail.SHORT,
        keeps_title: bool = False,
    ) -> None:
        """Shows other entries, of which the first so many have no labels.

        What has no room in the form `least` is scrolled. `keeps_title` says that the title matters
        also while a label is awaited.
        """
        self.title, self.entries = title, entries
        self._least, self._keeps_title = least, keeps_title
        self._top, self.first_label, self._unlabelled = 0, without_labels, without_labels
        self.draw()

    def draw(self) -> None:
        """Draws anew, for another size, theme or state."""
        if not self.size.width or not self.size.height:
            return
        room = self.size.height - 1
        for self._detail in reversed(Detail):
            self._write()
            if len(self._strips) <= room or self.is_whole or self._detail is self._least:
                break
        self._paint()

    def needed(self, detail: Detail) -> int:
        """Lines that all entries take in a form, with the title."""
        return 1 + sum(len(self._entry(at, detail)) for at in range(len(self.entries)))

    def scroll_entries(self, lines: int) -> None:
        """Scrolls the entries."""
        last = max(0, len(self._strips) - (self.size.height - 1))
        self._top = max(0, min(self._top + lines, last))
        if len(self.entries) > len(LABELS):
            self.first_label = max(self._unlabelled, self._owners[self._top])
            self._write()
        self._paint()

    def on_resize(self, _event: events.Resize) -> None:
        """Draws for the new size."""
        self.draw()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scrolls down."""
        event.stop()
        self.scroll_entries(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scrolls up."""
        event.stop()
        self.scroll_entries(-2)

    def _paint(self) -> None:
        room = self.size.height - 1
        shown = self._strips[self._top : self._top + room]
        left = len(self._strips) - self._top - len(shown)
        title = self.title
        if self.is_awaiting:
            asked = f"{self.title}: a label?" if self._keeps_title else "a label? Esc: none"
            title = asked + ("  PgDn: more" if left else "")
        elif left > 0:
            title += f"  (+{left}: `)"
        style = self._style("title")
        text = fitted(title, self.size.width)
        head = Strip([Segment(text + " " * (self.size.width - columns(text)), style)])
        self.show([head, *shown])

    def _write(self) -> None:
        self._strips, self._owners = [], []
        for index in range(len(self.entries)):
            strips = self._entry(index, self._detail)
            self._strips += strips
            self._owners += [index] * len(strips)

    def _entry(self, index: int, detail: Detail) -> list[Strip]:
        entry = self.entries[index]
        margin = _INDENT + (_INDENT if entry.is_nested and detail is not Detail.SHORT else 0)
        strips: list[Strip] = []
        for number, parts in enumerate(entry.lines(detail)):
            for row in wrapped(parts, self.size.width - margin, self._style, self.rich_style):
                first = [Segment(" " * margin, self.rich_style)]
                if not strips and number == 0:
                    mark = f"{entry.mark or label(index - self.first_label):1} "
                    first = [
                        Segment(" " * (margin - _INDENT), self.rich_style),
                        Segment(mark, self._style("label")),
                    ]
                strips.append(Strip([*first, *row]))
        return strips

    def _style(self, role: str) -> Style:
        return self.get_component_rich_style(f"side--{role}", partial=True)
