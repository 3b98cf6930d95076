"""Takes a dictionary out of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import TEXT, json_option, project_argument
from workbench.cli._output import print_json, say
from workbench.cli._words import of_dictionary
from workbench.services import looking_up, projects

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("dictionary", type=TEXT)
@json_option
def command(project: Path, dictionary: str, as_json: bool) -> None:
    """Prints what was removed; DICTIONARY is its name or id."""
    with projects.open_for_writing(project) as store:
        removed = looking_up.remove_dictionary(store, dictionary)
    if as_json:
        print_json(of_dictionary(removed))
    else:
        say(f"removed {removed.name}")
