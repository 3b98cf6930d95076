"""Among the uses of a term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.command import Mode, command

if TYPE_CHECKING:
    from workbench.tui.screens.uses import UsesScreen

_HERE = (Mode.USES,)


@command("enter", "g", modes=_HERE, hint="go there", in_palette=False)
def go_to_use(screen: UsesScreen) -> None:
    """Go to the pair in the editor."""
    screen.go_there()


@command("r", modes=_HERE, hint="replace", in_palette=False)
def replace_rendering(screen: UsesScreen) -> None:
    """Put another English in the place of this one, where marked or everywhere; shown first."""
    screen.replace()
