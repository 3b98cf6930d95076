"""Puts all units of one memory into another.

MEMORY and INTO are names or ids. However many units there are, it takes no time, nor does undo.
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
@click.argument("memory", type=TEXT)
@click.argument("into", type=TEXT)
@json_option
def command(project: Path, memory: str, into: str, as_json: bool) -> None:
    """Prints the memory that has all of them then."""
    with projects.open_for_writing(project) as store:
        whole = memories.merge(store, memory, into, read_settings().author)
    if as_json:
        print_json(of_memory(whole))
    else:
        say(f"{whole.name} has {counted(whole.units, 'unit')} now")
