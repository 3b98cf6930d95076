"""Lists the dictionaries of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import json_option, project_argument
from workbench.cli._output import print_json, say, say_table
from workbench.cli._words import of_dictionary
from workbench.services import looking_up, projects

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@json_option
def command(project: Path, as_json: bool) -> None:
    """Prints a row a dictionary."""
    with projects.open_for_reading(project) as store:
        known = looking_up.dictionaries(store)
    if as_json:
        print_json([of_dictionary(each) for each in known])
    elif known:
        rows = [
            (each.name, f"{each.entries:,}", each.date, each.time[:10], each.author)
            for each in known
        ]
        say_table(("dictionary", "entries", "edition", "imported", "by"), rows)
    else:
        say(looking_up.NO_DICTIONARY)
