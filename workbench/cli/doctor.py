"""Looks for damage inside a project, and changes nothing.

Exit status: 0 for a sound project, 1 where there are findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import json_option, project_argument
from workbench.cli._output import print_json, say
from workbench.services import maintaining, projects

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@json_option
@click.pass_context
def command(ctx: click.Context, project: Path, as_json: bool) -> None:
    """Prints a line for each finding."""
    with projects.open_for_reading(project) as store:
        faults = maintaining.faults(store)
    if as_json:
        print_json([{"message": fault} for fault in faults])
    else:
        for fault in faults or [f"{project} is sound"]:
            say(fault)
    if faults:
        ctx.exit(1)
