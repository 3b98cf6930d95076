"""Gives a memory another name.

MEMORY is its name or id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._memory import of_memory
from workbench.cli._options import TEXT, json_option, project_argument
from workbench.cli._output import print_json, say
from workbench.services import memories, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("memory", type=TEXT)
@click.argument("name", type=TEXT)
@json_option
def command(project: Path, memory: str, name: str, as_json: bool) -> None:
    """Prints the memory as it is then."""
    with projects.open_for_writing(project) as store:
        renamed = memories.rename(store, memory, name, read_settings().author)
    if as_json:
        print_json(of_memory(renamed))
    else:
        say(f"{memory} is {renamed.name} now")
