"""A line above the foot in which something is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.widget import Widget


class Prompt(Input):
    """Asks for one line of text, and is gone when it is answered or taken back with Esc."""

    def __init__(
        self,
        question: str,
        answered: Callable[[str], None],
        ended: Callable[[Prompt], None],
        *,
        value: str = "",
        is_kept: bool = False,
    ) -> None:
        """`ended` is told before the answer is; `is_kept`: nothing is lost with the terminal."""
        super().__init__(value, placeholder=question, compact=True)
        self._answered = answered
        self._ended = ended
        self._is_kept = is_kept
        self.others: dict[str, Callable[[str], object]] = {}
        """What keys do in place of the answer, with what stands there."""
        self._before: Widget | None = None

    def on_mount(self) -> None:
        """Takes the keyboard, for a while."""
        self._before = self.screen.focused
        self.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hands over the answer."""
        event.stop()
        self._end()
        if event.value.strip():
            self._answered(event.value.strip())

    def keep(self) -> None:
        """Hands over what stands there when the terminal hangs up."""
        if self._is_kept and self.value.strip():
            self._answered(self.value.strip())

    def on_key(self, event: events.Key) -> None:
        """Takes the question back, or does something else in its place."""
        if event.key in ("escape", "ctrl+c", "ctrl+q"):
            event.stop()
            event.prevent_default()
            self._end()
        elif event.key in self.others:
            event.stop()
            event.prevent_default()
            self._end()
            self.others[event.key](self.value.strip())

    def on_blur(self) -> None:
        """Takes the question back where the mouse put the caret elsewhere."""
        if self.app.app_focus and self.is_attached:
            self._ended(self)
            self.remove()

    def _end(self) -> None:
        self._ended(self)
        if self._before is not None:
            self._before.focus()
        self.remove()
