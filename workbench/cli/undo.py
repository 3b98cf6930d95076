"""Takes your last change back, whatever it was and whenever; what others did stays.

A change is what one command or one key did. That a document was added is taken back too. There is
an author in the settings (`WORKBENCH_AUTHOR`) whose changes are yours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import json_option, project_argument
from workbench.cli._undone import walk
from workbench.services import undoing

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.undone import Undone
    from workbench.store.project import Store


@click.command()
@project_argument
@json_option
def command(project: Path, as_json: bool) -> None:
    """Says what it was; where there is nothing, it says so, and the exit status is 0."""

    def step(store: Store, author: str) -> Undone | None:
        return undoing.undo(store, author, documents=True)

    walk(project, step, "undone", as_json=as_json)
