"""The caret: moving, selecting, deleting, copying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui import copying
from workbench.tui.command import EVERYWHERE, Mode, command

if TYPE_CHECKING:
    from workbench.tui.screens.editor import EditorScreen

_WRITING = (Mode.TARGET, Mode.CORRECTING)


@command("left", modes=EVERYWHERE, in_palette=False)
def left(screen: EditorScreen) -> None:
    """One character to the left."""
    screen.step(-1)


@command("right", modes=EVERYWHERE, in_palette=False)
def right(screen: EditorScreen) -> None:
    """One character to the right."""
    screen.step(1)


@command("up", modes=EVERYWHERE, in_palette=False)
def up(screen: EditorScreen) -> None:
    """One row up; from the first row to the previous pair."""
    screen.move_rows(-1)


@command("down", modes=EVERYWHERE, in_palette=False)
def down(screen: EditorScreen) -> None:
    """One row down; from the last row to the next pair."""
    screen.move_rows(1)


@command("ctrl+left", "alt+left", "alt+b", modes=EVERYWHERE, in_palette=False)
def word_left(screen: EditorScreen) -> None:
    """One word to the left."""
    screen.move_caret(screen.word_edge(-1))


@command("ctrl+right", "alt+right", "alt+f", modes=EVERYWHERE, in_palette=False)
def word_right(screen: EditorScreen) -> None:
    """One word to the right."""
    screen.move_caret(screen.word_edge(1))


@command("home", "ctrl+a", modes=EVERYWHERE, in_palette=False)
def row_start(screen: EditorScreen) -> None:
    """To the start of the row."""
    screen.move_to_row_edge(-1)


@command("end", "ctrl+e", modes=EVERYWHERE, in_palette=False)
def row_end(screen: EditorScreen) -> None:
    """To the end of the row."""
    screen.move_to_row_edge(1)


@command("ctrl+home", modes=EVERYWHERE, in_palette=False)
def text_start(screen: EditorScreen) -> None:
    """To the start of the text."""
    screen.move_caret(0)


@command("ctrl+end", modes=EVERYWHERE, in_palette=False)
def text_end(screen: EditorScreen) -> None:
    """To the end of the text."""
    screen.move_caret(len(screen.buffer.text))


@command("shift+left", modes=EVERYWHERE, in_palette=False)
def select_left(screen: EditorScreen) -> None:
    """Select one character to the left."""
    screen.move_caret(screen.buffer.left(), select=True)


@command("shift+right", modes=EVERYWHERE, in_palette=False)
def select_right(screen: EditorScreen) -> None:
    """Select one character to the right."""
    screen.move_caret(screen.buffer.right(), select=True)


@command("shift+up", modes=EVERYWHERE, in_palette=False)
def select_up(screen: EditorScreen) -> None:
    """Select one row up."""
    screen.move_rows(-1, select=True)


@command("shift+down", modes=EVERYWHERE, in_palette=False)
def select_down(screen: EditorScreen) -> None:
    """Select one row down."""
    screen.move_rows(1, select=True)


@command("shift+home", modes=EVERYWHERE, in_palette=False)
def select_row_start(screen: EditorScreen) -> None:
    """Select to the start of the row."""
    screen.move_to_row_edge(-1, select=True)


@command("shift+end", modes=EVERYWHERE, in_palette=False)
def select_row_end(screen: EditorScreen) -> None:
    """Select to the end of the row."""
    screen.move_to_row_edge(1, select=True)


@command("ctrl+shift+left", modes=EVERYWHERE, in_palette=False)
def select_word_left(screen: EditorScreen) -> None:
    """Select one word to the left."""
    screen.move_caret(screen.word_edge(-1), select=True)


@command("ctrl+shift+right", modes=EVERYWHERE, in_palette=False)
def select_word_right(screen: EditorScreen) -> None:
    """Select one word to the right."""
    screen.move_caret(screen.word_edge(1), select=True)


@command(modes=EVERYWHERE)
def select_all(screen: EditorScreen) -> None:
    """Select the whole text that the caret is in."""
    screen.select_all()


@command("backspace", "ctrl+h", modes=_WRITING, in_palette=False)
def delete_left(screen: EditorScreen) -> None:
    """Delete the selection or the character on the left."""
    screen.delete(screen.buffer.left())


@command("delete", "ctrl+d", modes=_WRITING, in_palette=False)
def delete_right(screen: EditorScreen) -> None:
    """Delete the selection or the character on the right."""
    screen.delete(screen.buffer.right())


@command("ctrl+w", "alt+backspace", "ctrl+backspace", modes=_WRITING, in_palette=False)
def delete_word_left(screen: EditorScreen) -> None:
    """Delete the word on the left."""
    screen.delete(screen.buffer.word_left())


@command("ctrl+delete", "alt+d", modes=_WRITING, in_palette=False)
def delete_word_right(screen: EditorScreen) -> None:
    """Delete the word on the right."""
    screen.delete(screen.buffer.word_right())


@command("ctrl+u", modes=_WRITING, in_palette=False)
def delete_to_start(screen: EditorScreen) -> None:
    """Delete to the start of the row."""
    screen.delete(screen.row_edge(-1))


@command("ctrl+k", modes=_WRITING, in_palette=False)
def delete_to_end(screen: EditorScreen) -> None:
    """Delete to the end of the row."""
    screen.delete(screen.row_edge(1))


@command("ctrl+c", modes=EVERYWHERE)
def copy(screen: EditorScreen) -> None:
    """Copy the selection, or the whole text, to the system's clipboard."""
    text = screen.buffer.selected_text or screen.buffer.plain_text
    if text:
        copying.copy(screen.workbench, text)


@command("ctrl+x", modes=_WRITING)
def cut(screen: EditorScreen) -> None:
    """Cut the selection to the system's clipboard."""
    if len(screen.buffer.selection):
        copying.copy(screen.workbench, screen.buffer.selected_text)
        screen.delete(screen.buffer.caret)


@command("ctrl+v", modes=_WRITING)
def paste(screen: EditorScreen) -> None:
    """Paste from the system's clipboard; line breaks become spaces."""
    copying.paste(screen.workbench, screen.pasting_here())
