"""Moving from pair to pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.command import command

if TYPE_CHECKING:
    from workbench.tui.screens.editor import EditorScreen


@command("ctrl+down", "alt+down", "ctrl+n")
def next_pair(screen: EditorScreen) -> None:
    """Go to the next pair."""
    screen.go(screen.work.active + 1, keeps_side=True)


@command("ctrl+up", "alt+up", "shift+tab")
def previous_pair(screen: EditorScreen) -> None:
    """Go to the previous pair."""
    screen.go(screen.work.active - 1, keeps_side=True)


@command("f9")
def next_open(screen: EditorScreen) -> None:
    """Go to the next pair that is not confirmed, leaving this one as it is."""
    screen.go_next_open()


@command("f8")
def next_flagged(screen: EditorScreen) -> None:
    """Go to the next pair that needs work."""
    screen.go_next_flagged()


@command("ctrl+g")
def go_to(screen: EditorScreen) -> None:
    """Go to a pair by its number."""
    screen.ask_number()


@command("alt+home")
def first_pair(screen: EditorScreen) -> None:
    """Go to the first pair."""
    screen.go(0)


@command("alt+end")
def last_pair(screen: EditorScreen) -> None:
    """Go to the last pair."""
    screen.go(len(screen.work) - 1)


@command("pagedown")
def scroll_down(screen: EditorScreen) -> None:
    """Scroll the page down; the caret stays where it is."""
    screen.page.scroll_pages(1)


@command("pageup")
def scroll_up(screen: EditorScreen) -> None:
    """Scroll the page up; the caret stays where it is."""
    screen.page.scroll_pages(-1)


@command("ctrl+f", hint="find")
def find(screen: EditorScreen) -> None:
    """Find a phrase in source and target."""
    screen.finder.ask()


@command("ctrl+l")
def next_hit(screen: EditorScreen) -> None:
    """Go to the next place of the phrase that was found."""
    screen.finder.go_on()


@command()
def open_document(screen: EditorScreen) -> None:
    """Open another document of this project."""
    screen.choose_document()
