"""The foot: how far the work is, where the caret is, and the keys that matter now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from workbench.text.width import columns
from workbench.tui.widgets.lines import Lines, fitted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events

_BAR = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class FootState:
    """What the foot tells."""

    document: str
    number: int
    count: int
    kind: str
    state: str
    confirmed: int
    message: str = ""
    is_warning: bool = False
    mode: str = ""
    keys: Sequence[tuple[str, str]] = ()
    """(key, what it does), the most important first."""


class Foot(Lines):
    """Two lines at the bottom of the screen."""

    COMPONENT_CLASSES = {"foot--key", "foot--hint", "foot--bar", "foot--warning", "foot--mode"}

    def __init__(self) -> None:
        super().__init__(id="foot")
        self._state: FootState | None = None

    def tell(self, state: FootState) -> None:
        """Shows another state."""
        if state != self._state:
            self._state = state
            self._draw()

    def draw(self) -> None:
        """Draws anew, for another size or theme."""
        self._draw()

    def on_resize(self, _event: events.Resize) -> None:
        """Draws for the new size."""
        self._draw()

    def _draw(self) -> None:
        if self._state is not None and self.size.width:
            self.show([self._progress(self._state), self._keys(self._state)])

    def _progress(self, state: FootState) -> Strip:
        done = round(_BAR * state.confirmed / max(1, state.count))
        bar = f"[{'#' * done}{'-' * (_BAR - done)}]"
        mode = f" {state.mode} " if state.mode else ""
        left = f" {bar} {state.confirmed}/{state.count} confirmed"
        place = f"  {state.number} {state.kind}, {state.state}"
        taken = columns(left) + columns(mode) + columns(state.message) + 3
        if state.message and taken > self.size.width:
            left = ""  # what is said needs the whole width
        room = self.size.width - columns(left) - columns(mode) - 1
        if state.message:
            rest = fitted(f"  {state.message}", room)
        else:
            rest = fitted(f"{place}  {state.document}", room)
        style = "foot--warning" if state.is_warning and state.message else "foot--hint"
        blank = " " * max(0, room - columns(rest) + 1)
        return Strip(
            [
                Segment(mode, self.get_component_rich_style("foot--mode", partial=True)),
                Segment(left, self.get_component_rich_style("foot--bar", partial=True)),
                Segment(rest + blank, self.get_component_rich_style(style, partial=True)),
            ]
        )

    def _keys(self, state: FootState) -> Strip:
        return key_strip(self, state.keys)


class ListFoot(Lines):
    """Two lines below a list: where one is or what was said, and the keys that matter now."""

    COMPONENT_CLASSES = {"foot--key", "foot--hint", "foot--bar", "foot--warning"}

    def __init__(self) -> None:
        super().__init__(id="foot")
        self._state: tuple[str, str, bool, Sequence[tuple[str, str]]] = ("", "", False, ())

    def tell(
        self,
        place: str,
        keys: Sequence[tuple[str, str]],
        message: str = "",
        *,
        is_warning: bool = False,
    ) -> None:
        """Shows another state."""
        self._state = (place, message, is_warning, keys)
        self.draw()

    def draw(self) -> None:
        """Draws anew, for another size or theme."""
        if not self.size.width or not self.is_attached:
            return
        place, message, is_warning, keys = self._state
        if columns(place) + columns(message) + 3 > self.size.width and message:
            place = ""
        room = self.size.width - columns(place) - 3
        style = "foot--warning" if is_warning else "foot--hint"
        said = fitted(message, max(0, room))
        self.show(
            [
                Strip(
                    [
                        Segment(f" {place}  ", _style(self, "foot--bar")),
                        Segment(said, _style(self, style)),
                    ]
                ),
                key_strip(self, keys),
            ]
        )

    def on_resize(self, _event: events.Resize) -> None:
        """Draws for the new size."""
        self.draw()


def key_strip(widget: Lines, keys: Sequence[tuple[str, str]]) -> Strip:
    """Keys with what they do, as many as there is room for."""
    segments: list[Segment] = []
    used = 0
    for key, hint in keys:
        width = columns(key) + columns(hint) + 2
        if used + width > widget.size.width:
            break
        segments.append(Segment(f" {key}", _style(widget, "foot--key")))
        segments.append(Segment(f" {hint}", _style(widget, "foot--hint")))
        used += width
    return Strip(segments)


def _style(widget: Lines, name: str) -> Style:
    return widget.get_component_rich_style(name, partial=True)
