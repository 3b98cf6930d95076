"""What is done on the screen; the command line itself imports none of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.model.settings import Settings
    from workbench.services.importing import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Screens:
    """The object of click's context."""

    open: Callable[[Path, Settings, str | None], None]
    """Opens a project, at a document."""
    ask: Callable[[Proposal, Path, Settings], Proposal | None]
    """Has the repair of a text decided; None where it is not to be imported."""
