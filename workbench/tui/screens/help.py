"""Every key and command on one page."""

from __future__ import annotations

import importlib
import textwrap
from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Label, Static

from workbench.model.signs import CONFLICT, FLAG, NOT_TRANSLATABLE, NOTE, STATE_SIGNS
from workbench.tui.command import Keymap, Mode, shown
from workbench.tui.screens.form import Form

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

_KEYS = 27
"""Columns that the keys take before what they do."""
_LEAST = 20
"""Columns for what they do; where there are fewer, it goes on at the edge."""

_ONLY: dict[tuple[Mode, ...], str] = {
    (Mode.SOURCE,): "in the Chinese",
    (Mode.CORRECTING,): "while correcting",
    (Mode.ANNOTATING,): "while annotating",
    (Mode.REVIEWING,): "in the review",
}


class HelpScreen(Form[None]):
    """Shows what the keymap holds."""

    BINDINGS = [("escape,f1,q,enter", "close", "Close")]
    keys = (("PgUp PgDn", "scroll"), ("Esc", "back to work"))

    def __init__(self, keymap: Keymap, mode: Mode | None = None) -> None:
        """With a mode only the commands that it has."""
        super().__init__()
        self._keymap = keymap
        self._mode = mode

    def compose(self) -> ComposeResult:
        """The page, which scrolls."""
        with VerticalScroll(classes="form"):
            yield Label("Keys and commands    Esc: back to work    PgUp PgDn: scroll")
            yield _Rows(self._keymap, self._mode)

    def action_close(self) -> None:
        """Goes back to work."""
        self.dismiss()


class _Rows(Static):
    """The rows, wrapped anew for each width."""

    def __init__(self, keymap: Keymap, mode: Mode | None) -> None:
        super().__init__(help_text(keymap, mode))
        self._keymap = keymap
        self._mode = mode

    def on_resize(self, event: events.Resize) -> None:
        """Wraps them for another width."""
        self.update(help_text(self._keymap, self._mode, event.size.width))


def help_text(keymap: Keymap, mode: Mode | None = None, width: int = 0) -> Text:
    """The keymap as rows: keys, what they do, where they hold; of one mode, or of all.

    With a `width` in columns, what a key does goes on below itself.
    """
    room = width if width >= _KEYS + _LEAST else 1_000
    text = Text()
    group = ""
    for command in keymap.commands:
        if mode is not None and mode not in command.modes:
            continue
        if command.group != group:
            group = command.group
            text.append(f"\n{group_title(group)}\n", style="bold")
        keys = " ".join(shown(key) for key in keymap.keys(command)) or "(palette)"
        where = _ONLY.get(command.modes, "")
        head = f"  {keys:{_KEYS - 3}} "
        told = f"{command.summary}{f' ({where})' if where else ''}"
        rows = textwrap.wrap(told, room, initial_indent=head, subsequent_indent=" " * _KEYS)
        text.append(head, style="bold")
        text.append("\n".join(rows).removeprefix(head) + "\n")
    states = ", ".join(f"{glyph} {state}" for state, glyph in STATE_SIGNS.items())
    text.append("\nSigns\n", style="bold")
    text.append(f"  {states}, {NOT_TRANSLATABLE} not to be translated\n")
    text.append(f"  {FLAG} needs work, {NOTE} has a note, {CONFLICT} two wordings\n")
    return text


def group_title(group: str) -> str:
    """The title of a group of commands: the first line of its module's docstring."""
    module = importlib.import_module(f"workbench.tui.commands.{group}")
    return (module.__doc__ or group).splitlines()[0].rstrip(".")
