"""What `add --ask` does: the repair of each text is decided on the screen before it is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.cli._screens import Screens
    from workbench.services.importing import Proposal


def decided(screens: Screens, proposals: Sequence[Proposal], project: Path) -> list[Proposal]:
    """The texts with the repair that was chosen; none at all where one of them was left.

    Raises Refused where there is no terminal.
    """
    settings = read_settings()
    found: list[Proposal] = []
    for proposal in proposals:
        chosen = screens.ask(proposal, project, settings)
        if chosen is None:
            return []
        found.append(chosen)
    return found
