"""The cells of a card, one line for each, to be edited where the card stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Input, Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.app import ComposeResult

_LABELS = {
    "zh-Hans": "Simplified",
    "zh-Hans-admitted": "  also (a | b)",
    "zh-Hant": "Traditional",
    "zh-Hant-admitted": "  also (a | b)",
    "zh-Hant-TW": "Taiwan",
    "zh-Hant-HK": "Hong Kong",
    "en": "English",
    "from": "  right from (2017-10)",
    "until": "  until",
    "register": "  formal/media/internal",
    "part-of-speech": "  part of speech",
    "en-preferred": "  preferred too",
    "en-admitted": "  also (a | b)",
    "en-deprecated": "  no longer",
    "en-forbidden": "  never",
    "date": "date of the source",
    "do-not-translate": "do not translate (yes)",
    "members": "members (甲 = A | ? )",
}


class Cells(VerticalScroll):
    """One line for each cell; Enter keeps them all, Esc drops them when pressed twice."""

    class Kept(Message):
        """The cells are to be kept."""

    class Dropped(Message):
        """The cells are to be left as they were."""

    def __init__(self, title: str, cells: Mapping[str, str], *, first: str = "en") -> None:
        super().__init__(id="cells")
        self._title = title
        self.before = dict(cells)
        """What stood in the lines at first."""
        self._first = first
        self._wants_drop = False

    def compose(self) -> ComposeResult:
        """Captions and lines."""
        yield Label(f"{self._title}  Enter: keep  Tab: next  Esc: leave", classes="title")
        for name, text in self.before.items():
            yield Label(_LABELS.get(name, name.replace("-", " ")))
            yield Input(text, name=name, compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Begins with what is looked for most."""
        self.take_caret()

    def take_caret(self) -> None:
        """Puts the caret into the line that is looked for most."""
        fields = list(self.query(Input))
        next((field for field in fields if field.name == self._first), fields[0]).focus()

    @property
    def filled(self) -> dict[str, str]:
        """What stands in the lines now."""
        return {str(field.name): field.value for field in self.query(Input)}

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self.filled != self.before

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keeps the cells."""
        event.stop()
        self.post_message(self.Kept())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keeps typing from the filter, and wants Esc twice again."""
        event.stop()
        self._wants_drop = False

    def on_key(self, event: events.Key) -> None:
        """Esc drops what was typed only when it is pressed twice."""
        if event.key in ("up", "down"):
            event.stop()
            (self.screen.focus_previous if event.key == "up" else self.screen.focus_next)(Input)
        elif event.key == "escape":
            event.stop()
            if self.is_changed and not self._wants_drop:
                self._wants_drop = True
                self.notify("Enter keeps what you typed; Esc again drops it", timeout=3)
            else:
                self.post_message(self.Dropped())
