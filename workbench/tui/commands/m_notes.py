"""In the list of notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.command import Mode, command

if TYPE_CHECKING:
    from workbench.tui.screens.notes import NotesScreen

_HERE = (Mode.NOTES,)


@command("enter", modes=_HERE, hint="go there", in_palette=False)
def go_to_note(screen: NotesScreen) -> None:
    """Go to the words of the note."""
    screen.go_there()


@command("x", modes=_HERE, hint="resolve", in_palette=False)
def resolve_notes(screen: NotesScreen) -> None:
    """Resolve the note or all that are marked; proposed ones are accepted, resolved ones opened."""
    screen.resolve()


@command("r", modes=_HERE, hint="reply", in_palette=False)
def reply_in_list(screen: NotesScreen) -> None:
    """Answer the note."""
    screen.reply()


@command("e", modes=_HERE, hint="edit", in_palette=False)
def edit_in_list(screen: NotesScreen) -> None:
    """Change what the note says."""
    screen.edit()


@command("d", "delete", modes=_HERE, hint="remove", in_palette=False)
def remove_notes(screen: NotesScreen) -> None:
    """Take the note, or all that are marked, away; proposed ones are refused by it."""
    screen.take_away()


@command("k", modes=_HERE, in_palette=False)
def change_note_label(screen: NotesScreen) -> None:
    """Give the note another label."""
    screen.choose_label()


@command("v", modes=_HERE, in_palette=False)
def toggle_visibility(screen: NotesScreen) -> None:
    """Make the note internal, or show it to the client."""
    screen.toggle_visibility()


@command("y", modes=_HERE, in_palette=False)
def next_severity(screen: NotesScreen) -> None:
    """Give an error the next severity: neutral, minor, major, critical, none."""
    screen.next_severity()


@command("t", modes=_HERE, hint="relate", in_palette=False)
def relate_notes(screen: NotesScreen) -> None:
    """Relate two marked notes: the first refers to, contradicts or renders the second."""
    screen.relate()


@command("p", modes=_HERE, hint="propose", in_palette=False)
def propose_notes(screen: NotesScreen) -> None:
    """Propose terms, names, numbers, dates and quotations of the document as notes."""
    screen.propose()


@command("o", modes=_HERE, hint="open", in_palette=False)
def show_open_notes(screen: NotesScreen) -> None:
    """Show only what is open, then proposed, then resolved, then all."""
    screen.next_state()


@command("m", modes=_HERE, hint="mine", in_palette=False)
def show_my_notes(screen: NotesScreen) -> None:
    """Show only your own notes, or all."""
    screen.toggle_mine()


@command("l", modes=_HERE, hint="label", in_palette=False)
def show_one_label(screen: NotesScreen) -> None:
    """Show only one label."""
    screen.choose_facet()


@command("s", modes=_HERE, hint="side", in_palette=False)
def show_one_side(screen: NotesScreen) -> None:
    """Show only the notes on the Chinese, then on the English, then all."""
    screen.next_side()


@command("g", modes=_HERE, in_palette=False)
def show_orphans(screen: NotesScreen) -> None:
    """Show only notes whose words are gone, or all."""
    screen.toggle_orphans()


@command("0", modes=_HERE, hint="all", in_palette=False)
def show_all_notes(screen: NotesScreen) -> None:
    """Show all notes again."""
    screen.show_everything()
