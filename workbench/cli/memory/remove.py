"""Takes a memory away with its units, or single units.

MEMORY is its name or id. With --unit only these units go, wherever they are; one of a confirmed
pair stays away until the pair says something else. Undo brings them back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._memory import of_memory
from workbench.cli._options import TEXT, json_option, project_argument
from workbench.cli._output import counted, print_json, say
from workbench.services import memories, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("memory", type=TEXT, required=False)
@click.option("--unit", "units", type=TEXT, multiple=True, metavar="ID", help="Only this unit.")
@json_option
def command(project: Path, memory: str | None, units: tuple[str, ...], as_json: bool) -> None:
    """Prints what was removed."""
    if (memory is None) == (not units):
        raise click.UsageError("Give a memory, or units with --unit")
    author = read_settings().author
    with projects.open_for_writing(project) as store:
        if memory is None:
            count = memories.remove_units(store, units, author)
            removed = None
        else:
            removed = memories.remove(store, memory, author)
            count = removed.units
    if as_json:
        print_json({"removed": count, "memory": of_memory(removed) if removed else None})
    else:
        where = f" with {removed.name}" if removed else ""
        say(f"removed {counted(count, 'unit')}{where}")
