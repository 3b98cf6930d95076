"""In the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.command import Mode, command

if TYPE_CHECKING:
    from workbench.tui.screens.editor import EditorScreen
    from workbench.tui.screens.timeline import TimelineScreen

_HERE = (Mode.TIMELINE,)


@command()
def timeline(screen: EditorScreen) -> None:
    """Show who changed this pair, when and by which way; `h` in the Chinese does so too."""
    if len(screen.work):
        screen.workbench.lists.open_timeline(screen.work.row)


@command()
def day(screen: EditorScreen) -> None:
    """Show what was done in the project today, or on another day."""
    from workbench.services.timeline import read_day

    segment = screen.work.row if len(screen.work) else 0
    screen.workbench.lists.open_timeline(segment, read_day("today"))


@command("h", modes=(Mode.SOURCE,), in_palette=False)
def history(screen: EditorScreen) -> None:
    """Show who changed this pair, when and by which way."""
    if len(screen.work):
        screen.workbench.lists.open_timeline(screen.work.row)


@command("enter", "g", modes=_HERE, hint="go there", in_palette=False)
def go_to_event(screen: TimelineScreen) -> None:
    """Go to the pair in the editor."""
    screen.go_there()


@command("r", modes=_HERE, hint="restore", in_palette=False)
def restore(screen: TimelineScreen) -> None:
    """Let this wording stand again: English as a draft, Chinese as a correction."""
    screen.restore()


@command("d", modes=_HERE, hint="day", in_palette=False)
def choose_day(screen: TimelineScreen) -> None:
    """Show what was done on a day, in the whole project."""
    screen.ask_day()


@command("s", modes=_HERE, hint="segment", in_palette=False)
def timeline_of_segment(screen: TimelineScreen) -> None:
    """Show what was done to this segment, or go back to the one that you came from."""
    screen.show_segment()
