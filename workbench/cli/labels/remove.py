"""Takes a label out that no annotation has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import TEXT, json_option, project_argument
from workbench.cli._output import print_json, say
from workbench.services import labelling, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("label", type=TEXT)
@json_option
def command(project: Path, label: str, as_json: bool) -> None:
    """Prints what was removed."""
    with projects.open_for_writing(project) as store:
        known = labelling.find_label(store, label)
        labelling.remove_label(store, label, read_settings().author)
    if as_json:
        print_json({"name": known.name, "set": known.group, "id": known.id})
    else:
        say(f"removed {known.name}")
