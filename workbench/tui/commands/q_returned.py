"""In a file that came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.command import Mode, command

if TYPE_CHECKING:
    from workbench.tui.screens.editor import EditorScreen
    from workbench.tui.screens.returned import ReturnedScreen

_HERE = (Mode.RETURNED,)


@command()
def update(screen: EditorScreen) -> None:
    """See what a file that came back would change, and take it."""
    screen.ask_returned()


@command("t", modes=_HERE, hint="take", in_palette=False)
def take_returned(screen: ReturnedScreen) -> None:
    """Take everything that fits, or only what is marked, as one step of undo."""
    screen.take()


@command("enter", "g", modes=_HERE, hint="go there", in_palette=False)
def go_to_returned(screen: ReturnedScreen) -> None:
    """Go to the paragraph in the editor."""
    screen.go_there()


@command("d", modes=_HERE, hint="kind", in_palette=False)
def choose_fate(screen: ReturnedScreen) -> None:
    """Show only what would be taken, then what is refused, what is older, and all again."""
    screen.choose_fate()


@command("r", modes=_HERE, hint="read again", in_palette=False)
def read_returned_again(screen: ReturnedScreen) -> None:
    """Read the file again, against the project as it is now."""
    screen.read_again()
