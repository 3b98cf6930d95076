"""Copying and pasting by a program of the system, or else through the terminal."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.tui.app import WorkbenchApp
    from workbench.tui.clipboard import Clipboard


def copy(app: WorkbenchApp, text: str) -> None:
    """Copies to the system's clipboard, and says in the foot by which way."""
    app.copy_to_clipboard(text)
    program = _clipboard()
    if program is None:
        app.editor.say(f"copied {len(text)} characters through the terminal (OSC 52)")
        return

    def tell(is_done: bool) -> None:
        way = program.name if is_done else f"the terminal (OSC 52), {program.name} failed"
        app.editor.say(f"copied {len(text)} characters by {way}")

    app.background.run("copying", lambda: program.copy(text), tell)


def paste(app: WorkbenchApp, taken: Callable[[str], None]) -> None:
    """Hands over what the system's clipboard holds, or else what was copied here."""
    program = _clipboard()
    if program is None:
        taken(app.clipboard)
        return

    def fetched(text: str | None) -> None:
        taken(app.clipboard if text is None else text)

    app.background.run("pasting", program.paste, fetched)


@cache
def _clipboard() -> Clipboard | None:
    from workbench.tui.clipboard import find_clipboard

    return find_clipboard(os.environ)
