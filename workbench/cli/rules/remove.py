"""Takes the rules away, so that the program's alone are in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._options import json_option, project_argument
from workbench.cli._output import print_json, say
from workbench.services import projects, sentencing
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@json_option
def command(project: Path, as_json: bool) -> None:
    """Prints whose rules they were."""
    with projects.open_for_writing(project) as store:
        removed = sentencing.remove_rules(store, read_settings().author)
    if as_json:
        print_json({"name": removed})
    else:
        say(f"removed the rules of {removed}")
