"""Annotating: every letter is a label; the others are signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.awaiting import Awaited
from workbench.tui.command import READING, WALKING, Mode, command

if TYPE_CHECKING:
    from workbench.tui.screens.editor import EditorScreen

_HERE = (Mode.ANNOTATING,)


@command("alt+a", modes=(*READING, Mode.REVIEWING))
def annotate(screen: EditorScreen) -> None:
    """Annotate: select words, and one letter labels them."""
    screen.begin_annotating()


@command("a", modes=(Mode.SOURCE,), hint="annotate", in_palette=False)
def annotate_here(screen: EditorScreen) -> None:
    """Annotate what is selected here."""
    screen.begin_annotating()


@command("v", "space", modes=WALKING, hint="select", in_palette=False)
def select_words(screen: EditorScreen) -> None:
    """Begin or end a selection; the arrows extend it."""
    screen.toggle_selecting()


@command("tab", modes=WALKING, hint="other text", in_palette=False)
def other_text(screen: EditorScreen) -> None:
    """Put the caret into the other text."""
    screen.switch_side()


@command("right_square_bracket", modes=(*WALKING, Mode.SOURCE), hint="next note")
def next_note(screen: EditorScreen) -> None:
    """Go to the next note of the document that is not resolved."""
    screen.notes.go(1)


@command("left_square_bracket", modes=(*WALKING, Mode.SOURCE))
def previous_note(screen: EditorScreen) -> None:
    """Go to the previous note of the document that is not resolved."""
    screen.notes.go(-1)


@command("grave_accent", modes=WALKING, in_palette=False)
def choose_note(screen: EditorScreen) -> None:
    """Go to a note of the panel: the next key is its label."""
    screen.await_label(Awaited.HIT)


@command("full_stop", modes=WALKING, hint="resolve")
def resolve_note(screen: EditorScreen) -> None:
    """Resolve the note under the caret, accept a proposed one, or open a resolved one again."""
    screen.notes.resolve()


@command("comma", modes=WALKING, hint="reply")
def reply_to_note(screen: EditorScreen) -> None:
    """Answer the note under the caret."""
    screen.notes.reply()


@command("enter", modes=_HERE, hint="edit")
def edit_note(screen: EditorScreen) -> None:
    """Change what the note under the caret says."""
    screen.notes.edit()


@command("delete", "minus", modes=WALKING)
def remove_note(screen: EditorScreen) -> None:
    """Take the note under the caret away."""
    screen.notes.remove()


@command("equals_sign", modes=WALKING)
def place_note(screen: EditorScreen) -> None:
    """Put a note whose words are gone on the selection."""
    screen.notes.place()


@command("escape", "ctrl+o", "f6", modes=WALKING, hint="back", in_palette=False)
def leave_walking(screen: EditorScreen) -> None:
    """Go back to where you came from."""
    screen.leave_walking()


@command("alt+m")
def notes(screen: EditorScreen) -> None:
    """Open the list of all notes."""
    screen.workbench.lists.open_notes()


@command("n", modes=(Mode.SOURCE, Mode.REVIEWING), in_palette=False)
def notes_here(screen: EditorScreen) -> None:
    """Open the list of all notes, at this pair."""
    screen.workbench.lists.open_notes()
