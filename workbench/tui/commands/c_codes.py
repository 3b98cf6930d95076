"""Codes: the inline markup of the Chinese, which the English is to have too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.command import READING, Mode, command

if TYPE_CHECKING:
    from workbench.tui.screens.editor import EditorScreen


@command("ctrl+6", "ctrl+circumflex_accent", "ctrl+shift+6", modes=(Mode.TARGET,))
def next_code(screen: EditorScreen) -> None:
    """Insert the next code that is missing, or put a missing pair around the selection."""
    screen.insert_next_code()


@command("alt+c", modes=(Mode.TARGET,))
def insert_code(screen: EditorScreen) -> None:
    """Insert a code or pair of the Chinese: the next key is its label."""
    screen.choose_code()


@command(modes=READING)
def copy_source(screen: EditorScreen) -> None:
    """Put the Chinese with its codes in place of the English; `c` in the Chinese does so too."""
    screen.copy_source()


@command("c", modes=(Mode.SOURCE,), in_palette=False)
def copy_source_here(screen: EditorScreen) -> None:
    """Put the Chinese with its codes in place of the English."""
    screen.copy_source()
