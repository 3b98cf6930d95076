"""Changes the texts of a unit.

ID is that of the unit, as the listings with --json say it; the changed unit has another. One of a
confirmed pair follows its segment, and is changed there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._memory import of_unit
from workbench.cli._options import TEXT, json_option, project_argument
from workbench.cli._output import print_json, say
from workbench.services import memories, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("unit", metavar="ID", type=TEXT)
@click.option("--source", type=TEXT, help="The Chinese.")
@click.option("--target", type=TEXT, help="The English.")
@json_option
def command(
    project: Path, unit: str, source: str | None, target: str | None, as_json: bool
) -> None:
    """Prints the unit as it is then."""
    if source is None and target is None:
        raise click.UsageError("Give --source or --target")
    with projects.open_for_writing(project) as store:
        edited = memories.edit(store, unit, read_settings().author, source=source, target=target)
    if as_json:
        print_json(of_unit(edited))
    else:
        say(edited.source)
        say(edited.target)
