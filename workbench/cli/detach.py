"""Detaches a library.

LIBRARY is its path or id; it need not be there any more. The file stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._memory import of_library
from workbench.cli._options import TEXT, json_option, project_argument
from workbench.cli._output import print_json, say
from workbench.services import libraries, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("library", type=TEXT)
@json_option
def command(project: Path, library: str, as_json: bool) -> None:
    """Prints what was detached."""
    with projects.open_for_writing(project) as store:
        detached = libraries.detach(store, library, read_settings().author)
    if as_json:
        print_json(of_library(detached))
    else:
        say(f"{detached.path} is no library any more")
