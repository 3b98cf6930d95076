"""Changes a label, and only what is given; a new name goes to all annotations that have it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from workbench.cli._labels import given, label_options, show_one
from workbench.cli._options import TEXT, json_option, project_argument
from workbench.services import label_files, labelling, projects
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_argument
@click.argument("label", type=TEXT)
@click.option("--name", type=TEXT, help="How it is called from now on.")
@click.option("--set", "group", type=TEXT, help="The set that it belongs to.")
@label_options
@json_option
def command(project: Path, label: str, as_json: bool, **options: Any) -> None:
    """Prints the label as it stands then."""
    changes = given(options)
    if not changes:
        raise click.UsageError("Give at least one option with what is to change")
    with projects.open_for_writing(project) as store:
        known = label_files.as_new(labelling.find_label(store, label))
        changed = replace(known, **changes)
        labelling.change_label(store, label, changed, read_settings().author)
        show_one(store, changed.name, as_json=as_json)
