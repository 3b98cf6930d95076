"""What there is to say of one thing, in wrapped lines that scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.strip import Strip

from workbench.tui.widgets.lines import Lines
from workbench.tui.widgets.parts import ROLES, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events

    from workbench.tui.entries import Part


class Card(Lines):
    """Draws lines of parts."""

    COMPONENT_CLASSES = {f"card--{role}" for role in ROLES}

    def __init__(self) -> None:
        super().__init__(id="card")
        self._lines: Sequence[Sequence[Part]] = ()
        self._top = 0

    def tell(self, lines: Sequence[Sequence[Part]]) -> None:
        """Shows other lines from their top."""
        self._lines, self._top = lines, 0
        self.draw()

    def draw(self) -> None:
        """Draws anew, for another size or theme."""
        if not self.size.width:
            return
        strips = [
            Strip(row)
            for line in self._lines
            for row in wrapped(line, self.size.width, self._style, self.rich_style) or [[]]
        ]
        self._top = max(0, min(self._top, len(strips) - self.size.height))
        self.show(strips[self._top : self._top + self.size.height])

    def scroll_lines(self, lines: int) -> None:
        """Scrolls the card."""
        self._top = max(0, self._top + lines)
        self.draw()

    def on_resize(self, _event: events.Resize) -> None:
        """Draws for the new size."""
        self.draw()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scrolls down."""
        event.stop()
        self.scroll_lines(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scrolls up."""
        event.stop()
        self.scroll_lines(-2)

    def _style(self, role: str) -> Style:
        return self.get_component_rich_style(f"card--{role}", partial=True)
