"""The program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.command import ON_EVERY_SCREEN, READING, Mode, command

if TYPE_CHECKING:
    from workbench.tui.screens.editor import EditorScreen


@command("f1", "ctrl+underscore", "ctrl+slash", modes=ON_EVERY_SCREEN, hint="help")
def help(screen: EditorScreen) -> None:
    """Show every key and command."""
    screen.show_help()


@command("ctrl+p", "ctrl+backslash", "f10", modes=ON_EVERY_SCREEN)
def palette(screen: EditorScreen) -> None:
    """Find a command by its name."""
    screen.app.action_command_palette()


@command("alt+g")
def glossary(screen: EditorScreen) -> None:
    """Open the glossary; ctrl+t twice does so too."""
    screen.workbench.lists.open_glossary()


@command("g", modes=(Mode.SOURCE,), hint="glossary", in_palette=False)
def look_up(screen: EditorScreen) -> None:
    """Look up the selection or the term under the caret in the glossary."""
    screen.look_up()


@command()
def document_date(screen: EditorScreen) -> None:
    """Say when the document was written, so that terms get the wording of their time."""
    screen.ask_date()


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
    screen.workbench.switch_theme()


@command()
def typographic_quotes(screen: EditorScreen) -> None:
    """Turn typographic quotes and dashes as typed on or off."""
    is_on = screen.workbench.is_typographic = not screen.workbench.is_typographic
    screen.say(f"quotes and dashes become typographic: {'on' if is_on else 'off'}")


@command("ctrl+s")
def save(screen: EditorScreen) -> None:
    """Write what was typed into the file now; it happens by itself all the time."""
    screen.save_now()


@command("alt+e", modes=READING)
def export(screen: EditorScreen) -> None:
    """Export this document to a file; the ending of its name says the format."""
    screen.ask_export()


@command("ctrl+q", modes=ON_EVERY_SCREEN, hint="quit")
def quit(screen: EditorScreen) -> None:
    """Quit; everything is stored."""
    screen.quit()
