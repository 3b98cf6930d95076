"""Makes a project from a newspaper page and a glossary, and opens it.

The project is made in the folder where you are, unless --path says where; one that is there
already is opened as it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli._options import PATH
from workbench.cli._output import say
from workbench.services import projects
from workbench.services.settings import read_settings, remember_project

if TYPE_CHECKING:
    from workbench.cli._screens import Screens


@click.command()
@click.option(
    "--path", type=PATH, default=Path("workbench-demo.db"), show_default=True, help="Where."
)
@click.option("--no-open", is_flag=True, help="Only make it.")
@click.pass_obj
def command(screens: Screens, path: Path, no_open: bool) -> None:
    """Prints the path, then opens the screen."""
    settings = read_settings()
    say(str(projects.demo(path, settings.author)))
    if not no_open:
        remember_project(path)
        screens.open(path, settings, None)
