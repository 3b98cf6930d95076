"""In the Chinese: selecting, terms, mending the cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.command import READING, Mode, command

if TYPE_CHECKING:
    from workbench.tui.screens.editor import EditorScreen

_SOURCE = (Mode.SOURCE,)


@command("ctrl+o", "f6", modes=READING, hint="Chinese")
def switch_side(screen: EditorScreen) -> None:
    """Put the caret into the Chinese, or back into the English."""
    screen.switch_side()


@command("v", modes=_SOURCE, hint="select")
def select(screen: EditorScreen) -> None:
    """Begin or end a selection; the arrows extend it."""
    screen.toggle_selecting()


@command("t", modes=_SOURCE, hint="add term")
def add_term(screen: EditorScreen) -> None:
    """Add the selection to the glossary."""
    screen.add_term()


@command("w", modes=_SOURCE)
def uses(screen: EditorScreen) -> None:
    """Show where the term under the caret is used, and with which English."""
    screen.open_uses()


@command("s", modes=_SOURCE, hint="split")
def split(screen: EditorScreen) -> None:
    """Split the paragraph at the caret; English and history stay with the first part."""
    screen.split()


@command("j", modes=_SOURCE, hint="join")
def join_next(screen: EditorScreen) -> None:
    """Join the paragraph with the next one."""
    screen.join_next()


@command("e", modes=_SOURCE, hint="correct")
def correct(screen: EditorScreen) -> None:
    """Correct a slip in the Chinese; the earlier wording is kept."""
    screen.begin_correcting()


@command("escape", modes=_SOURCE, hint="English")
def leave_source(screen: EditorScreen) -> None:
    """Go back to the English."""
    screen.leave_source()


@command("enter", "ctrl+enter", modes=(Mode.CORRECTING,), hint="accept", in_palette=False)
def accept_correction(screen: EditorScreen) -> None:
    """Accept the correction of the Chinese."""
    screen.end_correcting(accept=True)


@command("escape", "ctrl+g", modes=(Mode.CORRECTING,), hint="cancel", in_palette=False)
def cancel_correction(screen: EditorScreen) -> None:
    """Leave the Chinese as it was."""
    screen.end_correcting(accept=False)
