"""Translating."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.awaiting import Awaited
from workbench.tui.command import ON_EVERY_SCREEN, READING, Mode, command

if TYPE_CHECKING:
    from workbench.tui.screens.editor import EditorScreen


@command("enter", "ctrl+enter", modes=(Mode.TARGET,), hint="confirm")
def confirm(screen: EditorScreen) -> None:
    """Confirm this pair and go to the next open one."""
    screen.confirm()


@command("ctrl+j", modes=(Mode.TARGET,))
def line_break(screen: EditorScreen) -> None:
    """Put a line break into the English."""
    screen.insert("\n")


@command("grave_accent", "ctrl+t", "f2", modes=READING, hint="term")
def insert_term(screen: EditorScreen) -> None:
    """Insert a term of the glossary: the next key is its label; twice types the sign itself."""
    screen.await_label(Awaited.TERM)


@command("tab", modes=(Mode.TARGET,))
def complete(screen: EditorScreen) -> None:
    """Complete the term that is being typed; after a match, go to what is to be looked at next."""
    screen.complete()


@command("ctrl+r", "f3", modes=READING)
def insert_match(screen: EditorScreen) -> None:
    """Insert a match by its label: Space first for only its words, twice for the concordance."""
    screen.show_matches()


@command(modes=READING)
def renderings(screen: EditorScreen) -> None:
    """Show how the selected phrase was rendered before in this project; ctrl+r does so too."""
    screen.finder.show_renderings()


@command("f5", hint="flag")
def needs_work(screen: EditorScreen) -> None:
    """Flag this pair as needing work, or take the flag away."""
    screen.toggle_flag()


@command("f7", hint="note")
def note(screen: EditorScreen) -> None:
    """Write a note or query on this pair."""
    screen.write_note()


@command("ctrl+z", modes=ON_EVERY_SCREEN)
def undo(screen: EditorScreen) -> None:
    """Undo the last change, whatever it was."""
    screen.undo()


@command("ctrl+y", "ctrl+shift+z", modes=ON_EVERY_SCREEN)
def redo(screen: EditorScreen) -> None:
    """Redo what was undone."""
    screen.redo()


@command()
def resolve_conflict(screen: EditorScreen) -> None:
    """Decide between two wordings where another program wrote this pair too."""
    screen.resolve_conflict()
