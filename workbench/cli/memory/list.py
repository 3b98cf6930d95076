"""Lists the memories with the counts of their units.

The first is that of the project itself, which follows what is confirmed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._memory import of_memory
from workbench.cli._options import json_option, project_argument
from workbench.cli._output import print_json, say_table
from workbench.services import memories, projects

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@json_option
def command(project: Path, as_json: bool) -> None:
    """Prints a line for each."""
    with projects.open_for_reading(project) as store:
        found = memories.memories(store)
    if as_json:
        print_json([of_memory(memory) for memory in found])
        return
    say_table(
        ("units", "since", "by", "name"),
        [
            (f"{each.units:,}", each.time[:10], each.author or "-", " ".join(each.name.split()))
            for each in found
        ],
    )
