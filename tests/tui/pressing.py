"""Keys sent to a running editor, and what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.keys import _character_to_key

from tests.tui.opened import settled, stored
from workbench.model.segments import State

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from workbench.tui.app import WorkbenchApp

DRAFT, DONE = State.DRAFT, State.TRANSLATED


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys one after another, each when the one before is done with."""
    for key in keys:
        character = key if len(key) == 1 else None
        name = _character_to_key(key) if character else key
        pilot.app.post_message(events.Key(name, character))
        await pilot.pause()


async def write(pilot: Pilot[None], text: str) -> None:
    """Types a text as fast as the terminal can send it."""
    for character in text:
        pilot.app.post_message(events.Key(_character_to_key(character), character))
    await pilot.pause()


async def stores(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Waits until what was typed is in the file."""
    app.editor._save()
    await settled(app, pilot)


def standing(path: Path, number: int) -> tuple[str, State]:
    target = stored(path, number).target
    return target.text, target.state


def shown(app: WorkbenchApp) -> tuple[str, int]:
    """(text, caret) of the text that the caret is in."""
    return app.editor.buffer.text, app.editor.buffer.caret


def number(app: WorkbenchApp) -> int:
    return app.work.pair.segment.number
