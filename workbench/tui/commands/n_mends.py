"""In the repair: what is joined, left out and cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.command import MENDING, Mode, command

if TYPE_CHECKING:
    from workbench.tui.asking_app import AskedScreen
    from workbench.tui.screens.editor import EditorScreen
    from workbench.tui.screens.mends import MendsScreen


@command("alt+p")
def repair(screen: EditorScreen) -> None:
    """Show what repair proposes for the document: accept or refuse joins, omissions and cuts."""
    if len(screen.work):
        screen.workbench.lists.open_mends()


@command("m", modes=(Mode.SOURCE,), in_palette=False)
def repair_here(screen: EditorScreen) -> None:
    """Show what repair proposes, at this pair."""
    if len(screen.work):
        screen.workbench.lists.open_mends()


@command("enter", "i", modes=(Mode.ASKED,), hint="import", in_palette=False)
def import_mended(screen: AskedScreen) -> None:
    """Import the text with what is accepted; Esc leaves without importing anything."""
    screen.end(is_wanted=True)


@command("space", modes=MENDING, hint="accept/refuse", in_palette=False)
def toggle_mend(screen: MendsScreen) -> None:
    """Accept the proposal, or take it back where it is accepted; so does Enter after importing."""
    screen.toggle()


@command("enter", modes=(Mode.MENDS,), in_palette=False)
def toggle_mend_here(screen: MendsScreen) -> None:
    """Accept the proposal, or take it back where it is accepted."""
    screen.toggle()


@command("a", modes=MENDING, in_palette=False)
def accept_mend(screen: MendsScreen) -> None:
    """Accept the proposal, in place of one that excludes it."""
    screen.accept()


@command("x", "delete", modes=MENDING, in_palette=False)
def refuse_mend(screen: MendsScreen) -> None:
    """Refuse the proposal: what was joined is split, what was left out comes in again."""
    screen.refuse()


@command("A", modes=MENDING, hint="all", in_palette=False)
def accept_shown(screen: MendsScreen) -> None:
    """Accept all that is shown and likely enough, as one change."""
    screen.accept_shown()


@command("X", modes=MENDING, hint="none", in_palette=False)
def refuse_shown(screen: MendsScreen) -> None:
    """Refuse all that is shown, as one change."""
    screen.refuse_shown()


@command("t", modes=(Mode.MENDS,), hint="go there", in_palette=False)
def go_to_mend(screen: MendsScreen) -> None:
    """Go to the segment of the proposal on the page."""
    screen.go_there()


@command("o", modes=MENDING, hint="order", in_palette=False)
def order_mends(screen: MendsScreen) -> None:
    """Sort by place, or by confidence: what is least sure first."""
    screen.switch_order()
