"""In a term list before it is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.command import Mode, command

if TYPE_CHECKING:
    from workbench.tui.screens.columns import ColumnsScreen

_HERE = (Mode.COLUMNS,)


@command("enter", "e", modes=_HERE, hint="what it is", in_palette=False)
def choose_column(screen: ColumnsScreen) -> None:
    """Say what a column of the table is."""
    screen.choose_column()


@command("s", modes=_HERE, hint="sheet", in_palette=False)
def choose_sheet(screen: ColumnsScreen) -> None:
    """Choose the sheet of a workbook."""
    screen.choose_sheet()


@command("c", modes=_HERE, hint="in a conflict", in_palette=False)
def next_policy(screen: ColumnsScreen) -> None:
    """Keep both where list and glossary contradict, or ours, or theirs."""
    screen.next_policy()


@command("p", modes=_HERE, hint="preview", in_palette=False)
def preview_import(screen: ColumnsScreen) -> None:
    """Show what would be new, changed or in conflict."""
    screen.preview()


@command("i", modes=_HERE, hint="import", in_palette=False)
def import_list(screen: ColumnsScreen) -> None:
    """Merge the list into the glossary, as one step of undo."""
    screen.import_all()
