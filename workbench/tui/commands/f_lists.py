"""In every list: glossary, candidates, uses, notes, timeline, repair, concordance and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.command import FILTERED, LISTS, MARKING, command

if TYPE_CHECKING:
    from workbench.tui.screens.listing import ListScreen


@command("escape", "q", modes=LISTS, hint="back", in_palette=False)
def leave_list(screen: ListScreen) -> None:
    """Go back to where you came from."""
    screen.leave()


@command("slash", "ctrl+f", modes=FILTERED, hint="filter", in_palette=False)
def filter_list(screen: ListScreen) -> None:
    """Show only what has some words; Enter or Down goes back to the list."""
    screen.begin_filter()


@command("space", modes=MARKING, in_palette=False)
def mark(screen: ListScreen) -> None:
    """Mark this row, for a command that takes several, or take the mark away."""
    screen.toggle_mark()


@command("asterisk", modes=MARKING, in_palette=False)
def mark_all(screen: ListScreen) -> None:
    """Mark all rows, or take all marks away."""
    screen.toggle_all_marks()


@command("down", modes=LISTS, in_palette=False)
def row_down(screen: ListScreen) -> None:
    """Go to the next row."""
    screen.step(1)


@command("up", modes=LISTS, in_palette=False)
def row_up(screen: ListScreen) -> None:
    """Go to the previous row."""
    screen.step(-1)


@command("pagedown", modes=LISTS, in_palette=False)
def page_of_rows_down(screen: ListScreen) -> None:
    """Go down by a page."""
    screen.step(screen.page_rows)


@command("pageup", modes=LISTS, in_palette=False)
def page_of_rows_up(screen: ListScreen) -> None:
    """Go up by a page."""
    screen.step(-screen.page_rows)


@command("home", "ctrl+a", modes=LISTS, in_palette=False)
def first_row(screen: ListScreen) -> None:
    """Go to the first row."""
    screen.go(0)


@command("end", "ctrl+e", modes=LISTS, in_palette=False)
def last_row(screen: ListScreen) -> None:
    """Go to the last row."""
    screen.go(screen.rows.count - 1)


@command("right", "ctrl+d", modes=LISTS, in_palette=False)
def card_down(screen: ListScreen) -> None:
    """Scroll the card down."""
    screen.card.scroll_lines(4)


@command("left", "ctrl+u", modes=LISTS, in_palette=False)
def card_up(screen: ListScreen) -> None:
    """Scroll the card up."""
    screen.card.scroll_lines(-4)
