"""Reviewing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.command import READING, Mode, command

if TYPE_CHECKING:
    from workbench.tui.screens.editor import EditorScreen

_HERE = (Mode.REVIEWING,)


@command("alt+r", modes=(*READING, Mode.ANNOTATING))
def review(screen: EditorScreen) -> None:
    """Review what was translated, pair by pair, with what changed since the version before."""
    screen.begin_reviewing()


@command("r", modes=(Mode.SOURCE,), in_palette=False)
def review_from_here(screen: EditorScreen) -> None:
    """Review what was translated, from this pair on."""
    screen.begin_reviewing()


@command("enter", "a", modes=_HERE, hint="accept", in_palette=False)
def accept(screen: EditorScreen) -> None:
    """Accept this wording and go to the next that waits for review."""
    screen.accept()


@command("e", modes=_HERE, hint="change", in_palette=False)
def change_wording(screen: EditorScreen) -> None:
    """Change the English; Enter then accepts it."""
    screen.change()


@command("b", modes=_HERE, hint="send back", in_palette=False)
def send_back(screen: EditorScreen) -> None:
    """Send the pair back to the translator, with a note that says why."""
    screen.send_back()


@command("f", modes=_HERE, hint="final", in_palette=False)
def finish(screen: EditorScreen) -> None:
    """Make a reviewed pair final and lock it."""
    screen.finish()


@command("u", modes=_HERE, in_palette=False)
def reopen(screen: EditorScreen) -> None:
    """Open a final pair again."""
    screen.reopen()


@command("m", modes=_HERE, hint="mark", in_palette=False)
def mark_error(screen: EditorScreen) -> None:
    """Annotate the selection with the type of an error, or anything else."""
    screen.begin_annotating()
