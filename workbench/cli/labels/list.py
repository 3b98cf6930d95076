"""Lists the labels of a project with set, purpose, sign and key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli._labels import show
from workbench.cli._options import TEXT, json_option, project_argument
from workbench.services import labelling, projects

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.option("--set", "group", type=TEXT, help="Only the labels of this set.")
@json_option
def command(project: Path, group: str | None, as_json: bool) -> None:
    """Prints a row a label, with how many annotations have it."""
    with projects.open_for_reading(project) as store:
        labels = [each for each in labelling.labels(store) if group in (None, each.group)]
        show(store, labels, as_json=as_json)
