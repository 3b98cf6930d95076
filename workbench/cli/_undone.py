"""What `undo` and `redo` print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli._output import print_json, say
from workbench.services import projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.model.undone import Undone
    from workbench.store.project import Store


def walk(
    project: Path, step: Callable[[Store, str], Undone | None], done: str, *, as_json: bool
) -> None:
    """Goes one step back or forth in the author's own changes, and says which it was."""
    with projects.open_for_writing(project) as store:
        undone = step(store, read_settings().author)
    if as_json:
        print_json({done: undone is not None, "label": undone.label if undone else ""})
    elif undone is None:
        say(f"there is nothing to be {done}")
    else:
        say(f"{done}: {undone.label}")
