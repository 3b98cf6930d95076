"""The program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.command import EVERYWHERE, command

if TYPE_CHECKING:
    from workbench.tui.screens.editor import EditorScreen


@command("f1", "ctrl+underscore", "ctrl+slash", modes=EVERYWHERE, hint="help")
def help(screen: EditorScreen) -> None:
    """Show every key and command."""
    screen.show_help()


@command("ctrl+p", "ctrl+backslash", "f10", modes=EVERYWHERE)
def palette(screen: EditorScreen) -> None:
    """Find a command by its name."""
    screen.app.action_command_palette()


@command("f12")
def zoom(screen: EditorScreen) -> None:
    """Put the Chinese above the English at full width, or back beside it."""
    screen.toggle_zoom()


@command("f4", "ctrl+right_square_bracket")
def side(screen: EditorScreen) -> None:
    """Show the next panel at the side: terms, terms with the shorter ones in them, history."""
    screen.cycle_side()


@command()
def switch_theme(screen: EditorScreen) -> None:
    """Switch between the dark and the light theme."""
    screen.switch_theme()


@command()
def typographic_quotes(screen: EditorScreen) -> None:
    """Turn typographic quotes and dashes as typed on or off."""
    screen.toggle_typographic()


@command("ctrl+s")
def save(screen: EditorScreen) -> None:
    """Write what was typed into the file now; it happens by itself all the time."""
    screen.save_now()


@command("ctrl+q", modes=EVERYWHERE, hint="quit")
def quit(screen: EditorScreen) -> None:
    """Quit; everything is stored."""
    screen.quit()
