"""The translation memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.command import READING, Mode, command

if TYPE_CHECKING:
    from workbench.tui.screens.concordance import ConcordanceScreen
    from workbench.tui.screens.editor import EditorScreen

_HERE = (Mode.CONCORDANCE,)


@command("alt+k", modes=READING)
def concordance(screen: EditorScreen) -> None:
    """Look in the whole memory for what is selected or typed; ctrl+r twice does so too."""
    screen.open_concordance()


@command("f", modes=(Mode.SOURCE,), hint="memory", in_palette=False)
def concordance_here(screen: EditorScreen) -> None:
    """Look in the whole memory for what is selected or typed."""
    screen.open_concordance()


@command()
def pretranslate(screen: EditorScreen) -> None:
    """Fill what has no English in this document out of the memory, as drafts."""
    screen.ask_pretranslation()


@command("enter", "i", modes=_HERE, hint="insert", in_palette=False)
def insert_found(screen: ConcordanceScreen) -> None:
    """Insert the English at the caret of the pair that you came from."""
    screen.insert()


@command("g", modes=_HERE, hint="go there", in_palette=False)
def go_to_unit(screen: ConcordanceScreen) -> None:
    """Go to the pair in the editor, where the unit is one of this project."""
    screen.go_there()


@command("s", modes=_HERE, hint="side", in_palette=False)
def search_side(screen: ConcordanceScreen) -> None:
    """Look in the Chinese only, then in the English only, then in both."""
    screen.next_side()


@command("x", modes=_HERE, hint="exact", in_palette=False)
def search_exactly(screen: ConcordanceScreen) -> None:
    """Tell case, width and script apart, or no longer."""
    screen.toggle_exact()


@command("r", modes=_HERE, hint="expression", in_palette=False)
def search_expression(screen: ConcordanceScreen) -> None:
    """Take what is typed for a regular expression, or for words again."""
    screen.toggle_regex()


@command("o", modes=_HERE, hint="origin", in_palette=False)
def choose_origin(screen: ConcordanceScreen) -> None:
    """Show only units that a person wrote, that were imported, or that a machine made."""
    screen.choose_origin()


@command("d", modes=_HERE, hint="dates", in_palette=False)
def choose_period(screen: ConcordanceScreen) -> None:
    """Show only units of some time."""
    screen.ask_period()


@command("m", modes=_HERE, hint="memory", in_palette=False)
def choose_memory(screen: ConcordanceScreen) -> None:
    """Show only units of one memory or library."""
    screen.choose_memory()


@command("0", modes=_HERE, in_palette=False)
def show_all_units(screen: ConcordanceScreen) -> None:
    """Leave nothing out any more."""
    screen.show_everything()


@command("w", modes=_HERE, hint="write", in_palette=False)
def write_found(screen: ConcordanceScreen) -> None:
    """Write all that is found to a file of translation units."""
    screen.ask_file()
