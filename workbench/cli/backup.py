"""Copies a project as it stands, also while it is open.

Without OUT the copy stands beside the project, with the time in its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import PATH, project_argument
from workbench.cli._output import say
from workbench.services import maintaining, projects

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("out", required=False, type=PATH)
def command(project: Path, out: Path | None) -> None:
    """Prints the path of the copy."""
    with projects.open_for_reading(project) as store:
        copy = maintaining.backup(store, out)
    say(str(copy))
